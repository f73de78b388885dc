import Manifests

extension ValueShape where Value == Argument {
  package static var folder: Self {
    Self("DIR", wants: "a folder", completion: .folders) { $0.isEmpty ? nil : $0 }
  }

  package static var file: Self {
    Self("FILE", wants: "a file", completion: .files) { $0.isEmpty ? nil : $0 }
  }

  package static var glob: Self {
    Self("GLOB", wants: "a glob such as 'docs/**'", completion: .files) { $0.isEmpty ? nil : $0 }
  }

  package static func path(_ placeholder: String) -> Self {
    Self(placeholder, wants: "a file or folder", completion: .files) { $0.isEmpty ? nil : $0 }
  }

  package static func module(_ placeholder: String) -> Self {
    Self(placeholder, wants: "a module such as package.module") { $0.isEmpty ? nil : $0 }
  }
}

extension ValueShape where Value == Int {
  package static func wholeNumber(_ placeholder: String, in range: ClosedRange<Int>) -> Self {
    Self(
      placeholder, wants: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: { argument in
        // `Int` reads "+4" too, which nobody means.
        guard let text = argument.text, text.utf8.first != UInt8(ascii: "+"),
          let number = Int(text), range.contains(number)
        else { return nil }
        return number
      })
  }
}

extension ValueShape where Value == PythonVersion {
  static var pythonVersion: Self {
    Self("X.Y", wants: "a Python version such as 3.13") { argument in
      argument.text.flatMap(PythonVersion.init(written:))
    }
  }
}

extension ValueShape where Value: RawRepresentable & Sendable, Value.RawValue == String {
  /// One of a closed set of words.
  package static func one(
    of values: @autoclosure @escaping @Sendable () -> [Value], _ placeholder: String
  ) -> Self {
    Self(
      placeholder, wants: listed(values().map(\.rawValue), "or"),
      completion: .words { values().map(\.rawValue) },
      read: { argument in
        values().first { argument.text == $0.rawValue }
      })
  }
}

extension ValueShape where Value == Rule {
  package static var rule: Self {
    Self(
      "RULE", wants: "a rule that `pollard rules` lists",
      completion: .words { Rule.all.map(\.name) },
      read: { $0.text.flatMap(Rule.named) })
  }
}

extension ValueShape where Value == CommandName {
  package static var command: Self {
    Self(
      "COMMAND", wants: "a command", completion: .words { Command.all.map(\.name.text) },
      read: { $0.text.flatMap { Command.named(CommandName($0))?.name } })
  }
}

extension ValueShape {
  /// Several of a closed set of words, separated by commas; at least one, and each kept once in the set's own order.
  package static func some<Word: RawRepresentable & Hashable & Sendable>(
    of values: @autoclosure @escaping @Sendable () -> [Word], _ placeholder: String
  ) -> Self where Value == [Word], Word.RawValue == String {
    Self(
      placeholder,
      wants: "some of \(listed(values().map(\.rawValue), "and")), separated by commas",
      completion: .wordList { values().map(\.rawValue) },
      read: { argument in
        guard let text = argument.text else { return nil }
        let all = values()
        var chosen: Set<Word> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
          guard let word = all.first(where: { $0.rawValue == part }) else { return nil }
          chosen.insert(word)
        }
        return all.filter(chosen.contains)
      })
  }
}

/// Words as a person would list them: "linux, darwin or win32".
package func listed(_ words: [String], _ joint: String) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(joint) \(last)"
}
