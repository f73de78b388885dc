package import Analyses
import Graph
import Scanning

extension Project {
  /// A revision to compare with, and what is there to be compared.
  package struct Past: Sendable {
    package let project: Project
    /// With what a sparse checkout leaves out.
    package let present: Project
    package let commit: GitObjectID
    package let trees: ComparedTrees
  }

  /// The project as it was where what is checked out and `revision` part.
  package func past(since revision: String) throws(ProjectError) -> Past {
    do throws(GitError) {
      let checkout = try GitCheckout(at: tree.root)
      let base = try checkout.mergeBase(with: revision)
      let trees = try ComparedTrees(
        tree, since: base, in: checkout, options: Self.discovery(settings, configuration))
      return Past(
        project: Project(self, over: trees.then), present: Project(self, over: trees.now),
        commit: base, trees: trees)
    } catch {
      throw .git(error)
    }
  }

  /// The project as it was, and as it is: git is asked while the files are read.
  package func compared(
    since revision: String
  ) throws(ProjectError) -> (past: Past, now: GateSide, coverage: Coverage) {
    let parts = Parallel.map(count: 2, jobs: settings.jobs) { index -> Part in
      do throws(ProjectError) {
        return index == 0 ? .past(try past(since: revision)) : .now(try gateSide())
      } catch {
        return .failed(error)
      }
    }
    if case .failed(let error) = parts[0] { throw error }
    if case .failed(let error) = parts[1] { throw error }
    guard case .past(let past) = parts[0], case .now(let now) = parts[1] else {
      preconditionFailure("the parts come in their order")
    }
    if past.present.tree.stored.isEmpty { return (past, now.side, now.coverage) }
    let whole = try past.present.gateSide(reusing: now.side)
    return (past, whole.side, whole.coverage)
  }

  private enum Part: Sendable {
    case past(Past)
    case now((side: GateSide, coverage: Coverage))
    case failed(ProjectError)
  }

  /// The graph, what could not be read, and the comments that ask for silence.
  ///
  /// Facts of files that both trees read from the disk are taken over from the other one.
  package func gateSide(
    reusing other: GateSide? = nil
  ) throws(ProjectError) -> (side: GateSide, coverage: Coverage) {
    var known: [SourcePath: Int] = [:]
    if let other {
      for (index, file) in other.graph.files.enumerated() { known[file.path] = index }
    }
    let missing = tree.files.filter { tree.stored[$0.path] != nil || known[$0.path] == nil }
    let read: [Result<Scanned, FileError>]
    do throws(FileError) {
      read = try tree.mapFiles(
        missing, jobs: settings.jobs, makeState: { PythonScanner() },
        transform: { scanner, file, bytes in Scanned(file, bytes, with: &scanner) })
    } catch {
      throw .file(error)
    }
    var files: [SourceFile] = []
    var ignores: [[IgnoreComment]] = []
    files.reserveCapacity(tree.files.count)
    ignores.reserveCapacity(tree.files.count)
    var skipped = tree.skipped.map {
      Coverage.Skipped(path: $0.path, why: $0.why, isCovered: $0.isCovered)
    }
    var next = 0
    for file in tree.files {
      if next < missing.count, missing[next] == file {
        switch read[next] {
        case .success(let scanned):
          if scanned.isPointer { throw .git(.largeFilePointer(file.path)) }
          files.append(scanned.source)
          ignores.append(scanned.ignores)
        case .failure(let error): skipped.append(.init(path: file.path, why: error.why))
        }
        next += 1
      } else if let other, let index = known[file.path] {
        files.append(other.graph.files[index])
        ignores.append(other.ignores[index])
      }
    }
    skipped.sort { $0.path < $1.path }
    let graph = graph(of: files)
    return (GateSide(graph: graph, ignores: ignores), Coverage(graph, skipped: skipped))
  }

  /// One file, and what its comments ask.
  private struct Scanned: Sendable {
    let source: SourceFile
    let ignores: [IgnoreComment]
    /// Git LFS has not put the file itself in its place.
    let isPointer: Bool

    init(_ file: DiscoveredFile, _ bytes: [UInt8], with scanner: inout PythonScanner) {
      source = SourceFile(reading: file, bytes, with: &scanner)
      isPointer = file.kind != .extensionModule && GitLargeFile.isPointer(bytes)
      ignores =
        file.kind == .extensionModule || file.kind == .notebook
        ? [] : IgnoreComment.all(in: bytes, isSwift: file.kind == .swift)
    }
  }
}
