/// The strongly connected components of a graph: sets of nodes that all reach one another.
package struct StrongComponents: Sendable {
  /// By node: the number of its component. A component is numbered before those that lead to it.
  package let componentOf: [Int32]
  package let count: Int

  /// Tarjan's algorithm with its recursion kept on a stack of its own.
  package init(_ graph: Adjacency) {
    let unvisited: Int32 = -1
    var component = [Int32](repeating: unvisited, count: graph.count)
    var order = [Int32](repeating: unvisited, count: graph.count)
    var low = [Int32](repeating: 0, count: graph.count)
    var stack: [Int32] = []
    var calls: [(node: Int32, next: Int)] = []
    var visited: Int32 = 0
    var components: Int32 = 0
    for root in 0..<graph.count where order[root] == unvisited {
      calls.append((Int32(root), graph.row(root).startIndex))
      order[root] = visited
      low[root] = visited
      visited += 1
      stack.append(Int32(root))
      while let call = calls.last {
        let node = Int(call.node)
        let row = graph.row(node)
        if call.next < row.endIndex {
          let target = Int(row[call.next])
          calls[calls.count - 1].next += 1
          if order[target] == unvisited {
            order[target] = visited
            low[target] = visited
            visited += 1
            stack.append(Int32(target))
            calls.append((Int32(target), graph.row(target).startIndex))
          } else if component[target] == unvisited {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        calls.removeLast()
        if let caller = calls.last { low[Int(caller.node)] = min(low[Int(caller.node)], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = stack.popLast() {
          component[Int(member)] = components
          if member == call.node { break }
        }
        components += 1
      }
    }
    componentOf = component
    count = Int(components)
  }

  /// The members of each component, in increasing order; components in the order of their numbers.
  package func members() -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (node, component) in componentOf.enumerated() { members[Int(component)].append(node) }
    return members
  }

  /// The components of more than one node, ordered by their smallest nodes.
  package func cyclic() -> [[Int]] {
    members().filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}
