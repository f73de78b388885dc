import Graph
import Manifests
import Scanning

/// What keeps the verdicts on dead modules from being certain.
struct Doubts {
  private var byUnit: [Int32: [Doubt]] = [:]
  /// Those that bear on every dead module.
  private(set) var general: [Doubt] = []

  private let graph: ImportGraph
  private let reach: Reach
  private let judged: Judged
  /// In id order.
  private let dead: [UnitID]

  /// A module is said to be in doubt for this many reasons at most; more would not be read.
  private static let mostShown = 5

  init(
    in graph: ImportGraph, _ reach: Reach, roots: Roots, coverage: Coverage, _ judged: Judged
  ) {
    self.graph = graph
    self.reach = reach
    self.judged = judged
    dead = graph.unitIDs.filter { !reach.isAlive($0) && judged.contains($0) }
    addWeakRoots(roots)
    addWeakLinks(roots)
    addComputedLoads()
    addOpenLoads(roots)
    addTestPlaces()
    addMissingImports()
    addNames()
    addClusters()
    general = Self.gaps(in: graph, reach, roots: roots, coverage, judged)
  }

  func of(_ unit: UnitID) -> [Doubt] {
    let isDead = reach.status(unit) == .dead
    let mine = Set(byUnit[unit.index] ?? []).sorted()
    return Array((mine + (isDead ? general : [])).sorted().prefix(Self.mostShown))
  }

  private mutating func add(_ doubt: Doubt, to unit: UnitID) {
    byUnit[unit.index, default: []].append(doubt)
  }

  // MARK: Weak evidence

  /// What weak evidence starts may run, and with it all that it imports.
  private mutating func addWeakRoots(_ roots: Roots) {
    let weak = roots.all.filter { $0.strength == .weak && !reach.isAlive($0.unit) }
    spread(
      from: weak.map { root in
        // Whether others import what a project publishes cannot be seen from here.
        (
          root.unit,
          Doubt(
            atMost: root.purpose == .public ? .possible : .likely, evidence: root.evidence)
        )
      })
  }

  private mutating func addWeakLinks(_ roots: Roots) {
    let weak = roots.links.filter {
      $0.strength == .weak && reach.isAlive($0.from) && !reach.isAlive($0.to)
    }
    spread(from: weak.map { ($0.to, Doubt(atMost: .likely, evidence: $0.evidence)) })
  }

  /// Gives each start its doubts, and every dead module that it leads to the first doubt that comes by.
  private mutating func spread(from starts: [(unit: UnitID, doubt: Doubt)]) {
    var first: [Int32: Doubt] = [:]
    var pending: [Int32] = []
    for (unit, doubt) in starts {
      add(doubt, to: unit)
      if first.updateValue(first[unit.index] ?? doubt, forKey: unit.index) == nil {
        pending.append(unit.index)
      }
    }
    let starting = Set(pending)
    var next = 0
    while next < pending.count {
      let node = pending[next]
      next += 1
      guard let doubt = first[node] else { continue }
      for target in reach.adjacency.row(Int(node)) where first[target] == nil {
        guard !reach.isAlive(UnitID(Int(target))) else { continue }
        first[target] = doubt
        pending.append(target)
      }
    }
    for node in pending where !starting.contains(node) {
      if let doubt = first[node] { add(doubt, to: UnitID(Int(node))) }
    }
  }

  // MARK: Computed names

  /// A loader whose names are computed can reach what lies in its own folder or below.
  private mutating func addComputedLoads() {
    guard !dead.isEmpty else { return }
    var loaders: [SourcePath: Doubt] = [:]
    for item in graph.unresolved where reach.isAlive(item.from) {
      guard case .load = item.written, judged.purpose(item.from) != .test else { continue }
      let unit = graph.unit(item.from)
      guard let folder = unit.path.parent, loaders[folder] == nil else { continue }
      let written = String(decoding: graph.written(item.written, of: item.from), as: UTF8.self)
      loaders[folder] = Doubt(
        atMost: .likely,
        evidence: Evidence(
          kind: "load of a computed name", path: unit.path, line: item.line, text: written))
    }
    guard !loaders.isEmpty else { return }
    let packages = Set(
      graph.units.filter { $0.kind == .package }.compactMap { $0.path.parent })
    for unit in dead {
      let own = graph.unit(unit).path.parent
      var folder = own
      while let here = folder {
        // From a folder that is no package only what lies right in it is named without a package in front.
        if let doubt = loaders[here], here == own || packages.contains(here) {
          add(doubt, to: unit)
          break
        }
        folder = here.parent
      }
    }
  }

