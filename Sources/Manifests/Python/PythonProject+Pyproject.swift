import Scanning

extension PythonProject {
  mutating func readPyproject(_ manifest: ManifestFile) {
    let root: TOMLTable
    do {
      root = try TOMLDocument(parsing: manifest.bytes).root
    } catch {
      problems.append(Fact(error.message, path: manifest.path, line: error.line))
      return
    }
    readStandardTables(of: root, path: manifest.path)
    let tool = root["tool"]?.table ?? TOMLTable(entries: [])
    readSetuptools(tool, path: manifest.path)
    readPoetry(tool, path: manifest.path)
    readHatch(tool, path: manifest.path)
    readSmallBackends(tool, path: manifest.path)
    readWorkspaces(tool, path: manifest.path)
  }

  // MARK: What every backend shares

  private mutating func readStandardTables(of root: TOMLTable, path: SourcePath) {
    buildBackend = fact(root[path: "build-system", "build-backend"], path)
    addRequirements(root[path: "build-system", "requires"], group: "build-system", path)
    name = fact(root[path: "project", "name"], path)
    requiresPython = fact(root[path: "project", "requires-python"], path)
    addClassifiers(root[path: "project", "classifiers"]?.texts ?? [], path)
    addRequirements(root[path: "project", "dependencies"], group: nil, path)
    for extra in root[path: "project", "optional-dependencies"]?.table?.entries ?? [] {
      addRequirements(extra.value, group: extra.key, path)
    }
    for group in root[path: "dependency-groups"]?.table?.entries ?? [] {
      addRequirements(group.value, group: group.key, path)
    }
    addEntryPoints(root[path: "project", "scripts"], of: "console_scripts", path)
    addEntryPoints(root[path: "project", "gui-scripts"], of: "gui_scripts", path)
    for group in root[path: "project", "entry-points"]?.table?.entries ?? [] {
      addEntryPoints(group.value, of: group.key, path)
    }
  }

  // MARK: Backends

  private mutating func readSetuptools(_ tool: TOMLTable, path: SourcePath) {
    guard let setuptools = tool["setuptools"]?.table else { return }
    for entry in setuptools["package-dir"]?.table?.entries ?? [] {
      guard let folder = entry.value.string else { continue }
      addPackageFolder(entry.key, at: folder, path: path, line: entry.line)
    }
    for key in ["find", "find-namespace"] {
      for place in setuptools[path: "packages", key, "where"]?.texts ?? [] {
        addRoot(place.value, path: path, line: place.line)
      }
    }
    for module in (setuptools["packages"]?.texts ?? []) + (setuptools["py-modules"]?.texts ?? []) {
      addModule(module.value, path: path, line: module.line)
    }
    addScripts(setuptools["script-files"], path)
  }

  private mutating func readPoetry(_ tool: TOMLTable, path: SourcePath) {
    guard let poetry = tool["poetry"]?.table else { return }
    name = name ?? fact(poetry["name"], path)
    addClassifiers(poetry["classifiers"]?.texts ?? [], path)
    for item in poetry["packages"]?.array ?? [] {
      guard let table = item.table, let include = table["include"]?.string else { continue }
      addRoot(table["from"]?.string ?? ".", path: path, line: item.line)
      let first = include.split(separator: "/").first.map(String.init) ?? ""
      if !first.contains("*") { addModule(Self.moduleName(first), path: path, line: item.line) }
    }
    addPoetryRequirements(poetry["dependencies"], group: nil, path)
    addPoetryRequirements(poetry["dev-dependencies"], group: "dev", path)
    for group in poetry["group"]?.table?.entries ?? [] {
      addPoetryRequirements(group.value.table?["dependencies"], group: group.key, path)
    }
    for script in poetry["scripts"]?.table?.entries ?? [] {
      readPoetryScript(script, path: path)
    }
    for group in poetry["plugins"]?.table?.entries ?? [] {
      addEntryPoints(group.value, of: group.key, path)
    }
  }

  private mutating func readPoetryScript(_ script: TOMLTable.Entry, path: SourcePath) {
    let table = script.value.table
    let reference = table?["reference"]?.string
    if table?["type"]?.string == "file" {
      guard let file = reference.flatMap(resolve) else { return }
      scripts.append(Fact(file, path: path, line: script.line))
    } else if let target = script.value.string ?? reference ?? table?["callable"]?.string {
      addEntryPoint(
        script.key, of: "console_scripts", target: target, path: path, line: script.line)
    }
  }

  private mutating func addPoetryRequirements(
    _ value: TOMLValue?, group: String?, _ path: SourcePath
  ) {
    for entry in value?.table?.entries ?? [] {
      let version = entry.value.string ?? entry.value.table?["version"]?.string
      if entry.key == "python" {
        requiresPython =
          requiresPython ?? version.map { Fact($0, path: path, line: entry.line) }
        continue
      }
      requirements.append(
        Requirement(
          name: entry.key, specifier: version ?? "", group: group, path: path, line: entry.line))
    }
  }

