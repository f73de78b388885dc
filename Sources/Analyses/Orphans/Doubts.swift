import Graph
import Manifests
import Scanning

/// What could run a module for more than it is known to be alive for, and so keeps the verdict on it from being certain.
struct Doubts {
  private var byUnit: [Int32: [Doubt]] = [:]
  /// Those that bear on every dead module.
  private(set) var general: [Doubt] = []

  private let graph: ImportGraph
  private let reach: Reach
  private let judged: Judged
  /// The Python modules that nothing of the product runs, in id order. Tests that import a module say nothing of who else loads it.
  private let idle: [UnitID]
  /// The Swift files of which the same holds, in id order.
  private let idleSwift: [UnitID]

  /// A module is said to be in doubt for this many reasons at most; more would not be read.
  private static let mostShown = 5

  init(
    in graph: ImportGraph, _ reach: Reach, roots: Roots, coverage: Coverage, _ judged: Judged
  ) {
    self.graph = graph
    self.reach = reach
    self.judged = judged
    let all = graph.unitIDs.filter { unit in
      judged.contains(unit)
        && (reach.status(unit) == .dead
          || reach.status(unit) > .public && judged.isOfTheProduct(unit))
    }
    idle = all.filter { graph.unit($0).kind.language == .python }
    idleSwift = all.filter { graph.unit($0).kind.language == .swift }
    addWeakRoots(roots)
    addWeakLinks(roots)
    addComputedLoads()
    addOpenLoads(roots)
    addOpenScans(roots)
    addTestPlaces()
    addMissingImports()
    addNames()
    addClusters()
    addExamples()
    addShims()
    general = Self.gaps(in: graph, reach, roots: roots, coverage, judged)
  }

  func of(_ unit: UnitID) -> [Doubt] {
    let mine = Set(byUnit[unit.index] ?? []).sorted()
    let shared =
      graph.unit(unit).kind.language == .python
      ? general : general.filter { Self.concernsSwift($0, graph) }
    return Array((mine + shared).sorted().prefix(Self.mostShown))
  }

  /// Whether something that runs for one purpose could add to what a unit is alive for.
  private func wouldGain(_ unit: UnitID, from source: Status) -> Bool {
    source < reach.status(unit) && (source <= .public || reach.status(unit) == .dead)
  }

  private mutating func add(_ doubt: Doubt, to unit: UnitID) {
    guard Int(unit.index) < graph.units.count else { return }
    byUnit[unit.index, default: []].append(doubt)
  }

  // MARK: Weak evidence

  /// What weak evidence starts may run, and with it all that it imports.
  private mutating func addWeakRoots(_ roots: Roots) {
    var starts = Starts()
    for root in roots.all where root.strength == .weak {
      // What tests run and people may run by hand is not there for tests alone.
      let isOfProduct =
        root.purpose == .tool && reach.status(root.unit) == .testOnly
        && judged.purpose(root.unit) == .product
      // Whether others import what a project publishes cannot be seen from here.
      starts.add(
        root.unit, isOfProduct ? .live : Status(root.purpose),
        Doubt(atMost: root.purpose == .public ? .possible : .likely, evidence: root.evidence))
    }
    spread(starts)
  }

  private mutating func addWeakLinks(_ roots: Roots) {
    var starts = Starts()
    for link in roots.links where link.strength == .weak && reach.isAlive(link.from) {
      starts.add(
        link.to, reach.status(link.from), Doubt(atMost: .likely, evidence: link.evidence))
    }
    spread(starts)
  }

  /// Units that something may start, and for what.
  private struct Starts {
    private(set) var all: [(unit: UnitID, source: Status, doubt: Doubt)] = []

    mutating func add(_ unit: UnitID, _ source: Status, _ doubt: Doubt) {
      all.append((unit, source, doubt))
    }
  }

  /// Gives each start its doubts, and every module that it leads to the first doubt that comes by.
  private mutating func spread(_ starts: Starts) {
    // What may serve the product bears on more than what may serve tests or people.
    for isOfTheProduct in [true, false] {
      let chosen = starts.all.filter {
        ($0.source <= .public) == isOfTheProduct && wouldGain($0.unit, from: $0.source)
      }
      spread(chosen.map { ($0.unit, $0.doubt) }, as: isOfTheProduct ? .live : .testOnly)
    }
  }

