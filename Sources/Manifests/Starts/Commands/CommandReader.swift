import Scanning

/// Finds what Python code commands start.
struct CommandReader {
  /// What is said of the commands by the place they stand in.
  struct Place: Sendable {
    /// In the words of people: `Dockerfile`.
    var kind: String
    let path: SourcePath
    /// The folder that the commands run in, as far as it can be told.
    var folder: SourcePath
    var purpose: Start.Purpose
    var strength: Start.Strength = .firm
    /// Where a container's paths come from.
    var copies: [Copy] = []
    /// The folder of a container that commands run in; nil outside of one.
    var inside: String?
  }

  /// A folder of a container that holds what lies in a folder of the repository.
  struct Copy: Hashable, Sendable {
    /// Absolute, without a slash at its end.
    let inside: String
    /// As written, from the folder that `Place.folder` is.
    let outside: String
  }

  var place: Place
  private(set) var starts: [Start] = []
  /// What `PYTHONPATH` adds.
  var added: [SourcePath] = []
  static let deepest = 8

  init(_ place: Place) {
    self.place = place
  }

  /// Reads a shell text whose first line has the given number.
  mutating func read(_ text: String, line: Int) {
    read(Array(text.utf8), line: line, depth: 0)
  }

  mutating func read(_ text: [UInt8], line: Int) {
    read(text, line: line, depth: 0)
  }

  /// Reads one command that is already taken apart, as a list in a configuration is.
  mutating func read(words: [Located<String>]) {
    run(words[...], input: nil, depth: 0)
  }

  /// Reads a variable of the environment.
  mutating func read(variable name: String, value: String, line: Int) {
    let words = [Located("\(name)=\(value)", line: line)]
    set(words[0], in: words[...])
  }

  /// Goes into a folder, as `cd` and `WORKDIR` do.
  mutating func enter(_ written: String) {
    change(to: written)
  }

  /// Forgets the folders that earlier commands went into and put on Python's path.
  mutating func leave() {
    place.folder = place.path.parent ?? place.path
    added = []
  }

  mutating func read(_ text: [UInt8], line: Int, depth: Int) {
    guard depth < Self.deepest else { return }
    for command in ShellReader.commands(in: text, line: line) {
      let shown = (command.assignments + command.words)[...]
      for assignment in command.assignments { set(assignment, in: shown) }
      run(command.words[...], input: command.input, depth: depth)
    }
  }

  // MARK: One command

  typealias Words = ArraySlice<Located<String>>

  mutating func run(_ words: Words, input: Located<String>?, depth: Int) {
    let shown = words
    var words = words
    while let first = words.first {
      let name = Self.programName(first.value)
      if ShellReader.isAssignment(Array(first.value.utf8)) {
        set(first, in: shown)
        words = words.dropFirst()
      } else if name == "cd" || name == "pushd" {
        change(to: words.dropFirst().first { !$0.value.hasPrefix("-") }?.value)
        return
      } else if name == "export" || name == "set" || name == "SET" {
        for word in words.dropFirst() where word.value.contains(ascii: "=") { set(word, in: shown) }
        return
      } else if let rest = unwrapped(words, named: name) {
        switch rest {
        case .command(let inner): words = inner
        case .python(let inner):
          python(inner, input: input, shown: shown, depth: depth)
          return
        case .text(let text):
          read(Array(text.value.utf8), line: text.line, depth: depth + 1)
          return
        }
      } else {
        start(name, words, input: input, shown: shown, depth: depth)
        return
      }
    }
  }

  private mutating func start(
    _ name: String, _ words: Words, input: Located<String>?, shown: Words, depth: Int
  ) {
    guard let first = words.first else { return }
    let rest = words.dropFirst()
    if Self.isInterpreter(name) {
      python(rest, input: input, shown: shown, depth: depth)
    } else if Self.shells.contains(name) {
      shell(rest, input: input, depth: depth)
    } else if let program = program(name, rest) {
      if first.value.hasSuffix(".py") { add(.file, first, shown, purpose: place.purpose) }
      apply(program, to: rest, shown: shown)
    } else if first.value.hasSuffix(".py") || first.value.contains(ascii: "/") {
      add(.file, first, shown, purpose: place.purpose)
    } else if !Self.inert.contains(name) {
      runsInside(rest, shown: shown, depth: depth)
    }
  }

  /// Looks for a command in the words of a program that nobody knows.
  private mutating func runsInside(_ words: Words, shown: Words, depth: Int) {
    if let index = words.firstIndex(where: { $0.value == "--" }), depth < Self.deepest {
      run(words[(index + 1)...], input: nil, depth: depth + 1)
      return
    }
    for index in words.indices where Self.isInterpreter(Self.programName(words[index].value)) {
      let rest = words[(index + 1)...]
      guard let next = rest.first?.value, next.hasPrefix("-") || next.hasSuffix(".py") else {
        continue
      }
      python(rest, input: nil, shown: shown, depth: depth)
      return
    }
    // What a program does with the files it is given is anybody's guess.
    for word in words where word.value.hasSuffix(".py") {
      add(.file, word, shown, purpose: place.purpose, strength: .weak)
    }
  }

