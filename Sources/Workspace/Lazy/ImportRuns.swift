import Execution
import Graph
import Scanning

/// What imports of a project run, also as if some of its files were other than they are.
struct ImportRuns {
  /// What importing one module runs.
  struct Outcome: Sendable {
    /// In the order they finish.
    let executes: [String]
    /// With what is installed, where that is read.
    let loads: Set<String>
    let externals: Set<String>
    let failure: Failure?
  }

  private let project: Project
  private let resolver: PythonResolver
  private let installed: InstalledFiles?
  private let settings: ExecutionSettings

  init(_ project: Project, _ files: [SourceFile]) {
    self.project = project
    installed = project.environment.map {
      InstalledFiles(packagesOf: $0, jobs: project.settings.jobs)
    }
    resolver = project.resolver(for: files, with: installed)
    settings = project.executionSettings(with: installed)
  }

  func outcomes(of modules: [String], with overlay: [SourcePath: [UInt8]] = [:]) -> [String:
    Outcome]
  {
    let tree = project.tree
    let installed = installed
    let resolver = resolver
    let settings = settings
    let found = Parallel.map(
      count: modules.count, jobs: project.settings.jobs, stackSize: Project.executionStack,
      makeState: {
        Program(resolver, settings: settings) { path in
          if let bytes = overlay[path] { return bytes }
          guard let place = installed?.place(of: path) else { return try? tree.contents(of: path) }
          return try? FileReader.contents(of: place)
        }
      },
      body: { program, index in
        let closure = program.closure(of: modules[index])
        let executes = closure.executes
        let loads = closure.loads.map(\.name)
        let own = Set(loads.lazy.map { String($0.prefix { $0 != "." }) })
        return Outcome(
          executes: executes, loads: Set(loads),
          externals: Set(closure.externals).subtracting(own), failure: closure.failure)
      })
    return Dictionary(zip(modules, found), uniquingKeysWith: { first, _ in first })
  }
}
