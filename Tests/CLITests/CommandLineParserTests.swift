import CLI
import Manifests
import Testing

@Suite("The command line, parsed")
struct CommandLineParserTests {
  /// Parses words parted by spaces and compares with the options of `command` as `change` alters them.
  private func check(
    _ line: String, is command: CommandName, _ change: (inout Options) -> Void = { _ in },
    at place: SourceLocation = #_sourceLocation
  ) {
    var expected = Options(command: command)
    change(&expected)
    #expect(CommandLineParser.parse(words(line)) == .success(expected), sourceLocation: place)
  }

  /// Parses words parted by spaces and compares the one line of complaint.
  private func check(
    _ line: String, fails expected: String, at place: SourceLocation = #_sourceLocation
  ) {
    switch CommandLineParser.parse(words(line)) {
    case .success(let options): Issue.record("understood as \(options)", sourceLocation: place)
    case .failure(let error): #expect(error.line == expected, sourceLocation: place)
    }
  }

  private func words(_ line: String) -> [Argument] {
    line.split(separator: " ").map { Argument(String($0)) }
  }

  // MARK: Where words may stand

  @Test("a flag takes its value after = or a space, and a letter also without either")
  func values() {
    check("audit --jobs 4", is: "audit") { $0.jobs = 4 }
    check("audit --jobs=4", is: "audit") { $0.jobs = 4 }
    check("audit -j 4", is: "audit") { $0.jobs = 4 }
    check("audit -j4", is: "audit") { $0.jobs = 4 }
    check("audit -j=4", is: "audit") { $0.jobs = 4 }
    check("audit -qj4", is: "audit") {
      $0.jobs = 4
      $0.verbosity = .quiet
    }
    check("audit --output=", fails: "--output wants a file, not \"\"")
    check("audit --output==", is: "audit") { $0.output = "=" }
  }

  @Test("flags stand before the command, after it and among its operands")
  func places() {
    for line in [
      "--format jsonl --root lib imports a b", "imports --format jsonl --root lib a b",
      "--root lib imports a --format=jsonl b", "imports a b --root=lib --format jsonl",
    ] {
      check(line, is: "imports") {
        $0.format = .jsonl
        $0.isFormatNamed = true
        $0.root = "lib"
        $0.paths = ["a", "b"]
      }
    }
  }

  @Test("two dashes end the flags")
  func ending() {
    check("imports -- --format -q", is: "imports") { $0.paths = ["--format", "-q"] }
    check("-- audit", is: "audit")
    check("imports - --", is: "imports") { $0.paths = ["-"] }
    check("imports -- --help", is: "imports") { $0.paths = ["--help"] }
  }

  @Test("a flag given twice counts as its last, but a repeatable one adds up")
  func repetition() {
    check("audit -j2 --jobs 8", is: "audit") { $0.jobs = 8 }
    check("audit -q -v", is: "audit") { $0.verbosity = .verbose }
    check("why a b --all --max 3", is: "why") {
      $0.modules = ["a", "b"]
      $0.mostPaths = 3
    }
    check("why a b --max 3 --all", is: "why") {
      $0.modules = ["a", "b"]
      $0.mostPaths = nil
    }
    check("audit --exclude b --exclude=a", is: "audit") { $0.exclude = ["b", "a"] }
  }

  @Test("a path that is no UTF-8 arrives as it was written")
  func rawBytes() {
    let name: [UInt8] = [0x66, 0xFF, 0xFE]
    let parsed = CommandLineParser.parse([
      "imports", Argument(bytes: Array("--root=".utf8) + name), Argument(bytes: name),
    ])
    var expected = Options(command: "imports")
    expected.root = Argument(bytes: name)
    expected.paths = [Argument(bytes: name)]
    #expect(parsed == .success(expected))
  }

  // MARK: Operands

  @Test("PATH is the root, and may be said twice but not in two ways")
  func root() {
    check("graph src", is: "graph") { $0.root = "src" }
    check("graph src --root src", is: "graph") { $0.root = "src" }
    check(
      "graph src --root lib",
      fails: "--root names \"lib\" and PATH names \"src\"; give one of them")
  }

  @Test("a command takes as many operands as it declares")
  func counts() {
    check("closure a b.c", is: "closure") { $0.modules = ["a", "b.c"] }
    check("closure", fails: "closure wants MODULE, a module such as package.module")
    check("why a", fails: "why wants TO, a module such as package.module")
    check("why a b c", fails: "why takes one FROM and one TO, and \"c\" is one too many")
    check("rules x", fails: "rules takes no operand, and \"x\" is one too many")
  }

  @Test("operands are typed")
  func typedOperands() {
    check("completions zsh", is: "completions") { $0.shell = .zsh }
    check("explain path-hack", is: "explain") { $0.rule = .pathHack }
    check("help graph", is: "help") { $0.helpTopic = "graph" }
    check(
      "completions zhs", fails: "SHELL wants bash, zsh or fish, not \"zhs\", did you mean zsh?")
    check(
      "explain import-cycel",
      fails: "RULE wants a rule that `pollard rules` lists, not \"import-cycel\""
        + ", did you mean import-cycle?")
  }

  // MARK: Values

