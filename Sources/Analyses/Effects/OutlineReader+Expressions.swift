import Scanning

extension OutlineReader {
  mutating func visit(_ id: ExpressionID, _ usage: Deed.Usage, _ place: Place) {
    switch tree.expression(id) {
    case .call(let function, let arguments, let keywords):
      call(id, function, arguments, keywords, usage, place)
    case .lambda(let parameters, let body):
      for parameter in parameters { push(tree.parameter(parameter).defaultValue, place) }
      push(body, place.with { $0.isQuiet = true })
    case .name:
      refer(id, place)
      noteValue(id)
    case .attribute(let value, _):
      refer(id, place)
      noteValue(id)
      if usage == .dropped, place.routine == nil, isForeign(id) {
        note(.certain("asks for \(text(of: id))"), at: line(of: id), place)
      }
      // The names of a chain are referred to with it.
      if chain(id) == nil { push(value, place) }
    case .constant(.string):
      mention(id)
      if tree.stringValue(of: id) == "__subclasses__" {
        outline.subclassQuestions.append(SubclassQuestion(line: line(of: id), type: nil))
      }
    case .namedExpression(_, let value): push(value, place)
    case .listComprehension, .setComprehension, .dictionaryComprehension, .generator:
      push(children(of: id), place.with { $0.isInLoop = true })
    case .joinedString(let parts), .templateString(let parts):
      if let last = parts.last, let text = tree.stringValue(of: last) { mention(tail: text, id) }
      push(parts, place)
    case .await(let value): visit(value, usage, place)
    case .binaryOperation(let left, _, let right):
      if usage == .dropped, isForeign(left) || isForeign(right) {
        note(.certain("works on \(text(of: id))"), at: line(of: id), place)
      }
      push([left, right], place)
    default: push(children(of: id), place)
    }
  }

  private func children(of id: ExpressionID) -> [ExpressionID] { tree.children(of: id) }

  // MARK: Calls

  private mutating func call(
    _ id: ExpressionID, _ function: ExpressionID, _ arguments: ArenaList<ExpressionID>,
    _ keywords: ArenaList<KeywordID>, _ usage: Deed.Usage, _ place: Place
  ) {
    if place.isInLoop, let last = lastName(function) { outline.calledInLoops.insert(last) }
    if case .call(let inner, let innerArguments, let innerKeywords) = tree.expression(function) {
      judge(inner, usage, isCurried: true, innerArguments, at: line(of: id), place)
      push(Array(innerArguments) + innerKeywords.map { tree.keyword($0).value }, place)
    } else {
      judge(function, usage, isCurried: false, arguments, at: line(of: id), place)
    }
    noteNames(function, arguments, keywords, place)
    refer(function, place)
    if chain(function) == nil, case .attribute(let value, _) = tree.expression(function) {
      push(value, place)
    }
    var handed = Array(arguments)
    if let name = lastName(function), KnownCalls.namesByString.contains(name), handed.count > 1,
      tree.stringValue(of: handed[1]) != nil, chain(handed[0]) != nil
    {
      // It asks for one name, and that is noted.
      handed.removeFirst()
    }
    for argument in handed + keywords.map({ tree.keyword($0).value }) {
      if case .lambda(_, let body) = tree.expression(argument) { push(body, place) }
    }
    if case .lambda(_, let body) = tree.expression(function) { push(body, place) }
    push(handed + keywords.map { tree.keyword($0).value }, place)
  }

  /// Something that an import binds is handed on as it is, not asked for a name.
  private mutating func noteValue(_ id: ExpressionID) {
    guard let chain = chain(id), case .imported(let full) = kind(ofRoot: chain.root) else { return }
    let path = ([full] + chain.names.dropFirst()).joined(separator: ".")
    outline.values[path] = outline.values[path] ?? line(of: id)
  }

  private func lastName(_ id: ExpressionID) -> String? {
    switch tree.expression(id) {
    case .name(let name), .attribute(_, let name): tree.names[name]
    default: nil
    }
  }