  private mutating func spread(_ starts: [(unit: UnitID, doubt: Doubt)], as source: Status) {
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
        guard wouldGain(UnitID(Int(target)), from: source) else { continue }
        first[target] = doubt
        pending.append(target)
      }
    }
    for node in pending where !starting.contains(node) {
      if let doubt = first[node] { add(doubt, to: UnitID(Int(node))) }
    }
  }

  /// What examples and tools take as well is not there for tests alone.
  private mutating func addExamples() {
    var first: [Int32: Doubt] = [:]
    var pending: [Int32] = []
    func reachable(from node: Int32, _ doubt: Doubt) {
      for target in reach.adjacency.row(Int(node)) where first[target] == nil {
        guard reach.status(UnitID(Int(target))) == .testOnly else { continue }
        first[target] = doubt
        pending.append(target)
      }
    }
    for unit in graph.unitIDs {
      let purpose = judged.purpose(unit)
      guard isExample(purpose, unit) else { continue }
      let path = graph.unit(unit).path
      reachable(
        from: unit.index,
        Doubt(
          atMost: .likely,
          evidence: Evidence(
            kind: "import of \(purpose == .tool ? "a tool" : "an example")", path: path, line: 1,
            text: graph.unit(unit).name.text)))
    }
    var next = 0
    while next < pending.count {
      let node = pending[next]
      next += 1
      guard let doubt = first[node] else { continue }
      add(doubt, to: UnitID(Int(node)))
      reachable(from: node, doubt)
    }
  }

  private func isExample(_ purpose: PathPurpose, _ unit: UnitID) -> Bool {
    switch purpose {
    case .example, .tool: graph.unit(unit).kind.language == .python
    case .product, .test: false
    }
  }

  // MARK: Computed names

  /// A loader whose names are computed can reach what lies in its own folder or below.
  private mutating func addComputedLoads() {
    guard !idle.isEmpty else { return }
    var loaders: [SourcePath: (source: Status, doubt: Doubt)] = [:]
    for item in graph.unresolved where reach.isAlive(item.from) {
      guard case .load = item.written, judged.purpose(item.from) != .test else { continue }
      let unit = graph.unit(item.from)
      let source = reach.status(item.from)
      guard let folder = unit.path.parent, source < loaders[folder]?.source ?? .dead else {
        continue
      }
      let written = String(decoding: graph.written(item.written, of: item.from), as: UTF8.self)
      loaders[folder] = (
        source,
        Doubt(
          atMost: .likely,
          evidence: Evidence(
            kind: "load of a computed name", path: unit.path, line: item.line, text: written))
      )
    }
    guard !loaders.isEmpty else { return }
    let packages = Set(
      graph.units.filter { $0.kind == .package }.compactMap { $0.path.parent })
    for unit in idle {
      let own = graph.unit(unit).path.parent
      var folder = own
      while let here = folder {
        // From a folder that is no package only what lies right in it is named without a package in front.
        if let loader = loaders[here], here == own || packages.contains(here),
          wouldGain(unit, from: loader.source)
        {
          add(loader.doubt, to: unit)
          break
        }
        folder = here.parent
      }
    }
  }

  /// A loader of files can reach any file that offers something, wherever it lies.
  private mutating func addOpenLoads(_ roots: Roots) {
    guard let load = firstOfTheProduct(roots.openLoads) else { return }
    let doubt = Doubt(atMost: .likely, evidence: load)
    var starts = Starts()
    for unit in idle where offers(unit) {
      if isImportedByTestsOnly(unit) { starts.add(unit, .live, doubt) }
    }
    spread(starts)
  }

  /// Whoever goes through folders that only the run knows and loads what is there can reach all of its own package.
  private mutating func addOpenScans(_ roots: Roots) {
    let scans = roots.openScans.filter { reach.status($0.from) <= .public }
    guard !scans.isEmpty else { return }
    var doubts: [SourcePath: Doubt] = [:]
    for scan in scans where doubts[scan.folder] == nil {
      doubts[scan.folder] = Doubt(atMost: .likely, evidence: scan.evidence)
    }
    for unit in idle {
      var folder = graph.unit(unit).path.parent
      while let here = folder {
        if let doubt = doubts[here] { add(doubt, to: unit) }
        folder = here.parent
      }
    }
  }

  private func firstOfTheProduct(_ places: [Evidence]) -> Evidence? {
    guard !places.isEmpty else { return nil }
    let paths = Set(places.map(\.path))
    var alive: Set<SourcePath> = []
    for unit in graph.unitIDs where reach.status(unit) <= .public {
      let path = graph.unit(unit).path
      if paths.contains(path), judged.isOfTheProduct(unit) { alive.insert(path) }
    }
    return places.first { alive.contains($0.path) }
  }

  private func offers(_ unit: UnitID) -> Bool {
    graph.pythonFacts(of: unit)?.bindings.contains { $0.kind != .variable } ?? true
  }

  /// Tests read and load the files beside them in ways of their own.
  private mutating func addTestPlaces() {
    for id in idle + idleSwift where judged.purpose(id) == .test {
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
    for unit in idle {
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
        for unit in byName[name] ?? [] where wouldGain(unit, from: reach.status(item.from)) {
          add(doubt, to: unit)
        }
      }
    }
  }

  // MARK: Names and neighbours

  /// What cannot be imported by its name is started by its path, which no import shows.
  private mutating func addNames() {
    for id in idle {
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
    for unit in idle {
      guard let own = graph.unit(unit).path.parent else { continue }
      let kind = graph.unit(unit).kind
      // A plug-in may be a package.
      guard kind == .module || kind == .package,
        let folder = kind == .module ? own : own.parent,
        isImportedByTestsOnly(unit, or: kind == .module ? nil : folder)
      else { continue }
      byFolder[folder, default: []].append(unit)
    }
    var starts = Starts()
    for (_, units) in byFolder.sorted(by: { $0.key < $1.key })
    where units.count >= Self.smallestCluster {
      var importers: [Int32: Set<UnitID>] = [:]
      for unit in units {
        for base in bases(of: unit) { importers[base, default: []].insert(unit) }
      }
      let shared = importers.filter {
        $0.value.count >= max(Self.smallestCluster, units.count / 2)
      }
      for kind in [UnitKind.module, .package] {
        let bases = shared.filter { graph.unit(UnitID(Int($0.key))).kind == kind }
        guard
          let base = bases.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
        else { continue }
        let path = graph.unit(UnitID(Int(base.key))).path
        let doubt = Doubt(
          // Nobody leaves that many alike behind; but many things have a package in common.
          atMost: base.value.count >= Self.largeCluster && kind == .module ? .possible : .likely,
          evidence: Evidence(
            kind: "one of \(base.value.count) unimported neighbours that share a base",
            path: path, line: 1, text: graph.unit(UnitID(Int(base.key))).name.text))
        for unit in base.value.sorted() { starts.add(unit, .live, doubt) }
      }
    }
    spread(starts)
  }

  /// The living modules that a plug-in takes something from, itself or in the modules of its package that it imports; packages
  /// but those that it stands in are among them.
  private func bases(of unit: UnitID) -> Set<Int32> {
    var found: Set<Int32> = []
    func visit(_ unit: UnitID, deeper: Bool) {
      for edge in graph.edges(from: unit) where edge.type == .eager {
        if reach.status(edge.to) <= .public {
          let path = graph.unit(edge.to).path
          switch graph.unit(edge.to).kind {
          case .module: found.insert(edge.to.index)
          case .package where !graph.unit(unit).path.bytes.starts(with: path.folder):
            found.insert(edge.to.index)
          default: break
          }
        } else if deeper {
          visit(edge.to, deeper: false)
        }
      }
    }
    visit(unit, deeper: graph.unit(unit).kind == .package)
    return found
  }

  /// A module that only hands on names of others is there for somebody who imports it by an old name.
  private mutating func addShims() {
    for unit in idle {
      guard graph.unit(unit).kind == .module, let facts = graph.pythonFacts(of: unit),
        let first = facts.imports.first(where: { $0.form == .from }),
        facts.bindings.allSatisfy({ $0.kind == .variable }), facts.bindings.count <= 1,
        facts.calls.count <= 1
      else { continue }
      add(
        Doubt(
          atMost: .likely,
          evidence: Evidence(
            kind: "module that hands on names of others", path: graph.unit(unit).path,
            line: Int(first.line), text: "whoever imports it need not be in this repository")),
        to: unit)
    }
  }

  /// `folder` may import it too: plug-ins stand on each other.
  private func isImportedByTestsOnly(_ unit: UnitID, or folder: SourcePath? = nil) -> Bool {
    graph.edgeIndices(to: unit).allSatisfy { number in
      let from = graph.edge(number).from
      return judged.purpose(from) == .test
        || folder.map { graph.unit(from).path.bytes.starts(with: $0.bytes + [0x2F]) } ?? false
    }
  }

  private static let smallestCluster = 4
  private static let largeCluster = 8

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
