/// The tokens of a short condition; empty where it is longer than any condition worth reading.
struct ConditionTokens {
  private(set) var words: [String] = []

  /// Reads the tokens of `range`, giving up behind `limit` of them.
  init(_ source: Span<UInt8>, _ range: Range<Int>, limit: Int = 24) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      let start = index
      if PythonByte.isIdentifier(byte) {
        while index < range.upperBound, PythonByte.isIdentifier(source[index]) {
          index += 1
        }
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0C
        || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\\")
      {
        index += 1
        continue
      } else if byte == UInt8(ascii: "#") {
        while index < range.upperBound, source[index] != UInt8(ascii: "\n"),
          source[index] != UInt8(ascii: "\r")
        {
          index += 1
        }
        continue
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        index += 1
        while index < range.upperBound, source[index] != byte {
          index += source[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, range.upperBound)
      } else {
        index += 1
        let isComparison =
          byte == UInt8(ascii: "=") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "<")
          || byte == UInt8(ascii: ">")
        if isComparison, index < range.upperBound, source[index] == UInt8(ascii: "=") { index += 1 }
      }
      if words.count == limit {
        words = []
        return
      }
      words.append(String(decoding: source.array(of: start..<index), as: UTF8.self))
    }
  }

  mutating func dropFirst() { words.removeFirst() }

  mutating func keepFirst(_ count: Int) { words.removeSubrange(count...) }

  /// Takes off parentheses that hold the whole condition.
  mutating func stripParentheses() {
    while words.count >= 2, words.first == "(", words.last == ")" {
      var depth = 0
      for (index, word) in words.enumerated() {
        if word == "(" { depth += 1 }
        if word == ")" { depth -= 1 }
        if depth == 0, index < words.count - 1 { return }
      }
      words.removeFirst()
      words.removeLast()
    }
  }

  /// The content of a string token.
  static func text(_ word: String) -> String? {
    guard let first = word.utf8.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      word.utf8.count >= 2, word.utf8.last == first
    else { return nil }
    return String(word.dropFirst().dropLast())
  }
}

/// The names under which one file knows `typing.TYPE_CHECKING` and the module that holds it.
struct TypingAliases {
  /// Names for `TYPE_CHECKING` other than its own.
  private var names: [String] = []
  /// Names for the module other than its own.
  private var modules: [String] = []

  enum Verdict { case isTyping, isNotTyping, neither }

  init(_ facts: PythonFactsDraft) {
    for entry in facts.imports where !entry.alias.isEmpty && entry.level == 0 {
      let module = facts.text[entry.module]
      guard module.elementsEqual("typing".utf8) || module.elementsEqual("typing_extensions".utf8)
      else { continue }
      if entry.form == .import {
        modules.append(facts.text.string(entry.alias))
      } else if facts.text[entry.name].elementsEqual("TYPE_CHECKING".utf8) {
        names.append(facts.text.string(entry.alias))
      }
    }
  }

  /// What a condition says of type checking: `TYPE_CHECKING`, `typing.TYPE_CHECKING`, `False`, `0`, or `not` of one.
  func typing(_ source: Span<UInt8>, _ range: Range<Int>) -> Verdict {
    guard mayBeTyping(source, range) else { return .neither }
    var tokens = ConditionTokens(source, range)
    tokens.stripParentheses()
    if tokens.words.first == "not" {
      tokens.dropFirst()
      tokens.stripParentheses()
      return isTyping(tokens.words) ? .isNotTyping : .neither
    }
    return isTyping(tokens.words) ? .isTyping : .neither
  }

  /// False where nothing in the condition can say so, which spares most conditions from being taken apart.
  private func mayBeTyping(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    !names.isEmpty || source.contains("TYPE_CHECKING", in: range)
      || source.contains("False", in: range) || source.contains("0", in: range)
  }

  private func isTyping(_ words: [String]) -> Bool {
    switch words.count {
    case 1:
      return words[0] == "TYPE_CHECKING" || words[0] == "False" || names.contains(words[0])
        || isZero(words[0])
    case 3:
      return words[1] == "." && words[2] == "TYPE_CHECKING" && isModule(words[0])
        || words[1] == "." && isZero(words[0]) && isZero(words[2])
    default: return false
    }
  }

  private func isModule(_ word: String) -> Bool {
    word == "typing" || word == "typing_extensions" || modules.contains(word)
  }

  /// True for `0`, `0x0`, `00`, `0j`.
  private func isZero(_ word: String) -> Bool {
    guard word.utf8.first == UInt8(ascii: "0") else { return false }
    return word.utf8.allSatisfy { byte in
      switch byte | 0x20 {
      case UInt8(ascii: "0") | 0x20, UInt8(ascii: "x"), UInt8(ascii: "b"), UInt8(ascii: "o"),
        UInt8(ascii: "j"), UInt8(ascii: "_") | 0x20:
        return true
      default: return false
      }
    }
  }
}