  private static let shells: Set<String> = [
    "sh", "bash", "zsh", "dash", "ash", "ksh", "su", "cmd", "powershell", "pwsh", "nix-shell",
    "ssh", "runuser", "fish",
  ]

  /// Programs that read, move or judge the files they are given.
  private static let inert: Set<String> = [
    "echo", "printf", "cat", "cp", "mv", "rm", "ln", "chmod", "chown", "ls", "git", "black", "ruff",
    "flake8", "isort", "sed", "grep", "egrep", "rg", "head", "tail", "wc", "touch",
    "diff", "test", "[", "[[", "tar", "zip", "unzip", "pip", "pip3", "apt-get", "apt", "apk",
    "brew", "mkdir", "find", "autopep8", "yapf", "autoflake", "pyupgrade", "bandit", "vulture",
    "mypy", "pyright", "basedpyright", "ty", "pyflakes", "pycodestyle", "pydocstyle", "xgettext",
    "pybabel", "msgfmt", "sphinx-apidoc", "install", "rsync", "scp", "curl", "wget", "awk", "sort",
    "source", ".", "for", "case", "function", "yamllint", "codespell", "md5sum", "sha256sum",
    "patch", "aws", "gsutil", "type", "which", "export", "local", "return", "unset", "alias",
    "npm", "exit", "log", "info", "error", "warn", "skylos", "pollard", "radon", "xenon", "lizard",
    "pyright-python", "pre-commit", "refurb", "docformatter", "add-trailing-comma",
    "check-manifest",
  ]

  // MARK: Python

