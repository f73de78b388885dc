import Graph

extension PastCycles {
  /// What a baseline lists. A module that is gone is taken for one that has come, where both lie on the very same circles.
  package init(
    _ baseline: GateBaseline, _ names: BaselineNames, _ cycles: CyclicEdges
  ) {
    let listed = baseline.entries.compactMap(Listed.init)
    let moved = MovedNames(listed, names, cycles)
    var used: Set<CyclicEdges.Pair> = []
    self.init(
      entries: listed.map { entry in
        let froms = names.units(named: moved.name(entry.from))
        let tos = names.units(named: moved.name(entry.to))
        var candidates: [CyclicEdges.Pair] = []
        for from in froms {
          for to in tos { candidates.append(CyclicEdges.Pair(from: from, to: to)) }
        }
        // Where modules share a name, a line speaks for one import and not for all.
        let pair =
          candidates.first { cycles.kinds[$0] != nil && !used.contains($0) } ?? candidates.first
        if let pair { used.insert(pair) }
        return Entry(from: entry.from, to: entry.to, kind: entry.kind, pair: pair)
      })
  }
}

/// A line of a baseline that is about a circle.
private struct Listed {
  let kind: Cycle.Kind
  let from: String
  let to: String

  init?(_ key: BaselineKey) {
    guard key.sort == "cycle", key.words.count == 3,
      let kind = Cycle.Kind.allCases.first(where: { $0.name == key.words[0] })
    else { return nil }
    self.kind = kind
    from = key.words[1]
    to = key.words[2]
  }
}

/// Which names of a baseline stand for modules that are called something else by now.
///
/// A file of names cannot tell a renamed module from one that was removed and replaced. What has the same imports to and from the same
/// circle, while the old name is gone and the new one was not there, is taken for the same.
private struct MovedNames {
  private var now: [String: String] = [:]

  func name(_ old: String) -> String { now[old] ?? old }

  private struct Link: Hashable, Comparable {
    let isOut: Bool
    let other: String

    static func < (left: Link, right: Link) -> Bool {
      (left.isOut ? 1 : 0, left.other) < (right.isOut ? 1 : 0, right.other)
    }
  }

  init(_ listed: [Listed], _ names: BaselineNames, _ cycles: CyclicEdges) {
    var known: [String: Set<Link>] = [:]
    for entry in listed {
      known[entry.from, default: []].insert(Link(isOut: true, other: entry.to))
      known[entry.to, default: []].insert(Link(isOut: false, other: entry.from))
    }
    let gone = known.keys.filter { names.units(named: $0).isEmpty }.sorted()
    guard !gone.isEmpty else { return }
    var present: [String: Set<Link>] = [:]
    for pair in cycles.pairs {
      let (from, to) = (names.name(of: pair.from), names.name(of: pair.to))
      present[from, default: []].insert(Link(isOut: true, other: to))
      present[to, default: []].insert(Link(isOut: false, other: from))
    }
    let fresh = present.keys.filter { known[$0] == nil }.sorted()
    guard !fresh.isEmpty else { return }
    let goneSet = Set(gone)
    let freshSet = Set(fresh)
    pair(gone, fresh) { $0.split(separator: ".").last.map(String.init) ?? $0 }
    // Circles among modules that all have new names are alike in what leads out of them.
    let left = gone.filter { now[$0] == nil }
    let taken = Set(now.values)
    let right = fresh.filter { !taken.contains($0) }
    pairByShape(left, right, known, present, goneSet, freshSet)
    verify(known, present)
  }

  private mutating func pair(_ gone: [String], _ fresh: [String], by key: (String) -> String) {
    let olds = Dictionary(grouping: gone, by: key)
    let news = Dictionary(grouping: fresh, by: key)
    for (name, old) in olds where old.count == 1 {
      if let new = news[name], new.count == 1 { now[old[0]] = new[0] }
    }
  }

  private mutating func pairByShape(
    _ gone: [String], _ fresh: [String], _ known: [String: Set<Link>],
    _ present: [String: Set<Link>], _ goneSet: Set<String>, _ freshSet: Set<String>
  ) {
    func shape(_ links: Set<Link>, _ unknown: Set<String>) -> [Link] {
      links.map {
        unknown.contains($0.other) ? Link(isOut: $0.isOut, other: now[$0.other] ?? "") : $0
      }.sorted()
    }
    let olds = Dictionary(grouping: gone) { shape(known[$0] ?? [], goneSet) }
    let taken = Set(now.values)
    let news = Dictionary(grouping: fresh) { name in
      shape(present[name] ?? [], freshSet.subtracting(taken))
    }
    var found: [String: String] = [:]
    for (shape, old) in olds where old.count == 1 {
      if let new = news[shape], new.count == 1 { found[old[0]] = new[0] }
    }
    now.merge(found) { first, _ in first }
  }

  /// Lets go of every pair whose circles differ, until all that are left agree.
  private mutating func verify(_ known: [String: Set<Link>], _ present: [String: Set<Link>]) {
    for _ in 0..<50 {
      let wrong = now.filter { old, new in
        let expected = Set(
          (known[old] ?? []).map { Link(isOut: $0.isOut, other: name($0.other)) })
        return expected != present[new]
      }
      if wrong.isEmpty { return }
      for old in wrong.keys { now[old] = nil }
    }
    now = [:]
  }
}