  @Test("a wrong value is refused with what is wanted")
  func wrongValues() {
    for wrong in ["x", "0", "513", "-1", "+4", "4.0", "99999999999999999999"] {
      check(
        "audit --jobs=\(wrong)",
        fails: "--jobs wants a whole number from 1 to 512, not \"\(wrong)\"")
    }
    for wrong in ["3", "3.", "3.x", "4.0", "3.13.1", ".13", "3.123", "3.+1"] {
      check(
        "audit --python-version \(wrong)",
        fails: "--python-version wants a Python version such as 3.13, not \"\(wrong)\"")
    }
    check(
      "audit --platform linx",
      fails: "--platform wants linux, darwin or win32, not \"linx\", did you mean linux?")
    check("audit --color=maybe", fails: "--color wants auto, always or never, not \"maybe\"")
  }

  @Test("a format is one of the command's own")
  func formats() {
    check("graph --format dot", is: "graph") {
      $0.format = .dot
      $0.isFormatNamed = true
    }
    check(
      "audit --format dot",
      fails:
        "--format wants text, json, sarif, junit, github, gitlab, markdown or csv, not \"dot\"")
    check(
      "why a b --format jsn", fails: "--format wants text or json, not \"jsn\", did you mean json?")
  }

  @Test("a list keeps each word once, in the order of the declaration")
  func lists() {
    check("graph --types parent,eager,parent", is: "graph") { $0.edgeTypes = [.eager, .parent] }
    let wants =
      "--types wants some of eager, parent, star, call, deferred, typing, dynamic, string and reference, separated by commas, not "
    check("graph --types eager,,parent", fails: wants + "\"eager,,parent\"")
    check("graph --types eager,x", fails: wants + "\"eager,x\"")
    check("graph --types eager,parnet", fails: wants + "\"eager,parnet\", did you mean parent?")
    check("graph --types=", fails: wants + "\"\"")
  }

  @Test("a version is read by its numbers")
  func versions() {
    check("audit --python-version 3.9", is: "audit") {
      $0.pythonVersion = PythonVersion(written: "3.09")
    }
  }

  @Test("a flag in the place of a value is a forgotten value")
  func forgottenValues() {
    check("audit --output", fails: "--output wants a file after it")
    check("audit -j", fails: "--jobs wants a whole number from 1 to 512 after it")
    check(
      "audit --output --format json",
      fails: "--output wants a file after it; write --output=--format if --format is meant as one")
    check(
      "audit --output -- x",
      fails: "--output wants a file after it; write --output=-- if -- is meant as one")
    check("audit --output --mine", is: "audit") { $0.output = "--mine" }
    check("audit --output -", is: "audit") { $0.output = "-" }
  }

  @Test("a switch takes no value")
  func switches() {
    check("audit --quiet=yes", fails: "--quiet is a switch and takes no value, not \"yes\"")
  }

  // MARK: Typing errors

  @Test("an unknown flag is answered with the nearest one the command has")
  func unknownFlags() {
    check("audit --jbos 3", fails: "audit has no flag \"--jbos\", did you mean --jobs?")
    check("audit --formt=json", fails: "audit has no flag \"--formt=json\", did you mean --format?")
    check("audit -version", fails: "audit has no flag \"-version\", did you mean --version?")
    check("audit -x", fails: "audit has no flag \"-x\"")
    check("audit -qx", fails: "audit has no flag \"-qx\"")
    check("audit --zzzzzz", fails: "audit has no flag \"--zzzzzz\"")
    check("--verison", fails: "there is no flag \"--verison\", did you mean --version?")
  }

  @Test("a flag of another command is answered with that command")
  func foreignFlags() {
    check("audit --eager", fails: "audit has no flag --eager; it is one of why")
    check(
      "graph --baseline x", fails: "graph has no flag --baseline; it is one of check and baseline")
  }

  @Test("an unknown command is answered with the nearest, or with audit where it looks like a path")
  func unknownCommands() {
    check("grpah", fails: "there is no command \"grpah\", did you mean graph?")
    check("--root x closre a", fails: "there is no command \"closre\", did you mean closure?")
    check("zzzzzz", fails: "there is no command \"zzzzzz\"")
    check(
      "./src", fails: "\"./src\" is no command, and a path stands after one: `pollard audit PATH`")
    check("-q", fails: "a command is wanted, such as `pollard audit`")
  }

  @Test("a hostile word is shown harmlessly")
  func hostileWords() {
    check("a\u{1B}[2J\n", fails: "there is no command \"a\\u{1b}[2J\\u{a}\"")
    #expect(Argument(bytes: [0xFF]).quoted == "\"\u{FFFD}\"")
  }

  // MARK: Questions

  @Test("no words at all ask for help")
  func nothing() {
    check("", is: "help")
  }

  @Test("help wins over the version, and both over anything else on the line")
  func questions() {
    check("--help", is: "help")
    check("-h", is: "help")
    check("graph -h", is: "help") { $0.helpTopic = "graph" }
    check("graph --bogus --jobs x -qh", is: "help") { $0.helpTopic = "graph" }
    check("help --help", is: "help")
    check("--version --help", is: "help")
    check("graph --version", is: "version")
    check("-V", is: "version")
    check("grph --help", fails: "there is no command \"grph\", did you mean graph?")
  }

  @Test("a refused line still says how errors are to be coloured and where to read on")
  func errors() {
    guard case .failure(let error) = CommandLineParser.parse(words("graph --color never --bogus"))
    else { return #expect(Bool(false), "--bogus is no flag") }
    #expect(error.color == .never)
    #expect(error.hint == "run `pollard help graph` to see what there is")
  }
}
