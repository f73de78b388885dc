import Scanning

// What the words behind a known program name.
extension CommandReader {
  func program(_ name: String, _ words: Words) -> CommandProgram? {
    CommandProgram.byName[name]?.first { program in
      program.verbs.isEmpty
        || words.first { !$0.value.hasPrefix("-") }.map { program.verbs.contains($0.value) }
          ?? false
    }
  }

  mutating func apply(_ program: CommandProgram, to words: Words, shown: Words) {
    let purpose: Start.Purpose =
      if program.isTest {
        place.purpose == .example ? .example : .test
      } else if program.serves && place.purpose == .tool {
        .product
      } else {
        place.purpose
      }
    let count = starts.count
    var operands: [Located<String>] = []
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index]
      index += 1
      guard word.value.hasPrefix("-"), word.value != "-" else {
        operands.append(word)
        continue
      }
      guard let option = Self.option(word, of: program) else { continue }
      if let value = option.value {
        add(option.shape, value, shown, purpose: purpose)
      } else if index < words.endIndex {
        add(option.shape, words[index], shown, purpose: purpose)
        index += 1
      }
    }
    if let verb = operands.first, program.verbs.contains(verb.value) { operands.removeFirst() }
    if let shape = program.operands {
      for operand in Self.likely(operands, shape) {
        add(shape, operand, shown, purpose: purpose)
      }
    }
    if starts.count == count {
      for file in program.implied {
        add(.file, Located(file, line: words.first?.line ?? 1), shown, purpose: purpose)
      }
    }
  }

  /// `--app=x`, `--app x`, `-Ax` and `-A x`; the value only where it belongs to the same word.
  static func option(
    _ word: Located<String>, of program: CommandProgram
  ) -> (shape: CommandProgram.Shape, value: Located<String>?)? {
    let text = word.value
    for option in program.options {
      for name in option.names {
        if text == name { return (option.shape, nil) }
        if text.hasPrefix(name + "=") {
          return (option.shape, Located(String(text.dropFirst(name.count + 1)), line: word.line))
        }
        if name.utf8.count == 2, text.hasPrefix(name), !text.hasPrefix("--") {
          return (option.shape, Located(String(text.dropFirst(2)), line: word.line))
        }
      }
    }
    return nil
  }

  /// Among the operands of a server may be values of options that nobody knows: what looks most like an application is one.
  static func likely(
    _ operands: [Located<String>], _ shape: CommandProgram.Shape
  ) -> [Located<String>] {
    guard case .app = shape else { return operands }
    let named = operands.filter { isReference($0.value) }
    let marked = named.filter { $0.value.contains(ascii: ":") || $0.value.hasSuffix(".py") }
    if !marked.isEmpty { return marked }
    let dotted = named.filter { $0.value.contains(ascii: ".") }
    return dotted.isEmpty ? named.suffix(1) : dotted
  }
}
