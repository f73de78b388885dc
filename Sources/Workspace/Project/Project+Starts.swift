package import Analyses
package import Graph
package import Manifests
import Scanning

extension Project {
  /// What starts or names code without importing it, as manifests, configuration, commands and texts say.
  package func starts() -> Starts {
    let files = startFiles()
    let reader = StartReader(firstPartyNames)
    let read = Parallel.map(count: files.count, jobs: settings.jobs) { index in
      Self.starts(of: files[index], below: tree.root, by: reader)
    }
    return Starts(
      configuration.starts + pythonProjects.flatMap(\.starts) + read.flatMap(\.starts),
      skipped: read.compactMap(\.skipped))
  }

  private static func starts(
    of file: StartFile, below root: AbsolutePath, by reader: StartReader
  ) -> (starts: [Start], skipped: Starts.Skipped?) {
    let path = root.appending(file.path)
    do throws(SystemFailure) {
      let size = try SystemCalls.facts(of: path).size
      if size > file.largest {
        return ([], Starts.Skipped(path: file.path, why: "\(size) bytes are no configuration"))
      }
    } catch {
      return ([], Starts.Skipped(path: file.path, why: "cannot be read: \(error.reason)"))
    }
    guard let bytes = try? FileReader.contents(of: path) else {
      return ([], Starts.Skipped(path: file.path, why: "cannot be read"))
    }
    return (reader.starts(in: bytes, of: file), nil)
  }

  /// Everything that starts code of the repository without an import statement.
  package func roots(of graph: ImportGraph) -> Roots {
    Roots(joining: [Roots(starts(), in: graph), codeRoots(in: graph)])
  }

  /// The files that could start or name code, in the order of their lists.
  private func startFiles() -> [StartFile] {
    let sources = tree.files.lazy.filter { $0.kind == .python }.map(\.path)
      .filter { $0.name.count <= 11 }
    return tree.others.compactMap { StartFile($0) }
      + tree.manifests.compactMap { StartFile($0.path) }
      + sources.compactMap { StartFile($0) }.filter { $0.kind != "setup.py" }
  }

  /// The names of all folders and files that hold Python.
  private var firstPartyNames: FirstPartyNames {
    var names: Set<String> = []
    var last: SourcePath?
    for file in tree.files where file.kind != .swift {
      let name = file.path.name
      names.insert(String(decoding: name.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
      let folder = file.path.parent
      if folder == last { continue }
      last = folder
      for part in folder?.bytes.split(separator: UInt8(ascii: "/")) ?? [] {
        names.insert(String(decoding: part, as: UTF8.self))
      }
    }
    return FirstPartyNames(names)
  }
}
