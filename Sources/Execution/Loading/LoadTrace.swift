package import Scanning

/// Who asked for what while something was imported: the statements at the top of modules that bring imports about, and what each
/// module's own statements cost to run.
package struct LoadTrace: Sendable {
  /// In the order in which they were first reached.
  package let sites: [LoadSite]
  /// In the order in which the modules began to run, those that failed included; a name may come twice.
  package let runs: [ModuleRun]
}

/// One statement at the top of a module, by which other modules come to be imported.
package struct LoadSite: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case statement
    /// A call, a definition or anything else that ends in an import somewhere.
    case call
  }

  /// The module whose body it belongs to; nil for what the run was asked to import.
  package let module: String?
  package let path: SourcePath
  package let line: Int
  /// Of the first byte of the statement.
  package let offset: UInt32
  package let kind: Kind
  /// The full names of all modules it asks for, loaded or not, in the order first asked for. The packages around them are not among them.
  package let asks: [String]
  /// What an import statement's own words mean: modules, and for `from a import b` also `a.b`, whatever that is.
  package let names: [String]
  /// `from a import *`.
  package let isStar: Bool
  /// The modules that began to run because of it.
  package let loads: [String]
  /// The line on which its own module first uses, while being imported, a name that the statement binds; nil where none does.
  package let usedAtLine: Int?
  /// It stands in the body of a class, whose attribute it binds.
  package let isInClass: Bool
  /// What was compiled of its file lies beside it and is what Python runs.
  package let isCompiled: Bool
  /// A `try` around it goes on otherwise where it fails.
  package let isProbing: Bool
  /// Nothing else in its file names what it binds, so it may be there for what its modules do.
  package let isUnused: Bool
  /// The submodules it reaches through their packages, although nothing in its own module imports them.
  package let reliances: [Reliance]

  package struct Reliance: Hashable, Sendable {
    /// The full name of the submodule.
    package let module: String
    package let path: SourcePath
    package let line: Int
  }
}

/// One run of a module's statements.
package struct ModuleRun: Hashable, Sendable {
  package let name: String
  /// Its own steps, without those of the modules that it imports.
  package let steps: Int
  /// It comes from an environment, not from the repository.
  package let isInstalled: Bool
}

/// A statement of one file.
package struct StatementPlace: Hashable, Comparable, Sendable {
  package let path: SourcePath
  package let offset: UInt32

  package init(path: SourcePath, offset: UInt32) {
    self.path = path
    self.offset = offset
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.offset) < (right.path, right.offset)
  }
}
