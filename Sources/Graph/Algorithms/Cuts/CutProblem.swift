/// Arrows of a graph and what it costs to cut them, for the question which cuts leave no circle.
package struct CutProblem: Sendable {
  /// Arrows from one node that are cut together, at one price: what one import statement leads to.
  package struct Tie: Sendable {
    package let from: Int32
    /// Sorted and distinct, without `from`; not empty.
    package let to: [Int32]
    /// Greater than zero.
    package let price: Int32

    package init(from: Int32, to: [Int32], price: Int32) {
      self.from = from
      self.to = to
      self.price = price
    }
  }

  package let count: Int
  /// By tie; ties are sorted by the node they leave.
  let sources: [Int32]
  let prices: [Int32]
  /// `targets[firstTarget[t]..<firstTarget[t + 1]]` is where tie `t` leads.
  private let targets: [Int32]
  private let firstTarget: [Int32]
  /// `firstTie[n]..<firstTie[n + 1]` leave node `n`.
  private let firstTie: [Int32]
  /// Ties sorted by the nodes they lead to; one with several targets stands there for each.
  private let incoming: [Int32]
  private let firstIncoming: [Int32]

  /// `ties` in the order of the nodes they leave.
  package init(count: Int, ties: [Tie]) {
    self.count = count
    sources = ties.map(\.from)
    prices = ties.map(\.price)
    var targets: [Int32] = []
    targets.reserveCapacity(ties.count)
    var firstTarget: [Int32] = [0]
    firstTarget.reserveCapacity(ties.count + 1)
    var first = [Int32](repeating: 0, count: count + 1)
    var firstIn = first
    for tie in ties {
      first[Int(tie.from) + 1] += 1
      for target in tie.to { firstIn[Int(target) + 1] += 1 }
      targets += tie.to
      firstTarget.append(Int32(targets.count))
    }
    for node in 0..<count {
      first[node + 1] += first[node]
      firstIn[node + 1] += firstIn[node]
    }
    var next = firstIn
    var incoming = [Int32](repeating: 0, count: targets.count)
    for tie in ties.indices {
      for place in Int(firstTarget[tie])..<Int(firstTarget[tie + 1]) {
        let target = Int(targets[place])
        incoming[Int(next[target])] = Int32(tie)
        next[target] += 1
      }
    }
    self.targets = targets
    self.firstTarget = firstTarget
    firstTie = first
    self.incoming = incoming
    firstIncoming = firstIn
  }

  var tieCount: Int { sources.count }

  func ties(from node: Int) -> Range<Int> {
    Int(firstTie[node])..<Int(firstTie[node + 1])
  }

  func ties(to node: Int) -> ArraySlice<Int32> {
    incoming[Int(firstIncoming[node])..<Int(firstIncoming[node + 1])]
  }

  func targets(of tie: Int) -> ArraySlice<Int32> {
    targets[Int(firstTarget[tie])..<Int(firstTarget[tie + 1])]
  }

  var arrowCount: Int { incoming.count }

  package var adjacency: Adjacency {
    Adjacency(count: count) { node, row in
      for tie in ties(from: node) { row += targets(of: tie) }
    }
  }

  /// Where each node stands in an order: the inverse of it.
  static func places(_ order: [Int]) -> [Int] {
    var place = [Int](repeating: 0, count: order.count)
    for (index, node) in order.enumerated() { place[node] = index }
    return place
  }

  /// What an order costs: every tie that leads back in it is cut.
  func price(ofPlaces place: [Int]) -> Int {
    sources.indices.reduce(0) { sum, tie in
      let here = place[Int(sources[tie])]
      return targets(of: tie).contains { place[Int($0)] < here } ? sum + Int(prices[tie]) : sum
    }
  }
}
