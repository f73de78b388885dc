/// String literals: on one line, on several, raw, with interpolations in which anything may stand.
extension SwiftLexer {
  /// A literal whose end has not been reached.
  struct OpenLiteral {
    /// Where its first quote, or the first `#` before that, stands.
    let start: Int
    let quote: UInt8
    let isMultiline: Bool
    /// How many `#` it takes to escape in it and to end it.
    let pounds: Int
    /// How many parentheses are open in its present interpolation, but for the one that started it.
    var openParens = 0
  }

  /// For the present line, whether a quote with enough `#` after it is still to come.
  ///
  /// `#"""` starts a literal over several lines unless it also ends in its line. To look ahead each time would take quadratic time.
  struct QuotesAhead {
    /// Where the last successful look found a quote, and with how many `#`.
    private var found = 0
    private var foundPounds = 0
    /// The end of the line in which a look failed, and the fewest `#` it failed for.
    private var failedUntil = 0
    private var failedPounds = Int.max

    mutating func contains(_ source: Span<UInt8>, from start: Int, pounds: Int) -> Bool {
      if start <= found, pounds <= foundPounds { return true }
      if start < failedUntil, pounds >= failedPounds { return false }
      var place = start
      while place < source.count {
        let byte = source[place]
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
        place += 1
        guard byte == UInt8(ascii: "\"") else { continue }
        var run = 0
        while place + run < source.count, source[place + run] == UInt8(ascii: "#") { run += 1 }
        if run >= pounds {
          found = place - 1
          foundPounds = run
          return true
        }
        place += run
      }
      failedPounds = start < failedUntil ? min(pounds, failedPounds) : pounds
      failedUntil = place
      return false
    }
  }

  /// More `#` than anyone writes; beyond it no look ahead is made, which keeps the lexer linear.
  static var mostPounds: Int { 64 }

  /// The literal that starts at `position`, as far as its end or its first interpolation.
  mutating func string(_ source: Span<UInt8>, pounds: Int) -> SwiftToken {
    let start = position
    let quote = peek(source, pounds)
    position = start + pounds + 1
    var isMultiline =
      quote == UInt8(ascii: "\"") && peek(source, 0) == quote && peek(source, 1) == quote
    if isMultiline, pounds > 0, pounds <= Self.mostPounds,
      quotesAhead.contains(source, from: position + 1, pounds: pounds)
    {
      isMultiline = false
    }
    if isMultiline { position += 2 }
    let literal = OpenLiteral(start: start, quote: quote, isMultiline: isMultiline, pounds: pounds)
    if text(source, of: literal) {
      literals.append(literal)
      return finish(.stringHead, from: start)
    }
    return finish(.string, from: start)
  }

  /// The rest of the innermost open literal, from the `)` of its interpolation at `position`.
  mutating func continueString(_ source: Span<UInt8>) -> SwiftToken {
    let start = position
    position += 1
    guard let literal = literals.last else { return finish(.rightParen, from: start) }
    if text(source, of: literal) { return finish(.stringMiddle, from: start) }
    literals.removeLast()
    return finish(.stringTail, from: start)
  }

  /// Moves on over the text of a literal to behind its end, or to behind the `\(` of an interpolation and returns true.
  private mutating func text(_ source: Span<UInt8>, of literal: OpenLiteral) -> Bool {
    var place = position
    while place < source.count {
      let byte = source[place]
      switch byte {
      case literal.quote:
        if let end = end(source, of: literal, at: place) {
          position = end
          return false
        }
        place += 1
      case UInt8(ascii: "\\"):
        place += 1
        guard hasPounds(source, literal.pounds, at: place) else { continue }
        place += literal.pounds
        guard place < source.count else { continue }
        switch source[place] {
        case UInt8(ascii: "("):
          position = place + 1
          return true
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): place += 1
        default: break
        }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard literal.isMultiline else {
          position = place
          note(.unterminatedString, from: literal.start, to: place)
          return false
        }
        endLine(source, at: place)
        place += 1
      default: place += 1
      }
    }
    position = place
    note(.unterminatedString, from: literal.start, to: place)
    return false
  }

  /// Where a literal ends if the quote at `place` ends it.
  private func end(_ source: Span<UInt8>, of literal: OpenLiteral, at place: Int) -> Int? {
    var end = place + 1
    if literal.isMultiline {
      guard end + 1 < source.count, source[end] == literal.quote, source[end + 1] == literal.quote
      else { return nil }
      end += 2
    }
    return hasPounds(source, literal.pounds, at: end) ? end + literal.pounds : nil
  }

  private func hasPounds(_ source: Span<UInt8>, _ pounds: Int, at place: Int) -> Bool {
    guard place + pounds <= source.count else { return false }
    for offset in 0..<pounds where source[place + offset] != UInt8(ascii: "#") { return false }
    return true
  }
}
