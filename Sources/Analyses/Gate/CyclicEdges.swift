package import Graph

/// The imports that lie on a circle, each with the strongest kind of circle it lies on.
package struct CyclicEdges: Sendable {
  /// Two units, one of which imports the other.
  package struct Pair: Hashable, Comparable, Sendable {
    package let from: UnitID
    package let to: UnitID

    package init(from: UnitID, to: UnitID) {
      self.from = from
      self.to = to
    }

    package static func < (left: Pair, right: Pair) -> Bool {
      (left.from, left.to) < (right.from, right.to)
    }
  }

  package let kinds: [Pair: Cycle.Kind]
  /// Sorted.
  package let pairs: [Pair]
  /// By kind, then by unit: its component.
  package let components: [Cycle.Kind: [Int32]]
  /// Places that a comment asks to be silent about: their edges are as good as not there.
  package let silenced: Set<ImportPlace>

  /// Goes as far as a kind: circles of that kind and of all stronger ones.
  package init(in graph: ImportGraph, upTo weakest: Cycle.Kind, silenced: Set<ImportPlace> = []) {
    var kinds: [Pair: Cycle.Kind] = [:]
    var components: [Cycle.Kind: [Int32]] = [:]
    for kind in Cycle.Kind.allCases where kind <= weakest {
      let adjacency = Self.adjacency(graph, kind, silenced)
      let strong = StrongComponents(adjacency)
      components[kind] = strong.componentOf
      for from in 0..<adjacency.count {
        for to in adjacency.row(from)
        where strong.componentOf[from] == strong.componentOf[Int(to)] {
          let pair = Pair(from: UnitID(from), to: UnitID(Int(to)))
          if kinds[pair] == nil { kinds[pair] = kind }
        }
      }
    }
    self.kinds = kinds
    self.components = components
    self.silenced = silenced
    pairs = kinds.keys.sorted()
  }

  static func adjacency(
    _ graph: ImportGraph, _ kind: Cycle.Kind, _ silenced: Set<ImportPlace>
  ) -> Adjacency {
    let types = kind.gateTypes
    return Adjacency(count: graph.units.count) { node, row in
      for edge in graph.edges(from: UnitID(node)) where types.contains(edge.type) {
        if !silenced.isEmpty, silenced.contains(ImportPlace(edge)) { continue }
        row.append(edge.to.index)
      }
    }
  }

  /// The edge by which a pair lies on its circle: the first of the strongest kind.
  func edge(of pair: Pair, in graph: ImportGraph) -> Edge? {
    guard let kind = kinds[pair] else { return nil }
    return graph.edges(from: pair.from).filter {
      $0.to == pair.to && kind.gateTypes.contains($0.type)
        && !silenced.contains(ImportPlace($0))
    }.min { ($0.type.rawValue, $0.line) < ($1.type.rawValue, $1.line) }
  }
}

/// A line of a unit on which something is imported.
package struct ImportPlace: Hashable, Sendable {
  package let unit: UnitID
  package let line: Int

  package init(unit: UnitID, line: Int) {
    self.unit = unit
    self.line = line
  }

  init(_ edge: Edge) { self.init(unit: edge.from, line: Int(edge.line)) }
}

extension Cycle.Kind {
  /// What a circle of the kind is made of, as far as it is certain to lead there.
  package var gateTypes: EdgeTypes { edges.intersection(Cycles.usualTypes) }
}
