package import Scanning

/// Why an import stays as it is: a word for machines, and a sentence with a line for people.
package struct LazyBlocker: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Importing the module does something others may rely on.
    case effect
    case usedAtImport = "used-at-import"
    case rebound
    case exported
    case usedElsewhere = "used-elsewhere"
    case namedByString = "named-by-string"
    case opaque
    case annotations = "annotations-read"
    case clash
    case unused
    case hot
    case guarded
    case star
    case special
    case circle
    case submodule
    case optional
    case layout
    case unknown
  }

  package let kind: Kind
  /// In lower case and without a full stop.
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// An import that stays as it is, and why.
package struct LazyRefusal: Hashable, Sendable {
  package let path: SourcePath
  package let line: Int
  /// The module that it imports.
  package let module: String
  package let blocker: LazyBlocker

  package init(path: SourcePath, line: Int, module: String, blocker: LazyBlocker) {
    self.path = path
    self.line = line
    self.module = module
    self.blocker = blocker
  }
}
