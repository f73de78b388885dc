package import Execution
package import Graph
import Scanning

/// What happens when a circle of import time is entered, module by module, by running the imports.
package struct CycleRuns: Sendable {
  /// Importing one member before anything else.
  package struct Entry: Sendable {
    package enum Outcome: Sendable {
      case works
      /// A name is asked for that its module, half imported, has not bound yet.
      case breaks(Failure)
      /// It fails for a reason that has nothing to do with the circle, so nothing is known.
      case failsOtherwise(Failure)
    }

    package let unit: UnitID
    package let outcome: Outcome
  }

  /// What is known of one cycle.
  package struct OfCycle: Sendable {
    /// In id order: the members whose import was worked out.
    package let entries: [Entry]
    /// How many members can be imported at all.
    package let importable: Int

    package var breaking: [(unit: UnitID, failure: Failure)] {
      entries.compactMap { entry in
        if case .breaks(let failure) = entry.outcome { return (entry.unit, failure) }
        return nil
      }
    }

    package var working: [UnitID] {
      entries.compactMap { entry in
        if case .works = entry.outcome { return entry.unit }
        return nil
      }
    }

    /// Some entries break and others do not: which one comes first decides.
    package var isLuck: Bool { !breaking.isEmpty && !working.isEmpty }
  }

  /// By the cycle's id; circles that are not of import time have none.
  package let byID: [String: OfCycle]

  package static let none = CycleRuns(byID: [:])

  private init(byID: [String: OfCycle]) { self.byID = byID }

  package subscript(cycle: Cycle) -> OfCycle? { byID[cycle.id] }
}

extension CycleRuns {
  /// How many imports are run for one cycle, and for all of them.
  ///
  /// The import of a package answers for all that it imports, so that few are needed.
  private static func most(for cycle: Cycle) -> Int {
    // An import may run the whole circle, so that a large one allows for few.
    max(4, min(48, 20_000 / cycle.units.count))
  }
  private static let mostInAll = 480

  /// `run` gives the closures of modules, in their order.
  package init<Problem: Error>(
    of cycles: Cycles, in graph: ImportGraph,
    running run: ([String]) throws(Problem) -> [Closure]
  ) throws(Problem) {
    let cycles = cycles.components(of: .importTime)
    var rounds = ImportRounds(graph)
    let members = cycles.map { rounds.importable(of: $0) }
    var left = Self.mostInAll
    var allowed = cycles.map(Self.most)
    while true {
      // The packages around come first, from the outermost on, because their imports may run the rest.
      var round: [String] = []
      for (index, units) in members.enumerated() {
        let next = rounds.next(for: units, atMost: min(allowed[index], left - round.count))
        allowed[index] -= next.count
        let isNew = Set(next).subtracting(round)
        round += next.filter(isNew.contains)
      }
      guard !round.isEmpty else { break }
      left -= round.count
      rounds.take(try run(round))
    }
    var byID: [String: OfCycle] = [:]
    for (cycle, units) in zip(cycles, members) {
      let judge = FailureJudge(cycle, graph)
      let entries = units.sorted().compactMap { unit -> Entry? in
        switch rounds.outcome(of: graph.unit(unit).name.text) {
        case .succeeds: Entry(unit: unit, outcome: .works)
        case .fails(let failure): Entry(unit: unit, outcome: judge.outcome(failure))
        case .isUndecided, nil: nil
        }
      }
      byID[cycle.id] = OfCycle(entries: entries, importable: units.count)
    }
    self.init(byID: byID)
  }
}

/// Which imports to run next, and what those that were run say of others.
private struct ImportRounds {
  enum Known {
    case succeeds
    case fails(Failure)
    /// It was tried, and given up.
    case isUndecided
  }

  private let graph: ImportGraph
  private let nameCount: [ModuleName: Int]
  private let packages: Set<ModuleName>
  private var known: [String: Known] = [:]

