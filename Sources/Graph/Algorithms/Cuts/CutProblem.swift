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
  /// Sorted by the node they leave.
  package let ties: [Tie]
  /// `ties[firstTie[n]..<firstTie[n + 1]]` leave node `n`.
  private let firstTie: [Int32]
  /// Tie indices sorted by the nodes they lead to; one with several targets stands there for each.
  private let incoming: [Int32]
  private let firstIncoming: [Int32]

  /// `ties` in the order of the nodes they leave.
  package init(count: Int, ties: [Tie]) {
    self.count = count
    self.ties = ties
    var first = [Int32](repeating: 0, count: count + 1)
    var firstIn = first
    for tie in ties {
      first[Int(tie.from) + 1] += 1
      for target in tie.to { firstIn[Int(target) + 1] += 1 }
    }
    for node in 0..<count {
      first[node + 1] += first[node]
      firstIn[node + 1] += firstIn[node]
    }
    var next = firstIn
    var incoming = [Int32](repeating: 0, count: Int(firstIn[count]))
    for (index, tie) in ties.enumerated() {
      for target in tie.to {
        incoming[Int(next[Int(target)])] = Int32(index)
        next[Int(target)] += 1
      }
    }
    firstTie = first
    self.incoming = incoming
    firstIncoming = firstIn
  }

  func ties(from node: Int) -> ArraySlice<Tie> {
    ties[Int(firstTie[node])..<Int(firstTie[node + 1])]
  }

  func tieIndices(from node: Int) -> Range<Int> {
    Int(firstTie[node])..<Int(firstTie[node + 1])
  }

  func tieIndices(to node: Int) -> ArraySlice<Int32> {
    incoming[Int(firstIncoming[node])..<Int(firstIncoming[node + 1])]
  }

  var arrowCount: Int { incoming.count }

  package var adjacency: Adjacency {
    Adjacency(count: count) { node, row in
      for tie in ties(from: node) { row += tie.to }
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
    ties.reduce(0) { sum, tie in
      let isBack = tie.to.contains { place[Int($0)] < place[Int(tie.from)] }
      return isBack ? sum + Int(tie.price) : sum
    }
  }
}
