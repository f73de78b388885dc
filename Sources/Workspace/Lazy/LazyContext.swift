import Analyses
import Execution
import Graph
import Manifests
import Refactoring
import Scanning

/// Everything about a project that decides which of its imports may run later.
struct LazyContext {
  let project: Project
  let graph: ImportGraph
  /// What has been run so far; whoever runs more keeps a copy.
  let runs: ImportRuns
  let outlines: [ModuleOutline]
  let effects: ImportEffects
  let unitsByName: [String: UnitID]
  /// The modules whose imports may be changed, in path order.
  let candidates: [UnitID]
  /// By what is named: where other files say it, first of each file.
  private let references: [String: [Mention]]
  private let looseNames: [String: Mention]
  private let handedOnPlaces: [String: String]
  private let starrers: [String: String]
  private let askers: [String: String]
  let calledInLoops: Set<String>
  let outlinesByName: [String: Int]
  let names: ModuleNames
  private let standard: StandardLibrary

  /// By module: what it takes of the repository's others while it is imported that is no module, sorted.
  let taken: [String: [Taken]]

  struct Taken {
    let owner: String
    let name: String
    let line: Int
    var full: String { "\(owner).\(name)" }
  }

  struct Mention {
    let module: String
    let place: String
    /// It stands in a test or the like.
    let isAside: Bool
  }

