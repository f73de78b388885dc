import Analyses
import Execution
import Graph
import Refactoring
import Scanning

extension LazyPlanner {
  /// How many sets of patches are tried at most to find out whether a smaller one would do.
  private static let mostSetsTried = 64

  /// Takes back what is not needed for the entries to cost no more than they may; nothing where that cannot be reached.
  ///
  /// What a set of patches comes to is predicted as `heavy` does it, with the files as they would be. Gives back what every module's import
  /// runs in the end.
  mutating func keepWhatReaches(
    _ budget: LoadBudget, _ after: [String: ImportRuns.Outcome]
  ) -> (outcomes: [String: ImportRuns.Outcome], target: LazyTarget) {
    let runs = LoadRuns(context.project, context.graph, keeping: ParsedSources())
    let before = savings(runs, with: [:])
    func target(_ after: [ImportSavings], isSmallest: Bool) -> LazyTarget {
      let entries = request.entries.indices.map {
        LazyTarget.Entry(
          module: request.entries[$0], before: before[$0].total, after: after[$0].total)
      }
      let unknown = budget.measure == .modules ? [] : Set(after.flatMap(\.unknownTops))
      return LazyTarget(
        budget, entries: entries, unknown: unknown.sorted(), isSmallest: isSmallest)
    }
    let whole = savings(runs, with: overlay())
    guard Self.excess(whole, over: budget) <= 0 else {
      return (after, target(whole, isSmallest: true))
    }
    let all = (packages, modules)
    let changes = Array(changesBySaving(after).reversed())
    let (kept, isSmallest) = SmallestSet.find(of: changes.count, mostTried: Self.mostSetsTried) {
      kept in
      (packages, modules) = all
      for (index, change) in changes.enumerated() where !kept.contains(index) {
        take(back: change)
      }
      return Self.excess(savings(runs, with: overlay()), over: budget)
    }
    (packages, modules) = all
    for (index, change) in changes.enumerated() where !kept.contains(index) { take(back: change) }
    settle()
    let outcomes = keepOrder()
    let found = target(savings(runs, with: overlay()), isSmallest: isSmallest)
    if found.isReached { return (outcomes, found) }
    // What was left out was needed by what was kept.
    (packages, modules) = all
    return (after, target(whole, isSmallest: false))
  }

  private func savings(
    _ runs: LoadRuns, with changed: [SourcePath: [UInt8]]
  ) -> [ImportSavings] {
    runs.loads(of: request.entries, with: changed).map { ImportSavings($0) }
  }

  /// By how much the dearest entry is above what it may cost.
  private static func excess(_ savings: [ImportSavings], over budget: LoadBudget) -> Int {
    savings.map { budget.amount(of: $0.total) - budget.limit }.max() ?? 0
  }
}

extension ImportSavings {
  /// The top-level names of the modules whose cost nobody knows.
  fileprivate var unknownTops: [String] {
    graph.adjacency.reachable(from: [LoadGraph.root]).compactMap { graph.module(at: $0) }
      .filter { graph.modules[$0].isLoaded && costs.sources[$0] == .unknown }
      .map { graph.modules[$0].top }
  }
}

/// A search for the fewest of some things that together bring an excess down to nothing, which all of them do.
private enum SmallestSet {
  /// What is kept, and whether all smaller sets were tried. `excess` says what is left of it when only some things are kept.
  static func find(
    of count: Int, mostTried: Int, excess: (Set<Int>) -> Int
  ) -> (kept: Set<Int>, isSmallest: Bool) {
    if excess([]) <= 0 { return ([], true) }
    // Those that help most by themselves come first.
    let single = (0..<count).map { (index: $0, excess: excess([$0])) }
      .sorted { ($0.excess, $0.index) < ($1.excess, $1.index) }
    if let first = single.first, first.excess <= 0 { return ([first.index], true) }
    let order = single.map(\.index)
    var found: Set<Int> = []
    for index in order {
      found.insert(index)
      if excess(found) <= 0 { break }
    }
    for index in order.reversed() where found.contains(index) {
      if excess(found.subtracting([index])) <= 0 { found.remove(index) }
    }
    while found.count > 2 {
      guard let sets = subsets(of: found.count - 1, among: count, most: mostTried) else {
        return (found, false)
      }
      guard let smaller = sets.first(where: { excess($0) <= 0 }) else { break }
      found = smaller
    }
    return (found, true)
  }

  /// All sets of a size; nil where they are too many.
  private static func subsets(of size: Int, among count: Int, most: Int) -> [Set<Int>]? {
    var number = 1
    for step in 0..<size {
      number = number * (count - step) / (step + 1)
      // Past the middle the numbers fall again, which nobody waits for.
      if number > most * count { return nil }
    }
    guard number <= most else { return nil }
    var sets: [[Int]] = [[]]
    for _ in 0..<size {
      sets = sets.flatMap { set in ((set.last ?? -1) + 1..<count).map { set + [$0] } }
    }
    return sets.filter { $0.count == size }.map { Set($0) }
  }
}
