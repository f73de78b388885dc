import Scanning

extension OutlineReader {
  mutating func visit(_ id: StatementID, _ place: Place) {
    switch tree.statement(id) {
    case .functionDefinition(let function): visit(function, id, place)
    case .classDefinition(let definition): visit(definition, id, place)
    case .return(let value): push(value, place)
    case .delete(let targets):
      for target in targets { change(target, "deletes", place) }
    case .assign(let targets, let value):
      for target in targets {
        change(target, "sets", place)
        if let routine = place.routine, case .name(let name) = tree.expression(target) {
          noteMaker(of: tree.names[name], in: routine, value)
        }
      }
      push(value, place)
    case .augmentedAssign(let target, _, let value):
      change(target, "changes", place)
      if case .name = tree.expression(target), isForeign(target) {
        note(.certain("changes \(text(of: target))"), at: line(of: target), place)
      }
      push(value, place)
    case .annotatedAssign(let target, let annotation, let value, _):
      if value != nil { change(target, "sets", place) }
      push(annotation, place.with { $0.isQuiet = isQuietAnnotation($0) })
      push(value, place)
    case .typeAlias: break
    case .for(let target, let iterable, let body, let orElse, _):
      push(orElse, place)
      push(body, place.with { $0.isInLoop = true })
      change(target, "sets", place)
      push(iterable, place)
    case .while(let test, let body, let orElse):
      push(orElse, place)
      push(body, place.with { $0.isInLoop = true })
      push(test, place)
    case .if(let test, let body, let orElse): visitIf(test, body, orElse, place)
    case .with(let items, let body, _):
      var inside = place
      for item in items {
        let context = tree.item(item).context
        if String(decoding: tree.text(of: context), as: UTF8.self).contains("catch_warnings") {
          inside.catchesWarnings = true
        }
        if isForeign(context) {
          note(.certain("enters \(text(of: context))"), at: line(of: context), place)
        }
        push(context, place)
      }
      push(body, inside)
    case .match(let subject, let cases):
      for clause in cases.reversed() {
        push(tree.matchCase(clause).body, place)
        push(tree.matchCase(clause).guardTest, place)
      }
      push(subject, place)
    case .raise(let exception, let cause):
      if place.routine == nil, place.type == nil {
        note(.certain("may end with an exception"), at: line(of: id), place)
      }
      push(cause, place)
      push(exception, place)
    case .try(let statement):
      push(statement.finally, place)
      push(statement.orElse, place)
      for handler in statement.handlers.reversed() {
        push(tree.handler(handler).body, place)
        push(tree.handler(handler).type, place)
      }
      push(statement.body, place)
    case .assert(let test, let message):
      push(message, place)
      push(test, place)
    case .global(let names):
      guard place.routine != nil else { break }
      for name in names {
        note(.ownChange("sets its global \(tree.names[name.name])"), at: line(of: id), place)
      }
    case .expression(let expression): visit(expression, .dropped, place)
    case .importFrom(let module, let level, let aliases, _):
      guard place.routine == nil, !place.isQuiet else { break }
      let from = absolute(dotted(module), level: level)
      for alias in aliases {
        guard let part = tree.alias(alias).parts.first else { continue }
        let full = "\(from).\(tree.names[part.name])"
        outline.taken[full] = outline.taken[full] ?? line(of: alias)
      }
    case .import, .nonlocal, .pass, .break, .continue, .invalid: break
    }
  }

  private mutating func visitIf(
    _ test: ExpressionID, _ body: Statement.Block, _ orElse: Statement.Block, _ place: Place
  ) {
    var (whenTrue, whenFalse) = (place, place)
    let text = String(decoding: tree.text(of: test), as: UTF8.self)
    switch text {
    case "TYPE_CHECKING", "False", "0": whenTrue.isQuiet = true
    case "not TYPE_CHECKING": whenFalse.isQuiet = true
    case _ where text.hasSuffix(".TYPE_CHECKING"):
      if text.hasPrefix("not ") { whenFalse.isQuiet = true } else { whenTrue.isQuiet = true }
    case _ where text.hasPrefix("__name__ ==") && text.contains("__main__"):
      whenTrue.isQuiet = true
    default: break
    }
    if text.contains("version_info") || text.contains("hexversion") {
      // A `raise` here speaks of Pythons that nobody runs it with.
      whenTrue.isQuiet = whenTrue.isQuiet || body.allSatisfy(isRaise)
    }
    push(orElse, whenFalse)
    push(body, whenTrue)
    push(test, place)
  }

