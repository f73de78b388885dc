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
    let installed = environment.map { InstalledFiles(packagesOf: $0, jobs: settings.jobs) }
    let resolver = resolver(for: graph.files, with: installed)
    let execution = executionSettings(with: installed)
    let standard = environment?.standardLibrary.map {
      StandardFiles(InstalledFiles(standardLibraryIn: $0, jobs: settings.jobs), self)
    }
    let tree = tree
    let library = standardLibrary
    return Parallel.map(
      count: modules.count, jobs: settings.jobs, stackSize: Self.executionStack,
      makeState: {
        (
          own: Program(resolver, settings: execution) { path in
            guard let place = installed?.place(of: path) else {
              return try? tree.contents(of: path)
            }
            return try? FileReader.contents(of: place)
          }, standard: standard?.program()
        )
      },
      body: { programs, index in
        let (closure, trace) = programs.own.tracedClosure(
          of: modules[index], deferring: deferring)
        let sizes = Self.sizes(closure.loads) { path in
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

  fileprivate static func sizes(
    _ loads: [LoadedModule], _ size: (SourcePath) -> Int?
  ) -> [SourcePath: Int] {
    var sizes: [SourcePath: Int] = [:]
    for path in loads.compactMap(\.path) { sizes[path] = size(path) ?? 0 }
    return sizes
  }
}

/// The standard library as a program of its own.
private struct StandardFiles: Sendable {
  let files: InstalledFiles
  let resolver: PythonResolver
  let settings: ExecutionSettings

  init(_ files: InstalledFiles, _ project: Project) {
    self.files = files
    resolver = project.resolver(ofStandard: files)
    settings = ExecutionSettings(
      major: project.pythonVersion.major, minor: project.pythonVersion.minor,
      platform: project.platform, isEnvironment: true, installed: [], rootPath: "/nowhere",
      mounts: files.mounts, isStandardLibrary: true)
  }

  func program() -> Program {
    let files = files
    return Program(resolver, settings: settings) { path in
      files.place(of: path).flatMap { try? FileReader.contents(of: $0) }
    }
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
