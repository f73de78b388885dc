import Analyses
import Graph
import Manifests
import Reporting
import Scanning
import Workspace

extension Project {
  /// The project that a command line is about; `--verbose` tells what was made of it.
  init(
    _ options: Options, root: Argument? = nil, _ console: inout Console
  ) throws(ToolError) {
    do throws(ProjectError) {
      self = try Project(try ProjectSettings(options, root: root ?? options.root))
    } catch {
      throw .refused(error.message)
    }
    console.detail("\(tree.root.display): \(Count.of(tree.files.count, "source file"))")
    console.detail(
      configuration.path.map { "settings from \($0.display)" }
        ?? "no pollard.toml and no [tool.pollard]: default settings")
    console.detail("code is read as Python \(pythonVersion) on \(platform) runs it")
  }

  func graphOrRefuse() throws(ToolError) -> (graph: ImportGraph, coverage: Coverage) {
    do throws(ProjectError) {
      return try graph()
    } catch {
      throw .refused(error.message)
    }
  }
}

extension ProjectSettings {
  init(_ options: Options, root: Argument?) throws(ProjectError) {
    do throws(FileError) {
      let current = try AbsolutePath.current()
      let named = root?.bytes ?? Array(".".utf8)
      guard let path = current.resolving(named) else { throw FileError.notFound(current) }
      self.init(root: try path.withLinksFollowed())
      if let python = options.python { self.python = current.resolving(python.bytes) }
      packageDumps = options.packageDumps.compactMap { current.resolving($0.bytes) }
      if let config = options.config { configuration = current.resolving(config.bytes) }
    } catch {
      throw .file(error)
    }
    pythonVersion = options.pythonVersion
    platform = options.platform?.rawValue
    readsEnvironment = options.readsEnvironment
    exclude = options.exclude.map { String(decoding: $0.bytes, as: UTF8.self) }
    includeIgnored = options.includeIgnored
    if let jobs = options.jobs { self.jobs = jobs }
    isQuiet = options.verbosity == .quiet
  }
}
