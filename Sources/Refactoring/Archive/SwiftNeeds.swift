package import Graph
import Manifests
import Scanning

/// Which Swift files that are compiled need which others, by the names they mention.
package struct SwiftNeeds: Sendable {
  private let graph: ImportGraph
  private let references: SwiftReferences
  /// By node of `references`: those that need it.
  private let needing: Adjacency
  /// By unit: nothing compiles it, so that it needs nothing.
  private let isApart: [Bool]

  package init(in graph: ImportGraph, _ references: SwiftReferences) {
    self.graph = graph
    self.references = references
    needing = Adjacency(count: references.count) { node, row in row = references.row(node) }
      .reversed()
    isApart = graph.units.map { unit in
      guard unit.kind == .swiftFile else { return true }
      return switch graph.membership.standing(of: unit.path) {
      case .member, .unsaid: false
      case .apart, .outside: true
      }
    }
  }

  /// A place that needs a file.
  package struct Place: Sendable {
    package let unit: UnitID
    package let line: Int
    /// What is mentioned there that the file declares; nil where the file goes along with a type without being named.
    package let name: String?
  }

  /// The first place in what stays that needs a file.
  package func place(needing unit: UnitID, among stays: (UnitID) -> Bool) -> Place? {
    let found = reached(from: unit) { needing.row($0) }.filter { user in
      user != unit && !isApart[Int(user.index)] && stays(user)
    }.min()
    return found.map { user in
      let mention = mention(in: user, of: unit)
      return Place(unit: user, line: mention?.line ?? 1, name: mention?.name)
    }
  }

  /// The files that a file needs.
  func targets(of unit: UnitID) -> [UnitID] {
    guard !isApart[Int(unit.index)] else { return [] }
    return reached(from: unit) { references.row($0)[...] }.sorted()
  }

  /// The units behind the names next to a unit.
  private func reached(from unit: UnitID, over row: (Int) -> ArraySlice<Int32>) -> Set<UnitID> {
    var units: Set<UnitID> = []
    var seen: Set<Int32> = [unit.index]
    var open = [unit.index]
    while let node = open.popLast() {
      for next in row(Int(node)) where seen.insert(next).inserted {
        if Int(next) < graph.units.count {
          units.insert(UnitID(Int(next)))
        } else {
          open.append(next)
        }
      }
    }
    return units
  }

  private func mention(in user: UnitID, of unit: UnitID) -> (line: Int, name: String)? {
    guard let outline = graph.swiftFacts(of: user)?.outline,
      let declared = graph.swiftFacts(of: unit)?.outline
    else { return nil }
    let names = Set(
      declared.declarations.lazy.filter { !$0.isPrivate && $0.kind != .extension }
        .map { Array(declared.text[$0.name]) })
    let mention = outline.mentions.first { names.contains(Array(outline.text[$0.name])) }
    return mention.map { (Int($0.line), outline.text.string($0.name)) }
  }
}
