/// What a dynamic load is asked to load, as far as the text of its first argument tells.
///
/// Computed parts become `*`; `__name__` and `__package__` at the beginning stand for themselves.
enum LoadArgument: Equatable {
  case constant([UInt8])
  case pattern([UInt8])
  case unknown

  static func read(
    _ source: Span<UInt8>, after open: Int, loader: DynamicLoad.Loader
  ) -> LoadArgument {
    // An argument is short; one that is not is computed.
    let text = source.array(of: open + 1..<min(source.count, open + 400))
    if loader == .packageScan { return scanned(text) }
    var reader = ArgumentReader(source: text, index: 0, limit: text.count)
    return reader.read()
  }

  /// The package whose path is scanned: the expression before `.__path__`, or `__name__` for its own.
  private static func scanned(_ source: [UInt8]) -> LoadArgument {
    let text = String(decoding: source.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let first = text.prefix { $0 != "," && $0 != ")" }
    let value = first.split(separator: "=").last.map { $0.drop { $0 == " " || $0 == "[" } } ?? ""
    if value.hasPrefix("__path__") || text.contains("__file__") {
      return .constant(Array("__name__".utf8))
    }
    if let dot = value.range(ofSuffix: ".__path__") { return .constant(Array(value[..<dot].utf8)) }
    return .unknown
  }
}

extension Substring {
  /// Where `suffix` begins, if the text ends with it.
  fileprivate func range(ofSuffix suffix: String) -> Index? {
    guard hasSuffix(suffix) else { return nil }
    return index(endIndex, offsetBy: -suffix.count)
  }
}

/// Reads one argument that is made of strings: a literal, an f-string, or these joined with names.
private struct ArgumentReader {
  let source: [UInt8]
  var index: Int
  let limit: Int
  private var text: [UInt8] = []
  private var isComputed = false

  init(source: [UInt8], index: Int, limit: Int) {
    self.source = source
    self.index = index
    self.limit = limit
  }

  mutating func read() -> LoadArgument {
    skipKeyword()
    while true {
      guard readOperand() else { return .unknown }
      skipBlanks()
      guard index < limit else { return .unknown }
      switch source[index] {
      case UInt8(ascii: ","), UInt8(ascii: ")"):
        guard text.contains(where: { $0 != UInt8(ascii: "*") }) else { return .unknown }
        if text.first == UInt8(ascii: ".") { joinPackage() }
        return isComputed ? .pattern(text) : .constant(text)
      case UInt8(ascii: "+"):
        index += 1
      case UInt8(ascii: "%"):
        replacePercentFields()
        return .pattern(text)
      case UInt8(ascii: "."):
        guard matches(".format") else { return .unknown }
        replaceBraceFields()
        return .pattern(text)
      default:
        return .unknown
      }
    }
  }

  /// Puts the package that a second argument names before a relative name.
  private mutating func joinPackage() {
    guard index < limit, source[index] == UInt8(ascii: ",") else { return }
    index += 1
    skipBlanks()
    if matches("package") {
      index += 7
      skipBlanks()
      guard index < limit, source[index] == UInt8(ascii: "=") else { return }
      index += 1
    }
    let relative = text
    let wasComputed = isComputed
    text = []
    isComputed = false
    let isKnown = readOperand()
    let package = text
    text = relative
    guard isKnown, !isComputed, !package.isEmpty, package != Array("__package__".utf8) else {
      isComputed = wasComputed
      return
    }
    isComputed = wasComputed
    if package == Array("__name__".utf8) {
      text = package + relative
      return
    }
    // A package that is written out makes the name absolute.
    var parts = package.split(separator: UInt8(ascii: "."))
    let dots = relative.prefix { $0 == UInt8(ascii: ".") }.count
    guard dots <= parts.count else { return }
    parts.removeLast(dots - 1)
    text = Array((parts + [relative[dots...]]).joined(separator: [UInt8(ascii: ".")]))
    if text.last == UInt8(ascii: ".") { text.removeLast() }
  }

  /// Steps over `name=`.
  private mutating func skipKeyword() {
    skipBlanks()
    guard matches("name") else { return }
    var next = index + 4
    while next < limit, source[next] == UInt8(ascii: " ") { next += 1 }
    if next + 1 < limit, source[next] == UInt8(ascii: "="), source[next + 1] != UInt8(ascii: "=") {
      index = next + 1
    }
  }

  private mutating func skipBlanks() {
    while index < limit {
      switch source[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): index += 1
      default: return
      }
    }
  }

  private func matches(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return index + bytes.count <= limit && Array(source[index..<index + bytes.count]) == bytes
  }

  /// Reads a literal or a name; false where the argument is something else.
  private mutating func readOperand() -> Bool {
    skipBlanks()
    let start = index
    while index < limit, PythonByte.isIdentifier(source[index]) {
      index += 1
    }
    guard index < limit else { return false }
    if source[index] == UInt8(ascii: "\"") || source[index] == UInt8(ascii: "'") {
      let prefix = source[start..<index]
      let isFormatted = prefix.contains { $0 | 0x20 == UInt8(ascii: "f") }
      return readLiteral(isFormatted: isFormatted)
    }
    guard index > start else { return false }
    if matches("(") || matches("[") { return false }
    let name = Array(source[start..<index])
    if text.isEmpty, isOwnName(name) {
      text += name
    } else {
      // The value of a name, an attribute of it included, is not known here.
      while index < limit,
        source[index] == UInt8(ascii: ".")
          || PythonByte.isIdentifier(source[index])
      {
        index += 1
      }
      appendStar()
    }
    return true
  }

  private func isOwnName(_ name: [UInt8]) -> Bool {
    name == Array("__name__".utf8) || name == Array("__package__".utf8)
  }

  private mutating func appendStar() {
    isComputed = true
    if text.last != UInt8(ascii: "*") { text.append(UInt8(ascii: "*")) }
  }

  private mutating func readLiteral(isFormatted: Bool) -> Bool {
    let quote = source[index]
    index += 1
    while index < limit, source[index] != quote {
      let byte = source[index]
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\n") { return false }
      if isFormatted, byte == UInt8(ascii: "{") {
        let start = index + 1
        while index < limit, source[index] != UInt8(ascii: "}") { index += 1 }
        guard index < limit else { return false }
        let name = Array(source[start..<index])
        if text.isEmpty, isOwnName(name) { text += name } else { appendStar() }
      } else {
        text.append(byte)
      }
      index += 1
    }
    guard index < limit else { return false }
    index += 1
    return true
  }

  private mutating func replacePercentFields() {
    var result: [UInt8] = []
    var position = 0
    while position < text.count {
      if text[position] == UInt8(ascii: "%"), position + 1 < text.count {
        result.append(UInt8(ascii: "*"))
        position += 2
      } else {
        result.append(text[position])
        position += 1
      }
    }
    text = result
  }

  private mutating func replaceBraceFields() {
    var result: [UInt8] = []
    var position = 0
    while position < text.count {
      if text[position] == UInt8(ascii: "{") {
        while position < text.count, text[position] != UInt8(ascii: "}") { position += 1 }
        result.append(UInt8(ascii: "*"))
      } else {
        result.append(text[position])
      }
      position += 1
    }
    text = result
  }
}
