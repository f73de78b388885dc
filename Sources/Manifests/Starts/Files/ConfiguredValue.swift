/// One text of a configuration: where it stands among keys and lists, and on which line.
struct ConfiguredValue: Hashable, Sendable {
  /// From the outermost to the one it belongs to.
  let keys: [String]
  let text: String
  /// Of its first line, counted from 1.
  let line: Int
  /// Tells the mapping that holds the last key from all others of the file.
  let owner: Int
  /// Tells the list it is an item of from all others; nil where it is none.
  let list: Int?

  var key: String { keys.last ?? "" }
}

extension ConfiguredValue {
  /// The strings of a TOML table and of all in it.
  static func values(of root: TOMLTable) -> [ConfiguredValue] {
    var found: [ConfiguredValue] = []
    var next = 1
    var open: [(value: TOMLValue, keys: [String], owner: Int, list: Int?)] = []
    for entry in root.entries.reversed() { open.append((entry.value, [entry.key], 0, nil)) }
    while let (value, keys, owner, list) = open.popLast() {
      next += 1
      switch value.content {
      case .string(let text):
        found.append(
          ConfiguredValue(keys: keys, text: text, line: value.line, owner: owner, list: list))
      case .table(let table):
        for entry in table.entries.reversed() {
          open.append((entry.value, keys + [entry.key], next, nil))
        }
      case .array(let values):
        for value in values.reversed() { open.append((value, keys, owner, next)) }
      default: break
      }
    }
    return found
  }

  /// The lines of an INI file's options; those of one option are a list.
  static func values(of document: INIDocument) -> [ConfiguredValue] {
    var found: [ConfiguredValue] = []
    for (index, section) in document.sections.enumerated() {
      for option in section.options {
        let lines = option.filledLines
        for line in lines {
          found.append(
            ConfiguredValue(
              keys: [section.name, option.writtenKey], text: unquoted(line.value), line: line.line,
              owner: index, list: lines.count > 1 ? option.line : nil))
        }
      }
    }
    return found
  }

  /// Some programs run files of that form as Python, or take quotation marks off themselves.
  private static func unquoted(_ text: String) -> String {
    let words = text.utf8.last == UInt8(ascii: ",") ? text.dropLast() : text[...]
    guard let mark = words.utf8.first, mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\""),
      words.utf8.count > 2, words.utf8.last == mark
    else { return text }
    let inner = words.dropFirst().dropLast()
    return inner.utf8.contains(mark) ? text : String(inner)
  }
}
