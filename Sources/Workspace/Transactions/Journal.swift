package import Scanning

/// What a transaction is about to do, written down before it does any of it.
///
/// Lines of words; bytes that would end a word are written as in a URL. The last line is the hash of all before it.
package struct Journal: Hashable, Sendable {
  /// Names the transaction, and the folder its undo is kept in.
  package let id: String
  /// What a person would call it: `archive apply`.
  package let title: String
  /// Whether it can be undone after it is done.
  package let isKept: Bool
  package let steps: [Step]
  /// The folders that are there before and after, with the times that are put back when all is taken back.
  package let times: [FolderTime]

  /// A folder and when it was last changed, in nanoseconds since 1970.
  package struct FolderTime: Hashable, Sendable {
    package let path: SourcePath
    package let modified: Int

    package init(path: SourcePath, modified: Int) {
      self.path = path
      self.modified = modified
    }
  }

  private static let opening = "pollard-journal 1"

  package init(id: String, title: String, isKept: Bool, steps: [Step], times: [FolderTime]) {
    self.id = id
    self.title = title
    self.isKept = isKept
    self.steps = steps
    self.times = times
  }

  // MARK: Writing

  package var bytes: [UInt8] {
    var lines = [
      Self.opening, line("id", Array(id.utf8)), line("title", Array(title.utf8)),
      "kept \(isKept ? 1 : 0)",
    ]
    lines += times.map { line("time", $0.path.bytes) + " \($0.modified)" }
    lines += steps.map(line)
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    return text + Array("end \(SHA256(of: text).hexadecimal)\n".utf8)
  }

  private func line(_ word: String, _ bytes: [UInt8]) -> String { "\(word) \(Self.written(bytes))" }

  private func line(_ step: Step) -> String {
    switch step {
    case .makeFolder(let path, let mode, let modified):
      "make \(Self.written(path.bytes)) \(mode) \(Self.written(modified))"
    case .move(let from, let to, let before, let after):
      "move \(Self.written(from.bytes)) \(Self.written(to.bytes)) \(Self.written(before)) \(Self.written(after))"
    case .write(let path, let before, let after):
      "write \(Self.written(path.bytes)) \(Self.written(before)) \(Self.written(after))"
    case .removeFolder(let path, let mode, let modified):
      "remove \(Self.written(path.bytes)) \(mode) \(modified)"
    case .stage(let changes):
      (["stage"]
        + changes.flatMap { change in
          [change.path, Array((change.before ?? "").utf8), Array((change.after ?? "").utf8)]
            .map(Self.written)
        }).joined(separator: " ")
    }
  }

  /// Three words, whether there is an image or not.
  private static func written(_ image: FileImage?) -> String {
    guard let image else { return "- - -" }
    return "\(image.hash.hexadecimal) \(image.mode) \(written(image.modified))"
  }

  private static func written(_ number: Int?) -> String { number.map(String.init) ?? "-" }

  private static func written(_ bytes: [UInt8]) -> String {
    if bytes.isEmpty { return "%" }
    var text: [UInt8] = []
    for byte in bytes {
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "%") {
        text.append(byte)
      } else {
        let digits = Array("0123456789abcdef".utf8)
        text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Reading

  /// Nil where the bytes are not those of a whole journal that this version understands.
  package init?(parsing bytes: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    guard bytes.last == newline, let end = bytes.dropLast().lastIndex(of: newline),
      bytes[(end + 1)...].dropLast().elementsEqual(
        "end \(SHA256(of: bytes[...end]).hexadecimal)".utf8)
    else { return nil }
    var lines = bytes[..<end].split(separator: newline).map {
      $0.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }[...]
    guard lines.popFirst()?.joined(separator: " ") == Self.opening,
      let id = lines.popFirst(), id.count == 2, let name = Self.text(id[1]),
      let title = lines.popFirst(), title.count == 2, let words = Self.text(title[1]),
      let kept = lines.popFirst(), kept.count == 2
    else { return nil }
    self.id = name
    self.title = words
    isKept = kept[1] == "1"
    var times: [FolderTime] = []
    var steps: [Step] = []
    for words in lines {
      if words.count == 3, words[0] == "time", let path = Self.path(words[1]),
        let modified = Int(words[2])
      {
        times.append(FolderTime(path: path, modified: modified))
      } else if let step = Self.step(words) {
        steps.append(step)
      } else {
        return nil
      }
    }
    self.times = times
    self.steps = steps
  }

  private static func step(_ words: [String]) -> Step? {
    switch words.first {
    case "make" where words.count == 4:
      guard let path = path(words[1]), let mode = UInt32(words[2]) else { return nil }
      return .makeFolder(path, mode: mode, modified: Int(words[3]))
    case "move" where words.count == 9:
      guard let from = path(words[1]), let to = path(words[2]), let before = image(words[3...5]),
        let after = image(words[6...8])
      else { return nil }
      return .move(from: from, to: to, before: before, after: after)
    case "write" where words.count == 8:
      guard let path = path(words[1]) else { return nil }
      return .write(path, before: image(words[2...4]), after: image(words[5...7]))
    case "remove" where words.count == 4:
      guard let path = path(words[1]), let mode = UInt32(words[2]), let modified = Int(words[3])
      else { return nil }
      return .removeFolder(path, mode: mode, modified: modified)
    case "stage" where words.count % 3 == 1: return staging(words)
    default: return nil
    }
  }

  private static func staging(_ words: [String]) -> Step? {
    var changes: [IndexChange] = []
    for start in stride(from: 1, to: words.count, by: 3) {
      guard let path = unwritten(words[start]), let before = text(words[start + 1]),
        let after = text(words[start + 2])
      else { return nil }
      changes.append(
        IndexChange(
          path: path, before: before.isEmpty ? nil : before, after: after.isEmpty ? nil : after))
    }
    return .stage(changes)
  }

  private static func image(_ words: ArraySlice<String>) -> FileImage? {
    let words = Array(words)
    guard let hash = SHA256(hexadecimal: words[0]), let mode = UInt32(words[1]) else { return nil }
    return FileImage(hash: hash, mode: mode, modified: Int(words[2]))
  }

  private static func path(_ word: String) -> SourcePath? {
    unwritten(word).map { SourcePath(bytes: $0) }
  }

  private static func text(_ word: String) -> String? {
    unwritten(word).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func unwritten(_ word: String) -> [UInt8]? {
    if word == "%" { return [] }
    var bytes: [UInt8] = []
    var rest = Array(word.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
        rest.count >= 2
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
