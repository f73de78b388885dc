/// What every name of a source means and when it is used: the scopes of a tree, as Python's own `symtable` sees them.
package struct PythonScopes: Sendable {
  package let tree: PythonTree
  /// The tree's names, and those that only mangling or a string makes.
  package let names: NameTable
  /// The module first; a scope comes after the one around it.
  package let scopes: [Scope]
  package let symbols: [Symbol]
  /// In the order they are evaluated, the body of a function standing where the function is defined.
  package let uses: [NameUse]
  /// Has `from __future__ import annotations`.
  package let postponesAnnotations: Bool

  /// Symbol indices by scope; those of scope `s` are `symbolOrder[firstSymbol[s]..<firstSymbol[s + 1]]`.
  private let symbolOrder: [Int32]
  private let firstSymbol: [Int32]
  /// Use indices by symbol, likewise.
  private let useOrder: [Int32]
  private let firstUse: [Int32]

  package init(_ tree: PythonTree) {
    var walk = ScopeWalk(tree)
    walk.run()
    self.tree = tree
    names = walk.names
    scopes = walk.scopes
    uses = walk.uses
    postponesAnnotations = walk.postponesAnnotations
    let symbols = walk.symbols
    (symbolOrder, firstSymbol) = Self.grouped(
      symbols.lazy.map { Int($0.scope.index) }, into: walk.scopes.count)
    (useOrder, firstUse) = Self.grouped(
      walk.uses.lazy.map { Int($0.symbol.index) }, into: symbols.count)
    var resolution = ScopeResolution(
      scopes: walk.scopes, symbols: symbols, nameCount: walk.names.count,
      symbolOrder: symbolOrder, firstSymbol: firstSymbol)
    resolution.run()
    self.symbols = resolution.symbols
  }

  package func scope(_ id: ScopeID) -> Scope { scopes[Int(id.index)] }

  package func symbol(_ id: SymbolID) -> Symbol { symbols[Int(id.index)] }

  package var scopeIDs: LazyMapSequence<Range<Int>, ScopeID> {
    scopes.indices.lazy.map { ScopeID($0) }
  }

  /// The symbols of a scope, in the order they first appear.
  package func symbols(
    in scope: ScopeID
  ) -> LazyMapCollection<ArraySlice<Int32>, SymbolID> {
    let range = Int(firstSymbol[Int(scope.index)])..<Int(firstSymbol[Int(scope.index) + 1])
    return symbolOrder[range].lazy.map { SymbolID(Int($0)) }
  }

  /// The places where a scope itself uses a symbol, in the order they are evaluated.
  package func uses(of symbol: SymbolID) -> LazyMapCollection<ArraySlice<Int32>, NameUse> {
    let range = Int(firstUse[Int(symbol.index)])..<Int(firstUse[Int(symbol.index) + 1])
    let uses = self.uses
    return useOrder[range].lazy.map { uses[Int($0)] }
  }

  /// By owner and name: the uses of one variable from all scopes, in the order they are evaluated.
  package func uses(of name: NameID, ownedBy owner: ScopeID) -> [NameUse] {
    uses.filter {
      let symbol = symbol($0.symbol)
      return symbol.owner == owner && symbol.name == name
    }
  }

  /// Groups indices by a key, keeping their order.
  private static func grouped(
    _ keys: some Collection<Int>, into count: Int
  ) -> (order: [Int32], first: [Int32]) {
    var first = [Int32](repeating: 0, count: count + 1)
    for key in keys { first[key + 1] += 1 }
    for index in 0..<count { first[index + 1] += first[index] }
    var next = first
    var order = [Int32](repeating: 0, count: keys.count)
    for (index, key) in keys.enumerated() {
      order[Int(next[key])] = Int32(index)
      next[key] += 1
    }
    return (order, first)
  }
}
