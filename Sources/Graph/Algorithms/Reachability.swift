extension Adjacency {
  /// Every node that can be reached from `starts`, these included, in increasing order.
  package func reachable(from starts: some Sequence<Int>) -> [Int] {
    var isSeen = [Bool](repeating: false, count: count)
    var pending: [Int] = []
    for start in starts where !isSeen[start] {
      isSeen[start] = true
      pending.append(start)
    }
    while let node = pending.popLast() {
      for target in row(node) where !isSeen[Int(target)] {
        isSeen[Int(target)] = true
        pending.append(Int(target))
      }
    }
    return isSeen.indices.filter { isSeen[$0] }
  }

  /// A shortest path from one node to another, both included; among equals the one through the smallest nodes.
  package func shortestPath(from start: Int, to goal: Int) -> [Int]? {
    guard let path = shortestPaths(from: start, to: goal, atMost: 1).first else { return nil }
    return path
  }

  /// Up to `limit` of the shortest paths, in the order of their nodes.
  package func shortestPaths(from start: Int, to goal: Int, atMost limit: Int) -> [[Int]] {
    let distance = distances(to: goal)
    guard distance[start] >= 0, limit > 0 else { return [] }
    var paths: [[Int]] = []
    // A depth-first walk that only ever steps closer to the goal.
    var path = [start]
    var rows = [closer(start, distance)[...]]
    if start == goal { return [[start]] }
    while let row = rows.last {
      guard let next = row.first else {
        rows.removeLast()
        path.removeLast()
        continue
      }
      rows[rows.count - 1] = row.dropFirst()
      if next == goal {
        paths.append(path + [goal])
        if paths.count == limit { return paths }
      } else {
        path.append(next)
        rows.append(closer(next, distance)[...])
      }
    }
    return paths
  }

  private func closer(_ node: Int, _ distance: [Int32]) -> [Int] {
    row(node).filter { distance[Int($0)] >= 0 && distance[Int($0)] == distance[node] - 1 }
      .map { Int($0) }
  }

  /// How many steps each node is away from the goal; -1 where there is no way.
  private func distances(to goal: Int) -> [Int32] {
    let back = reversed()
    var distance = [Int32](repeating: -1, count: count)
    distance[goal] = 0
    var front = [goal]
    while !front.isEmpty {
      var next: [Int] = []
      for node in front {
        for source in back.row(node) where distance[Int(source)] < 0 {
          distance[Int(source)] = distance[node] + 1
          next.append(Int(source))
        }
      }
      front = next
    }
    return distance
  }
}
