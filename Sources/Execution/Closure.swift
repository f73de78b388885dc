package import Scanning

/// What importing one module runs.
package struct Closure: Sendable {
  package let module: String
  /// All modules that were found, installed ones included where they are read, in the order they finish.
  package let loads: [LoadedModule]
  /// The top-level names of modules outside the root, sorted.
  package let externals: [String]
  /// The first failure that nothing would catch.
  package let failure: Failure?
  /// What could not be decided, in the order it was met.
  package let uncertain: [Uncertainty]
  /// How many steps the run took: one for each statement, expression and turn of a loop, and for sixteen items copied.
  package let steps: Int
  /// The files whose text was looked at, by their indexes: with the same text the run is the same.
  package let files: Set<Int32>
  /// Some imports were put off to the end, because it is not known when compiled code runs them.
  package let hasWaited: Bool

  /// The modules of the repository, in the order they finish.
  package var executes: [String] { loads.filter { !$0.isInstalled }.map(\.name) }
}

/// One module that an import runs.
package struct LoadedModule: Hashable, Sendable {
  package let name: String
  /// Nil for a namespace, which has no file.
  package let path: SourcePath?
  /// It comes from an environment, not from the repository.
  package let isInstalled: Bool
}

/// An exception that an import would end with.
package struct Failure: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case importError = "ImportError"
    case moduleNotFound = "ModuleNotFoundError"
    case attributeError = "AttributeError"
  }

  package let kind: Kind
  /// The module whose statement fails.
  package let module: String
  package let path: SourcePath
  package let line: Int
  /// The name that is missing: a module's for a missing module, else the attribute's; nil where the source raises by itself.
  package let name: String?
}

/// A place where what happens depends on something that is not known.
package struct Uncertainty: Hashable, Sendable {
  package let path: SourcePath
  package let line: Int
  /// In lower case and without a full stop.
  package let why: String
}