  /// A call, or a decorator, whose function is `id`.
  mutating func judge(
    _ id: ExpressionID, _ usage: Deed.Usage, isCurried: Bool,
    _ arguments: ArenaList<ExpressionID>?, at line: Int, _ place: Place
  ) {
    let handsOnForeign = arguments?.contains { isForeign($0) } ?? false
    func record(_ callee: Callee, _ reader: inout Self) {
      reader.note(
        .call(callee, usage, isCurried: isCurried, handsOnForeign: handsOnForeign), at: line, place)
    }
    guard let chain = chain(id) else {
      return judgeUnchained(id, usage, at: line, place)
    }
    let rest = chain.names.dropFirst()
    let last = chain.names.last ?? ""
    switch kind(ofRoot: chain.root) {
    case .builtin(let name):
      guard rest.isEmpty else { return }
      if name == "next", let first = arguments?.first, isForeign(first) {
        note(.certain("takes the next of \(text(of: first))"), at: line, place)
      } else if name == "map" || name == "filter", let first = arguments?.first {
        judge(first, .dropped, isCurried: false, nil, at: line, place)
      } else if name == "type", let arguments, arguments.count == 3,
        case .tuple(let bases) = tree.expression(arguments[1])
      {
        let callees = bases.compactMap { callee(naming: $0) }
        note(.classCreation("", bases: callees, metaclass: nil), at: line, place)
      } else if name == "setattr" || name == "delattr", let first = arguments?.first {
        touch(first, "\(name)s \(text(of: first))", at: line, place)
      } else if KnownCalls.harmfulBuiltins.contains(name) {
        note(.certain("calls \(name)"), at: line, place)
      }
    case .local(let name):
      guard let routine = place.routine else { return }
      if rest.isEmpty {
        let inner = "\(routine).\(name)"
        if outline.routines[inner] != nil {
          record(.own(inner), &self)
        } else if name == "cls", let dot = routine.utf8.lastIndex(of: UInt8(ascii: ".")) {
          record(.own(String(routine[..<dot])), &self)
        }
      } else if rest.count == 1, let made = method(last, of: name, in: routine) {
        record(made, &self)
        if KnownCalls.changes(last) { outline.routines[routine]?.changesArguments = true }
      } else if name == "self" || name == "cls", rest.count == 1,
        let dot = routine.utf8.lastIndex(of: UInt8(ascii: "."))
      {
        record(.own("\(routine[..<dot]).\(last)"), &self)
      } else if KnownCalls.changes(last) {
        if ["self", "cls", "mcs", "mcls"].contains(name) {
          outline.routines[routine]?.changesClass = true
          if isOfClass(chain) {
            note(.ownChange("calls \(chain.names.joined(separator: "."))"), at: line, place)
          }
        } else {
          outline.routines[routine]?.changesArguments = true
        }
      }
    case .definition:
      record(.own(chain.names.joined(separator: ".")), &self)
      if place.routine != nil, rest.count > 1, KnownCalls.changes(last) {
        note(.ownChange("calls \(chain.names.joined(separator: "."))"), at: line, place)
      }
    case .object(let name, .own):
      if rest.count == 1, let made = method(last, of: name) { record(made, &self) }
      if place.routine == nil {
        if rest.isEmpty ? usage == .dropped : KnownCalls.starts.contains(last) {
          note(.certain("calls \(chain.names.joined(separator: "."))"), at: line, place)
        }
      } else if !rest.isEmpty, KnownCalls.changes(last) {
        note(.ownChange("calls \(chain.names.joined(separator: "."))"), at: line, place)
      }
    case .object(_, .unknown):
      if place.routine != nil {
        if KnownCalls.changes(last) {
          note(.ownChange("calls \(chain.names.joined(separator: "."))"), at: line, place)
        }
      } else if usage == .dropped || !rest.isEmpty && KnownCalls.starts.contains(last) {
        note(.certain("calls \(chain.names.joined(separator: "."))"), at: line, place)
      }
    case .object(_, .logger):
      if KnownCalls.changes(last) || last.hasPrefix("set") || last.hasPrefix("add") {
        note(.certain("calls \(chain.names.joined(separator: "."))"), at: line, place)
      }
    case .object(_, .foreign(let full)):
      if rest.isEmpty { return record(.imported(full), &self) }
      if usage != .kept && place.routine == nil || KnownCalls.changes(last) {
        note(.certain("calls \(chain.names.joined(separator: "."))"), at: line, place)
      }
    case .imported(let full):
      if place.catchesWarnings, full.hasPrefix("warnings") { return }
      record(.imported(([full] + rest).joined(separator: ".")), &self)
    }
  }

