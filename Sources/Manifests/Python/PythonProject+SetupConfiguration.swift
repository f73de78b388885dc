import Scanning

extension PythonProject {
  mutating func readSetupConfiguration(_ manifest: ManifestFile) {
    let document = INIDocument(parsing: manifest.bytes)
    let path = manifest.path
    for problem in document.problems {
      problems.append(Fact(problem.message, path: path, line: problem.line))
    }
    let options = document["options"]
    name = name ?? fact(document["metadata"]?["name"], path)
    for option in ["classifiers", "classifier"] {
      addClassifiers(
        document["metadata"]?[option]?.items(separatedBy: "\n").map {
          Located($0.value, line: $0.line)
        } ?? [], path)
    }
    requiresPython = requiresPython ?? fact(options?["python_requires"], path)
    for entry in options?["package_dir"]?.items(separatedBy: "\n,") ?? [] {
      let bytes = Array(entry.value.utf8)[...]
      guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
      addPackageFolder(
        bytes[..<equals].trimmed.text, at: bytes[(equals + 1)...].trimmed.text, path: path,
        line: entry.line)
    }
    if let place = document["options.packages.find"]?["where"], !place.value.isEmpty {
      addRoot(place.value, path: path, line: place.line)
    }
    for module in options?["packages"]?.items(separatedBy: "\n,") ?? []
    where !module.value.hasSuffix(":") {
      addModule(module.value, path: path, line: module.line)
    }
    for module in document["files"]?["packages"]?.items(separatedBy: "\n") ?? [] {
      addModule(module.value, path: path, line: module.line)
    }
    for module in options?["py_modules"]?.items(separatedBy: "\n,") ?? [] {
      addModule(module.value, path: path, line: module.line)
    }
    for script in options?["scripts"]?.items(separatedBy: "\n,") ?? [] {
      guard let file = resolve(script.value) else { continue }
      scripts.append(Fact(file, path: path, line: script.line))
    }
    readRequirements(of: document, path: path)
    // The second spelling is that of pbr, which OpenStack's projects use.
    let groups =
      (document["options.entry_points"]?.options ?? []) + (document["entry_points"]?.options ?? [])
    for group in groups {
      for line in group.filledLines {
        addEntryPoint(line.value, of: group.writtenKey, path: path, line: line.line)
      }
    }
  }

  private mutating func readRequirements(of document: INIDocument, path: SourcePath) {
    for item in document["options"]?["install_requires"]?.items(separatedBy: "\n;") ?? [] {
      addRequirement(item.value, group: nil, path: path, line: item.line)
    }
    let extras =
      (document["options.extras_require"]?.options ?? []) + (document["extras"]?.options ?? [])
    for extra in extras {
      for item in extra.items(separatedBy: "\n") {
        addRequirement(item.value, group: extra.writtenKey, path: path, line: item.line)
      }
    }
  }

  private func fact(_ option: INIOption?, _ path: SourcePath) -> Fact<String>? {
    guard let option, let first = option.filledLines.first else { return nil }
    return Fact(first.value, path: path, line: first.line)
  }
}

extension INIOption {
  /// The items of a list, as setuptools reads one: a line each, or on a single line with the other separators between them.
  func items(separatedBy separators: String) -> [Located<String>] {
    let isList = lines.count > 1
    var items: [Located<String>] = []
    for line in filledLines {
      let bytes = Array(line.value.utf8)
      if bytes.first == UInt8(ascii: "#") { continue }
      let parts =
        isList
        ? [bytes[...]] : bytes.split(whereSeparator: { separators.utf8.dropFirst().contains($0) })
      for part in parts where !part.trimmed.isEmpty {
        items.append(Located(part.trimmed.text, line: line.line))
      }
    }
    return items
  }
}
