import Graph
package import Scanning

extension CodeOutline {
  /// The outline of a file, by its path from the scanned root and the name of its module.
  package init(of tree: PythonTree, at path: SourcePath, module: String, isPackage: Bool) {
    var reader = CodeReader(tree, at: path, module: module, isPackage: isPackage)
    self = reader.read()
  }
}

/// Walks the statements of one file in the order in which they run, and remembers what names stand for.
struct CodeReader {
  let tree: PythonTree
  let path: SourcePath
  let module: String
  let package: String
  private(set) var outline: CodeOutline
  private let lineStarts: [Int]

  /// The values of names, innermost scope last.
  private var scopes: [Scope] = [Scope(parent: -1, function: "", type: "")]
  private var current = 0
  /// What `self.name` and `cls.name` stand for, for all classes of the file.
  private var attributes: [NameID: [CodeText]] = [:]
  /// What each name that an import binds is called elsewhere.
  private var imported: [NameID: String] = [:]

  private struct Scope {
    let parent: Int
    let function: String
    let type: String
    var values: [NameID: [CodeText]] = [:]
    var parameters: Set<NameID> = []
    /// Names that are made from one parameter alone.
    var derived: [NameID: NameID] = [:]
  }

  private struct Body {
    let statements: Statement.Block
    let scope: Int
  }

  private var pending: [Body] = []
  private let limit = 200

  init(_ tree: PythonTree, at path: SourcePath, module: String, isPackage: Bool) {
    self.tree = tree
    self.path = path
    self.module = module
    package = isPackage ? module : ModuleName(module).parent?.text ?? ""
    lineStarts = Self.lineStarts(of: tree.source)
    outline = CodeOutline(source: tree.source, lineStarts: lineStarts)
  }

  private static func lineStarts(of source: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in source.enumerated() {
      if byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
          && !(index + 1 < source.count && source[index + 1] == UInt8(ascii: "\n"))
      {
        starts.append(index + 1)
      }
    }
    return starts
  }

