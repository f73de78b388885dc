package import Manifests
import Scanning

/// Puts the results of resolving every file together into a graph.
package struct ImportGraphBuilder {
  private let resolver: PythonResolver
  private let resolved: [ResolvedFile]
  private let membership: SwiftMembership
  private let swiftModules: SwiftModules

  /// Takes one result for each file of the resolver, in the same order.
  /// Without a membership, Swift files belong where the usual folders put them.
  package init(
    _ resolver: PythonResolver, resolved: [ResolvedFile], swift: SwiftMembership? = nil
  ) {
    precondition(resolver.files.count == resolved.count, "one result for each file")
    self.resolver = resolver
    self.resolved = resolved
    membership =
      swift
      ?? SwiftMembership(
        byConvention: resolver.files.lazy
          .filter { $0.kind == .swiftFile }.map(\.path))
    swiftModules = SwiftModules(resolver.files, membership)
  }

  /// A part of the graph that can be made beside the others.
  package enum Part: Sendable {
    case edges([Edge])
    case externals([External])
  }

  /// Calls a function for each number below a count, perhaps several at once, and gives the results in order.
  package typealias Map = (_ count: Int, _ body: @escaping @Sendable (Int) -> Part) -> [Part]

  package func build(map: Map = { (0..<$0).map($1) }) -> ImportGraph {
    let places = UnitPlaces(resolver, folders: referencedFolders(), swift: swiftModules)
    let blockSize = 256
    let units = places.units.count
    // The externals are the largest part, so they come first.
    let parts = map((units + blockSize - 1) / blockSize + 1) { part in
      guard part > 0 else { return .externals(self.externals(places)) }
      let end = part * blockSize
      return .edges(self.edges(from: end - blockSize..<min(end, units), places))
    }
    var edges: [Edge] = []
    var externals: [External] = []
    edges.reserveCapacity(resolved.reduce(0) { $0 + $1.edges.count + $1.calls.count })
    for part in parts {
      switch part {
      case .edges(let some): edges += some
      case .externals(let all): externals = all
      }
    }
    return ImportGraph(
      units: places.units, edges: edges, externals: externals,
      unresolved: unresolved(places), fileOfUnit: places.fileOfUnit, files: resolver.files,
      membership: membership, packageFolders: packageFolders)
  }

  /// The edges of some units, those of each in the order of their places.
  private func edges(from units: Range<Int>, _ places: UnitPlaces) -> [Edge] {
    var all: [Edge] = []
    var own: [Edge] = []
    for unit in units where places.fileOfUnit[unit] >= 0 {
      appendEdges(of: Int(places.fileOfUnit[unit]), as: UnitID(unit), places, to: &own)
      own.sort(by: Edge.precedes)
      all += own
      own.removeAll(keepingCapacity: true)
    }
    return all
  }

  /// The folders that somebody imports as namespaces.
  private func referencedFolders() -> [ModuleTree.FolderID] {
    var isReferenced = [Bool](repeating: false, count: resolver.tree.folders.count)
    for file in resolved {
      for edge in file.edges {
        if case .folder(let folder) = edge.to { isReferenced[Int(folder)] = true }
      }
    }
    return isReferenced.indices.filter { isReferenced[$0] }.map { ModuleTree.FolderID($0) }
  }

  private func appendEdges(
    of file: Int, as from: UnitID, _ places: UnitPlaces, to edges: inout [Edge]
  ) {
    if case .swift(let facts, _) = resolver.files[file].facts {
      appendSwiftEdges(of: facts, in: file, as: from, places, to: &edges)
      return
    }
    for draft in resolved[file].edges {
      edges.append(
        Edge(
          from: from, to: places.unit(draft.to), type: draft.type, isOptional: draft.isOptional,
          isConditional: draft.isConditional, line: draft.line, column: draft.column,
          written: draft.written))
    }
    for called in resolved[file].calls {
      appendCall(called, of: file, as: from, places, to: &edges)
    }
  }

  /// What a function that runs at import time imports is imported by the module that calls it.
  private func appendCall(
    _ called: CalledFunction, of file: Int, as from: UnitID, _ places: UnitPlaces,
    to edges: inout [Edge]
  ) {
    guard let facts = resolver.files[file].python else { return }
    let line = facts.calls[Int(called.call)].line
    for draft in resolved[Int(called.file)].edges
    where draft.function == called.function && draft.type == .deferred {
      let to = places.unit(draft.to)
      guard to != from else { continue }
      edges.append(
        Edge(
          from: from, to: to, type: .call, isOptional: draft.isOptional,
          isConditional: draft.isConditional, line: line, column: 0, written: .call(called.call)))
    }
  }

  private func appendSwiftEdges(
    of facts: SwiftFacts, in file: Int, as from: UnitID, _ places: UnitPlaces,
    to edges: inout [Edge]
  ) {
    for (index, entry) in facts.imports.enumerated() {
      guard let module = swiftModules.module(named: entry.path[0], importedBy: file)
      else { continue }
      let to = places.unit(swiftModule: module)
      edges.append(
        Edge(
          from: from, to: to, type: .eager, isOptional: false, isConditional: entry.conditional,
          line: UInt32(entry.line), column: UInt32(entry.column),
          written: .swiftImport(UInt32(index))))
    }
  }

  private func externals(_ places: UnitPlaces) -> [External] {
    var names = NameIndex()
    var importers: [[UnitID]] = []
    func note(_ name: ArraySlice<UInt8>, _ id: UnitID) {
      let index = names.insert(name)
      if index == importers.count { importers.append([]) }
      if importers[index].last != id { importers[index].append(id) }
    }
    for (unit, file) in places.fileOfUnit.enumerated() where file >= 0 {
      let id = UnitID(unit)
      for name in resolved[Int(file)].externals { note(name, id) }
      if case .swift(let facts, _) = resolver.files[Int(file)].facts {
        for entry in facts.imports
        where swiftModules.module(named: entry.path[0], importedBy: Int(file)) == nil {
          note(Array(entry.path[0].utf8)[...], id)
        }
      }
    }
    return importers.indices.map {
      External(name: String(decoding: names[$0], as: UTF8.self), importers: importers[$0])
    }
    .sorted { $0.name < $1.name }
  }

  private var packageFolders: [SourcePath: [SourcePath]] {
    let paths = resolver.settings.packagePaths.map { folder, path in
      (resolver.tree.path(of: folder), path.folders.map { resolver.tree.path(of: $0) })
    }
    return Dictionary(uniqueKeysWithValues: paths)
  }

  private func unresolved(_ places: UnitPlaces) -> [Unresolved] {
    places.fileOfUnit.enumerated().flatMap { unit, file -> [Unresolved] in
      guard file >= 0 else { return [] }
      return resolved[Int(file)].unresolved.map {
        Unresolved(
          from: UnitID(unit), line: $0.line, written: $0.written, why: $0.why,
          isCertain: $0.isCertain)
      }.sorted { $0.line < $1.line }
    }
  }
}
