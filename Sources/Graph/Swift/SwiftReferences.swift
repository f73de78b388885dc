package import Scanning

/// Which Swift files need which others, by the names they declare and mention.
///
/// Files see each other without imports, so what joins them are names. A name is a node between those who mention it and those
/// who offer it: edges from each to each would be as many as the square of the files for names such as `count`. Whatever is left
/// open is answered with "needed".
package struct SwiftReferences: Sendable {
  /// A file that is needed whatever else is, and the declaration that says so.
  package struct Standing: Sendable {
    package let unit: UnitID
    package let line: Int
    package let text: String
  }

  /// A name that a file has in a string only, and a file that declares it.
  package struct Whisper: Sendable {
    package let from: UnitID
    package let to: UnitID
    package let line: Int
    package let name: String
  }

  /// How many nodes there are: the units, then the names.
  package let count: Int
  /// By unit: the names it mentions. Empty for all other nodes.
  private let mentioned: [[Int32]]
  /// By name: the units and names that are needed where it is.
  private let needed: [[Int32]]
  private let units: Int
  private let types: SwiftTypes
  /// Extensions of types from outside, which live as long as those do.
  package let standing: [Standing]
  package let whispers: [Whisper]

  package init(_ graph: ImportGraph) {
    var builder = SwiftReferencesBuilder(graph)
    builder.build()
    units = graph.units.count
    needed = builder.needed
    mentioned = builder.mentioned
    count = units + needed.count
    standing = builder.standing
    whispers = builder.whispers
    types = builder.types
  }

  /// The names of the types that a type of this name inherits from or conforms to, the nearest first.
  package func ancestors(of type: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    types.ancestors(of: type)
  }

  /// The nodes that a node needs.
  package func row(_ node: Int) -> [Int32] {
    if node < units { return mentioned.isEmpty ? [] : mentioned[node] }
    return needed[node - units]
  }
}

extension ImportGraph {
  package func swiftFacts(of id: UnitID) -> SwiftFacts? {
    let file = fileOfUnit[Int(id.index)]
    guard file >= 0, case .swift(let facts, _) = files[Int(file)].facts else { return nil }
    return facts
  }
}