  private func isRaise(_ id: StatementID) -> Bool {
    if case .raise = tree.statement(id) { true } else { false }
  }

  // MARK: Definitions

  private mutating func visit(
    _ function: FunctionDefinition, _ id: StatementID, _ place: Place
  ) {
    decorate(function.decorators, place)
    for parameter in function.parameters {
      let parts = tree.parameter(parameter)
      push(parts.annotation, place.with { $0.isQuiet = isQuietAnnotation($0) })
      push(parts.defaultValue, place)
    }
    push(function.returns, place.with { $0.isQuiet = isQuietAnnotation($0) })
    for decorator in function.decorators where isCalledLate(decorator) {
      outline.lateFunctions.insert(tree.names[function.name.name])
    }
    let label = self.label(of: function.name, place)
    outline.routines[label] = outline.routines[label] ?? Routine(line: line(of: id), isClass: false)
    if place.type != nil, function.decorators.contains(where: isClassMethod),
      let first = function.parameters.first
    {
      outline.routines[label]?.givenClass = tree.names[tree.parameter(first).name]
    }
    if let around = place.type == nil ? place.routine : nil {
      outline.routines[around]?.inner.append(label)
    }
    push(
      function.body,
      Place(routine: label, type: nil, isQuiet: place.isQuiet && place.routine != nil))
  }

  private mutating func visit(
    _ definition: ClassDefinition, _ id: StatementID, _ place: Place
  ) {
    decorate(definition.decorators, place)
    let label = self.label(of: definition.name, place)
    var routine = Routine(line: line(of: id), isClass: true)
    for base in definition.bases {
      if let callee = callee(naming: base) {
        routine.bases.append(callee)
      } else if !isBuiltinClass(base) {
        routine.basesAreNamed = false
      }
      push(base, place)
    }
    for keyword in definition.keywords {
      let keyword = tree.keyword(keyword)
      if keyword.name.map({ tree.names[$0] }) == "metaclass" {
        routine.metaclass = callee(naming: keyword.value)
      }
      push(keyword.value, place)
    }
    note(
      .classCreation(
        label, bases: routine.bases, metaclass: routine.metaclass),
      at: line(of: id), place)
    outline.routines[label] = routine
    push(definition.body, place.with { $0.type = label })
  }

  /// A built-in class that is no metaclass.
  private func isBuiltinClass(_ base: ExpressionID) -> Bool {
    guard case .name = tree.expression(base), case .builtin(let name) = kind(ofRoot: base) else {
      return false
    }
    return name != "type"
      && (name.hasSuffix("Error") || name.hasSuffix("Exception")
        || name.hasSuffix("Warning") || KnownCalls.plainBuiltins.contains(name))
  }

  private func isClassMethod(_ decorator: ExpressionID) -> Bool {
    guard case .name(let name) = tree.expression(decorator) else { return false }
    return tree.names[name] == "classmethod"
  }

  /// `@atexit.register`.
  private func isCalledLate(_ decorator: ExpressionID) -> Bool {
    guard case .imported(let full)? = callee(naming: decorator) else { return false }
    return full.hasPrefix("atexit.") || full.hasSuffix(".add_signal_handler")
  }

  private func isQuietAnnotation(_ place: Place) -> Bool {
    place.isQuiet || place.routine != nil || scopes.postponesAnnotations
  }

  private func label(of name: NameOccurrence, _ place: Place) -> String {
    let around = place.type ?? place.routine
    return (around.map { $0 + "." } ?? "") + tree.names[name.name]
  }

