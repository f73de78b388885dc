extension SyntaxTokenizer {
  /// Steps over blank lines, measures the next line's indentation and emits what follows from it.
  mutating func beginLine() {
    var column = 0
    var alternate = 0
    // The column at the first backslash counts for a line whose indentation is continued.
    var continued = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "):
        column += 1
        alternate += 1
        position += 1
        continue
      case UInt8(ascii: "\t"):
        column = (column / 8 + 1) * 8
        alternate += 1
        position += 1
        continue
      case 0x0C:
        column = 0
        alternate = 0
        position += 1
        continue
      case UInt8(ascii: "\\") where position + 1 < bytes.count && bytes[position + 1].endsLine:
        if continued == 0 { continued = column }
        position += 1
        skipLineEnding()
        if position == bytes.count { emitError(.strayBackslash, from: position - 1, to: position) }
        continue
      case UInt8(ascii: "#"):
        skipComment()
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        skipLineEnding()
        column = 0
        alternate = 0
        continued = 0
        continue
      default:
        break
      }
      if continued > 0 {
        column = continued
        alternate = continued
      }
      return indent(to: Indent(column: column, alternate: alternate))
    }
  }

  private mutating func indent(to line: Indent) {
    var current = indents[indents.count - 1]
    if line.column == current.column {
      if line.alternate != current.alternate {
        report(.inconsistentTabs, from: position, to: position)
      }
      return
    }
    if line.column > current.column {
      if line.alternate <= current.alternate {
        report(.inconsistentTabs, from: position, to: position)
      }
      if indents.count >= Self.deepestIndents {
        // Such a line is kept at the level above it.
        return report(.nestedTooDeeply, from: position, to: position)
      }
      indents.append(line)
      return emit(.indent, from: position, to: position)
    }
    while line.column < current.column {
      indents.removeLast()
      current = indents[indents.count - 1]
      emit(.dedent, from: position, to: position)
    }
    if line.column != current.column {
      report(.inconsistentDedent, from: position, to: position)
    } else if line.alternate != current.alternate {
      report(.inconsistentTabs, from: position, to: position)
    }
  }

  /// Reports the first byte that is no UTF-8, and the first NUL.
  mutating func checkText() {
    var all: UInt8 = 0
    var hasNul = false
    for byte in bytes {
      all |= byte
      hasNul = hasNul || byte == 0
    }
    if hasNul, let nul = bytes.firstIndex(of: 0) { report(.nulByte, from: nul, to: nul + 1) }
    if all < 0x80 { return }
    if let invalid = firstInvalidByte() { report(.invalidText, from: invalid, to: invalid + 1) }
  }

  private func firstInvalidByte() -> Int? {
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      // The second byte's range rules out overlong forms, surrogates and what lies beyond U+10FFFF.
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return offset
      }
      if offset + length > bytes.count || !second.contains(bytes[offset + 1]) { return offset }
      for next in offset + 2..<max(offset + 2, offset + length) where bytes[next] & 0xC0 != 0x80 {
        return offset
      }
      offset += length
    }
    return nil
  }
}
