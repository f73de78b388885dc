package import Scanning

/// Where pytest is told to look, and what it puts on the path.
package struct PytestSettings: Sendable {
  /// As written: folders, files or patterns.
  package private(set) var testPaths: [Fact<String>] = []
  /// Folders that modules are imported from while tests run.
  package private(set) var pythonPath: [Fact<SourcePath>] = []
  /// Patterns of the names of files with tests; empty for pytest's own, `test_*.py` and `*_test.py`.
  package private(set) var pythonFiles: [Fact<String>] = []
  /// What is passed on every run, word by word.
  package private(set) var arguments: [Fact<String>] = []
  /// The file that decides, if any.
  package private(set) var path: SourcePath?

  init() {}

  /// Takes the first manifest that pytest would: one only ever counts whole.
  init(manifests: [ManifestFile], folder: SourcePath) {
    let places: [(file: String, section: String)] = [
      ("pytest.ini", "pytest"), (".pytest.ini", "pytest"), ("pyproject.toml", ""),
      ("tox.ini", "pytest"), ("setup.cfg", "tool:pytest"),
    ]
    for place in places {
      guard let manifest = manifests.first(where: { $0.path.name.elementsEqual(place.file.utf8) })
      else { continue }
      let found =
        place.section.isEmpty
        ? readTOML(manifest, folder: folder)
        : readINI(manifest, section: place.section, folder: folder)
      // A pytest.ini counts even when it is empty.
      if found || place.file == "pytest.ini" {
        path = manifest.path
        return
      }
    }
  }

  private mutating func readTOML(_ manifest: ManifestFile, folder: SourcePath) -> Bool {
    guard let document = try? TOMLDocument(parsing: manifest.bytes) else { return false }
    let table =
      document.root[path: "tool", "pytest", "ini_options"]?.table
      ?? document.root[path: "tool", "pytest"]?.table
    guard let table else { return false }
    for entry in table.entries {
      let texts =
        entry.value.array == nil
        ? (entry.value.string.map { Self.words(Located($0, line: entry.value.line)) } ?? [])
        : entry.value.texts
      set(entry.key, to: texts, path: manifest.path, folder: folder)
    }
    return true
  }

  private mutating func readINI(
    _ manifest: ManifestFile, section: String, folder: SourcePath
  ) -> Bool {
    guard let options = INIDocument(parsing: manifest.bytes)[section]?.options else { return false }
    for option in options {
      set(
        option.key, to: option.filledLines.flatMap(Self.words), path: manifest.path, folder: folder)
    }
    return true
  }

  private mutating func set(
    _ key: String, to texts: [Located<String>], path: SourcePath, folder: SourcePath
  ) {
    let facts = texts.map { Fact($0.value, path: path, line: $0.line) }
    switch key {
    case "testpaths": testPaths = facts
    case "python_files": pythonFiles = facts
    case "addopts": arguments = facts
    case "pythonpath":
      pythonPath = facts.compactMap { fact in
        PythonProject.resolve(fact.value, from: folder).map {
          Fact($0, path: path, line: fact.line)
        }
      }
    default: break
    }
  }

  /// The words of a line, split as a shell would with quotes but no more.
  private static func words(_ line: Located<String>) -> [Located<String>] {
    var words: [Located<String>] = []
    var word: [UInt8] = []
    var isInWord = false
    var quote: UInt8?
    for byte in line.value.utf8 {
      if let open = quote {
        if byte == open { quote = nil } else { word.append(byte) }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        isInWord = true
      } else if !byte.isWhiteSpace {
        word.append(byte)
        isInWord = true
      } else if isInWord {
        words.append(Located(word[...].text, line: line.line))
        word.removeAll()
        isInWord = false
      }
    }
    if isInWord { words.append(Located(word[...].text, line: line.line)) }
    return words
  }
}
