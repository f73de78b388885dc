import Graph

/// The circles that Swift files make by what they certainly mention of each other, and what has come into them.
///
/// Files of one module need each other as a matter of course, so a circle that is no larger than before is none of a gate's
/// business. Each is known by one of its files, its label: whatever joins two circles brings the files of one under the other's.
struct FileCircles {
  /// One of them.
  struct Circle {
    /// In id order.
    let units: [UnitID]
    let label: String
    /// In it before, and not; where it is new none was.
    let known, newcomers: [UnitID]
    let cycle: Cycle
  }

  let graph: ImportGraph
  let circles: [Circle]
  private let names: BaselineNames

  /// `before` are the keys of a time before, under the names of now.
  init(in graph: ImportGraph, _ names: BaselineNames, before: [BaselineKey] = []) {
    self.graph = graph.withReferences(atLeast: .certain)
    self.names = names
    let labels = Dictionary(
      before.filter { $0.sort == Self.sort && $0.words.count == 2 }.map {
        ($0.words[0], $0.words[1])
      }, uniquingKeysWith: { first, _ in first })
    circles = Cycles(in: self.graph, following: .reference).components.map {
      Self.circle($0, names, labels)
    }
  }

  static let sort = "file-cycle"

  private static func circle(
    _ cycle: Cycle, _ names: BaselineNames, _ labels: [String: String]
  ) -> Circle {
    let known = Dictionary(grouping: cycle.units) { labels[names.name(of: $0)] }
    let largest = known.filter { $0.key != nil }
      .max { ($0.value.count, $1.key ?? "") < ($1.value.count, $0.key ?? "") }
    let members = largest?.value ?? []
    let own = Set(members.map(names.name(of:)))
    let label = largest?.key.flatMap { own.contains($0) ? $0 : nil } ?? own.min()
    let old = Set(members)
    return Circle(
      units: cycle.units,
      label: label ?? cycle.units.map(names.name(of:)).min() ?? "",
      known: members, newcomers: cycle.units.filter { !old.contains($0) }, cycle: cycle)
  }

  func key(of unit: UnitID, in circle: Circle) -> BaselineKey {
    BaselineKey(Self.sort, [names.name(of: unit), circle.label])
  }

  var keys: [BaselineKey] {
    circles.flatMap { circle in circle.units.map { key(of: $0, in: circle) } }
  }

  /// What a gate says of a circle that has grown, or of any where nothing is said of before; nil of another.
  func violation(of circle: Circle) -> Violation? {
    if circle.newcomers.isEmpty { return nil }
    let isNew = circle.newcomers.count == circle.units.count
    let way = isNew ? circle.cycle.shortest : self.way(joining: circle.newcomers, in: circle.cycle)
    guard let first = way.first else { return nil }
    let unit = graph.unit(first.from)
    let steps = way.map { Violation.Step($0, in: graph) }
    var names = [unit.name.text] + steps.map(\.to)
    if names.count > 8 { names = names.prefix(4) + ["…"] + names.suffix(3) }
    let opening =
      isNew
      ? "\(circle.units.count) files need each other"
      : "\(Self.listed(circle.newcomers.map { graph.unit($0).name.text })) \(circle.newcomers.count == 1 ? "has" : "have") come into a circle of \(circle.units.count) files that need each other"
    var violation = Violation(
      rule: Self.sort, module: unit.name.text, path: unit.path, line: Int(first.line),
      column: Int(first.column), message: "\(opening): \(names.joined(separator: " → "))",
      recommendation:
        "move what both sides need into a file of its own, or let a protocol stand between them",
      key: key(of: first.from, in: circle),
      place: ImportPlace(unit: first.from, line: Int(first.line)))
    violation.kind = circle.cycle.kind.name
    violation.chain = steps
    return violation
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  /// A short way round that leads through units that were there and others that were not, from one of the latter.
  private func way(joining newcomers: [UnitID], in cycle: Cycle) -> [Edge] {
    let local = LocalGraph(cycle)
    let isNew = Set(newcomers)
    let joints = cycle.edges.lazy.filter { isNew.contains($0.from) != isNew.contains($0.to) }
    var best: [Int] = []
    for edge in joints.prefix(Self.mostJoints) {
      guard let from = local.node(edge.from), let to = local.node(edge.to),
        let back = local.adjacency.shortestPath(from: Int(to), to: Int(from))
      else { continue }
      if best.isEmpty || back.count < best.count { best = back }
    }
    guard let start = best.firstIndex(where: { isNew.contains(local.units[$0]) }) else { return [] }
    return local.edges(around: Array(best[start...] + best[..<start]))
  }

  /// How many places where a circle has grown are looked at for the shortest way.
  private static let mostJoints = 64
}
