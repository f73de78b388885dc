import Graph
import Manifests
import Scanning

/// Works a gate out, rule by rule.
struct GateJudge {
  private let settings: GateSettings
  private let now: GateSide
  private let graph: ImportGraph
  private let names: BaselineNames
  private let comments: SilencingComments
  private let cycles: CyclicEdges
  private var new: [Violation] = []
  private var more = 0
  private var known: [Violation] = []
  private var knownCycles: [CycleChanges.Known] = []
  private var fixed: [CycleChanges.Fixed] = []
  private var stale: [BaselineKey] = []
  private var moved: [(from: String, to: String)] = []
  private var used: Set<SilencingComments.Use> = []
  private var baseline = GateBaseline()
  private var fresh: Set<BaselineKey> = []
  private var unknownNames: [(contract: String, name: String)] = []

  init(_ settings: GateSettings, _ now: GateSide) {
    self.settings = settings
    self.now = now
    graph = now.graph
    names = BaselineNames(now.graph)
    comments = SilencingComments(now)
    cycles = CyclicEdges(
      in: now.graph, upTo: settings.cycleKind, silenced: comments.places("import-cycle"))
    baseline.cycles = settings.cycleKind
    baseline.sorts = settings.sorts
  }

  // MARK: Cycles

  mutating func judgeCycles(_ past: GatePast) {
    noteSilencedCycles()
    guard settings.cycles != .off else { return }
    for pair in cycles.pairs {
      baseline.entries.append(key(of: pair))
    }
    let before = settings.cycles == .all ? PastCycles.none : pastCycles(past)
    let changes = CycleChanges(from: before, to: cycles, in: graph)
    let old = Set(changes.known.map { CyclicEdges.Pair($0.edge) })
    for pair in cycles.pairs where !old.contains(pair) { fresh.insert(key(of: pair)) }
    new += changes.violations(in: graph, comparedWithGraph: before.knowsGraph)
    more = changes.more
    knownCycles = changes.known
    fixed = changes.fixed
  }

  private func key(of pair: CyclicEdges.Pair) -> BaselineKey {
    let kind = cycles.kinds[pair] ?? .typing
    return BaselineKey("cycle", [kind.name, names.name(of: pair.from), names.name(of: pair.to)])
  }

  private mutating func pastCycles(_ past: GatePast) -> PastCycles {
    switch past {
    case .nothing: return .none
    case .baseline(let baseline): return PastCycles(baseline, names, cycles)
    case .side(let side, let renames):
      let counterparts = UnitCounterparts(from: side.graph, to: graph, renames: renames)
      moved = counterparts.moved.map {
        (side.graph.unit($0.then).name.text, graph.unit($0.now).name.text)
      }
      let then = CyclicEdges(
        in: side.graph, upTo: settings.cycleKind,
        silenced: SilencingComments(side).places("import-cycle"))
      return PastCycles(then, in: side.graph, counterparts)
    }
  }

  private mutating func noteSilencedCycles() {
    let silenced = comments.places("import-cycle")
    guard !silenced.isEmpty else { return }
    let all = CyclicEdges(in: graph, upTo: settings.cycleKind)
    for pair in all.pairs {
      guard let kind = all.kinds[pair] else { continue }
      for edge in graph.edges(from: pair.from)
      where edge.to == pair.to && kind.gateTypes.contains(edge.type) {
        let place = ImportPlace(edge)
        if silenced.contains(place) { used.insert(.init(rule: "import-cycle", place: place)) }
      }
    }
  }

  // MARK: The rest

  mutating func judgeOthers(_ past: GatePast) {
    let judge = self
    self.judge(judge.orphans(now, names), settings.orphans, past) { judge.orphans($0, $1) }
    self.judge(judge.unresolved(now, names), settings.unresolvedImports, past) {
      judge.unresolved($0, $1)
    }
    self.judge(judge.dependencies(now), settings.dependencies, past) { side, _ in
      judge.dependencies(side)
    }
    judgeFileCircles(past)
    for contract in settings.contracts {
      let check = ContractCheck(contract, in: graph)
      unknownNames += check.unknown.map { (contract.name, $0) }
      let found = check.violations + judge.budgets(now, contract)
      self.judge(found, contract.onlyNew ? .new : .all, past) { side, _ in
        ContractCheck(contract, in: side.graph).violations + judge.budgets(side, contract)
      }
    }
    judgeStale(past)
  }

