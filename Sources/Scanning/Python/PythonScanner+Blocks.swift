extension PythonScanner {
  /// Reads a header up to its colon and opens the block.
  mutating func header(
    _ source: Span<UInt8>, _ kind: PythonBlock.Kind, _ indent: Int32, from start: Int, body: Int,
    after before: Int32 = -1
  ) -> Bool {
    position = body
    let stop = advance(source, from: start, isHeader: true)
    guard case .colon = stop else { return proceed(source, after: stop) }
    let colon = position
    var before = before
    if kind == .handler {
      // Every handler of a `try` leads straight to it.
      if before >= 0, blocks[Int(before)].kind == .handler { before = blocks[Int(before)].previous }
      noteHandler(source, body..<colon, of: before)
    }
    if functionDepth == 0, classDepth == 0 {
      switch kind {
      case .ifBody: noteMainGuard(source, body..<colon)
      case .loop: noteLoopTargets(source, body..<colon)
      case .with: noteWithTargets(source, body..<colon)
      default: break
      }
    }
    openBlock(kind, indent, test: body..<colon, after: before)
    return proceed(source, after: stop)
  }

  /// Reads the header of a `def` or `class` whose name follows `wordEnd`.
  mutating func definition(
    _ source: Span<UInt8>, _ kind: PythonBlock.Kind, _ indent: Int32, from start: Int,
    name wordEnd: Int
  ) -> Bool {
    let nameStart = source.skipBlanks(from: wordEnd)
    let nameEnd = source.identifierEnd(from: nameStart)
    let isTopLevel = functionDepth == 0 && classDepth == 0
    position = nameEnd
    let stop = advance(source, from: start, isHeader: true, nameEnd: nameEnd)
    guard case .colon = stop else { return proceed(source, after: stop) }
    let index = openBlock(kind, indent, test: 0..<0, after: -1)
    if isTopLevel, nameEnd > nameStart {
      let name = facts.text.add(nameStart..<nameEnd, of: source)
      let line = UInt32(lineCounter.line(at: start, in: source))
      facts.bindings.append(
        PythonBinding(name: name, kind: kind == .function ? .function : .class, line: line))
      if kind == .function {
        blocks[index].function = Int32(facts.functions.count)
        facts.functions.append(name)
        if nameEnd - nameStart == 11, source.holds("__getattr__", at: nameStart) {
          facts.hasGetattr = true
        }
      }
    }
    return proceed(source, after: stop)
  }

  /// Cython's `cdef class A:` and `cpdef int f(x):` open blocks, `cdef int x` does not.
  mutating func cythonDefinition(_ source: Span<UInt8>, _ indent: Int32, from start: Int) -> Bool {
    position = start
    let callsBefore = facts.calls.count
    let stop = advance(source, from: start, isHeader: true)
    guard case .colon = stop else { return proceed(source, after: stop) }
    let isFunction = source.contains("(", in: start..<position)
    facts.calls.removeSubrange(callsBefore...)
    openBlock(isFunction ? .function : .class, indent, test: 0..<0, after: -1)
    return proceed(source, after: stop)
  }

  /// `match` is a statement only where a colon ends the line; else it is a name like any other.
  mutating func matchStatement(
    _ source: Span<UInt8>, _ indent: Int32, from start: Int, body: Int
  ) -> Bool {
    position = body
    let stop = advance(source, from: start, isHeader: true, mayAssign: true)
    guard case .colon = stop else { return proceed(source, after: stop) }
    let next = source.skipBlanks(from: position + 1)
    let endsLine =
      next >= source.count || source.isLineEnd(at: next) || source[next] == UInt8(ascii: "#")
    let hasSubject = source.skipBlanks(from: body) < position
    guard endsLine, hasSubject else {
      return finishSimple(source, from: position + 1, start: start)
    }
    openBlock(.match, indent, test: 0..<0, after: -1)
    return proceed(source, after: stop)
  }

  var isInMatch: Bool {
    guard let last = open.last else { return false }
    return blocks[Int(last)].kind == .match
  }

  @discardableResult
  private mutating func openBlock(
    _ kind: PythonBlock.Kind, _ indent: Int32, test: Range<Int>, after previous: Int32
  ) -> Int {
    let index = blocks.count
    blocks.append(
      PythonBlock(
        kind: kind, indent: indent, parent: open.last ?? -1, previous: previous, test: test))
    open.append(Int32(index))
    if kind == .function { functionDepth += 1 }
    if kind == .class { classDepth += 1 }
    return index
  }

  /// Ends the blocks that a line at `indent` is no part of.
  mutating func closeBlocks(downTo indent: Int32) {
    closed = -1
    while let last = open.last, blocks[Int(last)].indent >= indent {
      open.removeLast()
      if blocks[Int(last)].kind == .function { functionDepth -= 1 }
      if blocks[Int(last)].kind == .class { classDepth -= 1 }
      if blocks[Int(last)].indent == indent { closed = last }
    }
  }

  /// Marks the `try` that a handler belongs to when the handler catches a failing import.
  private mutating func noteHandler(
    _ source: Span<UInt8>, _ types: Range<Int>, of previous: Int32
  ) {
    guard previous >= 0, blocks[Int(previous)].kind == .tryBody else { return }
    if PythonTest.catchesImportError(source, types) { blocks[Int(previous)].isCaught = true }
  }

  private mutating func noteMainGuard(_ source: Span<UInt8>, _ test: Range<Int>) {
    if PythonTest.isMainGuard(source, test) { facts.hasMainGuard = true }
  }

  /// Works out what each block means for the imports inside it, now that the whole file is known.
  mutating func finishBlocks(_ source: Span<UInt8>) {
    guard facts.imports.contains(where: { $0.block >= 0 }) else { return }
    let aliases = TypingAliases(facts)
    var isNeeded = [Bool](repeating: false, count: blocks.count)
    for entry in facts.imports where entry.block >= 0 { isNeeded[Int(entry.block)] = true }
    for index in blocks.indices.reversed() where isNeeded[index] {
      if blocks[index].parent >= 0 { isNeeded[Int(blocks[index].parent)] = true }
      if blocks[index].previous >= 0 { isNeeded[Int(blocks[index].previous)] = true }
    }
    for index in blocks.indices where isNeeded[index] { settle(source, index, aliases) }
    for index in facts.imports.indices where facts.imports[index].block >= 0 {
      let situation = blocks[Int(facts.imports[index].block)].inside
      facts.imports[index].context =
        situation.isTyping ? .typing : situation.isDeferred ? .deferred : .eager
      facts.imports[index].isConditional = situation.isConditional
      facts.imports[index].isOptional = situation.isOptional
      facts.imports[index].isInMainGuard = situation.isInMainGuard
      facts.imports[index].function = situation.function
      facts.imports[index].guardIndex = situation.guardIndex
    }
  }

  /// Fills in one block from its parent and the clause before it, both of which are settled.
  private mutating func settle(_ source: Span<UInt8>, _ index: Int, _ aliases: TypingAliases) {
    let block = blocks[index]
    let parent = block.parent >= 0 ? blocks[Int(block.parent)].inside : PythonSituation()
    var before = parent
    var inside = parent
    switch block.kind {
    case .ifBody, .elifBody:
      if block.kind == .elifBody {
        before = elseSituation(source, of: block.previous, aliases) ?? parent
      }
      inside = branch(source, of: block.test, from: before, taken: true, aliases)
    case .elseBody:
      inside = elseSituation(source, of: block.previous, aliases) ?? parent
    case .loop, .case, .handler:
      inside.isConditional = true
    case .tryBody:
      inside.isOptional = parent.isOptional || block.isCaught
    case .function:
      inside.isDeferred = true
      // What a function inside a function imports waits for a call of its own.
      inside.function = block.function
    case .class, .finally, .with, .match:
      break
    }
    blocks[index].before = before
    blocks[index].inside = inside
  }

  /// What holds in the `else` of an `if`; nil where the clause before is no `if`.
  private mutating func elseSituation(
    _ source: Span<UInt8>, of previous: Int32, _ aliases: TypingAliases
  ) -> PythonSituation? {
    guard previous >= 0 else { return nil }
    let block = blocks[Int(previous)]
    guard block.kind == .ifBody || block.kind == .elifBody else { return nil }
    return branch(source, of: block.test, from: block.before, taken: false, aliases)
  }

  private mutating func branch(
    _ source: Span<UInt8>, of range: Range<Int>, from before: PythonSituation, taken: Bool,
    _ aliases: TypingAliases
  ) -> PythonSituation {
    var inside = before
    switch aliases.typing(source, range) {
    case .isTyping:
      if taken { inside.isTyping = true }
    case .isNotTyping:
      if !taken { inside.isTyping = true }
    case .neither:
      inside.isConditional = true
      if taken, PythonTest.isMainGuard(source, range) { inside.isInMainGuard = true }
      if let test = PythonTest(source, range) {
        let outer = inside.guardIndex
        inside.guardIndex = Int32(facts.guards.count)
        facts.guards.append(PythonGuard(test: test, holds: taken, outer: outer))
      }
    }
    return inside
  }
}
