extension PythonScanner {
  /// How a string literal is written.
  struct StringShape {
    /// Behind the closing quotes, or where an unterminated literal was given up.
    let end: Int
    /// What stands between the quotes.
    let content: Range<Int>
    let isTerminated: Bool
    /// No backslash, no replacement field, not bytes.
    let isPlain: Bool
  }

  /// Steps over the literal whose first quote stands at `quote`, noting it where it could name a module.
  mutating func skipString(at quote: Int) -> Int {
    var shape = stringEnd(at: quote)
    if !shape.isTerminated, !distrustsFields, shape.end == source.count,
      stringPrefix(before: quote).isFormatted, !isTriple(quote)
    {
      distrustsFields = true
      shape = stringEnd(at: quote)
    }
    if !shape.isTerminated {
      problem("a string literal is never closed", at: quote)
    } else if shape.isPlain, PythonMention.isOne(source, shape.content, classes) {
      let span = facts.text.add(shape.content, of: source)
      facts.mentions.append(
        StringMention(text: span, line: UInt32(lineCounter.line(at: quote, in: source))))
    }
    return shape.end
  }

  /// Finds the end of the literal whose first quote stands at `quote`.
  func stringEnd(at quote: Int) -> StringShape {
    let prefix = stringPrefix(before: quote)
    if prefix.isFormatted { return formattedEnd(at: quote) }
    let mark = source[quote]
    if isTriple(quote) {
      var index = quote + 3
      while index < source.count {
        let byte = source[index]
        if byte == mark, isTriple(index) {
          return StringShape(
            end: index + 3, content: quote + 3..<index, isTerminated: true, isPlain: false)
        }
        index += byte == UInt8(ascii: "\\") ? 2 : 1
      }
      return StringShape(
        end: source.count, content: quote + 3..<max(quote + 3, source.count), isTerminated: false,
        isPlain: false)
    }
    var isPlain = !prefix.isBytes
    var index = quote + 1
    while index < source.count {
      let byte = source[index]
      if byte == mark {
        return StringShape(
          end: index + 1, content: quote + 1..<index, isTerminated: true, isPlain: isPlain)
      }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        index = isLineEnd(index + 1) ? afterLineEnd(index + 1) : index + 2
      } else if isLineEnd(index) {
        break
      } else {
        index += 1
      }
    }
    let end = min(index, source.count)
    return StringShape(end: end, content: quote + 1..<end, isTerminated: false, isPlain: false)
  }

  private func isTriple(_ quote: Int) -> Bool {
    quote + 2 < source.count && source[quote + 1] == source[quote]
      && source[quote + 2] == source[quote]
  }

  /// The letters right before a quote, where they are a prefix and not the end of a longer name.
  func stringPrefix(before quote: Int) -> (isFormatted: Bool, isBytes: Bool) {
    var isFormatted = false
    var isBytes = false
    var index = quote - 1
    while index >= 0, quote - index <= 2 {
      switch source[index] | 0x20 {
      case UInt8(ascii: "f"), UInt8(ascii: "t"): isFormatted = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "r"), UInt8(ascii: "u"): break
      default: return isIdentifier(index) ? (false, false) : (isFormatted, isBytes)
      }
      index -= 1
    }
    if index >= 0, isIdentifier(index) { return (false, false) }
    return (isFormatted, isBytes)
  }

  /// One literal or replacement field that `formattedEnd` is inside of.
  private struct Frame {
    var mark: UInt8
    var isTriple: Bool
    /// Inside the text of the literal or of a format specification; else inside an expression.
    var isText: Bool
    /// How many format specifications the text is inside of.
    var specDepth: Int
    /// Brackets open in the expression.
    var brackets: Int
  }

  /// The end of an f-string or t-string, whose fields may hold further strings with the same quotes (PEP 701).
  private func formattedEnd(at quote: Int) -> StringShape {
    let width = isTriple(quote) ? 3 : 1
    var index = quote + width
    // Most fields nest nothing, so the stack is only made when one does.
    var frame = Frame(
      mark: source[quote], isTriple: width == 3, isText: true, specDepth: 0, brackets: 0)
    var outer: [Frame] = []
    func shape(_ end: Int, terminated: Bool) -> StringShape {
      let stop = terminated ? end - width : end
      return StringShape(
        end: end, content: quote + width..<max(quote + width, stop), isTerminated: terminated,
        isPlain: false)
    }
    while index < source.count {
      let byte = source[index]
      if frame.isText {
        if byte == frame.mark, !frame.isTriple || isTriple(index) {
          index += frame.isTriple ? 3 : 1
          guard let around = outer.popLast() else { return shape(index, terminated: true) }
          frame = around
        } else if byte == UInt8(ascii: "\\") {
          let next = index + 1
          let isBrace =
            next < source.count
            && (source[next] == UInt8(ascii: "{") || source[next] == UInt8(ascii: "}"))
          index = isBrace ? next : isLineEnd(next) ? afterLineEnd(next) : index + 2
        } else if byte == UInt8(ascii: "{") {
          let isEscaped =
            frame.specDepth == 0 && index + 1 < source.count
            && source[index + 1] == UInt8(ascii: "{")
          if !isEscaped {
            outer.append(frame)
            frame.isText = false
            frame.brackets = 0
          }
          index += isEscaped ? 2 : 1
        } else if byte == UInt8(ascii: "}"), frame.specDepth > 0 {
          // The format specification ends, and the field around it with it.
          if let around = outer.popLast() { frame = around }
          index += 1
        } else if !frame.isTriple, isLineEnd(index) {
          return shape(index, terminated: false)
        } else {
          index += 1
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\n") where distrustsFields && width == 1,
        UInt8(ascii: "\r") where distrustsFields && width == 1:
        return shape(index, terminated: false)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        frame.brackets += 1
        index += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        frame.brackets -= 1
        index += 1
      case UInt8(ascii: "}"):
        if frame.brackets > 0 {
          frame.brackets -= 1
        } else if let around = outer.popLast() {
          frame = around
        }
        index += 1
      case UInt8(ascii: ":") where frame.brackets == 0:
        // The specification replaces the expression on the stack: its closing brace ends both.
        frame.isText = true
        frame.specDepth += 1
        index += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let prefix = stringPrefix(before: index)
        if prefix.isFormatted {
          outer.append(frame)
          let triple = isTriple(index)
          frame = Frame(
            mark: byte, isTriple: triple, isText: true, specDepth: 0, brackets: 0)
          index += triple ? 3 : 1
        } else {
          let inner = plainEnd(at: index)
          if !inner.isTerminated { return shape(inner.end, terminated: false) }
          index = inner.end
        }
      case UInt8(ascii: "#"):
        while index < source.count, !isLineEnd(index) { index += 1 }
      default:
        index += 1
      }
    }
    return shape(source.count, terminated: false)
  }

  /// The end of a literal that is known to have no replacement fields.
  private func plainEnd(at quote: Int) -> (end: Int, isTerminated: Bool) {
    let mark = source[quote]
    let triple = isTriple(quote)
    var index = quote + (triple ? 3 : 1)
    while index < source.count {
      let byte = source[index]
      if byte == mark, !triple || isTriple(index) { return (index + (triple ? 3 : 1), true) }
      if byte == UInt8(ascii: "\\") {
        index += 2
      } else if !triple, isLineEnd(index) {
        return (index, false)
      } else {
        index += 1
      }
    }
    return (source.count, false)
  }
}

/// The shape of text that could name a module.
enum PythonMention {
  /// True for `a.b`, `a.b.c:attribute` and `a:b`: names with dots between them and at most one colon.
  static func isOne(_ source: [UInt8], _ range: Range<Int>, _ classes: [UInt8]) -> Bool {
    guard range.count >= 3, range.count <= 200 else { return false }
    var atStart = true
    var hasDot = false
    var hasColon = false
    for index in range {
      let byte = source[index]
      if byte == UInt8(ascii: ".") {
        if atStart { return false }
        atStart = true
        hasDot = true
      } else if byte == UInt8(ascii: ":") {
        if atStart || hasColon { return false }
        atStart = true
        hasColon = true
      } else {
        let kind = classes[Int(byte)]
        if kind & PythonByte.identifier == 0 { return false }
        if atStart, kind & PythonByte.digit != 0 { return false }
        atStart = false
      }
    }
    return !atStart && (hasDot || hasColon)
  }
}
