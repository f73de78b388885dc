package import Graph
package import Scanning

/// The files of a commit, put into a temporary folder.
package struct PastTree: Sendable {
  package let folder: AbsolutePath

  package init(of name: String, in project: Project) throws(GitError) {
    let root = project.tree.root
    let checkout = try GitCheckout(at: root)
    let commit = try checkout.commit(name)
    let asking = ProgramCall(words: [Array("mktemp".utf8), Array("-d".utf8)])
    guard let answer = try? SystemCalls.run(asking), answer.code == 0,
      let made = AbsolutePath(answer.line)
    else { throw .failed("archive", words: "no temporary folder could be made") }
    folder = made
    let archive = made.appending(SourcePath(".pollard-archive.tar"))
    _ = try checkout.git.output(
      ["archive", "--format=tar", "--output=\(archive.display)", commit.text])
    let call = ProgramCall(
      words: [Array("tar".utf8), Array("-xf".utf8), archive.bytes, Array("-C".utf8), made.bytes])
    guard let outcome = try? SystemCalls.run(call), outcome.code == 0 else {
      throw .failed("archive", words: "its files could not be unpacked")
    }
  }

  /// Takes the folder away again.
  package func remove() {
    _ = try? SystemCalls.run(
      ProgramCall(words: [Array("rm".utf8), Array("-rf".utf8), folder.bytes]))
  }
}

extension PythonEnvironment {
  /// The interpreter that a path stands for, which may be that of an environment's folder.
  package static func interpreter(at path: AbsolutePath) -> AbsolutePath {
    guard (try? SystemCalls.facts(of: path))?.type == .folder else { return path }
    return path.appending(SourcePath("bin/python"))
  }
}

extension Project {
  /// The folders below the root that stand on Python's path, in order; the root itself is an empty path.
  package func importFolders(of graph: ImportGraph) -> [SourcePath] {
    let resolver = resolver(for: graph.files)
    return resolver.executionPath.map { resolver.tree.path(of: $0) }
  }
}