  private mutating func readHatch(_ tool: TOMLTable, path: SourcePath) {
    guard let build = tool[path: "hatch", "build"]?.table else { return }
    let wheel = build[path: "targets", "wheel"]?.table
    for settings in [wheel, build] {
      for package in settings?["packages"]?.texts ?? [] {
        addPackagePath(package.value, path: path, line: package.line)
      }
      for source in settings?["sources"]?.texts ?? [] {
        addRoot(source.value, path: path, line: source.line)
      }
      for entry in settings?["sources"]?.table?.entries ?? [] {
        guard let package = entry.value.string else { continue }
        addPackageFolder(
          package.split(separator: "/").joined(separator: "."), at: entry.key, path: path,
          line: entry.line)
      }
    }
    for folder in build["dev-mode-dirs"]?.texts ?? [] {
      addRoot(folder.value, path: path, line: folder.line)
    }
  }

  private mutating func readSmallBackends(_ tool: TOMLTable, path: SourcePath) {
    let rootPaths = [
      ["pdm", "build", "package-dir"], ["pdm", "package-dir"], ["maturin", "python-source"],
      ["uv", "build-backend", "module-root"],
    ]
    for keys in rootPaths {
      guard let value = tool.value(at: keys), let root = value.string else { continue }
      addRoot(root, path: path, line: value.line)
    }
    let modulePaths = [
      ["flit", "module", "name"], ["flit", "metadata", "module"], ["maturin", "module-name"],
      ["uv", "build-backend", "module-name"],
    ]
    for keys in modulePaths {
      guard let value = tool.value(at: keys) else { continue }
      for module in value.string.map({ [Located($0, line: value.line)] }) ?? value.texts {
        addModule(module.value, path: path, line: module.line)
      }
    }
    // uv's backend looks in src/ unless told otherwise.
    if let backend = buildBackend, backend.value == "uv_build",
      tool[path: "uv", "build-backend", "module-root"] == nil
    {
      addRoot("src", path: path, line: backend.line)
    }
    for package in tool[path: "scikit-build", "wheel", "packages"]?.texts ?? [] {
      addPackagePath(package.value, path: path, line: package.line)
    }
    for entry in tool[path: "scikit-build", "wheel", "packages"]?.table?.entries ?? [] {
      guard let folder = entry.value.string else { continue }
      let package = entry.key.split(separator: "/").joined(separator: ".")
      addPackageFolder(package, at: folder, path: path, line: entry.line)
    }
    addEntryPoints(tool[path: "flit", "scripts"], of: "console_scripts", path)
    for group in tool[path: "flit", "entrypoints"]?.table?.entries ?? [] {
      addEntryPoints(group.value, of: group.key, path)
    }
    for group in tool[path: "pdm", "dev-dependencies"]?.table?.entries ?? [] {
      addRequirements(group.value, group: group.key, path)
    }
    addRequirements(tool[path: "uv", "dev-dependencies"], group: "dev", path)
  }

  private mutating func readWorkspaces(_ tool: TOMLTable, path: SourcePath) {
    for host in ["uv", "rye"] {
      for member in tool[path: host, "workspace", "members"]?.texts ?? [] {
        workspaceMembers.append(Fact(member.value, path: path, line: member.line))
      }
      for member in tool[path: host, "workspace", "exclude"]?.texts ?? [] {
        workspaceExcludes.append(Fact(member.value, path: path, line: member.line))
      }
    }
  }

  // MARK: Shapes that come again

  private func fact(_ value: TOMLValue?, _ path: SourcePath) -> Fact<String>? {
    guard let value, let text = value.string else { return nil }
    return Fact(text, path: path, line: value.line)
  }

  private mutating func addRequirements(_ value: TOMLValue?, group: String?, _ path: SourcePath) {
    for item in value?.texts ?? [] {
      addRequirement(item.value, group: group, path: path, line: item.line)
    }
  }

  private mutating func addEntryPoints(_ value: TOMLValue?, of group: String, _ path: SourcePath) {
    for entry in value?.table?.entries ?? [] {
      guard let target = entry.value.string else { continue }
      addEntryPoint(entry.key, of: group, target: target, path: path, line: entry.line)
    }
  }

  private mutating func addScripts(_ value: TOMLValue?, _ path: SourcePath) {
    for item in value?.texts ?? [] {
      guard let file = resolve(item.value) else { continue }
      scripts.append(Fact(file, path: path, line: item.line))
    }
  }

  /// `shop.py` holds the module `shop`.
  static func moduleName(_ file: String) -> String {
    file.hasSuffix(".py") ? String(file.dropLast(3)) : file
  }
}

extension TOMLValue {
  /// The strings of an array, each with its line.
  var texts: [Located<String>] {
    (array ?? []).compactMap { item in item.string.map { Located($0, line: item.line) } }
  }
}
