package import Graph
import Scanning

/// How the members of cycles use what they import, read from their syntax trees.
package struct ImportUses: Sendable {
  /// What one file tells.
  package struct OfUnit: Sendable {
    let uses: NameUses
    let lines: [Int]

    /// `source` is the text of the unit's file.
    package init(reading source: [UInt8], of unit: UnitID, in graph: ImportGraph) {
      let tree = PythonTree(parsing: PythonEncoding.decode(source).text)
      var spellings: [String] = []
      if let facts = graph.pythonFacts(of: unit) {
        spellings = facts.imports.filter { $0.context == .eager && !$0.isStar(in: facts.text) }
          .map { $0.bound(facts.text) }
      }
      uses = NameUses(in: tree, of: spellings)
      lines = tree.source.enumerated().filter { $0.element == UInt8(ascii: "\n") }.map(\.offset)
    }

    func line(at offset: Int) -> Int {
      var low = 0
      var high = lines.count
      while low < high {
        let middle = (low + high) / 2
        if lines[middle] < offset { low = middle + 1 } else { high = middle }
      }
      return low + 1
    }
  }

  private let byUnit: [UnitID: OfUnit]
  /// Annotations are not evaluated unless somebody asks.
  let postponesAnnotations: Bool

  package init(_ byUnit: [UnitID: OfUnit], postponesAnnotations: Bool) {
    self.byUnit = byUnit
    self.postponesAnnotations = postponesAnnotations
  }

  /// Nothing is known of any file.
  package static let none = ImportUses([:], postponesAnnotations: false)

  subscript(unit: UnitID) -> OfUnit? { byUnit[unit] }

  /// The units whose imports a break set of a cycle may ask about.
  package static func units(of cycles: [Cycle], in graph: ImportGraph) -> [UnitID] {
    let members = cycles.filter {
      $0.kind != .typing && $0.edges.count <= BreakSet.mostEdgesAdvised
    }.flatMap(\.units)
    return Set(members).sorted().filter { graph.pythonFacts(of: $0) != nil }
  }
}
