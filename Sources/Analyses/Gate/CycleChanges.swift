package import Graph

/// How the circles of a repository have changed: the identity of a circle is the imports it is made of.
package struct CycleChanges: Sendable {
  /// An import that puts others on a circle they were not on, or makes a weak circle a strong one.
  package struct New: Sendable {
    package let edge: Edge
    package let kind: Cycle.Kind
    /// From the import round to where it began.
    package let circle: [Edge]
    /// What else the same line adds.
    package let companions: [Edge]
    /// Imports that were there before and lie on a circle since.
    package let newlyCyclic: [Edge]
    /// What the import was before, where it has become stronger.
    package let was: Cycle.Kind?
    /// How many units hang together.
    package let size: Int
  }

  package struct Known: Sendable {
    package let edge: Edge
    package let kind: Cycle.Kind
  }

  /// An import that lay on a circle and no longer does, or only on a weaker one.
  package struct Fixed: Sendable {
    package let from: String
    package let to: String
    package let kind: Cycle.Kind
    package let how: How
  }

  package enum How: String, Sendable {
    case removed
    /// It runs later now, or never.
    case deferred, typing
    /// It stands as it did, and leads in no circle any more.
    case untangled
    case moduleGone = "module gone"
  }

  /// In the order of their places.
  package let new: [New]
  /// How many more there are than are worked out.
  package let more: Int
  package let known: [Known]
  package let fixed: [Fixed]

  /// So many circles are looked for one by one.
  static let mostCircles = 500

  package init(from past: PastCycles, to cycles: CyclicEdges, in graph: ImportGraph) {
    var comparison = CycleComparison(past, cycles, graph)
    comparison.sort()
    known = comparison.known
    (new, more) = comparison.blamed()
    fixed = comparison.fixed()
  }
}

/// Compares circles pair by pair.
private struct CycleComparison {
  let past: PastCycles
  let cycles: CyclicEdges
  let graph: ImportGraph
  private var kindsBefore: [CyclicEdges.Pair: Cycle.Kind] = [:]
  private(set) var known: [CycleChanges.Known] = []
  private var fresh: [CyclicEdges.Pair] = []
  /// Among the fresh: those whose import was not there, or was weaker.
  private var added: Set<CyclicEdges.Pair> = []

  init(_ past: PastCycles, _ cycles: CyclicEdges, _ graph: ImportGraph) {
    self.past = past
    self.cycles = cycles
    self.graph = graph
    for entry in past.entries {
      guard let pair = entry.pair else { continue }
      kindsBefore[pair] = min(kindsBefore[pair] ?? .typing, entry.kind)
    }
  }

  mutating func sort() {
    for pair in cycles.pairs {
      guard let kind = cycles.kinds[pair], let edge = cycles.edge(of: pair, in: graph) else {
        continue
      }
      if isKnown(pair, kind) {
        known.append(.init(edge: edge, kind: kind))
      } else {
        fresh.append(pair)
        let before = past.types(of: pair) ?? []
        if before.intersection(kind.gateTypes).isEmpty { added.insert(pair) }
      }
    }
  }

  private func isKnown(_ pair: CyclicEdges.Pair, _ kind: Cycle.Kind) -> Bool {
    let counted = past.counted(pair)
    if counted.from != counted.to {
      return kindsBefore[counted].map { $0 <= kind } ?? false
    }
    // Both are parts of what was one module: between themselves they may not go in circles.
    return !isOnInnerCircle(pair, part: counted.from, kind)
  }

  private func isOnInnerCircle(
    _ pair: CyclicEdges.Pair, part: UnitID, _ kind: Cycle.Kind
  ) -> Bool {
    way(from: pair.to, to: pair.from, kind) {
      past.counted($0.from) == part && past.counted($0.to) == part
    } != nil
  }

  // MARK: Blame

  func blamed() -> (new: [CycleChanges.New], more: Int) {
    var groups: [[CyclicEdges.Pair]] = []
    var groupOfPlace: [ImportPlace: Int] = [:]
    for pair in blame() {
      guard let edge = cycles.edge(of: pair, in: graph) else { continue }
      if let group = groupOfPlace[ImportPlace(edge)],
        cycles.kinds[groups[group][0]] == cycles.kinds[pair]
      {
        groups[group].append(pair)
      } else {
        groupOfPlace[ImportPlace(edge)] = groups.count
        groups.append([pair])
      }
    }
    let new = groups.prefix(CycleChanges.mostCircles).compactMap { entry(for: $0) }
    return (
      new.sorted {
        (graph.unit($0.edge.from).path, $0.edge.line, $0.edge.to)
          < (graph.unit($1.edge.from).path, $1.edge.line, $1.edge.to)
      }, max(0, groups.count - CycleChanges.mostCircles)
    )
  }

  /// The pairs that are at fault: what was added, as far as that is known; else one for each circle that is wholly new.
  private func blame() -> [CyclicEdges.Pair] {
    var blamed: [CyclicEdges.Pair] = []
    let old = Set(known.map { key(of: component(of: CyclicEdges.Pair($0.edge))) })
    for pairs in byComponent() {
      let guilty = pairs.filter(added.contains)
      if past.knowsGraph, !guilty.isEmpty {
        blamed += guilty
      } else if past.knowsGraph || old.contains(key(of: component(of: pairs[0]))) {
        blamed += pairs
      } else {
        blamed.append(contentsOf: pairs.prefix(1))
      }
    }
    return blamed
  }

