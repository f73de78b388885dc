/// The attributes and modifiers before a declaration.
struct DeclarationPrefix {
  /// Nothing but attributes, modifiers and directives came since it started.
  var isOpen = false
  /// The names of the attributes, without arguments.
  var attributes: [Range<Int>] = []
  var access: SwiftImport.Access?
  var traits: SwiftDeclaration.Traits = []

  mutating func close() {
    guard isOpen else { return }
    isOpen = false
    attributes.removeAll(keepingCapacity: true)
    access = nil
    traits = []
  }
}

/// A word that can stand before a declaration's keyword.
enum DeclarationModifier: String, CaseIterable {
  case `async`, borrowing, consuming, convenience, distributed, dynamic, `fileprivate`, final
  case indirect, infix, `internal`, isolated, lazy, mutating, nonisolated, nonmutating, open
  case optional, override, package, postfix, prefix, `private`, `public`, reasync, required
  case `static`, unowned, weak
  case underConsuming = "__consuming"
  case local = "_local"
  case const = "_const"
  case resultDependsOnSelf = "_resultDependsOnSelf"
  case setterAccess = "__setter_access"
  case sending
  case dependsOn = "_dependsOn"
  case yielding, module

  /// Reserved words cannot be anything else; the others are names too.
  var isReserved: Bool {
    switch self {
    case .fileprivate, .internal, .private, .public, .static: true
    default: false
    }
  }

  init?(_ source: Span<UInt8>, from start: Int, to end: Int) {
    guard end - start >= 4, end - start <= 20 else { return nil }
    let first = source[start]
    for (spelling, modifier) in Self.spellings
    where spelling[0] == first && source.spells(spelling, from: start, to: end) {
      self = modifier
      return
    }
    return nil
  }

  private static let spellings: [([UInt8], Self)] = allCases.map { (Array($0.rawValue.utf8), $0) }
}
