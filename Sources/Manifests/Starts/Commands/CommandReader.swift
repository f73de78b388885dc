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
  private var added: [SourcePath] = []
  private static let deepest = 8

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

  private mutating func read(_ text: [UInt8], line: Int, depth: Int) {
    guard depth < Self.deepest else { return }
    for command in ShellReader.commands(in: text, line: line) {
      let shown = (command.assignments + command.words)[...]
      for assignment in command.assignments { set(assignment, in: shown) }
      run(command.words[...], input: command.input, depth: depth)
    }
  }

  // MARK: One command

  private typealias Words = ArraySlice<Located<String>>

  private mutating func run(_ words: Words, input: Located<String>?, depth: Int) {
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

  // MARK: Wrappers

  private enum Rest {
    case command(Words)
    case python(Words)
    case text(Located<String>)
  }

  /// What a wrapper runs; nil where the program is none.
  private mutating func unwrapped(_ words: Words, named name: String) -> Rest? {
    guard let wrappers = CommandWrapper.byName[name] else { return nil }
    for wrapper in wrappers {
      var rest = words.dropFirst()
      if !wrapper.verbs.isEmpty {
        guard let verb = Self.verb(wrapper.verbs, in: rest, valued: wrapper.valued) else {
          continue
        }
        rest = rest[(verb + 1)...]
        // `docker compose run`
        if words[verb].value == "compose" {
          guard let second = Self.verb(["run", "exec"], in: rest, valued: wrapper.valued) else {
            continue
          }
          rest = rest[(second + 1)...]
        }
      }
      return unwrapped(rest, by: wrapper)
    }
    return nil
  }

  private mutating func unwrapped(_ words: Words, by wrapper: CommandWrapper) -> Rest {
    var rest = words
    var left = wrapper.operands
    while let word = rest.first?.value {
      if word == "--" {
        rest = rest.dropFirst()
        if left == 0 { break }
        continue
      }
      if word == "-m" || word == "--module", wrapper.rest != .command { return .python(rest) }
      if word == "--directory" || word == "--cwd" || word == "--chdir" || word == "-C",
        wrapper.valued.contains(word), let folder = rest.dropFirst().first
      {
        change(to: folder.value)
      }
      if word.hasPrefix("-"), word != "-" {
        rest = rest.dropFirst(wrapper.valued.contains(word) ? 2 : 1)
      } else if left > 0 {
        left -= 1
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    switch wrapper.rest {
    case .command:
      // A whole command as one word: `watchmedo shell-command 'python x.py'`, `xvfb-run "python x.py"`.
      if let only = rest.first, only.value.contains(ascii: " ") { return .text(only) }
      return .command(rest)
    case .python:
      return .python(Self.fromTarget(rest))
    case .either:
      guard let first = rest.first else { return .command(rest) }
      // `hatch run env:script` names an environment before the command.
      if let colon = first.value.firstIndex(of: ":"), wrapper.names.contains("hatch") {
        let inner = String(first.value[first.value.index(after: colon)...])
        return .command([Located(inner, line: first.line)] + rest.dropFirst())
      }
      return .command(rest)
    }
  }

  /// The words from the one on that names the code; options whose values nobody knows may stand before it.
  private static func fromTarget(_ words: Words) -> Words {
    let index = words.firstIndex {
      $0.value == "-m" || $0.value == "-c" || $0.value.hasSuffix(".py")
    }
    return index.map { words[$0...] } ?? words
  }

  private static func verb(_ verbs: [String], in words: Words, valued: Set<String>) -> Int? {
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index].value
      if verbs.contains(word) { return index }
      guard word.hasPrefix("-") else { return nil }
      index += valued.contains(word) ? 2 : 1
    }
    return nil
  }

  private mutating func shell(_ words: Words, input: Located<String>?, depth: Int) {
    // `sh -c "…"`, `bash -lc "…"`, `cmd /c …`, `nix-shell --run "…"`.
    let index = words.firstIndex { word in
      let text = word.value
      return text == "--run" || text == "--command" || text == "/c" || text == "-Command"
        || text.hasPrefix("-") && !text.hasPrefix("--") && text.hasSuffix("c") && text.count < 7
    }
    if let index, index + 1 < words.endIndex {
      let text = words[index + 1]
      read(Array(text.value.utf8), line: text.line, depth: depth + 1)
    } else if let input {
      read(Array(input.value.utf8), line: input.line, depth: depth + 1)
    } else if let remote = words.last, remote.value.contains(ascii: " ") {
      read(Array(remote.value.utf8), line: remote.line, depth: depth + 1)
    }
  }

  // MARK: Python

  private mutating func python(
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

  // MARK: Programs

  private func program(_ name: String, _ words: Words) -> CommandProgram? {
    CommandProgram.byName[name]?.first { program in
      program.verbs.isEmpty
        || words.first { !$0.value.hasPrefix("-") }.map { program.verbs.contains($0.value) }
          ?? false
    }
  }

  private mutating func apply(_ program: CommandProgram, to words: Words, shown: Words) {
    let purpose: Start.Purpose =
      if program.isTest {
        place.purpose == .example ? .example : .test
      } else if program.serves && place.purpose == .tool {
        .product
      } else {
        place.purpose
      }
    let count = starts.count
    var operands: [Located<String>] = []
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index]
      index += 1
      guard word.value.hasPrefix("-"), word.value != "-" else {
        operands.append(word)
        continue
      }
      guard let option = Self.option(word, of: program) else { continue }
      if let value = option.value {
        add(option.shape, value, shown, purpose: purpose)
      } else if index < words.endIndex {
        add(option.shape, words[index], shown, purpose: purpose)
        index += 1
      }
    }
    if let verb = operands.first, program.verbs.contains(verb.value) { operands.removeFirst() }
    if let shape = program.operands {
      for operand in Self.likely(operands, shape) {
        add(shape, operand, shown, purpose: purpose)
      }
    }
    if starts.count == count {
      for file in program.implied {
        add(.file, Located(file, line: words.first?.line ?? 1), shown, purpose: purpose)
      }
    }
  }

  /// `--app=x`, `--app x`, `-Ax` and `-A x`; the value only where it belongs to the same word.
  private static func option(
    _ word: Located<String>, of program: CommandProgram
  ) -> (shape: CommandProgram.Shape, value: Located<String>?)? {
    let text = word.value
    for option in program.options {
      for name in option.names {
        if text == name { return (option.shape, nil) }
        if text.hasPrefix(name + "=") {
          return (option.shape, Located(String(text.dropFirst(name.count + 1)), line: word.line))
        }
        if name.utf8.count == 2, text.hasPrefix(name), !text.hasPrefix("--") {
          return (option.shape, Located(String(text.dropFirst(2)), line: word.line))
        }
      }
    }
    return nil
  }

  /// Among the operands of a server may be values of options that nobody knows: what looks most like an application is one.
  private static func likely(
    _ operands: [Located<String>], _ shape: CommandProgram.Shape
  ) -> [Located<String>] {
    guard case .app = shape else { return operands }
    let named = operands.filter { isReference($0.value) }
    let marked = named.filter { $0.value.contains(ascii: ":") || $0.value.hasSuffix(".py") }
    if !marked.isEmpty { return marked }
    let dotted = named.filter { $0.value.contains(ascii: ".") }
    return dotted.isEmpty ? named.suffix(1) : dotted
  }

  // MARK: What is found

  private mutating func add(
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

  private mutating func change(to written: String?) {
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

  // MARK: Words

  /// The last part of a program's path.
  private static func programName(_ word: String) -> String {
    var name = word[...]
    if let slash = name.utf8.lastIndex(where: {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }) {
      name = name[name.utf8.index(after: slash)...]
    }
    return String(name.hasSuffix(".exe") ? name.dropLast(4) : name)
  }

  /// `python3.12`, `pypy3`, `$(PYTHON)`, `${PYTHON:-python3}`, `{envpython}`, `py`.
  static func isInterpreter(_ name: String) -> Bool {
    guard mayNamePython(name) else { return false }
    let bare = name.lowercased().filter { !"${}()%\"'@ ".contains($0) }
    if bare == "py" || bare == "pyw" || bare == "sys.executable" { return true }
    for stem in ["python", "pypy", "graalpy", "pythonw"] where bare.hasPrefix(stem) {
      let rest = bare.dropFirst(stem.count)
      if rest.allSatisfy({ $0.isNumber || $0 == "." || $0 == "t" || $0 == "d" }) { return true }
      return name.first == "$" || name.first == "{" || name.first == "%"
        || rest.hasPrefix("_bin") || rest.hasPrefix("_exe")
    }
    let isVariable = name.first == "$" || name.first == "{" || name.first == "%"
    return isVariable && (bare.contains("python") || bare == "py3")
  }

  /// True where a `p` and a `y` follow one another, which hardly any other program's name has.
  private static func mayNamePython(_ name: String) -> Bool {
    var last: UInt8 = 0
    for byte in name.utf8 {
      let small = byte | 0x20
      if small == UInt8(ascii: "y"), last == UInt8(ascii: "p") { return true }
      last = small
    }
    return name == "sys.executable"
  }

  /// A dotted name, perhaps with an attribute and the arguments of a call.
  private static func isReference(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x5F || first.isLetterOrDigit,
      first > 0x39 || first < 0x30
    else { return false }
    let name = text.utf8.prefix { $0 != UInt8(ascii: "(") }
    return name.allSatisfy {
      $0 == 0x5F || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0.isLetterOrDigit
        || $0 >= 0x80 || $0 == UInt8(ascii: "-")
    }
  }

  /// Something a file could be called: no option, no address, no variable alone.
  private static func isPath(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count < 1024 else {
      return false
    }
    if text.contains("://") || text.contains(ascii: "\n") || text.contains(ascii: " ") {
      return false
    }
    let isVariable = first == UInt8(ascii: "$") || first == UInt8(ascii: "{")
    return !(isVariable && !text.contains(ascii: "/"))
  }

  private static func shown(_ words: Words) -> String {
    let text = words.map(\.value).joined(separator: " ").split(separator: "\n").joined(
      separator: " ")
    return text.count > 160 ? String(text.prefix(159)) + "…" : text
  }
}
