/// A test on the Python version or the platform, as it stands in an `if`.
package enum PythonTest: Hashable, Sendable {
  package enum Comparison: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }

  /// Compares the first `prefix` parts of the version (0: all five) with the numbers given.
  case version(Comparison, [Int], prefix: Int)
  /// `sys.platform == …`, or `startswith` where the comparison is of a prefix.
  case platform(String, isPrefix: Bool, negated: Bool)
  /// `os.name == …`
  case osName(String, negated: Bool)

  /// Whether the test holds, or nil where the version's two numbers do not decide it.
  package func holds(major: Int, minor: Int, platform: String) -> Bool? {
    switch self {
    case .version(let comparison, let numbers, let prefix):
      return Self.compare([major, minor], numbers, comparison, prefix: prefix)
    case .platform(let wanted, let isPrefix, let negated):
      return (isPrefix ? platform.hasPrefix(wanted) : platform == wanted) != negated
    case .osName(let wanted, let negated):
      return (wanted == (platform == "win32" ? "nt" : "posix")) != negated
    }
  }

  private static func compare(
    _ version: [Int], _ numbers: [Int], _ comparison: Comparison, prefix: Int
  ) -> Bool? {
    let known = prefix > 0 ? Array(version.prefix(prefix)) : version
    for (left, right) in zip(known, numbers) where left != right {
      switch comparison {
      case .equal: return false
      case .notEqual: return true
      case .less, .lessOrEqual: return left < right
      case .greater, .greaterOrEqual: return left > right
      }
    }
    // The numbers known are equal: the longer tuple is the greater one, if both are known to their ends.
    let isComplete = prefix > 0 && prefix <= version.count
    if numbers.count > known.count, !isComplete { return nil }
    let order: Int
    if isComplete {
      order = known.count - numbers.count
    } else {
      // `sys.version_info` goes on behind its second number.
      order = 1
    }
    switch comparison {
    case .equal: return order == 0
    case .notEqual: return order != 0
    case .less: return order < 0
    case .lessOrEqual: return order <= 0
    case .greater: return order > 0
    case .greaterOrEqual: return order >= 0
    }
  }
}

extension PythonTest {
  /// Reads the test between `if` and its colon; nil where it asks something else.
  init?(_ source: Span<UInt8>, _ range: Range<Int>) {
    // Few conditions ask such a thing, and only those are taken apart.
    guard
      source.contains("version_info", in: range) || source.contains("platform", in: range)
        || source.contains("name", in: range)
    else { return nil }
    var tokens = ConditionTokens(source, range)
    tokens.stripParentheses()
    if let test = Self.version(&tokens) ?? Self.platform(&tokens) {
      self = test
    } else {
      return nil
    }
  }

  private static func version(_ tokens: inout ConditionTokens) -> PythonTest? {
    let words = tokens.words
    var index = 0
    if words.starts(with: ["sys", ".", "version_info"]) {
      index = 3
    } else if words.first == "version_info" {
      index = 1
    } else {
      return nil
    }
    var prefix = 0
    if words.dropFirst(index).starts(with: [".", "major"]) {
      (prefix, index) = (1, index + 2)
      return scalar(words, index)
    } else if words.dropFirst(index).starts(with: ["[", "0", "]"]) {
      return scalar(words, index + 3)
    } else if words.dropFirst(index).starts(with: ["[", ":"]), words.count > index + 3,
      words[index + 3] == "]", let count = Int(words[index + 2])
    {
      (prefix, index) = (count, index + 4)
    }
    guard words.count > index + 2, let comparison = Comparison(words[index]),
      words[index + 1] == "(", words.last == ")"
    else { return nil }
    var numbers: [Int] = []
    for word in words[(index + 2)..<(words.count - 1)] where word != "," {
      guard let number = Int(word) else { return nil }
      numbers.append(number)
    }
    return .version(comparison, numbers, prefix: prefix)
  }

  private static func scalar(_ words: [String], _ index: Int) -> PythonTest? {
    guard words.count == index + 2, let comparison = Comparison(words[index]),
      let number = Int(words[index + 1])
    else { return nil }
    return .version(comparison, [number], prefix: 1)
  }

  private static func platform(_ tokens: inout ConditionTokens) -> PythonTest? {
    let words = tokens.words
    if words.count == 7, words.starts(with: ["sys", ".", "platform", ".", "startswith", "("]) {
      return nil
    }
    if words.count == 8, words.starts(with: ["sys", ".", "platform", ".", "startswith", "("]),
      let text = ConditionTokens.text(words[6])
    {
      return .platform(text, isPrefix: true, negated: false)
    }
    guard words.count == 5, let comparison = Comparison(words[3]),
      comparison == .equal || comparison == .notEqual, let text = ConditionTokens.text(words[4])
    else { return nil }
    let negated = comparison == .notEqual
    if words.starts(with: ["sys", ".", "platform"]) {
      return .platform(text, isPrefix: false, negated: negated)
    }
    if words.starts(with: ["os", ".", "name"]) { return .osName(text, negated: negated) }
    return nil
  }

  /// True for `__name__ == "__main__"`, either way round.
  static func isMainGuard(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard source.contains("__name__", in: range) else { return false }
    var tokens = ConditionTokens(source, range)
    tokens.stripParentheses()
    let words = tokens.words
    guard words.count >= 3, words[1] == "==" else { return false }
    return words[0] == "__name__" && ConditionTokens.text(words[2]) == "__main__"
      || words[2] == "__name__" && ConditionTokens.text(words[0]) == "__main__"
  }

  /// True where the types between `except` and its colon include one that a failing import raises.
  static func catchesImportError(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if namesOtherErrors(source, range) { return false }
    var tokens = ConditionTokens(source, range, limit: 200)
    if tokens.words.first == "*" { tokens.dropFirst() }
    if let named = tokens.words.lastIndex(of: "as") { tokens.keepFirst(named) }
    tokens.stripParentheses()
    if tokens.words.isEmpty { return true }
    let names: Set = ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"]
    return tokens.words.split(separator: ",").contains { element in
      guard let last = element.last, names.contains(last) else { return false }
      return element.count == 1 || element.dropLast().last == "."
    }
  }
}

extension PythonTest {
  /// True where a short list of types has none of the names in it that are looked for, as a look at its bytes tells.
  private static func namesOtherErrors(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = source.skipBlanks(from: range.lowerBound)
    // A list of nothing catches everything, and so does one that is too long to read.
    guard range.count < 200, start < range.upperBound, source.isIdentifierStart(at: start),
      !source.isWord("as", start..<source.identifierEnd(from: start))
    else { return false }
    return !source.contains("ImportError", in: range)
      && !source.contains("ModuleNotFoundError", in: range)
      && !source.contains("Exception", in: range)
  }
}

extension PythonTest.Comparison {
  init?(_ word: String) {
    switch word {
    case "==": self = .equal
    case "!=": self = .notEqual
    case "<": self = .less
    case "<=": self = .lessOrEqual
    case ">": self = .greater
    case ">=": self = .greaterOrEqual
    default: return nil
    }
  }
}
