import Scanning

/// The name of one of git's objects, in hexadecimal.
package struct GitObjectID: Hashable, Sendable {
  package let text: String

  package init?(_ text: String) {
    guard text.utf8.count >= 40,
      text.utf8.allSatisfy({ $0 < 128 && Character(UnicodeScalar($0)).isHexDigit })
    else { return nil }
    self.text = text
  }

  /// As people cite it.
  package var short: String { String(text.prefix(10)) }
}

/// One path that differs between a commit and the working tree.
struct GitChange: Sendable {
  enum Mode: Sendable {
    case file, link, submodule, nothing

    init(_ digits: ArraySlice<UInt8>) {
      if digits.starts(with: "100".utf8) {
        self = .file
      } else if digits.starts(with: "120".utf8) {
        self = .link
      } else if digits.starts(with: "160".utf8) {
        self = .submodule
      } else {
        self = .nothing
      }
    }
  }

  let oldMode: Mode
  let newMode: Mode
  let oldID: GitObjectID?
  /// Nil where there was nothing.
  let oldPath: SourcePath?
  /// Nil where there is nothing any more.
  let newPath: SourcePath?

  /// Reads what `git diff --raw -z --no-abbrev` prints.
  static func list(_ output: [UInt8]) -> [GitChange] {
    var changes: [GitChange] = []
    var fields = output.split(separator: 0, omittingEmptySubsequences: false)[...]
    while let head = fields.popFirst(), head.first == UInt8(ascii: ":") {
      let words = head.dropFirst().split(separator: UInt8(ascii: " "))
      guard words.count == 5, let first = fields.popFirst() else { break }
      let letter = words[4].first
      let isMove = letter == UInt8(ascii: "R") || letter == UInt8(ascii: "C")
      let path = SourcePath(bytes: Array(first))
      let second = isMove ? fields.popFirst().map { SourcePath(bytes: Array($0)) } : path
      // An unmerged path comes a second time with what is on the disk.
      if letter == UInt8(ascii: "U") { continue }
      let isCopy = letter == UInt8(ascii: "C")
      let old = Mode(words[0])
      let new = Mode(words[1])
      changes.append(
        GitChange(
          oldMode: isCopy ? .nothing : old, newMode: new,
          oldID: GitObjectID(String(decoding: words[2], as: UTF8.self)),
          oldPath: isCopy || old == .nothing ? nil : path,
          newPath: new == .nothing ? nil : second))
    }
    return changes
  }
}

/// One path of the index.
struct GitIndexEntry: Sendable {
  let path: SourcePath
  let id: GitObjectID
  let mode: GitChange.Mode
  /// A sparse checkout leaves it out of the working tree.
  let isSkipped: Bool
  /// Git was told to take it for unchanged without looking.
  let isTakenForUnchanged: Bool

  /// Reads what `git ls-files -s -v -z` prints.
  static func list(_ output: [UInt8]) -> [GitIndexEntry] {
    output.split(separator: 0).compactMap { entry in
      guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")), let tag = entry.first else {
        return nil
      }
      let words = entry[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 4, let id = GitObjectID(String(decoding: words[2], as: UTF8.self)) else {
        return nil
      }
      return GitIndexEntry(
        path: SourcePath(bytes: Array(entry[(tab + 1)...])), id: id,
        mode: GitChange.Mode(words[1]),
        isSkipped: tag == UInt8(ascii: "S") || tag == UInt8(ascii: "s"),
        isTakenForUnchanged: tag >= UInt8(ascii: "a") && tag <= UInt8(ascii: "z"))
    }
  }
}