  private mutating func judgeFileCircles(_ past: GatePast) {
    guard settings.fileCycles != .off else { return }
    var before: [BaselineKey] = []
    if settings.fileCycles == .new {
      switch past {
      case .nothing: break
      case .baseline(let baseline): before = baseline.entries
      case .side(let side, let renames):
        before = FileCircles(in: side.graph, BaselineNames(side.graph)).keys.map {
          renamed($0, side.graph, renames)
        }
      }
    }
    let found = FileCircles(in: graph, names, before: before)
    for circle in found.circles {
      var known = circle.units
      if let violation = found.violation(of: circle) {
        if let place = violation.place, comments.silences(violation.rule, at: place) {
          used.insert(comments.use(violation.rule, at: place))
          known = circle.known
        } else {
          new.append(violation)
          fresh.formUnion(circle.newcomers.map { found.key(of: $0, in: circle) })
        }
      }
      if settings.fileCycles == .new {
        baseline.entries += known.map { found.key(of: $0, in: circle) }
      }
    }
  }

  private func orphans(_ side: GateSide, _ names: BaselineNames) -> [Violation] {
    guard settings.orphans != .off else { return [] }
    return side.orphans.map { orphan in
      let unit = side.graph.unit(orphan.unit)
      return Violation(
        rule: "orphan-module", module: unit.name.text, path: unit.path, line: 1,
        message: orphan.message,
        recommendation: "archive it, or name what starts it under entry-points",
        key: BaselineKey("orphan", [names.name(of: orphan.unit)]),
        place: ImportPlace(unit: orphan.unit, line: 0))
    }
  }

  private func unresolved(_ side: GateSide, _ names: BaselineNames) -> [Violation] {
    guard settings.unresolvedImports != .off else { return [] }
    return side.graph.unresolved.compactMap { item in
      // A failure that is caught is one that is expected.
      guard case .statement = item.written, item.isCertain else { return nil }
      let unit = side.graph.unit(item.from)
      let written = String(decoding: side.graph.written(item.written, of: item.from), as: UTF8.self)
      return Violation(
        rule: "unresolved-import", module: unit.name.text, path: unit.path, line: item.line,
        message: "\"\(written)\" leads nowhere: \(item.why)",
        recommendation: "correct the name, or bring back what it means",
        key: BaselineKey("unresolved-import", [names.name(of: item.from), written]),
        place: ImportPlace(unit: item.from, line: item.line))
    }
  }

  private func dependencies(_ side: GateSide) -> [Violation] {
    guard settings.dependencies != .off, !side.dependencies.isEmpty else { return [] }
    var unitOfPath: [SourcePath: UnitID] = [:]
    for unit in side.graph.unitIDs { unitOfPath[side.graph.unit(unit).path] = unit }
    return side.dependencies.map { finding in
      let place = finding.places[0]
      return Violation(
        rule: finding.kind.rule, module: finding.dependent, path: place.path, line: place.line,
        message: finding.text, recommendation: finding.recommendation,
        key: BaselineKey(
          "dependency", [finding.kind.rawValue, finding.dependent, finding.package]),
        place: unitOfPath[place.path].map { ImportPlace(unit: $0, line: place.line) })
    }
  }

  private func budgets(_ side: GateSide, _ contract: Contract) -> [Violation] {
    side.budgets.filter { $0.contract.name == contract.name }.compactMap {
      ContractCheck.violation(contract, module: $0.module, executes: $0.count, in: side.graph)
    }
  }

