/// One pass over the bytes of a Python file that finds what an import graph needs and skips the rest.
///
/// It is not a parser: it follows logical lines, blocks, strings and brackets exactly, and looks at the insides of few
/// statements. Any bytes are legal input, every byte is visited a bounded number of times, and nothing recurses.
package struct PythonScanner {
  var position = 0
  var facts = PythonFactsDraft()
  var lineCounter = LineCounter(hasReturns: false)
  var landmarks = PythonLandmarks()
  /// Every block of the file in the order of its header; a block's parent stands before it.
  var blocks: [PythonBlock] = []
  /// The blocks around the current statement: indices into `blocks`, outermost first.
  var open: [Int32] = []
  /// The literals and replacement fields around the one that is being read.
  var frames: [Frame] = []
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
  /// Other names that loaders have in this file.
  var loaders: [(name: [UInt8], loader: DynamicLoad.Loader)] = []
  /// How many names that are loaded have been looked for.
  var constantsAsked = 0

  /// A scanner can be used for one file after the other: what it makes room for is kept.
  package init() {}

  package static func scan(_ text: [UInt8]) -> PythonFacts {
    var scanner = PythonScanner()
    return scanner.scan(text)
  }

  /// The facts of one file. The text is UTF-8, or is made so first where a coding cookie names another encoding.
  package mutating func scan(_ original: [UInt8]) -> PythonFacts {
    reset()
    let survey = Bytes.survey(original.span)
    lineCounter = LineCounter(hasReturns: survey.hasReturn)
    facts.bytes = original.count
    if survey.isASCII, !survey.hasNUL {
      run(original.span)
    } else {
      let decoded = PythonEncoding.decode(original)
      if let problem = decoded.problem { facts.problems.append(problem) }
      run(decoded.text.span)
    }
    return PythonFacts(facts)
  }

  private mutating func reset() {
    facts.removeAll()
    landmarks = PythonLandmarks()
    blocks.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    position = 0
    closed = -1
    functionDepth = 0
    classDepth = 0
    distrustsBrackets = false
    distrustsFields = false
    pathEditOffset = -1
    setsNames = false
    loaders.removeAll(keepingCapacity: true)
    constantsAsked = 0
    unclosedBracket = nil
  }

  private mutating func run(_ source: Span<UInt8>) {
    if source.holds("\u{FEFF}", at: 0) { position = 3 }
    facts.hasShebang = source.holds("#!", at: position)
    while position < source.count { logicalLine(source) }
    if let unclosed = unclosedBracket {
      unclosedBracket = nil
      problem("a bracket is never closed", at: unclosed.bracket, in: source)
      rescan(source, from: unclosed)
    }
    finishBlocks(source)
    facts.noteImportingFunctions()
    facts.changesItself = changesItself()
    facts.lines = lineCount(source)
  }

  /// A bracket that was still open at the end of the file.
  struct UnclosedBracket {
    let bracket: Int
    /// The end of the line that holds the bracket.
    let lineEnd: Int
  }
  var unclosedBracket: UnclosedBracket?

  /// Reads what stands behind an unclosed bracket once more, this time line by line.
  private mutating func rescan(_ source: Span<UInt8>, from unclosed: UnclosedBracket) {
    distrustsBrackets = true
    position = unclosed.lineEnd
    forgetFacts(behind: lineCounter.line(at: unclosed.lineEnd, in: source))
    while position < source.count { logicalLine(source) }
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

  private mutating func logicalLine(_ source: Span<UInt8>) {
    let indent = skipIndentation(source)
    guard position < source.count else { return }
    let byte = source[position]
    if PythonByte.isLineEnd(byte) {
      position += 1
      return
    }
    if byte == UInt8(ascii: "#") {
      skipToLineEnd(source)
      return
    }
    closeBlocks(downTo: indent)
    while statement(source, indent: indent) {}
  }

  /// The column of the first byte of the line's text, as Python's tokenizer counts it.
  private mutating func skipIndentation(_ source: Span<UInt8>) -> Int32 {
    var column: Int32 = 0
    while true {
      let blanks: UInt64 = 0x2020_2020_2020_2020
      let spaces = (Bytes.word(at: position, in: source) ^ blanks).trailingZeroBitCount / 8
      position += spaces
      column += Int32(spaces)
      if spaces == 8 { continue }
      guard position < source.count else { return column }
      switch source[position] {
      case UInt8(ascii: "\t"): column = (column / 8 + 1) * 8
      case 0x0C: column = 0
      case UInt8(ascii: "\\") where source.isLineEnd(at: position + 1):
        position = source.afterLineEnd(position + 1) - 1
      default: return column
      }
      position += 1
    }
  }

  mutating func skipToLineEnd(_ source: Span<UInt8>) {
    position = lineEnd(source, from: position)
    if position < source.count { position = source.afterLineEnd(position) }
  }

  /// The offset of the next line end, or the end: for comments, which are long.
  mutating func lineEnd(_ source: Span<UInt8>, from start: Int) -> Int {
    var index = landmarks.next(from: start, in: source)
    while index < source.count, !PythonByte.isLineEnd(source[index]) {
      index = landmarks.next(from: index + 1, in: source)
    }
    return index
  }

  /// Reads one statement; true when another one follows on the same logical line.
  private mutating func statement(_ source: Span<UInt8>, indent: Int32) -> Bool {
    let start = position
    let word = source.word(at: start)
    let before = closed
    closed = -1
    switch word.word {
    case .import:
      importStatement(source, from: start, lazy: false)
      return finishSimple(source, from: position, start: start)
    case .from:
      fromStatement(source, from: start, lazy: false)
      return finishSimple(source, from: position, start: start)
    case .cimport:
      importStatement(source, from: start, lazy: false)
      return finishSimple(source, from: position, start: start)
    case .lazy:
      let next = source.skipBlanks(from: word.end)
      switch source.word(at: next).word {
      case .import where next > word.end:
        position = next
        importStatement(source, from: start, lazy: true)
      case .from where next > word.end:
        position = next
        fromStatement(source, from: start, lazy: true)
      default: break
      }
      return finishSimple(source, from: position, start: start)
    case .if: return header(source, .ifBody, indent, from: start, body: word.end)
    case .elif:
      return header(source, .elifBody, indent, from: start, body: word.end, after: before)
    case .else:
      return header(source, .elseBody, indent, from: start, body: word.end, after: before)
    case .for: return header(source, .loop, indent, from: start, body: word.end)
    case .while: return header(source, .loop, indent, from: start, body: word.end)
    case .try: return header(source, .tryBody, indent, from: start, body: word.end)
    case .except:
      return header(source, .handler, indent, from: start, body: word.end, after: before)
    case .finally:
      return header(source, .finally, indent, from: start, body: word.end, after: before)
    case .with: return header(source, .with, indent, from: start, body: word.end)
    case .def: return definition(source, .function, indent, from: start, name: word.end)
    case .class: return definition(source, .class, indent, from: start, name: word.end)
    case .cdef, .cpdef: return cythonDefinition(source, indent, from: start)
    case .async:
      let next = source.skipBlanks(from: word.end)
      let second = source.word(at: next)
      switch second.word {
      case .def: return definition(source, .function, indent, from: start, name: second.end)
      case .for: return header(source, .loop, indent, from: start, body: second.end)
      case .with: return header(source, .with, indent, from: start, body: second.end)
      default: return finishSimple(source, from: start, start: start)
      }
    case .match: return matchStatement(source, indent, from: start, body: word.end)
    case .case where isInMatch:
      return header(source, .case, indent, from: start, body: word.end)
    default:
      if functionDepth == 0, source[start] == UInt8(ascii: "@") {
        noteDecorator(source, at: source.skipBlanks(from: start + 1))
      }
      return finishSimple(source, from: start, start: start)
    }
  }

  /// Skips the rest of a statement that opens no block.
  mutating func finishSimple(_ source: Span<UInt8>, from scan: Int, start: Int) -> Bool {
    position = scan
    let stop = advance(source, from: start, isHeader: false)
    if functionDepth == 0, classDepth == 0 { noteExports(source, start: start, end: position) }
    if pathEditOffset >= 0 { notePathEdit(source, start: start, end: position) }
    return proceed(source, after: stop)
  }

  /// Steps over what ended a statement; true when more of the logical line is left.
  mutating func proceed(_ source: Span<UInt8>, after stop: Stop) -> Bool {
    switch stop {
    case .end: return false
    case .newline:
      position = source.afterLineEnd(position)
      return false
    case .semicolon, .colon:
      position = source.skipBlanks(from: position + 1)
      guard position < source.count else { return false }
      if source[position] == UInt8(ascii: "#") {
        skipToLineEnd(source)
        return false
      }
      if source.isLineEnd(at: position) {
        position = source.afterLineEnd(position)
        return false
      }
      return true
    }
  }

  mutating func problem(_ message: String, at offset: Int, in source: Span<UInt8>) {
    // A file full of one mistake needs no list of it.
    guard facts.problems.count < 50 else { return }
    facts.problems.append(Problem(message, line: lineCounter.line(at: offset, in: source)))
  }

  private mutating func lineCount(_ source: Span<UInt8>) -> Int {
    guard !source.isEmpty else { return 0 }
    let total = lineCounter.line(at: source.count, in: source)
    return PythonByte.isLineEnd(source[source.count - 1]) ? total - 1 : total
  }
}
