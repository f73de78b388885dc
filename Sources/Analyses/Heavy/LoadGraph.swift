package import Execution
package import Graph
package import Scanning

/// What importing one module loads, as a graph of two kinds of nodes: modules, which run their statements, and statements, which ask
/// for modules.
///
/// A module leads to its statements and to the package around it; a statement leads to the modules it asks for.
/// The nodes are the entry's caller, then the modules by name, then the statements by place.
package struct LoadGraph: Sendable {
  /// Where a module comes from.
  package enum Origin: UInt8, Hashable, Sendable, Comparable {
    case own, installed, standard
    /// Outside of everything that was read.
    case unread

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// One module that is loaded.
  package struct Module: Hashable, Sendable {
    package let name: String
    package let path: SourcePath?
    package let origin: Origin
    /// It is in `sys.modules` in the end; what failed on the way is not.
    package let isLoaded: Bool
    package let sourceBytes: Int
    package let extensionBytes: Int
    package let image: LoadedImage
    /// The steps that its own statements take.
    package let steps: Int

    package var top: String { String(name.prefix { $0 != "." }) }
  }

  package let entry: String
  /// By name.
  package let modules: [Module]
  /// By place; those that ask for nothing that is loaded are left out.
  package let sites: [LoadSite]
  package let adjacency: Adjacency
  /// Which module, by number, reaches which submodule without asking for it.
  package let reliances: [(module: Int, on: LoadSite.Reliance)]
  /// By statement: how its modules are numbered, sorted.
  private let moduleNumbers: [String: Int]

  package static let root = 0
  package func node(ofModule index: Int) -> Int { 1 + index }
  package func node(ofSite index: Int) -> Int { 1 + modules.count + index }
  package func module(at node: Int) -> Int? {
    node >= 1 && node <= modules.count ? node - 1 : nil
  }
  package func site(at node: Int) -> Int? {
    node > modules.count ? node - 1 - modules.count : nil
  }
  package func module(named name: String) -> Int? { moduleNumbers[name] }
  package func origin(of site: LoadSite) -> Origin? {
    site.module.flatMap { moduleNumbers[$0] }.map { modules[$0].origin }
  }

  package init(_ load: EntryLoad) {
    entry = load.entry
    let modules = Self.modules(of: load)
    let numbers = Dictionary(
      modules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    reliances = load.trace.sites.flatMap { site in
      site.module.flatMap { numbers[$0] }.map { user in
        site.reliances.map { (user, $0) }
      } ?? []
    }
    var sites = load.trace.sites + (load.standard?.trace.sites.filter { $0.module != nil } ?? [])
    sites.removeAll { site in
      site.module != nil
        && (numbers[site.module ?? ""] == nil || !site.asks.contains { numbers[$0] != nil })
    }
    sites.sort {
      ($0.path, $0.offset, $0.module ?? "") < ($1.path, $1.offset, $1.module ?? "")
    }
    var statements = [[Int32]](repeating: [], count: modules.count + 1)
    for (index, site) in sites.enumerated() {
      let from = site.module.flatMap { numbers[$0] }.map { $0 + 1 } ?? 0
      statements[from].append(Int32(1 + modules.count + index))
    }
    adjacency = Adjacency(count: 1 + modules.count + sites.count) { node, row in
      if node > modules.count {
        for name in sites[node - 1 - modules.count].asks {
          if let number = numbers[name] { row.append(Int32(1 + number)) }
        }
        return
      }
      row += statements[node]
      guard node > 0 else { return }
      let name = modules[node - 1].name
      if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
        let parent = numbers[String(name[..<dot])]
      {
        row.append(Int32(1 + parent))
      }
    }
    self.modules = modules
    self.sites = sites
    moduleNumbers = numbers
  }

  /// The same without what some statements ask for. The numbers of the others stay.
  package func without(_ gone: Set<Int>) -> LoadGraph {
    let nodes = Set(gone.map { node(ofSite: $0) })
    return LoadGraph(
      entry: entry, modules: modules, sites: sites, moduleNumbers: moduleNumbers,
      reliances: reliances,
      adjacency: Adjacency(count: adjacency.count) { node, row in
        if nodes.contains(node) { return }
        row += adjacency.row(node).filter { !nodes.contains(Int($0)) }
      })
  }

  private init(
    entry: String, modules: [Module], sites: [LoadSite], moduleNumbers: [String: Int],
    reliances: [(module: Int, on: LoadSite.Reliance)], adjacency: Adjacency
  ) {
    self.reliances = reliances
    self.entry = entry
    self.modules = modules
    self.sites = sites
    self.moduleNumbers = moduleNumbers
    self.adjacency = adjacency
  }

  private static func modules(of load: EntryLoad) -> [Module] {
    var steps: [String: Int] = [:]
    for run in load.trace.runs + (load.standard?.trace.runs ?? []) {
      steps[run.name, default: 0] += run.steps
    }
    var found: [String: Module] = [:]
    func add(
      _ item: LoadedModule, _ origin: Origin, _ sizes: [SourcePath: Int],
      _ images: [SourcePath: LoadedImage]
    ) {
      let size = item.path.flatMap { sizes[$0] } ?? 0
      let isSource = item.path?.bytes.suffix(3).elementsEqual(".py".utf8) ?? true
      found[item.name] = Module(
        name: item.name, path: item.path, origin: origin, isLoaded: true,
        sourceBytes: isSource ? size : 0, extensionBytes: isSource ? 0 : size,
        image: item.path.flatMap { images[$0] } ?? LoadedImage(), steps: steps[item.name] ?? 0)
    }
    for item in load.standard?.loads ?? [] where !StartupModules.contains(item.name) {
      add(item, .standard, load.standard?.sizes ?? [:], load.standard?.images ?? [:])
    }
    // Some of its modules are compiled into the interpreter; what ran and has no place failed.
    let ran = Set(load.standard?.trace.runs.map(\.name) ?? [])
    for name in load.standard?.trace.sites.flatMap(\.loads) ?? []
    where found[name] == nil && !ran.contains(name) && !StartupModules.contains(name) {
      found[name] = Module(
        name: name, path: nil, origin: .standard, isLoaded: true, sourceBytes: 0,
        extensionBytes: 0, image: LoadedImage(), steps: 0)
    }
    for item in load.closure.loads {
      add(item, item.isInstalled ? .installed : .own, load.sizes, load.images)
    }
    // What ran and failed is there for what it has loaded.
    for run in load.trace.runs where found[run.name] == nil {
      found[run.name] = Module(
        name: run.name, path: nil, origin: run.isInstalled ? .installed : .own, isLoaded: false,
        sourceBytes: 0,
        extensionBytes: 0, image: LoadedImage(), steps: run.steps)
    }
    for name in EntryLoad.outside(load.closure, load.trace)
    where found[name] == nil && !StartupModules.contains(name) {
      let isStandard = load.standardTops.contains(String(name.prefix { $0 != "." }))
      found[name] = Module(
        name: name, path: nil, origin: isStandard ? .standard : .unread, isLoaded: true,
        sourceBytes: 0, extensionBytes: 0, image: LoadedImage(), steps: 0)
    }
    return found.values.sorted { $0.name < $1.name }
  }
}
