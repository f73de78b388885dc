/// Which node every way to a node leads through, for all nodes that can be reached from one root.
package struct Dominators: Sendable {
  /// By node: its immediate dominator; -1 for the root and for what cannot be reached.
  package let immediate: [Int32]

  /// The iterative algorithm of Cooper, Harvey and Kennedy.
  package init(_ graph: Adjacency, root: Int) {
    let order = Self.postorder(graph, root: root)
    var number = [Int32](repeating: -1, count: graph.count)
    for (index, node) in order.enumerated() { number[node] = Int32(index) }
    var predecessors = [[Int32]](repeating: [], count: graph.count)
    for node in order {
      for target in graph.row(node) { predecessors[Int(target)].append(Int32(node)) }
    }
    var dominator = [Int32](repeating: -1, count: graph.count)
    dominator[root] = Int32(root)
    var isChanging = true
    while isChanging {
      isChanging = false
      for node in order.reversed() where node != root {
        var best: Int32 = -1
        for predecessor in predecessors[node] where dominator[Int(predecessor)] >= 0 {
          best = best < 0 ? predecessor : Self.meet(best, predecessor, dominator, number)
        }
        if best >= 0, dominator[node] != best {
          dominator[node] = best
          isChanging = true
        }
      }
    }
    dominator[root] = -1
    immediate = dominator
  }

  private static func meet(
    _ left: Int32, _ right: Int32, _ dominator: [Int32], _ number: [Int32]
  ) -> Int32 {
    var (one, other) = (left, right)
    while one != other {
      while number[Int(one)] < number[Int(other)] { one = dominator[Int(one)] }
      while number[Int(other)] < number[Int(one)] { other = dominator[Int(other)] }
    }
    return one
  }

  private static func postorder(_ graph: Adjacency, root: Int) -> [Int] {
    var isSeen = [Bool](repeating: false, count: graph.count)
    var order: [Int] = []
    var calls = [(node: root, next: graph.row(root).startIndex)]
    isSeen[root] = true
    while let call = calls.last {
      let row = graph.row(call.node)
      if call.next < row.endIndex {
        let target = Int(row[call.next])
        calls[calls.count - 1].next += 1
        if !isSeen[target] {
          isSeen[target] = true
          calls.append((target, graph.row(target).startIndex))
        }
      } else {
        order.append(call.node)
        calls.removeLast()
      }
    }
    return order
  }
}