  func line(_ id: some NodeID) -> Int {
    let offset = Int(tree.range(of: id).start)
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  // MARK: Statements

  mutating func read() -> CodeOutline {
    noteEmptiness()
    pending.append(Body(statements: tree.body, scope: 0))
    var next = 0
    while next < pending.count {
      let body = pending[next]
      next += 1
      current = body.scope
      // Nesting is followed with a list, not by recursion; the last entry is what runs next.
      var stack: [(Statement.Block, Int, Int)] = [(body.statements, 0, body.scope)]
      while let (block, index, scope) = stack.popLast() {
        guard index < block.count else { continue }
        stack.append((block, index + 1, scope))
        current = scope
        visit(block[index], pushing: &stack)
      }
    }
    outline.hasReferences = !outline.references.isEmpty
    for (name, values) in scopes[0].values {
      let known = values.filter { !$0.isUnknown && !$0.text.isEmpty }
      if !known.isEmpty { outline.constants[tree.names[name]] = known }
    }
    return outline
  }

  private mutating func noteEmptiness() {
    outline.isEmpty = tree.body.allSatisfy { id in
      switch tree.statement(id) {
      case .pass: true
      case .expression(let value): tree.stringValue(of: value) != nil || isEllipsis(value)
      default: false
      }
    }
  }

  private func isEllipsis(_ id: ExpressionID) -> Bool {
    if case .constant(.ellipsis) = tree.expression(id) { return true }
    return false
  }

  private mutating func visit(
    _ id: StatementID, pushing stack: inout [(Statement.Block, Int, Int)]
  ) {
    func push(_ block: Statement.Block) { stack.append((block, 0, current)) }
    switch tree.statement(id) {
    case .assign(let targets, let value):
      let name = targets.first.map { dotted($0) } ?? ""
      let values = walk(value, name: name)
      for target in targets {
        bind(target, values)
        if case .name(let bound) = tree.expression(target), let source = source(value) {
          scopes[current].derived[bound] = source
        }
      }
    case .annotatedAssign(let target, _, let value, _):
      guard let value else { return }
      bind(target, walk(value, name: dotted(target)))
    case .augmentedAssign(let target, let operation, let value):
      let added = walk(value, name: dotted(target))
      if operation == .add, case .name(let name) = tree.expression(target),
        let before = lookUp(name)
      {
        scopes[current].values[name] = Array((before + added).prefix(limit))
      }
    case .for(let target, let iterable, let body, let orElse, _):
      bind(target, walk(iterable, name: ""))
      push(orElse)
      push(body)
    case .while(let test, let body, let orElse), .if(let test, let body, let orElse):
      walk(test, name: "")
      push(orElse)
      push(body)
    case .with(let items, let body, _):
      for item in items {
        let parts = tree.item(item)
        let values = walk(parts.context, name: "")
        if let target = parts.target { bind(target, values) }
      }
      push(body)
    case .try(let statement):
      push(statement.finally)
      push(statement.orElse)
      for handler in statement.handlers.reversed() { push(tree.handler(handler).body) }
      push(statement.body)
    case .match(let subject, let cases):
      walk(subject, name: "")
      for one in cases.reversed() { push(tree.matchCase(one).body) }
    case .functionDefinition(let definition): enter(definition)
    case .classDefinition(let definition):
      enter(definition, at: id)
      scopes.append(
        Scope(
          parent: current, function: scopes[current].function,
          type: tree.names[definition.name.name]))
      stack.append((definition.body, 0, scopes.count - 1))
    case .return(let value): if let value { walk(value, name: scopes[current].function) }
    case .expression(let value):
      if tree.stringValue(of: value) == nil { walk(value, name: "") }
    case .raise(let exception, _): if let exception { walk(exception, name: "") }
    case .assert(let test, _): walk(test, name: "")
    case .import(let aliases, _):
      for alias in aliases { noteImport(tree.alias(alias)) }
    case .importFrom(let module, let level, let aliases, _):
      noteImport(from: module, level: level, aliases)
    default: break
    }
  }

  private mutating func enter(_ definition: FunctionDefinition) {
    let name = tree.names[definition.name.name]
    for decorator in definition.decorators { walk(decorator, name: "@") }
    var scope = Scope(parent: current, function: name, type: scopes[current].type)
    var names: [String] = []
    for parameter in definition.parameters {
      let parts = tree.parameter(parameter)
      names.append(tree.names[parts.name])
      scope.parameters.insert(parts.name)
      if let value = parts.defaultValue {
        scope.values[parts.name] = walk(value, name: tree.names[parts.name])
      }
    }
    outline.parameters[name] = names
    scopes.append(scope)
    pending.append(Body(statements: definition.body, scope: scopes.count - 1))
  }

  private mutating func enter(_ definition: ClassDefinition, at id: StatementID) {
    for decorator in definition.decorators { walk(decorator, name: "@") }
    for base in definition.bases { walk(base, name: "") }
    for keyword in definition.keywords { walk(tree.keyword(keyword).value, name: "") }
    outline.classes.append(
      CodeClass(
        name: tree.names[definition.name.name],
        bases: definition.bases.map { dotted($0) }.filter { !$0.isEmpty },
        decorators: definition.decorators.map { dotted($0) }.filter { !$0.isEmpty },
        line: line(id)))
  }

  private mutating func noteImport(_ alias: ImportAlias) {
    guard let first = alias.parts.first else { return }
    if let name = alias.asName {
      imported[name.name] = alias.parts.map { tree.names[$0.name] }.joined(separator: ".")
    } else {
      imported[first.name] = tree.names[first.name]
    }
  }

  private mutating func noteImport(
    from module: ArenaList<NameOccurrence>, level: Int, _ aliases: ArenaList<AliasID>
  ) {
    var parts: [String] = []
    if level > 0 {
      parts = package.split(separator: ".").map(String.init)
      guard parts.count >= level - 1 else { return }
      parts.removeLast(level - 1)
    }
    parts += module.map { tree.names[$0.name] }
    for alias in aliases {
      let alias = tree.alias(alias)
      guard let name = alias.parts.first else { continue }
      imported[(alias.asName ?? name).name] =
        (parts + [tree.names[name.name]]).joined(separator: ".")
    }
  }

  // MARK: Names

  private mutating func bind(_ target: ExpressionID, _ values: [CodeText]) {
    switch tree.expression(target) {
    case .name(let name):
      scopes[current].values[name] = values
      if current > 0, !scopes[current].type.isEmpty, scopes[current].parameters.isEmpty {
        attributes[name] = values
      }
    case .attribute(let owner, let name):
      if case .name(let receiver) = tree.expression(owner),
        ["self", "cls"].contains(tree.names[receiver])
      {
        attributes[name] = values
      }
    case .tuple(let items), .list(let items):
      for item in items {
        if case .name(let name) = tree.expression(item) { scopes[current].values[name] = values }
      }
    default: break
    }
  }

  /// `names.append(x)` adds to what a name stands for.
  private mutating func extend(
    _ owner: ExpressionID, by method: String, _ arguments: [CodeCall.Argument]
  ) {
    guard ["append", "extend", "add", "insert", "update"].contains(method), arguments.count <= 2,
      case .name(let name) = tree.expression(owner), let before = lookUp(name),
      let added = arguments.last?.values
    else { return }
    scopes[current].values[name] = Array((before + added).prefix(limit))
  }

  private func lookUp(_ name: NameID) -> [CodeText]? {
    var scope = current
    while scope >= 0 {
      if let values = scopes[scope].values[name] { return values }
      if scopes[scope].parameters.contains(name) { return nil }
      scope = scopes[scope].parent
    }
    return nil
  }

  private func parameter(_ id: ExpressionID) -> String { source(id).map { tree.names[$0] } ?? "" }

  /// The parameter that an expression is, but for what changes nothing about where it leads.
  private func source(_ id: ExpressionID) -> NameID? {
    var next = id
    for _ in 0..<8 {
      switch tree.expression(next) {
      case .name(let name):
        return scopes[current].parameters.contains(name) ? name : scopes[current].derived[name]
      case .call(let function, let arguments, _):
        switch tree.expression(function) {
        case .attribute(let owner, let name)
        where ["resolve", "absolute", "strip", "as_posix"].contains(tree.names[name]):
          next = owner
        case .attribute(_, let name), .name(let name):
          guard let first = arguments.first, Self.transparent.contains(tree.names[name]) else {
            return nil
          }
          next = first
        default: return nil
        }
      case .joinedString(let parts):
        guard parts.count == 1, case .formattedValue(let value, _, _) = tree.expression(parts[0])
        else { return nil }
        next = value
      default: return nil
      }
    }
    return nil
  }

  private static let transparent: Set<String> = [
    "str", "Path", "PurePath", "abspath", "realpath", "normpath", "fspath", "dirname", "expanduser",
  ]

  /// A chain of names with dots between them; `""` for anything else, and what hangs on something else begins with a dot.
  func dotted(_ id: ExpressionID) -> String {
    var parts: [String] = []
    var next = id
    while parts.count < Self.longestName {
      switch tree.expression(next) {
      case .name(let name):
        parts.append(tree.names[name])
        return parts.reversed().joined(separator: ".")
      case .attribute(let owner, let name):
        parts.append(tree.names[name])
        next = owner
      case .subscript(let owner, let index):
        // `config["KEY"] = …` sets something of that name.
        if let key = tree.stringValue(of: index), parts.isEmpty { return key }
        next = owner
        if parts.isEmpty { continue }
        parts.append("")
        return parts.reversed().joined(separator: ".")
      case .call(let function, _, _):
        if parts.isEmpty {
          next = function
          continue
        }
        parts.append("")
        return parts.reversed().joined(separator: ".")
      default:
        if parts.isEmpty { return "" }
        parts.append("")
        return parts.reversed().joined(separator: ".")
      }
    }
    parts.append("")
    return parts.reversed().joined(separator: ".")
  }

  /// More parts than that are a chain of calls.
  private static let longestName = 12

  // MARK: Expressions

  /// What an expression is inside of.
  private struct Surroundings {
    var callee = ""
    var name = ""
    var isKey = false
  }

  /// Notes every string and call in an expression; the result is what it may stand for itself.
  @discardableResult
  private mutating func walk(_ root: ExpressionID, name: String) -> [CodeText] {
    var stack: [(ExpressionID, Surroundings)] = [(root, Surroundings(name: name))]
    while let (id, around) = stack.popLast() {
      switch tree.expression(id) {
      case .constant(.string):
        if let text = tree.stringValue(of: id) { note(CodeText(text), id, around) }
      case .joinedString, .binaryOperation(_, .modulo, _):
        noteComputed(id, around)
        for child in tree.children(of: id).reversed() { stack.append((child, around)) }
      case .binaryOperation(_, .add, _), .binaryOperation(_, .divide, _):
        noteComputed(id, around)
        var inner = around
        inner.callee = around.callee.isEmpty ? "+" : around.callee
        for child in tree.children(of: id).reversed() { stack.append((child, inner)) }
      case .call(let function, let arguments, let keywords):
        let callee = dotted(function)
        noteCall(id, callee, function, arguments, keywords)
        if Self.joining.contains(where: { callee.hasSuffix($0) }) { noteComputed(id, around) }
        stack.append((function, around))
        for keyword in keywords {
          let argument = tree.keyword(keyword)
          let name = argument.name.map { tree.names[$0] } ?? around.name
          stack.append((argument.value, Surroundings(callee: callee, name: name)))
        }
        for argument in arguments.reversed() {
          stack.append((argument, Surroundings(callee: callee, name: around.name)))
        }
      case .dictionary(let entries):
        for entry in entries.reversed() {
          var value = around
          if let key = entry.key {
            var inKey = around
            inKey.isKey = true
            if let text = tree.stringValue(of: key), around.name.isEmpty { value.name = text }
            stack.append((entry.value, value))
            stack.append((key, inKey))
          } else {
            stack.append((entry.value, value))
          }
        }
      case .lambda(_, let body): stack.append((body, around))
      case .subscript(let owner, let index):
        var inner = around
        inner.callee = dotted(owner) + "[]"
        stack.append((index, inner))
        stack.append((owner, around))
      case .comparison(let left, let operands):
        var inner = around
        inner.callee = "=="
        for operand in operands.reversed() { stack.append((operand.value, inner)) }
        stack.append((left, inner))
      default:
        for child in tree.children(of: id).reversed() { stack.append((child, around)) }
      }
    }
    return values(of: root)
  }

  /// The calls that put texts and paths together.
  private static let joining = [".format", ".join", ".joinpath", ".with_name", ".resolve", "str"]

  private mutating func note(_ value: CodeText, _ id: ExpressionID, _ around: Surroundings) {
    outline.strings.append(
      CodeString(
        value: value, line: line(id), callee: around.callee, name: around.name, isKey: around.isKey,
        function: scopes[current].function))
  }

  private mutating func noteComputed(_ id: ExpressionID, _ around: Surroundings) {
    for value in values(of: id) where !value.isUnknown { note(value, id, around) }
  }

  private mutating func noteCall(
    _ id: ExpressionID, _ callee: String, _ function: ExpressionID,
    _ arguments: ArenaList<ExpressionID>, _ keywords: ArenaList<KeywordID>
  ) {
    var found: [CodeCall.Argument] = []
    for argument in arguments {
      found.append(
        .init(keyword: "", values: values(of: argument), parameter: parameter(argument)))
    }
    for keyword in keywords {
      let argument = tree.keyword(keyword)
      guard let name = argument.name else { continue }
      found.append(
        .init(
          keyword: tree.names[name], values: values(of: argument.value),
          parameter: parameter(argument.value)))
    }
    var receiver: [CodeText] = []
    if case .attribute(let owner, let method) = tree.expression(function) {
      receiver = values(of: owner)
      extend(owner, by: tree.names[method], found)
    }
    outline.calls.append(
      CodeCall(
        callee: callee, receiver: receiver, arguments: found, line: line(id),
        function: scopes[current].function, type: scopes[current].type))
  }
}

extension CodeReader {
  /// What a name that an import binds is called elsewhere.
  func importedName(_ name: NameID) -> String? { imported[name] }

  func value(of name: NameID) -> [CodeText]? { lookUp(name) }

  func attribute(_ name: NameID) -> [CodeText]? { attributes[name] }
}
