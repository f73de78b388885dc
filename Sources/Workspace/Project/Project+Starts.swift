package import Analyses
package import Graph
package import Manifests
import Scanning

extension Project {
  /// What starts or names code without importing it, as manifests, configuration, commands and texts say.
  package func starts() -> Starts {
    let reader = StartReader(firstPartyNames)
    let others = tree.others
    let named = tree.manifests.map(\.path) + scriptPaths
    // Most names are of no interest, and finding that out is work as well.
    let read = Parallel.map(count: others.count + named.count, jobs: settings.jobs) { index in
      let path = index < others.count ? others[index] : named[index - others.count]
      guard let file = StartFile(path) else { return Reading() }
      return Self.reading(of: file, in: tree, by: reader)
    }
    return Starts(
      configuration.starts + pythonProjects.flatMap(\.starts) + read.flatMap(\.starts),
      skipped: read.compactMap(\.skipped))
  }

  /// What one file gives.
  private struct Reading: Sendable {
    var starts: [Start] = []
    var skipped: Starts.Skipped?
  }

  private static func reading(
    of file: StartFile, in tree: SourceTree, by reader: StartReader
  ) -> Reading {
    func skipping(_ why: String) -> Reading {
      Reading(skipped: Starts.Skipped(path: file.path, why: why))
    }
    do throws(SystemFailure) {
      let size = try tree.size(of: file.path)
      if size > file.largest { return skipping("\(size) bytes are no configuration") }
    } catch {
      return skipping("cannot be read: \(error.reason)")
    }
    guard let bytes = try? tree.contents(of: file.path) else { return skipping("cannot be read") }
    return Reading(starts: reader.starts(in: bytes, of: file))
  }

  /// Everything that starts code of the repository without an import statement.
  package func roots(of graph: ImportGraph) -> Roots {
    // The two know nothing of each other, and each has parts that one thread alone can do.
    Roots(
      joining: Parallel.map(count: 2, jobs: settings.jobs) { part in
        part == 0 ? codeRoots(in: graph) : Roots(starts(), in: graph)
      })
  }

  /// The source files that are read for what their strings start; a `setup.py` is among the manifests.
  private var scriptPaths: [SourcePath] {
    tree.files.lazy.filter { $0.kind == .python && $0.path.name.count <= 11 }.map(\.path)
      .filter { !$0.name.elementsEqual("setup.py".utf8) }
      .filter { StartFile($0) != nil }
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
