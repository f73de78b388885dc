/// The tokens of a short condition; empty where it is longer than any condition worth reading.
struct ConditionTokens {
  private(set) var words: [String] = []

  /// Reads the tokens of `range`, giving up behind `limit` of them.
  init(_ source: [UInt8], _ range: Range<Int>, limit: Int = 24) {
    let classes = PythonByte.classes
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      let start = index
      if classes[Int(byte)] & PythonByte.identifier != 0 {
        while index < range.upperBound, classes[Int(source[index])] & PythonByte.identifier != 0 {
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
      words.append(String(decoding: source[start..<index], as: UTF8.self))
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
  private var names: Set<String> = ["TYPE_CHECKING"]
  private var modules: Set<String> = ["typing", "typing_extensions"]

  enum Verdict { case isTyping, isNotTyping, neither }

  init(_ facts: PythonFactsDraft) {
    for entry in facts.imports where !entry.alias.isEmpty && entry.level == 0 {
      let module = facts.text.string(entry.module)
      guard module == "typing" || module == "typing_extensions" else { continue }
      if entry.form == .import {
        modules.insert(facts.text.string(entry.alias))
      } else if facts.text.string(entry.name) == "TYPE_CHECKING" {
        names.insert(facts.text.string(entry.alias))
      }
    }
  }

  /// What a condition says of type checking: `TYPE_CHECKING`, `typing.TYPE_CHECKING`, `False`, `0`, or `not` of one.
  func typing(_ source: [UInt8], _ range: Range<Int>) -> Verdict {
    var tokens = ConditionTokens(source, range)
    tokens.stripParentheses()
    if tokens.words.first == "not" {
      tokens.dropFirst()
      tokens.stripParentheses()
      return isTyping(tokens.words) ? .isNotTyping : .neither
    }
    return isTyping(tokens.words) ? .isTyping : .neither
  }

  private func isTyping(_ words: [String]) -> Bool {
    switch words.count {
    case 1: return names.contains(words[0]) || words[0] == "False" || isZero(words[0])
    case 3:
      return words[1] == "." && words[2] == "TYPE_CHECKING" && modules.contains(words[0])
        || words[1] == "." && isZero(words[0]) && isZero(words[2])
    default: return false
    }
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
