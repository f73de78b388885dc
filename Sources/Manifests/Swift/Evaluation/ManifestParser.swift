import Scanning

/// Reads the Swift of a package manifest into statements; what it does not follow becomes `unknown`, and it never fails.
///
/// It recurses on nesting, but no deeper than `deepest`: a manifest nested deeper than that is not followed there.
struct ManifestParser {
  struct Token {
    let kind: SwiftToken.Kind
    let start: Int
    let end: Int
    let startsLine: Bool
  }

  let bytes: [UInt8]
  let tokens: [Token]
  var at = 0
  var depth = 0
  /// Whether a `{` may be a closure here: in the condition of an `if` it starts the body.
  var allowsTrailingClosure = true

  static let deepest = 60

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var tokens: [Token] = []
    var lexer = SwiftLexer()
    let source = bytes.span
    while true {
      let token = lexer.next(source)
      guard token.kind != .endOfFile else { break }
      tokens.append(
        Token(kind: token.kind, start: token.start, end: token.end, startsLine: token.startsLine))
    }
    tokens.append(
      Token(kind: .endOfFile, start: bytes.count, end: bytes.count, startsLine: true))
    self.tokens = tokens
  }

  /// The whole manifest.
  mutating func program() -> [ManifestStatement] { statements { $0.kind == .endOfFile } }

  // MARK: Tokens

  var token: Token { tokens[at] }
  var next: Token { tokens[min(at + 1, tokens.count - 1)] }

  mutating func advance() { if at < tokens.count - 1 { at += 1 } }

  func text(_ token: Token) -> String {
    let range =
      token.kind == .escapedIdentifier && token.end - token.start > 2
      ? token.start + 1..<token.end - 1 : token.start..<token.end
    return String(decoding: bytes[range], as: UTF8.self)
  }

  func isWord(_ word: String, at index: Int? = nil) -> Bool {
    let token = tokens[min(index ?? at, tokens.count - 1)]
    return token.kind == .identifier && token.end - token.start == word.utf8.count
      && bytes[token.start..<token.end].elementsEqual(word.utf8)
  }

  func isOperator(_ spelled: String) -> Bool {
    bytes[token.start..<token.end].elementsEqual(spelled.utf8)
  }

  mutating func take(_ kind: SwiftToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  func range(from start: Int) -> ByteRange {
    ByteRange(start, max(start, at > 0 ? tokens[at - 1].end : start))
  }

  /// Moves on to behind the bracket that closes the one here.
  mutating func skipBrackets() {
    var open = 0
    while token.kind != .endOfFile {
      switch token.kind {
      case .leftParen, .leftBrace, .leftSquare: open += 1
      case .rightParen, .rightBrace, .rightSquare: open -= 1
      default: break
      }
      advance()
      if open <= 0 { return }
    }
  }

  /// Moves on over the rest of a statement that is not followed.
  mutating func skipStatement() {
    repeat {
      switch token.kind {
      case .leftParen, .leftBrace, .leftSquare: skipBrackets()
      case .rightParen, .rightBrace, .rightSquare, .endOfFile: return
      default: advance()
      }
    } while !token.startsLine && token.kind != .semicolon
  }

  /// Moves on over a type and gives it without spaces.
  mutating func type() -> String {
    let start = at
    var angles = 0
    loop: while token.kind != .endOfFile {
      switch token.kind {
      case .leftParen, .leftSquare: skipBrackets()
      case .identifier, .escapedIdentifier, .period, .postfixQuestion, .exclamation, .arrow, .at,
        .prefixAmpersand:
        if at > start, token.startsLine, angles == 0, token.kind == .identifier { break loop }
        if isWord("where") || isWord("in") { break loop }
        advance()
      case .comma where angles > 0, .colon where angles > 0: advance()
      case .prefixOperator, .binaryOperator, .postfixOperator:
        let spelled = bytes[token.start..<token.end]
        let opened = spelled.count { $0 == UInt8(ascii: "<") }
        let closed = spelled.count { $0 == UInt8(ascii: ">") }
        guard
          opened + closed > 0 || spelled.elementsEqual("&".utf8)
            || spelled.elementsEqual("...".utf8)
        else { break loop }
        if spelled.elementsEqual("...".utf8) { break loop }
        angles += opened - closed
        advance()
      default: break loop
      }
    }
    return tokens[start..<at].map { text($0) }.joined()
  }
}
