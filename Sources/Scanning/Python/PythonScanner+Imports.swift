extension PythonScanner {
  /// Reads `import a.b as c, d` with the position at the word `import` or `cimport`.
  mutating func importStatement(_ source: Span<UInt8>, from start: Int, lazy: Bool) {
    let word = source.word(at: position)
    let form: PythonImport.Form = word.word == .cimport ? .cimport : .import
    position = word.end
    while true {
      position = source.skipBlanks(from: position)
      guard let module = dottedName(source) else { return }
      let alias = aliasName(source)
      add(source, form, start, lazy: lazy, level: 0, module: module, name: .none, alias: alias)
      position = source.skipBlanks(from: position)
      guard position < source.count, source[position] == UInt8(ascii: ",") else { return }
      position += 1
    }
  }

  /// Reads `from .a import b as c, (d)` with the position at the word `from`.
  mutating func fromStatement(_ source: Span<UInt8>, from start: Int, lazy: Bool) {
    let entry = position
    position = source.skipBlanks(from: position + 4)
    var level = 0
    while position < source.count, source[position] == UInt8(ascii: ".") {
      level += 1
      position = source.skipBlanks(from: position + 1)
    }
    var module = TextSpan.none
    let word = source.word(at: position)
    if word.word != .import, word.word != .cimport {
      guard let name = dottedName(source) else {
        position = entry + 4
        return
      }
      module = name
      position = source.skipBlanks(from: position)
    } else if level == 0 {
      position = entry + 4
      return
    }
    let importWord = source.word(at: position)
    guard importWord.word == .import || importWord.word == .cimport else { return }
    let form: PythonImport.Form = importWord.word == .cimport ? .cimport : .from
    position = source.skipBlanks(from: importWord.end)
    var inParentheses = false
    if position < source.count, source[position] == UInt8(ascii: "(") {
      inParentheses = true
      position += 1
    }
    while true {
      let before = position
      position =
        inParentheses
        ? source.skipBlanksAndLines(from: position) : source.skipBlanks(from: position)
      guard position < source.count else { break }
      if inParentheses, isHardKeyword(source.word(at: position).word) {
        // The parenthesis was never closed, and this is the next statement.
        position = before
        break
      }
      let name: TextSpan
      if source[position] == UInt8(ascii: "*") {
        name = facts.text.add(position..<position + 1, of: source)
        position += 1
      } else if source.isIdentifierStart(at: position) {
        name = identifier(source)
      } else {
        break
      }
      if inParentheses { position = source.skipBlanksAndLines(from: position) }
      let alias = aliasName(source, acrossLines: inParentheses)
      add(source, form, start, lazy: lazy, level: level, module: module, name: name, alias: alias)
      position =
        inParentheses
        ? source.skipBlanksAndLines(from: position) : source.skipBlanks(from: position)
      guard position < source.count, source[position] == UInt8(ascii: ",") else { break }
      position += 1
    }
    if inParentheses {
      if position < source.count, source[position] == UInt8(ascii: ")") {
        position += 1
      } else {
        problem("the names of this import cannot be read to their end", at: start, in: source)
      }
    }
  }

  /// Words that begin a statement and name nothing.
  private func isHardKeyword(_ word: PythonWord) -> Bool {
    switch word {
    case .import, .from, .def, .class, .if,
      .elif, .else, .try, .except, .finally,
      .for, .while, .with, .async:
      return true
    default:
      return false
    }
  }

  private mutating func add(
    _ source: Span<UInt8>, _ form: PythonImport.Form, _ start: Int, lazy: Bool, level: Int,
    module: TextSpan, name: TextSpan, alias: TextSpan
  ) {
    let line = lineCounter.line(at: start, in: source)
    var column = lineCounter.column(at: start, in: source)
    if line == 1, source.holds("\u{FEFF}", at: 0) { column -= 3 }
    let isDeferred = functionDepth > 0
    let entry = PythonImport(
      form: form, context: isDeferred ? .deferred : .eager, isConditional: false,
      isOptional: false, isLazy: lazy, isInMainGuard: false,
      level: UInt16(clamping: level), module: module, name: name, alias: alias,
      line: UInt32(line), column: UInt32(column), function: -1, guardIndex: -1,
      block: open.last ?? -1)
    facts.imports.append(entry)
    if alias != .none { noteLoader(entry) }
  }

  /// Reads a dotted name, whose dots may have blanks around them, and copies it without these.
  private mutating func dottedName(_ source: Span<UInt8>) -> TextSpan? {
    guard source.isIdentifierStart(at: position) else { return nil }
    var name = identifier(source)
    while true {
      let dot = source.skipBlanks(from: position)
      guard dot < source.count, source[dot] == UInt8(ascii: ".") else { return name }
      let next = source.skipBlanks(from: dot + 1)
      guard source.isIdentifierStart(at: next) else { return name }
      facts.text.extend(&name, with: dot..<dot + 1, of: source)
      position = source.identifierEnd(from: next)
      append(source, next..<position, to: &name)
    }
  }

  private mutating func identifier(_ source: Span<UInt8>) -> TextSpan {
    let start = position
    position = source.identifierEnd(from: start)
    if source.isASCII(in: start..<position) {
      return facts.text.add(start..<position, of: source)
    }
    var name = facts.text.add(start..<start, of: source)
    append(source, start..<position, to: &name)
    return name
  }

  /// Copies an identifier in the form Python compares: names beyond ASCII are normalised (NFKC).
  private mutating func append(
    _ source: Span<UInt8>, _ range: Range<Int>, to name: inout TextSpan
  ) {
    if source.isASCII(in: range) {
      facts.text.extend(&name, with: range, of: source)
    } else {
      let normal = Identifier.normalised(source, range)
      facts.text.extend(&name, with: 0..<normal.count, of: normal.span)
    }
  }

  private mutating func aliasName(
    _ source: Span<UInt8>, acrossLines: Bool = false
  ) -> TextSpan {
    let word = source.skipBlanks(from: position)
    guard source.holds("as", at: word), !source.isIdentifier(at: word + 2)
    else { return .none }
    let start =
      acrossLines ? source.skipBlanksAndLines(from: word + 2) : source.skipBlanks(from: word + 2)
    guard source.isIdentifierStart(at: start) else { return .none }
    position = start
    return identifier(source)
  }
}
