/// What a string or a path of a program is, as far as its source tells; `*` stands for each part that is computed.
package struct CodeText: Hashable, Sendable {
  package var text: String
  /// A path from the scanned root, because it was made from the place of its file.
  package var isAnchored: Bool

  package init(_ text: String, isAnchored: Bool = false) {
    self.text = text
    self.isAnchored = isAnchored
  }

  /// Nothing is known of it.
  package static let unknown = CodeText("*")

  package var isUnknown: Bool { !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") } }
  package var isComputed: Bool { text.utf8.contains(UInt8(ascii: "*")) }

  /// True for a pattern of names that begins with two whole names or more: `shop.parts.*`.
  var isNested: Bool {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count > 2 && text.utf8.count < 200
      && parts.prefix(2).allSatisfy { part in
        !part.isEmpty && !part.contains { $0 == UInt8(ascii: "*") || $0 <= UInt8(ascii: " ") }
      }
  }

  /// True for a pattern of names that ends in a whole name: `*.handlers`.
  var isTelling: Bool {
    guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let last = text[text.utf8.index(after: dot)...]
    return last.utf8.count > 2 && !last.holds("*")
  }

  /// A constant of another module, which is filled in when that module is known.
  static func reference(to name: String) -> String { "\u{E000}\(name)\u{E001}" }

  /// The first byte of the mark tells it from nearly all other text.
  var hasReferences: Bool {
    isMarked && text.unicodeScalars.contains("\u{E000}")
  }

  private var isMarked: Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.contains(0xEE) } ?? text.utf8.contains(0xEE)
  }

  /// The names of the constants that it refers to.
  var references: [String] {
    guard hasReferences else { return [] }
    return text.split(separator: "\u{E000}").dropFirst(text.hasPrefix("\u{E000}") ? 0 : 1)
      .compactMap {
        $0.split(separator: "\u{E001}", omittingEmptySubsequences: false).first.map(String.init)
      }
  }

  /// Puts values in the place of the constants it refers to; what is not known becomes `*`.
  func filled(_ values: (String) -> [CodeText]) -> [CodeText] {
    var results = [CodeText("", isAnchored: isAnchored)]
    var rest = text[...]
    while let open = rest.firstIndex(of: "\u{E000}") {
      let plain = CodeText(String(rest[..<open]))
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "\u{E001}") else { break }
      let found = values(String(rest[..<close]))
      rest = rest[rest.index(after: close)...]
      let choices = found.isEmpty || found.count * results.count > 100 ? [.unknown] : found
      results = results.flatMap { start in
        choices.map { choice in
          start.text.isEmpty && plain.text.isEmpty && choice.isAnchored
            ? choice : start.appending(plain).appending(choice)
        }
      }
    }
    let last = CodeText(String(rest))
    return results.map { $0.appending(last) }
  }

  /// One behind the other.
  package func appending(_ other: CodeText) -> CodeText {
    if text.isEmpty, !isAnchored { return other }
    guard isAnchored, let first = other.text.utf8.first, first == UInt8(ascii: "/") else {
      return CodeText(Self.collapsed(text + other.text), isAnchored: isAnchored)
    }
    return joined(CodeText(String(other.text.dropFirst())))
  }

  /// A path and what lies at another one below it.
  package func joined(_ other: CodeText) -> CodeText {
    if other.isAnchored { return other }
    var parts = text.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    for part in other.text.split(separator: "/", omittingEmptySubsequences: true) where part != "."
    {
      if part == ".." {
        if parts.isEmpty || parts.last == ".." { parts.append("..") } else { parts.removeLast() }
      } else {
        parts.append(String(part))
      }
    }
    let lead = !isAnchored && text.hasPrefix("/") ? "/" : ""
    return CodeText(lead + parts.joined(separator: "/"), isAnchored: isAnchored)
  }

  /// The folder around a path.
  package var parent: CodeText {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return CodeText("", isAnchored: isAnchored)
    }
    return CodeText(String(text[..<slash]), isAnchored: isAnchored)
  }

  private static func collapsed(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "*")) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8
    where byte != UInt8(ascii: "*") || result.last != UInt8(ascii: "*") {
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension String {
  /// What stands behind the last dot.
  var lastPart: String {
    utf8.lastIndex(of: UInt8(ascii: ".")).map { String(self[utf8.index(after: $0)...]) } ?? self
  }

  /// Whether this, as code writes a callee, means `name`: `app.tasks.scan` means `tasks.scan`, and `scan`.
  func isCall(of name: String) -> Bool {
    guard hasSuffix(name) else { return false }
    let before = utf8.dropLast(name.utf8.count)
    return before.isEmpty || before.last == UInt8(ascii: ".")
  }
}

extension StringProtocol {
  /// Whether some character of ASCII is in it.
  func holds(_ character: Unicode.Scalar) -> Bool { utf8.contains(UInt8(ascii: character)) }
}
