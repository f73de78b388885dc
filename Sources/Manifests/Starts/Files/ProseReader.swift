import Scanning

/// Finds commands in texts that hold much else: documentation, templates, pipelines written in a language of their own.
enum ProseReader {
  /// What stands on a line from a known beginning of a command on.
  static func starts(in bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var reader = CommandReader(place)
    for (offset, line) in ByteLines(bytes).enumerated() {
      if line.count > 2000 { continue }
      for command in commands(in: line) {
        reader.read(command, line: offset + 1)
        // Each stands for itself.
        reader.leave()
      }
    }
    return reader.starts
  }

  private static let beginnings: [[UInt8]] = [
    "python", "gunicorn ", "uvicorn ", "celery ", "flask ", "streamlit run", "hypercorn ",
    "daphne ", "dramatiq ", "torchrun ", "DJANGO_SETTINGS_MODULE", "./manage.py",
  ].map { Array($0.utf8) }

  /// The first bytes of `beginnings`.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "p"), UInt8(ascii: "g"), UInt8(ascii: "u"), UInt8(ascii: "c"),
      UInt8(ascii: "f"), UInt8(ascii: "s"), UInt8(ascii: "h"), UInt8(ascii: "d"),
      UInt8(ascii: "t"), UInt8(ascii: "D"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func commands(in line: ArraySlice<UInt8>) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var at = line.startIndex
    while at < line.endIndex {
      let isStart = at == line.startIndex || !(line[at - 1].isLetterOrDigit || line[at - 1] == 0x5F)
      if isStart, Self.mayBegin(line[at]),
        beginnings.contains(where: { line[at...].starts(with: $0) })
      {
        // What ends a quotation ends the command.
        let opener = at > line.startIndex ? line[at - 1] : 0
        var end = at
        while end < line.endIndex, !ends(line[end], opener) { end += 1 }
        if end - at > 8 { found.append(Array(line[at..<end])) }
        at = max(end, at + 1)
      } else {
        at += 1
      }
    }
    return found
  }

  private static func ends(_ byte: UInt8, _ opener: UInt8) -> Bool {
    if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "<") { return true }
    return byte == opener && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"))
  }

  /// The Python files that a text names, whatever it does with them.
  static func files(in bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var starts: [Start] = []
    for (offset, line) in ByteLines(bytes).enumerated() where line.count < 2000 {
      for word in line.split(whereSeparator: {
        $0.isWhiteSpace || "\"'(),;=[]{}<>".utf8.contains($0)
      }) where word.suffix(3).elementsEqual(".py".utf8) && word.count > 3 {
        let name = word.drop { $0 == UInt8(ascii: ":") }.text
        if name.contains(ascii: "*") || name.contains(ascii: "$") && !name.contains(ascii: "/") {
          continue
        }
        starts.append(
          Start(
            target: .path(name, from: place.folder), purpose: place.purpose,
            strength: place.strength,
            evidence: Evidence(
              kind: place.kind, path: place.path, line: offset + 1, text: line.trimmed.text)))
      }
    }
    return starts
  }
}
