/// One significant token of Swift source: what it is and where it stands. Comments and white space lie between tokens.
package struct SwiftToken: Hashable, Sendable {
  package let kind: Kind
  /// Whether a line ends between the token before this one and this one.
  package let startsLine: Bool
  /// Start and end in one word: tokens are copied all the time, and a copy of one word never waits for two.
  private let place: UInt64

  @inline(__always)
  init(kind: Kind, startsLine: Bool, start: Int, end: Int) {
    self.kind = kind
    self.startsLine = startsLine
    place = UInt64(truncatingIfNeeded: start) << 32 | UInt64(truncatingIfNeeded: end)
  }

  @inline(__always)
  package var start: Int { Int(place >> 32) }

  /// Never less than `start`.
  @inline(__always)
  package var end: Int { Int(place & 0xFFFF_FFFF) }

  /// What a token is. Keywords are identifiers here; `SwiftKeyword` tells them apart where it matters.
  package enum Kind: UInt8, Sendable {
    case endOfFile
    case shebang
    case identifier
    /// A name between backticks, which is never a keyword.
    case escapedIdentifier
    /// `$0` or `$name`.
    case dollarIdentifier
    case number
    /// A whole string literal without interpolation.
    case string
    /// From an opening quote to the `\(` of the first interpolation.
    case stringHead
    /// From the `)` that ends an interpolation to the `\(` of the next.
    case stringMiddle
    /// From the `)` that ends the last interpolation to the closing quote.
    case stringTail
    case regex
    /// `<#what an editor leaves to be filled in#>`
    case placeholder
    case prefixOperator, binaryOperator, postfixOperator
    case arrow, equal, period, prefixAmpersand, infixQuestion, postfixQuestion, exclamation
    case leftParen, rightParen, leftSquare, rightSquare, leftBrace, rightBrace
    case comma, colon, doubleColon, semicolon, at, backslash
    case pound, poundIf, poundElseif, poundElse, poundEndif
    case unknown
  }
}
