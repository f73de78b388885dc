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
  mutating func skipString(_ source: Span<UInt8>, at quote: Int) -> Int {
    var shape = stringEnd(source, at: quote)
    if !shape.isTerminated, !distrustsFields, shape.end == source.count,
      source.stringPrefix(before: quote).isFormatted, !source.isTriple(at: quote)
    {
      distrustsFields = true
      shape = stringEnd(source, at: quote)
    }
    if !shape.isTerminated {
      problem("a string literal is never closed", at: quote, in: source)
    } else if shape.isPlain, PythonMention.isOne(source, shape.content) {
      let span = facts.text.add(shape.content, of: source)
      facts.mentions.append(
        StringMention(text: span, line: UInt32(lineCounter.line(at: quote, in: source))))
    }
    return shape.end
  }

  /// Finds the end of the literal whose first quote stands at `quote`.
  mutating func stringEnd(_ source: Span<UInt8>, at quote: Int) -> StringShape {
    let prefix = source.stringPrefix(before: quote)
    if prefix.isFormatted { return formattedEnd(source, at: quote) }
    let isTriple = source.isTriple(at: quote)
    let width = isTriple ? 3 : 1
    let found = plainEnd(source, at: quote, isTriple: isTriple)
    let contentEnd = found.isTerminated ? found.end - width : found.end
    return StringShape(
      end: found.end, content: quote + width..<max(quote + width, contentEnd),
      isTerminated: found.isTerminated,
      isPlain: found.isTerminated && !isTriple && !prefix.isBytes && !found.hasBackslash)
  }

  /// The end of a literal that has no replacement fields. What may end it is a landmark, and so is the backslash.
  private mutating func plainEnd(
    _ source: Span<UInt8>, at quote: Int, isTriple: Bool
  ) -> (end: Int, isTerminated: Bool, hasBackslash: Bool) {
    let mark = source[quote]
    var hasBackslash = false
    var index = quote + (isTriple ? 3 : 1)
    while true {
      index = landmarks.next(from: index, in: source)
      guard index < source.count else { return (source.count, false, hasBackslash) }
      let byte = source[index]
      if byte == mark {
        if !isTriple { return (index + 1, true, hasBackslash) }
        if source.isTriple(at: index) { return (index + 3, true, hasBackslash) }
        index += 1
      } else if byte == UInt8(ascii: "\\") {
        hasBackslash = true
        let joinsLines = !isTriple && source.isLineEnd(at: index + 1)
        index = joinsLines ? source.afterLineEnd(index + 1) : index + 2
      } else if !isTriple, PythonByte.isLineEnd(byte) {
        return (index, false, hasBackslash)
      } else {
        index += 1
      }
    }
  }

  /// One literal or replacement field that `formattedEnd` is inside of.
  struct Frame {
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
  private mutating func formattedEnd(_ source: Span<UInt8>, at quote: Int) -> StringShape {
    let width = source.isTriple(at: quote) ? 3 : 1
    var index = quote + width
    frames.removeAll(keepingCapacity: true)
    var frame = Frame(
      mark: source[quote], isTriple: width == 3, isText: true, specDepth: 0, brackets: 0)
    func shape(_ end: Int, terminated: Bool) -> StringShape {
      let stop = terminated ? end - width : end
      return StringShape(
        end: end, content: quote + width..<max(quote + width, stop), isTerminated: terminated,
        isPlain: false)
    }
    while true {
      // Whatever a literal or a field may end with is a landmark.
      index = landmarks.next(from: index, in: source)
      guard index < source.count else { return shape(source.count, terminated: false) }
      let byte = source[index]
      if frame.isText {
        if byte == frame.mark, !frame.isTriple || source.isTriple(at: index) {
          index += frame.isTriple ? 3 : 1
          guard let around = frames.popLast() else { return shape(index, terminated: true) }
          frame = around
        } else if byte == UInt8(ascii: "\\") {
          let next = index + 1
          let isBrace =
            next < source.count
            && (source[next] == UInt8(ascii: "{") || source[next] == UInt8(ascii: "}"))
          index =
            isBrace ? next : source.isLineEnd(at: next) ? source.afterLineEnd(next) : index + 2
        } else if byte == UInt8(ascii: "{") {
          let isEscaped =
            frame.specDepth == 0 && index + 1 < source.count
            && source[index + 1] == UInt8(ascii: "{")
          if !isEscaped {
            frames.append(frame)
            frame.isText = false
            frame.brackets = 0
          }
          index += isEscaped ? 2 : 1
        } else if byte == UInt8(ascii: "}"), frame.specDepth > 0 {
          // The format specification ends, and the field around it with it.
          if let around = frames.popLast() { frame = around }
          index += 1
        } else if !frame.isTriple, PythonByte.isLineEnd(byte) {
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
        } else if let around = frames.popLast() {
          frame = around
        }
        index += 1
      case UInt8(ascii: ":") where frame.brackets == 0:
        // The specification replaces the expression on the stack: its closing brace ends both.
        frame.isText = true
        frame.specDepth += 1
        index += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let prefix = source.stringPrefix(before: index)
        if prefix.isFormatted {
          frames.append(frame)
          let triple = source.isTriple(at: index)
          frame = Frame(
            mark: byte, isTriple: triple, isText: true, specDepth: 0, brackets: 0)
          index += triple ? 3 : 1
        } else {
          let inner = plainEnd(source, at: index, isTriple: source.isTriple(at: index))
          if !inner.isTerminated { return shape(inner.end, terminated: false) }
          index = inner.end
        }
      case UInt8(ascii: "#"):
        index = lineEnd(source, from: index)
      default:
        index += 1
      }
    }
  }
}

