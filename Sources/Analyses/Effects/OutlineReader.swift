package import Scanning

extension ModuleOutline {
  /// Reads the source of a module, in UTF-8.
  package init(reading tree: PythonTree, module: String, isPackage: Bool, path: SourcePath) {
    var reader = OutlineReader(
      tree, ModuleOutline(module: module, isPackage: isPackage, path: path))
    reader.run()
    self = reader.outline
  }
}

/// The walk over a tree that makes a `ModuleOutline`, with its own stack in place of recursion.
struct OutlineReader {
  /// Where a visit stands.
  struct Place {
    /// The function around it; nil for what runs with the import.
    var routine: String?
    /// The class around it, nearer than any function.
    var type: String?
    var isInLoop = false
    /// Nothing done here counts: it is for type checkers, or runs who knows when.
    var isQuiet = false
    /// Warnings set here are taken back.
    var catchesWarnings = false

    func with(_ change: (inout Place) -> Void) -> Place {
      var place = self
      change(&place)
      return place
    }
  }

  enum Task {
    case statement(StatementID, Place)
    case expression(ExpressionID, Place)
  }

  let tree: PythonTree
  let scopes: PythonScopes
  let lines: LineTable
  var outline: ModuleOutline
  var pending: [Task] = []
  /// By row: the name's variable.
  private var symbols: [ExpressionID: SymbolID] = [:]
  /// What the module's own names stand for.
  var origins: [String: Origin] = [:]
  /// Functions and classes of the module.
  private var definitions: Set<String> = []
  /// How often each name is bound, where the file asks for subclasses.
  private var bindings: [Variable: Int] = [:]
  /// Whatever the module binds.
  private var bound: Set<String> = []

  /// What was called to make what a name stands for: by the name, and for a variable of a function by both their names.
  var makers: [String: ExpressionID] = [:]

  /// Where the value of a name of the module comes from.
  enum Origin {
    /// Made here.
    case own
    /// One of several, as a loop binds it.
    case unknown
    case logger
    /// Somebody else's.
    case foreign(String)
  }

  init(_ tree: PythonTree, _ outline: ModuleOutline) {
    self.tree = tree
    self.outline = outline
    scopes = PythonScopes(tree)
    lines = LineTable(tree.source)
    let isAsked = tree.names.id(of: "__subclasses__") != nil
    for use in scopes.uses {
      if isAsked, use.role != .read { bindings[variable(use.symbol), default: 0] += 1 }
      if use.role != .read, use.role != .outer {
        let symbol = scopes.symbol(use.symbol)
        if symbol.owner == .module { bound.insert(scopes.names[symbol.name]) }
      }
      if let expression = use.expression(in: tree) { symbols[expression] = use.symbol }
    }
  }

  /// A name of the module, or one that belongs to a function or a class.
  private enum Variable: Hashable {
    case ofModule(NameID)
    case other(SymbolID)
  }

  private func variable(_ id: SymbolID) -> Variable {
    let symbol = scopes.symbol(id)
    return symbol.owner == .module ? .ofModule(symbol.name) : .other(id)
  }

  /// A name stands for one thing all the time, as far as the file tells; known where it asks for subclasses.
  func isBoundOnce(_ root: ExpressionID) -> Bool {
    symbols[root].map { bindings[variable($0)] == 1 } ?? false
  }

  mutating func run() {
    noteBindings()
    push(tree.body, Place())
    while let task = pending.popLast() {
      switch task {
      case .statement(let id, let place): visit(id, place)
      case .expression(let id, let place): visit(id, .kept, place)
      }
    }
  }

  mutating func push(_ block: Statement.Block, _ place: Place) {
    for id in block.reversed() { pending.append(.statement(id, place)) }
  }

  mutating func push(_ ids: some BidirectionalCollection<ExpressionID>, _ place: Place) {
    for id in ids.reversed() { pending.append(.expression(id, place)) }
  }

  mutating func push(_ id: ExpressionID?, _ place: Place) {
    if let id { pending.append(.expression(id, place)) }
  }

  func line(of id: some NodeID) -> Int { lines.line(at: tree.range(of: id).start) }