  init(_ project: Project) throws(ProjectError) {
    self.project = project
    let (files, _) = try project.sources()
    let graph = project.graph(of: files)
    self.graph = graph
    let sources = ParsedSources()
    runs = ImportRuns(project, files, sources)
    let kinds: Set<UnitKind> = [.module, .package, .script]
    let units = Array(graph.unitIDs.filter { kinds.contains(graph.unit($0).kind) })
    let tree = project.tree
    let read = Parallel.map(count: units.count, jobs: project.settings.jobs) { index in
      let unit = graph.unit(units[index])
      let source = sources.source(at: unit.path) { try? tree.contents(of: unit.path) }
      return source.map {
        ModuleOutline(
          reading: $0.tree, module: unit.name.text, isPackage: unit.kind == .package,
          path: unit.path)
      }
    }
    let outlines =
      read.compactMap(\.self) + Self.leftOutOutlines(of: project, files, graph, sources)
    self.outlines = outlines
    let standard = project.standardLibrary
    self.standard = standard
    effects = ImportEffects(of: outlines) { standard.contains(topLevel: $0.utf8) }
    outlinesByName = Dictionary(
      outlines.enumerated().map { ($0.element.module, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let byName = Dictionary(
      graph.unitIDs.filter { graph.unit($0).kind != .stub }.map { (graph.unit($0).name.text, $0) },
      uniquingKeysWith: { first, _ in first })
    unitsByName = byName
    candidates = units.filter { unit in
      let unit = graph.unit(unit)
      return unit.kind != .script && !Self.isAside(unit.path)
        && byName[unit.name.text].map { graph.unit($0).path == unit.path } ?? false
    }
    var references: [String: [Mention]] = [:]
    var loose: [String: Mention] = [:]
    var loops: Set<String> = []
    for outline in outlines {
      let isAside = Self.isAside(outline.path)
      for (name, line) in outline.references.sorted(by: { $0.key < $1.key }) {
        let mention = Mention(
          module: outline.module, place: "\(outline.path.display):\(line)", isAside: isAside)
        if references[name, default: []].count(where: { $0.isAside == isAside }) < 3 {
          references[name, default: []].append(mention)
        }
      }
      for (name, line) in outline.looseNames where loose[name] == nil {
        loose[name] = Mention(
          module: outline.module, place: "\(outline.path.display):\(line)", isAside: isAside)
      }
      loops.formUnion(outline.calledInLoops)
    }
    self.references = references
    looseNames = loose
    calledInLoops = loops
    var handed: [String: String] = [:]
    var starrers: [String: String] = [:]
    var askers: [String: String] = [:]
    for outline in outlines {
      for (name, line) in outline.values where byName[name] != nil && name != outline.module {
        handed[name] = handed[name] ?? "\(outline.path.display):\(line)"
      }
      for star in outline.starred { starrers[star] = starrers[star] ?? outline.path.display }
      guard let line = outline.asksForModules else { continue }
      for name in outline.spelled.keys {
        askers[name] = askers[name] ?? "\(outline.path.display):\(line)"
      }
    }
    handedOnPlaces = handed
    self.starrers = starrers
    self.askers = askers
    var replaced: [String: String] = [:]
    for outline in outlines
    where Self.isAside(outline.path) && !outline.path.display.hasSuffix("/conf.py") {
      // The settings of a documentation name what it is about, and replace nothing.
      for (name, line) in outline.spelled where replaced[name] == nil {
        replaced[name] = "\(outline.path.display):\(line)"
      }
    }
    taken = Dictionary(
      outlines.map { outline in
        let found = outline.taken.sorted { $0.key < $1.key }.compactMap { path, line -> Taken? in
          guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), byName[path] == nil else {
            return nil
          }
          let owner = String(path[..<dot])
          guard byName[owner] != nil, owner != outline.module else { return nil }
          let name = String(path[path.utf8.index(after: dot)...])
          return Taken(owner: owner, name: name, line: line)
        }
        return (outline.module, found)
      }, uniquingKeysWith: { first, _ in first })
    var given: [String: [String: String]] = [:]
    for outline in outlines where !Self.isAside(outline.path) {
      for (path, line) in outline.given {
        guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { continue }
        let module = String(path[..<dot])
        guard byName[module] != nil, module != outline.module else { continue }
        let name = String(path[path.utf8.index(after: dot)...])
        let known = given[module, default: [:]][name]
        given[module, default: [:]][name] = known ?? "\(outline.path.display):\(line)"
      }
    }
    names = ModuleNames(
      isModule: { byName[$0] != nil },
      starNames: { module in
        guard let unit = byName[module], let facts = graph.pythonFacts(of: unit),
          let exports = facts.exports, !facts.exportsMore
        else { return nil }
        return exports.map { facts.text.string($0) }
      }, replacement: { [replaced] in replaced[$0] },
      setNames: { [given] in given[$0] ?? [:] })
  }

  /// What the modules do that are found by importing and are no part of the graph.
  private static func leftOutOutlines(
    of project: Project, _ files: [SourceFile], _ graph: ImportGraph, _ sources: ParsedSources
  ) -> [ModuleOutline] {
    let left = project.leftOutModules(in: files)
    if left.isEmpty { return [] }
    var packages: [ArraySlice<UInt8>: String] = [:]
    for unit in graph.unitIDs.lazy.map(graph.unit) where unit.kind == .package {
      packages[unit.path.folder] = unit.name.text
    }
    return left.compactMap { file in
      guard let package = packages[file.path.folder],
        let source = sources.source(
          at: file.path, reading: { try? project.tree.contents(of: file.path) })
      else { return nil }
      let stem = String(decoding: file.path.name.dropLast(3), as: UTF8.self)
      return ModuleOutline(
        reading: source.tree, module: "\(package).\(stem)", isPackage: false, path: file.path)
    }
  }

  /// Tests, documentation and what builds the project are no part of what starts slowly.
  static func isAside(_ path: SourcePath) -> Bool {
    let parts = path.display.split(separator: "/")
    let folders: Set<Substring> = [
      "tests", "test", "testing", "docs", "doc", "examples", "example", "benchmarks", "migrations",
      "_vendor", "vendor", "vendored", "third_party", "build", "dist", "site-packages",
    ]
    if parts.dropLast().contains(where: folders.contains) { return true }
    guard let file = parts.last else { return true }
    return file == "setup.py" || file == "conftest.py" || file == "noxfile.py" || file == "conf.py"
      || file == "tests.py" || file.hasPrefix("test_") || file.hasSuffix("_test.py")
  }

  func source(of unit: UnitID) -> LazySource? {
    let unit = graph.unit(unit)
    guard let bytes = try? project.tree.contents(of: unit.path),
      let parsed = runs.sources.source(at: unit.path, reading: { bytes })
    else { return nil }
    return LazySource(
      reading: bytes, parsed: parsed.tree, module: unit.name.text,
      isPackage: unit.kind == .package, path: unit.path)
  }

  /// The top-level names of what a module imports from outside, sorted.
  func externals(of module: String) -> [String] {
    guard let index = outlinesByName[module] else { return [] }
    let tops = outlines[index].importedTops
    return tops.filter { unitsByName[$0] == nil }.sorted()
  }

  func isStandard(_ name: String) -> Bool { standard.contains(topLevel: name.utf8) }

  /// Where another module names something of a module.
  func mention(of name: String, outside module: String) -> String? {
    references[name]?.first { $0.module != module }?.place
  }

  /// The same in what belongs to the product, or in what stands aside of it.
  func mention(of name: String, outside module: String, aside: Bool) -> String? {
    references[name]?.first { $0.module != module && $0.isAside == aside }?.place
  }

  func looseMention(of name: String, outside module: String) -> String? {
    looseNames[name].flatMap { $0.module == module ? nil : $0.place }
  }

  /// Where a module is handed on as a value.
  func handedOn(_ module: String) -> String? { handedOnPlaces[module] }

  /// A file that imports all names of a module.
  func starrer(of module: String) -> String? { starrers[module] }

  /// A place that looks into `sys.modules` and names a module.
  func asksWhetherLoaded(_ module: String) -> String? { askers[module] }

  /// The first place of the repository that reads annotations at run time, in words.
  var annotationReader: String? {
    outlines.lazy.compactMap { outline in
      outline.readsAnnotations.map {
        "\(outline.path.display):\($0.line) reads annotations (\($0.name))"
      }
    }.first
  }

  /// The packages around a module, the outermost first.
  func packages(around module: String) -> [String] {
    let parts = module.split(separator: ".")
    return (1..<max(parts.count, 1)).map { parts.prefix($0).joined(separator: ".") }
  }

  // MARK: Ways

  /// The modules on a shortest way along what runs at import time, both ends included, passing by some modules.
  func way(from starts: [String], to goal: String, avoiding avoided: Set<String>) -> [String]? {
    guard let goalID = unitsByName[goal] else { return nil }
    var previous: [UnitID: UnitID] = [:]
    var queue: [UnitID] = []
    var seen: Set<UnitID> = Set(avoided.compactMap { unitsByName[$0] })
    for start in starts {
      if let id = unitsByName[start], seen.insert(id).inserted { queue.append(id) }
    }
    var index = 0
    while index < queue.count {
      let unit = queue[index]
      index += 1
      if unit == goalID {
        var way = [unit]
        while let before = previous[way[way.count - 1]] { way.append(before) }
        return way.reversed().map { graph.unit($0).name.text }
      }
      for edge in graph.edges(from: unit) where EdgeTypes.importTime.contains(edge.type) {
        if seen.insert(edge.to).inserted {
          previous[edge.to] = unit
          queue.append(edge.to)
        }
      }
    }
    return nil
  }
}
