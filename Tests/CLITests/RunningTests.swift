import Manifests
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The program, run", .enabled(if: RunningProgram.isBuilt, RunningProgram.comment))
struct RunningTests {
  /// Runs a line and compares the exit code and what standard error says, `errors` being a part of it.
  @discardableResult
  private func check(
    _ line: String, in folder: RunningFolder, ends code: Int32, saying errors: String? = nil,
    at place: SourceLocation = #_sourceLocation
  ) throws -> RunningProgram.Outcome {
    let outcome = try folder.run(line)
    #expect(outcome.code == code, "\(line): \(outcome.errors)", sourceLocation: place)
    if let errors {
      #expect(outcome.errors.contains(errors), "\(outcome.errors)", sourceLocation: place)
    } else {
      #expect(outcome.errors == "", sourceLocation: place)
    }
    return outcome
  }

  private func chain() throws -> RunningFolder {
    try RunningFolder(["app.py": "import shop.cart\n", "shop/__init__.py": "", "shop/cart.py": ""])
  }

  // MARK: Exit codes

  @Test("0 says that nothing is to report, 1 that something is, 2 that the work could not be done")
  func codes() throws {
    let folder = try chain()
    try check("pollard audit", in: folder, ends: 0)
    try folder.write("import app\n", to: "shop/cart.py")
    let audit = try check("pollard audit", in: folder, ends: 1)
    #expect(audit.text.contains("shop/cart.py:1  import-cycle") || audit.text.contains("app.py:1"))
    try check("pollard audit --josb 2", in: folder, ends: 2, saying: "did you mean --jobs?")
    try check("pollard adit", in: folder, ends: 2, saying: "did you mean audit?")
  }

  @Test("an empty folder is a repository like any other")
  func emptyFolder() throws {
    let folder = try RunningFolder()
    let audit = try check("pollard audit", in: folder, ends: 0)
    #expect(audit.text.contains("no Python or Swift files"))
    #expect(audit.text.contains("Nothing found to change"))
    let graph = try check("pollard graph", in: folder, ends: 0)
    #expect(graph.text == "0 modules, 0 lines\nno imports\n")
    let imports = try check("pollard imports", in: folder, ends: 0)
    #expect(imports.output.isEmpty)
  }

  @Test("--verbose tells what is done on standard error, and leaves the result alone")
  func verbose() throws {
    let folder = try chain()
    let plain = try check("pollard graph", in: folder, ends: 0)
    let verbose = try check(
      "pollard graph --verbose --python-version 3.9", in: folder, ends: 0,
      saying: "pollard: note: code is read as Python 3.9 on linux runs it\n")
    #expect(verbose.output == plain.output)
    #expect(verbose.errors.contains(": 3 source files\n"))
    #expect(verbose.errors.contains("pollard: note: graph took "))
  }

  // MARK: Roots that cannot be scanned

