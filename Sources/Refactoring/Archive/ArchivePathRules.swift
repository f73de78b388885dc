package import Scanning

/// Which paths a plan may name: those that stay below the root, on any system, and out of what belongs to tools.
package enum ArchivePathRules {
  /// Why a path may not be touched, to follow the path in a sentence; nil where it may.
  package static func objection(to path: SourcePath) -> String? {
    let bytes = path.bytes
    if bytes.isEmpty { return "is empty" }
    if bytes.contains(0) { return "holds a NUL" }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "holds a control character" }
    if bytes[0] == UInt8(ascii: "/") { return "is absolute" }
    if String(validating: bytes, as: UTF8.self) == nil { return "is no UTF-8" }
    for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if part.isEmpty { return "has an empty part" }
      if part.elementsEqual(".".utf8) { return "has a part that is \".\"" }
      if part.elementsEqual("..".utf8) { return "leads out of its folder with \"..\"" }
      let name = String(decoding: part, as: UTF8.self).lowercased()
      if reserved.contains(name) { return "lies in \(name), which belongs to a tool" }
    }
    return nil
  }

  private static let reserved: Set<String> = [".git", ".hg", ".svn", ".jj", ".bzr", ".pollard"]

  /// The first two paths of which one would take the other's place: equal but for case or the way accents are written, one a folder of
  /// the other, or in folders that are.
  ///
  /// Linear in the length of all paths.
  package static func collision(among paths: [SourcePath]) -> (SourcePath, SourcePath)? {
    // Every leading part of a path as it is compared, the first path that has it, and how that one writes it.
    var seen: [String: (written: [UInt8], path: SourcePath, isFile: Bool)] = [:]
    for path in paths {
      var folded = ""
      var end = 0
      let parts = path.bytes.split(separator: UInt8(ascii: "/"))
      for (index, part) in parts.enumerated() {
        folded += "/" + String(decoding: part, as: UTF8.self).lowercased()
        end += part.count + (index == 0 ? 0 : 1)
        let isFile = index == parts.count - 1
        let written = Array(path.bytes[..<end])
        if let other = seen[folded] {
          if isFile || other.isFile || other.written != written { return (other.path, path) }
        } else {
          seen[folded] = (written, path, isFile)
        }
      }
    }
    return nil
  }
}