extension Span<UInt8> {
  @inline(__always)
  fileprivate func isTriple(at quote: Int) -> Bool {
    quote + 2 < count && self[quote + 1] == self[quote] && self[quote + 2] == self[quote]
  }

  /// The letters right before a quote, where they are a prefix and not the end of a longer name.
  @inline(__always)
  fileprivate func stringPrefix(before quote: Int) -> (isFormatted: Bool, isBytes: Bool) {
    // Most literals have none, and the byte before them says so.
    guard quote > 0, PythonByte.isIdentifier(self[quote - 1]) else { return (false, false) }
    return letters(before: quote)
  }

  private func letters(before quote: Int) -> (isFormatted: Bool, isBytes: Bool) {
    var isFormatted = false
    var isBytes = false
    var index = quote - 1
    while index >= 0, quote - index <= 2 {
      switch self[index] | 0x20 {
      case UInt8(ascii: "f"), UInt8(ascii: "t"): isFormatted = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "r"), UInt8(ascii: "u"): break
      default: return isIdentifier(at: index) ? (false, false) : (isFormatted, isBytes)
      }
      index -= 1
    }
    if index >= 0, isIdentifier(at: index) { return (false, false) }
    return (isFormatted, isBytes)
  }
}

/// The shape of text that could name a module.
enum PythonMention {
  /// True for `a.b`, `a.b.c:attribute` and `a:b`: names with dots between them and at most one colon.
  static func isOne(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3, range.count <= 200 else { return false }
    var atStart = true
    var hasDot = false
    var hasColon = false
    for index in range {
      let byte = source[index]
      if PythonByte.isIdentifier(byte) {
        if atStart, PythonByte.isDigit(byte) { return false }
        atStart = false
      } else if byte == UInt8(ascii: ".") {
        if atStart { return false }
        atStart = true
        hasDot = true
      } else if byte == UInt8(ascii: ":") {
        if atStart || hasColon { return false }
        atStart = true
        hasColon = true
      } else {
        return false
      }
    }
    return !atStart && (hasDot || hasColon)
  }
}
