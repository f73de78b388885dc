extension SyntaxTokenizer {
  mutating func scanOperator(_ first: UInt8) {
    let start = position
    let second = byte(at: start + 1)
    let withEqual = second == UInt8(ascii: "=")

    switch first {
    case UInt8(ascii: ","): emit(.comma, from: start, to: start + 1)
    case UInt8(ascii: "."): scanDot()
    case UInt8(ascii: ":"): scanColon(withEqual)
    case UInt8(ascii: "="): emitPair(withEqual, .equalEqual, .equal)
    case UInt8(ascii: ";"): emit(.semicolon, from: start, to: start + 1)
    case UInt8(ascii: "~"): emit(.tilde, from: start, to: start + 1)
    case UInt8(ascii: "!"): emitPair(withEqual, .notEqual, .exclamation)
    case UInt8(ascii: "+"): emitPair(withEqual, .plusEqual, .plus)
    case UInt8(ascii: "@"): emitPair(withEqual, .atEqual, .at)
    case UInt8(ascii: "%"): emitPair(withEqual, .percentEqual, .percent)
    case UInt8(ascii: "|"): emitPair(withEqual, .pipeEqual, .pipe)
    case UInt8(ascii: "^"): emitPair(withEqual, .caretEqual, .caret)
    case UInt8(ascii: "&"): emitPair(withEqual, .ampersandEqual, .ampersand)
    case UInt8(ascii: "-"):
      if second == UInt8(ascii: ">") { return emit(.arrow, from: start, to: start + 2) }
      emitPair(withEqual, .minusEqual, .minus)
    case UInt8(ascii: "*"):
      if second == first { return emitTriple(.doubleStarEqual, .doubleStar) }
      emitPair(withEqual, .starEqual, .star)
    case UInt8(ascii: "/"):
      if second == first { return emitTriple(.doubleSlashEqual, .doubleSlash) }
      emitPair(withEqual, .slashEqual, .slash)
    case UInt8(ascii: "<"):
      if second == first { return emitTriple(.leftShiftEqual, .leftShift) }
      emitPair(withEqual, .lessEqual, .less)
    case UInt8(ascii: ">"):
      if second == first { return emitTriple(.rightShiftEqual, .rightShift) }
      emitPair(withEqual, .greaterEqual, .greater)
    case 0:
      // Reported once for the file.
      emit(.error, from: start, to: start + 1)
    default:
      emitError(.invalidCharacter, from: start, to: start + 1)
    }
  }

  /// An operator of one byte, or the same with `=` after it.
  private mutating func emitPair(
    _ withEqual: Bool, _ pair: SyntaxToken.Kind, _ single: SyntaxToken.Kind
  ) {
    emit(withEqual ? pair : single, from: position, to: position + (withEqual ? 2 : 1))
  }

  /// An operator of two bytes, or the same with `=` after it.
  private mutating func emitTriple(_ triple: SyntaxToken.Kind, _ pair: SyntaxToken.Kind) {
    let withEqual = byte(at: position + 2) == UInt8(ascii: "=")
    emit(withEqual ? triple : pair, from: position, to: position + (withEqual ? 3 : 2))
  }

  private mutating func scanDot() {
    let next = byte(at: position + 1)
    if next.isDigit { return scanNumber() }
    let isEllipsis = next == UInt8(ascii: ".") && byte(at: position + 2) == UInt8(ascii: ".")
    emit(isEllipsis ? .ellipsis : .dot, from: position, to: position + (isEllipsis ? 3 : 1))
  }

  private mutating func scanColon(_ withEqual: Bool) {
    if brackets.last?.byte == Self.fieldBrace {
      literals[literals.count - 1].isInText = true
      return emit(.formatColon, from: position, to: position + 1)
    }
    emitPair(withEqual, .colonEqual, .colon)
  }
}
