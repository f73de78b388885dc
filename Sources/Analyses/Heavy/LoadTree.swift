import Execution
import Graph

/// The modules of a load graph, each below the one whose statements were the first to load it.
package struct LoadTree: Sendable {
  package let graph: LoadGraph
  /// By module: the one above it; -1 at the top.
  package let parents: [Int]
  /// By module: those below it, in the order in which they began to run as far as that is known.
  package let children: [[Int]]
  package let tops: [Int]
  /// By module: what it costs with all below it.
  package let totals: [LoadCost]

  package init(_ savings: ImportSavings) {
    let graph = savings.graph
    let count = graph.modules.count
    var parents = [Int](repeating: -1, count: count)
    var isPlaced = [Bool](repeating: false, count: count)
    var children = [[Int]](repeating: [], count: count)
    var isListed = isPlaced
    var tops: [Int] = []
    // A statement of the standard library's own run that nobody asked from inside says nothing of who loads what.
    for site in graph.sites where site.module != nil {
      for name in site.loads {
        guard let module = graph.module(named: name), !isPlaced[module] else { continue }
        isPlaced[module] = true
        if let parent = site.module.flatMap({ graph.module(named: $0) }), parent != module {
          parents[module] = parent
        }
      }
    }
    Self.cutCircles(&parents)
    // Sites are in the order of places, so within one module those are its statements in order.
    for site in graph.sites where site.module != nil {
      for name in site.loads {
        guard let module = graph.module(named: name), parents[module] >= 0,
          parents[module] == site.module.flatMap({ graph.module(named: $0) }), !isListed[module]
        else { continue }
        isListed[module] = true
        children[parents[module]].append(module)
      }
    }
    for module in 0..<count where parents[module] < 0 && graph.modules[module].isLoaded {
      tops.append(module)
    }
    if let entry = graph.module(named: graph.entry), let place = tops.firstIndex(of: entry) {
      tops.remove(at: place)
      tops.insert(entry, at: 0)
    }
    self.graph = graph
    self.parents = parents
    self.children = children
    self.tops = tops
    totals = Self.totals(parents, savings.costs.costs)
  }

  /// Where packages load each other, the way up would not end.
  private static func cutCircles(_ parents: inout [Int]) {
    // 0: not seen, 1: on the way that is walked, 2: leads to a top.
    var states = [UInt8](repeating: 0, count: parents.count)
    for start in parents.indices where states[start] == 0 {
      var way: [Int] = []
      var node = start
      while node >= 0, states[node] == 0 {
        states[node] = 1
        way.append(node)
        node = parents[node]
      }
      if node >= 0, states[node] == 1 { parents[way[way.count - 1]] = -1 }
      for node in way { states[node] = 2 }
    }
  }

  private static func totals(_ parents: [Int], _ costs: [LoadCost]) -> [LoadCost] {
    var totals = costs
    var waiting = [Int](repeating: 0, count: parents.count)
    for parent in parents where parent >= 0 { waiting[parent] += 1 }
    var ready = parents.indices.filter { waiting[$0] == 0 }
    while let node = ready.popLast() {
      let parent = parents[node]
      guard parent >= 0 else { continue }
      totals[parent] += totals[node]
      waiting[parent] -= 1
      if waiting[parent] == 0 { ready.append(parent) }
    }
    return totals
  }

  /// The modules from the top down to one, it included.
  package func way(to module: Int) -> [Int] {
    var way: [Int] = []
    var node = module
    while node >= 0 {
      way.append(node)
      node = parents[node]
    }
    return way.reversed()
  }
}
