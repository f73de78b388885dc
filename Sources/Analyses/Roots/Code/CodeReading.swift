package import Graph
import Scanning

/// Which files are worth reading whole for what their strings and calls say.
package struct CodeReading: Sendable {
  private let index: UnitIndex
  private let besideData: Set<UnitID>
  /// The names and functions that the rules of frameworks ask for.
  private let names: NameIndex
  private let callees: NameIndex
  /// The top-level names of frameworks that are told what to load by whoever imports them.
  private let frameworks: NameIndex

  package init(_ index: UnitIndex, _ use: FrameworkUse) {
    self.index = index
    let rules = use.frameworks.flatMap(\.rules)
    names = NameIndex(
      rules.flatMap { rule -> [String] in
        if case .strings(let names, _, _, _) = rule { names } else { [] }
      })
    callees = NameIndex(
      rules.flatMap { rule -> [String] in
        guard case .arguments(let names, _, _, _) = rule else { return [] }
        return names.compactMap { $0.split(separator: ".").last.map(String.init) }
      })
    frameworks = NameIndex(
      use.frameworks.flatMap { framework -> [String] in
        let scans = framework.rules.contains { if case .scans = $0 { true } else { false } }
        return framework.signs.compactMap {
          if case .imports(let name) = $0, scans { name } else { nil }
        }
      })
    besideData = Self.testsBesideData(in: index)
  }

  /// The tests right beside a folder with Python files that is no package: they may name it.
  private static func testsBesideData(in index: UnitIndex) -> Set<UnitID> {
    func tests(in folder: UnitFolders.Folder) -> [UnitID] {
      folder.files.filter { index.purpose(of: $0) == .test }
    }
    var found: Set<UnitID> = []
    var seen: Set<SourcePath> = []
    for folder in index.folders.all where folder.package == nil && !tests(in: folder).isEmpty {
      var next = folder.path
      while let outer = next.parent, seen.insert(outer).inserted {
        if let around = index.folders[outer] { found.formUnion(tests(in: around)) }
        next = outer
      }
    }
    return found
  }

  package func wants(_ id: UnitID) -> Bool {
    let graph = index.graph
    guard graph.units[Int(id.index)].kind != .stub, let facts = graph.pythonFacts(of: id) else {
      return false
    }
    if besideData.contains(id) { return true }
    if facts.hasGetattr || !facts.dynamicLoads.isEmpty || !facts.lazyNames.isEmpty { return true }
    let isTest = index.purpose(of: id) == .test
    if !isTest, graph.edges(from: id).contains(where: { $0.type == .string }) { return true }
    if isTest, graph.unit(id).path.name.elementsEqual("conftest.py".utf8) { return true }
    for entry in facts.imports where entry.level == 0 {
      let top = facts.text[entry.module].prefix { $0 != UInt8(ascii: ".") }
      // Tests hand the folders of their plug-ins, put together from their own path, to what they test.
      if Self.loading.contains(top) || frameworks.contains(top)
        || isTest && top.elementsEqual("pathlib".utf8)
      {
        return true
      }
    }
    // Settings may be added to from elsewhere.
    if facts.imports.contains(where: {
      $0.form == .from && names.contains(facts.text[$0.name])
    }) {
      return true
    }
    if facts.bindings.contains(where: { names.contains(facts.text[$0.name]) }) { return true }
    if facts.calls.contains(where: { callees.contains(facts.text[$0.callee].afterLastDot) }) {
      return true
    }
    // Small files that bind nothing may hold nothing at all.
    return facts.bytes > 0 && facts.bytes < 20_000 && facts.imports.isEmpty
      && facts.bindings.isEmpty && facts.calls.isEmpty
  }

  /// Modules that whoever loads code by name or path imports.
  private static let loading = NameIndex([
    "importlib", "imp", "runpy", "pkgutil", "subprocess", "stevedore", "pluggy", "import_string",
    "pydoc", "zipimport", "multiprocessing", "shutil",
  ])
}

/// Which files hand names to functions that load them, or bind what goes into such names.
package struct CallerReading: Sendable {
  private let index: UnitIndex
  private let known: Set<UnitID>
  private let loaders: NameIndex
  private let owners: Set<UnitID>
  /// By file: how calls of its functions that load begin, where they are called upon the module.
  private let definers: [UnitID: [[UInt8]]]

  /// Takes the outlines of the units that `CodeReading` wants.
  package init(_ index: UnitIndex, of outlines: [UnitID: CodeOutline]) {
    self.index = index
    known = Set(outlines.keys)
    var loaders = CodeLoaders()
    loaders.add(outlines.keys.sorted().compactMap { outlines[$0] })
    self.loaders = NameIndex(loaders.names + loaders.types)
    definers = outlines.compactMapValues { outline in
      let names = outline.parameters.keys.filter { loaders.parameters[$0] != nil }
      return names.isEmpty ? nil : names.sorted().map { Array(".\($0)(".utf8) }
    }
    // Constants that go into the names of what is loaded are read where they are bound.
    var owners: Set<UnitID> = []
    for (id, outline) in outlines {
      for name in outline.hasReferences ? outline.references : [] {
        if let owner = index.owner(of: name, near: id) { owners.insert(owner.unit) }
      }
    }
    self.owners = owners
  }

  package func wants(_ id: UnitID) -> Bool {
    let graph = index.graph
    guard graph.units[Int(id.index)].kind != .stub, let facts = graph.pythonFacts(of: id),
      !known.contains(id)
    else { return false }
    return isCertain(id, facts) || graph.edges(from: id).contains { definers[$0.to] != nil }
  }

  private func isCertain(_ id: UnitID, _ facts: PythonFacts) -> Bool {
    owners.contains(id)
      || loaders.count > 0
        && facts.imports.contains {
          $0.form == .from && loaders.contains(facts.text[$0.name])
        }
  }

  /// Whether the text of a file that is wanted is worth the reading: whoever imports a loader's module may call something else of it.
  package func wants(_ id: UnitID, holding bytes: [UInt8]) -> Bool {
    if let facts = index.graph.pythonFacts(of: id), isCertain(id, facts) { return true }
    let calls = Set(index.graph.edges(from: id).flatMap { definers[$0.to] ?? [] })
    return calls.contains { Bytes.contains($0, in: bytes) }
  }
}

extension ArraySlice<UInt8> {
  /// The last part of a dotted name.
  var afterLastDot: ArraySlice<UInt8> {
    lastIndex(of: UInt8(ascii: ".")).map { self[($0 + 1)...] } ?? self
  }
}
