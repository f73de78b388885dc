package import Analyses
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
  /// Files with what `swift package dump-package` printed.
  package var packageDumps: [Argument] = []

  // Where the result goes.
  /// One of the command's own formats.
  package var format = Format.text
  /// False where nobody chose one.
  package var isFormatNamed = false
  /// Nil, like "-", means standard output.
  package var output: Argument?

  // How Pollard talks.
  package var color = ColorChoice.auto
  package var verbosity = Verbosity.normal

  // Of single commands.
  /// Of `closure`: at least one. Of `why`: exactly two, FROM and TO. Of `cycles`: those a cycle must hold one of.
  package var modules: [Argument] = []
  /// Of `why`: follow only what runs at import time.
  package var eagerOnly = false
  /// Of `why`: how many paths to show; nil means all of them.
  package var mostPaths: Int? = 5
  /// Of `audit`, `cycles` and `orphans`: how many entries each list shows.
  package var top = 10
  /// Of `graph` and `cycles`: sorted as `EdgeTypeName` declares them; nil means the usual ones.
  package var edgeTypes: [EdgeTypeName]?
  /// Of `graph` and `cycles`: packages in place of modules.
  package var grouped = false
  /// Of `cycles`: the groups are folders.
  package var byFolder = false
  /// Of `orphans`: the root, or what is to be done and the modules that are meant.
  package var words: [Argument] = []
  /// Of `orphans`: nil means all.
  package var orphanStatuses: [OrphanStatusName]?
  package var leastCertainty: CertaintyName?
  package var verdicts: [OrphanValue.Verdict]?
  package var skipsHistory = false
  package var confirmsByIndex = false
  package var indexStore: Argument?
  package var explained: Argument?
  /// Of `orphans keep` and `integrate`.
  package var reason: String?
  package var until: CalendarDay?
  package var archive = ArchiveOptions()
  package var lazy = LazyOptions()
  /// Of `deps`: writes what it suggests.
  package var appliesSuggestions = false
  /// Of `undo`: shows what there is, and does nothing.
  package var listsUndoable = false
  /// Of `cycles`: nil means every kind.
  package var cycleKinds: [CycleKindName]?
  /// Of `cycles`: show all, whatever `top` says.
  package var showsAll = false
  /// Of `cycles`: the imports that are taken to be gone.
  package var whatIf: [ModulePair] = []
  /// Of `check`: the commit to compare with.
  package var against: Argument?
  /// Of `check` and `baseline`: the file of what is known.
  package var baseline: Argument?
  /// Of `check` and `baseline`: the weakest kind of cycle that counts; nil leaves it to the configuration.
  package var cycleKind: CycleKindName?
  /// Of `check`: what is merely untidy fails too.
  package var isStrict = false
  /// Of `baseline`: takes out of a file that exists what is fixed.
  package var updates = false
  /// Of `baseline`: puts into a file that exists what is new.
  package var allowsAdditions = false
  package var heavy = HeavyOptions()
  package var measure = MeasureOptions()
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
