package import Graph
package import Manifests
package import Scanning

/// What a gate is to hold a repository to.
package struct GateSettings: Sendable {
  /// Which of what is found fails.
  package enum Scope: String, Sendable { case new, all, off }

  package var cycles = Scope.new
  package var cycleKind = Cycle.Kind.importTime
  package var orphans = Scope.off
  package var unresolvedImports = Scope.off
  package var dependencies = Scope.off
  /// Of circles of Swift files; new are those that have grown.
  package var fileCycles = Scope.off
  package var contracts: [Contract] = []
  /// The names that a comment may ask to be silent about.
  package var rules: [String] = []

  package init() {}

  /// The words of what a baseline has to list for these settings, besides circles.
  package var sorts: [String] {
    var sorts: [String] = []
    if orphans == .new { sorts.append("orphan") }
    if dependencies == .new { sorts.append("dependency") }
    if fileCycles == .new { sorts.append(FileCircles.sort) }
    if unresolvedImports == .new { sorts.append("unresolved-import") }
    if contracts.contains(where: { $0.onlyNew && $0.kind != .budget }) { sorts.append("contract") }
    if contracts.contains(where: { $0.onlyNew && $0.kind == .budget }) { sorts.append("budget") }
    return sorts.sorted()
  }
}

/// A repository at one time, as a gate looks at it.
package struct GateSide: Sendable {
  package let graph: ImportGraph
  /// By file of the graph.
  package let ignores: [[IgnoreComment]]
  /// Modules that nothing reaches, with what is said of them; asked for only where the gate is on.
  package var orphans: [(unit: UnitID, message: String)] = []
  /// What manifests declare and sources do not bear out, and the other way round; asked for only where the gate is on.
  package var dependencies: [DependencyFinding] = []
  /// By contract and module: how many modules an import executes.
  package var budgets: [(contract: Contract, module: String, count: Int)] = []

  package init(graph: ImportGraph, ignores: [[IgnoreComment]]) {
    self.graph = graph
    self.ignores = ignores
  }
}

/// What a gate compares with.
package enum GatePast: Sendable {
  case nothing
  case side(GateSide, renames: [(from: SourcePath, to: SourcePath)])
  case baseline(GateBaseline)
}

/// The judgement of a change: what is new fails, what is old passes.
package struct Gate: Sendable {
  package let graph: ImportGraph
  /// What fails, in the order of rules, then of places.
  package let new: [Violation]
  /// How many more circles fail than are listed.
  package let more: Int
  /// What was there before.
  package let known: [Violation]
  package let knownCycles: [CycleChanges.Known]
  package let fixed: [CycleChanges.Fixed]
  /// Lines of the baseline that speak of nothing any more.
  package let stale: [BaselineKey]
  /// Modules taken for the same under another name.
  package let moved: [(from: String, to: String)]
  package let ignores: [JudgedIgnore]
  /// All that a baseline of now would list.
  package let baseline: GateBaseline
  /// The names in contracts that stand for nothing.
  package let unknownNames: [(contract: String, name: String)]

  /// Of a baseline of now: what a baseline of before does not speak of, under whatever names it had.
  let fresh: Set<BaselineKey>

  package var passes: Bool { new.isEmpty }

  /// What would have to be put into a baseline for everything to pass.
  package func additions(to old: GateBaseline) -> [BaselineKey] {
    baseline.entries.filter(fresh.contains)
  }
}

/// A comment that asks for silence, and whether there was anything to be silent about.
package struct JudgedIgnore: Sendable {
  package let path: SourcePath
  package let comment: IgnoreComment
  /// What is wrong with it; nil where it is of use.
  package let complaint: String?
}

extension Gate {
  package init(_ settings: GateSettings, now: GateSide, past: GatePast) {
    var judge = GateJudge(settings, now)
    judge.judgeCycles(past)
    judge.judgeOthers(past)
    self = judge.gate()
  }
}
