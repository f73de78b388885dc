package import Analyses
package import Execution
package import Graph
import Manifests
import Scanning

extension Project {
  /// What importing each module loads, and which statements ask for it, in the order of the modules.
  ///
  /// The import statements at some places wait for the first use of their names.
  package func loads(
    of modules: [String], in graph: ImportGraph, deferring: Set<StatementPlace> = []
  ) -> [EntryLoad] {
    LoadRuns(self, graph).loads(of: modules, deferring: deferring)
  }

  fileprivate static func sizes(
    _ loads: [LoadedModule], _ size: (SourcePath) -> Int?
  ) -> [SourcePath: Int] {
    var sizes: [SourcePath: Int] = [:]
    for path in loads.compactMap(\.path) { sizes[path] = size(path) ?? 0 }
    return sizes
  }
}

/// What importing modules loads, told as often as somebody asks: what is installed is listed once.
struct LoadRuns: Sendable {
  private let project: Project
  private let installed: InstalledFiles?
  private let resolver: PythonResolver
  private let execution: ExecutionSettings
  private let standard: StandardFiles?
  /// What is parsed is kept for the next time where there is one.
  private let sources: ParsedSources?

  init(_ project: Project, _ graph: ImportGraph, keeping sources: ParsedSources? = nil) {
    self.project = project
    self.sources = sources
    let jobs = project.settings.jobs
    installed = project.environment.map { InstalledFiles(packagesOf: $0, jobs: jobs) }
    resolver = project.resolver(for: graph.files, with: installed)
    execution = project.executionSettings(with: installed)
    standard = project.environment?.standardLibrary.map {
      StandardFiles(
        InstalledFiles(standardLibraryIn: $0, jobs: jobs), project,
        keeping: sources.map { _ in ParsedSources() })
    }
  }

  /// `changed` are files of the project that are taken to hold something else than they do.
  func loads(
    of modules: [String], deferring: Set<StatementPlace> = [],
    with changed: [SourcePath: [UInt8]] = [:]
  ) -> [EntryLoad] {
    let (installed, resolver, execution, standard) = (installed, resolver, execution, standard)
    let (tree, library, sources) = (project.tree, project.standardLibrary, sources)
    return Parallel.map(
      count: modules.count, jobs: project.settings.jobs, stackSize: Project.executionStack,
      makeState: {
        let load = { (path: SourcePath) -> [UInt8]? in
          if let bytes = changed[path] { return bytes }
          guard let place = installed?.place(of: path) else {
            return try? tree.contents(of: path)
          }
          return try? FileReader.contents(of: place)
        }
        let parse = sources.map { sources in
          { (path: SourcePath) -> ParsedSource? in
            if let bytes = changed[path] { return ParsedSource(parsing: bytes) }
            return sources.source(at: path) { load(path) }
          }
        }
        return (
          own: Program(resolver, settings: execution, load: load, parse: parse),
          standard: standard?.program()
        )
      },
      body: { programs, index in
        let (closure, trace) = programs.own.tracedClosure(
          of: modules[index], deferring: deferring)
        let sizes = Project.sizes(closure.loads) { path in
          if let bytes = changed[path] { return bytes.count }
          guard let place = installed?.place(of: path) else { return try? tree.size(of: path) }
          return try? SystemCalls.facts(of: place).size
        }
        var libraries = LinkedLibraries()
        let images = libraries.images(of: closure.loads) { path in
          installed?.place(of: path) ?? tree.root.appending(path)
        }
        let part = programs.standard.map {
          standard.part($0, EntryLoad.outside(closure, trace), &libraries)
        }
        return EntryLoad(
          entry: modules[index], closure: closure, trace: trace, standard: part ?? nil,
          standardTops: Set(closure.externals.filter { library.contains(topLevel: $0.utf8) }),
          sizes: sizes, images: images)
      })
  }
}

/// The standard library as a program of its own.
private struct StandardFiles: Sendable {
  let files: InstalledFiles
  let resolver: PythonResolver
  let settings: ExecutionSettings

  private let sources: ParsedSources?

  init(_ files: InstalledFiles, _ project: Project, keeping sources: ParsedSources?) {
    self.files = files
    self.sources = sources
    resolver = project.resolver(ofStandard: files)
    settings = ExecutionSettings(
      major: project.pythonVersion.major, minor: project.pythonVersion.minor,
      platform: project.platform, isEnvironment: true, installed: [], rootPath: "/nowhere",
      mounts: files.mounts, isStandardLibrary: true)
  }

  func program() -> Program {
    let files = files
    let load = { (path: SourcePath) -> [UInt8]? in
      files.place(of: path).flatMap { try? FileReader.contents(of: $0) }
    }
    let parse = sources.map { sources in
      { (path: SourcePath) -> ParsedSource? in sources.source(at: path) { load(path) } }
    }
    return Program(resolver, settings: settings, load: load, parse: parse)
  }
}

extension StandardFiles? {
  func part(
    _ program: Program, _ modules: [String], _ libraries: inout LinkedLibraries
  ) -> EntryLoad.StandardPart? {
    guard let self else { return nil }
    let wanted = modules.filter {
      program.hasStandard($0) && !StartupModules.contains($0)
    }
    let (loads, trace) = program.trace(of: wanted)
    return EntryLoad.StandardPart(
      loads: loads, trace: trace,
      sizes: Project.sizes(loads) { path in
        self.files.place(of: path).flatMap { try? SystemCalls.facts(of: $0).size }
      },
      images: libraries.images(of: loads) { self.files.place(of: $0) })
  }
}
