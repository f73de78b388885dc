/// What a repository's modules are called, and what they hand out: what a rewrite has to know of the other files.
package struct ModuleNames: Sendable {
  package let isModule: @Sendable (String) -> Bool
  /// What `from MODULE import *` binds; nil where it is not known.
  package let starNames: @Sendable (String) -> [String]?

  /// Where somebody puts something else in the place of what a full name stands for; nil where nobody does.
  package let replacement: @Sendable (String) -> String?

  /// The names that other files set on a module, each with its place; `*` for those that are not known.
  package let setNames: @Sendable (String) -> [String: String]

  package init(
    isModule: @escaping @Sendable (String) -> Bool,
    starNames: @escaping @Sendable (String) -> [String]?,
    replacement: @escaping @Sendable (String) -> String?,
    setNames: @escaping @Sendable (String) -> [String: String]
  ) {
    self.isModule = isModule
    self.starNames = starNames
    self.replacement = replacement
    self.setNames = setNames
  }
}
