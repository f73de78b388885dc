import Graph
import Scanning

/// What one statement imports together: cutting it means to rewrite these names and no others.
struct ImportTie {
  let from: UnitID
  let place: WrittenPlace
  /// The units it leads to, in increasing order; those outside the cycle too.
  let targets: [UnitID]
  /// What it binds: `b`, `a.b` for `import a.b`; empty where it binds nothing or all.
  let spellings: [String]
  let edge: Edge
}

extension ImportTie {
  /// The ties of one unit's edges of some types.
  static func ties(of unit: UnitID, in graph: ImportGraph, following types: EdgeTypes)
    -> [ImportTie]
  {
    var places: [WrittenPlace] = []
    var edges: [WrittenPlace: [Edge]] = [:]
    for edge in graph.edges(from: unit) where types.contains(edge.type) {
      if edges[edge.written] == nil { places.append(edge.written) }
      edges[edge.written, default: []].append(edge)
    }
    let facts = graph.pythonFacts(of: unit)
    return places.flatMap { place -> [ImportTie] in
      let edges = edges[place] ?? []
      guard case .statement(let start, let end) = place, let facts else {
        return [ImportTie(from: unit, place: place, edges, spellings: [])]
      }
      let names = Array(facts.imports[Int(start)..<Int(end)])
      return ties(of: names, facts.text, unit, place, edges, graph)
    }
  }

  private init(from: UnitID, place: WrittenPlace, _ edges: [Edge], spellings: [String]) {
    self.from = from
    self.place = place
    targets = Set(edges.map(\.to)).sorted()
    self.spellings = spellings
    edge = edges[0]
  }

  /// A submodule that is imported by name can be cut by itself; the packages around it go with the last of them.
  private static func ties(
    of names: [PythonImport], _ text: TextPool, _ unit: UnitID, _ place: WrittenPlace,
    _ edges: [Edge], _ graph: ImportGraph
  ) -> [ImportTie] {
    guard names[0].form != .import else {
      return [ImportTie(from: unit, place: place, edges, spellings: names.map { $0.bound(text) })]
    }
    var own: [(target: UnitID, spelling: String)] = []
    let byLastPart = Dictionary(grouping: edges) { graph.unit($0.to).name.lastPart }
    var rest: [String] = []
    var hasRest = false
    for entry in names {
      let module = text.string(entry.module)
      let name = text.string(entry.name)
      // The module itself may have the same last part as the name: `from .a import a`.
      let ending = module.isEmpty ? name : module + "." + name
      let submodule = byLastPart[Substring(name)]?.first { edge in
        let target = graph.unit(edge.to).name.text
        return target == ending || target.hasSuffix("." + ending)
      }
      if let submodule {
        own.append((submodule.to, entry.bound(text)))
      } else {
        hasRest = true
        if !entry.isStar(in: text) { rest.append(entry.bound(text)) }
      }
    }
    let targets = Set(own.map(\.target))
    let shared = edges.filter { !targets.contains($0.to) }
    let direct = Dictionary(edges.map { ($0.to, $0) }, uniquingKeysWith: { first, _ in first })
    // The packages around the file run already, so a submodule does not ask for them where another name may.
    let name = graph.unit(unit).name
    let carried = shared.filter { edge in
      let package = graph.unit(edge.to).name
      return !hasRest || package != name && !name.text.hasPrefix(package.text + ".")
    }
    var ties: [ImportTie] = own.compactMap { target, spelling in
      guard let edge = direct[target] else { return nil }
      let along = [edge] + carried
      return ImportTie(from: unit, place: place, along, spellings: [spelling])
    }
    if hasRest, !shared.isEmpty {
      ties.append(ImportTie(from: unit, place: place, shared, spellings: rest))
    }
    return ties
  }
}

extension ModuleName {
  fileprivate var lastPart: Substring {
    guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return text[...] }
    return text[text.utf8.index(after: dot)...]
  }
}

extension PythonImport {
  /// What the file writes to use it: `b`, `a.b` for `import a.b`.
  func bound(_ text: TextPool) -> String {
    if !alias.isEmpty { return text.string(alias) }
    return text.string(form == .from || form == .cimport && !name.isEmpty ? name : module)
  }
}
