/// Two modules that a command line joins with a colon: the one that imports, and what it imports.
package struct ModulePair: Equatable, Sendable {
  package let from: Argument
  package let to: Argument
}

extension ValueShape where Value == ModulePair {
  package static var modulePair: Self {
    Self("FROM:TO", wants: "two modules such as package.one:package.two") { argument in
      let parts = argument.bytes.split(
        separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
      return ModulePair(
        from: Argument(bytes: Array(parts[0])), to: Argument(bytes: Array(parts[1])))
    }
  }
}
