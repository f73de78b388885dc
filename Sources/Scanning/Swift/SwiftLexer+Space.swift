/// What lies between tokens: white space, line ends, comments, and bytes that mean nothing.
extension SwiftLexer {
  /// Moves on to the next byte of a token or to the end.
  @inline(__always)
  mutating func skipSpace(_ source: Span<UInt8>) {
    var place = position
    while place < source.count {
      let byte = source[place]
      if byte == UInt8(ascii: " ") {
        place += 1
        continue
      }
      // Letters and most marks: the token starts here.
      if byte &- UInt8(ascii: "?") < 0x40 { break }
      switch byte {
      case UInt8(ascii: "\t"):
        place += 1
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if inSingleLineLiteral { abandonLine(at: place) }
        endLine(source, at: place)
        startsLine = true
        place += 1
        continue
      case UInt8(ascii: "/"):
        guard place + 1 < source.count else { break }
        position = place
        switch source[place + 1] {
        case UInt8(ascii: "/"): skipLine(source)
        case UInt8(ascii: "*"): skipBlockComment(source)
        default: return
        }
        place = position
        continue
      case UInt8(ascii: "<") where startsLine, UInt8(ascii: "=") where startsLine,
        UInt8(ascii: ">") where startsLine, 0x00...0x20, 0x7F...:
        position = place
        guard skipOddity(source) else { return }
        place = position
        continue
      default: break
      }
      break
    }
    position = place
  }

  /// Leaves the interpolations of literals that a line end ends, unterminated.
  private mutating func abandonLine(at place: Int) {
    while inSingleLineLiteral, let literal = literals.popLast() {
      note(.unterminatedString, from: literal.start, to: place)
    }
  }

  mutating func skipLine(_ source: Span<UInt8>) {
    var place = position
    while place < source.count, source[place] != UInt8(ascii: "\n"),
      source[place] != UInt8(ascii: "\r")
    {
      place += 1
    }
    position = place
  }

  private mutating func skipBlockComment(_ source: Span<UInt8>) {
    let start = position
    var place = start + 2
    var depth = 1
    while place < source.count {
      let byte = source[place]
      place += 1
      switch byte {
      case UInt8(ascii: "*"):
        if place < source.count, source[place] == UInt8(ascii: "/") {
          place += 1
          depth -= 1
          if depth == 0 {
            position = place
            return
          }
        }
      case UInt8(ascii: "/"):
        if place < source.count, source[place] == UInt8(ascii: "*") {
          place += 1
          depth += 1
        }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        startsLine = true
        endLine(source, at: place - 1)
      default: break
      }
    }
    position = place
    note(.unterminatedComment, from: start, to: place)
  }

  /// Moves on over a byte that is rarely space: a control byte, a conflict marker, a code point that may stand nowhere.
  private mutating func skipOddity(_ source: Span<UInt8>) -> Bool {
    let byte = source[position]
    if byte < 0x21 || byte == 0x7F {
      position += 1
      return true
    }
    if byte < 0x80 { return skipConflictMarker(source) }
    let decoded = SwiftCharacters.decode(source, at: position)
    guard let scalar = decoded.scalar else {
      // One problem for a run of such bytes, or a binary file would have millions.
      let start = position
      position += decoded.length
      if problems.last?.kind != .invalidUTF8 { note(.invalidUTF8, from: start, to: position) }
      return true
    }
    guard SwiftCharacters.classify(scalar) == .neither || scalar == 0xFEFF else { return false }
    position += decoded.length
    return true
  }

  /// Moves on over the line of a conflict marker, so that both sides are read and the names of the branches are not.
  private mutating func skipConflictMarker(_ source: Span<UInt8>) -> Bool {
    let byte = source[position]
    guard byte != UInt8(ascii: "=") ? true : inConflict, startsLine else { return false }
    guard inConflict || byte == UInt8(ascii: "<") else { return false }
    if position > 0, source[position - 1] != UInt8(ascii: "\n"),
      source[position - 1] != UInt8(ascii: "\r")
    {
      return false
    }
    for offset in 1..<7 where peek(source, offset) != byte { return false }
    if byte != UInt8(ascii: "="), peek(source, 7) != UInt8(ascii: " ") { return false }
    let start = position
    inConflict = byte != UInt8(ascii: ">")
    skipLine(source)
    if byte == UInt8(ascii: "<") { note(.conflictMarker, from: start, to: position) }
    return true
  }
}
