/// A comment that asks Pollard to be silent about the import it stands at: `# pollard: ignore[import-cycle] reason`.
package struct IgnoreComment: Hashable, Sendable {
  /// 1-based.
  package let line: Int
  /// The line it speaks of: its own, or the next that holds code where it stands alone.
  package let target: Int
  /// As they are written; empty where the comment names none.
  package let rules: [String]
  package let reason: String

  /// The comments of one file. Most files hold none, and are only searched for the word.
  package static func all(in source: [UInt8], isSwift: Bool) -> [IgnoreComment] {
    guard Bytes.contains(Self.word, in: source) else { return [] }
    let comments = isSwift ? CommentFinder.swift(source) : CommentFinder.python(source)
    let targets = comments.compactMap { Self.directive(in: source[$0]) == nil ? nil : $0 }
    guard !targets.isEmpty else { return [] }
    let lines = CommentedLines(source, comments: comments)
    return targets.compactMap { range in
      guard let directive = directive(in: source[range]) else { return nil }
      let line = lines.line(of: range.lowerBound)
      return IgnoreComment(
        line: line, target: lines.target(of: range.lowerBound), rules: directive.rules,
        reason: directive.reason)
    }
  }

  private static let word = Array("pollard: ignore".utf8)

  private static func directive(
    in comment: ArraySlice<UInt8>
  ) -> (rules: [String], reason: String)? {
    let text = comment.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
      .drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard text.starts(with: word) else { return nil }
    let rest = text.dropFirst(word.count)
    guard rest.first == UInt8(ascii: "[") else {
      // "pollard: ignored because" is prose.
      if let next = rest.first, next != UInt8(ascii: " ") { return nil }
      return ([], trimmed(rest))
    }
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return ([], trimmed(rest)) }
    let rules = rest[(rest.startIndex + 1)..<end].split(separator: UInt8(ascii: ","))
      .map { trimmed($0) }.filter { !$0.isEmpty }
    return (rules, trimmed(rest[(end + 1)...]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let rest = bytes.drop(while: isBlank)
    return String(decoding: rest.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
  }
}

/// The lines of a file, and which of them hold nothing but comments.
private struct CommentedLines {
  private let lines: LineTable
  private let source: [UInt8]
  private let commentStarts: Set<Int>

  init(_ source: [UInt8], comments: [Range<Int>]) {
    self.source = source
    lines = LineTable(source)
    commentStarts = Set(comments.map(\.lowerBound))
  }

  func line(of offset: Int) -> Int { lines.line(at: UInt32(offset)) }

  func target(of comment: Int) -> Int {
    var line = line(of: comment)
    guard firstCode(line) == comment else { return line }
    repeat {
      line += 1
    } while line <= lines.count
      && (firstCode(line).map { commentStarts.contains($0) } ?? true)
    return line
  }

  /// The first byte of a line that is no blank.
  private func firstCode(_ line: Int) -> Int? {
    lines.range(ofLine: line)?.first { source[$0] > 0x20 }
  }
}

/// Tells comments from what only looks like one inside a string.
enum CommentFinder {
  static func python(_ source: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "#"):
        let start = index
        while index < source.count, source[index] != 0x0A, source[index] != 0x0D { index += 1 }
        found.append(start..<index)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(source, &index, endsAtLine: true)
      default: index += 1
      }
    }
    return found
  }

  static func swift(_ source: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    func at(_ offset: Int) -> UInt8 { offset < source.count ? source[offset] : 0 }
    while index < source.count {
      switch (source[index], at(index + 1)) {
      case (UInt8(ascii: "/"), UInt8(ascii: "/")):
        let start = index
        while index < source.count, source[index] != 0x0A, source[index] != 0x0D { index += 1 }
        found.append(start..<index)
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        var depth = 0
        repeat {
          if at(index) == UInt8(ascii: "/"), at(index + 1) == UInt8(ascii: "*") {
            depth += 1
            index += 2
          } else if at(index) == UInt8(ascii: "*"), at(index + 1) == UInt8(ascii: "/") {
            depth -= 1
            index += 2
          } else {
            index += 1
          }
        } while depth > 0 && index < source.count
      case (UInt8(ascii: "#"), UInt8(ascii: "\"")), (UInt8(ascii: "#"), UInt8(ascii: "#")):
        skipRawString(source, &index)
      case (UInt8(ascii: "\""), _): skipString(source, &index, endsAtLine: true)
      default: index += 1
      }
    }
    return found
  }

  /// Three quotes in a row hold lines.
  private static func skipString(_ source: [UInt8], _ index: inout Int, endsAtLine: Bool) {
    let quote = source[index]
    func isTriple(_ at: Int) -> Bool {
      at + 2 < source.count && source[at] == quote && source[at + 1] == quote
        && source[at + 2] == quote
    }
    let isLong = isTriple(index)
    index += isLong ? 3 : 1
    while index < source.count {
      if source[index] == UInt8(ascii: "\\") {
        index += 2
      } else if isLong, isTriple(index) {
        index += 3
        return
      } else if !isLong, source[index] == quote || source[index] == 0x0A {
        index += 1
        return
      } else {
        index += 1
      }
    }
  }

  private static func skipRawString(_ source: [UInt8], _ index: inout Int) {
    var hashes = 0
    while index < source.count, source[index] == UInt8(ascii: "#") {
      hashes += 1
      index += 1
    }
    guard index < source.count, source[index] == UInt8(ascii: "\"") else { return }
    index += 1
    while index < source.count {
      if source[index] == UInt8(ascii: "\""), index + hashes < source.count,
        source[(index + 1)...(index + hashes)].allSatisfy({ $0 == UInt8(ascii: "#") })
      {
        index += hashes + 1
        return
      }
      index += 1
    }
  }
}
