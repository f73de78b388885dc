package import Manifests

/// What one command line asks for, typed and validated: a plain value that a command needs nothing besides.
package struct Options: Equatable, Sendable {
  package var command: CommandName

  // What is scanned.
  package var root: Argument?
  /// The PATH of a command whose operand is the root; the parser moves it into `root`.
  package var rootOperand: Argument?
  /// Files and folders to restrict the result to; empty means the whole root.
  package var paths: [Argument] = []
  package var config: Argument?
  package var pythonVersion: PythonVersion?
  package var platform: Platform?
  /// In the order written.
  package var exclude: [Argument] = []
  package var includeIgnored = false
  /// Nil means one for each core.
  package var jobs: Int?

  /// The interpreter of an environment, or the environment's folder.
  package var python: Argument?
  package var readsEnvironment = true

  // Where the result goes.
  /// One of the command's own formats.
  package var format = Format.text
  /// Nil, like "-", means standard output.
  package var output: Argument?

  // How Pollard talks.
  package var color = ColorChoice.auto
  package var verbosity = Verbosity.normal

  // Of single commands.
  /// Of `closure`: at least one. Of `why`: exactly two, FROM and TO.
  package var modules: [Argument] = []
  /// Of `why`: follow only what runs at import time.
  package var eagerOnly = false
  /// Of `why`: how many paths to show; nil means all of them.
  package var mostPaths: Int? = 5
  /// Of `audit`: how many entries each list shows.
  package var top = 10
  /// Of `graph`: sorted as `EdgeTypeName` declares them; nil means all.
  package var edgeTypes: [EdgeTypeName]?
  /// Of `graph`: packages in place of modules.
  package var grouped = false
  package var archive = ArchiveOptions()
  package var shell: Shell?
  package var rule: Rule?
  /// Of `help`: nil means the overview.
  package var helpTopic: CommandName?

  package init(command: CommandName) {
    self.command = command
  }
}

/// How much is said on standard error.
package enum Verbosity: Sendable {
  case quiet
  case normal
  case verbose
}
