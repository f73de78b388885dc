/// The first parts of all module names the repository could have: most strings that look dotted begin with none of them.
package struct FirstPartyNames: Sendable {
  private let names: Set<String>

  package init(_ names: Set<String>) {
    self.names = names
  }

  func holds(_ dotted: String) -> Bool {
    names.contains(String(dotted.prefix { $0 != "." && $0 != ":" }))
  }
}