  @Test("a root that is not there is refused, with its path")
  func missingRoot() throws {
    let folder = try RunningFolder()
    for line in ["graph nowhere", "audit --root nowhere", "imports nowhere"] {
      let outcome = try check(
        "pollard \(line)", in: folder, ends: 2,
        saying: "/nowhere: nothing there; check the spelling\n")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("pollard: error: "))
    }
  }

  @Test("a file is no root")
  func fileAsRoot() throws {
    try check(
      "pollard graph app.py", in: chain(), ends: 2,
      saying: "/app.py: is not a folder; name the folder that holds the sources\n")
  }

  @Test(
    "a root that may not be read is refused; a folder in it is reported and the rest is read",
    .enabled(if: geteuid() != 0, "whoever is root may read everything"))
  func unreadable() throws {
    let folder = try RunningFolder(["shut/a.py": "", "open/b.py": "import os\n"])
    try check(
      "chmod 000 shut && pollard graph shut", in: folder, ends: 2,
      saying: "/shut: may not be read; change its permissions or exclude it\n")
    let audit = try check("pollard audit", in: folder, ends: 1)
    #expect(audit.text.contains("1 Python module"))
    #expect(audit.text.contains("permission denied"))
    let imports = try check(
      "pollard imports", in: folder, ends: 0,
      saying: "pollard: warning: shut: left out: cannot be read: permission denied\n")
    #expect(imports.text == "open/b.py:1: import os\n")
    try check(
      "chmod 000 open/b.py && pollard imports open/b.py", in: folder, ends: 2,
      saying: "/open/b.py: may not be read; change its permissions or exclude it\n")
    let graph = try check("pollard graph --format json", in: folder, ends: 0)
    #expect(
      graph.text.contains(#"{"path":"open/b.py","why":"cannot be read: permission denied"}"#))
  }

  // MARK: Odd names

  @Test("a folder named like a module is a folder")
  func folderNamedLikeAModule() throws {
    let folder = try RunningFolder(["x.py/a.py": "import b\n", "b.py": ""])
    let outcome = try check("pollard imports", in: folder, ends: 0)
    #expect(outcome.text == "x.py/a.py:1: import b\n")
    try check("pollard graph x.py", in: folder, ends: 0)
    try check("pollard audit", in: folder, ends: 0)
  }

  #if os(Linux)
    // The file systems of Apple platforms refuse such names.
    @Test("names that are not UTF-8 come out as surrogates, and can be named")
    func namesThatAreNotUTF8() throws {
      let folder = try RunningFolder()
      try folder.write("import os\n", to: [0x62, 0xFF] + Array(".py".utf8))
      try folder.write("import json\n", to: [0x64, 0xFE] + Array("/e.py".utf8))
      let graph = try check("pollard graph --format json", in: folder, ends: 0)
      #expect(graph.text.contains("\"path\":\"b\\udcff.py\""))
      #expect(graph.text.contains("\"path\":\"d\\udcfe/e.py\""))
      _ = try JSONDocument(parsing: graph.output)
      let one = try check(
        "pollard imports --format jsonl \"$(printf 'b\\377.py')\"", in: folder, ends: 0)
      #expect(one.text.contains("\"path\":\"b\\udcff.py\""))
      try check("pollard audit", in: folder, ends: 0)
    }
  #endif

  @Test("the audit's next step can be copied and run")
  func nextStep() throws {
    let folder = try RunningFolder(["it's here/a.py": "import b\n", "it's here/b.py": ""])
    let audit = try check("pollard audit \"it's here\"", in: folder, ends: 0)
    let next = try #require(audit.text.split(separator: "\n").last { $0.hasPrefix("next: ") })
    let line = next.dropFirst(6).prefix { $0 != ";" }.split(separator: " lists ")[0]
    #expect(try check(String(line), in: folder, ends: 0).text.hasPrefix("import a runs 2 modules"))
  }

  // MARK: imports

  @Test("imports lists one file, several files, or the files of a folder")
  func imports() throws {
    let folder = try RunningFolder([
      "a.py": "import os\n", "b.py": "def f():\n  from . import c\n",
      "s/c.swift": "import Darwin\n",
    ])
    let one = try check("pollard imports b.py", in: folder, ends: 0)
    #expect(one.text == "b.py:2: from . import c  [deferred]\n")
    let two = try check("pollard imports a.py s", in: folder, ends: 0)
    #expect(two.text == "a.py:1: import os\ns/c.swift:1: import Darwin\n")
    let all = try check("pollard imports", in: folder, ends: 0)
    #expect(
      all.text
        == "a.py:1: import os\nb.py:2: from . import c  [deferred]\ns/c.swift:1: import Darwin\n")
    let lines = try check("pollard imports --format jsonl a.py", in: folder, ends: 0)
    #expect(
      lines.text
        == #"{"alias":null,"column":0,"conditional":false,"context":"eager","kind":"import","language":"python","lazy":false,"level":0,"line":1,"module":"os","name":null,"optional":false,"path":"a.py"}"#
        + "\n")
  }

  // MARK: closure

  @Test("closure lists what runs in the order it finishes")
  func closure() throws {
    let folder = try chain()
    let outcome = try check("pollard closure app --format json", in: folder, ends: 0)
    let root = try JSONDocument(parsing: outcome.output).root
    #expect(root["executes"]?.array?.map(\.string) == ["shop", "shop.cart", "app"])
    #expect(root["schema"]?.string == "pollard.closure/1")
  }

  @Test("a module that fails is a finding, even where its own first line does")
  func failingClosure() throws {
    let folder = try RunningFolder(["app.py": "from shop import till\n", "shop.py": ""])
    let outcome = try check("pollard closure app", in: folder, ends: 1)
    #expect(
      outcome.text.contains("ImportError: cannot import \"till\", at app.py:1"), "\(outcome.text)")
  }

  @Test("a module that is not there is refused, with the nearest name")
  func unknownClosure() throws {
    let folder = try chain()
    try check(
      "pollard closure shop.kart", in: folder, ends: 2,
      saying: "there is no module \"shop.kart\" here: did you mean \"shop.cart\"?\n")
    try check(
      "pollard closure shop/cart.py", in: folder, ends: 2,
      saying: "there is no module \"shop/cart.py\" here: did you mean \"shop.cart\"?\n")
    let outcome = try check(
      "pollard closure --format json nothing.like.it", in: folder, ends: 2,
      saying: "there is no module \"nothing.like.it\" here; ")
    #expect(outcome.output.isEmpty)
  }

  @Test("one document holds one closure; lines hold any number")
  func severalClosures() throws {
    let folder = try chain()
    try check(
      "pollard closure --format json app shop", in: folder, ends: 2, saying: "use --format jsonl")
    let lines = try check("pollard closure --format jsonl app shop", in: folder, ends: 0)
    #expect(lines.text.split(separator: "\n").count == 2)
  }

  // MARK: why

  @Test("why finds a path, says that there is none, and suggests a name for one unknown")
  func why() throws {
    let folder = try chain()
    let found = try check("pollard why app shop.cart", in: folder, ends: 0)
    #expect(found.text == "app\n  → shop.cart  app.py:1  import shop.cart\n")
    let byFile = try check(
      "cd shop && pollard why ../app.py ./cart.py --root ..", in: folder, ends: 0)
    #expect(byFile.text == found.text)
    let none = try check("pollard why shop.cart app", in: folder, ends: 1)
    #expect(none.text == "shop.cart does not import app\n")
    let document = try check("pollard why shop.cart app --format json", in: folder, ends: 1)
    #expect(document.text == "{\"paths\":[],\"schema\":\"pollard.why/1\"}\n")
    let unknown = try check(
      "pollard why app shop.kart", in: folder, ends: 2,
      saying:
        "pollard: error: there is no module \"shop.kart\" here: did you mean \"shop.cart\"?\n")
    #expect(unknown.output.isEmpty)
  }

  // MARK: Configuration

  @Test("an unknown key is an error that names the line and the nearest key")
  func unknownKey() throws {
    let folder = try RunningFolder([
      "pollard.toml": "# ours\nexlude = [\"vendor\"]\n",
      "pyproject/pyproject.toml": "[project]\nname = \"a\"\n\n[tool.pollard]\nroot = [\"src\"]\n",
    ])
    try check(
      "pollard graph", in: folder, ends: 2,
      saying:
        "pollard: error: pollard.toml:2: unknown key \"exlude\": did you mean \"exclude\"?\n")
    try check(
      "pollard graph pyproject", in: folder, ends: 2,
      saying:
        "pollard: error: pyproject.toml:5: unknown key \"root\": did you mean \"roots\"?\n")
  }

  @Test("the configuration and --exclude leave files out together")
  func exclude() throws {
    let folder = try RunningFolder([
      "pollard.toml": "exclude = [\"vendor\"]\n", "vendor/a.py": "import os\n",
      "old/b.py": "import os\n", "c.py": "import os\n",
    ])
    let outcome = try check("pollard imports --exclude old", in: folder, ends: 0)
    #expect(outcome.text == "c.py:1: import os\n")
  }

  @Test("init writes a file that Pollard can read, and never over one that is there")
  func initialise() throws {
    let folder = try RunningFolder([
      "pyproject.toml":
        "[project]\nname = \"shop\"\nrequires-python = \">=3.11\"\nscripts = { shop = \"shop.cli:main\" }\n",
      "src/shop/__init__.py": "", "src/shop/cli.py": "def main(): ...\n",
    ])
    let outcome = try check("pollard init", in: folder, ends: 0)
    #expect(outcome.text.hasPrefix("wrote ") && outcome.text.hasSuffix("/pollard.toml\n"))
    let written = try folder.text(of: "pollard.toml")
    #expect(written.contains("\nentry-points = [\"shop.cli:main\"]\n"), "\(written)")
    #expect(written.contains("\npython-version = \"3.11\"\n"))
    try check("pollard audit", in: folder, ends: 0)
    try folder.write("# mine\n", to: "pollard.toml")
    try check("pollard init", in: folder, ends: 2, saying: "/pollard.toml: exists already;")
    #expect(try folder.text(of: "pollard.toml") == "# mine\n")
  }

  // MARK: Output

  @Test("--output holds what standard output would, and errors leave the file alone")
  func outputFile() throws {
    let folder = try chain()
    let printed = try check("pollard graph --format json", in: folder, ends: 0)
    let silent = try check("pollard graph --format json --output out.json", in: folder, ends: 0)
    #expect(silent.output.isEmpty)
    #expect(try Array(folder.text(of: "out.json").utf8) == printed.output)
    try check("pollard closure nope -o out.json", in: folder, ends: 2, saying: "no module")
    #expect(try Array(folder.text(of: "out.json").utf8) == printed.output)
    try check(
      "pollard graph -o no/out.json", in: folder, ends: 2,
      saying: "cannot write \"no/out.json\": no such file or directory")
  }

  @Test("a reader that goes away ends the program without a word")
  func brokenPipe() throws {
    let folder = try RunningFolder()
    let fixture = RunningProgram.fixture("trading-system")
    for line in [
      "pollard graph --format json '\(fixture)' | head -c 1",
      "pollard imports --format jsonl '\(fixture)' | head -n 1",
    ] {
      let outcome = try folder.run(line)
      #expect(outcome.errors == "")
      #expect(!outcome.output.isEmpty)
    }
  }

  #if os(Linux)
    @Test("a full disk is an error")
    func fullDisk() throws {
      try check(
        "pollard graph --format json >/dev/full", in: chain(), ends: 2,
        saying: "cannot write to standard output: no space left on device")
    }
  #endif

  @Test(
    "a JSON document is valid and ends with a newline",
    arguments: [
      "graph", "graph --group", "audit", "imports", "closure execution.fills",
      "why api.routes_risk numpy",
    ])
  func documents(command: String) throws {
    let outcome = try RunningProgram.run(
      "pollard \(command) --format json", in: RunningProgram.fixture("trading-system"))
    #expect(outcome.code < 2 && outcome.errors == "")
    let root = try JSONDocument(parsing: outcome.output).root
    #expect(root["schema"]?.string?.hasPrefix("pollard.") == true)
    #expect(outcome.output.last == UInt8(ascii: "\n"))
    #expect(!outcome.output.dropLast().suffix(1).contains(UInt8(ascii: "\n")))
  }

  @Test("the graph is the same to the byte for any number of jobs and from any folder")
  func deterministic() throws {
    let fixture = RunningProgram.fixture("trading-system")
    let here = try RunningProgram.run("pollard graph --format json", in: fixture)
    #expect(here.code == 0 && here.output.count > 10_000)
    for (folder, line) in [
      (fixture, "pollard graph --format json --jobs 1"),
      (fixture, "pollard graph --format json --jobs 2"),
      (fixture, "pollard graph --format json --jobs 8"),
      (fixture + "/src/core", "pollard graph --format json ../.."),
      ("/", "pollard graph --format json --root '\(fixture)'"),
    ] {
      #expect(try RunningProgram.run(line, in: folder).output == here.output, "\(line)")
    }
  }
}
