/// The pass that turns tokens into the rows of a tree, by recursive descent of bounded depth.
///
/// An error is recorded once for a logical line, and the scan then stands at the line's end: every loop below stops at
/// a newline, so no error needs to be passed up. `failed` says that this has happened.
struct SyntaxParser {
  let tokens: ContiguousArray<SyntaxToken>
  let source: [UInt8]
  let names: NameTable
  var position = 0
  var problems: [SyntaxProblem]
  var nodes: ContiguousArray<SyntaxNode> = []
  /// Lists and records; list zero is the empty list, and name record zero an empty range for a name that is missing.
  var words: ContiguousArray<UInt32> = [0, 0, 0]
  /// The elements of the lists that are being gathered.
  var scratch: ContiguousArray<UInt32> = []
  var failed = false
  var depth = 0

  /// How deep lambdas, powers and brackets may stand in each other; brackets alone stop at 200 before.
  static let deepest = 400

  init(_ tokenizer: SyntaxTokenizer) {
    tokens = tokenizer.tokens
    source = tokenizer.bytes
    names = tokenizer.names
    problems = tokenizer.problems
    nodes.reserveCapacity(tokens.count)
    words.reserveCapacity(tokens.count)
    nodes.append(SyntaxNode(start: 0, end: 0, a: 0, b: 0, c: 0, kind: .invalid, flags: 0))
  }

  // MARK: Tokens

  @inline(__always) var kind: SyntaxToken.Kind { tokens[position].kind }
  @inline(__always) var start: UInt32 { tokens[position].start }

  /// The kind of the token after this one; a file always ends with a token of its own.
  @inline(__always) var nextKind: SyntaxToken.Kind {
    tokens[min(position + 1, tokens.count - 1)].kind
  }

  /// The end of the token before this one.
  @inline(__always) var lastEnd: UInt32 { position > 0 ? tokens[position - 1].end : 0 }

  @inline(__always) mutating func advance() { position += 1 }

  @inline(__always) mutating func accept(_ expected: SyntaxToken.Kind) -> Bool {
    if kind != expected { return false }
    position += 1
    return true
  }

  @inline(__always) mutating func expect(_ expected: SyntaxToken.Kind) {
    if !accept(expected) { fail() }
  }

  @inline(__always) func isName(_ id: UInt32) -> Bool {
    kind == .name && tokens[position].payload == id
  }

  // MARK: Problems

  /// Records a problem at this token and goes to the end of the logical line.
  @inline(never) mutating func fail(_ problem: SyntaxProblem.Kind = .unexpected) {
    let token = tokens[position]
    fail(problem, from: token.start, to: token.end)
  }

  @inline(never)
  mutating func fail(_ problem: SyntaxProblem.Kind, from start: UInt32, to end: UInt32) {
    // The tokenizer has said already what is wrong with bytes that are no token.
    if kind != .error { report(problem, from: start, to: end) }
    failed = true
    while kind != .newline && kind != .endOfFile { position += 1 }
  }

  mutating func report(_ problem: SyntaxProblem.Kind, from start: UInt32, to end: UInt32) {
    if failed { return }
    failed = true
    if problems.count >= 2 * SyntaxTokenizer.mostProblems { return }
    problems.append(SyntaxProblem(range: ByteRange(Int(start), Int(end)), kind: problem))
  }

  /// Takes one level of nesting; false, with the problem recorded, where there is none left.
  @inline(__always) mutating func descend() -> Bool {
    depth += 1
    if depth <= Self.deepest { return true }
    fail(.nestedTooDeeply)
    return false
  }

  // MARK: Rows

  @inline(__always)
  mutating func add(
    _ kind: SyntaxNode.Kind, from start: UInt32, a: UInt32 = 0, b: UInt32 = 0, c: UInt32 = 0,
    flags: UInt8 = 0
  ) -> UInt32 {
    add(kind, from: start, to: lastEnd, a: a, b: b, c: c, flags: flags)
  }

  @inline(__always)
  mutating func add(
    _ kind: SyntaxNode.Kind, from start: UInt32, to end: UInt32, a: UInt32 = 0, b: UInt32 = 0,
    c: UInt32 = 0, flags: UInt8 = 0
  ) -> UInt32 {
    let index = UInt32(truncatingIfNeeded: nodes.count)
    nodes.append(
      SyntaxNode(start: start, end: max(start, end), a: a, b: b, c: c, kind: kind, flags: flags))
    return index
  }

  /// What stands where an expression, pattern or statement could not be read.
  @inline(never) mutating func invalid(from start: UInt32) -> UInt32 {
    add(.invalid, from: start)
  }

  /// Stores what was gathered since `mark` as one list of elements `width` words wide.
  @inline(__always) mutating func list(since mark: Int, width: Int = 1) -> UInt32 {
    let count = scratch.count - mark
    if count == 0 { return 0 }
    let offset = UInt32(truncatingIfNeeded: words.count)
    words.append(UInt32(truncatingIfNeeded: count / width))
    for index in mark..<scratch.count { words.append(scratch[index]) }
    scratch.removeLast(count)
    return offset
  }

  mutating func list(of elements: UInt32...) -> UInt32 {
    let mark = scratch.count
    scratch.append(contentsOf: elements)
    return list(since: mark)
  }

  mutating func record(_ fields: UInt32...) -> UInt32 {
    let offset = UInt32(truncatingIfNeeded: words.count)
    words.append(contentsOf: fields)
    return offset
  }

  /// Takes a name and stores where it stands; returns the offset of that record, or 0 where there is no name.
  mutating func nameRecord() -> UInt32 {
    guard kind == .name else {
      fail()
      return 0
    }
    let token = tokens[position]
    advance()
    return record(token.payload, token.start, token.end)
  }

  /// Takes a name and gathers where it stands, three words wide.
  mutating func gatherName() {
    guard kind == .name else { return fail() }
    let token = tokens[position]
    advance()
    scratch.append(token.payload)
    scratch.append(token.start)
    scratch.append(token.end)
  }
}
