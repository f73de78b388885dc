extension PollardConfiguration {
  /// The text of a first `pollard.toml`: every key with its sentence; a key is commented out unless a value for it was detected.
  ///
  /// The values of `detected` are TOML, such as `["src"]`, by the name of their key.
  package static func starter(detected: [String: String]) -> String {
    var text = """
      # What Pollard should know about this repository and cannot see for itself.
      # Every key is optional: one that is commented out shows an example, not its default.

      """
    var table: [String] = []
    for key in ConfigurationKey.all {
      let keyTable = Array(key.path.dropLast())
      if keyTable != table {
        text += "\n[\(keyTable.joined(separator: "."))]\n"
        table = keyTable
      }
      let name = key.path.last ?? ""
      let assignment =
        detected[key.name].map { "\(name) = \($0)" } ?? "# \(name) = \(key.example)"
      text += """

        # \(key.summary)
        # Takes \(key.kind.wanted); when absent: \(key.whenAbsent).
        \(assignment)

        """
    }
    return text
  }

  /// A list of texts in TOML, for `starter(detected:)`.
  package static func toml(_ texts: [String]) -> String {
    "[\(texts.map(toml).joined(separator: ", "))]"
  }

  /// A text in TOML, for `starter(detected:)`.
  package static func toml(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// The keys as a table in Markdown, for the documentation.
  package static var documentation: String {
    var text = "| key | takes | meaning | when absent |\n|---|---|---|---|\n"
    for key in ConfigurationKey.all {
      text += "| `\(key.name)` | \(key.kind.wanted) | \(key.summary) | \(key.whenAbsent) |\n"
    }
    return text
  }
}
