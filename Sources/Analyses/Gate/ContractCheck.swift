package import Graph
package import Manifests
import Scanning

/// The imports by which a repository breaks one of its own contracts.
package struct ContractCheck: Sendable {
  /// In the order of their places.
  package private(set) var violations: [Violation] = []
  /// Names in the contract that stand for nothing, which would make it pass for ever.
  package private(set) var unknown: [String] = []

  /// Silent about the places given.
  package init(_ contract: Contract, in graph: ImportGraph) {
    guard contract.kind != .budget else {
      unknown = contract.modules.map(\.value).filter { ModuleSelection($0, in: graph).isEmpty }
      return
    }
    let groups = contract.modules.map { line in
      line.value.split(separator: "|").map {
        $0.split(separator: " ").joined()
      }
    }
    let names = groups.flatMap { $0 }
    let selections = names.map { ModuleSelection($0, in: graph) }
    unknown = zip(names, selections).filter { $1.isEmpty }.map(\.0)
    var search = ContractSearch(contract, graph)
    switch contract.kind {
    case .layers:
      search.barrier = Self.union(selections, graph)
      var level: [Int] = []
      for (index, group) in groups.enumerated() { level += group.map { _ in index } }
      for upper in names.indices {
        // A layer is imported by those above it; what stands beside it or below may not.
        let lower = names.indices.filter { $0 != upper && level[$0] >= level[upper] }
        for index in lower where level[index] > level[upper] || groups[level[upper]].count > 1 {
          search.find(from: selections[index], to: selections[upper], named: names[upper])
        }
      }
    case .independent:
      search.barrier = Self.union(selections, graph)
      for target in names.indices {
        for source in names.indices where source != target {
          search.find(from: selections[source], to: selections[target], named: names[target])
        }
      }
    case .forbidden:
      let sources = Self.union(selections, graph)
      search.barrier = sources
      for target in contract.targets.map(\.value) {
        search.find(from: sources, to: ModuleSelection(target, in: graph), named: target)
      }
    case .budget: break
    }
    violations = search.violations.sorted {
      ($0.path, $0.line, $0.key) < ($1.path, $1.line, $1.key)
    }
  }

  private static func union(
    _ selections: [ModuleSelection], _ graph: ImportGraph
  ) -> ModuleSelection {
    let units = Set(selections.flatMap(\.units)).sorted()
    return ModuleSelection(units, count: graph.units.count)
  }
}

/// Looks for ways from one set of units to another.
private struct ContractSearch {
  let contract: Contract
  let graph: ImportGraph
  let types: EdgeTypes
  let exceptions: [(from: String, to: String)]
  /// What a way may not lead through: it is judged by itself.
  var barrier: ModuleSelection
  private(set) var violations: [Violation] = []
  /// The packages that run before their modules, where what runs on import is asked for.
  private let packages: [Int32]
  private var children: [Int32: [Int32]] = [:]

  init(_ contract: Contract, _ graph: ImportGraph) {
    self.contract = contract
    self.graph = graph
    types =
      switch contract.reach {
      case .importTime: .importTime
      case .runTime: [.importTime, .deferred]
      case .always: [.importTime, .deferred, .typing]
      }
    exceptions = contract.except.compactMap { Contract.exception($0.value) }
    barrier = ModuleSelection([], count: graph.units.count)
    packages = contract.reach == .importTime ? graph.packages() : []
    for (unit, package) in packages.enumerated() where package >= 0 {
      children[package, default: []].append(Int32(unit))
    }
  }

  private func isExcepted(_ from: String, _ to: String) -> Bool {
    func matches(_ pattern: String, _ name: String) -> Bool {
      if pattern == "*" { return true }
      if pattern.hasSuffix(".*") {
        let stem = pattern.dropLast(2)
        return name.hasPrefix(stem + ".")
      }
      return pattern == name
    }
    return exceptions.contains { matches($0.from, from) && matches($0.to, to) }
  }

  private func counts(_ edge: Edge) -> Bool {
    types.contains(edge.type)
      && (exceptions.isEmpty
        || !isExcepted(graph.unit(edge.from).name.text, graph.unit(edge.to).name.text))
  }

  mutating func find(from sources: ModuleSelection, to targets: ModuleSelection, named name: String)
  {
    var next: [UnitID: Hop] = [:]
    var distance: [UnitID: Int] = [:]
    var front: [UnitID] = targets.units
    for unit in targets.units { distance[unit] = 0 }
    let uses = targets.isEmpty ? ExternalUses(of: name, in: graph, types: types).steps : [:]
    for unit in graph.unitIDs {
      guard let step = uses[unit], !isExcepted(step.from, step.to) else { continue }
      distance[unit] = 1
      next[unit] = .outside(step)
      front.append(unit)
    }
    if !contract.isDirect { spread(&front, sources, &next, &distance) }
    for source in sources.units where !targets.contains(source) {
      report(source, targets, name, next, distance, uses)
    }
  }

