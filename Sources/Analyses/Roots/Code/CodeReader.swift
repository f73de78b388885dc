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
  var outline: CodeOutline
  private let lines: LineTable

  /// The values of names, innermost scope last.
  var scopes: [Scope] = [Scope(parent: -1, function: "", type: "")]
  var current = 0
  /// What `self.name` and `cls.name` stand for, for all classes of the file.
  var attributes: [NameID: [CodeText]] = [:]
  /// What each name that an import binds is called elsewhere.
  var imported: [NameID: String] = [:]

  struct Scope {
    let parent: Int
    let function: String
    let type: String
    var values: [NameID: [CodeText]] = [:]
    var parameters: Set<NameID> = []
    /// Names that are made from one parameter alone.
    var derived: [NameID: NameID] = [:]
  }

  struct Body {
    let statements: Statement.Block
    let scope: Int
  }

  var pending: [Body] = []
  /// Whether what runs now may as well not run, so that names keep what they stood for.
  var isConditional = false
  let limit = 200

  init(_ tree: PythonTree, at path: SourcePath, module: String, isPackage: Bool) {
    self.tree = tree
    self.path = path
    self.module = module
    package = isPackage ? module : ModuleName(module).parent?.text ?? ""
    lines = LineTable(tree.source)
    outline = CodeOutline(source: tree.source, lines: lines)
  }

  func line(_ id: some NodeID) -> Int { lines.line(at: tree.range(of: id).start) }

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
        // A block within a block of the same scope may not run, or run again.
        isConditional = stack.last?.2 == scope
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
      // Of a loop over nothing, such as a default, nothing is known.
      let items = walk(iterable, name: "")
      bind(target, items.isEmpty ? [.unknown] : items)
      if case .name(let bound) = tree.expression(target), let source = source(iterable) {
        scopes[current].derived[bound] = source
      }
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
    case .return(let value): if let value { noteReturn(value) }
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

  private mutating func noteReturn(_ value: ExpressionID) {
    let function = scopes[current].function
    let patterns = walk(value, name: function).filter {
      $0.isComputed && !$0.isAnchored && $0.isNested
    }
    guard !function.isEmpty, !patterns.isEmpty else { return }
    outline.returns[function, default: []] += patterns
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
}
