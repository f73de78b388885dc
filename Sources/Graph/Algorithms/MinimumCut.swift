/// The cheapest set of arcs without which no way leads from one node to another.
///
/// Dinic's algorithm: shortest ways are filled level by level until none is left. Nothing recurses.
package struct MinimumCut: Sendable {
  /// One arc of the network and what it costs to cut it.
  package struct Arc: Sendable {
    package let from: Int
    package let to: Int
    /// `uncuttable` where it must stay.
    package let cost: Int

    package init(from: Int, to: Int, cost: Int) {
      self.from = from
      self.to = to
      self.cost = cost
    }
  }

  /// The cost of an arc that no cut may hold.
  package static let uncuttable = Int.max / 4

  /// What the cut costs; nil where only arcs that must stay would do.
  package let cost: Int?
  /// The indices of the arcs to cut, sorted: of all cheapest sets the one nearest to the sink.
  package let arcs: [Int]

  package init(nodes: Int, arcs: [Arc], from source: Int, to sink: Int) {
    var flow = Flow(nodes: nodes, arcs: arcs)
    let total = flow.run(from: source, to: sink)
    guard total < Self.uncuttable else {
      cost = nil
      self.arcs = []
      return
    }
    cost = total
    let isBefore = flow.nodes(leadingTo: sink)
    self.arcs = arcs.indices.filter { index in
      !isBefore[arcs[index].from] && isBefore[arcs[index].to]
    }
  }
}

/// What flows through a network, with the room that is left on every arc.
private struct Flow {
  /// The arcs in pairs: arc `2 i` is the one that was given, `2 i + 1` its way back.
  private var room: [Int]
  private let target: [Int32]
  /// `around[first[n]..<first[n + 1]]` are the arcs that leave `n`.
  private let around: [Int32]
  private let first: [Int32]
  private var level: [Int32]
  /// By node: how many of its arcs are used up in this phase.
  private var next: [Int32]

  init(nodes: Int, arcs: [MinimumCut.Arc]) {
    room = []
    var target: [Int32] = []
    var first = [Int32](repeating: 0, count: nodes + 1)
    for arc in arcs {
      room += [arc.cost, 0]
      target += [Int32(arc.to), Int32(arc.from)]
      first[arc.from + 1] += 1
      first[arc.to + 1] += 1
    }
    for node in 0..<nodes { first[node + 1] += first[node] }
    var place = first
    var around = [Int32](repeating: 0, count: target.count)
    for arc in target.indices {
      let from = Int(target[arc ^ 1])
      around[Int(place[from])] = Int32(arc)
      place[from] += 1
    }
    self.target = target
    self.around = around
    self.first = first
    level = Array(repeating: -1, count: nodes)
    next = Array(repeating: 0, count: nodes)
  }

  mutating func run(from source: Int, to sink: Int) -> Int {
    var total = 0
    while measure(from: source, to: sink) {
      next = Array(first.dropLast())
      while let found = fill(from: source, to: sink) {
        total += found
        if total >= MinimumCut.uncuttable { return total }
      }
    }
    return total
  }

  /// Numbers the nodes by how far they lie from the source; false where the sink cannot be reached any more.
  private mutating func measure(from source: Int, to sink: Int) -> Bool {
    for node in level.indices { level[node] = -1 }
    level[source] = 0
    var queue = [Int32(source)]
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      for arc in around[Int(first[node])..<Int(first[node + 1])] {
        let other = Int(target[Int(arc)])
        guard room[Int(arc)] > 0, level[other] < 0 else { continue }
        level[other] = level[node] + 1
        queue.append(Int32(other))
      }
    }
    return level[sink] >= 0
  }

  /// Sends as much as fits along one shortest way; nil where this phase has none left.
  private mutating func fill(from source: Int, to sink: Int) -> Int? {
    var way: [Int32] = []
    var node = source
    while node != sink {
      let arc = next[node]
      if arc == first[node + 1] {
        guard let back = way.popLast() else { return nil }
        node = Int(target[Int(back) ^ 1])
        next[node] += 1
        continue
      }
      let index = Int(around[Int(arc)])
      if room[index] > 0, level[Int(target[index])] == level[node] + 1 {
        way.append(Int32(index))
        node = Int(target[index])
      } else {
        next[node] += 1
      }
    }
    let amount = way.reduce(Int.max) { min($0, room[Int($1)]) }
    for arc in way {
      room[Int(arc)] -= amount
      room[Int(arc) ^ 1] += amount
    }
    return amount
  }

  /// The nodes from which there is still room on the way to the sink.
  func nodes(leadingTo sink: Int) -> [Bool] {
    var isSeen = [Bool](repeating: false, count: level.count)
    isSeen[sink] = true
    var queue = [Int32(sink)]
    while let node = queue.popLast() {
      for arc in around[Int(first[Int(node)])..<Int(first[Int(node) + 1])] {
        let other = target[Int(arc)]
        // The way back of an arc that leaves `node` is an arc that leads to it.
        guard !isSeen[Int(other)], room[Int(arc) ^ 1] > 0 else { continue }
        isSeen[Int(other)] = true
        queue.append(other)
      }
    }
    return isSeen
  }
}
