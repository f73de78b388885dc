/// A cursor over Swift source that hands out one significant token after another.
///
/// It never fails, reads each byte a bounded number of times and keeps its place in nested literals on a stack of its own.
/// The source is an argument of every call because a value that is kept cannot hold a span; it must be the same each time.
package struct SwiftLexer {
  /// Where the next token, or the space before it, starts.
  var position = 0
  /// The line of `position`, counted from 1, and the offset at which it starts.
  package private(set) var line = 1
  package private(set) var lineStart = 0
  /// Whether a line ended since the last token.
  var startsLine = true
  /// What the last token was; the end of the file stands for no token yet.
  var previous = SwiftToken(kind: .endOfFile, startsLine: true, start: 0, end: 0)
  /// The literals around the interpolations the lexer is in, outermost first.
  var literals: [OpenLiteral] = []
  /// Whether one of `literals` ends with its line, so that a line end is more than space.
  var inSingleLineLiteral: Bool { !(literals.last?.isMultiline ?? true) }
  /// Set after `try?` and `try!`, where a slash starts a regex though a postfix operator comes before it.
  var expectsOperand = false
  /// Where the regex literal that starts at `position` ends, if an operator directly before it was cut off; else 0.
  var dueRegexEnd = 0
  /// Whether a conflict marker was seen, so that the lines that divide and end it are recognised.
  var inConflict = false
  var quotesAhead = QuotesAhead()
  /// The fewest `#` for which no regex over several lines ends any more.
  var unclosedRegexPounds = Int.max
  /// The first of them: a file that is no Swift at all could have millions.
  package private(set) var problems: [SwiftProblem] = []

  package init() {}

  /// The next token; at the end of the source `endOfFile`, as often as asked.
  package mutating func next(_ source: Span<UInt8>) -> SwiftToken {
    skipSpace(source)
    let start = position
    guard start < source.count else { return finish(.endOfFile, from: start) }
    let byte = source[start]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      skipName(source)
      return finish(.identifier, from: start)
    case UInt8(ascii: "("):
      if !literals.isEmpty { literals[literals.count - 1].openParens += 1 }
      return finish(.leftParen, from: start, length: 1)
    case UInt8(ascii: ")"):
      if let literal = literals.last {
        if literal.openParens == 0 { return continueString(source) }
        literals[literals.count - 1].openParens -= 1
      }
      return finish(.rightParen, from: start, length: 1)
    case UInt8(ascii: "{"): return finish(.leftBrace, from: start, length: 1)
    case UInt8(ascii: "}"): return finish(.rightBrace, from: start, length: 1)
    case UInt8(ascii: "["): return finish(.leftSquare, from: start, length: 1)
    case UInt8(ascii: "]"): return finish(.rightSquare, from: start, length: 1)
    case UInt8(ascii: ","): return finish(.comma, from: start, length: 1)
    case UInt8(ascii: ";"): return finish(.semicolon, from: start, length: 1)
    case UInt8(ascii: "@"): return finish(.at, from: start, length: 1)
    case UInt8(ascii: "\\"): return finish(.backslash, from: start, length: 1)
    case UInt8(ascii: ":"):
      let doubled = peek(source, 1) == UInt8(ascii: ":")
      return finish(doubled ? .doubleColon : .colon, from: start, length: doubled ? 2 : 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      skipNumber(source)
      return finish(.number, from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(source, pounds: 0)
    case UInt8(ascii: "#"): return pound(source)
    case UInt8(ascii: "`"): return escapedIdentifier(source)
    case UInt8(ascii: "$"):
      skipName(source)
      return finish(.dollarIdentifier, from: start)
    case UInt8(ascii: "<"):
      if let end = placeholderEnd(source, from: start) {
        position = end
        return finish(.placeholder, from: start)
      }
      return operatorToken(source)
    case 0x80...:
      return foreign(source)
    default:
      return operatorToken(source)
    }
  }

  /// The byte `offset` bytes on; 0 beyond the end.
  @inline(__always)
  func peek(_ source: Span<UInt8>, _ offset: Int) -> UInt8 {
    let place = position + offset
    return place < source.count ? source[place] : 0
  }

  @inline(__always)
  mutating func finish(_ kind: SwiftToken.Kind, from start: Int, length: Int) -> SwiftToken {
    position = start + length
    return finish(kind, from: start)
  }

  /// Ends a token at `position`.
  @inline(__always)
  mutating func finish(_ kind: SwiftToken.Kind, from start: Int) -> SwiftToken {
    let token = SwiftToken(kind: kind, startsLine: startsLine, start: start, end: position)
    previous = token
    startsLine = false
    return token
  }

  /// Counts the line that the line feed or carriage return at `place` ends; the two together end one.
  @inline(__always)
  mutating func endLine(_ source: Span<UInt8>, at place: Int) {
    lineStart = place + 1
    if source[place] == UInt8(ascii: "\r"), lineStart < source.count,
      source[lineStart] == UInt8(ascii: "\n")
    {
      return
    }
    line += 1
  }

  mutating func note(_ kind: SwiftProblem.Kind, from start: Int, to end: Int) {
    guard problems.count < 100 else { return }
    problems.append(SwiftProblem(kind: kind, place: ByteRange(start, end)))
  }
}

extension SwiftLexer {
  /// Moves on over the rest of a name.
  @inline(__always)
  mutating func skipName(_ source: Span<UInt8>) {
    var place = position + 1
    while place < source.count {
      let byte = source[place]
      if SwiftCharacters.isNamePart(byte) {
        place += 1
      } else if byte >= 0x80, let length = namePartLength(source, at: place) {
        place += length
      } else {
        break
      }
    }
    position = place
  }

  /// The length of the code point at `place`, if it may continue a name.
  private func namePartLength(_ source: Span<UInt8>, at place: Int) -> Int? {
    let decoded = SwiftCharacters.decode(source, at: place)
    guard let scalar = decoded.scalar else { return nil }
    switch SwiftCharacters.classify(scalar) {
    case .nameStart, .namePart: return decoded.length
    case .operatorStart, .neither: return nil
    }
  }

  /// Moves on over an integer or floating-point literal, as far as it is one: `0.1` but not `0.description` nor `x.0.1`.
  private mutating func skipNumber(_ source: Span<UInt8>) {
    let isHex = source[position] == UInt8(ascii: "0") && peek(source, 1) == UInt8(ascii: "x")
    var mayHaveFraction = previous.kind != .period
    let exponent = UInt8(ascii: isHex ? "p" : "e")
    while true {
      skipName(source)
      let byte = peek(source, 0)
      if byte == UInt8(ascii: "."), mayHaveFraction, startsFraction(source, isHex: isHex) {
        mayHaveFraction = false
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"),
        source[position - 1] | 0x20 == exponent, SwiftCharacters.isDigit(peek(source, 1))
      {
        mayHaveFraction = false
      } else {
        return
      }
    }
  }

  /// Whether the period at `position` starts a fraction; in a hexadecimal number only an exponent shows that it does.
  private func startsFraction(_ source: Span<UInt8>, isHex: Bool) -> Bool {
    guard isHex else { return SwiftCharacters.isDigit(peek(source, 1)) }
    var offset = 1
    while SwiftCharacters.isHexDigit(peek(source, offset))
      || peek(source, offset) == UInt8(ascii: "_")
    {
      offset += 1
    }
    guard offset > 1, peek(source, offset) | 0x20 == UInt8(ascii: "p") else { return false }
    let sign = peek(source, offset + 1)
    let signed = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    return SwiftCharacters.isDigit(peek(source, offset + (signed ? 2 : 1)))
  }

  /// A name between backticks; a backtick that no other follows in its line stands alone.
  private mutating func escapedIdentifier(_ source: Span<UInt8>) -> SwiftToken {
    let start = position
    var place = start + 1
    while place < source.count {
      switch source[place] {
      case UInt8(ascii: "`"):
        return finish(.escapedIdentifier, from: start, length: place + 1 - start)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return finish(.unknown, from: start, length: 1)
      default: place += 1
      }
    }
    return finish(.unknown, from: start, length: 1)
  }

  /// Where the editor placeholder that starts at `start` ends, if one does.
  func placeholderEnd(_ source: Span<UInt8>, from start: Int) -> Int? {
    guard start + 1 < source.count, source[start + 1] == UInt8(ascii: "#") else { return nil }
    var place = start + 2
    while place + 1 < source.count {
      let next = source[place + 1]
      switch source[place] {
      case UInt8(ascii: "\n"): return nil
      case UInt8(ascii: "<") where next == UInt8(ascii: "#"): return nil
      case UInt8(ascii: "#") where next == UInt8(ascii: ">"): return place + 2
      default: place += 1
      }
    }
    return nil
  }

  /// The token at a byte outside ASCII that is no space.
  private mutating func foreign(_ source: Span<UInt8>) -> SwiftToken {
    let start = position
    let decoded = SwiftCharacters.decode(source, at: start)
    guard let scalar = decoded.scalar else {
      return finish(.unknown, from: start, length: decoded.length)
    }
    switch SwiftCharacters.classify(scalar) {
    case .operatorStart: return operatorToken(source)
    case .neither: return finish(.unknown, from: start, length: decoded.length)
    case .nameStart, .namePart:
      position += decoded.length - 1
      skipName(source)
      return finish(.identifier, from: start)
    }
  }

  /// What starts with `#`: a raw string, an extended regex, a directive, a macro, the first line of a script.
  private mutating func pound(_ source: Span<UInt8>) -> SwiftToken {
    let start = position
    if start == 0, peek(source, 1) == UInt8(ascii: "!") {
      skipLine(source)
      return finish(.shebang, from: start)
    }
    var pounds = 1
    while peek(source, pounds) == UInt8(ascii: "#") { pounds += 1 }
    switch peek(source, pounds) {
    case UInt8(ascii: "\""):
      return string(source, pounds: pounds)
    case UInt8(ascii: "/"):
      if let end = regexEnd(source, from: start, pounds: pounds, mustBeRegex: true) {
        return finish(.regex, from: start, length: end - start)
      }
    default: break
    }
    guard pounds == 1 else { return finish(.unknown, from: start, length: pounds) }
    return directive(source)
  }

  /// A `#` with the word after it if that is a directive, else the `#` alone.
  private mutating func directive(_ source: Span<UInt8>) -> SwiftToken {
    let start = position
    var end = start + 1
    while end < source.count, source[end] | 0x20 &- UInt8(ascii: "a") < 26, end - start < 8 {
      end += 1
    }
    let next = end < source.count ? source[end] : 0
    let isWhole = next != UInt8(ascii: "_") && next | 0x20 &- UInt8(ascii: "a") >= 26
    let kind: SwiftToken.Kind
    switch (isWhole ? end - start : 0, peek(source, 1), peek(source, 2)) {
    case (3, UInt8(ascii: "i"), UInt8(ascii: "f")): kind = .poundIf
    case (5, UInt8(ascii: "e"), UInt8(ascii: "l")) where isElse(source, start): kind = .poundElse
    case (7, UInt8(ascii: "e"), UInt8(ascii: "l"))
    where isElse(source, start) && source[start + 5] == UInt8(ascii: "i")
      && source[start + 6] == UInt8(ascii: "f"):
      kind = .poundElseif
    case (6, UInt8(ascii: "e"), UInt8(ascii: "n"))
    where source[start + 3] == UInt8(ascii: "d") && source[start + 4] == UInt8(ascii: "i")
      && source[start + 5] == UInt8(ascii: "f"):
      kind = .poundEndif
    default: return finish(.pound, from: start, length: 1)
    }
    return finish(kind, from: start, length: end - start)
  }

  /// Whether `#el` at `start` goes on as `#else`.
  private func isElse(_ source: Span<UInt8>, _ start: Int) -> Bool {
    source[start + 3] == UInt8(ascii: "s") && source[start + 4] == UInt8(ascii: "e")
  }
}