  mutating func python(
    _ words: Words, input: Located<String>?, shown: Words, depth: Int
  ) {
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index].value
      if word == "-" { break }
      guard word.hasPrefix("-") else {
        file(words[index...], shown: shown)
        return
      }
      if word == "--module" {
        module(words[index...].dropFirst(), shown: shown, depth: depth)
        return
      }
      if word.hasPrefix("--") {
        index += word == "--check-hash-based-pycs" ? 2 : 1
        continue
      }
      let letters = word.dropFirst()
      guard let option = letters.firstIndex(where: { "mcWXV".contains($0) }) else {
        index += 1
        continue
      }
      let joined = String(letters[letters.index(after: option)...])
      let value =
        joined.isEmpty
        ? Array(words[index...].dropFirst())
        : [
          Located(joined, line: words[index].line)
        ] + words[index...].dropFirst()
      switch letters[option] {
      case "m":
        module(value[...], shown: shown, depth: depth)
        return
      case "c":
        if let code = value.first { add(.code, code, shown, purpose: place.purpose) }
        return
      case "V": index += 1
      default: index += joined.isEmpty ? 2 : 1
      }
    }
    if let input { add(.code, input, shown, purpose: place.purpose) }
  }

  private mutating func file(_ words: Words, shown: Words) {
    guard let first = words.first else { return }
    add(.file, first, shown, purpose: place.purpose)
    if let program = program(Self.programName(first.value), words.dropFirst()) {
      apply(program, to: words.dropFirst(), shown: shown)
    }
  }

  private mutating func module(_ words: Words, shown: Words, depth: Int) {
    guard let first = words.first else { return }
    let rest = words.dropFirst()
    if let inner = unwrapped(words, named: first.value) {
      switch inner {
      case .python(let inner) where depth < Self.deepest:
        python(inner, input: nil, shown: shown, depth: depth + 1)
      case .command(let inner) where depth < Self.deepest:
        run(inner, input: nil, depth: depth + 1)
      default: break
      }
    } else if let program = program(first.value, rest)
      // `gunicorn.app.wsgiapp` is what `gunicorn` runs.
      ?? program(String(first.value.prefix { $0 != "." }), rest)
    {
      apply(program, to: rest, shown: shown)
    }
    add(.run, first, shown, purpose: place.purpose)
  }

  // MARK: What is found

  mutating func add(
    _ shape: CommandProgram.Shape, _ word: Located<String>, _ shown: Words,
    purpose: Start.Purpose, strength: Start.Strength? = nil
  ) {
    let text = word.value
    switch shape {
    case .code:
      addImports(of: word, shown, purpose)
    case .modules:
      for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
        add(.app, Located(String(part), line: word.line), shown, purpose: purpose)
      }
    case .test:
      let file = text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? ""
      if file.hasSuffix(".py") {
        append(path(file), word.line, shown, purpose, strength)
      }
    case .file:
      if Self.isPath(text) { append(path(text), word.line, shown, purpose, strength) }
    case .run:
      guard Self.isReference(text), !text.contains(ascii: ":") else { return }
      append(.module(text + ".__main__", attribute: nil), word.line, shown, purpose, strength)
    case .app, .appIn:
      addApplication(shape, word, shown, purpose)
    }
  }

  private mutating func addApplication(
    _ shape: CommandProgram.Shape, _ word: Located<String>, _ shown: Words,
    _ purpose: Start.Purpose
  ) {
    let text = word.value.hasPrefix("python:") ? String(word.value.dropFirst(7)) : word.value
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return }
    if first.hasSuffix(".py") || first.contains(ascii: "/") {
      if Self.isPath(first) { append(path(first), word.line, shown, purpose, nil) }
      return
    }
    guard Self.isReference(text) else { return }
    let attribute = parts.count > 1 ? parts[1] : nil
    append(.module(first, attribute: attribute), word.line, shown, purpose, nil)
    if case .appIn(let name) = shape, attribute == nil {
      append(.module("\(first).\(name)", attribute: nil), word.line, shown, purpose, nil)
    }
  }

  private mutating func addImports(
    of code: Located<String>, _ shown: Words, _ purpose: Start.Purpose
  ) {
    let facts = PythonScanner.scan(Array(code.value.utf8))
    for entry in facts.imports where entry.level == 0 {
      let name =
        entry.name.isEmpty || facts.text[entry.name].elementsEqual("*".utf8)
        ? nil : facts.text.string(entry.name)
      append(
        .module(facts.text.string(entry.module), attribute: entry.form == .from ? name : nil),
        code.line, shown, purpose, nil)
    }
  }

  private mutating func append(
    _ target: Start.Target, _ line: Int, _ shown: Words, _ purpose: Start.Purpose,
    _ strength: Start.Strength?
  ) {
    starts.append(
      Start(
        target: target, purpose: purpose, strength: max(strength ?? .firm, place.strength),
        evidence: Evidence(kind: place.kind, path: place.path, line: line, text: Self.shown(shown)),
        folders: folders))
  }

  private func path(_ written: String) -> Start.Target {
    var whole = written
    if let inside = place.inside, !written.hasPrefix("/"), !written.hasPrefix("$") {
      whole = ContainerPath.joined(inside, written)
    }
    guard let outside = outside(of: whole) else { return .path(written, from: place.folder) }
    return .path(outside, from: place.folder)
  }

  /// What a container has under an absolute path came from somewhere: the longest prefix tells best.
  private func outside(of path: String) -> String? {
    let copy = place.copies.filter {
      $0.inside == "/" || path == $0.inside || path.hasPrefix($0.inside + "/")
    }
    .max { $0.inside.utf8.count < $1.inside.utf8.count }
    guard let copy else { return nil }
    let rest = path.dropFirst(copy.inside.utf8.count).drop { $0 == "/" }
    if copy.outside == "." { return rest.isEmpty ? "." : String(rest) }
    return rest.isEmpty ? copy.outside : "\(copy.outside)/\(rest)"
  }

  /// Where modules are looked for. What a container is made from may be any folder around its file.
  private var folders: [SourcePath] {
    guard let inside = place.inside, let outside = outside(of: inside) else {
      return added + [place.folder]
    }
    var found = added
    var base: SourcePath? = place.folder
    while let current = base {
      if let folder = PythonProject.resolve(outside, from: current) { found.append(folder) }
      base = current.parent
    }
    return found
  }

  // MARK: Surroundings

  private mutating func set(_ assignment: Located<String>, in shown: Words) {
    guard let equals = assignment.value.firstIndex(of: "=") else { return }
    let name = String(assignment.value[..<equals])
    let value = Located(
      String(assignment.value[assignment.value.index(after: equals)...]), line: assignment.line)
    if name == "PYTHONPATH" {
      for part in value.value.split(separator: ":") {
        if let folder = folder(named: String(part)) { added.append(folder) }
      }
    } else if name == "PYTEST_ADDOPTS" || name == "GUNICORN_CMD_ARGS" {
      let program = name == "PYTEST_ADDOPTS" ? "pytest " : "gunicorn "
      read(Array((program + value.value).utf8), line: value.line, depth: 1)
    } else if let shape = CommandProgram.variables[name] {
      add(shape, value, shown, purpose: place.purpose)
    } else if value.value.hasSuffix(".py") {
      // A later command runs the variable.
      add(.file, value, shown, purpose: place.purpose)
    } else if ConfiguredName.isMention(value.value) {
      append(.mention(value.value), value.line, shown, place.purpose, nil)
    }
  }

  mutating func change(to written: String?) {
    guard let written else { return }
    if let inside = place.inside {
      if !written.contains(ascii: "$") { place.inside = ContainerPath.joined(inside, written) }
    } else if let folder = folder(named: written) {
      place.folder = folder
    }
  }

  /// Nil where only running would tell.
  private func folder(named written: String) -> SourcePath? {
    if written.contains(ascii: "$") || written.contains(ascii: "{") || written.contains(ascii: "%")
      || written == "-"
      || written.hasPrefix("~")
    {
      return nil
    }
    guard case .path(let found, let base) = path(written), !found.hasPrefix("/") else { return nil }
    return PythonProject.resolve(found, from: base)
  }
}
