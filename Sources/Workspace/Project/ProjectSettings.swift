package import Manifests

/// What the user asks of a project, before its own words are read.
package struct ProjectSettings: Sendable {
  package var root: AbsolutePath
  /// Named on the command line; else the project's own is looked for.
  package var configuration: AbsolutePath?
  package var pythonVersion: PythonVersion?
  package var platform: String?
  /// The interpreter whose installed packages are read in place; nil looks for an environment in the root.
  package var python: AbsolutePath?
  /// Looks at what is installed at all.
  package var readsEnvironment = true
  /// What `swift package dump-package` printed, in place of reading the manifests it is of.
  package var packageDumps: [AbsolutePath] = []
  package var exclude: [String] = []
  package var includeIgnored = false
  package var jobs = Parallel.cores
  package var isQuiet = false

  package init(root: AbsolutePath) { self.root = root }
}

/// Why a project could not be worked with.
package enum ProjectError: Error, Sendable {
  case file(FileError)
  case configuration(ConfigurationError)
  case environment(EnvironmentError)
  case git(GitError)
  /// What somebody named to be imported cannot be.
  case unloadable(entry: String, String)

  /// Names the file, says what was wrong and what to do.
  package var message: String {
    switch self {
    case .file(let error): error.message
    case .configuration(let error): error.description
    case .environment(let error): error.message
    case .git(let error): error.message
    case .unloadable(let entry, let why):
      "`import \(entry)` cannot be followed: \(why); name a module that can be imported from the root"
    }
  }
}
