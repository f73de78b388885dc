import Scanning

extension PythonProject {
  mutating func readSetupScript(_ manifest: ManifestFile) {
    let script = SetupScript(parsing: manifest.bytes)
    let path = manifest.path
    name = name ?? fact(script["name"], path)
    addClassifiers(script["classifiers"]?.value.texts ?? [], path)
    requiresPython = requiresPython ?? fact(script["python_requires"], path)
    for entry in script["package_dir"]?.value.pairs ?? [] {
      guard let folder = entry.value.string else { continue }
      addPackageFolder(entry.key.value, at: folder, path: path, line: entry.key.line)
    }
    readPackages(script["packages"]?.value, path: path)
    for module in script["py_modules"]?.value.texts ?? [] {
      addModule(module.value, path: path, line: module.line)
    }
    for item in script["scripts"]?.value.texts ?? [] {
      guard let file = resolve(item.value) else { continue }
      scripts.append(Fact(file, path: path, line: item.line))
    }
    for item in script["install_requires"]?.value.filledLines ?? [] {
      addRequirement(item.value, group: nil, path: path, line: item.line)
    }
    for extra in script["extras_require"]?.value.pairs ?? [] {
      for item in extra.value.filledLines {
        addRequirement(item.value, group: extra.key.value, path: path, line: item.line)
      }
    }
    readEntryPoints(script["entry_points"]?.value, path: path)
  }

  /// `packages` is a list of names, a call that finds them in a folder, or a sum of both.
  private mutating func readPackages(_ packages: SetupScript.Value?, path: SourcePath) {
    guard let packages else { return }
    for module in packages.texts {
      addModule(module.value, path: path, line: module.line)
    }
    let finders = ["find_packages", "find_namespace_packages"]
    for call in packages.calls
    where finders.contains(where: { call.name == $0 || call.name.hasSuffix(".\($0)") }) {
      let place = call.keywords.first { $0.name == "where" }?.value ?? call.positional.first
      guard let place, let folder = place.string else { continue }
      addRoot(folder, path: path, line: place.line)
    }
  }

  /// A dictionary of lists, or the text of an INI file.
  private mutating func readEntryPoints(_ value: SetupScript.Value?, path: SourcePath) {
    guard let value else { return }
    for group in value.pairs {
      for item in group.value.filledLines {
        addEntryPoint(item.value, of: group.key.value, path: path, line: item.line)
      }
    }
    var group: String?
    for item in value.filledLines {
      if item.value.hasPrefix("["), item.value.hasSuffix("]") {
        group = String(item.value.dropFirst().dropLast())
      } else if let group {
        addEntryPoint(item.value, of: group, path: path, line: item.line)
      }
    }
  }

  private func fact(_ argument: SetupScript.Argument?, _ path: SourcePath) -> Fact<String>? {
    guard let argument, let text = argument.value.string else { return nil }
    return Fact(text, path: path, line: argument.value.line)
  }
}
