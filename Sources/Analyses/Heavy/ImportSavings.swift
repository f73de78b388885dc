package import Execution
import Graph
import Scanning

/// What each import statement would save if it alone were deferred, for one entry.
///
/// A statement saves what every way from the entry leads through: what the dominator tree has below it.
package struct ImportSavings: Sendable {
  /// One statement, and what comes with it.
  package struct Saving: Sendable {
    /// Its place among the graph's statements.
    package let site: Int
    /// What would no longer be loaded.
    package let saves: LoadCost
    package let obstacle: DeferralObstacle?
  }

  package let graph: LoadGraph
  package let costs: ModuleCosts
  /// Of the whole entry.
  package let total: LoadCost
  /// Those of the repository itself: what can be deferred first, then by saving, then by place.
  package let savings: [Saving]
  private let dominators: Dominators
  /// By statement.
  package let obstacles: [DeferralObstacle?]

  /// How many places of the run could not be decided.
  package let uncertain: Int
  /// How the import ends, if not well.
  package let failure: String?

  package init(
    _ graph: LoadGraph, _ costs: ModuleCosts, uncertain: Int = 0, failure: String? = nil
  ) {
    self.uncertain = uncertain
    self.failure = failure
    self.graph = graph
    self.costs = costs
    let dominators = Dominators(graph.adjacency, root: LoadGraph.root)
    self.dominators = dominators
    let obstacles = graph.obstacles(dominators)
    self.obstacles = obstacles
    let sums = Self.sums(dominators, graph, costs)
    total = sums[LoadGraph.root]
    savings = graph.sites.indices.compactMap { index -> Saving? in
      let site = graph.sites[index]
      let node = graph.node(ofSite: index)
      guard graph.origin(of: site) == .own, dominators.immediate[node] >= 0 else { return nil }
      return Saving(
        site: index, saves: sums[node], obstacle: obstacles[index])
    }
    .sorted { left, right in
      let one = (left.obstacle == nil ? 0 : 1, -left.saves.microseconds, -left.saves.modules)
      let other = (right.obstacle == nil ? 0 : 1, -right.saves.microseconds, -right.saves.modules)
      return one == other ? left.site < right.site : one < other
    }
  }

  package init(_ load: EntryLoad, measured: MeasuredModules? = nil) {
    let graph = LoadGraph(load)
    let failure = load.closure.failure.map {
      "\($0.kind.rawValue)\($0.name.map { ": \($0)" } ?? "") at \($0.path.display):\($0.line)"
    }
    self.init(
      graph, ModuleCosts(graph, measured: measured), uncertain: load.closure.uncertain.count,
      failure: failure)
  }

  /// What is seen of all modules that are read.
  package var features: CostModel.Features {
    var sum = CostModel.Features()
    for node in graph.adjacency.reachable(from: [LoadGraph.root]) {
      if let module = graph.module(at: node) { sum += CostModel.Features(graph.modules[module]) }
    }
    return sum
  }

  /// The names of the modules that deferring one statement keeps from being loaded, sorted.
  package func unloaded(by site: Int) -> [String] {
    var isBelow = [Bool](repeating: false, count: graph.adjacency.count)
    isBelow[graph.node(ofSite: site)] = true
    return graph.modules.indices.filter { index in
      var way: [Int] = []
      var node = graph.node(ofModule: index)
      while node > 0, !isBelow[node], dominators.immediate[node] >= 0 {
        way.append(node)
        node = Int(dominators.immediate[node])
      }
      guard node > 0, isBelow[node] else { return false }
      for node in way { isBelow[node] = true }
      return graph.modules[index].isLoaded
    }
    .map { graph.modules[$0].name }
  }

  /// What a statement reaches at all, whoever else does.
  package func alone(_ site: Int) -> LoadCost {
    graph.adjacency.reachable(from: [graph.node(ofSite: site)])
      .compactMap { graph.module(at: $0) }
      .reduce(into: LoadCost()) { $0 += costs.costs[$1] }
  }

  /// The package that a statement reaches and does not save, the dearest one, and the statements outside it that load it anyway.
  package struct Rivals: Sendable {
    package let package: String
    package let cost: LoadCost
    /// By place.
    package let sites: [Int]
  }

  /// Where the saving of a statement goes; nil where it saves all that it reaches.
  package func rivals(of site: Int) -> Rivals? {
    let start = graph.node(ofSite: site)
    let rest = Set(deferring([site]).graph.adjacency.reachable(from: [LoadGraph.root]))
    var lost: [String: LoadCost] = [:]
    for node in graph.adjacency.reachable(from: [start]) where rest.contains(node) {
      guard let module = graph.module(at: node), costs.costs[module].modules > 0 else { continue }
      lost[graph.modules[module].top, default: LoadCost()] += costs.costs[module]
    }
    let own = graph.sites[site].module.map { String($0.prefix { $0 != "." }) }
    let dearest = lost.filter { $0.key != own }.max {
      ($0.value.microseconds, $1.key) < ($1.value.microseconds, $0.key)
    }
    guard let (package, cost) = dearest else { return nil }
    let sites = graph.sites.indices.filter { index in
      let other = graph.sites[index]
      guard index != site, let module = other.module, rest.contains(graph.node(ofSite: index)),
        String(module.prefix { $0 != "." }) != package
      else { return false }
      return other.asks.contains { $0 == package || $0.hasPrefix(package + ".") }
    }
    return sites.isEmpty ? nil : Rivals(package: package, cost: cost, sites: sites)
  }

  /// For each node what the dominator tree has at and below it.
  private static func sums(
    _ dominators: Dominators, _ graph: LoadGraph, _ costs: ModuleCosts
  ) -> [LoadCost] {
    let count = graph.adjacency.count
    var sums = [LoadCost](repeating: LoadCost(), count: count)
    var waiting = [Int](repeating: 0, count: count)
    for node in 0..<count {
      let parent = dominators.immediate[node]
      if parent >= 0 { waiting[Int(parent)] += 1 }
      if let module = graph.module(at: node), parent >= 0 { sums[node] = costs.costs[module] }
    }
    var ready = (0..<count).filter { waiting[$0] == 0 }
    while let node = ready.popLast() {
      let parent = Int(dominators.immediate[node])
      guard parent >= 0 else { continue }
      sums[parent] += sums[node]
      waiting[parent] -= 1
      if waiting[parent] == 0 { ready.append(parent) }
    }
    return sums
  }
}

extension LoadGraph {
  /// The module that a statement is there for: what it names, or the first submodule that it takes from a package.
  package func target(of site: LoadSite) -> String? {
    let known = site.asks.filter { module(named: $0) != nil }
    guard let first = known.first else { return nil }
    if site.kind == .call { return site.loads.first { module(named: $0) != nil } ?? first }
    return known.first { $0.hasPrefix(first + ".") && site.names.contains($0) } ?? first
  }
}
