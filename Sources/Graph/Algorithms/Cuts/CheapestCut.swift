/// The arrows to cut so that no circle is left: the cheapest for small graphs, cheap ones for large graphs.
package struct CheapestCut: Sendable {
  /// One arrow that is cut.
  package struct Arrow: Hashable, Sendable {
    package let from: Int
    package let to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Sorted; none can be spared.
  package let arrows: [Arrow]
  /// Of the ties that must be cut for them.
  package let price: Int
  /// No set of cuts is cheaper than this.
  package let leastPrice: Int
  /// No set has fewer ties than this.
  package let leastCount: Int

  package var isCheapest: Bool { price == leastPrice }

  /// Up to this many nodes every order is tried.
  private static let mostTried = 16

  package init(_ problem: CutProblem) {
    let isTried = problem.count <= Self.mostTried
    let order = isTried ? CutOrder.best(of: problem) : CutOrder.good(for: problem)
    let needed = Self.neededArrows(problem, places: CutProblem.places(order))
    precondition(Self.leavesNoCircle(needed, problem), "what is left once all is cut has no circle")
    arrows = needed
    price = Self.price(of: needed, problem)
    let bound = CircleBound(problem)
    leastPrice = isTried ? price : bound.price
    leastCount = bound.count
  }

  private static func leavesNoCircle(_ cut: [Arrow], _ problem: CutProblem) -> Bool {
    let gone = Set(cut)
    let rest = Adjacency(count: problem.count) { node, row in
      for tie in problem.ties(from: node) {
        row += problem.targets(of: tie).filter { !gone.contains(Arrow(from: node, to: Int($0))) }
      }
    }
    return StrongComponents(rest).count == problem.count
  }

  /// The arrows that lead back in an order, without those that close no circle once the others are cut.
  private static func neededArrows(_ problem: CutProblem, places: [Int]) -> [Arrow] {
    struct Back {
      let arrow: Arrow
      var price: Int
    }
    var backs: [Back] = []
    var rows = [[Int32]](repeating: [], count: problem.count)
    var prices = [Int](repeating: 0, count: problem.count)
    for node in 0..<problem.count {
      let firstBack = backs.count
      for tie in problem.ties(from: node) {
        for target in problem.targets(of: tie) {
          if places[Int(target)] < places[node] {
            if prices[Int(target)] == 0 {
              backs.append(Back(arrow: Arrow(from: node, to: Int(target)), price: 0))
            }
            prices[Int(target)] += Int(problem.prices[tie])
          } else {
            rows[node].append(target)
          }
        }
      }
      for index in firstBack..<backs.count {
        let target = backs[index].arrow.to
        backs[index].price = prices[target]
        prices[target] = 0
      }
    }
    backs.sort { ($1.price, $0.arrow.from, $0.arrow.to) < ($0.price, $1.arrow.from, $1.arrow.to) }
    var needed: [Arrow] = []
    var work = 0
    var metBy = [Int32](repeating: -1, count: problem.count)
    for (index, back) in backs.enumerated() {
      let arrow = back.arrow
      let closes =
        work > mostWork
        || leads(from: arrow.to, to: arrow.from, rows, &metBy, Int32(index), &work)
      if closes {
        needed.append(arrow)
      } else {
        rows[arrow.from].append(Int32(arrow.to))
      }
    }
    return needed.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// Beyond this an arrow is cut without asking whether it could be spared.
  private static let mostWork = 20_000_000

  private static func leads(
    from start: Int, to goal: Int, _ rows: [[Int32]], _ metBy: inout [Int32], _ mark: Int32,
    _ work: inout Int
  ) -> Bool {
    var pending = [start]
    metBy[start] = mark
    while let node = pending.popLast() {
      if node == goal { return true }
      for target in rows[node] {
        work += 1
        if metBy[Int(target)] == mark { continue }
        metBy[Int(target)] = mark
        pending.append(Int(target))
      }
    }
    return false
  }

  /// Of every tie that leads along one of the arrows.
  private static func price(of arrows: [Arrow], _ problem: CutProblem) -> Int {
    var sum = 0
    var start = 0
    while start < arrows.count {
      let from = arrows[start].from
      var end = start
      while end < arrows.count, arrows[end].from == from { end += 1 }
      let cut = Set(arrows[start..<end].map { Int32($0.to) })
      for tie in problem.ties(from: from)
      where problem.targets(of: tie).contains(where: cut.contains) {
        sum += Int(problem.prices[tie])
      }
      start = end
    }
    return sum
  }
}
