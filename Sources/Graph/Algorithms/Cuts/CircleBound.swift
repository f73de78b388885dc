/// What cutting every circle costs at least: circles that share no tie must each be cut by themselves.
package struct CircleBound: Sendable {
  /// Of the ties that must be cut.
  package let price: Int
  /// How many ties must be cut.
  package let count: Int

  package init(_ problem: CutProblem) {
    count = CirclePacking(problem, prices: problem.prices.map { _ in 1 }).total
    let cheapest = problem.prices.min() ?? 0
    let isOnePrice = problem.prices.allSatisfy { $0 == cheapest }
    price =
      isOnePrice
      ? count * Int(cheapest)
      : CirclePacking(problem, prices: problem.prices).total
  }
}

/// Circles taken out of a graph one after the other, each paid for by the cheapest of its ties, which is then gone.
private struct CirclePacking {
  private let problem: CutProblem
  private var left: [Int32]
  private(set) var total = 0
  private var work = 0
  private var metBy: [Int]
  private var cameBy: [Int32]
  private var cameFrom: [Int32]

  /// In ties looked at.
  private static let mostWork = 1_000_000
  /// How far a large graph is searched around each node.
  private static let farInLargeGraphs = 4

  init(_ problem: CutProblem, prices: [Int32]) {
    self.problem = problem
    left = prices
    metBy = [Int](repeating: -1, count: problem.count)
    cameBy = [Int32](repeating: -1, count: problem.count)
    cameFrom = cameBy
    // Short circles first: they leave most for others.
    let farthest = problem.arrowCount < 4_000 ? problem.count : Self.farInLargeGraphs
    var mark = 0
    for length in [2, 3, 4, 6, 10, 20, farthest] where length <= farthest {
      for node in 0..<problem.count where work < Self.mostWork {
        while pay(around: node, atMost: length, &mark) {}
      }
    }
    payAlongWalks()
  }

  /// Walks on and on, taking out each circle it closes, until no tie that is left closes one.
  private mutating func payAlongWalks() {
    var nextTie = (0..<problem.count).map { problem.ties(from: $0).lowerBound }
    let open = -1
    let dead = -2
    /// By node: its place on the way.
    var place = [Int](repeating: open, count: problem.count)
    var way: [(node: Int, tie: Int)] = []
    var steps = 0
    for start in 0..<problem.count where place[start] == open {
      place[start] = 0
      way.append((start, -1))
      while let node = way.last?.node, steps < Self.mostWork {
        steps += 1
        var target: Int32?
        while nextTie[node] < problem.ties(from: node).upperBound {
          if left[nextTie[node]] > 0 {
            target = problem.targets(of: nextTie[node]).first { place[Int($0)] != dead }
            if target != nil { break }
          }
          nextTie[node] += 1
        }
        guard let target else {
          place[node] = dead
          way.removeLast()
          continue
        }
        way[way.count - 1].tie = nextTie[node]
        let met = place[Int(target)]
        if met == open {
          place[Int(target)] = way.count
          way.append((Int(target), -1))
          continue
        }
        let circle = way[met...]
        let least = circle.map { left[$0.tie] }.min() ?? 0
        for step in circle { left[step.tie] -= least }
        steps += circle.count
        total += Int(least)
        for step in way[(met + 1)...] { place[step.node] = open }
        way.removeLast(way.count - met - 1)
      }
    }
  }

  /// Takes out one circle through a node, if there is one of at most this length.
  private mutating func pay(around start: Int, atMost length: Int, _ mark: inout Int) -> Bool {
    mark += 1
    var front = [start]
    var steps = 0
    while !front.isEmpty, steps < length {
      var next: [Int] = []
      for node in front {
        for index in problem.ties(from: node) where left[index] > 0 {
          for target in problem.targets(of: index) {
            work += 1
            let target = Int(target)
            if target == start {
              take(from: node, by: index, to: start)
              return true
            }
            if metBy[target] == mark { continue }
            metBy[target] = mark
            cameBy[target] = Int32(index)
            cameFrom[target] = Int32(node)
            next.append(target)
          }
        }
      }
      front = next
      steps += 1
    }
    return false
  }

  private mutating func take(from last: Int, by tie: Int, to start: Int) {
    var ties = [tie]
    var node = last
    while node != start {
      ties.append(Int(cameBy[node]))
      node = Int(cameFrom[node])
    }
    let least = ties.map { left[$0] }.min() ?? 0
    for tie in ties { left[tie] -= least }
    total += Int(least)
  }
}
