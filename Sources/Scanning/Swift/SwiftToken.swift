/// One significant token of Swift source: what it is and where it stands. Comments and white space lie between tokens.
package struct SwiftToken: Hashable, Sendable {
  package let kind: Kind
  /// Whether a line ends between the token before this one and this one.
  package let startsLine: Bool
  package let start: Int
  /// Never less than `start`.
  package let end: Int

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
