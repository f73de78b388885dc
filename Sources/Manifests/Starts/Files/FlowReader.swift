/// A tolerant pass over `{"a": ["b"]}`: JSON with or without comments, and the same shape inside YAML.
struct FlowReader {
  private let bytes: [UInt8]
  private(set) var at: Int
  private(set) var line: Int
  private(set) var values: [ConfiguredValue] = []
  private(set) var nextID: Int
  private let outerKeys: [String]
  private let outerOwner: Int
  private var frames: [Frame] = []

  /// A bracket that is open.
  private struct Frame {
    let isMapping: Bool
    let id: Int
    let owner: Int
    let keys: [String]
    var key: String?
  }

  private static let deepest = 200

  init(
    _ bytes: [UInt8], at: Int = 0, line: Int = 1, keys: [String] = [], owner: Int = 0,
    nextID: Int = 0
  ) {
    self.bytes = bytes
    self.at = at
    self.line = line
    outerKeys = keys
    outerOwner = owner
    self.nextID = nextID
  }

  /// Reads to the bracket that closes the first one, or to the end.
  mutating func read() {
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open(isMapping: byte == UInt8(ascii: "{"))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        at += 1
        _ = frames.popLast()
        if frames.isEmpty { return }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): take(quoted(byte), wasQuoted: true)
      case UInt8(ascii: ","):
        at += 1
        if !frames.isEmpty { frames[frames.count - 1].key = nil }
      case UInt8(ascii: "\n"):
        at += 1
        line += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ":"): at += 1
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == byte: skipLine()
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "*"):
        skipComment()
      default: take(plain(), wasQuoted: false)
      }
    }
  }

  private mutating func open(isMapping: Bool) {
    at += 1
    nextID += 1
    let top = frames.last
    let keys = top.map { frame in frame.key.map { frame.keys + [$0] } ?? frame.keys } ?? outerKeys
    frames.append(
      Frame(
        isMapping: isMapping, id: nextID,
        owner: isMapping ? nextID : top?.owner ?? outerOwner,
        // What lies deeper than any configuration is no configuration.
        keys: frames.count < Self.deepest ? keys : []))
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
  }

  private mutating func skipComment() {
    at += 2
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      if bytes[at] == UInt8(ascii: "*"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") {
        at += 2
        return
      }
      at += 1
    }
  }

  private mutating func quoted(_ quote: UInt8) -> Range<Int> {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      at += bytes[at] == UInt8(ascii: "\\") && at + 1 < bytes.count ? 2 : 1
    }
    let end = min(at, bytes.count)
    at = end + 1
    return start..<end
  }

  private mutating func plain() -> Range<Int> {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
        || byte == UInt8(ascii: "\n")
      {
        break
      }
      if byte == UInt8(ascii: ":"), at + 1 >= bytes.count || bytes[at + 1].isWhiteSpace { break }
      at += 1
    }
    if at == start { at += 1 }
    return start..<at
  }

  /// Keeps what was read as a key where a colon follows it, else as a value.
  private mutating func take(_ range: Range<Int>, wasQuoted: Bool) {
    guard let top = frames.last else { return }
    if top.isMapping, top.key == nil {
      frames[frames.count - 1].key = text(range, wasQuoted)
      return
    }
    guard range.count < 4096, range.count > 1 else { return }
    values.append(
      ConfiguredValue(
        keys: top.key.map { top.keys + [$0] } ?? top.keys, text: text(range, wasQuoted),
        line: line, owner: top.isMapping ? top.id : top.owner, list: top.isMapping ? nil : top.id))
  }

  private func text(_ range: Range<Int>, _ wasQuoted: Bool) -> String {
    let slice = wasQuoted ? bytes[range] : bytes[range].trimmed
    guard slice.contains(UInt8(ascii: "\\")) else { return slice.text }
    var result: [UInt8] = []
    var index = slice.startIndex
    while index < slice.endIndex {
      if slice[index] == UInt8(ascii: "\\"), index + 1 < slice.endIndex {
        index += 1
        result.append(
          slice[index] == UInt8(ascii: "n")
            ? UInt8(ascii: "\n")
            : slice[index] == UInt8(ascii: "t") ? UInt8(ascii: "\t") : slice[index])
      } else {
        result.append(slice[index])
      }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
