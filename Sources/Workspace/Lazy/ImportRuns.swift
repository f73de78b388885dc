import Execution
import Graph
import Scanning

/// What imports of a project run, also as if some of its files were other than they are.
///
/// A run is made once: as long as the files that it looked at are the same, so is what it gives.
struct ImportRuns {
  /// What importing one module runs.
  struct Outcome: Sendable {
    /// In the order they finish.
    let executes: [String]
    /// With what is installed, where that is read.
    let loads: Set<String>
    let externals: Set<String>
    let failure: Failure?
    /// The files it looked at.
    fileprivate let files: Set<Int32>
    fileprivate let hasWaited: Bool
  }

  /// The files that are other than on the disk, each with the number of its version.
  private typealias Overlay = [Int32: Int]

  /// An outcome, and the overlay it was found with.
  private struct Memory {
    let overlay: Int
    let outcome: Outcome
  }

  private let project: Project
  private let resolver: PythonResolver
  private let installed: InstalledFiles?
  private let settings: ExecutionSettings
  let sources: ParsedSources
  /// Of the project's own files.
  private let indexes: [SourcePath: Int32]
  /// By file: what else than on the disk it has been, in the order first seen; the first is version 1.
  private var versions: [SourcePath: [[UInt8]]] = [:]
  private var overlays: [Overlay] = []
  /// The latest few of each module, the newest last.
  private var memories: [String: [Memory]] = [:]

  private static let mostMemories = 3

  /// `changed` are files whose changes have a say in what is found on the path.
  init(
    _ project: Project, _ files: [SourceFile], _ sources: ParsedSources,
    as changed: [SourcePath: [UInt8]] = [:]
  ) {
    self.project = project
    self.sources = sources
    installed = project.environment.map {
      InstalledFiles(packagesOf: $0, jobs: project.settings.jobs)
    }
    resolver = project.resolver(
      for: files + project.leftOutModules(in: files), with: installed, as: changed)
    settings = project.executionSettings(with: installed)
    indexes = Dictionary(
      resolver.files.enumerated().map { ($0.element.path, Int32($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func outcomes(
    of modules: [String], with changed: [SourcePath: [UInt8]] = [:]
  ) -> [String: Outcome] {
    let overlay = number(of: changed)
    var wanted = Set(modules)
    for module in modules { wanted.formUnion(Self.parents(of: module)) }
    var found: [String: Outcome] = [:]
    var isFresh: [Int: Set<Int32>] = [:]
    for module in wanted {
      for memory in (memories[module] ?? []).reversed() {
        let differing =
          isFresh[memory.overlay] ?? difference(of: overlays[memory.overlay], overlays[overlay])
        isFresh[memory.overlay] = differing
        if memory.outcome.files.isDisjoint(with: differing) {
          found[module] = memory.outcome
          break
        }
      }
    }
    // Importing a module imports its parents first, and what these have loaded is there: nothing else runs.
    let levels = Dictionary(grouping: wanted) { $0.utf8.count { $0 == UInt8(ascii: ".") } }
    for level in levels.keys.sorted() {
      var missing: [String] = []
      for module in (levels[level] ?? []).sorted() where found[module] == nil {
        if let dot = module.utf8.lastIndex(of: UInt8(ascii: ".")),
          let parent = found[String(module[..<dot])], parent.failure == nil, !parent.hasWaited,
          parent.loads.contains(module)
        {
          found[module] = parent
        } else {
          missing.append(module)
        }
      }
      for (module, outcome) in zip(missing, run(missing, overlays[overlay], changed)) {
        found[module] = outcome
        var known = memories[module] ?? []
        if known.count == Self.mostMemories { known.removeFirst() }
        known.append(Memory(overlay: overlay, outcome: outcome))
        memories[module] = known
      }
    }
    let asked = Set(modules)
    return found.filter { asked.contains($0.key) }
  }

  private static func parents(of module: String) -> [String] {
    module.utf8.indices.filter { module.utf8[$0] == UInt8(ascii: ".") }
      .map { String(module[..<$0]) }
  }

  // MARK: Overlays

  private mutating func number(of changed: [SourcePath: [UInt8]]) -> Int {
    var overlay: Overlay = [:]
    for (path, bytes) in changed {
      guard let file = indexes[path] else { continue }
      let known = versions[path] ?? []
      if let index = known.lastIndex(of: bytes) {
        overlay[file] = index + 1
      } else {
        versions[path] = known + [bytes]
        overlay[file] = known.count + 1
      }
    }
    if let known = overlays.lastIndex(of: overlay) { return known }
    overlays.append(overlay)
    return overlays.count - 1
  }

  private func difference(of one: Overlay, _ other: Overlay) -> Set<Int32> {
    var found: Set<Int32> = []
    for (file, version) in one where other[file] != version { found.insert(file) }
    for (file, version) in other where one[file] != version { found.insert(file) }
    return found
  }

  // MARK: Running

  private func run(
    _ modules: [String], _ overlay: Overlay, _ changed: [SourcePath: [UInt8]]
  ) -> [Outcome] {
    let tree = project.tree
    let (installed, resolver, settings) = (installed, resolver, settings)
    let (sources, indexes) = (sources, indexes)
    return Parallel.map(
      count: modules.count, jobs: project.settings.jobs, stackSize: Project.executionStack,
      makeState: {
        let load = { (path: SourcePath) -> [UInt8]? in
          if let bytes = changed[path] { return bytes }
          guard let place = installed?.place(of: path) else { return try? tree.contents(of: path) }
          return try? FileReader.contents(of: place)
        }
        return Program(
          resolver, settings: settings, load: load,
          parse: { path in
            let version = indexes[path].flatMap { overlay[$0] } ?? 0
            return sources.source(at: path, version: version) { load(path) }
          })
      },
      body: { program, index in
        let closure = program.closure(of: modules[index])
        let loads = closure.loads.map(\.name)
        let own = Set(loads.lazy.map { String($0.prefix { $0 != "." }) })
        return Outcome(
          executes: closure.executes, loads: Set(loads),
          externals: Set(closure.externals).subtracting(own), failure: closure.failure,
          files: closure.files, hasWaited: closure.hasWaited)
      })
  }
}
