import Graph
import Scanning

/// The stubs of each module, which live and go with it.
struct Companions {
  private let byUnit: [Int32: [UnitID]]
  /// Those that stand beside a module.
  private let all: Set<UnitID>

  init(in graph: ImportGraph) {
    let stubs = graph.unitIDs.filter { graph.unit($0).kind == .stub }
    guard !stubs.isEmpty else {
      byUnit = [:]
      all = []
      return
    }
    var stems = NameIndex()
    for stub in stubs { stems.insert(Self.stem(of: graph.unit(stub).path)) }
    // By the number of the stem.
    var modules: [Int: UnitID] = [:]
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      switch unit.kind {
      case .module, .package, .cython, .extensionModule:
        guard let stem = stems.index(of: Self.stem(of: unit.path)) else { continue }
        // What runs counts: a compiled module beside its source does what the source says.
        if unit.kind != .extensionModule || modules[stem] == nil { modules[stem] = id }
      default: continue
      }
    }
    var found: [Int32: [UnitID]] = [:]
    var placed: Set<UnitID> = []
    for stub in stubs {
      guard let stem = stems.index(of: Self.stem(of: graph.unit(stub).path)),
        let module = modules[stem]
      else { continue }
      found[module.index, default: []].append(stub)
      placed.insert(stub)
    }
    byUnit = found
    all = placed
  }

  func of(_ unit: UnitID) -> [UnitID] { byUnit[unit.index] ?? [] }

  func contains(_ unit: UnitID) -> Bool { all.contains(unit) }

  /// The path up to the first dot of its name.
  private static func stem(of path: SourcePath) -> ArraySlice<UInt8> {
    let name = path.name
    guard let dot = name.firstIndex(of: UInt8(ascii: ".")) else { return path.bytes[...] }
    return path.bytes[..<dot]
  }
}