  mutating func note(_ kind: Deed.Kind, at line: Int, _ place: Place) {
    if place.isQuiet { return }
    let deed = Deed(line: line, kind: kind)
    if let routine = place.routine {
      outline.routines[routine]?.deeds.append(deed)
    } else {
      outline.deeds.append(deed)
    }
  }

  // MARK: Names

  /// Every import of the file, and what the module's own names are made of.
  private mutating func noteBindings() {
    var blocks: [(block: Statement.Block, isTop: Bool)] = [(tree.body, true)]
    while let (block, isTop) = blocks.popLast() {
      for id in block {
        switch tree.statement(id) {
        case .import(let aliases, _):
          for alias in aliases { note(alias, isTop: isTop) }
        case .importFrom(let module, let level, let aliases, _):
          let from = absolute(dotted(module), level: level)
          for alias in aliases { note(alias, from: from, isTop: isTop) }
        case .functionDefinition(let function):
          if isTop { definitions.insert(tree.names[function.name.name]) }
          blocks.append((function.body, false))
        case .classDefinition(let definition):
          if isTop { definitions.insert(tree.names[definition.name.name]) }
          blocks.append((definition.body, false))
        case .assign(let targets, let value):
          guard isTop else { continue }
          for target in targets {
            if case .name(let name) = tree.expression(target) {
              origins[tree.names[name]] = origin(of: value)
              noteMaker(of: tree.names[name], value)
            } else {
              noteParts(of: target, value)
            }
          }
        case .annotatedAssign(let target, _, let value?, _):
          if isTop, case .name(let name) = tree.expression(target) {
            origins[tree.names[name]] = origin(of: value)
            noteMaker(of: tree.names[name], value)
          }
        case .if(_, let body, let orElse), .while(_, let body, let orElse),
          .for(_, _, let body, let orElse, _):
          blocks += [(orElse, isTop), (body, isTop)]
        case .with(_, let body, _): blocks.append((body, isTop))
        case .try(let statement):
          blocks += [
            (statement.finally, isTop), (statement.orElse, isTop), (statement.body, isTop),
          ]
          for handler in statement.handlers { blocks.append((tree.handler(handler).body, isTop)) }
        case .match(_, let cases):
          for clause in cases { blocks.append((tree.matchCase(clause).body, isTop)) }
        default: continue
        }
      }
    }
  }

  /// `a, b = [], {}`.
  private mutating func noteParts(of target: ExpressionID, _ value: ExpressionID) {
    guard case .tuple(let names) = tree.expression(target),
      case .tuple(let values) = tree.expression(value), names.count == values.count
    else { return }
    for (name, value) in zip(names, values) {
      guard case .name(let name) = tree.expression(name) else { continue }
      origins[tree.names[name]] = origin(of: value)
      noteMaker(of: tree.names[name], value)
    }
  }

  mutating func noteMaker(of name: String, in routine: String? = nil, _ value: ExpressionID) {
    guard case .call(let function, _, _) = tree.expression(value) else { return }
    makers[Self.key(name, in: routine)] = function
  }

  private static func key(_ name: String, in routine: String?) -> String {
    routine.map { "\($0) \(name)" } ?? name
  }

  /// The method of what a variable stands for, where a call has made that.
  func method(_ method: String, of name: String, in routine: String? = nil) -> Callee? {
    makers[Self.key(name, in: routine)].flatMap { callee(naming: $0) }
      .map { .ofInstance($0, method: method) }
  }

  private mutating func note(_ id: AliasID, isTop: Bool) {
    let alias = tree.alias(id)
    guard let first = alias.parts.first else { return }
    let full = dotted(alias.parts)
    outline.references[full] = outline.references[full] ?? line(of: id)
    noteLoaded(full)
    if let bound = alias.asName {
      bind(tree.names[bound.name], to: full, isTop: isTop)
    } else {
      bind(tree.names[first.name], to: tree.names[first.name], isTop: isTop)
    }
  }

  private mutating func note(_ id: AliasID, from module: String, isTop: Bool) {
    let alias = tree.alias(id)
    noteLoaded(module)
    guard let part = alias.parts.first else {
      if isTop { outline.stars.append(module) }
      return
    }
    let full = module.isEmpty ? tree.names[part.name] : "\(module).\(tree.names[part.name])"
    outline.references[full] = outline.references[full] ?? line(of: id)
    outline.imports.insert(full)
    bind(tree.names[(alias.asName ?? part).name], to: full, isTop: isTop)
  }

