extension PythonScanner {
  /// The loader that is called at `open`, by the last part of its name or by the other name it was given.
  func loaderName(_ source: Span<UInt8>, before open: Int) -> DynamicLoad.Loader? {
    if !loaders.isEmpty, let other = givenLoader(source, before: open) { return other }
    switch source[open - 1] {
    case UInt8(ascii: "e"):
      return ends(source, with: "import_module", at: open) ? .importModule : nil
    case UInt8(ascii: "_"):
      return ends(source, with: "__import__", at: open) ? .builtin : nil
    case UInt8(ascii: "s"):
      return ends(source, with: "iter_modules", at: open)
        || ends(source, with: "walk_packages", at: open)
        ? .packageScan : nil
    default:
      return nil
    }
  }

  private func givenLoader(_ source: Span<UInt8>, before open: Int) -> DynamicLoad.Loader? {
    var start = open
    while start > 0, PythonByte.isIdentifier(source[start - 1]) { start -= 1 }
    if start > 0, source[start - 1] == UInt8(ascii: ".") { return nil }
    return loaders.first { given in
      given.name.count == open - start
        && given.name.indices.allSatisfy { given.name[$0] == source[start + $0] }
    }?.loader
  }

  // MARK: Other names

  /// Remembers `from importlib import import_module as name`.
  mutating func noteLoader(_ entry: PythonImport) {
    guard entry.form == .from, entry.level == 0, entry.alias != .none, !hasManyLoaders,
      facts.text[entry.module].elementsEqual("importlib".utf8),
      facts.text[entry.name].elementsEqual("import_module".utf8)
    else { return }
    loaders.append((Array(facts.text[entry.alias]), .importModule))
  }

  /// Remembers `name = importlib.import_module` and `name = __import__`.
  mutating func noteLoader(_ source: Span<UInt8>, target: Range<Int>, value: Int) {
    var index = source.skipBlanks(from: value)
    guard index < source.count,
      source[index] == UInt8(ascii: "i") || source[index] == UInt8(ascii: "_"), !hasManyLoaders
    else { return }
    while index < source.count,
      PythonByte.isIdentifier(source[index]) || source[index] == UInt8(ascii: ".")
    {
      index += 1
    }
    let next = source.skipBlanks(from: index)
    guard
      next >= source.count || source.isLineEnd(at: next) || source[next] == UInt8(ascii: "#")
        || source[next] == UInt8(ascii: ";")
    else { return }
    let loader: DynamicLoad.Loader
    if ends(source, with: "import_module", at: index) {
      loader = .importModule
    } else if ends(source, with: "__import__", at: index) {
      loader = .builtin
    } else {
      return
    }
    let start = source.skipBlanks(from: target.lowerBound)
    let end = source.identifierEnd(from: start)
    guard end > start, source.skipBlanks(from: end) == target.upperBound else { return }
    loaders.append((source.array(of: start..<end), loader))
  }

  /// Each call is compared with each of the names.
  private var hasManyLoaders: Bool { loaders.count >= 8 }

  // MARK: Arguments

  mutating func noteLoad(
    _ source: Span<UInt8>, _ loader: DynamicLoad.Loader, open: Int, isDeferred: Bool
  ) {
    // `def import_module(…)` is a definition, not a call.
    var argument = LoadArgument.read(source, after: open, loader: loader)
    if argument == .unknown, loader != .packageScan,
      let text = constantArgument(source, after: open)
    {
      argument = LoadArgument.read(text.span, after: -1, loader: loader)
    }
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

  /// The arguments with the text in place of the first, where that is a name which the module binds once, to a text.
  private mutating func constantArgument(_ source: Span<UInt8>, after open: Int) -> [UInt8]? {
    let start = source.skipBlanksAndLines(from: open + 1)
    guard source.isIdentifierStart(at: start), constantsAsked < 16 else { return nil }
    let end = source.identifierEnd(from: start)
    let next = source.skipBlanksAndLines(from: end)
    guard next < source.count,
      source[next] == UInt8(ascii: ",") || source[next] == UInt8(ascii: ")")
    else { return nil }
    // Looking through the whole file is for few names.
    constantsAsked += 1
    guard let text = constant(source, named: start..<end) else { return nil }
    return text + source.array(of: next..<min(source.count, next + 200))
  }

  /// The literal that a name at the beginning of a line is bound to, where nothing else seems to bind it.
  private func constant(_ source: Span<UInt8>, named name: Range<Int>) -> [UInt8]? {
    var literal: [UInt8]?
    var index = 0
    var occurrences = 0
    let first = source[name.lowerBound]
    while index + name.count <= source.count {
      guard source[index] == first, index == 0 || !source.isIdentifier(at: index - 1),
        !source.isIdentifier(at: index + name.count),
        (0..<name.count).allSatisfy({ source[index + $0] == source[name.lowerBound + $0] })
      else {
        index += 1
        continue
      }
      let start = index
      index += name.count
      occurrences += 1
      guard occurrences < 1_000 else { return nil }
      switch use(source, start..<index) {
      case .reads: continue
      case .binds: return nil
      case .assigns(let value):
        guard literal == nil, start == 0 || source.isLineEnd(at: start - 1),
          let text = plainLiteral(source, at: value)
        else { return nil }
        literal = text
      }
    }
    return literal
  }

  private enum Use {
    case reads
    case binds
    case assigns(Int)
  }

  /// What is done with a name, as far as what stands right around it tells.
  private func use(_ source: Span<UInt8>, _ name: Range<Int>) -> Use {
    var line = name.lowerBound
    while line > 0, name.lowerBound - line < 200, !source.isLineEnd(at: line - 1) { line -= 1 }
    let text = source.skipBlanks(from: line)
    for word: StaticString in ["def ", "async ", "for ", "with ", "global ", "class ", "except "]
    where source.holds(word, at: text) {
      return .binds
    }
    let before = String(
      decoding: source.array(of: line..<name.lowerBound), as: UTF8.self)
    for word in [" for ", " as ", "lambda ", "import "] where before.contains(word) {
      return .binds
    }
    let next = source.skipBlanks(from: name.upperBound)
    guard next < source.count else { return .reads }
    switch source[next] {
    case UInt8(ascii: "="):
      if next + 1 < source.count, source[next + 1] == UInt8(ascii: "=") { return .reads }
      // `call(name=…)` names a parameter of something else.
      return text == name.lowerBound ? .assigns(next + 1) : .reads
    case UInt8(ascii: ":"):
      guard text == name.lowerBound else { return .reads }
      var index = next
      while index < source.count, index - next < 200, !source.isLineEnd(at: index) {
        if source[index] == UInt8(ascii: "=") { return .assigns(index + 1) }
        index += 1
      }
      return .binds
    case UInt8(ascii: "+"), UInt8(ascii: ","):
      return text == name.lowerBound ? .binds : .reads
    default: return .reads
    }
  }

  /// A string without escapes that ends its line, with its quotes.
  private func plainLiteral(_ source: Span<UInt8>, at value: Int) -> [UInt8]? {
    let start = source.skipBlanks(from: value)
    guard start < source.count, PythonByte.isQuote(source[start]) else { return nil }
    var index = start + 1
    while index < source.count, index - start < 200, source[index] != source[start] {
      if source[index] == UInt8(ascii: "\\") || source.isLineEnd(at: index) { return nil }
      index += 1
    }
    guard index < source.count, index > start + 1 else { return nil }
    let next = source.skipBlanks(from: index + 1)
    guard next >= source.count || source.isLineEnd(at: next) || source[next] == UInt8(ascii: "#")
    else { return nil }
    return source.array(of: start..<index + 1)
  }
}
