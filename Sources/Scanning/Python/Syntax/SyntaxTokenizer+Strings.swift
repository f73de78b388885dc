extension SyntaxTokenizer {
  /// Scans a string literal whose quotes stand `length` bytes after `start`.
  mutating func scanString(prefixed start: Int, flags prefix: StringFlags, length: Int = 0) {
    var flags = prefix
    let open = start + length
    let quote = bytes[open]
    let isTriple = byte(at: open + 1) == quote && byte(at: open + 2) == quote
    if isTriple { flags.insert(.triple) }
    let body = open + (isTriple ? 3 : 1)

    if !flags.isDisjoint(with: [.formatted, .template]) {
      if literals.count >= Self.deepestLiterals {
        emitError(.nestedTooDeeply, from: start, to: body)
        return abandonLiterals()
      }
      literals.append(
        OpenLiteral(
          quote: quote, isTriple: isTriple, flags: flags, start: start, brackets: brackets.count))
      return emit(.literalStart, from: start, to: body, payload: flags.rawValue)
    }
    var end = body
    var isASCII = true
    while end < bytes.count {
      let next = bytes[end]
      if next == quote {
        if !isTriple { break }
        if byte(at: end + 1) == quote && byte(at: end + 2) == quote { break }
      } else if next == UInt8(ascii: "\\") {
        flags.insert(.escaped)
        end += 1
        if byte(at: end) == UInt8(ascii: "\r") && byte(at: end + 1) == UInt8(ascii: "\n") {
          end += 1
        }
        if byte(at: end) >= 0x80 { isASCII = false }
      } else if next.endsLine {
        if !isTriple { break }
        if next == UInt8(ascii: "\r") { flags.insert(.escaped) }
      } else if next >= 0x80 {
        isASCII = false
      }
      end += 1
    }
    guard end < bytes.count && bytes[end] == quote else {
      emitError(.unterminatedString, from: start, to: min(end, bytes.count))
      return abandonLiterals()
    }
    let close = end + (isTriple ? 3 : 1)
    if !isASCII && flags.contains(.bytes) { report(.nonASCIIBytes, from: start, to: close) }
    if flags.contains(.escaped) && !flags.contains(.raw) {
      checkEscapes(from: body, to: end, isBytes: flags.contains(.bytes))
    }
    emit(.string, from: start, to: close, payload: flags.rawValue)
  }

  /// After a string that never ends nothing is known of the format strings around it.
  private mutating func abandonLiterals() {
    guard let outermost = literals.first else { return }
    brackets.removeSubrange(min(outermost.brackets, brackets.count)...)
    literals.removeAll(keepingCapacity: true)
  }

  /// Scans the text of the innermost format string up to the next brace or its end.
  mutating func scanLiteralText() {
    var literal = literals[literals.count - 1]
    let start = position
    var end = start
    var isEscaped = false
    var flags = literal.flags
    func endText(_ tokenizer: inout SyntaxTokenizer, at end: Int, isDoubled: Bool = false) {
      if end == start { return }
      if isDoubled { flags.insert(.doubled) }
      if isEscaped {
        flags.insert(.escaped)
        if !flags.contains(.raw) { tokenizer.checkEscapes(from: start, to: end, isBytes: false) }
      }
      tokenizer.emit(
        .literalText, from: start, to: isDoubled ? end + 1 : end, payload: flags.rawValue)
    }

    while end < bytes.count {
      let next = bytes[end]
      switch next {
      case literal.quote:
        if literal.isTriple
          && !(byte(at: end + 1) == next && byte(at: end + 2) == next)
        {
          end += 1
          continue
        }
        endText(&self, at: end)
        if literal.fields > 0 { brackets.removeSubrange(min(literal.brackets, brackets.count)...) }
        literals.removeLast()
        return emit(.literalEnd, from: end, to: end + (literal.isTriple ? 3 : 1))
      case UInt8(ascii: "{"):
        if literal.fields == 0 && byte(at: end + 1) == next {
          endText(&self, at: end + 1, isDoubled: true)
          return
        }
        endText(&self, at: end)
        literal.fields += 1
        literal.isInText = false
        literals[literals.count - 1] = literal
        brackets.append(OpenBracket(byte: Self.fieldBrace, offset: UInt32(end)))
        if literal.fields > Self.deepestFields || brackets.count > Self.deepestBrackets {
          return emitError(.nestedTooDeeply, from: end, to: end + 1)
        }
        return emit(.leftBrace, from: end, to: end + 1)
      case UInt8(ascii: "}"):
        if literal.fields > 0 {
          endText(&self, at: end)
          brackets.removeLast()
          endField()
          return emit(.rightBrace, from: end, to: end + 1)
        }
        if byte(at: end + 1) == next {
          endText(&self, at: end + 1, isDoubled: true)
          return
        }
        endText(&self, at: end)
        return emitError(.unmatchedBracket, from: end, to: end + 1)
      case UInt8(ascii: "\\"):
        isEscaped = true
        end += 1
        let escaped = byte(at: end)
        if escaped == UInt8(ascii: "{") || escaped == UInt8(ascii: "}") { continue }
        if escaped == UInt8(ascii: "N") && !flags.contains(.raw)
          && byte(at: end + 1) == UInt8(ascii: "{")
        {
          end += 2
          while end < bytes.count && bytes[end] != UInt8(ascii: "}") && !bytes[end].endsLine
            && bytes[end] != literal.quote
          {
            end += 1
          }
          if byte(at: end) == UInt8(ascii: "}") { end += 1 }
          continue
        }
        if escaped == UInt8(ascii: "\r") && byte(at: end + 1) == UInt8(ascii: "\n") { end += 1 }
        end += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if literal.isTriple {
          if next == UInt8(ascii: "\r") { isEscaped = true }
          end += 1
          continue
        }
        if literal.fields > 0 {
          // The format specification ends with the line, and the field goes on.
          endText(&self, at: end)
          literals[literals.count - 1].isInText = false
          position = end
          return
        }
        emitError(.unterminatedString, from: literal.start, to: end)
        return abandonLiterals()
      default:
        end += 1
      }
    }
    // The end of the file: `finish` reports the literal.
    emit(.error, from: start, to: bytes.count)
  }

  /// The innermost field's brace is closed: what follows is text, of the literal or of the field around.
  mutating func endField() {
    literals[literals.count - 1].fields -= 1
    literals[literals.count - 1].isInText = true
  }

  /// Reports the escape sequences that Python refuses: incomplete ones, and code points that do not exist.
  func escapeProblem(from start: Int, to end: Int, isBytes: Bool) -> Range<Int>? {
    var offset = start
    while offset < end {
      if bytes[offset] != UInt8(ascii: "\\") {
        offset += 1
        continue
      }
      let escape = offset
      let letter = byte(at: offset + 1)
      offset += 2
      let digits: Int
      switch letter {
      case UInt8(ascii: "x"): digits = 2
      case UInt8(ascii: "u") where !isBytes: digits = 4
      case UInt8(ascii: "U") where !isBytes: digits = 8
      case UInt8(ascii: "N") where !isBytes:
        guard offset < end, bytes[offset] == UInt8(ascii: "{"),
          let close = bytes[offset..<end].firstIndex(of: UInt8(ascii: "}")), close > offset + 1
        else { return escape..<min(offset, end) }
        offset = close + 1
        continue
      default: continue
      }
      if offset + digits > end { return escape..<end }
      var value: UInt32 = 0
      for digit in bytes[offset..<offset + digits] {
        guard let number = digit.hexValue else { return escape..<offset + digits }
        value = value << 4 | UInt32(number)
      }
      if value > 0x10FFFF { return escape..<offset + digits }
      offset += digits
    }
    return nil
  }

  mutating func checkEscapes(from start: Int, to end: Int, isBytes: Bool) {
    if let problem = escapeProblem(from: start, to: end, isBytes: isBytes) {
      report(.invalidEscape, from: problem.lowerBound, to: problem.upperBound)
    }
  }
}

extension UInt8 {
  var hexValue: UInt8? {
    if isDigit { return self - UInt8(ascii: "0") }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : nil
  }
}