  /// A module with a dot in its name, and the packages around it that have one.
  private mutating func noteLoaded(_ module: String) {
    var name = Substring(module)
    while let dot = name.lastIndex(of: "."), outline.loaded.insert(String(name)).inserted {
      name = name[..<dot]
    }
  }

  private mutating func bind(_ name: String, to full: String, isTop: Bool) {
    if isTop || outline.imported[name] == nil { outline.imported[name] = full }
  }

  func dotted(_ parts: ArenaList<NameOccurrence>) -> String {
    parts.map { tree.names[$0.name] }.joined(separator: ".")
  }

  func absolute(_ written: String, level: Int) -> String {
    if level == 0 { return written }
    var parts = outline.module.split(separator: ".")
    let up = outline.isPackage ? level - 1 : level
    parts.removeLast(min(up, parts.count))
    return (parts.map(String.init) + (written.isEmpty ? [] : [written])).joined(separator: ".")
  }

  private func origin(of value: ExpressionID) -> Origin {
    switch tree.expression(value) {
    case .call(let function, _, _):
      guard let chain = chain(function) else { return .own }
      let last = chain.names.last ?? ""
      let full = chain.names.joined(separator: ".")
      if last == "getLogger" || last == "get_logger" { return .logger }
      let isConstructor =
        last.drop { $0 == "_" }.first?.isUppercase ?? false
        || KnownCalls.constructors.contains(last)
      return isConstructor || chain.names.count == 1 && outline.imported[last] == nil
        ? .own : .foreign(full)
    case .name, .attribute:
      guard let chain = chain(value), let first = chain.names.first else { return .own }
      if let full = outline.imported[first] {
        return .foreign(([full] + chain.names.dropFirst()).joined(separator: "."))
      }
      return origins[first] ?? .own
    case .subscript(let base, _):
      guard let root = root(base) else { return .own }
      if outline.imported[root] != nil { return .foreign(root) }
      return origins[root] ?? .own
    default: return .own
    }
  }

  // MARK: Chains

  struct Chain {
    let root: ExpressionID
    let names: [String]
  }

  /// `a.b.c` as its names; nil where it is no plain chain.
  func chain(_ id: ExpressionID) -> Chain? {
    var names: [String] = []
    var current = id
    while true {
      switch tree.expression(current) {
      case .attribute(let value, let name):
        names.append(tree.names[name])
        current = value
      case .name(let name):
        names.append(tree.names[name])
        return Chain(root: current, names: names.reversed())
      default: return nil
      }
    }
  }

  /// The name at the bottom of attributes, items and calls.
  func root(_ id: ExpressionID) -> String? {
    rootExpression(id).flatMap {
      if case .name(let name) = tree.expression($0) { tree.names[name] } else { nil }
    }
  }

  func rootExpression(_ id: ExpressionID) -> ExpressionID? {
    var current = id
    while true {
      switch tree.expression(current) {
      case .attribute(let value, _), .subscript(let value, _): current = value
      case .call(let function, _, _): current = function
      case .name: return current
      default: return nil
      }
    }
  }

  enum Root {
    case builtin(String)
    /// A variable of a function or a class.
    case local(String)
    /// A function or a class of the module.
    case definition(String)
    case object(String, Origin)
    case imported(String)
  }

  func kind(ofRoot id: ExpressionID) -> Root {
    guard case .name(let nameID) = tree.expression(id) else { return .builtin("") }
    let name = tree.names[nameID]
    if let symbol = symbols[id] {
      let variable = scopes.symbol(symbol)
      if variable.owner != .module {
        // An import inside a function binds a variable of the function.
        if let full = outline.imported[name], variable.uses.contains(.imported) {
          return .imported(full)
        }
        return .local(name)
      }
    }
    if let full = outline.imported[name] { return .imported(full) }
    if definitions.contains(name) { return .definition(name) }
    if let origin = origins[name] { return .object(name, origin) }
    if bound.contains(name) { return .object(name, .unknown) }
    return .builtin(name)
  }
}
