extension TOMLReader {
  /// Reads whatever value starts here.
  mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
    guard depth <= Self.deepest else { throw error("nested too deep") }
    let start = line
    switch peek() {
    case UInt8(ascii: "\""):
      let isLong = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"")
      return TOMLValue(
        .string(isLong ? try multilineBasicString() : try basicString()), line: start)
    case UInt8(ascii: "'"):
      let isLong = peek(1) == UInt8(ascii: "'") && peek(2) == UInt8(ascii: "'")
      return TOMLValue(
        .string(isLong ? try multilineLiteralString() : try literalString()), line: start)
    case UInt8(ascii: "["): return TOMLValue(.array(try array(depth: depth)), line: start)
    case UInt8(ascii: "{"): return TOMLValue(.table(try inlineTable(depth: depth)), line: start)
    case UInt8(ascii: "t") where skip("true"): return TOMLValue(.boolean(true), line: start)
    case UInt8(ascii: "f") where skip("false"): return TOMLValue(.boolean(false), line: start)
    default:
      if let date = try dateOrTime() { return TOMLValue(date, line: start) }
      if let number = number() { return TOMLValue(number, line: start) }
      throw error("expected a value")
    }
  }

  private mutating func array(depth: Int) throws(TOMLError) -> [TOMLValue] {
    var values: [TOMLValue] = []
    at += 1
    while true {
      try skipBlanksLinesAndComments()
      if peek() == UInt8(ascii: "]") { break }
      values.append(try value(depth: depth + 1))
      try skipBlanksLinesAndComments()
      if peek() == UInt8(ascii: "]") { break }
      guard peek() == UInt8(ascii: ",") else { throw error("expected ',' or ']' in an array") }
      at += 1
    }
    at += 1
    return values
  }

  /// Reads `{ a = 1, b.c = 2 }`, which stands on one line but for the values in it.
  private mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLTable {
    let table = TOMLTableBuilder(line: line)
    at += 1
    skipBlanks()
    if peek() == UInt8(ascii: "}") {
      at += 1
      return table.frozen()
    }
    while true {
      let (parents, last, value) = try pair(depth: depth)
      var inner = table
      for part in parents { inner = try dottedChild(part, of: inner) }
      try set(last, to: value, in: inner)
      skipBlanks()
      if peek() == UInt8(ascii: "}") { break }
      guard peek() == UInt8(ascii: ",") else {
        throw error("expected ',' or '}' in an inline table")
      }
      at += 1
      skipBlanks()
    }
    at += 1
    return table.frozen()
  }

  private mutating func skipBlanksLinesAndComments() throws(TOMLError) {
    repeat {
      skipBlanks()
      try skipComment()
    } while skipNewline()
  }

  /// Steps over a word if it stands here.
  mutating func skip(_ word: StaticString) -> Bool {
    let matches = word.withUTF8Buffer { expected in
      at + expected.count <= bytes.count
        && expected.elementsEqual(bytes[at..<(at + expected.count)])
    }
    if matches { at += word.utf8CodeUnitCount }
    return matches
  }
}
