extension PythonScanner {
  /// Notes the target before an assignment's `=` at `index`; returns where the next target begins.
  mutating func noteAssignment(_ source: Span<UInt8>, at index: Int, target start: Int) -> Int {
    if index + 1 < source.count, source[index + 1] == UInt8(ascii: "=") { return index + 2 }
    guard index > start else { return index + 1 }
    switch source[index - 1] {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: ":"):
      return index + 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"),
      UInt8(ascii: "@"):
      noteAugmented(source, start..<index - 1)
      return index + 1
    default:
      noteTargets(source, start..<index)
      noteLoader(source, target: start..<index, value: index + 1)
      return index + 1
    }
  }

  private mutating func noteAugmented(_ source: Span<UInt8>, _ range: Range<Int>) {
    if isSystemPath(source, range) { pathEditOffset = range.lowerBound }
  }

  /// Notes the plain names of a target list; attributes and subscripts bind no name.
  private mutating func noteTargets(_ source: Span<UInt8>, _ range: Range<Int>) {
    if isSystemPath(source, range) {
      pathEditOffset = range.lowerBound
      return
    }
    let bindingsBefore = facts.bindings.count
    var index = range.lowerBound
    while index < range.upperBound {
      guard source.isIdentifier(at: index) else {
        if source[index] == UInt8(ascii: ":") { return }
        if source[index] == UInt8(ascii: "[") && index > range.lowerBound
          && source.isIdentifier(at: index - 1)
        {
          return
        }
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, source.isIdentifier(at: index) { index += 1 }
      if index - start == 6, source.holds("lambda", at: start) {
        // The sign belongs to a parameter's default, and nothing before it is a target.
        facts.bindings.removeSubrange(bindingsBefore...)
        return
      }
      let next = source.skipBlanks(from: index)
      let follows = next < range.upperBound ? source[next] : 0
      let isPart =
        follows == UInt8(ascii: ".") || follows == UInt8(ascii: "[") || follows == UInt8(ascii: "(")
      let isAttribute = start > 0 && source[start - 1] == UInt8(ascii: ".")
      if isPart && !isAttribute, follows != UInt8(ascii: ".") { return }
      if !isPart, !isAttribute, source.isIdentifierStart(at: start) { bind(source, start..<index) }
    }
  }

  private mutating func bind(_ source: Span<UInt8>, _ range: Range<Int>) {
    let name = facts.text.add(range, of: source)
    let line = UInt32(lineCounter.line(at: range.lowerBound, in: source))
    facts.bindings.append(PythonBinding(name: name, kind: .variable, line: line))
  }

  /// The names between `for` and `in`.
  mutating func noteLoopTargets(_ source: Span<UInt8>, _ header: Range<Int>) {
    var index = header.lowerBound
    while index < header.upperBound {
      guard source.isIdentifier(at: index) else {
        index += 1
        continue
      }
      let start = index
      while source.isIdentifier(at: index) { index += 1 }
      if source.holds("in", at: start), index - start == 2 {
        noteTargets(source, header.lowerBound..<start)
        return
      }
    }
  }

  /// The names behind each `as`.
  mutating func noteWithTargets(_ source: Span<UInt8>, _ header: Range<Int>) {
    var index = header.lowerBound
    while index < header.upperBound {
      guard source.isIdentifier(at: index) else {
        index += 1
        continue
      }
      let start = index
      while source.isIdentifier(at: index) { index += 1 }
      if source.holds("as", at: start), index - start == 2 {
        let name = source.skipBlanks(from: index)
        var end = name
        while end < header.upperBound, source.isIdentifier(at: end) { end += 1 }
        if end > name { bind(source, name..<end) }
        index = end
      }
    }
  }

  /// Collects the strings of a statement that sets or changes `__all__`.
  mutating func noteExports(_ source: Span<UInt8>, start: Int, end: Int) {
    guard source[start] == UInt8(ascii: "_"), source.holds("__all__", at: start),
      !source.isIdentifier(at: start + 7)
    else { return }
    facts.hasExports = true
    var index = start + 7
    while index < end {
      switch source[index] {
      case let byte where PythonByte.isQuote(byte):
        let shape = stringEnd(source, at: index)
        if shape.isPlain {
          facts.exports.append(facts.text.add(shape.content, of: source))
        } else {
          facts.exportsMore = true
        }
        index = max(shape.end, index + 1)
      case UInt8(ascii: "#"):
        index = min(end, lineEnd(source, from: index))
      default:
        guard source.isIdentifierStart(at: index) else {
          index += 1
          continue
        }
        let name = index
        while source.isIdentifier(at: index) { index += 1 }
        let isPrefix = index < end && PythonByte.isQuote(source[index])
        if !isPrefix, !isListWord(source, name..<index) { facts.exportsMore = true }
      }
    }
  }

  /// Words that change `__all__` without adding anything of their own.
  private func isListWord(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    Self.listWords.contains { source.isWord($0, range) }
  }

  private static let listWords: [StaticString] = [
    "append", "extend", "list", "tuple", "List", "Tuple", "Sequence", "str", "typing",
  ]

  // MARK: Calls

  /// Notes the call whose opening parenthesis stands at `open`.
  mutating func noteCall(_ source: Span<UInt8>, before open: Int, isEager: Bool) {
    if let loader = loaderName(source, before: open) {
      noteLoad(source, loader, open: open, isDeferred: !isEager)
    }
    if isPathMethod(source, before: open) { pathEditOffset = open }
    guard isEager else { return }
    var start = open
    while start > 0, PythonByte.isIdentifier(source[start - 1]) { start -= 1 }
    let last = start..<open
    while start > 0,
      PythonByte.isIdentifier(source[start - 1]) || source[start - 1] == UInt8(ascii: ".")
    {
      start -= 1
    }
    guard source.isIdentifierStart(at: start) else { return }
    if isNameSetter(source, last) { setsNames = true }
    if source.isWord("attach", last) || source.isWord("attach_stub", last) {
      noteLazyNames(source, after: open)
    }
    addCall(source, start..<open)
  }

  /// Notes the names in a call of `attach`, or that a stub has them.
  private mutating func noteLazyNames(_ source: Span<UInt8>, after open: Int) {
    let line = UInt32(lineCounter.line(at: open, in: source))
    if source[open - 1] == UInt8(ascii: "b") {
      let star = facts.text.add([UInt8(ascii: "*")])
      facts.lazyNames.append(StringMention(text: star, line: line))
      return
    }
    var depth = 1
    var index = open + 1
    while index < source.count, depth > 0 {
      switch source[index] {
      case let byte where PythonByte.isOpen(byte): depth += 1
      case let byte where PythonByte.isClose(byte): depth -= 1
      case let byte where PythonByte.isQuote(byte):
        let shape = stringEnd(source, at: index)
        if shape.isPlain {
          let name = facts.text.add(shape.content, of: source)
          facts.lazyNames.append(StringMention(text: name, line: line))
        }
        index = max(shape.end, index + 1)
        continue
      default: break
      }
      index += 1
    }
  }

  /// Whether the module's names can be other than those its statements bind in the open.
  func changesItself() -> Bool {
    facts.hasGetattr || setsNames || !facts.dynamicLoads.isEmpty
      || facts.imports.contains { $0.isStar(in: facts.text) }
  }

  /// Whether a call of this name at module level binds names unseen.
  private func isNameSetter(_ source: Span<UInt8>, _ name: Range<Int>) -> Bool {
    switch name.count {
    case 4:
      source.isWord("exec", name) || source.isWord("vars", name) || source.isWord("eval", name)
    case 6:
      source.isWord("locals", name) || source.isWord("attach", name)
        || source.isWord("update", name)
    case 7: source.isWord("globals", name) || source.isWord("setattr", name)
    case 11: source.isWord("attach_stub", name)
    default: false
    }
  }

  mutating func noteDecorator(_ source: Span<UInt8>, at start: Int) {
    var end = start
    while source.isIdentifier(at: end) || end < source.count && source[end] == UInt8(ascii: ".") {
      end += 1
    }
    // A decorator with arguments is noted as the call it is.
    guard end > start, end >= source.count || source[end] != UInt8(ascii: "(") else { return }
    addCall(source, start..<end)
  }

  private mutating func addCall(_ source: Span<UInt8>, _ range: Range<Int>) {
    let callee = facts.text.add(range, of: source)
    let line = UInt32(lineCounter.line(at: range.lowerBound, in: source))
    facts.calls.append(PythonCall(callee: callee, line: line))
  }

  func ends(_ source: Span<UInt8>, with name: StaticString, at end: Int) -> Bool {
    let start = end - name.utf8CodeUnitCount
    guard start >= 0, start == 0 || !source.isIdentifier(at: start - 1) else { return false }
    return source.holds(name, at: start)
  }

  // MARK: sys.path

  private func isSystemPath(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound,
      source[end - 1] == UInt8(ascii: " ") || source[end - 1] == UInt8(ascii: "\t")
    {
      end -= 1
    }
    if end > range.lowerBound, source[end - 1] == UInt8(ascii: "]") {
      while end > range.lowerBound, source[end - 1] != UInt8(ascii: "[") { end -= 1 }
      end -= 1
    }
    return end - range.lowerBound >= 8 && ends(source, with: "sys.path", at: end)
  }

  private func isPathMethod(_ source: Span<UInt8>, before open: Int) -> Bool {
    switch source[open - 1] {
    case UInt8(ascii: "t"):
      return ends(source, with: "sys.path.insert", at: open)
    case UInt8(ascii: "d"):
      return ends(source, with: "sys.path.append", at: open)
        || ends(source, with: "sys.path.extend", at: open)
    case UInt8(ascii: "r"):
      return ends(source, with: "site.addsitedir", at: open)
    default:
      return false
    }
  }

  mutating func notePathEdit(_ source: Span<UInt8>, start: Int, end: Int) {
    let line = UInt32(lineCounter.line(at: pathEditOffset, in: source))
    pathEditOffset = -1
    let written = facts.text.add(start..<min(end, start + 400), of: source)
    facts.pathEdits.append(PathEdit(written: written, line: line))
  }
}
