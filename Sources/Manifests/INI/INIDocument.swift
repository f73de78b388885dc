/// The sections of an INI file as CPython's `configparser` reads them (`RawConfigParser(strict=False)`), with their lines.
///
/// Any bytes can be read: a line that makes no sense is a problem, and the rest still counts.
package struct INIDocument: Sendable {
  /// In the order they first appear; no two have the same name. `[DEFAULT]` is one of them.
  package let sections: [INISection]
  package let problems: [ManifestProblem]

  package init(parsing bytes: [UInt8]) {
    var reader = INIReader()
    reader.read(bytes)
    sections = reader.sections.map { section in
      INISection(name: section.name, line: section.line, options: section.options)
    }
    problems = reader.problems
  }

  package subscript(section: String) -> INISection? { sections.first { $0.name == section } }
}

/// One section of an INI file.
package struct INISection: Sendable {
  package let name: String
  /// The line of its first header, counted from 1.
  package let line: Int
  /// In the order they first appear; no two have the same key.
  package let options: [INIOption]

  /// The option of that name, which is written in lower case.
  package subscript(key: String) -> INIOption? { options.first { $0.key == key } }
}

/// One option of an INI section and its value, which may go on over several lines.
package struct INIOption: Sendable {
  /// In lower case, as `configparser` has it.
  package let key: String
  /// As written.
  package let writtenKey: String
  /// The line of the key, counted from 1.
  package let line: Int
  /// Never empty: what follows the delimiter, and then each line that continues it.
  package internal(set) var lines: [Located<String>]

  /// The whole value, its lines joined by `\n`.
  package var value: String {
    var kept = lines[...]
    while let last = kept.last, last.value.isEmpty { kept.removeLast() }
    return kept.map(\.value).joined(separator: "\n")
  }

  /// The lines that hold something.
  package var filledLines: [Located<String>] { lines.filter { !$0.value.isEmpty } }
}
