import Scanning

/// What the texts of one configuration file start or name.
struct ConfiguredStarts {
  private let place: CommandReader.Place
  private let names: FirstPartyNames
  private(set) var starts: [Start] = []
  /// The names that stand under keys that say nothing of loading them.
  private var listed: Set<String> = []
  /// The words of `command` and `args` by the mapping that holds them, and the mappings in order.
  private var arguments: [Int: Arguments] = [:]
  private var owners: [Int] = []

  private struct Arguments {
    var command: [Located<String>] = []
    var isText = false
    var added: [Located<String>] = []
    var place: CommandReader.Place
  }

  init(_ values: [ConfiguredValue], in place: CommandReader.Place, names: FirstPartyNames) {
    self.place = place
    self.names = names
    var index = 0
    while index < values.count {
      var end = index + 1
      if let list = values[index].list {
        while end < values.count, values[end].list == list { end += 1 }
      }
      read(values[index..<end])
      index = end
    }
    for owner in owners { finish(owner) }
    if listed.count >= Self.inventory { starts = starts.map { weakened($0) } }
  }

  /// What is only listed proves nothing in a file that lists this many: a report or an inventory names what it is about.
  private static let inventory = 12

  private func weakened(_ start: Start) -> Start {
    guard case .mention(let text) = start.target, listed.contains(text) else { return start }
    return Start(
      target: start.target, purpose: start.purpose, strength: .weak, evidence: start.evidence,
      folders: start.folders)
  }

