/// An order of nodes that is made better by moving one node at a time to where it costs least.
struct CutSifting {
  private let problem: CutProblem
  /// The neighbours of each node in the order; node `count` stands for both ends.
  private var next: [Int]
  private var previous: [Int]
  /// Greater for whoever stands later.
  private var label: [Int]
  private(set) var price: Int
  private var work = 0

  /// Room between two nodes, for others to move there.
  private static let gap = 1 << 30
  /// In ties looked at; a graph of a million edges is gone through a few times.
  private static let mostWork = 5_000_000

  init(_ problem: CutProblem, order: [Int]) {
    self.problem = problem
    next = [Int](repeating: problem.count, count: problem.count + 1)
    previous = next
    label = [Int](repeating: 0, count: problem.count + 1)
    price = 0
    link(order)
    price = problem.price(ofPlaces: label)
  }

  var order: [Int] {
    var order: [Int] = []
    order.reserveCapacity(problem.count)
    var node = next[problem.count]
    while node != problem.count {
      order.append(node)
      node = next[node]
    }
    return order
  }

  private mutating func link(_ order: [Int]) {
    var last = problem.count
    for (place, node) in order.enumerated() {
      next[last] = node
      previous[node] = last
      label[node] = (place + 1) * Self.gap
      last = node
    }
    next[last] = problem.count
    previous[problem.count] = last
  }

  mutating func run() {
    var hasGained = true
    while hasGained, work < Self.mostWork {
      hasGained = false
      for node in 0..<problem.count where work < Self.mostWork {
        if improve(node) { hasGained = true }
      }
    }
  }

  /// Moves some nodes to other places, whatever that costs.
  mutating func disturb(by moves: Int, _ chance: inout Chance) {
    for _ in 0..<moves {
      let node = chance.next(below: problem.count)
      let other = chance.next(below: problem.count)
      if node != other { move(node, behind: other) }
    }
    price = problem.price(ofPlaces: label)
    work = 0
  }

  /// A place in the order behind which the cost of a node changes.
  private struct Step {
    let node: Int
    let label: Int
    let change: Int
  }

  private mutating func improve(_ node: Int) -> Bool {
    var steps: [Step] = []
    // What it costs to stand before all others.
    var cost = 0
    for tie in problem.ties(from: node) {
      let targets = problem.targets(of: tie)
      work += targets.count
      guard let earliest = targets.min(by: { label[Int($0)] < label[Int($1)] }) else { continue }
      steps.append(
        Step(
          node: Int(earliest), label: label[Int(earliest)], change: Int(problem.prices[tie])))
    }
    for tie in problem.ties(to: node).lazy.map({ Int($0) }) {
      let targets = problem.targets(of: tie)
      work += targets.count
      let from = Int(problem.sources[tie])
      // Cut anyway, wherever this node stands.
      if targets.contains(where: { Int($0) != node && label[Int($0)] < label[from] }) { continue }
      cost += Int(problem.prices[tie])
      steps.append(Step(node: from, label: label[from], change: -Int(problem.prices[tie])))
    }
    steps.sort { ($0.label, $0.change) < ($1.label, $1.change) }
    let here = label[node]
    let now = steps.prefix { $0.label < here }.reduce(cost) { $0 + $1.change }
    var best = now
    var place: Int?
    if cost < best {
      best = cost
      place = problem.count
    }
    var index = 0
    while index < steps.count {
      let behind = steps[index]
      while index < steps.count, steps[index].label == behind.label {
        cost += steps[index].change
        index += 1
      }
      if cost < best {
        best = cost
        place = behind.node
      }
    }
    guard let place else { return false }
    move(node, behind: place)
    price -= now - best
    return true
  }

  /// `other` may be the end of the order, behind which its first node stands.
  private mutating func move(_ node: Int, behind other: Int) {
    next[previous[node]] = next[node]
    previous[next[node]] = previous[node]
    let following = next[other]
    next[other] = node
    previous[node] = other
    next[node] = following
    previous[following] = node
    let low = other == problem.count ? label[following] - 2 * Self.gap : label[other]
    let high = following == problem.count ? low + 2 * Self.gap : label[following]
    label[node] = low + (high - low) / 2
    if label[node] == low { link(order) }
  }
}
