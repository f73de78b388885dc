import Graph
import Manifests
import Scanning

/// Which units each kind of root reaches, over everything that can make code run.
struct Reach {
  /// By unit, then by name of `references`.
  private(set) var statuses: [Status]
  /// By unit and name: the root that it is first reached from, an index into `roots.all`, or -1.
  private(set) var reachedFrom: [Int32]
  /// By unit and name: the one that it is first reached by; -1 where a root is what starts it.
  private(set) var reachedBy: [Int32]
  /// By unit: what it makes run, and what a type checker reads along with it; then by name of Swift code what is needed for it.
  let adjacency: Adjacency

  /// A string names a module; whether anything loads it by that name is what links say.
  private static let followed: EdgeTypes = .all.subtracting(.string)

  init(in graph: ImportGraph, roots: Roots, _ judged: Judged, _ references: SwiftReferences) {
    let packages = graph.packages()
    let stubs = Companions(in: graph)
    var firmLinks = [[Int32]](repeating: [], count: graph.units.count)
    let isTest = graph.unitIDs.map { judged.purpose($0) == .test }
    // A scan that goes past tests as well does not run them.
    for link in roots.links where link.strength == .firm {
      guard isTest[Int(link.from.index)] || !isTest[Int(link.to.index)] else { continue }
      firmLinks[Int(link.from.index)].append(link.to.index)
    }
    adjacency = Adjacency(count: references.count) { node, row in
      row += references.row(node)
      guard node < graph.units.count else { return }
      for edge in graph.edges(from: UnitID(node))
      where Self.followed.contains(edge.type) && !Self.isHollow(edge, graph)
        && (edge.type != .dynamic || isTest[node] || !isTest[Int(edge.to.index)])
      {
        row.append(edge.to.index)
      }
      // Whoever imports a module runs the package around it first.
      if packages[node] >= 0 { row.append(packages[node]) }
      row += stubs.of(UnitID(node)).map(\.index)
      row += firmLinks[node]
    }
    statuses = [Status](repeating: .dead, count: references.count)
    reachedFrom = [Int32](repeating: -1, count: references.count)
    reachedBy = reachedFrom
    for purpose in Root.Purpose.allCases {
      var pending: [Int32] = []
      for (index, root) in roots.all.enumerated()
      where root.purpose == purpose && root.strength == .firm {
        visit(root.unit.index, by: -1, as: Status(purpose), from: Int32(index), &pending)
      }
      spread(pending, as: Status(purpose))
    }
    addHandRun(roots, judged)
  }

  /// Breadth first, so that a unit is said to be reached from a root that is near.
  private mutating func spread(_ starts: [Int32], as status: Status) {
    var pending = starts
    var next = 0
    while next < pending.count {
      let node = Int(pending[next])
      next += 1
      for target in adjacency.row(node) {
        visit(target, by: Int32(node), as: status, from: reachedFrom[node], &pending)
      }
    }
  }

  /// A loose script may be dead, for nothing says that anybody runs it; but what only it imports is there for scripts.
  private mutating func addHandRun(_ roots: Roots, _ judged: Judged) {
    for purpose in [Root.Purpose.test, .example, .tool] {
      var pending: [Int32] = []
      for (index, root) in roots.all.enumerated()
      where root.purpose == purpose && root.strength == .weak && status(root.unit) == .dead
        && !judged.isOfTheProduct(root.unit)
      {
        for target in adjacency.row(Int(root.unit.index)) {
          visit(
            target, by: root.unit.index, as: Status(purpose), from: Int32(index), &pending)
        }
      }
      spread(pending, as: Status(purpose))
    }
  }

  /// A pattern fits every module of a folder, but whoever loads one wants something of it, and an empty package has nothing.
  private static func isHollow(_ edge: Edge, _ graph: ImportGraph) -> Bool {
    guard edge.type == .dynamic, graph.unit(edge.to).kind == .package,
      case .load(let number) = edge.written, let facts = graph.pythonFacts(of: edge.from),
      case .pattern = facts.dynamicLoads[Int(number)].argument,
      let offered = graph.pythonFacts(of: edge.to)
    else { return false }
    return offered.bindings.isEmpty && offered.imports.isEmpty
  }

  private mutating func visit(
    _ unit: Int32, by other: Int32, as status: Status, from root: Int32,
    _ pending: inout [Int32]
  ) {
    guard statuses[Int(unit)] == .dead else { return }
    statuses[Int(unit)] = status
    reachedFrom[Int(unit)] = root
    reachedBy[Int(unit)] = other
    pending.append(unit)
  }

  func status(_ unit: UnitID) -> Status { statuses[Int(unit.index)] }

  func isAlive(_ unit: UnitID) -> Bool { status(unit) != .dead }
}
