/// Orders of nodes in which few and cheap ties lead back.
enum CutOrder {
  /// The best of all orders, found set by set: what stands before a node decides what it costs, not in which order.
  static func best(of problem: CutProblem) -> [Int] {
    let count = problem.count
    precondition(count <= 24, "every set of nodes has a place in memory")
    let masks = (0..<count).map { node in
      problem.ties(from: node).map { tie in
        (
          mask: problem.targets(of: tie).reduce(0) { $0 | 1 << Int($1) },
          price: Int(problem.prices[tie])
        )
      }
    }
    var price = [Int](repeating: .max, count: 1 << count)
    var last = [Int8](repeating: -1, count: 1 << count)
    price[0] = 0
    for before in 0..<(1 << count) {
      for node in 0..<count where before & (1 << node) == 0 {
        var sum = price[before]
        for tie in masks[node] where tie.mask & before != 0 { sum += tie.price }
        let with = before | 1 << node
        if sum < price[with] {
          price[with] = sum
          last[with] = Int8(node)
        }
      }
    }
    var order: [Int] = []
    var rest = (1 << count) - 1
    while rest != 0 {
      let node = Int(last[rest])
      order.append(node)
      rest &= ~(1 << node)
    }
    return order.reversed()
  }

  /// A good order: greedy from both ends, then each node moved to where it costs least until nothing gains.
  static func good(for problem: CutProblem) -> [Int] {
    var best = CutSifting(problem, order: greedy(problem))
    best.run()
    // Small enough to try from elsewhere too.
    guard problem.count <= 600 else { return best.order }
    var chance = Chance(seed: 0x9E37_79B9_7F4A_7C15)
    var effort = max(2, min(60, 400_000 / (problem.arrowCount + 1)))
    while effort > 0 {
      effort -= 1
      var other = CutSifting(problem, order: best.order)
      other.disturb(by: max(2, problem.count / 8), &chance)
      other.run()
      if other.price < best.price { best = other }
    }
    return best.order
  }

  /// Takes sinks to the end and sources to the start; where there is neither, the node that loses least by going first.
  private static func greedy(_ problem: CutProblem) -> [Int] {
    let count = problem.count
    var outgoing = [Int](repeating: 0, count: count)
    var incoming = outgoing
    for tie in 0..<problem.tieCount {
      for target in problem.targets(of: tie) {
        outgoing[Int(problem.sources[tie])] += Int(problem.prices[tie])
        incoming[Int(target)] += Int(problem.prices[tie])
      }
    }
    var isPlaced = [Bool](repeating: false, count: count)
    var heap = Heap()
    var ends: [Int] = []
    for node in 0..<count {
      if outgoing[node] == 0 || incoming[node] == 0 { ends.append(node) }
      heap.push(outgoing[node] - incoming[node], node)
    }
    var first: [Int] = []
    var last: [Int] = []
    func place(_ node: Int) {
      isPlaced[node] = true
      for tie in problem.ties(from: node) {
        for target in problem.targets(of: tie).lazy.map({ Int($0) }) where !isPlaced[target] {
          incoming[target] -= Int(problem.prices[tie])
          if incoming[target] == 0 { ends.append(target) }
          heap.push(outgoing[target] - incoming[target], target)
        }
      }
      for tie in problem.ties(to: node) {
        let source = Int(problem.sources[Int(tie)])
        if isPlaced[source] { continue }
        outgoing[source] -= Int(problem.prices[Int(tie)])
        // It gains less now, which is seen when its turn comes.
        if outgoing[source] == 0 { ends.append(source) }
      }
    }
    while first.count + last.count < count {
      if let node = ends.popLast() {
        if isPlaced[node] { continue }
        if incoming[node] == 0 { first.append(node) } else { last.append(node) }
        place(node)
      } else if let top = heap.pop() {
        if isPlaced[top.node] { continue }
        let gain = outgoing[top.node] - incoming[top.node]
        if gain < top.gain {
          heap.push(gain, top.node)
        } else {
          first.append(top.node)
          place(top.node)
        }
      }
    }
    return first + last.reversed()
  }
}

/// Nodes by what they gain, the greatest first; among equals the smallest node.
private struct Heap {
  private var items: [(gain: Int, node: Int)] = []

  mutating func push(_ gain: Int, _ node: Int) {
    items.append((gain, node))
    var child = items.count - 1
    while child > 0, precedes(items[child], items[(child - 1) / 2]) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (gain: Int, node: Int)? {
    guard let top = items.first else { return nil }
    let moved = items.removeLast()
    if items.isEmpty { return top }
    items[0] = moved
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
        if precedes(items[child], items[best]) { best = child }
      }
      if best == parent { return top }
      items.swapAt(parent, best)
      parent = best
    }
  }

  private func precedes(_ left: (gain: Int, node: Int), _ right: (gain: Int, node: Int)) -> Bool {
    left.gain != right.gain ? left.gain > right.gain : left.node < right.node
  }
}

/// A sequence of numbers that look random and are the same on every run.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % bound
  }
}