  /// False for most values: they are of one word, and stand under keys that do not make a command or a module of a word.
  private func isOfInterest(_ value: ConfiguredValue) -> Bool {
    if value.list != nil || value.key.utf8.first.map({ (0x41...0x5A).contains($0) }) ?? false {
      return true
    }
    let isWord = value.text.utf8.allSatisfy {
      $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    return !isWord || Self.wordKeys.contains(value.key.lowercased())
  }

  private static let wordKeys = commandKeys.union(addedKeys).union(scriptKeys).union([
    "name", "value", "module", "module_name", "modulename", "wsgi", "codeuri", "code_uri",
    "script_location", "addopts", "load-plugins", "load_plugins",
  ])

  /// Reads the items of one list, or one value.
  private mutating func read(_ values: ArraySlice<ConfiguredValue>) {
    guard let first = values.first else { return }
    readKeys(of: first)
    guard isOfInterest(first) else { return }
    let key = first.key.lowercased()
    if key == "addopts" {
      var reader = CommandReader(place)
      let options = values.map { Self.quoted($0.text) }.joined(separator: " ")
      reader.read("pytest " + options, line: first.line)
      append(reader.starts)
      return
    }
    if place.kind == "launch.json", key == "module" {
      hold(values, asAdded: false)
      return
    }
    if Self.commandKeys.contains(key) || Self.addedKeys.contains(key) {
      hold(values, asAdded: Self.addedKeys.contains(key))
      return
    }
    for value in values { read(value, key: key) }
  }

  // MARK: Commands of one mapping

  /// Under these stands one command: as a text, or as a list of words.
  private static let commandKeys: Set<String> = [
    "command", "entrypoint", "entry", "cmd", "exec", "program", "runtimeexecutable",
  ]
  private static let addedKeys: Set<String> = ["args", "arguments"]
  /// Under these stand commands, one or a list of them.
  private static let scriptKeys: Set<String> = [
    "run", "script", "scripts", "commands", "cmds", "before_script", "after_script",
    "before_install", "install", "sh", "shell", "bash", "pwsh", "inlinescript", "test",
    "startcommand", "buildcommand", "start", "predeploycommand", "releasecommand",
    "release_command", "run_command", "build_command", "healthcheck", "interface", "pre", "post",
    "commands_pre", "commands_post", "execstart", "execstartpre", "execstartpost", "execreload",
    "postcreatecommand", "poststartcommand", "onstart", "app", "help", "pre-commit",
  ]

  private mutating func hold(_ values: ArraySlice<ConfiguredValue>, asAdded: Bool) {
    guard let first = values.first else { return }
    // A list of whole commands.
    if first.list != nil, first.text.contains(ascii: " "), !asAdded {
      for value in values { readCommand(value) }
      return
    }
    if arguments[first.owner] == nil {
      arguments[first.owner] = Arguments(place: place(of: first))
      owners.append(first.owner)
    }
    let words = values.map { Located($0.text, line: $0.line) }
    if first.key == "module" {
      arguments[first.owner]?.command =
        [
          Located("python", line: first.line), Located("-m", line: first.line),
        ] + words
    } else if asAdded {
      arguments[first.owner]?.added += words
    } else {
      arguments[first.owner]?.isText = first.list == nil
      arguments[first.owner]?.command += words
    }
  }

  private mutating func finish(_ owner: Int) {
    guard let held = arguments[owner] else { return }
    var reader = CommandReader(held.place)
    if held.isText, let text = held.command.first {
      reader.read(
        held.added.reduce(text.value) { $0 + " " + Self.quoted($1.value) }, line: text.line)
    } else {
      reader.read(words: held.command + held.added)
    }
    append(reader.starts)
  }

  private static func quoted(_ word: String) -> String {
    word.contains(ascii: " ") || word.contains(ascii: "\n") ? "'\(word)'" : word
  }

  private mutating func readCommand(_ value: ConfiguredValue) {
    var reader = CommandReader(place(of: value))
    reader.read(value.text, line: value.line)
    append(reader.starts)
  }

  // MARK: Single values

  private mutating func read(_ value: ConfiguredValue, key: String) {
    if isReadElsewhere(value) { return }
    let text = value.text
    if CommandProgram.variables[value.key] != nil {
      addVariable(value.key, text, value)
      return
    }
    if value.key == "value", let name = lastName, name.owner == value.owner {
      addVariable(name.text, text, value)
      return
    }
    if value.key == "name" { lastName = value }
    if key == "handler" {
      addHandler(value)
      return
    }
    if key == "codeuri" || key == "code_uri" { lastCode = value }
    if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), !text.contains(ascii: " "),
      ShellReader.isAssignment(Array(text.utf8))
    {
      addVariable(String(text[..<equals]), String(text[text.index(after: equals)...]), value)
    } else if Self.isCommand(text, key: key) {
      readCommand(value)
    } else {
      readName(value, key: key)
    }
  }

  /// `shop.plugins.mail.Plugin:` with settings below it: what is configured by the name of its class is loaded by it.
  private mutating func readKeys(of value: ConfiguredValue) {
    guard place.kind == "YAML" || place.kind == "JSON" else { return }
    for key in value.keys.dropLast() where ConfiguredName.isMention(key) && names.holds(key) {
      let last = key.split(separator: ".").last?.utf8.first ?? 0
      let isClass = (0x41...0x5A).contains(last)
      guard isClass, !value.keys.contains(where: { Self.isAboutCode($0) }),
        configured.insert(key).inserted
      else { continue }
      add(.mention(key), value)
    }
  }

  /// The names of classes that were keys.
  private var configured: Set<String> = []

  /// Entry points are read with the rest of a project.
  private func isReadElsewhere(_ value: ConfiguredValue) -> Bool {
    guard let first = value.keys.first else { return false }
    switch place.kind {
    case "pyproject.toml":
      return first == "project"
        || value.keys.starts(with: ["tool", "poetry", "scripts"])
        || value.keys.starts(with: ["tool", "poetry", "plugins"])
        || value.keys.starts(with: ["tool", "flit"])
    case "setup.cfg": return first == "options.entry_points" || first == "entry_points"
    default: return false
    }
  }

  private var lastName: ConfiguredValue?
  private var lastCode: ConfiguredValue?

