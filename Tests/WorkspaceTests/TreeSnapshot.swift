import Scanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Everything in a folder but what belongs to git and to Pollard: paths, kinds, permissions, times and contents.
struct TreeSnapshot: Equatable, CustomStringConvertible {
  private(set) var lines: [String] = []

  /// A line for each entry. The times of folders are of interest only where a change was taken back, and the top's never; files that
  /// are written anew have another time in each run.
  init(of root: String, withFolderTimes: Bool = false, writing written: Set<String> = []) {
    var folders = [""]
    while let folder = folders.popLast() {
      guard let stream = opendir("\(root)/\(folder)") else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if [".", "..", ".git", ".pollard"].contains(name) { continue }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        var facts = stat()
        guard lstat("\(root)/\(path)", &facts) == 0 else { continue }
        let mode = String(facts.st_mode, radix: 8)
        #if canImport(Darwin)
          let time = facts.st_mtimespec
        #else
          let time = facts.st_mtim
        #endif
        let modified = "\(time.tv_sec).\(time.tv_nsec)"
        if facts.st_mode & S_IFMT == S_IFDIR {
          folders.append(path)
          lines.append("\(path)/ \(mode)\(withFolderTimes ? " \(modified)" : "")")
        } else {
          let isWritten =
            written.contains(path) || ["pollard-archive.json", "conftest.py"].contains(name)
          lines.append(
            "\(path) \(mode) \(isWritten ? "" : modified) \(Self.hash("\(root)/\(path)"))")
        }
      }
    }
    lines.sort()
  }

  private static func hash(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "?" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return SHA256(of: bytes).hexadecimal
  }

  var description: String { lines.joined(separator: "\n") }
}
