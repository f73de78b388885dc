/// A tolerant pass over YAML, or over what a template of it looks like: which texts stand under which keys.
///
/// It takes any bytes, makes no claim to what a parser would accept, and is linear. Anchors, tags and the lines of templates do no harm.
struct YAMLReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var values: [ConfiguredValue] = []
  private var levels: [Level] = []
  private var nextID = 0

  /// A mapping or a list that lines may still add to.
  private struct Level {
    let column: Int
    let isList: Bool
    /// Of the mapping or list itself.
    let id: Int
    /// The mapping that holds the key above.
    let owner: Int
    /// The keys above.
    let outer: [String]
    var key: String?

    var keys: [String] { key.map { outer + [$0] } ?? outer }
  }

  private static let deepest = 100

  static func values(in bytes: [UInt8]) -> [ConfiguredValue] {
    var reader = YAMLReader(bytes: bytes)
    while reader.at < bytes.count { reader.readLine() }
    return reader.values
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: Lines

  private func byte(_ offset: Int = 0) -> UInt8 {
    at + offset < bytes.count ? bytes[at + offset] : UInt8(ascii: "\n")
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    if at < bytes.count {
      at += 1
      line += 1
    }
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private mutating func skipBlanks() {
    while byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") { at += 1 }
  }

  private var isAtLineEnd: Bool {
    byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r")
  }

  private mutating func readLine() {
    let start = at
    skipBlanks()
    var column = at - start
    if isAtLineEnd || byte() == UInt8(ascii: "#") || isTemplate(at) {
      skipLine()
      return
    }
    if column == 0, startsDocument {
      levels = []
      skipLine()
      return
    }
    while byte() == UInt8(ascii: "-"), isBlankOrEnd(byte(1)), levels.count < Self.deepest {
      openItem(column)
      let dash = at
      at += 1
      skipBlanks()
      column += at - dash
      if isAtLineEnd || byte() == UInt8(ascii: "#") {
        skipLine()
        return
      }
    }
    let afterAnchor = at
    skipProperties(column)
    if at > afterAnchor, isAtLineEnd { return skipLine() }
    if let key = readKey() {
      openKey(key, column)
      skipBlanks()
      readValue(deeperThan: column)
    } else if let top = levels.last {
      // An item of a list, or a value on the line below its key.
      readValue(deeperThan: top.column)
    } else if byte() == UInt8(ascii: "{") || byte() == UInt8(ascii: "[") {
      readValue(deeperThan: -1)
    } else {
      skipLine()
    }
  }

  private var startsDocument: Bool {
    (byte() == UInt8(ascii: "-") && byte(1) == UInt8(ascii: "-") && byte(2) == UInt8(ascii: "-"))
      || byte() == UInt8(ascii: "%")
  }

  /// `{{- if … }}` and `{% for … %}` are a template's, not the file's.
  private func isTemplate(_ offset: Int) -> Bool {
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "{") else { return false }
    if bytes[offset + 1] == UInt8(ascii: "%") { return true }
    guard bytes[offset + 1] == UInt8(ascii: "{") else { return false }
    // `{{ name }}: value` is a key all the same; what has none is of the template.
    let end = lineEnd(from: offset)
    return !bytes[offset..<end].contains(UInt8(ascii: ":"))
      || bytes[offset..<end].trimmed.suffix(2).elementsEqual("}}".utf8)
  }

  private func isBlankOrEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }

  // MARK: Levels

  private mutating func newID() -> Int {
    nextID += 1
    return nextID
  }

  private mutating func openItem(_ column: Int) {
    while let top = levels.last, top.column > column { levels.removeLast() }
    if let top = levels.last, top.isList, top.column == column { return }
    let top = levels.last
    levels.append(
      Level(
        column: column, isList: true, id: newID(), owner: top?.isList == false ? top?.id ?? 0 : 0,
        outer: top?.keys ?? []))
  }

  private mutating func openKey(_ key: String, _ column: Int) {
    while let top = levels.last, top.column > column || (top.column == column && top.isList) {
      levels.removeLast()
    }
    if let top = levels.last, !top.isList, top.column == column {
      levels[levels.count - 1].key = key
      return
    }
    guard levels.count < Self.deepest else { return }
    levels.append(
      Level(
        column: column, isList: false, id: newID(), owner: 0, outer: levels.last?.keys ?? [],
        key: key))
  }

  /// Steps over `&anchor` and `!tag`; some tags name what is to be called.
  private mutating func skipProperties(_ column: Int) {
    while byte() == UInt8(ascii: "&") || byte() == UInt8(ascii: "!") {
      let start = at
      while at < bytes.count, !isBlankOrEnd(byte()) { at += 1 }
      let tag = String(decoding: bytes[start..<at], as: UTF8.self)
      if tag.hasPrefix("!!python/"), let colon = tag.firstIndex(of: ":") {
        add(String(tag[tag.index(after: colon)...]), line)
      }
      skipBlanks()
    }
  }

  /// Reads `key:`, and leaves everything where it was if there is none.
  private mutating func readKey() -> String? {
    let start = at
    var end = start
    if byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "'") {
      let quote = byte()
      end += 1
      while end < bytes.count, bytes[end] != quote, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      guard end < bytes.count, bytes[end] == quote else { return nil }
      var after = end + 1
      while after < bytes.count, bytes[after] == UInt8(ascii: " ") { after += 1 }
      guard after < bytes.count, bytes[after] == UInt8(ascii: ":"),
        after + 1 >= bytes.count || isBlankOrEnd(bytes[after + 1])
      else { return nil }
      at = after + 1
      return String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    }
    if byte() == UInt8(ascii: "[") || byte() == UInt8(ascii: "|") || byte() == UInt8(ascii: ">")
      || byte() == UInt8(ascii: "{") && byte(1) != UInt8(ascii: "{")
    {
      return nil
    }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: ":"), end + 1 >= bytes.count || isBlankOrEnd(bytes[end + 1]) {
        at = end + 1
        return bytes[start..<end].trimmed.text
      }
      if bytes[end] == UInt8(ascii: "#"), end > start, bytes[end - 1] == UInt8(ascii: " ") {
        return nil
      }
      end += 1
    }
    return nil
  }

  // MARK: Values

  private mutating func add(_ text: String, _ line: Int) {
    guard let top = levels.last, !text.isEmpty else { return }
    values.append(
      ConfiguredValue(
        keys: top.keys, text: text, line: line, owner: top.isList ? top.owner : top.id,
        list: top.isList ? top.id : nil))
  }

  /// Reads what stands at the rest of the line, and goes on over the lines that belong to it.
  private mutating func readValue(deeperThan column: Int) {
    skipProperties(column)
    if isAtLineEnd || byte() == UInt8(ascii: "#") {
      skipLine()
      return
    }
    switch byte() {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): readBlock(deeperThan: column)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuoted()
    case UInt8(ascii: "["): readFlow()
    case UInt8(ascii: "{") where byte(1) != UInt8(ascii: "{"): readFlow()
    default: readPlain(deeperThan: column)
    }
  }

  private mutating func readBlock(deeperThan column: Int) {
    let isFolded = byte() == UInt8(ascii: ">")
    skipLine()
    let start = line
    var text: [UInt8] = []
    var base: Int?
    while at < bytes.count {
      let end = lineEnd(from: at)
      let content = bytes[at..<end]
      let indent = content.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
      let isBlank = content.trimmed.isEmpty
      if !isBlank, indent <= column { break }
      if !isBlank, base == nil { base = indent }
      text += content.dropFirst(min(indent, base ?? indent))
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
      // A folded line goes on; said in a way that keeps the count of lines.
      if isFolded, !isBlank { text += " \\".utf8 }
      text.append(UInt8(ascii: "\n"))
      skipLine()
    }
    add(String(decoding: text, as: UTF8.self), start)
  }

  private mutating func readQuoted() {
    let start = line
    let quote = byte()
    at += 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      if byte == quote {
        if quote == UInt8(ascii: "'"), self.byte(1) == quote {
          at += 1
        } else {
          break
        }
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), at + 1 < bytes.count {
        at += 1
        if bytes[at] == UInt8(ascii: "n") {
          text.append(UInt8(ascii: "\n"))
          at += 1
          continue
        }
      }
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      text.append(bytes[at])
      at += 1
    }
    at += 1
    add(String(decoding: text, as: UTF8.self), start)
    if at <= bytes.count { skipLine() }
  }

  private mutating func readPlain(deeperThan column: Int) {
    let start = line
    var text: [UInt8] = []
    while at < bytes.count {
      let end = lineEnd(from: at)
      var content = bytes[at..<end]
      if let comment = Self.comment(in: content) { content = content[..<comment] }
      text += content.trimmed
      skipLine()
      // The next line belongs to it where it lies deeper.
      let next = bytes[at..<lineEnd(from: at)]
      let indent = next.prefix { $0 == UInt8(ascii: " ") }.count
      guard indent > column, let first = next.dropFirst(indent).first,
        !next.trimmed.isEmpty, first != UInt8(ascii: "#"), !isTemplate(at + indent)
      else { break }
      text += " \\\n".utf8
    }
    add(String(decoding: text, as: UTF8.self), start)
  }

  private static func comment(in content: ArraySlice<UInt8>) -> Int? {
    var last: UInt8 = UInt8(ascii: "x")
    for index in content.indices {
      if content[index] == UInt8(ascii: "#"), last == UInt8(ascii: " ") { return index }
      last = content[index]
    }
    return nil
  }

  private mutating func readFlow() {
    let top = levels.last
    var flow = FlowReader(
      bytes, at: at, line: line, keys: top?.keys ?? [],
      owner: top.map { $0.isList ? $0.owner : $0.id } ?? 0, nextID: nextID)
    flow.read()
    values += flow.values
    nextID = flow.nextID
    at = flow.at
    line = flow.line
    skipLine()
  }
}