  private mutating func addVariable(_ name: String, _ text: String, _ value: ConfiguredValue) {
    var reader = CommandReader(place(of: value))
    reader.read(variable: name, value: text, line: value.line)
    append(reader.starts)
  }

  private static func isCommand(_ text: String, key: String) -> Bool {
    if text.utf8.count > 100_000 { return false }
    if scriptKeys.contains(key), !ConfiguredName.isMention(text) { return true }
    guard let end = text.utf8.firstIndex(where: { $0.isWhiteSpace }) else { return false }
    let first = text[..<end]
    if first == "cd" || first == "set" || ShellReader.isAssignment(Array(first.utf8)) {
      return true
    }
    let slash = first.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = String(slash.map { first[first.utf8.index(after: $0)...] } ?? first)
    // Prose begins with a capital more often than any program does.
    if let byte = name.utf8.first, (0x41...0x5A).contains(byte) { return false }
    return CommandReader.isInterpreter(name) || name.hasSuffix(".py")
      || CommandProgram.byName[name] != nil
      || CommandWrapper.byName[name] != nil && text.utf8.count < 2048
  }

  /// `src/a.b.handler`, `a.b.handler` below a `CodeUri`.
  private mutating func addHandler(_ value: ConfiguredValue) {
    let text = value.text
    guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")), !text.contains(ascii: " ") else {
      return
    }
    let module = String(text[..<dot])
    let attribute = String(text[text.index(after: dot)...])
    var folders = [place.folder]
    if let code = lastCode, code.owner == value.owner,
      let folder = PythonProject.resolve(code.text, from: place.folder)
    {
      folders.insert(folder, at: 0)
    }
    if module.contains(ascii: "/") {
      let parts = module.split(separator: "/", omittingEmptySubsequences: false)
      let file =
        parts.dropLast().joined(separator: "/") + "/"
        + (parts.last ?? "").split(separator: ".").joined(separator: "/") + ".py"
      add(.path(file, from: place.folder), value, folders: folders)
    } else if !attribute.isEmpty {
      add(.module(module, attribute: attribute), value, folders: folders)
    }
  }

  private mutating func readName(_ value: ConfiguredValue, key: String) {
    let text = value.text
    if key == "volumes", let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      text[..<colon].hasSuffix(".py")
    {
      // A file that is put into a container.
      add(.path(String(text[..<colon]), from: place.folder), value)
    } else if text.hasSuffix(".py") {
      guard !text.contains(ascii: " "), !text.contains(ascii: "*"), !text.contains(ascii: "\\"),
        value.keys.contains("hooks")
          || !value.keys.contains(where: { Self.pathFilters.contains($0) })
      else { return }
      let isStarted =
        Self.fileKeys.contains(key) || value.keys.contains("hooks") || place.kind == "launch.json"
      add(
        .path(text, from: place.folder), value,
        strength: isStarted && place.strength == .firm ? .firm : .weak)
    } else if key == "load-plugins" || key == "load_plugins" {
      // Names of modules, one of them without a dot more often than not.
      for name in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
        var reader = CommandReader(place(of: value))
        reader.read(variable: "APP_MODULE", value: String(name), line: value.line)
        append(reader.starts)
      }
    } else if key == "module_name", text.contains(ascii: "/"), !text.contains(ascii: ":") {
      // Macros of a site: a file without its ending, from the folder of the site.
      add(.path(text + ".py", from: place.folder), value)
    } else if key == "module" || key == "module_name" || key == "modulename" || key == "wsgi",
      !value.keys.contains(where: { Self.isAboutCode($0) })
    {
      var reader = CommandReader(place(of: value))
      reader.read(variable: "APP_MODULE", value: text, line: value.line)
      append(reader.starts)
    } else if ConfiguredName.isMention(text), names.holds(text) {
      let isWeak = value.keys.contains { Self.isAboutCode($0) } && !Self.loads(key)
      if !value.keys.contains(where: { Self.runs($0.lowercased()) }) { listed.insert(text) }
      add(.mention(text), value, strength: isWeak ? .weak : .firm)
    } else if key == "script_location" {
      // A package with a colon, or a folder.
      let path = text.split { $0 == ":" || $0 == "/" }.joined(separator: "/")
      add(.path(path + "/env.py", from: place.folder), value)
    }
  }

  /// Lists of what a tool is to look at, or not.
  private static let pathFilters: Set<String> = [
    "paths", "paths-ignore", "files", "exclude", "ignore", "omit", "changed-files",
    "any-glob-to-any-file", "extend-exclude", "per-file-ignores", "include", "sources", "nav",
    "changes", "path", "on", "triggers", "trigger", "sparse-checkout", "excludes", "skip",
    "exclude_paths", "sonar.sources",
  ]
  private static let fileKeys: Set<String> = [
    "script", "scripts", "hooks", "main", "scriptfile", "script_path", "python_file",
    "pythonfile", "main_file", "mainfile", "entry_point", "file", "filename", "custom_hooks",
    "preinstall", "postinstall", "entrypoint", "app", "module", "runner", "src", "function",
    "python_path",
  ]

  /// Settings that tell a tool about modules without having any of them run.
  private static func isAboutCode(_ key: String) -> Bool {
    for tool in [
      "mypy", "importlinter", "import-linter", "coverage", "isort", "ruff", "pyright", "tach",
      "vulture", "pylint", "flake8", "pytype", "deptry", "pollard", "bandit", "darglint",
      "pydocstyle", "black", "codecov", "setuptools", "hatch.build", "doctest", "labels",
    ]
    where key == tool || key.hasPrefix(tool + "-") || key.hasPrefix(tool + ":")
      || key.hasPrefix(tool + ".")
    {
      return true
    }
    return [
      "omit", "exclude", "ignore", "ignored-modules", "ignore_imports", "forbidden_modules",
      "source_modules", "layers", "overrides", "per-file-ignores", "nav", "logger", "loggers",
    ].contains(key)
  }

  /// Under such a key stands what is to be run.
  private static func runs(_ key: String) -> Bool {
    loads(key)
      || [
        "class", "target", "callable", "handler", "factory", "backend", "entry", "import", "app",
        "middleware", "func", "task", "job", "schedule", "worker", "hook", "command", "service",
        "provider", "strateg",
      ].contains { key.range(of: $0) != nil }
  }

  private static func loads(_ key: String) -> Bool {
    key.range(of: "plugin") != nil || key.range(of: "extension") != nil || key == "class"
      || key == "()"
  }

  // MARK: Results

  private func place(of value: ConfiguredValue) -> CommandReader.Place {
    guard place.purpose == .tool, Self.recipeFiles.contains(place.kind) else { return place }
    // `start` and `serve` among the scripts of a package run the product.
    var own = place
    if value.keys.contains(where: { RecipeName.servesProduct($0) }) { own.purpose = .product }
    return own
  }

  /// Files whose keys are names that people gave to commands.
  private static let recipeFiles: Set<String> = [
    "package.json", "pyproject.toml", "Taskfile", "Pipfile", "launch.json",
  ]

  private mutating func add(
    _ target: Start.Target, _ value: ConfiguredValue, folders: [SourcePath] = [],
    strength: Start.Strength = .firm
  ) {
    let shown = value.keys.suffix(2).joined(separator: ".") + ": " + value.text.prefix(120)
    starts.append(
      Start(
        target: target, purpose: place.purpose, strength: max(strength, place.strength),
        evidence: Evidence(kind: place.kind, path: place.path, line: value.line, text: shown),
        folders: folders))
  }

  private mutating func append(_ found: [Start]) {
    starts += found.filter { start in
      guard case .mention(let text) = start.target else { return true }
      return names.holds(text)
    }
  }
}