  private mutating func decorate(_ decorators: ArenaList<ExpressionID>, _ place: Place) {
    for decorator in decorators {
      if case .call(let function, let arguments, let keywords) = tree.expression(decorator) {
        judge(
          function, .decorates, isCurried: true, arguments, at: line(of: decorator), place)
        push(Array(arguments) + keywords.map { tree.keyword($0).value }, place)
      } else {
        judge(decorator, .decorates, isCurried: false, nil, at: line(of: decorator), place)
      }
      refer(decorator, place)
    }
  }

  /// A class that is named as a base or a metaclass.
  func callee(naming id: ExpressionID) -> Callee? {
    var id = id
    if case .subscript(let base, _) = tree.expression(id) { id = base }
    if case .call(let function, _, _) = tree.expression(id) { id = function }
    guard let chain = chain(id) else { return nil }
    switch kind(ofRoot: chain.root) {
    case .imported(let full):
      return .imported(([full] + chain.names.dropFirst()).joined(separator: "."))
    case .definition: return .own(chain.names.joined(separator: "."))
    case .object(_, .foreign(let text)): return .imported(text)
    case .builtin, .local, .object: return nil
    }
  }

  // MARK: Changes

  /// A target that is set, changed or deleted.
  private mutating func change(_ target: ExpressionID, _ verb: String, _ place: Place) {
    switch tree.expression(target) {
    case .tuple(let items), .list(let items):
      for item in items {
        if case .starred(let inner) = tree.expression(item) {
          change(inner, verb, place)
        } else {
          change(item, verb, place)
        }
      }
    case .attribute(let value, let name):
      touch(value, "\(verb) \(text(of: target))", at: line(of: target), place)
      give(tree.names[name], to: value)
      if let chain = chain(value), chain.names.count == 1,
        case .local(let local) = kind(ofRoot: chain.root),
        local != "self", local != "cls"
      {
        let attribute = tree.names[name]
        outline.looseNames[attribute] = outline.looseNames[attribute] ?? line(of: target)
      }
      refer(target, place)
      push(value, place)
    case .subscript(let value, let index):
      touch(value, "\(verb) an item of \(text(of: value))", at: line(of: target), place)
      push(value, place)
      push(index, place)
    default: break
    }
  }

  /// Something of what an expression stands for is changed.
  mutating func touch(_ id: ExpressionID, _ what: String, at line: Int, _ place: Place) {
    guard let root = rootExpression(id) else { return }
    if case .call(_, let arguments, _) = tree.expression(id), arguments.contains(where: isForeign) {
      note(.certain(what), at: line, place)
    }
    switch kind(ofRoot: root) {
    case .imported(let full):
      if place.catchesWarnings, full == "warnings" { return }
      note(.certain(what), at: line, place)
    case .object(_, .foreign), .object(_, .logger): note(.certain(what), at: line, place)
    case .object(_, .unknown):
      note(place.routine == nil ? .certain(what) : .ownChange(what), at: line, place)
    case .object, .definition:
      if place.routine != nil { note(.ownChange(what), at: line, place) }
    case .local(let name):
      guard let routine = place.routine else { break }
      if name == "self" || name == "cls" || name == "mcs" || name == "mcls" {
        if chain(id)?.names.count != 1 { outline.routines[routine]?.changesClass = true }
        if let chain = chain(id), isOfClass(chain) || chain.names == ["self", "__class__"] {
          note(.ownChange(what), at: line, place)
        }
      } else {
        outline.routines[routine]?.changesArguments = true
      }
    case .builtin(let name):
      if name == "__builtins__" { note(.certain(what), at: line, place) }
      if name == "type", place.routine != nil { note(.ownChange(what), at: line, place) }
    }
  }

  /// A piece of the source, on one line.
  func text(of id: ExpressionID) -> String {
    let words = String(decoding: tree.text(of: id), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(59) + "…" : words
  }
}