  /// A loader of files can reach any file that offers something, wherever it lies.
  private mutating func addOpenLoads(_ roots: Roots) {
    var byPath: [SourcePath: UnitID] = [:]
    let places = Set(roots.openLoads.map(\.path))
    guard !places.isEmpty else { return }
    for unit in graph.unitIDs where places.contains(graph.unit(unit).path) {
      byPath[graph.unit(unit).path] = unit
    }
    let loads = roots.openLoads.filter { load in
      byPath[load.path].map {
        reach.isAlive($0) && PathPurpose(of: load.path) == .product
      } ?? false
    }
    guard let load = loads.first else { return }
    let doubt = Doubt(atMost: .likely, evidence: load)
    spread(
      from: dead.filter { graph.edgeIndices(to: $0).isEmpty && offers($0) }.map { ($0, doubt) })
  }

  private func offers(_ unit: UnitID) -> Bool {
    graph.pythonFacts(of: unit)?.bindings.contains { $0.kind != .variable } ?? true
  }

  /// Tests read and load the files beside them in ways of their own.
  private mutating func addTestPlaces() {
    for id in dead where judged.purpose(id) == .test {
      let path = graph.unit(id).path
      add(
        Doubt(
          atMost: .likely,
          evidence: Evidence(
            kind: "place among tests", path: path, line: 1, text: path.parent?.display ?? "")),
        to: id)
    }
  }

  // MARK: Imports that lead nowhere

  /// An import that leads nowhere may mean a module of that name which was looked for in the wrong place.
  private mutating func addMissingImports() {
    var byName: [String: [UnitID]] = [:]
    for unit in dead {
      let name = graph.unit(unit).name.text
      byName[String(name.split(separator: ".").last ?? ""), default: []].append(unit)
    }
    for item in graph.unresolved where reach.isAlive(item.from) {
      guard case .statement(let start, let end) = item.written,
        let facts = graph.pythonFacts(of: item.from)
      else { continue }
      let from = graph.unit(item.from)
      let written = String(decoding: graph.written(item.written, of: item.from), as: UTF8.self)
      let doubt = Doubt(
        atMost: .possible,
        evidence: Evidence(
          kind: "import that leads nowhere", path: from.path, line: item.line, text: written))
      var meant: Set<String> = []
      for entry in facts.imports[Int(start)..<Int(end)] {
        let module = facts.text.string(entry.module).split(separator: ".").last.map { String($0) }
        if let module { meant.insert(module) }
        if module == nil || byName[module ?? ""] == nil {
          meant.insert(facts.text.string(entry.name))
        }
      }
      for name in meant.sorted() {
        for unit in byName[name] ?? [] { add(doubt, to: unit) }
      }
    }
  }

  // MARK: Names and neighbours

  /// What cannot be imported by its name is started by its path, which no import shows.
  private mutating func addNames() {
    for id in dead {
      let unit = graph.unit(id)
      let isImportable = unit.name.text.split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy { part in
          let bytes = Array(part.utf8)
          return bytes.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
            && bytes.allSatisfy(Self.isPartOfName)
        }
      if unit.kind == .script || !isImportable {
        add(
          Doubt(
            atMost: .likely,
            evidence: Evidence(
              kind: "name that no import can write", path: unit.path, line: 1,
              text: String(decoding: unit.path.name, as: UTF8.self))), to: id)
      }
      if unit.kind == .cython {
        add(
          Doubt(
            atMost: .likely,
            evidence: Evidence(
              kind: "module that a build compiles", path: unit.path, line: 1,
              text: String(decoding: unit.path.name, as: UTF8.self))), to: id)
      }
    }
  }

  /// Unimported neighbours that all import the same module of the repository look like plug-ins that something collects.
  private mutating func addClusters() {
    var byFolder: [SourcePath: [UnitID]] = [:]
    for unit in dead where graph.unit(unit).kind == .module && graph.edgeIndices(to: unit).isEmpty {
      if let folder = graph.unit(unit).path.parent { byFolder[folder, default: []].append(unit) }
    }
    for (_, units) in byFolder.sorted(by: { $0.key < $1.key })
    where units.count >= Self.smallestCluster {
      var importers: [Int32: Set<UnitID>] = [:]
      for unit in units {
        for edge in graph.edges(from: unit)
        where edge.type == .eager && graph.unit(edge.to).kind == .module && reach.isAlive(edge.to) {
          importers[edge.to.index, default: []].insert(unit)
        }
      }
      let shared = importers.filter { $0.value.count >= max(Self.smallestCluster, units.count / 2) }
      guard let base = shared.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
      else { continue }
      let path = graph.unit(UnitID(Int(base.key))).path
      for unit in base.value {
        add(
          Doubt(
            atMost: .likely,
            evidence: Evidence(
              kind: "one of \(base.value.count) unimported neighbours that share a base",
              path: path, line: 1, text: graph.unit(UnitID(Int(base.key))).name.text)), to: unit)
      }
    }
  }

  private static let smallestCluster = 4

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