  private enum Hop {
    case edge(Edge)
    case outside(Violation.Step)
    case package(UnitID)
  }

  /// Finds the nearest way to the targets for all that may stand in between.
  private func spread(
    _ front: inout [UnitID], _ sources: ModuleSelection, _ next: inout [UnitID: Hop],
    _ distance: inout [UnitID: Int]
  ) {
    var steps = 0
    while !front.isEmpty {
      steps += 1
      var found: [UnitID] = []
      for unit in front {
        // A way that leads through a source is that source's.
        if barrier.contains(unit), distance[unit] != 0 { continue }
        for index in graph.edgeIndices(to: unit) {
          let edge = graph.edge(index)
          guard distance[edge.from] == nil, counts(edge) else { continue }
          distance[edge.from] = (distance[unit] ?? 0) + 1
          next[edge.from] = .edge(edge)
          found.append(edge.from)
        }
        for child in children[unit.index] ?? [] {
          let id = UnitID(Int(child))
          guard distance[id] == nil else { continue }
          distance[id] = (distance[unit] ?? 0) + 1
          next[id] = .package(unit)
          found.append(id)
        }
      }
      front = found
    }
  }

  private mutating func report(
    _ source: UnitID, _ targets: ModuleSelection, _ name: String, _ next: [UnitID: Hop],
    _ distance: [UnitID: Int], _ uses: [UnitID: Violation.Step]
  ) {
    var direct: [UnitID: Edge] = [:]
    for edge in graph.edges(from: source)
    where targets.contains(edge.to) && counts(edge) && direct[edge.to] == nil {
      direct[edge.to] = edge
    }
    // The packages around a module that is forbidden are no fault of their own.
    let plain = direct.values.filter { $0.type != .parent }
    for edge in (plain.isEmpty ? Array(direct.values) : plain).sorted(by: { $0.to < $1.to }) {
      add(source, [Violation.Step(edge, in: graph)], end: graph.unit(edge.to).name.text, name)
    }
    if !direct.isEmpty { return }
    if let step = uses[source], !isExcepted(step.from, step.to) {
      add(source, [step], end: step.to, name)
      return
    }
    guard !contract.isDirect, next[source] != nil else { return }
    var chain: [Violation.Step] = []
    var unit = source
    while let hop = next[unit] {
      switch hop {
      case .edge(let edge):
        chain.append(Violation.Step(edge, in: graph))
        unit = edge.to
      case .outside(let step):
        chain.append(step)
        add(source, chain, end: name, name)
        return
      case .package(let package):
        chain.append(
          Violation.Step(
            from: graph.unit(unit).name.text, to: graph.unit(package).name.text, type: .parent,
            path: graph.unit(unit).path, line: 1, column: 0, written: []))
        unit = package
      }
    }
    add(source, chain, end: name, name)
  }

  private mutating func add(
    _ source: UnitID, _ chain: [Violation.Step], end: String, _ target: String
  ) {
    guard let first = chain.first else { return }
    let unit = graph.unit(source)
    let way = ([unit.name.text] + chain.map(\.to)).joined(separator: " → ")
    let verb = contract.reach == .importTime ? "runs on import" : "imports"
    let claim =
      switch contract.kind {
      case .layers: "stands below \(target) and \(verb) it"
      case .independent: "is to be independent of \(target) and \(verb) it"
      default: "may not reach \(target) and \(verb) it"
      }
    var violation = Violation(
      rule: "forbidden-import", module: unit.name.text, path: unit.path, line: first.line,
      column: first.column,
      message: "\(contract.name): \(unit.name.text) \(claim): \(way)"
        + (contract.reason.map { " (\($0))" } ?? ""),
      recommendation: chain.count == 1
        ? "turn the import round, or hand in what is needed from above"
        : "cut one import on the way, the first or the last as a rule",
      key: BaselineKey("contract", [contract.name, unit.name.text, end]),
      place: ImportPlace(unit: source, line: first.line))
    violation.chain = chain
    violation.contract = contract.name
    violation.reason = contract.reason
    violations.append(violation)
  }
}

extension ContractCheck {
  /// Of a budget that is exceeded; nil where it is kept.
  package static func violation(
    _ contract: Contract, module: String, executes count: Int, in graph: ImportGraph
  ) -> Violation? {
    guard let most = contract.atMost, count > most else { return nil }
    let unit = graph.units.first { $0.name.text == module && $0.kind != .stub }
    var violation = Violation(
      rule: "import-budget", module: module, path: unit?.path ?? .init(""), line: 1,
      message:
        "\(contract.name): importing \(module) executes \(count) modules, \(count - most) more than its budget of \(most)"
        + (contract.reason.map { " (\($0))" } ?? ""),
      recommendation:
        "pollard closure \(module) lists them; defer the imports that bring in most",
      key: BaselineKey("budget", [contract.name, module, String(count)]), place: nil)
    violation.contract = contract.name
    violation.reason = contract.reason
    return violation
  }
}