  init(_ graph: ImportGraph) {
    self.graph = graph
    nameCount = graph.units.filter { $0.kind != .stub }.reduce(into: [:]) {
      $0[$1.name, default: 0] += 1
    }
    packages = Set(graph.units.filter { $0.kind == .package }.map(\.name))
  }

  /// The members that an import statement can name, and mean; those first that most others import.
  func importable(of cycle: Cycle) -> [UnitID] {
    cycle.units.filter { id in
      let unit = graph.unit(id)
      return (unit.kind == .module || unit.kind == .package) && nameCount[unit.name] == 1
    }.map { (unit: $0, importers: graph.edgeIndices(to: $0).count) }
      .sorted { ($1.importers, $0.unit) < ($0.importers, $1.unit) }.map(\.unit)
  }

  /// A module with the packages around it that it runs first, from the outermost on.
  private func way(to name: ModuleName) -> [ModuleName] {
    var way = [name]
    while let outer = way.last?.parent { way.append(outer) }
    return way.reversed().filter { $0 == name || packages.contains($0) }
  }

  /// For some members of which nothing is known yet: the outermost package around them that was not run, or themselves.
  func next(for units: [UnitID], atMost limit: Int) -> [String] {
    var seen: Set<String> = []
    var next: [String] = []
    // A package takes from what its member is allowed, so that packages do not use it all up.
    var members = 0
    for unit in units where members < limit {
      let name = graph.unit(unit).name
      guard outcome(of: name.text) == nil,
        let first = way(to: name).first(where: { known[$0.text] == nil })
      else { continue }
      members += 1
      if seen.insert(first.text).inserted { next.append(first.text) }
    }
    return next
  }

  mutating func take(_ closures: [Closure]) {
    for closure in closures {
      if let failure = closure.failure {
        known[closure.module] = .fails(failure)
        continue
      }
      guard closure.executes.contains(closure.module) else {
        known[closure.module] = .isUndecided
        continue
      }
      known[closure.module] = .succeeds
      // What a package has imported on its way stands in `sys.modules` when its import is asked for.
      for module in closure.executes
      where known[module] == nil && module.hasPrefix(closure.module + ".") {
        known[module] = .succeeds
      }
    }
  }

  /// A member of a package that fails, fails with it.
  func outcome(of name: String) -> Known? {
    for package in way(to: ModuleName(name)) {
      if case .fails(let failure)? = known[package.text] { return .fails(failure) }
    }
    return known[name]
  }
}

/// Tells a failure that a circle causes from one that has other causes.
private struct FailureJudge {
  private let graph: ImportGraph
  private let cycle: Cycle
  private let members: Set<String>

  init(_ cycle: Cycle, _ graph: ImportGraph) {
    self.graph = graph
    self.cycle = cycle
    members = Set(cycle.units.map { graph.unit($0).name.text })
  }

  func outcome(_ failure: Failure?) -> CycleRuns.Entry.Outcome {
    guard let failure else { return .works }
    return isOfCircle(failure) ? .breaks(failure) : .failsOtherwise(failure)
  }

  private func isOfCircle(_ failure: Failure) -> Bool {
    guard failure.kind != .moduleNotFound, members.contains(failure.module),
      let name = failure.name
    else { return false }
    switch failure.kind {
    case .moduleNotFound: return false
    case .importError:
      // The name is bound in the end, only not yet.
      return cycle.edges.contains { edge in
        Int(edge.line) == failure.line && graph.unit(edge.from).name.text == failure.module
          && binds(name, edge.to)
      }
    case .attributeError: return cycle.units.contains { binds(name, $0) }
    }
  }

  private func binds(_ name: String, _ unit: UnitID) -> Bool {
    if members.contains("\(graph.unit(unit).name.text).\(name)") { return true }
    guard let facts = graph.pythonFacts(of: unit) else { return false }
    let bytes = Array(name.utf8)[...]
    return facts.changesItself || facts.bindings.contains { facts.text[$0.name] == bytes }
      || facts.bindsByImport(bytes)
  }
}