  private mutating func judge(
    _ violations: [Violation], _ scope: GateSettings.Scope, _ past: GatePast,
    before: (GateSide, BaselineNames) -> [Violation]
  ) {
    guard scope != .off else { return }
    var old: Set<BaselineKey> = []
    if scope == .new {
      switch past {
      case .nothing: break
      case .baseline(let baseline): old = Set(baseline.entries)
      case .side(let side, let renames):
        old = Set(
          before(side, BaselineNames(side.graph)).map {
            renamed($0.key, side.graph, renames)
          })
      }
    }
    for violation in violations {
      if let place = violation.place, comments.silences(violation.rule, at: place) {
        used.insert(comments.use(violation.rule, at: place))
        continue
      }
      if scope == .new { baseline.entries.append(violation.key) }
      if isKnown(violation.key, old) {
        known.append(violation)
      } else {
        new.append(violation)
        fresh.insert(violation.key)
      }
    }
  }

  /// A budget that was exceeded by as much is no news.
  private func isKnown(_ key: BaselineKey, _ old: Set<BaselineKey>) -> Bool {
    if old.contains(key) { return true }
    guard key.sort == "budget", let count = Int(key.words[2]) else { return false }
    return old.contains {
      $0.sort == "budget" && $0.words.prefix(2) == key.words.prefix(2)
        && (Int($0.words[2]) ?? 0) >= count
    }
  }

  /// The key as it would be under the names of now.
  private func renamed(
    _ key: BaselineKey, _ before: ImportGraph, _ renames: [(from: SourcePath, to: SourcePath)]
  ) -> BaselineKey {
    guard !moved.isEmpty else { return key }
    let names = Dictionary(moved.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    return BaselineKey(key.sort, key.words.map { names[$0] ?? $0 })
  }

  private mutating func judgeStale(_ past: GatePast) {
    guard case .baseline(let listed) = past else { return }
    let present = Set(baseline.entries)
    let fixedCycles = Set(fixed.map { BaselineKey("cycle", [$0.kind.name, $0.from, $0.to]) })
    // How far a budget is exceeded, and which file stands for a circle, may change.
    let names = ["budget": 2, FileCircles.sort: 1]
    stale = listed.entries.filter { entry in
      if entry.sort == "cycle" { return fixedCycles.contains(entry) }
      if let count = names[entry.sort] {
        return !present.contains {
          $0.sort == entry.sort && $0.words.prefix(count) == entry.words.prefix(count)
        }
      }
      return !present.contains(entry)
    }
  }

  // MARK: The end

  func gate() -> Gate {
    var baseline = baseline
    baseline.entries = baseline.entries.sorted()
    let order = [
      "import-cycle", FileCircles.sort, "forbidden-import", "import-budget", "unresolved-import",
      "undeclared-dependency", "test-dependency", "unused-dependency", "orphan-module",
    ]
    func place(_ violation: Violation) -> (Int, SourcePath, Int, BaselineKey) {
      (
        order.firstIndex(of: violation.rule) ?? order.count, violation.path, violation.line,
        violation.key
      )
    }
    return Gate(
      graph: graph, new: new.sorted { place($0) < place($1) }, more: more,
      known: known.sorted { place($0) < place($1) }, knownCycles: knownCycles, fixed: fixed,
      stale: stale, moved: moved,
      ignores: comments.judged(used, rules: settings.rules, active: active), baseline: baseline,
      unknownNames: unknownNames, fresh: fresh)
  }

  /// The rules that are on: a comment about another has had no chance to be of use.
  private var active: Set<String> {
    var rules: Set<String> = []
    if settings.cycles != .off { rules.insert("import-cycle") }
    if settings.fileCycles != .off { rules.insert(FileCircles.sort) }
    if settings.orphans != .off { rules.insert("orphan-module") }
    if settings.unresolvedImports != .off { rules.insert("unresolved-import") }
    if settings.dependencies != .off {
      rules.formUnion(DependencyFinding.Kind.allCases.filter(\.isOfManifests).map(\.rule))
    }
    if !settings.contracts.isEmpty { rules.insert("forbidden-import") }
    return rules
  }
}