  private func component(of pair: CyclicEdges.Pair) -> (kind: Cycle.Kind, component: Int32) {
    let kind = cycles.kinds[pair] ?? .typing
    return (kind, cycles.components[kind]?[Int(pair.from.index)] ?? -1)
  }

  /// The fresh pairs that lie in one component, in the order of the first of each.
  private func byComponent() -> [[CyclicEdges.Pair]] {
    var order: [Int64: Int] = [:]
    var groups: [[CyclicEdges.Pair]] = []
    for pair in fresh {
      let key = key(of: component(of: pair))
      if let place = order[key] {
        groups[place].append(pair)
      } else {
        order[key] = groups.count
        groups.append([pair])
      }
    }
    return groups
  }

  private func key(of place: (kind: Cycle.Kind, component: Int32)) -> Int64 {
    Int64(place.kind.rawValue) << 32 | Int64(place.component)
  }

  private func entry(for pairs: [CyclicEdges.Pair]) -> CycleChanges.New? {
    let edges = pairs.compactMap { cycles.edge(of: $0, in: graph) }
    // The packages around a module are what its import brings along.
    let edge = edges.first { $0.type != .parent } ?? edges.first
    guard let edge, let kind = cycles.kinds[CyclicEdges.Pair(edge)] else { return nil }
    let (_, number) = component(of: CyclicEdges.Pair(edge))
    let isOld: (Edge) -> Bool = { !added.contains(CyclicEdges.Pair($0)) }
    let back =
      way(from: edge.to, to: edge.from, kind, through: isOld)
      ?? way(from: edge.to, to: edge.from, kind) { _ in true } ?? []
    let newly = fresh.filter {
      !added.contains($0) && cycles.components[kind]?[Int($0.from.index)] == number
    }.prefix(CycleChanges.mostCircles).compactMap { cycles.edge(of: $0, in: graph) }
    let was = past.types(of: CyclicEdges.Pair(edge)).flatMap { types in
      Cycle.Kind.allCases.first { !types.intersection($0.gateTypes).isEmpty }
    }
    return CycleChanges.New(
      edge: edge, kind: kind, circle: [edge] + back,
      companions: edges.filter { $0 != edge },
      newlyCyclic: past.knowsGraph ? newly.filter { $0 != edge } : [],
      was: was.flatMap { $0 > kind ? $0 : nil },
      size: cycles.components[kind]?.count { $0 == number } ?? 0)
  }

  /// A shortest way inside the circle, edge by edge.
  private func way(
    from start: UnitID, to goal: UnitID, _ kind: Cycle.Kind, through allows: (Edge) -> Bool
  ) -> [Edge]? {
    guard let components = cycles.components[kind] else { return nil }
    let number = components[Int(start.index)]
    var cameBy: [UnitID: Edge] = [:]
    var front = [start]
    while !front.isEmpty {
      var next: [UnitID] = []
      for unit in front {
        for edge in graph.edges(from: unit) {
          guard components[Int(edge.to.index)] == number, edge.to != start,
            cameBy[edge.to] == nil, kind.gateTypes.contains(edge.type),
            !cycles.silenced.contains(ImportPlace(edge)), allows(edge)
          else { continue }
          cameBy[edge.to] = edge
          if edge.to == goal { return trail(to: goal, from: start, cameBy) }
          next.append(edge.to)
        }
      }
      front = next
    }
    return nil
  }

  private func trail(to goal: UnitID, from start: UnitID, _ cameBy: [UnitID: Edge]) -> [Edge] {
    var trail: [Edge] = []
    var unit = goal
    while unit != start, let edge = cameBy[unit] {
      trail.append(edge)
      unit = edge.from
    }
    return trail.reversed()
  }

  // MARK: Progress

  func fixed() -> [CycleChanges.Fixed] {
    let countedNow = Set(cycles.pairs.map { past.counted($0) })
    return past.entries.compactMap { entry in
      guard let pair = entry.pair else {
        return .init(from: entry.from, to: entry.to, kind: entry.kind, how: .moduleGone)
      }
      guard pair.from != pair.to else { return nil }
      if let kind = cycles.kinds[pair] {
        guard kind > entry.kind else { return nil }
        return .init(from: entry.from, to: entry.to, kind: entry.kind, how: how(pair))
      }
      if countedNow.contains(pair) { return nil }
      return .init(from: entry.from, to: entry.to, kind: entry.kind, how: how(pair))
    }
  }

  private func how(_ pair: CyclicEdges.Pair) -> CycleChanges.How {
    let types = graph.edges(from: pair.from).filter {
      $0.to == pair.to && !cycles.silenced.contains(ImportPlace($0))
    }.map(\.type)
    if types.contains(where: { EdgeTypes.importTime.contains($0) }) { return .untangled }
    if types.contains(.deferred) { return .deferred }
    return types.contains(.typing) ? .typing : .removed
  }
}

extension CyclicEdges.Pair {
  init(_ edge: Edge) { self.init(from: edge.from, to: edge.to) }
}
