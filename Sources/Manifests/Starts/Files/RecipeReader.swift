import Scanning

/// The files that are little more than commands, each in its own layout.
enum RecipeReader {
  static func shell(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var reader = CommandReader(place)
    reader.read(bytes, line: 1)
    return reader.starts
  }

  static func windowsShell(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var reader = CommandReader(place)
    for (offset, line) in ByteLines(bytes).enumerated() {
      guard mayStart(line) else { continue }
      let content = line.trimmed.drop { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "&") }
      if content.starts(with: "::".utf8) || content.prefix(4).text.lowercased() == "rem " {
        continue
      }
      // Backslashes divide paths there.
      let text = content.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
      reader.read(text, line: offset + 1)
    }
    return reader.starts
  }

  /// True for a line with a `py`, as all names of Python and its files have, or with a server's name. Scripts of Windows are long and
  /// mostly about something else.
  private static func mayStart(_ line: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in line {
      let small = byte | 0x20
      if last == UInt8(ascii: "p"), small == UInt8(ascii: "y") { return true }
      // `flask`, `celery`, `uvicorn`, `django`, `streamlit`, `cd`.
      if last == UInt8(ascii: "s"), small == UInt8(ascii: "k") { return true }
      if last == UInt8(ascii: "c"), small == UInt8(ascii: "e") || small == UInt8(ascii: "d") {
        return true
      }
      if last == UInt8(ascii: "v"), small == UInt8(ascii: "i") { return true }
      if last == UInt8(ascii: "d"), small == UInt8(ascii: "j") { return true }
      if last == UInt8(ascii: "m"), small == UInt8(ascii: "l") { return true }
      last = small
    }
    return false
  }

  /// `web: gunicorn app:app`
  static func procfile(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var starts: [Start] = []
    for (offset, line) in ByteLines(bytes).enumerated() {
      let content = line.trimmed
      guard content.first != UInt8(ascii: "#"),
        let colon = content.firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      var reader = CommandReader(place)
      reader.read(Array(content[(colon + 1)...]), line: offset + 1)
      starts += reader.starts
    }
    return starts
  }

  /// Each recipe begins in the folder of the file.
  static func makefile(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    recipes(bytes, place) { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line.first?.isWhiteSpace == false,
        colon + 1 >= line.endIndex || line[colon + 1] != UInt8(ascii: "=")
      else { return nil }
      return line[..<colon].text
    }
  }

  static func justfile(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    makefile(bytes, place)
  }

  private static func recipes(
    _ bytes: [UInt8], _ place: CommandReader.Place,
    name: (ArraySlice<UInt8>) -> String?
  ) -> [Start] {
    var starts: [Start] = []
    var target = ""
    var open: [UInt8] = []
    var openLine = 0
    for (offset, line) in ByteLines(bytes).enumerated() {
      if open.isEmpty {
        if let found = name(line) {
          target = found
          // `target: ; command` and `just` recipes with everything on one line are rare; a line of
          // variables may hold a command all the same.
          continue
        }
        let content = line.trimmed
        if content.isEmpty || content.first == UInt8(ascii: "#") { continue }
        openLine = offset + 1
        open = Array(
          content.drop {
            $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
          })
        if line.first?.isWhiteSpace == false, open.contains(UInt8(ascii: "=")) {
          open = assigned(open)
        }
      } else {
        open.append(UInt8(ascii: "\n"))
        open += line
      }
      if open.trimmedEnd.last == UInt8(ascii: "\\") {
        open = Array(open.trimmedEnd)
        continue
      }
      starts += read(open, line: openLine, target, place)
      open = []
    }
    return starts + read(open, line: openLine, target, place)
  }

  private static func read(
    _ text: [UInt8], line: Int, _ target: String, _ place: CommandReader.Place
  ) -> [Start] {
    var own = place
    if own.purpose == .tool, RecipeName.servesProduct(target) { own.purpose = .product }
    var reader = CommandReader(own)
    // `$$` is a dollar of the shell.
    reader.read(text, line: line)
    return reader.starts
  }

  /// The value of `NAME := value`, or `export NAME=value` as it stands.
  private static func assigned(_ text: [UInt8]) -> [UInt8] {
    if text.starts(with: "export ".utf8) { return text.filter { $0 != UInt8(ascii: ":") || true } }
    guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return text }
    return Array(text[(equals + 1)...].trimmed)
  }

  /// `0 5 * * * user command`
  static func crontab(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var starts: [Start] = []
    for (offset, line) in ByteLines(bytes).enumerated() {
      let content = line.trimmed
      guard let first = content.first, first != UInt8(ascii: "#") else { continue }
      var words = content.split(separator: UInt8(ascii: " "))[...]
      var reader = CommandReader(place)
      let isTime = first == UInt8(ascii: "*") || (0x30...0x39).contains(first)
      if first == UInt8(ascii: "@") {
        words = words.dropFirst()
      } else if isTime {
        words = words.dropFirst(5)
      }
      let rest = words.joined(separator: [UInt8(ascii: " ")])
      reader.read(Array(rest), line: offset + 1)
      if reader.starts.isEmpty, words.count > 1, isTime {
        // A user may stand before the command.
        reader.read(
          Array(words.dropFirst().joined(separator: [UInt8(ascii: " ")])), line: offset + 1)
      }
      starts += reader.starts
    }
    return starts
  }

  static func environment(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var reader = CommandReader(place)
    for (offset, line) in ByteLines(bytes).enumerated() {
      let content = line.trimmed
      guard content.first != UInt8(ascii: "#"),
        let equals = content.firstIndex(of: UInt8(ascii: "="))
      else { continue }
      let name = content[..<equals].trimmed.text
      let value = content[(equals + 1)...].trimmed.filter {
        $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
      }
      reader.read(
        variable: name.hasPrefix("export ") ? String(name.dropFirst(7)) : name,
        value: String(decoding: value, as: UTF8.self), line: offset + 1)
    }
    return reader.starts
  }

  /// A systemd unit or a desktop entry.
  static func unit(_ bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var reader = CommandReader(place)
    for (offset, line) in ByteLines(bytes).enumerated() {
      let content = line.trimmed
      guard let equals = content.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = content[..<equals].trimmed.text
      let value = content[(equals + 1)...].trimmed
      if name == "WorkingDirectory" {
        reader.enter(value.text)
      } else if name == "Environment" {
        reader.read("export " + value.text, line: offset + 1)
      } else if name.hasPrefix("Exec") {
        let command = value.drop { "-@+!:".utf8.contains($0) }
        reader.read(Array(command), line: offset + 1)
      }
    }
    return reader.starts
  }

  /// An INI file: tox runs the lines of some options, supervisord and uwsgi the values of others, and the rest may name modules.
  static func ini(
    _ bytes: [UInt8], _ place: CommandReader.Place, _ names: FirstPartyNames
  ) -> [Start] {
    let document = INIDocument(parsing: bytes)
    // Not every file of such a name is INI; some are settings that are run as Python.
    if document.sections.isEmpty {
      return ProseReader.starts(in: bytes, place) + ScriptTextReader.starts(in: bytes, place)
    }
    var starts: [Start] = []
    var rest: [ConfiguredValue] = []
    let all = ConfiguredValue.values(of: document)
    var index = 0
    while index < all.count {
      let value = all[index]
      var end = index + 1
      while end < all.count, all[end].owner == value.owner, all[end].key == value.key { end += 1 }
      let lines = all[index..<end]
      index = end
      let section = value.keys.first ?? ""
      let key = value.key.lowercased()
      let isOfTox = section.hasPrefix("testenv") || section.hasPrefix("tox")
      if isOfTox && key.hasPrefix("commands")
        || [
          "command", "exec", "execstart", "attach-daemon", "attach-daemon2", "smart-attach-daemon",
        ]
        .contains(key)
      {
        var reader = CommandReader(place)
        reader.read(joined(lines), line: value.line)
        starts += reader.starts
      } else if key == "addopts" {
        var reader = CommandReader(place)
        reader.read("pytest " + lines.map(\.text).joined(separator: " \\\n"), line: value.line)
        starts += reader.starts
      } else if key == "setenv" || key == "set_env" || key == "env" || key == "environment" {
        starts += variables(lines, place)
      } else if section == "uwsgi",
        ["module", "wsgi", "wsgi-file", "mule", "import", "file"].contains(key)
      {
        var reader = CommandReader(place)
        reader.read("uwsgi --\(key) \(value.text)", line: value.line)
        starts += reader.starts
      } else {
        rest += lines.flatMap(split)
      }
    }
    return starts + ConfiguredStarts(rest, in: place, names: names).starts
  }

  /// tox's lines: a dash before one says that failing does no harm.
  private static func joined(_ lines: ArraySlice<ConfiguredValue>) -> String {
    var text = ""
    var line = lines.first?.line ?? 0
    for value in lines {
      while line < value.line {
        text += "\n"
        line += 1
      }
      text += value.text.hasPrefix("- ") ? String(value.text.dropFirst(2)) : value.text
    }
    return text
  }

  private static func variables(
    _ lines: ArraySlice<ConfiguredValue>, _ place: CommandReader.Place
  ) -> [Start] {
    var reader = CommandReader(place)
    for value in lines {
      for part in value.text.split(separator: ",") {
        guard let equals = part.firstIndex(of: "=") else { continue }
        let text = part[part.index(after: equals)...].trimmedText.filter { $0 != "\"" && $0 != "'" }
        reader.read(
          variable: part[..<equals].trimmedText, value: text, line: value.line)
      }
    }
    return reader.starts
  }

  /// `a.b, c.d` and `name = a.b:c` are names with something around them.
  private static func split(_ value: ConfiguredValue) -> [ConfiguredValue] {
    guard
      value.text.contains(ascii: ",") || value.text.contains(ascii: "=")
        || value.text.contains(ascii: "\\")
    else {
      return [value]
    }
    return value.text.split { $0 == "," || $0 == "=" || $0 == " " || $0 == "\\" }.map {
      ConfiguredValue(
        keys: value.keys, text: $0.trimmedText, line: value.line, owner: value.owner,
        list: value.list)
    }
  }
}
