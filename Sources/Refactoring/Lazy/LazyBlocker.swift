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
    /// Somebody runs the file by its path.
    case script
    /// What stands on Python's path is not known, or would be something else.
    case path
    /// An empty class may be meant to be one.
    case placeholder
    /// Importing the package fails as it is.
    case fails
    case unknown
  }

  package let kind: Kind
  /// In lower case and without a full stop.
  package let text: String
  /// The program would do the same, but not everybody would want it: whoever names it may have it all the same.
  package let isMatterOfTaste: Bool

  package init(_ kind: Kind, _ text: String, isMatterOfTaste: Bool = false) {
    self.kind = kind
    self.text = text
    self.isMatterOfTaste = isMatterOfTaste
  }
}

/// A statement that stays as it is, and why.
package struct LazyRefusal: Hashable, Sendable {
  package let path: SourcePath
  package let line: Int
  /// The module that it imports, or what else it is about.
  package let module: String
  package let blocker: LazyBlocker
  /// What stays, for people.
  package let subject: String
  /// By what its statement is named; nil where it is none that could be overruled.
  package let statement: String?
  /// By what it is named where it is to be overruled; nil where it is not to be.
  package var id: String? { blocker.isMatterOfTaste ? statement : nil }

  package init(
    path: SourcePath, line: Int, module: String, blocker: LazyBlocker, subject: String? = nil,
    statement: String? = nil
  ) {
    self.statement = statement
    self.subject = subject ?? "import of \(module)"
    self.path = path
    self.line = line
    self.module = module
    self.blocker = blocker
  }
}