  /// `super().__init__()`, `a[0].b()`, `f().g()`.
  private mutating func judgeUnchained(
    _ id: ExpressionID, _ usage: Deed.Usage, at line: Int, _ place: Place
  ) {
    guard case .attribute(let value, let name) = tree.expression(id) else { return }
    let method = tree.names[name]
    if case .call(let function, _, _) = tree.expression(value), let type = callee(naming: function)
    {
      note(
        .call(
          .ofInstance(type, method: method), usage, isCurried: false, handsOnForeign: false),
        at: line, place)
    }
    guard let root = rootExpression(value) else { return }
    if case .builtin("super") = kind(ofRoot: root) {
      if let routine = place.routine, let dot = routine.utf8.lastIndex(of: UInt8(ascii: ".")) {
        note(
          .call(
            .inherited(class: String(routine[..<dot]), method: method), .dropped, isCurried: false,
            handsOnForeign: false), at: line, place)
      }
      return
    }
    switch kind(ofRoot: root) {
    case .imported(let full):
      let isLogger = full.hasSuffix("getLogger") || full == "logging"
      if KnownCalls.changes(method) || isLogger && method.hasPrefix("set")
        || method == "register" || method == "addHandler"
      {
        note(.certain("calls \(text(of: id))"), at: line, place)
      }
    case .object(_, .foreign):
      if KnownCalls.changes(method) { note(.certain("calls \(text(of: id))"), at: line, place) }
    case .object, .definition:
      if place.routine != nil, KnownCalls.changes(method) {
        note(.ownChange("calls \(text(of: id))"), at: line, place)
      }
    case .builtin("type"):
      if place.routine != nil, KnownCalls.changes(method) {
        note(.ownChange("calls \(text(of: id))"), at: line, place)
      }
    case .builtin, .local: break
    }
  }

  /// `cls.names`, `self.__class__.names`: something that a class has, and not one object.
  func isOfClass(_ chain: Chain) -> Bool {
    switch chain.names.first {
    case "cls"?, "mcs"?, "mcls"?: chain.names.count > 1
    case "self"?: chain.names.count > 2 && chain.names[1] == "__class__"
    default: false
    }
  }

  /// It stands for something of another module.
  func isForeign(_ id: ExpressionID) -> Bool {
    switch tree.expression(id) {
    case .name, .attribute:
      guard let chain = chain(id) else { return false }
      switch kind(ofRoot: chain.root) {
      case .imported, .object(_, .foreign): return true
      default: return false
      }
    default: return false
    }
  }

  // MARK: What is said of others

  /// The class that is asked for something, as far as its name tells: a local one by the function around it, and in a method the
  /// class that hands itself over, which stands for those below it as well.
  private func asked(_ id: ExpressionID, _ place: Place) -> Callee? {
    if case .call = tree.expression(id) { return nil }
    if case .subscript = tree.expression(id) { return nil }
    guard let chain = chain(id), isBoundOnce(chain.root) else { return nil }
    if let callee = callee(naming: id) { return callee }
    guard chain.names.count == 1, let routine = place.routine,
      case .local(let name) = kind(ofRoot: chain.root)
    else { return nil }
    guard name == outline.routines[routine]?.givenClass else { return .own("\(routine).\(name)") }
    return routine.utf8.lastIndex(of: UInt8(ascii: ".")).map { .own(String(routine[..<$0])) }
  }

  /// A chain that begins with what an import binds names something of that module.
  mutating func refer(_ id: ExpressionID, _ place: Place) {
    if case .attribute(let type, let name) = tree.expression(id),
      tree.names[name] == "__subclasses__"
    {
      outline.subclassQuestions.append(
        SubclassQuestion(line: line(of: id), type: asked(type, place)))
    }
    guard let chain = chain(id) else { return }
    switch chain.names.last {
    case let name? where KnownCalls.annotationReaders.contains(name):
      outline.readsAnnotations =
        outline.readsAnnotations ?? .init(line: line(of: id), name: name)
    default: break
    }
    guard case .imported(let full) = kind(ofRoot: chain.root) else { return }
    if chain.names.count == 1 { return }
    var path = full
    let line = line(of: id)
    for name in chain.names.dropFirst() {
      path += "." + name
      outline.references[path] = outline.references[path] ?? line
      outline.asked[path] = outline.asked[path] ?? line
      if place.routine == nil, !place.isQuiet {
        outline.taken[path] = outline.taken[path] ?? line
      }
    }
    if path == "sys.modules" || path.hasPrefix("sys.modules.") {
      outline.asksForModules = outline.asksForModules ?? line
    }
    if place.routine == nil, !place.isQuiet, let what = KnownCalls.moments[path] {
      note(.certain(what), at: line, place)
    }
  }

