import Scanning
import Workspace

/// Prints what is found below folders, for comparison with git and with other ways of walking.
enum DiscoveryProbe {
  /// `discovery FOLDER…`: after `folder FOLDER` a line for each path that is not ignored, whatever it is; a byte that is no plain ASCII is
  /// written `%hh`. `--include-ignored` and `--jobs N` come first. `--summary` and `--read` print counts instead. `--from FILE` takes the
  /// folders from a file in which each ends with a NUL, since words that are no UTF-8 do not reach a Swift program whole.
  static func run(_ words: [String]) {
    var options = DiscoveryOptions()
    var words = words[...]
    var mode = Mode.paths
    var roots: [[UInt8]] = []
    while let word = words.first, word.hasPrefix("--") {
      words.removeFirst()
      switch word {
      case "--include-ignored": options.includeIgnored = true
      case "--jobs": options.jobs = words.popFirst().flatMap { Int($0) } ?? options.jobs
      case "--summary": mode = .summary
      case "--read": mode = .reading
      case "--from": roots += listed(in: words.popFirst() ?? "")
      default: print("error unknown flag \(word)")
      }
    }
    roots += words.map { Array($0.utf8) }
    for root in roots {
      print("folder", escaped(SourcePath(bytes: root)))
      do throws(FileError) {
        guard let root = try AbsolutePath.current().resolving(root) else { continue }
        let tree = try SourceTree(discovering: root, options: options)
        switch mode {
        case .paths: print(paths(of: tree))
        case .summary: print(summary(of: tree))
        case .reading: print(summary(of: tree), try reading(tree, jobs: options.jobs))
        }
      } catch {
        print("error", error.message)
      }
    }
  }

  private enum Mode {
    case paths, summary, reading
  }

  private static func listed(in file: String) -> [[UInt8]] {
    do throws(FileError) {
      guard let path = try AbsolutePath.current().resolving(file.utf8) else { return [] }
      return try FileReader.contents(of: path).split(separator: 0).map { Array($0) }
    } catch {
      print("error", error.message)
      return []
    }
  }

  private static func paths(of tree: SourceTree) -> String {
    var lines: [String] = []
    lines += tree.files.map { "\($0.kind) \(escaped($0.path))" }
    lines += tree.manifests.map { "manifest.\($0.kind) \(escaped($0.path))" }
    lines += tree.others.map { "other \(escaped($0))" }
    lines += tree.skipped.map { "skipped \(escaped($0.path)) \($0.why)" }
    lines += tree.leftOut.map { "leftOut.\($0.reason) \(escaped($0.path))" }
    lines += tree.nestedRepositories.map { "repository \(escaped($0))" }
    return lines.joined(separator: "\n")
  }

  private static func summary(of tree: SourceTree) -> String {
    """
    files \(tree.files.count) manifests \(tree.manifests.count) others \(tree.others.count) \
    skipped \(tree.skipped.count) leftOut \(tree.leftOut.count) folders \(tree.folders)
    """
  }

  private static func reading(_ tree: SourceTree, jobs: Int) throws(FileError) -> String {
    let sizes = try tree.mapFiles(jobs: jobs) { _, bytes in bytes.count }
    var total = 0
    var failures = 0
    for size in sizes {
      switch size {
      case .success(let count): total += count
      case .failure: failures += 1
      }
    }
    return "bytes \(total) failures \(failures)"
  }

  private static func escaped(_ path: SourcePath) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in path.bytes {
      if byte > 0x20, byte < 0x7f, byte != UInt8(ascii: "%") {
        text.append(byte)
      } else {
        text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
