import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard imports`.
enum ImportsRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    // One PATH is the root; several are looked for below it.
    let single = options.root == nil && options.paths.count == 1 ? options.paths[0] : nil
    let scope = try ImportsScope(single: single, options)
    let project = try Project(options, root: scope.root, &console)
    let files = project.tree.files.filter {
      $0.kind != .extensionModule && scope.holds($0.path, in: project)
    }
    let results: [Result<Listing, FileError>]
    do throws(FileError) {
      let format = options.format
      results = try project.tree.mapFiles(
        files, jobs: project.settings.jobs, makeState: { PythonScanner() },
        transform: { scanner, file, bytes in
          let source = SourceFile(reading: file, bytes, with: &scanner)
          return Listing(bytes: ImportsListing.bytes(of: source, as: format.listing))
        })
    } catch {
      throw .refused(error.message)
    }
    // The listing has no place for what could not be read.
    for skipped in project.tree.skipped where skipped.isUnreadable {
      if scope.holds(skipped.path, in: project) {
        console.warn("\(skipped.path.display): left out: \(skipped.why)")
      }
    }
    var listings: [Listing] = []
    for (file, result) in zip(files, results) {
      switch result {
      case .success(let listing): listings.append(listing)
      case .failure(let error): console.warn("\(file.path.display): left out: \(error.why)")
      }
    }
    console.write(bytes: ImportsListing.opening(options.format.listing))
    var isFirst = true
    for listing in listings where !listing.bytes.isEmpty {
      if !isFirst { console.write(bytes: ImportsListing.separator(options.format.listing)) }
      isFirst = false
      console.write(bytes: listing.bytes)
    }
    console.write(bytes: ImportsListing.closing(options.format.listing))
    return .nothingToReport
  }

  private struct Listing { let bytes: [UInt8] }
}

/// Which files `pollard imports` lists.
private struct ImportsScope {
  let root: Argument?
  /// Paths that limit the listing, from the root of the file system; empty for no limit.
  private let limits: [AbsolutePath]

  init(single: Argument?, _ options: Options) throws(ToolError) {
    do throws(FileError) {
      let current = try AbsolutePath.current()
      let paths = options.paths.compactMap { current.resolving($0.bytes) }
      guard let single, let path = paths.first else {
        root = options.root
        limits = try paths.map { path throws(FileError) in try path.withLinksFollowed() }
        return
      }
      let isFile = try Self.isFile(path)
      root = isFile ? path.parent.map { Argument(bytes: $0.bytes) } : single
      limits = isFile ? [try path.withLinksFollowed()] : []
    } catch {
      throw .refused(error.message)
    }
  }

  /// A file that may not be read is refused here: taken for a folder, it would be called something it is not.
  private static func isFile(_ path: AbsolutePath) throws(FileError) -> Bool {
    do throws(FileError) {
      _ = try FileReader.contents(of: path)
      return true
    } catch {
      if case .notPermitted = error { throw error }
      return false
    }
  }

  func holds(_ path: SourcePath, in project: Project) -> Bool {
    guard !limits.isEmpty else { return true }
    let whole = project.tree.root.appending(path)
    return limits.contains { whole == $0 || whole.relative(to: $0) != nil }
  }
}

extension Format {
  fileprivate var listing: ImportsListing.Form {
    switch self {
    case .json: .json
    case .jsonl: .lines
    case .csv: .csv
    default: .text
    }
  }
}

extension SkippedPath {
  fileprivate var isUnreadable: Bool {
    if case .unreadable = reason { return true }
    return false
  }
}
