package import Graph
import Scanning

/// Which files are worth reading whole for what their strings and calls say.
package enum CodeReading {
  /// The units to outline, in the order of their ids.
  package static func units(in graph: ImportGraph) -> [UnitID] {
    let names = Set(
      Framework.all.flatMap(\.rules).flatMap { rule -> [String] in
        switch rule {
        case .strings(let names, _, _, _): names
        default: []
        }
      }.map { ArraySlice(Array($0.utf8)) })
    let callees = Set(
      Framework.all.flatMap(\.rules).flatMap { rule -> [Substring] in
        switch rule {
        case .arguments(let names, _, _, _): names.map { $0.split(separator: ".").last ?? "" }
        default: []
        }
      }.map { ArraySlice(Array($0.utf8)) })
    let besideData = testsBesideData(in: graph)
    var wanted: [UnitID] = []
    for id in graph.unitIDs {
      guard graph.unit(id).kind != .stub, let facts = graph.pythonFacts(of: id) else { continue }
      if besideData.contains(id) || isWanted(id, facts, graph, names, callees) { wanted.append(id) }
    }
    return wanted
  }

  /// The tests right beside a folder with Python files that is no package: they may name it.
  private static func testsBesideData(in graph: ImportGraph) -> Set<UnitID> {
    var packages: Set<SourcePath> = []
    var folders: Set<SourcePath> = []
    var tests: [SourcePath: [UnitID]] = [:]
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      guard unit.kind.language == .python, unit.kind != .namespace, let folder = unit.path.parent
      else { continue }
      if unit.kind == .package { packages.insert(folder) }
      guard PathPurpose(of: unit.path) == .test else { continue }
      folders.insert(folder)
      tests[folder, default: []].append(id)
    }
    var found: Set<UnitID> = []
    var seen: Set<SourcePath> = []
    for folder in folders.sorted() where !packages.contains(folder) {
      var next = folder
      while let outer = next.parent, seen.insert(outer).inserted {
        found.formUnion(tests[outer] ?? [])
        next = outer
      }
    }
    return found
  }

  private static func isWanted(
    _ id: UnitID, _ facts: PythonFacts, _ graph: ImportGraph, _ names: Set<ArraySlice<UInt8>>,
    _ callees: Set<ArraySlice<UInt8>>
  ) -> Bool {
    if facts.hasGetattr || !facts.dynamicLoads.isEmpty || !facts.lazyNames.isEmpty { return true }
    let path = graph.unit(id).path
    if path.name.elementsEqual("conftest.py".utf8) { return true }
    let isTest = PathPurpose(of: path) == .test
    if !isTest, graph.edges(from: id).contains(where: { $0.type == .string }) { return true }
    for entry in facts.imports where entry.level == 0 {
      let top = facts.text[entry.module].prefix { $0 != UInt8(ascii: ".") }
      // Tests hand the folders of their plug-ins, put together from their own path, to what they test.
      if loading.contains(top) || isTest && top.elementsEqual("pathlib".utf8) { return true }
    }
    if facts.bindings.contains(where: { names.contains(facts.text[$0.name]) }) { return true }
    if facts.calls.contains(where: { call in
      let callee = facts.text[call.callee]
      return callees.contains(
        callee.lastIndex(of: UInt8(ascii: ".")).map { callee[($0 + 1)...] } ?? callee)
    }) {
      return true
    }
    // Small files that bind nothing may hold nothing at all.
    return facts.bytes > 0 && facts.bytes < 20_000 && facts.imports.isEmpty
      && facts.bindings.isEmpty && facts.calls.isEmpty
  }

  /// Modules that whoever loads code by name or path imports.
  private static let loading = Set(
    [
      "importlib", "imp", "runpy", "pkgutil", "subprocess", "stevedore", "pluggy", "import_string",
      "pydoc", "zipimport", "multiprocessing",
      "shutil",
    ].map { ArraySlice(Array($0.utf8)) })

  /// The units that hand names to functions which load them, in the order of their ids; those of `outlines` are left out.
  package static func callers(
    of outlines: [UnitID: CodeOutline], in index: UnitIndex
  ) -> [UnitID] {
    let graph = index.graph
    var loaders = CodeLoaders()
    for id in outlines.keys.sorted() {
      if let outline = outlines[id] { loaders.add(outline) }
    }
    let names = Set(
      (loaders.names + loaders.types).map { ArraySlice(Array($0.utf8)) })
    // Constants that go into the names of what is loaded are read where they are bound.
    var owners: Set<UnitID> = []
    for (id, outline) in outlines {
      for name in outline.hasReferences ? outline.references : [] {
        if let owner = index.owner(of: name, near: id) { owners.insert(owner.unit) }
      }
    }
    guard !names.isEmpty || !owners.isEmpty else { return [] }
    return graph.unitIDs.filter { id in
      guard outlines[id] == nil, graph.unit(id).kind != .stub,
        let facts = graph.pythonFacts(of: id)
      else { return false }
      return owners.contains(id)
        || facts.imports.contains { $0.form == .from && names.contains(facts.text[$0.name]) }
    }
  }
}
