import Execution
import Graph

/// The fewest statements to defer so that an entry no longer loads something: a minimum cut by statement.
///
/// Only statements of the repository itself can be changed. One that cannot simply wait counts as much as a hundred that can.
package struct DeferralCut: Sendable {
  /// What deferring a statement that needs more than that counts for.
  package static let hardCost = 100

  /// The names it takes leave of; empty where the entry does not load any of them.
  package let targets: [String]
  /// By place; nil where code that is not the repository's own, or the entry itself, loads it whatever is deferred.
  package let sites: [Int]?
  package let cost: Int?
  /// What would no longer be loaded.
  package let saves: LoadCost

  /// Without `package` and all that belongs to it.
  package init(of package: String, in savings: ImportSavings) {
    let graph = savings.graph
    let wanted = graph.modules.indices.filter {
      graph.modules[$0].isLoaded
        && (graph.modules[$0].name == package || graph.modules[$0].name.hasPrefix(package + "."))
    }
    self.init(of: wanted, in: savings)
  }

  private init(of wanted: [Int], in savings: ImportSavings) {
    let graph = savings.graph
    targets = wanted.map { graph.modules[$0].name }
    guard !wanted.isEmpty else {
      (sites, cost, saves) = ([], 0, LoadCost())
      return
    }
    let count = graph.adjacency.count
    // Each statement is an arc from where it is reached to where it asks.
    let sink = count + graph.sites.count
    var arcs: [MinimumCut.Arc] = []
    for (index, site) in graph.sites.enumerated() {
      let isOwn = site.module != nil && graph.origin(of: site) == .own
      let price =
        !isOwn ? MinimumCut.uncuttable : savings.obstacles[index] == nil ? 1 : Self.hardCost
      arcs.append(.init(from: graph.node(ofSite: index), to: count + index, cost: price))
    }
    let targetNodes = Set(wanted.map { graph.node(ofModule: $0) })
    for node in 0..<count {
      let site = graph.site(at: node)
      let from = site.map { count + $0 } ?? node
      for next in graph.adjacency.row(node) {
        let to = targetNodes.contains(Int(next)) ? sink : Int(next)
        arcs.append(.init(from: from, to: to, cost: MinimumCut.uncuttable))
      }
    }
    let cut = MinimumCut(nodes: sink + 1, arcs: arcs, from: LoadGraph.root, to: sink)
    guard let found = cut.cost else {
      (sites, cost, saves) = (nil, nil, LoadCost())
      return
    }
    cost = found
    sites = cut.arcs
    saves = savings.without(cut.arcs)
  }
}

extension ImportSavings {
  /// What is no longer loaded when several statements are deferred together.
  package func without(_ sites: [Int]) -> LoadCost {
    let gone = Set(sites.map { graph.node(ofSite: $0) })
    let rest = Adjacency(count: graph.adjacency.count) { node, row in
      if !gone.contains(node) { row += graph.adjacency.row(node) }
    }
    var saved = total
    for node in rest.reachable(from: [LoadGraph.root]) {
      guard let module = graph.module(at: node) else { continue }
      saved.modules -= costs.costs[module].modules
      saved.bytes -= costs.costs[module].bytes
      saved.extensionBytes -= costs.costs[module].extensionBytes
      saved.microseconds -= costs.costs[module].microseconds
      saved.rssBytes -= costs.costs[module].rssBytes
    }
    return saved
  }

  /// The same graph without some statements.
  package func deferring(_ sites: Set<Int>) -> ImportSavings {
    ImportSavings(graph.without(sites), costs)
  }
}
