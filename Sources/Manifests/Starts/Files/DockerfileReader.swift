import Scanning

/// What the instructions of a Dockerfile start, with the paths of the image led back to the repository.
enum DockerfileReader {
  static func starts(in bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var place = place
    var starts: [Start] = []
    var workingFolder = "/"
    var entry: (words: [Located<String>], isText: Bool)?
    var copies: [CommandReader.Copy] = []
    // What is copied into a folder of the image may come from any folder around the file.
    for instruction in instructions(of: bytes) {
      place.copies = copies
      switch instruction.name {
      case "WORKDIR":
        let written = instruction.text.trimmedText
        workingFolder = ContainerPath.joined(workingFolder, written)
      case "COPY", "ADD":
        let new = self.copies(instruction.text, from: workingFolder)
        copies += new
        // Whoever copies single files into an image means to run them, or what runs imports them.
        starts += new.filter { $0.outside.hasSuffix(".py") }.map { copy in
          Start(
            target: .path(copy.outside, from: place.folder), purpose: place.purpose,
            strength: .weak,
            evidence: Evidence(
              kind: place.kind, path: place.path, line: instruction.line,
              text: instruction.name + " " + instruction.text.trimmedText))
        }
      case "FROM":
        workingFolder = "/"
        entry = nil
      case "ENV", "ARG":
        var reader = reader(place, workingFolder)
        for (name, value) in variables(instruction.text) {
          reader.read(variable: name, value: value, line: instruction.line)
        }
        starts += reader.starts.filter { instruction.name == "ENV" || !$0.isMention }
      case "RUN":
        var own = place
        own.purpose = max(place.purpose, .tool)
        var reader = reader(own, workingFolder)
        read(instruction, with: &reader)
        starts += reader.starts
      case "ENTRYPOINT":
        if let entry { starts += started(entry, nil, place, workingFolder) }
        entry = words(of: instruction)
      case "CMD":
        let command = words(of: instruction)
        starts += started(entry ?? ([], false), command, place, workingFolder)
      case "HEALTHCHECK":
        guard let range = instruction.text.range(of: "CMD ") else { continue }
        var reader = reader(place, workingFolder)
        read(
          Instruction(
            name: "CMD", text: String(instruction.text[range.upperBound...]),
            line: instruction.line), with: &reader)
        starts += reader.starts
      default: break
      }
    }
    place.copies = copies
    if let entry { starts += started(entry, nil, place, workingFolder) }
    return starts
  }

  private struct Instruction {
    let name: String
    let text: String
    let line: Int
  }

  // MARK: Instructions

  /// Lines joined where they go on, comments between them left out, here-documents with their instruction.
  private static func instructions(of bytes: [UInt8]) -> [Instruction] {
    var found: [Instruction] = []
    let lines = Array(ByteLines(bytes))
    var index = 0
    while index < lines.count {
      let start = index
      let first = lines[index].trimmed
      index += 1
      if first.isEmpty || first.first == UInt8(ascii: "#") { continue }
      let name = first.prefix { !$0.isWhiteSpace }
      var text = Array(first.dropFirst(name.count))
      while text.trimmedEnd.last == UInt8(ascii: "\\"), index < lines.count {
        let next = lines[index]
        index += 1
        // Keeping the line count: what follows a backslash begins a new line of the shell text.
        text = Array(text.trimmedEnd) + [UInt8(ascii: "\n")]
        let isComment = next.trimmed.first == UInt8(ascii: "#")
        text += isComment ? Array("\\".utf8) : Array(next)
        if next.trimmed.isEmpty { text.append(UInt8(ascii: "\\")) }
      }
      if let end = documentEnd(text) {
        while index < lines.count {
          let line = lines[index]
          index += 1
          text.append(UInt8(ascii: "\n"))
          text += line
          if line.trimmed.elementsEqual(end) { break }
        }
      }
      found.append(
        Instruction(
          name: name.text.uppercased(), text: String(decoding: text, as: UTF8.self),
          line: start + 1))
    }
    return found
  }

  /// The word that ends a here-document which begins in the text.
  private static func documentEnd(_ text: [UInt8]) -> [UInt8]? {
    guard let at = text.firstIndex(of: UInt8(ascii: "<")), at + 2 < text.count,
      text[at + 1] == UInt8(ascii: "<")
    else { return nil }
    let rest = text[(at + 2)...].drop {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
    }
    let word = rest.prefix { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
    return word.isEmpty ? nil : Array(word)
  }

  // MARK: Commands

  private static func reader(
    _ place: CommandReader.Place, _ workingFolder: String
  ) -> CommandReader {
    var place = place
    place.inside = workingFolder
    return CommandReader(place)
  }

  private static func read(_ instruction: Instruction, with reader: inout CommandReader) {
    let (words, isText) = words(of: instruction)
    if isText {
      var text = instruction.text[...]
      // `--mount=…` belongs to the instruction.
      while text.trimmedText.hasPrefix("--") {
        text = text.drop { $0.isWhitespace }.drop { !$0.isWhitespace }
      }
      let skipped = instruction.text[..<text.startIndex].utf8.reduce(0) {
        $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0)
      }
      if let body = document(String(text)) {
        reader.read(body, line: instruction.line + skipped + 1)
      } else {
        reader.read(String(text), line: instruction.line + skipped)
      }
    } else {
      reader.read(words: words)
    }
  }

