import Manifests
import Scanning

/// Where the settings of a project are kept.
enum ConfigurationFile {
  /// The file that was named, else `pollard.toml`, else `[tool.pollard]` of `pyproject.toml`, else none.
  static func read(_ settings: ProjectSettings) throws(ProjectError) -> PollardConfiguration {
    if let named = settings.configuration {
      let bytes = try contents(of: named)
      let path = SourcePath(bytes: Array(named.relative(to: settings.root)?.bytes ?? named.bytes))
      return try parse(bytes, path) ?? PollardConfiguration()
    }
    for name in ["pollard.toml", "pyproject.toml"] {
      let path = SourcePath(name)
      guard let bytes = try? FileReader.contents(of: settings.root.appending(path)) else {
        continue
      }
      if let configuration = try parse(bytes, path) { return configuration }
    }
    return PollardConfiguration()
  }

  private static func contents(of path: AbsolutePath) throws(ProjectError) -> [UInt8] {
    do throws(FileError) {
      return try FileReader.contents(of: path)
    } catch {
      throw .file(error)
    }
  }

  private static func parse(
    _ bytes: [UInt8], _ path: SourcePath
  ) throws(ProjectError) -> PollardConfiguration? {
    do throws(ConfigurationError) {
      return path.name.elementsEqual("pyproject.toml".utf8)
        ? try PollardConfiguration(pyproject: bytes, path: path)
        : try PollardConfiguration(pollardTOML: bytes, path: path)
    } catch {
      throw .configuration(error)
    }
  }
}
