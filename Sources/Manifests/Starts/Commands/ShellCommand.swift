/// One simple command of a shell text: what it sets, what it runs, and the text it is fed.
struct ShellCommand: Hashable, Sendable {
  /// `A=b` before the first word, and the arguments of `export`.
  var assignments: [Located<String>] = []
  /// Without quotes; what only running would tell, such as `$HOME`, stands as written.
  var words: [Located<String>] = []
  /// The body of a here-document.
  var input: Located<String>?
}

/// A pass over a shell text that takes it apart into simple commands, as `sh` would, without running anything.
///
/// Other shells, recipes and templates come close enough. Any bytes are legal; what stands in `$(…)`, backticks and brackets becomes
/// commands of its own, in the order they begin.
struct ShellReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line: Int
  private var commands: [ShellCommand] = []
  /// The commands that are being read, the innermost last.
  private var open: [OpenCommand] = []
  /// Here-documents whose bodies begin at the next line, with the command that each is for.
  private var awaited: [(end: String, stripsTabs: Bool, command: Int)] = []

  /// A command that is being read, and what ends it.
  private struct OpenCommand {
    var index: Int
    /// The bracket or backtick that ends it; 0 at the outermost level.
    let end: UInt8
    /// The word around a `$(`, which goes on after it.
    let outerWord: [UInt8]?
    let outerLine: Int
    let wasQuoted: Bool
  }

  private init(_ text: [UInt8], line: Int) {
    bytes = text
    self.line = line
  }

  /// The commands of a text whose first line has the given number.
  static func commands(in text: [UInt8], line: Int = 1) -> [ShellCommand] {
    var reader = ShellReader(text, line: line)
    reader.read()
    return reader.commands.filter {
      !$0.words.isEmpty || !$0.assignments.isEmpty
    }
  }

  private var word: [UInt8]?
  private var wordLine = 0
  private var isQuoted = false
  private static let deepest = 64

  private mutating func read() {
    begin(end: 0, outerWord: nil, wasQuoted: false)
    while at < bytes.count {
      let byte = bytes[at]
      if isQuoted {
        readQuoted(byte)
      } else {
        readPlain(byte)
      }
    }
    endWord()
  }

  // MARK: Bytes

  private mutating func readPlain(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      endWord()
      at += 1
    case UInt8(ascii: "\n"):
      endCommand()
      at += 1
      line += 1
      readAwaited()
    case UInt8(ascii: "#") where word == nil:
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    case UInt8(ascii: "\\"):
      readEscape()
    case UInt8(ascii: "'"):
      readLiteral()
    case UInt8(ascii: "\""):
      startWord()
      isQuoted = true
      at += 1
    case UInt8(ascii: "$"):
      readDollar()
    case UInt8(ascii: "`"):
      readBacktick()
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
      readOperator(byte)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      readRedirection(byte)
    case UInt8(ascii: "("):
      if word == nil {
        endCommand()
      } else {
        // `f()` and the patterns of `case`.
        add(byte)
      }
      at += 1
    case UInt8(ascii: ")"):
      close(byte)
    default:
      add(byte)
      at += 1
    }
  }

  private mutating func readQuoted(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""):
      isQuoted = false
      at += 1
    case UInt8(ascii: "\\"):
      readEscape()
    case UInt8(ascii: "$"):
      readDollar()
    case UInt8(ascii: "`"):
      readBacktick()
    default:
      if byte == UInt8(ascii: "\n") { line += 1 }
      add(byte)
      at += 1
    }
  }

  private mutating func readEscape() {
    guard at + 1 < bytes.count else {
      at += 1
      return
    }
    let next = bytes[at + 1]
    at += 2
    if next == UInt8(ascii: "\n") {
      line += 1
    } else if next == UInt8(ascii: "\r"), at < bytes.count, bytes[at] == UInt8(ascii: "\n") {
      at += 1
      line += 1
    } else {
      // A backslash before anything else inside quotes stays, as do those of Windows paths.
      let isSpecial = [0x22, 0x24, 0x5C, 0x60, 0x20, 0x27, 0x26, 0x3B, 0x28, 0x29].contains(next)
      if !isSpecial { add(UInt8(ascii: "\\")) }
      add(next)
    }
  }

  private mutating func readLiteral() {
    startWord()
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "'") {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      add(bytes[at])
      at += 1
    }
    at += 1
  }

  private mutating func readDollar() {
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    if next == UInt8(ascii: "("), open.count < Self.deepest {
      // `$(NAME)` is a variable of make.
      if let name = makeVariable(from: at + 2) {
        for byte in bytes[at..<name] { add(byte) }
        at = name
        return
      }
      startWord()
      let outer = word
      at += 2
      begin(end: UInt8(ascii: ")"), outerWord: outer, wasQuoted: isQuoted)
    } else if next == UInt8(ascii: "{") {
      let start = at
      var depth = 0
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
        if bytes[at] == UInt8(ascii: "{") { depth += 1 }
        if bytes[at] == UInt8(ascii: "}") {
          depth -= 1
          if depth == 0 { break }
        }
        at += 1
      }
      at = min(at + 1, bytes.count)
      if at > start, bytes[at - 1] == UInt8(ascii: "\n") { at -= 1 }
      for byte in bytes[start..<at] { add(byte) }
    } else {
      add(bytes[at])
      at += 1
    }
  }

  /// Where `$(PYTHON)` ends.
  private func makeVariable(from start: Int) -> Int? {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "_") || bytes[end].isUppercaseOrDigit {
      end += 1
    }
    guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: ")") else { return nil }
    return end + 1
  }

  private mutating func readBacktick() {
    if let last = open.last, last.end == UInt8(ascii: "`") {
      close(UInt8(ascii: "`"))
    } else if open.count < Self.deepest {
      startWord()
      let outer = word
      at += 1
      begin(end: UInt8(ascii: "`"), outerWord: outer, wasQuoted: isQuoted)
    } else {
      add(bytes[at])
      at += 1
    }
  }

  private mutating func readOperator(_ byte: UInt8) {
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    if byte == UInt8(ascii: "&"), next == UInt8(ascii: ">") {
      at += 1
      return
    }
    endCommand()
    at += next == byte ? 2 : 1
  }

  private mutating func readRedirection(_ byte: UInt8) {
    // The number of a stream is no word.
    if let number = word, number.count == 1, number[0].isUppercaseOrDigit { word = nil }
    endWord()
    var count = 0
    while at < bytes.count, bytes[at] == byte {
      at += 1
      count += 1
    }
    if byte == UInt8(ascii: "<"), count == 2 {
      readHereDocumentStart()
      return
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "(") { return }
    while at < bytes.count,
      bytes[at] == UInt8(ascii: "&") || bytes[at] == UInt8(ascii: "|")
        || bytes[at] == UInt8(ascii: " ")
    {
      at += 1
    }
    // The file that is read or written is none that is run.
    while at < bytes.count, !bytes[at].isWhiteSpace, !Self.endsWord(bytes[at]) { at += 1 }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "|")
      || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "`")
  }

  // MARK: Here-documents

  private mutating func readHereDocumentStart() {
    let stripsTabs = at < bytes.count && bytes[at] == UInt8(ascii: "-")
    if stripsTabs { at += 1 }
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    var end: [UInt8] = []
    while at < bytes.count, !bytes[at].isWhiteSpace, !Self.endsWord(bytes[at]),
      bytes[at] != UInt8(ascii: ">")
    {
      if bytes[at] != UInt8(ascii: "'"), bytes[at] != UInt8(ascii: "\""),
        bytes[at] != UInt8(ascii: "\\")
      {
        end.append(bytes[at])
      }
      at += 1
    }
    guard let command = open.last?.index, !end.isEmpty else { return }
    awaited.append((String(decoding: end, as: UTF8.self), stripsTabs, command))
  }

  private mutating func readAwaited() {
    for document in awaited {
      let start = line
      var body: [UInt8] = []
      while at < bytes.count {
        var lineEnd = at
        while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
        let content = bytes[at..<lineEnd]
        at = min(lineEnd + 1, bytes.count)
        line += 1
        if content.trimmed.elementsEqual(document.end.utf8) { break }
        body += content
        body.append(UInt8(ascii: "\n"))
      }
      commands[document.command].input = Located(
        String(decoding: body, as: UTF8.self), line: start)
    }
    awaited = []
  }

  // MARK: Words and commands

  private mutating func startWord() {
    if word == nil {
      word = []
      wordLine = line
    }
  }

  private mutating func add(_ byte: UInt8) {
    startWord()
    word?.append(byte)
  }

  private mutating func endWord() {
    guard let bytes = word, let command = open.last?.index else { return }
    word = nil
    let text = Located(String(decoding: bytes, as: UTF8.self), line: wordLine)
    if commands[command].words.isEmpty, Self.isAssignment(bytes) {
      commands[command].assignments.append(text)
    } else {
      commands[command].words.append(text)
    }
  }

  static func isAssignment(_ word: [UInt8]) -> Bool {
    guard let equals = word.firstIndex(of: UInt8(ascii: "=")), equals > 0 else { return false }
    return word[..<equals].allSatisfy { $0 == UInt8(ascii: "_") || $0.isLetterOrDigit }
      && !(0x30...0x39).contains(word[0])
  }

  private mutating func begin(end: UInt8, outerWord: [UInt8]?, wasQuoted: Bool) {
    open.append(
      OpenCommand(
        index: commands.count, end: end, outerWord: outerWord, outerLine: wordLine,
        wasQuoted: wasQuoted))
    commands.append(ShellCommand())
    word = nil
    isQuoted = false
  }

  private mutating func endCommand() {
    endWord()
    guard var last = open.popLast() else { return }
    last.index = commands.count
    commands.append(ShellCommand())
    open.append(last)
  }

  private mutating func close(_ byte: UInt8) {
    at += 1
    endWord()
    guard let last = open.last, last.end == byte else {
      endCommand()
      return
    }
    open.removeLast()
    word = (last.outerWord ?? []) + "$()".utf8
    wordLine = last.outerLine
    isQuoted = last.wasQuoted
  }
}

extension UInt8 {
  fileprivate var isUppercaseOrDigit: Bool {
    (0x41...0x5A).contains(self) || (0x30...0x39).contains(self)
  }

  var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
