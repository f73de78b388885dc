import Scanning

/// The name of one of git's objects, in hexadecimal.
package struct GitObjectID: Hashable, Sendable {
  package let text: String

  package init?(_ text: String) {
    let isHexadecimal = text.utf8.allSatisfy { byte in
      byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")
    }
    guard text.utf8.count >= 40, isHexadecimal else { return nil }
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

/// What git's index holds below a folder, in the order of the bytes of its paths: read where it stands, because most of it is only
/// asked whether it is there.
struct GitIndexPaths: Sendable {
  /// A file that is not simply what is on the disk.
  struct Special: Sendable {
    let path: SourcePath
    let id: GitObjectID
    /// A sparse checkout leaves it out of the working tree.
    let isSkipped: Bool
  }

  private let output: [UInt8]
  /// Sorted.
  private var paths: [Range<Int>] = []
  /// Those that a sparse checkout leaves out or that git was told to take for unchanged without looking.
  private(set) var special: [Special] = []

  /// Reads what `git ls-files -s -v -z` prints: a tag, the mode, the object and the stage, a tab and the path.
  init(_ output: [UInt8]) {
    self.output = output
    var start = 0
    while let end = output[start...].firstIndex(of: 0) {
      add(output[start..<end])
      start = end + 1
    }
  }

  private mutating func add(_ entry: ArraySlice<UInt8>) {
    guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")), let tag = entry.first,
      entry.dropFirst(2).starts(with: "100".utf8)
    else { return }
    let path = (tab + 1)..<entry.endIndex
    // An unmerged path comes once for each side.
    if let last = paths.last, output[last] == output[path] { return }
    paths.append(path)
    guard tag != UInt8(ascii: "H") else { return }
    let isSkipped = tag == UInt8(ascii: "S") || tag == UInt8(ascii: "s")
    guard isSkipped || tag >= UInt8(ascii: "a") && tag <= UInt8(ascii: "z") else { return }
    let words = entry[..<tab].split(separator: UInt8(ascii: " "))
    guard words.count == 4, let id = GitObjectID(String(decoding: words[2], as: UTF8.self)) else {
      return
    }
    special.append(
      Special(path: SourcePath(bytes: Array(output[path])), id: id, isSkipped: isSkipped))
  }

  /// A walk along the paths, for questions in their order.
  struct Walk {
    private let index: GitIndexPaths
    private var position = 0

    init(_ index: GitIndexPaths) { self.index = index }

    mutating func contains(_ path: SourcePath) -> Bool {
      // Questions out of order are answered too, from the start.
      if position > 0, !index.precedes(position - 1, path) { position = 0 }
      while position < index.paths.count, index.precedes(position, path) { position += 1 }
      return position < index.paths.count
        && index.output[index.paths[position]].elementsEqual(path.bytes)
    }
  }

  private func precedes(_ position: Int, _ path: SourcePath) -> Bool {
    output[paths[position]].lexicographicallyPrecedes(path.bytes)
  }
}
