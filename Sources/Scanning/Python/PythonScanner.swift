/// One pass over the bytes of a Python file that finds what an import graph needs and skips the rest.
///
/// It is not a parser: it follows logical lines, blocks, strings and brackets exactly, and looks at the insides of few
/// statements. Any bytes are legal input, every byte is visited a bounded number of times, and nothing recurses.
package struct PythonScanner {
  let source: [UInt8]
  let classes: [UInt8] = PythonByte.classes
  let headerClasses: [UInt8] = PythonByte.headerClasses
  let bodyClasses: [UInt8] = PythonByte.bodyClasses
  var position = 0
  var facts = PythonFactsDraft()
  var lineCounter: LineCounter
  /// Every block of the file in the order of its header; a block's parent stands before it.
  var blocks: [PythonBlock] = []
  /// The blocks around the current statement: indices into `blocks`, outermost first.
  var open: [Int32] = []
  /// The block that ended right before the current line at the line's own indentation, or -1.
  var closed: Int32 = -1
  var functionDepth = 0
  var classDepth = 0
  /// Set when a bracket was found open at the end of the file: from then on a statement's keyword ends a line.
  var distrustsBrackets = false
  /// Set when a replacement field of a string in single quotes was found open at the end of the file: from then on such
  /// a string ends with its line.
  var distrustsFields = false
  /// Where `sys.path` is being changed in the current statement, or -1.
  var pathEditOffset = -1
  /// A call at module level sets names by their text.
  var setsNames = false

  private init(_ source: [UInt8]) {
    self.source = source
    lineCounter = LineCounter(source)
  }

  /// The facts of one file. The text is UTF-8, or is made so first where a coding cookie names another encoding.
  package static func scan(_ original: [UInt8]) -> PythonFacts {
    let decoded = PythonEncoding.decode(original)
    var scanner = PythonScanner(decoded.text)
    if let problem = decoded.problem { scanner.facts.problems.append(problem) }
    scanner.facts.bytes = original.count
    scanner.run()
    return PythonFacts(scanner.facts)
  }

  private mutating func run() {
    // Runs of short files are the rule: one block is opened for about every tenth line.
    blocks.reserveCapacity(source.count / 400 + 4)
    if starts(with: [0xEF, 0xBB, 0xBF], at: 0) { position = 3 }
    facts.hasShebang = starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")], at: position)
    while position < source.count { logicalLine() }
    if let unclosed = unclosedBracket {
      unclosedBracket = nil
      problem("a bracket is never closed", at: unclosed.bracket)
      rescan(from: unclosed)
    }
    finishBlocks()
    facts.changesItself = changesItself()
    facts.lines = lineCount()
  }

  /// A bracket that was still open at the end of the file.
  struct UnclosedBracket {
    let bracket: Int
    /// The end of the line that holds the bracket.
    let lineEnd: Int
  }
  var unclosedBracket: UnclosedBracket?

  /// Reads what stands behind an unclosed bracket once more, this time line by line.
  private mutating func rescan(from unclosed: UnclosedBracket) {
    distrustsBrackets = true
    position = unclosed.lineEnd
    forgetFacts(behind: lineCounter.line(at: unclosed.lineEnd, in: source))
    while position < source.count { logicalLine() }
    unclosedBracket = nil
  }

  /// Drops what was found behind a line, which is about to be read again.
  private mutating func forgetFacts(behind line: Int) {
    facts.calls.removeAll { $0.line > line }
    facts.dynamicLoads.removeAll { $0.line > line }
    facts.mentions.removeAll { $0.line > line }
    facts.pathEdits.removeAll { $0.line > line }
    facts.problems.removeAll { $0.line > line }
  }

  private mutating func logicalLine() {
    let indent = skipIndentation()
    guard position < source.count else { return }
    let byte = source[position]
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      position += 1
      return
    }
    if byte == UInt8(ascii: "#") {
      skipToLineEnd()
      return
    }
    closeBlocks(downTo: indent)
    while statement(indent: indent) {}
  }

  /// The column of the first byte of the line's text, as Python's tokenizer counts it.
  private mutating func skipIndentation() -> Int32 {
    var column: Int32 = 0
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column = (column / 8 + 1) * 8
      case 0x0C: column = 0
      case UInt8(ascii: "\\") where isLineEnd(position + 1):
        position = afterLineEnd(position + 1) - 1
      default: return column
      }
      position += 1
    }
    return column
  }

  /// Reads one statement; true when another one follows on the same logical line.
  private mutating func statement(indent: Int32) -> Bool {
    let start = position
    let word = firstWord(at: start)
    let before = closed
    closed = -1
    switch word.code {
    case PythonWord.import where !isIdentifier(word.end):
      importStatement(from: start, lazy: false)
      return finishSimple(from: position, start: start)
    case PythonWord.from:
      fromStatement(from: start, lazy: false)
      return finishSimple(from: position, start: start)
    case PythonWord.cimport:
      importStatement(from: start, lazy: false)
      return finishSimple(from: position, start: start)
    case PythonWord.lazy:
      let next = skipBlanks(word.end)
      switch firstWord(at: next).code {
      case PythonWord.import where next > word.end:
        position = next
        importStatement(from: start, lazy: true)
      case PythonWord.from where next > word.end:
        position = next
        fromStatement(from: start, lazy: true)
      default: break
      }
      return finishSimple(from: position, start: start)
    case PythonWord.if: return header(.ifBody, indent, from: start, body: word.end)
    case PythonWord.elif:
      return header(.elifBody, indent, from: start, body: word.end, after: before)
    case PythonWord.else:
      return header(.elseBody, indent, from: start, body: word.end, after: before)
    case PythonWord.for: return header(.loop, indent, from: start, body: word.end)
    case PythonWord.while: return header(.loop, indent, from: start, body: word.end)
    case PythonWord.try: return header(.tryBody, indent, from: start, body: word.end)
    case PythonWord.except:
      return header(.handler, indent, from: start, body: word.end, after: before)
    case PythonWord.finally:
      return header(.finally, indent, from: start, body: word.end, after: before)
    case PythonWord.with: return header(.with, indent, from: start, body: word.end)
    case PythonWord.def: return definition(.function, indent, from: start, name: word.end)
    case PythonWord.class: return definition(.class, indent, from: start, name: word.end)
    case PythonWord.cdef, PythonWord.cpdef: return cythonDefinition(indent, from: start)
    case PythonWord.async:
      let next = skipBlanks(word.end)
      let second = firstWord(at: next)
      switch second.code {
      case PythonWord.def: return definition(.function, indent, from: start, name: second.end)
      case PythonWord.for: return header(.loop, indent, from: start, body: second.end)
      case PythonWord.with: return header(.with, indent, from: start, body: second.end)
      default: return finishSimple(from: start, start: start)
      }
    case PythonWord.match: return matchStatement(indent, from: start, body: word.end)
    case PythonWord.case where isInMatch:
      return header(.case, indent, from: start, body: word.end)
    default:
      if functionDepth == 0, source[start] == UInt8(ascii: "@") {
        noteDecorator(at: skipBlanks(start + 1))
      }
      return finishSimple(from: start, start: start)
    }
  }

  /// Skips the rest of a statement that opens no block.
  mutating func finishSimple(from scan: Int, start: Int) -> Bool {
    position = scan
    let stop = advance(from: start, isHeader: false)
    if functionDepth == 0, classDepth == 0 { noteExports(start: start, end: position) }
    if pathEditOffset >= 0 { notePathEdit(start: start, end: position) }
    return proceed(after: stop)
  }

  /// Steps over what ended a statement; true when more of the logical line is left.
  mutating func proceed(after stop: Stop) -> Bool {
    switch stop {
    case .end: return false
    case .newline:
      position = afterLineEnd(position)
      return false
    case .semicolon, .colon:
      position = skipBlanks(position + 1)
      guard position < source.count else { return false }
      if source[position] == UInt8(ascii: "#") {
        skipToLineEnd()
        return false
      }
      if isLineEnd(position) {
        position = afterLineEnd(position)
        return false
      }
      return true
    }
  }

  mutating func problem(_ message: String, at offset: Int) {
    // A file full of one mistake needs no list of it.
    guard facts.problems.count < 50 else { return }
    facts.problems.append(Problem(message, line: lineCounter.line(at: offset, in: source)))
  }

  private mutating func lineCount() -> Int {
    guard let last = source.last else { return 0 }
    let total = lineCounter.line(at: source.count, in: source)
    return last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") ? total - 1 : total
  }
}
