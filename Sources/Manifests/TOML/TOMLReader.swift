/// A single pass over the bytes of a TOML document.
///
/// The position only ever moves forward, and a table is reached through the section it stands in, so the time taken is proportional to the text.
struct TOMLReader {
  let bytes: [UInt8]
  var at = 0
  /// The line `at` stands on, counted from 1.
  var line = 1
  /// Where that line begins.
  private var lineStart = 0

  /// How deep tables, arrays and dotted keys may nest, all taken together: they are read, and later freed, by recursion.
  static let deepest = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// One part of a dotted key.
  struct KeyPart {
    let text: String
    let line: Int
  }

  mutating func document() throws(TOMLError) -> TOMLTable {
    if let invalid = UTF8Validity.firstInvalidByte(in: bytes) {
      skipLines(to: invalid)
      throw error("bytes that are not UTF-8")
    }
    let root = TOMLTableBuilder(line: 1)
    var section = root
    var sectionDepth = 0
    // Tables that dotted keys of this section made or passed through: closed to headers once the section ends.
    var touched: [TOMLTableBuilder] = []
    while true {
      skipBlanks()
      guard let byte = peek() else { break }
      if skipNewline() { continue }
      if byte == UInt8(ascii: "[") {
        for table in touched { table.isExplicit = true }
        touched.removeAll(keepingCapacity: true)
        (section, sectionDepth) = try header(from: root)
      } else if Self.startsKey(byte) {
        try assignment(in: section, depth: sectionDepth, touched: &touched)
      } else if byte != UInt8(ascii: "#") {
        throw error("a line that is no key, header or comment")
      }
      skipBlanks()
      try skipComment()
      guard at == bytes.count || skipNewline() else {
        throw error("expected the end of the line")
      }
    }
    return root.frozen()
  }

  // MARK: Statements

  /// Reads `[a.b]` or `[[a.b]]` and returns the table that the keys below it belong to.
  private mutating func header(
    from root: TOMLTableBuilder
  ) throws(TOMLError) -> (TOMLTableBuilder, depth: Int) {
    let headerLine = line
    at += 1
    let isArray = peek() == UInt8(ascii: "[")
    if isArray { at += 1 }
    skipBlanks()
    let (parents, last) = try key(depth: 0)
    var table = root
    for part in parents { table = try child(part, of: table) }
    let section = TOMLTableBuilder(line: headerLine)
    section.isExplicit = true
    let slot = table.slot(last.text)
    if isArray {
      switch slot {
      case nil: table.add(.tables(TOMLTableList(first: section)), as: last.text, line: last.line)
      case .tables(let list)?: list.append(section)
      case .table?, .closed?:
        throw error("\(quoted(last.text)) is already something other than an array of tables")
      }
    } else {
      switch slot {
      case nil: table.add(.table(section), as: last.text, line: last.line)
      case .table(let open)? where !open.isExplicit:
        open.isExplicit = true
        open.line = headerLine
      case .table?, .tables?: throw error("table \(quoted(last.text)) is declared twice")
      case .closed?: throw error("\(quoted(last.text)) already has a value")
      }
    }
    for _ in 0..<(isArray ? 2 : 1) {
      guard peek() == UInt8(ascii: "]") else { throw error("expected ']' after a table's name") }
      at += 1
    }
    let depth = parents.count + 1
    if case .table(let open)? = slot, !isArray { return (open, depth) }
    return (section, depth)
  }

  /// The table a header's key leads through.
  private func child(
    _ part: KeyPart, of table: TOMLTableBuilder
  ) throws(TOMLError) -> TOMLTableBuilder {
    switch table.slot(part.text) {
    case .table(let open)?: return open
    case .tables(let list)?: return list.last
    case .closed?: throw error("\(quoted(part.text)) already has a value")
    case nil:
      let new = TOMLTableBuilder(line: part.line)
      table.add(.table(new), as: part.text, line: part.line)
      return new
    }
  }

