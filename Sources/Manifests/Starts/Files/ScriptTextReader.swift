import Scanning

/// Finds the files and modules that a build script written in Python names in strings: a noxfile, a `.spec`, a `setup.py`.
enum ScriptTextReader {
  static func starts(in bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var starts: [Start] = []
    var words: [Located<String>] = []
    var depth = 0
    for token in tokens(of: bytes) {
      switch token {
      case .open:
        depth += 1
        starts += read(words, place)
        words = []
      case .close, .end:
        if case .close = token { depth = max(0, depth - 1) }
        starts += read(words, place)
        words = []
      case .string(let text): words.append(text)
      }
    }
    return starts + read(words, place)
  }

  private enum Token {
    case open, close, end
    case string(Located<String>)
  }

  /// Strings next to one another within one bracket are the words of a command, or names.
  private static func read(
    _ words: [Located<String>], _ place: CommandReader.Place
  ) -> [Start] {
    guard let first = words.first else { return [] }
    var reader = CommandReader(place)
    if words.count == 1, first.value.contains(ascii: " ") {
      if first.value.utf8.count < 1000 { reader.read(first.value, line: first.line) }
      return reader.starts
    }
    // A packager runs what it is given; others may only read it.
    let isPackager = place.kind == ".spec" || place.kind == "WSGI script"
    if !isPackager {
      reader.read(words: words)
      if !reader.starts.isEmpty { return reader.starts }
    }
    var starts: [Start] = []
    for word in words {
      let target: Start.Target
      // What a `setup.py` names, it puts into tables of entry points, however these are put together.
      var isInstaller = false
      var isSetting = false
      if word.value.hasSuffix(".py"), !word.value.contains(ascii: " "),
        !word.value.contains(ascii: "*")
      {
        target = .path(word.value, from: place.folder)
      } else if ConfiguredName.isMention(word.value) {
        target = .mention(word.value)
        isInstaller = place.kind == "setup.py"
        isSetting = place.kind == "configuration"
      } else {
        continue
      }
      starts.append(
        Start(
          target: target, purpose: isInstaller ? .product : place.purpose,
          strength: isPackager || isInstaller || isSetting ? .firm : .weak,
          evidence: Evidence(
            kind: place.kind, path: place.path, line: word.line, text: word.value)))
    }
    return starts
  }

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var at = 0
    var line = 1
    var depth = 0
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\n"):
        if depth == 0 { tokens.append(.end) }
        line += 1
        at += 1
      case UInt8(ascii: "#"):
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        tokens.append(.open)
        at += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        tokens.append(.close)
        at += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let start = line
        let isTriple = at + 2 < bytes.count && bytes[at + 1] == byte && bytes[at + 2] == byte
        at += isTriple ? 3 : 1
        let first = at
        while at < bytes.count {
          if bytes[at] == UInt8(ascii: "\\") {
            at += 1
          } else if bytes[at] == byte {
            if !isTriple { break }
            if at + 2 < bytes.count, bytes[at + 1] == byte, bytes[at + 2] == byte { break }
          } else if bytes[at] == UInt8(ascii: "\n") {
            if !isTriple { break }
            line += 1
          }
          at += 1
        }
        let end = min(at, bytes.count)
        if !isTriple {
          tokens.append(
            .string(Located(String(decoding: bytes[first..<end], as: UTF8.self), line: start)))
        }
        at = end + (isTriple ? 3 : 1)
      default: at += 1
      }
    }
    return tokens
  }
}
