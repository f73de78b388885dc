import Analyses
import Graph
import Scanning
import Workspace

extension Project {
  /// The project that a command line is about.
  init(_ options: Options, root: Argument? = nil) throws(ToolError) {
    do throws(ProjectError) {
      self = try Project(try ProjectSettings(options, root: root ?? options.root))
    } catch {
      throw .refused(error.message)
    }
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
      if let config = options.config { configuration = current.resolving(config.bytes) }
    } catch {
      throw .file(error)
    }
    pythonVersion = options.pythonVersion
    platform = options.platform?.rawValue
    exclude = options.exclude.map { String(decoding: $0.bytes, as: UTF8.self) }
    includeIgnored = options.includeIgnored
    if let jobs = options.jobs { self.jobs = jobs }
    isQuiet = options.verbosity == .quiet
  }
}