  private mutating func assignment(
    in section: TOMLTableBuilder, depth: Int, touched: inout [TOMLTableBuilder]
  ) throws(TOMLError) {
    let (parents, last, value) = try pair(depth: depth)
    var table = section
    for part in parents {
      table = try dottedChild(part, of: table)
      guard !table.isExplicit else {
        throw error("a dotted key adds to \(quoted(part.text)), which is declared elsewhere")
      }
      touched.append(table)
    }
    try set(last, to: value, in: table)
  }

  // MARK: Keys and their values

  /// Reads `a.b.c = value`.
  mutating func pair(
    depth: Int
  ) throws(TOMLError) -> (parents: [KeyPart], last: KeyPart, value: TOMLValue) {
    let (parents, last) = try key(depth: depth)
    guard peek() == UInt8(ascii: "=") else { throw error("expected '=' after a key") }
    at += 1
    skipBlanks()
    return (parents, last, try value(depth: depth + parents.count + 1))
  }

  /// The table a dotted key leads through: never an array of tables, and nothing that is closed.
  func dottedChild(
    _ part: KeyPart, of table: TOMLTableBuilder
  ) throws(TOMLError) -> TOMLTableBuilder {
    if case .tables? = table.slot(part.text) {
      throw error("a dotted key adds to the array of tables \(quoted(part.text))")
    }
    return try child(part, of: table)
  }

  func set(
    _ part: KeyPart, to value: TOMLValue, in table: TOMLTableBuilder
  ) throws(TOMLError) {
    guard table.slot(part.text) == nil else {
      throw error("\(quoted(part.text)) already has a value")
    }
    table.add(.closed(value), as: part.text, line: part.line)
  }

  /// Reads a key with its dots and the blanks after it.
  private mutating func key(
    depth: Int
  ) throws(TOMLError) -> (parents: [KeyPart], last: KeyPart) {
    var parents: [KeyPart] = []
    var last = try keyPart()
    skipBlanks()
    while peek() == UInt8(ascii: ".") {
      at += 1
      skipBlanks()
      parents.append(last)
      guard depth + parents.count < Self.deepest else { throw error("nested too deep") }
      last = try keyPart()
      skipBlanks()
    }
    return (parents, last)
  }

  private mutating func keyPart() throws(TOMLError) -> KeyPart {
    let start = at
    let startLine = line
    switch peek() {
    case UInt8(ascii: "\""): return KeyPart(text: try basicString(), line: startLine)
    case UInt8(ascii: "'"): return KeyPart(text: try literalString(), line: startLine)
    default:
      while let byte = peek(), Self.isBareKey(byte) { at += 1 }
      guard at > start else { throw error("expected a key") }
      return KeyPart(text: text(start, at), line: startLine)
    }
  }

  static func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func startsKey(_ byte: UInt8) -> Bool {
    isBareKey(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  // MARK: Bytes

  func peek(_ ahead: Int = 0) -> UInt8? {
    at + ahead < bytes.count ? bytes[at + ahead] : nil
  }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  mutating func skipBlanks() {
    while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { at += 1 }
  }

  /// Steps over one line end, `\n` or `\r\n`, if there is one here.
  mutating func skipNewline() -> Bool {
    if peek() == UInt8(ascii: "\n") {
      at += 1
    } else if peek() == UInt8(ascii: "\r"), peek(1) == UInt8(ascii: "\n") {
      at += 2
    } else {
      return false
    }
    line += 1
    lineStart = at
    return true
  }

  mutating func skipComment() throws(TOMLError) {
    guard peek() == UInt8(ascii: "#") else { return }
    at += 1
    while let byte = peek(), !startsNewline() {
      guard !Self.isControl(byte) else { throw error("a control character in a comment") }
      at += 1
    }
  }

  func startsNewline() -> Bool {
    peek() == UInt8(ascii: "\n") || (peek() == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n"))
  }

  /// What no string and no comment may hold; a tab is fine.
  static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F
  }

  private mutating func skipLines(to offset: Int) {
    while at < offset {
      if bytes[at] == UInt8(ascii: "\n") {
        line += 1
        lineStart = at + 1
      }
      at += 1
    }
  }

  func error(_ message: String) -> TOMLError {
    TOMLError(line: line, column: at - lineStart + 1, message: message)
  }

  private func quoted(_ key: String) -> String { "\"\(key)\"" }
}
