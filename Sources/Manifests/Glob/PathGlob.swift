package import Scanning

/// A pattern for paths: `*` and `?` stay within a name, `[a-z]` and `[!a-z]` stand for one character, `**` alone between slashes stands for any folders.
///
/// Matching takes time proportional to the pattern times the path at worst; no pattern makes it explode.
package struct PathGlob: Hashable, Sendable {
  /// As written.
  package let pattern: String
  private let parts: [Part]

  private enum Part: Hashable, Sendable {
    case anyFolders
    case name(NameGlob)
  }

  /// A pattern for the whole path from the root, as Python's `PurePosixPath.full_match` reads it.
  package init(_ pattern: String) {
    self.pattern = pattern
    parts = Self.parts(of: Array(pattern.utf8)[...])
  }

  /// A pattern as people write them in lists of what to leave out: without a slash but at its end it names a file or a folder at any depth.
  package init(anywhere pattern: String) {
    self.pattern = pattern
    var written = Array(pattern.utf8)[...]
    if written.starts(with: Array("./".utf8)) { written = written.dropFirst(2) }
    while written.last == UInt8(ascii: "/") { written.removeLast() }
    let isAnchored = written.contains(UInt8(ascii: "/"))
    if written.first == UInt8(ascii: "/") { written.removeFirst() }
    let parts = Self.parts(of: written)
    self.parts = isAnchored ? parts : [.anyFolders] + parts
  }

  private static func parts(of pattern: ArraySlice<UInt8>) -> [Part] {
    pattern.split(separator: UInt8(ascii: "/")).map { name in
      name.elementsEqual("**".utf8) ? .anyFolders : .name(NameGlob(name))
    }
  }

  /// Whether the pattern describes this very path.
  package func matches(_ path: SourcePath) -> Bool {
    matches(path.bytes, thenAnything: false)
  }

  /// Whether the pattern describes this path or a folder it lies in.
  package func covers(_ path: SourcePath) -> Bool {
    matches(path.bytes, thenAnything: true)
  }

  /// Goes through path and pattern side by side. When they part, the last `**` takes one more folder: no earlier one ever needs to.
  private func matches(_ path: [UInt8], thenAnything: Bool) -> Bool {
    guard !parts.isEmpty else { return path.isEmpty }
    // Most patterns that do not fit differ in the last name.
    if !thenAnything, !path.isEmpty, case .name(let last) = parts[parts.count - 1] {
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      guard last.matches(path, start, path.count) else { return false }
      if parts.count == 2, case .anyFolders = parts[0] { return true }
    }
    var part = 0
    var at = 0
    var retry: (part: Int, at: Int)?
    while true {
      if part == parts.count, thenAnything || at >= path.count { return true }
      if part < parts.count, case .anyFolders = parts[part] {
        part += 1
        retry = (part, at)
        // A `**` at the end needs something to stand for, as in Python: `a/**` is not `a`.
        if part == parts.count { return at < path.count || (thenAnything && at == path.count) }
        continue
      }
      let end = Self.endOfName(in: path, from: at)
      if at < path.count, part < parts.count, case .name(let name) = parts[part],
        name.matches(path, at, end)
      {
        part += 1
        at = end + 1
        continue
      }
      guard let last = retry, last.at < path.count else { return false }
      at = Self.endOfName(in: path, from: last.at) + 1
      part = last.part
      retry = (part, at)
    }
  }

  private static func endOfName(in path: [UInt8], from start: Int) -> Int {
    var end = start
    while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
    return end
  }
}
