import Scanning

/// Where the bytes of an import go: out of the top level, into functions, or under `TYPE_CHECKING`.
struct ImportInsertion {
  let source: LazySource

  private var text: [UInt8] { source.tree.source }

  // MARK: Out of the top level

  /// The whole lines of a statement, its comment and line ending included; nil where it shares a line with another one.
  func ownLines(of id: StatementID) -> ByteRange? {
    let range = source.tree.range(of: id)
    let start = source.lines.start(ofLineAt: range.start)
    guard text[start..<Int(range.start)].allSatisfy(isBlank) else { return nil }
    let end = source.lines.start(ofLineAfter: range.end) ?? text.count
    let rest = text[Int(range.end)..<end].drop(while: isBlank)
    guard let next = rest.first else { return ByteRange(start, end) }
    let isEnd =
      next == UInt8(ascii: "#") || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
    return isEnd ? ByteRange(start, end) : nil
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0C
  }

  /// The comment behind a statement on its last line, with the blanks before it; empty where there is none.
  func comment(behind id: StatementID) -> String {
    let range = source.tree.range(of: id)
    let end = source.lines.start(ofLineAfter: range.end) ?? text.count
    let rest = text[Int(range.end)..<end]
    guard let first = rest.first(where: { !isBlank($0) }), first == UInt8(ascii: "#") else {
      return ""
    }
    let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(decoding: line, as: UTF8.self)
  }

  /// It stands on several lines, and some of them have comments.
  func holdsComments(_ id: StatementID) -> Bool {
    let range = source.tree.range(of: id)
    guard source.lines.line(at: range.start) != source.lines.line(at: range.end) else {
      return false
    }
    let end = source.lines.start(ofLineAfter: range.end) ?? text.count
    return text[Int(range.start)..<end].contains(UInt8(ascii: "#"))
  }

  /// A statement as it is written, each line further in; with its comment and without a last line ending.
  func indented(_ id: StatementID, by indent: String = "    ") -> String {
    let range = source.tree.range(of: id)
    let words = String(decoding: text[Int(range.start)..<Int(range.end)], as: UTF8.self)
    let lines = words.replacingLineEndings.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: source.newline)
      + comment(behind: id)
  }

  // MARK: Into a function

  /// The edit that puts statements at the beginning of a function's body; nil where there is no good place.
  func edit(putting statements: [String], into function: OuterFunction) -> TextEdit? {
    let tree = source.tree
    let body = function.definition.body
    guard let first = body.first else { return nil }
    var target = first
    var afterDocstring: UInt32?
    if case .expression(let expression) = tree.statement(first),
      tree.stringValue(of: expression) != nil
    {
      afterDocstring = tree.range(of: first).end
      if body.count > 1 { target = body[1] }
    }
    let firstStart = tree.range(of: first).start
    let lineStart = source.lines.start(ofLineAt: firstStart)
    let indent = text[lineStart..<Int(firstStart)]
    guard indent.allSatisfy(isBlank) else {
      // The body stands on the line of its header.
      guard afterDocstring == nil else { return nil }
      let words = statements.map { $0 + "; " }.joined()
      return TextEdit(
        replacing: ByteRange(Int(firstStart), Int(firstStart)), with: Array(words.utf8))
    }
    let prefix = String(decoding: indent, as: UTF8.self)
    let words = statements.map { prefix + $0 + source.newline }.joined()
    if let end = afterDocstring {
      guard let next = source.lines.start(ofLineAfter: end) else {
        return TextEdit(
          replacing: ByteRange(text.count, text.count),
          with: Array((source.newline + words.dropLast(source.newline.count)).utf8))
      }
      // Something else stands on the line of the docstring.
      let rest = text[Int(end)..<next].first { !isBlank($0) }
      guard rest == nil || rest == 0x0A || rest == 0x0D || rest == UInt8(ascii: "#") else {
        return nil
      }
      return TextEdit(replacing: ByteRange(next, next), with: Array(words.utf8))
    }
    let start = source.lines.start(ofLineAt: start(of: target))
    return TextEdit(replacing: ByteRange(start, start), with: Array(words.utf8))
  }

  /// The body of a function stands on the line of its header, where no comment can go.
  func isOneLiner(_ function: OuterFunction) -> Bool {
    guard let first = function.definition.body.first else { return true }
    let start = source.tree.range(of: first).start
    return !text[source.lines.start(ofLineAt: start)..<Int(start)].allSatisfy(isBlank)
  }

  /// Where a statement begins, its decorators included.
  private func start(of id: StatementID) -> UInt32 {
    let own = source.tree.range(of: id).start
    let decorators: ArenaList<ExpressionID>
    switch source.tree.statement(id) {
    case .functionDefinition(let function): decorators = function.decorators
    case .classDefinition(let type): decorators = type.decorators
    default: return own
    }
    return min(own, decorators.first.map { source.tree.range(of: $0).start } ?? own)
  }

  // MARK: Under TYPE_CHECKING

  /// How a test for type checkers is written at a place, and the line it needs before it, if any; nil where the module means something
  /// else by the name.
  func typeCheckingTest(before offset: UInt32) -> (test: String, line: String?)? {
    for entry in source.imports where entry.range.start < offset {
      for name in entry.names {
        if Self.checks.contains(name.full) { return (name.bound, nil) }
        if !entry.isFrom, name.full == "typing",
          source.uses(of: name.bound).count(where: \.binds) == 1
        {
          return ("\(name.bound).TYPE_CHECKING", nil)
        }
      }
    }
    let bindings = source.uses(of: "TYPE_CHECKING").filter(\.binds)
    if bindings.isEmpty { return ("TYPE_CHECKING", "TYPE_CHECKING = False") }
    if bindings.count == 1, bindings[0].range.start < offset, isFalse(bindings[0].statement) {
      return ("TYPE_CHECKING", nil)
    }
    let imported = source.imports.flatMap(\.names).count {
      $0.bound == "TYPE_CHECKING" && Self.checks.contains($0.full)
    }
    return imported == bindings.count ? ("TYPE_CHECKING", "TYPE_CHECKING = False") : nil
  }

  private static let checks: Set<String> = [
    "typing.TYPE_CHECKING", "typing_extensions.TYPE_CHECKING",
  ]

  /// `TYPE_CHECKING = False`, at the top level.
  private func isFalse(_ id: StatementID) -> Bool {
    guard source.tree.body.contains(id) else { return false }
    let words = String(
      decoding: text[Int(source.tree.range(of: id).start)..<Int(source.tree.range(of: id).end)],
      as: UTF8.self)
    return words.filter { $0 != " " } == "TYPE_CHECKING=False"
  }
}

extension String {
  /// Every line ends in a line feed.
  var replacingLineEndings: String {
    var bytes: [UInt8] = []
    var wasReturn = false
    for byte in utf8 {
      if byte == UInt8(ascii: "\r") {
        bytes.append(UInt8(ascii: "\n"))
      } else if !(byte == UInt8(ascii: "\n") && wasReturn) {
        bytes.append(byte)
      }
      wasReturn = byte == UInt8(ascii: "\r")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
