import Scanning

/// Reads one file for what it starts or names.
package struct StartReader: Sendable {
  private let names: FirstPartyNames

  package init(_ names: FirstPartyNames) {
    self.names = names
  }

  /// In the order of the file.
  package func starts(in bytes: [UInt8], of file: StartFile) -> [Start] {
    let isScheduled = file.form == .yaml && file.purpose == .tool && Self.isScheduled(bytes)
    var place = CommandReader.Place(
      kind: isScheduled ? Start.scheduledKind : file.kind, path: file.path,
      folder: file.path.parent ?? file.path, purpose: file.purpose)
    switch file.form {
    case .documentation, .build: place.strength = .weak
    default: break
    }
    return starts(in: bytes, of: file, place).filter { start in
      guard case .mention(let text) = start.target else { return true }
      return names.holds(text)
    }
  }

  private func starts(
    in bytes: [UInt8], of file: StartFile, _ place: CommandReader.Place
  ) -> [Start] {
    switch file.form {
    case .dockerfile:
      return DockerfileReader.starts(in: bytes, place)
    case .procfile:
      return RecipeReader.procfile(bytes, place)
    case .makefile:
      return RecipeReader.makefile(bytes, place)
    case .justfile:
      return RecipeReader.justfile(bytes, place)
    case .crontab:
      return RecipeReader.crontab(bytes, place)
    case .environment:
      return RecipeReader.environment(bytes, place)
    case .shell:
      return RecipeReader.shell(bytes, place)
    case .unnamed:
      guard Self.isShellScript(bytes) else { return [] }
      return RecipeReader.shell(bytes, place)
    case .windowsShell:
      return RecipeReader.windowsShell(bytes, place)
    case .yaml:
      return configured(YAMLReader.values(in: bytes), place)
    case .json:
      var reader = FlowReader(bytes)
      reader.read()
      return configured(reader.values, place)
    case .toml:
      guard let document = try? TOMLDocument(parsing: bytes) else { return [] }
      return configured(ConfiguredValue.values(of: document.root), place)
    case .ini:
      return RecipeReader.ini(bytes, place, names)
    case .unit:
      return RecipeReader.unit(bytes, place)
    case .text:
      return ProseReader.starts(in: bytes, place)
    case .documentation:
      return ProseReader.starts(in: bytes, place) + DocumentationReader.starts(in: bytes, place)
    case .python:
      return ScriptTextReader.starts(in: bytes, place)
    case .build:
      return ProseReader.files(in: bytes, place)
    }
  }

  private func configured(
    _ values: [ConfiguredValue], _ place: CommandReader.Place
  ) -> [Start] {
    ConfiguredStarts(values, in: place, names: names).starts
  }

  /// True for a workflow that a clock starts, not a change of the code.
  private static func isScheduled(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      let words = line.drop { $0 == UInt8(ascii: " ") }
      return words.starts(with: "schedule:".utf8) && words.count < line.count
    }
  }

  private static func isShellScript(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: "#!".utf8) else { return false }
    let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
    return first.contains("sh".utf8)
  }
}
