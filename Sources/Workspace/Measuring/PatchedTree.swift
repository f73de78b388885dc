package import Refactoring
package import Scanning

/// A copy of a project with the changes of a plan made, in a temporary folder.
///
/// What git and Pollard keep, environments and caches are left out: nothing is imported from there below the root.
package struct PatchedTree: Sendable {
  package let folder: AbsolutePath

  package init(of project: Project, with plan: LazyPlan) throws(PatchedTreeError) {
    let root = project.tree.root
    let asking = ProgramCall(words: [Array("mktemp".utf8), Array("-d".utf8)])
    guard let answer = try? SystemCalls.run(asking), answer.code == 0,
      let made = AbsolutePath(answer.line)
    else { throw .noFolder }
    folder = made
    do throws(PatchedTreeError) {
      try copy(root)
      for result in plan.results { try write(result) }
    } catch {
      remove()
      throw error
    }
  }

  private func write(_ result: LazyPlan.Result) throws(PatchedTreeError) {
    let path = folder.appending(result.path)
    // A link may lead back to the repository itself, which is not to be changed.
    guard let own = try? SystemCalls.realPath(of: folder),
      let real = try? SystemCalls.realPath(of: path),
      real == own + [UInt8(ascii: "/")] + result.path.bytes
    else { throw .link(result.path) }
    do throws(FileError) {
      try FileWriter.writeAtomically(result.after, to: path)
    } catch {
      throw .notCopied(error.message)
    }
  }

  private func copy(_ root: AbsolutePath) throws(PatchedTreeError) {
    let names: [[UInt8]]
    do throws(SystemFailure) {
      names = try SystemCalls.names(in: root)
    } catch {
      throw .notCopied("\(root.display): \(error.reason)")
    }
    let skipped: Set<String> = [".git", ".pollard", "__pycache__", "node_modules"]
    let kept = names.filter { name in
      let isEnvironment =
        (try? SystemCalls.facts(of: root.appending(name[...]).appending(SourcePath("pyvenv.cfg"))))
        != nil
      return !isEnvironment && !skipped.contains(String(decoding: name, as: UTF8.self))
    }
    let sources = kept.map { root.appending($0[...]).bytes }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
    guard !sources.isEmpty else { return }
    var call = ProgramCall(words: [Array("cp".utf8), Array("-Rp".utf8)] + sources + [folder.bytes])
    call.timeout = 600_000
    guard let outcome = try? SystemCalls.run(call) else { throw .notCopied("cp cannot be run") }
    guard outcome.code == 0 else {
      let words = outcome.errors.prefix { $0 != UInt8(ascii: "\n") }
      throw .notCopied(String(decoding: words, as: UTF8.self))
    }
  }

  /// Takes the folder away again.
  package func remove() {
    _ = try? SystemCalls.run(
      ProgramCall(words: [Array("rm".utf8), Array("-rf".utf8), folder.bytes]))
  }
}

/// Why a project could not be copied.
package enum PatchedTreeError: Error {
  case noFolder
  case link(SourcePath)
  case notCopied(String)

  package var message: String {
    switch self {
    case .noFolder: "no temporary folder could be made; make room, or set TMPDIR"
    case .link(let path):
      "\(path.display): is reached through a link, so its copy cannot be measured; leave it out with --module"
    case .notCopied(let words): "the files could not be copied to be measured (\(words))"
    }
  }
}