  /// The body of a here-document that is itself the command.
  private static func document(_ text: String) -> String? {
    let start = text.drop { $0.isWhitespace }
    guard start.hasPrefix("<<"), let newline = text.firstIndex(of: "\n") else { return nil }
    return String(text[text.index(after: newline)...])
  }

  private static func words(
    of instruction: Instruction
  ) -> (words: [Located<String>], isText: Bool) {
    let text = Array(instruction.text.utf8)
    guard let open = text.firstIndex(where: { !$0.isWhiteSpace }), text[open] == UInt8(ascii: "[")
    else { return ([Located(instruction.text, line: instruction.line)], true) }
    var reader = FlowReader(text, at: open, line: instruction.line)
    reader.read()
    return (reader.values.map { Located($0.text, line: $0.line) }, false)
  }

  /// What an image starts: its entry point with the command as arguments, or the command alone.
  private static func started(
    _ entry: (words: [Located<String>], isText: Bool),
    _ command: (words: [Located<String>], isText: Bool)?, _ place: CommandReader.Place,
    _ workingFolder: String
  ) -> [Start] {
    var reader = reader(place, workingFolder)
    if entry.isText, let text = entry.words.first {
      reader.read(text.value, line: text.line)
    } else if !entry.words.isEmpty {
      let added = command.map { $0.isText ? [] : $0.words } ?? []
      reader.read(words: entry.words + added)
    }
    if let command {
      if command.isText, let text = command.words.first {
        reader.read(text.value, line: text.line)
      } else {
        reader.read(words: command.words)
      }
    }
    return reader.starts
  }

  // MARK: Surroundings

  private static func variables(_ text: String) -> [(String, String)] {
    let commands = ShellReader.commands(in: Array(text.utf8))
    let set = commands.flatMap { $0.assignments + $0.words }.map(\.value)
    guard let first = set.first else { return [] }
    if !first.contains(ascii: "=") { return [(first, set.dropFirst().joined(separator: " "))] }
    return set.compactMap { word in
      guard let equals = word.firstIndex(of: "=") else { return nil }
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
  }

  private static func copies(
    _ text: String, from workingFolder: String
  ) -> [CommandReader.Copy] {
    var words: [String]
    if text.trimmedText.hasPrefix("[") {
      var reader = FlowReader(Array(text.trimmedText.utf8))
      reader.read()
      words = reader.values.map(\.text)
      // One-byte texts such as `.` are too short for the reader to keep.
      if words.count < 2 { words = text.split { "[]\", ".contains($0) }.map(String.init) }
    } else {
      words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    }
    // What comes from another image is none of the repository's.
    if words.contains(where: { $0.hasPrefix("--from") }) { return [] }
    words.removeAll { $0.hasPrefix("--") }
    guard words.count >= 2, let target = words.last else { return [] }
    let isFolder = target.hasSuffix("/") || target == "." || words.count > 2
    let inside = ContainerPath.joined(workingFolder, target)
    return words.dropLast().map { word in
      let outside =
        word.hasPrefix("./") ? String(word.dropFirst(2)) : word.drop { $0 == "/" }.description
      let trimmed = outside.hasSuffix("/") ? String(outside.dropLast()) : outside
      let name = trimmed.split(separator: "/").last.map(String.init) ?? ""
      // A file that is copied into a folder keeps its name; a folder's content does not keep the folder's.
      if name.contains(ascii: "."), name != ".", isFolder, !name.contains(ascii: "*") {
        return CommandReader.Copy(inside: ContainerPath.joined(inside, name), outside: trimmed)
      }
      return CommandReader.Copy(inside: inside, outside: trimmed.isEmpty ? "." : trimmed)
    }
  }
}

/// Paths inside a container.
enum ContainerPath {
  /// An absolute path without a slash at its end.
  static func joined(_ folder: String, _ written: String) -> String {
    let whole = written.hasPrefix("/") ? written : folder + "/" + written
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}

extension Start {
  var isMention: Bool {
    if case .mention = target { return true }
    return false
  }
}

extension StringProtocol {
  /// Asked of bytes, which is many times faster than of characters.
  func contains(ascii scalar: Unicode.Scalar) -> Bool {
    utf8.contains(UInt8(ascii: scalar))
  }

  var trimmedText: String {
    Array(utf8)[...].trimmed.text
  }

  /// Where a short text stands, by its bytes.
  func range(of text: String) -> Range<Index>? {
    let bytes = utf8
    var start = bytes.startIndex
    while start != bytes.endIndex {
      if bytes[start...].starts(with: text.utf8) {
        return start..<bytes.index(start, offsetBy: text.utf8.count)
      }
      start = bytes.index(after: start)
    }
    return nil
  }
}

extension [UInt8] {
  var trimmedEnd: ArraySlice<UInt8> {
    var part = self[...]
    while let last = part.last, last.isWhiteSpace { part.removeLast() }
    return part
  }
}
