extension PythonScanner {
  /// Notes the target before an assignment's `=` at `index`; returns where the next target begins.
  mutating func noteAssignment(at index: Int, target start: Int) -> Int {
    if index + 1 < source.count, source[index + 1] == UInt8(ascii: "=") { return index + 2 }
    guard index > start else { return index + 1 }
    switch source[index - 1] {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: ":"):
      return index + 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"),
      UInt8(ascii: "@"):
      noteAugmented(start..<index - 1)
      return index + 1
    default:
      noteTargets(start..<index)
      return index + 1
    }
  }

  private mutating func noteAugmented(_ range: Range<Int>) {
    if isSystemPath(range) { pathEditOffset = range.lowerBound }
  }

  /// Notes the plain names of a target list; attributes and subscripts bind no name.
  private mutating func noteTargets(_ range: Range<Int>) {
    if isSystemPath(range) {
      pathEditOffset = range.lowerBound
      return
    }
    let bindingsBefore = facts.bindings.count
    var index = range.lowerBound
    while index < range.upperBound {
      guard isIdentifier(index) else {
        if source[index] == UInt8(ascii: ":") { return }
        if source[index] == UInt8(ascii: "[") && index > range.lowerBound
          && isIdentifier(index - 1)
        {
          return
        }
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, isIdentifier(index) { index += 1 }
      if index - start == 6, starts(with: Array("lambda".utf8), at: start) {
        // The sign belongs to a parameter's default, and nothing before it is a target.
        facts.bindings.removeSubrange(bindingsBefore...)
        return
      }
      let next = skipBlanks(index)
      let follows = next < range.upperBound ? source[next] : 0
      let isPart =
        follows == UInt8(ascii: ".") || follows == UInt8(ascii: "[") || follows == UInt8(ascii: "(")
      let isAttribute = start > 0 && source[start - 1] == UInt8(ascii: ".")
      if isPart && !isAttribute, follows != UInt8(ascii: ".") { return }
      if !isPart, !isAttribute, isIdentifierStart(start) { bind(start..<index) }
    }
  }

  private mutating func bind(_ range: Range<Int>) {
    let name = facts.text.add(range, of: source)
    let line = UInt32(lineCounter.line(at: range.lowerBound, in: source))
    facts.bindings.append(PythonBinding(name: name, kind: .variable, line: line))
  }

  /// The names between `for` and `in`.
  mutating func noteLoopTargets(_ header: Range<Int>) {
    var index = header.lowerBound
    while index < header.upperBound {
      guard isIdentifier(index) else {
        index += 1
        continue
      }
      let start = index
      while isIdentifier(index) { index += 1 }
      if starts(with: [UInt8(ascii: "i"), UInt8(ascii: "n")], at: start), index - start == 2 {
        noteTargets(header.lowerBound..<start)
        return
      }
    }
  }

  /// The names behind each `as`.
  mutating func noteWithTargets(_ header: Range<Int>) {
    var index = header.lowerBound
    while index < header.upperBound {
      guard isIdentifier(index) else {
        index += 1
        continue
      }
      let start = index
      while isIdentifier(index) { index += 1 }
      if starts(with: [UInt8(ascii: "a"), UInt8(ascii: "s")], at: start), index - start == 2 {
        let name = skipBlanks(index)
        var end = name
        while end < header.upperBound, isIdentifier(end) { end += 1 }
        if end > name { bind(name..<end) }
        index = end
      }
    }
  }

  /// Collects the strings of a statement that sets or changes `__all__`.
  mutating func noteExports(start: Int, end: Int) {
    let word = Array("__all__".utf8)
    guard source[start] == UInt8(ascii: "_"), starts(with: word, at: start),
      !isIdentifier(start + 7)
    else { return }
    var names = facts.exports ?? []
    var index = start + 7
    while index < end {
      switch classes[Int(source[index])] & 15 {
      case PythonByte.quote:
        let shape = stringEnd(at: index)
        if shape.isPlain {
          names.append(facts.text.add(shape.content, of: source))
        } else {
          facts.exportsMore = true
        }
        index = max(shape.end, index + 1)
      case PythonByte.hash:
        while index < end, !isLineEnd(index) { index += 1 }
      default:
        guard isIdentifierStart(index) else {
          index += 1
          continue
        }
        let name = index
        while isIdentifier(index) { index += 1 }
        let isPrefix = index < end && classes[Int(source[index])] & 15 == PythonByte.quote
        if !isPrefix, !isListWord(name..<index) { facts.exportsMore = true }
      }
    }
    facts.exports = names
  }

  /// Words that change `__all__` without adding anything of their own.
  private func isListWord(_ range: Range<Int>) -> Bool {
    let word = String(decoding: source[range], as: UTF8.self)
    return ["append", "extend", "list", "tuple", "List", "Tuple", "Sequence", "str", "typing"]
      .contains(word)
  }

  // MARK: Calls

  /// Notes the call whose opening parenthesis stands at `open`.
  mutating func noteCall(before open: Int, isEager: Bool) {
    if let loader = loaderName(before: open) { noteLoad(loader, open: open, isDeferred: !isEager) }
    if isPathMethod(before: open) { pathEditOffset = open }
    guard isEager else { return }
    var start = open
    while start > 0, isIdentifier(start - 1) || source[start - 1] == UInt8(ascii: ".") {
      start -= 1
    }
    guard isIdentifierStart(start) else { return }
    if !setsNames, Self.nameSetters.contains(where: { ends(with: $0, at: open) }) {
      setsNames = true
    }
    addCall(start..<open)
  }

  /// Whether the module's names can be other than those its statements bind in the open.
  func changesItself() -> Bool {
    facts.hasGetattr || setsNames || !facts.dynamicLoads.isEmpty
      || facts.imports.contains { $0.isStar(in: facts.text) }
  }

  /// The calls at module level by which names are bound unseen.
  private static let nameSetters: [StaticString] = [
    "globals", "exec", "vars", "setattr", "locals", "attach", "attach_stub", "update", "eval",
  ]

  mutating func noteDecorator(at start: Int) {
    var end = start
    while isIdentifier(end) || end < source.count && source[end] == UInt8(ascii: ".") { end += 1 }
    // A decorator with arguments is noted as the call it is.
    guard end > start, end >= source.count || source[end] != UInt8(ascii: "(") else { return }
    addCall(start..<end)
  }

  private mutating func addCall(_ range: Range<Int>) {
    let callee = facts.text.add(range, of: source)
    let line = UInt32(lineCounter.line(at: range.lowerBound, in: source))
    facts.calls.append(PythonCall(callee: callee, line: line))
  }

  /// The loader that is called at `open`, by the last part of its name.
  private func loaderName(before open: Int) -> DynamicLoad.Loader? {
    switch source[open - 1] {
    case UInt8(ascii: "e"):
      return ends(with: "import_module", at: open) ? .importModule : nil
    case UInt8(ascii: "_"):
      return ends(with: "__import__", at: open) ? .builtin : nil
    case UInt8(ascii: "s"):
      return ends(with: "iter_modules", at: open) || ends(with: "walk_packages", at: open)
        ? .packageScan : nil
    default:
      return nil
    }
  }

  private func ends(with name: StaticString, at end: Int) -> Bool {
    let start = end - name.utf8CodeUnitCount
    guard start >= 0, start == 0 || !isIdentifier(start - 1) else { return false }
    return name.withUTF8Buffer { word in
      for offset in 0..<word.count where source[start + offset] != word[offset] { return false }
      return true
    }
  }

  private mutating func noteLoad(_ loader: DynamicLoad.Loader, open: Int, isDeferred: Bool) {
    // `def import_module(…)` is a definition, not a call.
    let argument = LoadArgument.read(source, after: open, loader: loader)
    let line = UInt32(lineCounter.line(at: open, in: source))
    let stored: DynamicLoad.Argument
    switch argument {
    case .constant(let text): stored = .constant(facts.text.add(text))
    case .pattern(let text): stored = .pattern(facts.text.add(text))
    case .unknown: stored = .unknown
    }
    facts.dynamicLoads.append(
      DynamicLoad(loader: loader, argument: stored, isDeferred: isDeferred, line: line))
  }

  // MARK: sys.path

  private func isSystemPath(_ range: Range<Int>) -> Bool {
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
    return end - range.lowerBound >= 8 && ends(with: "sys.path", at: end)
  }

  private func isPathMethod(before open: Int) -> Bool {
    switch source[open - 1] {
    case UInt8(ascii: "t"):
      return ends(with: "sys.path.insert", at: open)
    case UInt8(ascii: "d"):
      return ends(with: "sys.path.append", at: open) || ends(with: "sys.path.extend", at: open)
    case UInt8(ascii: "r"):
      return ends(with: "site.addsitedir", at: open)
    default:
      return false
    }
  }

  mutating func notePathEdit(start: Int, end: Int) {
    let line = UInt32(lineCounter.line(at: pathEditOffset, in: source))
    pathEditOffset = -1
    let written = facts.text.add(start..<min(end, start + 400), of: source)
    facts.pathEdits.append(PathEdit(written: written, line: line))
  }
}
