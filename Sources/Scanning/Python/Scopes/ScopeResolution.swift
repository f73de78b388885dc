/// The walk over the tree of scopes that finds out whose variable each symbol is.
struct ScopeResolution {
  private let scopes: [Scope]
  private(set) var symbols: [Symbol]
  private let symbolOrder: [Int32]
  private let firstSymbol: [Int32]

  /// The scopes directly inside each scope, as a linked list.
  private var firstChild: [Int32]
  private var nextSibling: [Int32]
  /// By name: the innermost binding that the scope at hand sees, an index into `bindings`, or -1.
  private var innermost: [Int32]
  private var bindings: [(symbol: Int32, scope: Int32, outer: Int32)] = []
  /// By name: the same for what classes bind, which only scopes that see into a class look at.
  private var innermostInClass: [Int32]

  /// The binding of a name that a function hands back to the module.
  private static let module: Int32 = 0

  init(
    scopes: [Scope], symbols: [Symbol], nameCount: Int, symbolOrder: [Int32], firstSymbol: [Int32]
  ) {
    self.scopes = scopes
    self.symbols = symbols
    self.symbolOrder = symbolOrder
    self.firstSymbol = firstSymbol
    firstChild = Array(repeating: -1, count: scopes.count)
    nextSibling = firstChild
    innermost = Array(repeating: -1, count: nameCount)
    innermostInClass = innermost
    for index in scopes.indices.reversed() {
      guard let parent = scopes[index].parent else { continue }
      nextSibling[index] = firstChild[Int(parent.index)]
      firstChild[Int(parent.index)] = Int32(index)
    }
  }

  /// Goes depth first without recursing: a scope is entered, its children follow, and it is left.
  mutating func run() {
    var current = 0
    enter(current)
    while true {
      if firstChild[current] >= 0 {
        current = Int(firstChild[current])
        enter(current)
        continue
      }
      leave(current)
      while nextSibling[current] < 0 {
        guard let parent = scopes[current].parent else { return }
        current = Int(parent.index)
        leave(current)
      }
      current = Int(nextSibling[current])
      enter(current)
    }
  }

  private func range(of scope: Int) -> Range<Int> {
    Int(firstSymbol[scope])..<Int(firstSymbol[scope + 1])
  }

  private mutating func enter(_ scope: Int) {
    for position in range(of: scope) { resolve(Int(symbolOrder[position])) }
    for position in range(of: scope) {
      let index = symbolOrder[position]
      guard let owner = binding(of: symbols[Int(index)]) else { continue }
      let name = Int(symbols[Int(index)].name.index)
      let isClass = scopes[scope].kind == .class
      bindings.append((index, owner, isClass ? innermostInClass[name] : innermost[name]))
      if isClass {
        innermostInClass[name] = Int32(bindings.count - 1)
      } else {
        innermost[name] = Int32(bindings.count - 1)
      }
    }
  }

  private mutating func leave(_ scope: Int) {
    for position in range(of: scope).reversed() {
      let symbol = symbols[Int(symbolOrder[position])]
      guard binding(of: symbol) != nil, let last = bindings.popLast() else { continue }
      if scopes[scope].kind == .class {
        innermostInClass[Int(symbol.name.index)] = last.outer
      } else {
        innermost[Int(symbol.name.index)] = last.outer
      }
    }
  }

  /// The scope whose variable the scopes inside find under the name; nil where they find nothing new.
  private func binding(of symbol: Symbol) -> Int32? {
    let kind = scopes[Int(symbol.scope.index)].kind
    if kind == .module { return nil }
    switch symbol.meaning {
    case .local: return symbol.scope.index
    case .globalExplicit: return Self.module
    case .free, .globalImplicit: return nil
    }
  }

  private mutating func resolve(_ index: Int) {
    let symbol = symbols[index]
    if symbol.uses.contains(.declaredGlobal) {
      settle(index, .globalExplicit, .module)
    } else if !symbol.uses.contains(.declaredNonlocal), !symbol.uses.isDisjoint(with: .bound) {
      settle(index, .local, symbol.scope)
    } else if let meaning = meaningInClass(symbol) {
      settle(index, meaning.meaning, meaning.owner)
    } else {
      let binding = innermost[Int(symbol.name.index)]
      let owner = binding < 0 ? Self.module : bindings[Int(binding)].scope
      let isFree = owner != Self.module || symbol.uses.contains(.declaredNonlocal)
      settle(index, isFree ? .free : .globalImplicit, ScopeID(Int(owner)))
    }
  }

  private mutating func settle(_ index: Int, _ meaning: Symbol.Meaning, _ owner: ScopeID) {
    symbols[index].meaning = meaning
    symbols[index].owner = owner
  }

  /// What the scopes of type parameters and aliases that stand in a class find in the class.
  private func meaningInClass(_ symbol: Symbol) -> (meaning: Symbol.Meaning, owner: ScopeID)? {
    let binding = innermostInClass[Int(symbol.name.index)]
    guard binding >= 0, scopes[Int(symbol.scope.index)].kind.seesClass else { return nil }
    let found = symbols[Int(bindings[Int(binding)].symbol)]
    var scope = symbol.scope
    // Such scopes nest two deep at most.
    while scopes[Int(scope.index)].kind.seesClass, let outer = scopes[Int(scope.index)].parent {
      scope = outer
    }
    guard found.scope == scope else { return nil }
    return found.meaning == .globalExplicit ? (.globalExplicit, .module) : (.globalImplicit, scope)
  }
}