  /// Names that are given as strings: `setattr(module, "name", …)`, `patch.object(module, "name")`.
  private mutating func noteNames(
    _ function: ExpressionID, _ arguments: ArenaList<ExpressionID>,
    _ keywords: ArenaList<KeywordID>, _ place: Place
  ) {
    guard let name = lastName(function) else { return }
    if KnownCalls.callers.contains(name) {
      for argument in Array(arguments) + keywords.map({ tree.keyword($0).value }) {
        if let handed = lastName(argument) { outline.lateFunctions.insert(handed) }
      }
    }
    if name == "vars", let first = arguments.first { refer(first, adding: "__dict__") }
    for keyword in keywords {
      if let key = tree.keyword(keyword).name, tree.names[key] == "eval_str" {
        outline.readsAnnotations =
          outline.readsAnnotations ?? .init(line: line(of: function), name: "eval_str")
      }
    }
    if name == "setattr", arguments.count == 3 {
      give(tree.stringValue(of: arguments[1]) ?? "*", to: arguments[0])
    }
    guard KnownCalls.namesByString.contains(name), arguments.count >= 2,
      let attribute = tree.stringValue(of: arguments[1])
    else { return }
    if KnownCalls.replacers.contains(name), let chain = chain(arguments[0]),
      case .imported(let full) = kind(ofRoot: chain.root)
    {
      let path = ([full] + chain.names.dropFirst() + [attribute]).joined(separator: ".")
      outline.spelled[path] = outline.spelled[path] ?? line(of: function)
    }
    if let module = moduleAskedFor(arguments[0]) {
      let path = "\(module).\(attribute)"
      outline.references[path] = outline.references[path] ?? line(of: function)
      outline.asked[path] = outline.asked[path] ?? line(of: function)
    } else if !refer(arguments[0], adding: attribute) {
      outline.looseNames[attribute] = outline.looseNames[attribute] ?? line(of: function)
    }
  }

  /// A name is set on what an expression stands for.
  mutating func give(_ name: String, to owner: ExpressionID) {
    guard let chain = chain(owner), case .imported(let full) = kind(ofRoot: chain.root) else {
      return
    }
    let path = ([full] + chain.names.dropFirst() + [name]).joined(separator: ".")
    outline.given[path] = outline.given[path] ?? line(of: owner)
  }

  @discardableResult
  private mutating func refer(_ id: ExpressionID, adding name: String) -> Bool {
    guard let chain = chain(id), case .imported(let full) = kind(ofRoot: chain.root) else {
      return false
    }
    let path = ([full] + chain.names.dropFirst() + [name]).joined(separator: ".")
    outline.references[path] = outline.references[path] ?? line(of: id)
    outline.asked[path] = outline.asked[path] ?? line(of: id)
    return true
  }

  /// `__import__("a")`, `import_module("a.b")`: the module that the call gives; nil where it is no such call.
  private func moduleAskedFor(_ id: ExpressionID) -> String? {
    guard case .call(let function, let arguments, _) = tree.expression(id),
      let first = arguments.first, let name = tree.stringValue(of: first)
    else { return nil }
    switch lastName(function) {
    case "__import__"?: return String(name.prefix { $0 != "." })
    case "import_module"?: return name.hasPrefix(".") ? nil : name
    default: return nil
    }
  }

  /// A string that is a dotted name may be one, and one that ends in `.name` may become one.
  private mutating func mention(_ id: ExpressionID) {
    let length = tree.range(of: id).count
    guard length > 3, length < 300, let text = tree.stringValue(of: id) else { return }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return }
    if parts.allSatisfy({ Self.isName($0) }) {
      // Whoever patches `package.module.name.attribute` takes `name` from the module.
      for count in 2...parts.count {
        let prefix = parts.prefix(count).joined(separator: ".")
        outline.references[prefix] = outline.references[prefix] ?? line(of: id)
      }
      outline.spelled[text] = outline.spelled[text] ?? line(of: id)
    } else {
      mention(tail: text, id)
    }
    // `"package.module:name"`
    let halves = text.split(separator: ":")
    if halves.count == 2, halves[0].split(separator: ".").allSatisfy({ Self.isName($0) }) {
      let path = "\(halves[0]).\(halves[1])"
      outline.references[path] = outline.references[path] ?? line(of: id)
    }
  }

  private mutating func mention(tail text: String, _ id: ExpressionID) {
    guard !text.contains(" "), let dot = text.lastIndex(of: ".") else { return }
    let tail = text[text.index(after: dot)...]
    if Self.isName(tail) {
      outline.looseNames[String(tail)] = outline.looseNames[String(tail)] ?? line(of: id)
    }
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first < 0x30 || first > 0x39 else { return false }
    return text.utf8.allSatisfy {
      $0 == UInt8(ascii: "_") || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
        || $0 >= 0x80
    }
  }
}
