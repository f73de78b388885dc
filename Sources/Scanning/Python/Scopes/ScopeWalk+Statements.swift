extension ScopeWalk {
  mutating func visit(_ id: StatementID, _ place: Place) {
    switch tree.statement(id) {
    case .functionDefinition(let function): visit(function, id, place)
    case .classDefinition(let definition): visit(definition, id, place)
    case .return(let value): push(value, place)
    case .delete(let targets): push(targets, place, as: .delete)
    case .assign(let targets, let value):
      push(targets, place, as: .assign)
      push(value, place)
    case .augmentedAssign(let target, _, let value):
      push(target, place, as: .augment)
      push(value, place)
    case .annotatedAssign(let target, let annotation, let value, let isSimple):
      visitAnnotated(target, annotation, value, isSimple, place)
    case .typeAlias(let name, let parameters, let value):
      visitAlias(name, parameters, value, id, place)
    case .for(let target, let iterable, let body, let orElse, _):
      push(orElse, place)
      push(body, place.with { $0.isInLoop = true })
      push(target, place.with { $0.isInLoop = true }, as: .assign)
      push(iterable, place)
    case .while(let test, let body, let orElse):
      push(orElse, place)
      push(body, place.with { $0.isInLoop = true })
      push(test, place.with { $0.isInLoop = true })
    case .if(let test, let body, let orElse): visitIf(test, body, orElse, place)
    case .with(let items, let body, _):
      push(body, place)
      for item in items.reversed() {
        let parts = tree.item(item)
        push(parts.target, place, as: .assign)
        push(parts.context, place)
      }
    case .match(let subject, let cases): visitMatch(subject, cases, place)
    case .raise(let exception, let cause):
      push(cause, place)
      push(exception, place)
    case .try(let statement): visitTry(statement, place)
    case .assert(let test, let message):
      push(message, place)
      push(test, place)
    case .import(let aliases, _): visit(aliases, bindsFirstPart: true, place)
    case .importFrom(_, _, let aliases, _): visit(aliases, bindsFirstPart: false, place)
    case .global(let occurrences):
      for occurrence in occurrences {
        declare(occurrence, .declaredGlobal, id, place)
        symbol(mangled(occurrence.name, in: place), .module, .declaredGlobal)
      }
    case .nonlocal(let occurrences):
      for occurrence in occurrences { declare(occurrence, .declaredNonlocal, id, place) }
    case .expression(let expression): push(expression, place)
    case .pass, .break, .continue, .invalid: break
    }
  }

  // MARK: Names that statements bind

  private mutating func visit(
    _ aliases: ArenaList<AliasID>, bindsFirstPart: Bool, _ place: Place
  ) {
    for id in aliases {
      let alias = tree.alias(id)
      let bound = alias.asName ?? (bindsFirstPart ? alias.parts.first : alias.parts.last)
      guard let bound, !bound.range.isEmpty else { continue }
      note(bound.name, bound.range, .import, .imported, node: id.index, place)
    }
  }

  private mutating func declare(
    _ occurrence: NameOccurrence, _ how: Symbol.Uses, _ id: StatementID, _ place: Place
  ) {
    note(occurrence.name, occurrence.range, .outer, how, node: id.index, place)
  }

  private mutating func visitAnnotated(
    _ target: ExpressionID, _ annotation: ExpressionID, _ value: ExpressionID?, _ isSimple: Bool,
    _ place: Place
  ) {
    if case .name(let name) = tree.expression(target) {
      var how: Symbol.Uses = []
      if value != nil || isSimple { how.insert(.assigned) }
      if isSimple { how.insert(.annotated) }
      let role: NameUse.Role = value == nil ? .declare : .assign
      if !how.isEmpty {
        pending.append(
          .binding(name, tree.range(of: target), role, how, node: target.index, place))
      }
    } else {
      push(target, place, as: .assign)
    }
    let kind = scopes[Int(place.scope.index)].kind
    let isOfFunction = kind != .module && kind != .class
    var around = place
    if isOfFunction && place.moment != .typing { around.moment = .never }
    pending.append(.annotation(annotation, around))
    push(value, place)
  }

  // MARK: Blocks

  private mutating func visitIf(
    _ test: ExpressionID, _ body: Statement.Block, _ orElse: Statement.Block, _ place: Place
  ) {
    var (whenTrue, whenFalse) = (place, place)
    switch isForTypeCheckers(test) {
    case true?: whenTrue.moment = .typing
    case false?: whenFalse.moment = .typing
    case nil: break
    }
    push(orElse, whenFalse)
    push(body, whenTrue)
    push(test, place)
  }

  /// True for a test that only type checkers pass, false for one that only they fail, nil for others.
  private func isForTypeCheckers(_ test: ExpressionID) -> Bool? {
    var id = test
    var answer = true
    while true {
      switch tree.expression(id) {
      case .unaryOperation(.not, let operand):
        answer.toggle()
        id = operand
      case .name(let name), .attribute(_, let name):
        return tree.names[name] == "TYPE_CHECKING" ? answer : nil
      case .constant(.false): return answer
      case .constant(.integer): return tree.integerValue(of: id) == 0 ? answer : nil
      default: return nil
      }
    }
  }

  private mutating func visitTry(_ statement: TryStatement, _ place: Place) {
    push(statement.finally, place)
    push(statement.orElse, place)
    for id in statement.handlers.reversed() {
      let handler = tree.handler(id)
      push(handler.body, place)
      pushBinding(handler.name, place, node: id.index)
      push(handler.type, place)
    }
    push(statement.body, place)
  }

  private mutating func visitMatch(
    _ subject: ExpressionID, _ cases: ArenaList<CaseID>, _ place: Place
  ) {
    for id in cases.reversed() {
      let matchCase = tree.matchCase(id)
      push(matchCase.body, place)
      push(matchCase.guardTest, place)
      pending.append(.pattern(matchCase.pattern, place))
    }
    push(subject, place)
  }

  mutating func visit(_ id: PatternID, _ place: Place) {
    switch tree.pattern(id) {
    case .value(let value), .singleton(let value): push(value, place)
    case .sequence(let patterns), .alternatives(let patterns):
      for pattern in patterns.reversed() { pending.append(.pattern(pattern, place)) }
    case .mapping(let entries, let rest):
      pushBinding(rest, place, node: id.index)
      for entry in entries.reversed() {
        pending.append(.pattern(entry.pattern, place))
        push(entry.key, place)
      }
    case .class(let type, let positional, let keywords):
      for keyword in keywords.reversed() {
        pending.append(.pattern(tree.keywordPattern(keyword).pattern, place))
      }
      for pattern in positional.reversed() { pending.append(.pattern(pattern, place)) }
      push(type, place)
    case .star(let name): pushBinding(name, place, node: id.index)
    case .capture(let pattern, let name):
      pushBinding(name, place, node: id.index)
      if let pattern { pending.append(.pattern(pattern, place)) }
    case .invalid: break
    }
  }
}
