/// The walk over a tree that opens scopes and notes every use of a name, with its own stack in place of recursion.
struct ScopeWalk {
  /// What is still to be visited; the last comes first.
  enum Task {
    case statement(StatementID, Place)
    case expression(ExpressionID, NameUse.Role, Place)
    case annotation(ExpressionID, Place)
    case pattern(PatternID, Place)
    /// A name that is bound without being an expression.
    case binding(NameID, ByteRange, NameUse.Role, Symbol.Uses, node: UInt32, Place)
    case typeParameters(ArenaList<TypeParameterID>, Place)
    /// The function whose signature has been visited.
    case function(StatementID, FunctionDefinition, Place)
    case `class`(StatementID, ClassDefinition, Place)
    case comprehension(Comprehension, Place)
  }

  /// Where a visit stands and what that means for the names found there.
  struct Place {
    var scope: ScopeID
    /// The class whose private names are mangled.
    var owner: NameID?
    /// The only names it mangles; nil means all private ones.
    var mangled: [NameID]?
    var moment: NameUse.Moment
    var isInLoop = false
    /// Strings hold names.
    var isAnnotation = false
    /// Only mentions the names, as far as scopes are concerned.
    var isUnevaluated = false
    var statement: StatementID

    func with(_ change: (inout Place) -> Void) -> Place {
      var place = self
      change(&place)
      return place
    }
  }

  let tree: PythonTree
  var names: NameTable
  var scopes: [Scope] = []
  var symbols: [Symbol] = []
  var uses: [NameUse] = []
  var postponesAnnotations = false
  var pending: [Task] = []

  /// The symbol of each scope and name, and by name the one that was asked for last, which is the right one most times.
  private var symbolIndices: [UInt64: Int32] = [:]
  private var latest: [Int32] = []

  init(_ tree: PythonTree) {
    self.tree = tree
    names = tree.names
    latest = Array(repeating: -1, count: names.count)
  }

  mutating func run() {
    postponesAnnotations = hasFutureAnnotations
    let whole = ByteRange(0, tree.source.count)
    scopes.append(Scope(kind: .module, parent: nil, name: nil, range: whole))
    let place = Place(scope: .module, moment: .import, statement: StatementID(index: 0))
    push(tree.body, place)
    while let task = pending.popLast() {
      switch task {
      case .statement(let id, let place): visit(id, place.with { $0.statement = id })
      case .expression(let id, let role, let place): visit(id, role, place)
      case .annotation(let id, let place): visitAnnotation(id, place)
      case .pattern(let id, let place): visit(id, place)
      case .binding(let name, let range, let role, let uses, let node, let place):
        note(name, range, role, uses, node: node, place)
      case .typeParameters(let parameters, let place): visit(parameters, place)
      case .function(let id, let function, let place): open(function, id, place)
      case .class(let id, let definition, let place): open(definition, id, place)
      case .comprehension(let comprehension, let place): open(comprehension, place)
      }
    }
  }

  private var hasFutureAnnotations: Bool {
    for id in tree.body {
      switch tree.statement(id) {
      case .importFrom(let module, let level, let aliases, _):
        guard level == 0, module.count == 1, tree.names[module[0].name] == "__future__" else {
          return false
        }
        for alias in aliases {
          if let part = tree.alias(alias).parts.first, tree.names[part.name] == "annotations" {
            return true
          }
        }
      case .expression(let expression):
        guard case .constant(.string) = tree.expression(expression) else { return false }
      default: return false
      }
    }
    return false
  }

  // MARK: Pushing

  mutating func push(_ block: Statement.Block, _ place: Place) {
    for id in block.reversed() { pending.append(.statement(id, place)) }
  }

  mutating func push(
    _ id: ExpressionID?, _ place: Place, as role: NameUse.Role = .read
  ) {
    if let id { pending.append(.expression(id, role, place)) }
  }

  mutating func push(
    _ ids: ArenaList<ExpressionID>, _ place: Place, as role: NameUse.Role = .read
  ) {
    for id in ids.reversed() { pending.append(.expression(id, role, place)) }
  }

  mutating func push(_ keywords: ArenaList<KeywordID>, _ place: Place) {
    for id in keywords.reversed() { push(tree.keyword(id).value, place) }
  }

  mutating func pushBinding(
    _ occurrence: NameOccurrence?, _ place: Place, as role: NameUse.Role = .assign, node: UInt32
  ) {
    guard let occurrence, !occurrence.range.isEmpty else { return }
    pending.append(
      .binding(occurrence.name, occurrence.range, role, .assigned, node: node, place))
  }

  // MARK: Noting

  mutating func open(
    _ kind: Scope.Kind, _ name: NameID?, _ range: ByteRange, in place: Place
  ) -> ScopeID {
    scopes.append(Scope(kind: kind, parent: place.scope, name: name, range: range))
    return ScopeID(scopes.count - 1)
  }

  mutating func note(
    _ name: NameID, _ range: ByteRange, _ role: NameUse.Role, _ how: Symbol.Uses, node: UInt32,
    _ place: Place
  ) {
    let how: Symbol.Uses = place.isUnevaluated ? .mentioned : how
    let symbol = symbol(mangled(name, in: place), place.scope, how)
    uses.append(
      NameUse(
        symbol: symbol, range: range, role: role, moment: place.moment, isInLoop: place.isInLoop,
        statement: place.statement, node: node))
  }

  /// The symbol of a name in a scope, which is made where there is none.
  @discardableResult
  mutating func symbol(
    _ name: NameID, _ scope: ScopeID, _ how: Symbol.Uses
  ) -> SymbolID {
    let last = latest[Int(name.index)]
    if last >= 0, symbols[Int(last)].scope == scope {
      symbols[Int(last)].uses.formUnion(how)
      return SymbolID(Int(last))
    }
    let key = UInt64(UInt32(scope.index)) << 32 | UInt64(name.index)
    if let known = symbolIndices[key] {
      symbols[Int(known)].uses.formUnion(how)
      latest[Int(name.index)] = known
      return SymbolID(Int(known))
    }
    let index = Int32(symbols.count)
    symbols.append(Symbol(name: name, scope: scope, uses: how, owner: scope))
    symbolIndices[key] = index
    latest[Int(name.index)] = index
    return SymbolID(Int(index))
  }

  mutating func intern(_ spelling: ArraySlice<UInt8>) -> NameID {
    let name = names.intern(spelling)
    while latest.count < names.count { latest.append(-1) }
    return name
  }

  /// A private name as the class around it makes it: `__x` in `class A` is `_A__x`.
  mutating func mangled(_ name: NameID, in place: Place) -> NameID {
    guard let owner = place.owner, place.mangled?.contains(name) ?? true else { return name }
    let bytes = names.bytes(of: name)
    let underscores: ArraySlice<UInt8> = [UInt8(ascii: "_"), UInt8(ascii: "_")]
    guard bytes.starts(with: underscores), !bytes.suffix(2).elementsEqual(underscores) else {
      return name
    }
    let bare = names.bytes(of: owner).drop { $0 == UInt8(ascii: "_") }
    return bare.isEmpty ? name : intern([UInt8(ascii: "_")] + bare + bytes)
  }
}
