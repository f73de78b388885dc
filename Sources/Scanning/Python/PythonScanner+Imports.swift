extension PythonScanner {
  /// Reads `import a.b as c, d` with the position at the word `import` or `cimport`.
  mutating func importStatement(from start: Int, lazy: Bool) {
    let word = firstWord(at: position)
    let form: PythonImport.Form = word.code == PythonWord.cimport ? .cimport : .import
    position = word.end
    while true {
      position = skipBlanks(position)
      guard let module = dottedName() else { return }
      let alias = aliasName()
      add(form, start, lazy: lazy, level: 0, module: module, name: .none, alias: alias)
      position = skipBlanks(position)
      guard position < source.count, source[position] == UInt8(ascii: ",") else { return }
      position += 1
    }
  }

  /// Reads `from .a import b as c, (d)` with the position at the word `from`.
  mutating func fromStatement(from start: Int, lazy: Bool) {
    let entry = position
    position = skipBlanks(position + 4)
    var level = 0
    while position < source.count, source[position] == UInt8(ascii: ".") {
      level += 1
      position = skipBlanks(position + 1)
    }
    var module = TextSpan.none
    let word = firstWord(at: position)
    if word.code != PythonWord.import, word.code != PythonWord.cimport {
      guard let name = dottedName() else {
        position = entry + 4
        return
      }
      module = name
      position = skipBlanks(position)
    } else if level == 0 {
      position = entry + 4
      return
    }
    let importWord = firstWord(at: position)
    guard importWord.code == PythonWord.import || importWord.code == PythonWord.cimport else {
      return
    }
    let form: PythonImport.Form = importWord.code == PythonWord.cimport ? .cimport : .from
    position = skipBlanks(importWord.end)
    var inParentheses = false
    if position < source.count, source[position] == UInt8(ascii: "(") {
      inParentheses = true
      position += 1
    }
    while true {
      let before = position
      position = inParentheses ? skipBlanksAndLines(position) : skipBlanks(position)
      guard position < source.count else { break }
      if inParentheses, isHardKeyword(firstWord(at: position)) {
        // The parenthesis was never closed, and this is the next statement.
        position = before
        break
      }
      let name: TextSpan
      if source[position] == UInt8(ascii: "*") {
        name = facts.text.add(position..<position + 1, of: source)
        position += 1
      } else if isIdentifierStart(position) {
        name = identifier()
      } else {
        break
      }
      if inParentheses { position = skipBlanksAndLines(position) }
      let alias = aliasName(acrossLines: inParentheses)
      add(form, start, lazy: lazy, level: level, module: module, name: name, alias: alias)
      position = inParentheses ? skipBlanksAndLines(position) : skipBlanks(position)
      guard position < source.count, source[position] == UInt8(ascii: ",") else { break }
      position += 1
    }
    if inParentheses {
      if position < source.count, source[position] == UInt8(ascii: ")") {
        position += 1
      } else {
        problem("the names of this import cannot be read to their end", at: start)
      }
    }
  }

  /// Words that begin a statement and name nothing.
  private func isHardKeyword(_ word: PythonWord) -> Bool {
    switch word.code {
    case PythonWord.import, PythonWord.from, PythonWord.def, PythonWord.class, PythonWord.if,
      PythonWord.elif, PythonWord.else, PythonWord.try, PythonWord.except, PythonWord.finally,
      PythonWord.for, PythonWord.while, PythonWord.with, PythonWord.async:
      return true
    default:
      return false
    }
  }

  private mutating func add(
    _ form: PythonImport.Form, _ start: Int, lazy: Bool, level: Int, module: TextSpan,
    name: TextSpan, alias: TextSpan
  ) {
    let line = lineCounter.line(at: start, in: source)
    var column = lineCounter.column(at: start, in: source)
    if line == 1, starts(with: [0xEF, 0xBB, 0xBF], at: 0) { column -= 3 }
    let isDeferred = functionDepth > 0
    facts.imports.append(
      PythonImport(
        form: form, context: isDeferred ? .deferred : .eager, isConditional: false,
        isOptional: false, isLazy: lazy, isInMainGuard: false,
        level: UInt16(clamping: level), module: module, name: name, alias: alias,
        line: UInt32(line), column: UInt32(column), function: -1, guardIndex: -1,
        block: open.last ?? -1))
  }

  /// Reads a dotted name, whose dots may have blanks around them, and copies it without these.
  private mutating func dottedName() -> TextSpan? {
    guard isIdentifierStart(position) else { return nil }
    var name = identifier()
    while true {
      let dot = skipBlanks(position)
      guard dot < source.count, source[dot] == UInt8(ascii: ".") else { return name }
      let next = skipBlanks(dot + 1)
      guard isIdentifierStart(next) else { return name }
      facts.text.extend(&name, with: dot..<dot + 1, of: source)
      position = next
      let start = position
      while isIdentifier(position) { position += 1 }
      append(start..<position, to: &name)
    }
  }

  private mutating func identifier() -> TextSpan {
    let start = position
    while isIdentifier(position) { position += 1 }
    var name = facts.text.add(start..<start, of: source)
    append(start..<position, to: &name)
    return name
  }

  /// Copies an identifier in the form Python compares: names beyond ASCII are normalised (NFKC).
  private mutating func append(_ range: Range<Int>, to name: inout TextSpan) {
    if source[range].allSatisfy({ $0 < 128 }) {
      facts.text.extend(&name, with: range, of: source)
    } else {
      let normal = Identifier.normalised(source[range])
      facts.text.extend(&name, with: 0..<normal.count, of: normal)
    }
  }

  private mutating func aliasName(acrossLines: Bool = false) -> TextSpan {
    let word = skipBlanks(position)
    guard starts(with: [UInt8(ascii: "a"), UInt8(ascii: "s")], at: word), !isIdentifier(word + 2)
    else { return .none }
    let start = acrossLines ? skipBlanksAndLines(word + 2) : skipBlanks(word + 2)
    guard isIdentifierStart(start) else { return .none }
    position = start
    return identifier()
  }
}
