import Analyses
import Execution
import Graph
import Scanning
import Testing
import Workspace

struct HeavyTests {
  private func savings(
    _ files: KeyValuePairs<String, String>, _ entry: String = "m",
    deferring: [(String, UInt32)] = []
  ) throws -> ImportSavings {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.file(name, text + Self.uses(of: text)) }
    let project = try Project(ProjectSettings(root: folder.path))
    let load = try #require(
      project.loads(
        of: [entry], in: project.graph().graph,
        deferring: Set(deferring.map { StatementPlace(path: SourcePath($0.0), offset: $0.1) })
      ).first)
    return ImportSavings(load)
  }

  /// A function that uses what is imported, which nobody calls; an import that nothing uses is taken to be there for its effect.
  private static func uses(of text: String) -> String {
    let names = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }
      .flatMap { $0.split(separator: ".") }
    return names.isEmpty ? "" : "def used(): return '\(names.joined(separator: " "))'\n"
  }

  /// Compares what each statement of the repository would keep from being loaded, and what stands in its way, in order of places.
  private func check(
    _ files: KeyValuePairs<String, String>, is expected: String...,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let savings = try savings(files)
    let lines = savings.savings.sorted { $0.site < $1.site }.map { saving in
      let site = savings.graph.sites[saving.site]
      let names = savings.unloaded(by: saving.site).joined(separator: " ")
      let hard = saving.obstacle == nil ? "" : " (hard)"
      return "\(site.path.display):\(site.line) \(names)\(hard)"
    }
    #expect(lines == expected, sourceLocation: location)
  }

  @Test func `a statement saves what nothing else reaches`() throws {
    try check(
      [
        "m.py": "import a\nimport b\n", "a.py": "import shared\nimport only\n",
        "b.py": "import shared\n", "shared.py": "", "only.py": "",
      ],
      is: "a.py:1 ", "a.py:2 only", "b.py:1 ", "m.py:1 a only", "m.py:2 b")
  }

  @Test func `a submodule saves the package around it too`() throws {
    try check(
      ["m.py": "from p import x\n", "p/__init__.py": "import big\n", "p/x.py": "", "big.py": ""],
      is: "m.py:1 big p p.x", "p/__init__.py:1 big")
  }

  @Test func `a name that another module takes is loaded for that module`() throws {
    try check(
      [
        "m.py": "from p import Name\n",
        "p/__init__.py": "from .x import Name\nfrom .y import Rest\n",
        "p/x.py": "class Name: pass\n", "p/y.py": "class Rest: pass\n",
      ],
      is: "m.py:1 p p.x p.y", "p/__init__.py:1 ", "p/__init__.py:2 p.y")
  }

  @Test func `what its own module uses at once cannot simply wait`() throws {
    try check(
      [
        "m.py": "import a\nimport b\nclass C(a.Base): pass\ndef f(): return b.x\n",
        "a.py": "class Base: pass\n", "b.py": "x = 1\n",
      ],
      is: "m.py:1 a (hard)", "m.py:2 b")
  }

  @Test func `two statements on one line are two statements`() throws {
    try check(
      ["m.py": "import a; import b\n", "a.py": "", "b.py": ""], is: "m.py:1 a", "m.py:1 b")
  }

  @Test func `a call that imports is no statement to defer`() throws {
    try check(
      [
        "m.py": "def load():\n  import a\nload()\n", "a.py": "",
      ],
      is: "m.py:3 a (hard)")
  }

  @Test func `what nothing uses may be there for what it does`() throws {
    let folder = try TemporaryFolder()
    try folder.file("m.py", "import a\nimport b\ndef f(): return b\n")
    for name in ["a.py", "b.py"] { try folder.file(name, "") }
    let project = try Project(ProjectSettings(root: folder.path))
    let load = try #require(project.loads(of: ["m"], in: project.graph().graph).first)
    #expect(ImportSavings(load).savings.map(\.obstacle) == [nil, .unused])
  }

  @Test func `what is looked up in globals cannot simply wait`() throws {
    try check(
      ["m.py": "import a\nimport b\nx = globals()['a']\n", "a.py": "", "b.py": ""],
      is: "m.py:1 a (hard)", "m.py:2 b")
  }

  @Test func `what a metaclass is given to call may use all that its file names`() throws {
    try check(
      [
        "m.py":
          "import a\nimport b\nclass Meta(type):\n  def __new__(mcs, *args):\n    made = super().__new__(mcs, *args)\n    made.options = made.Options()\n    return made\nclass Options:\n  def __init__(self): self.x = a.x\nclass C(metaclass=Meta):\n  Options = Options\n",
        "a.py": "x = 1\n", "b.py": "",
      ],
      is: "m.py:1 a (hard)", "m.py:2 b (hard)")
  }

  @Test func `what was compiled of a file runs whatever the file says now`() throws {
    let folder = try TemporaryFolder()
    try folder.file("p/__init__.py", "import a\ndef f(): return a\n")
    try folder.file("p/__init__.cpython-313-x86_64-linux-gnu.so", "")
    try folder.file("m.py", "import p, b\ndef f(): return p, b\n")
    try folder.file("b.py", "import a\ndef f(): return a\n")
    try folder.file("b.abi3.so", "")
    try folder.file("a.py", "")
    let project = try Project(ProjectSettings(root: folder.path))
    let load = try #require(project.loads(of: ["m"], in: project.graph().graph).first)
    let savings = ImportSavings(load)
    let obstacles = savings.savings.map {
      (savings.graph.sites[$0.site].path.display, $0.obstacle)
    }.sorted { $0.0 < $1.0 }
    #expect(obstacles.map(\.0) == ["b.py", "m.py", "p/__init__.py"])
    #expect(obstacles.map(\.1) == [.compiled, nil, .compiled])
  }

  @Test func `modules inside packages of the standard library are loaded with theirs`() throws {
    let base = try TemporaryFolder()
    for (path, text) in [
      ("importlib/__init__.py", ""), ("unittest/__init__.py", "from .case import A\n"),
      ("unittest/case.py", "A = 1\n"), ("unittest/mock.py", "import asyncio\n"),
      ("unittest/test/__init__.py", ""), ("asyncio.py", ""),
      ("concurrent/__init__.py", ""), ("concurrent/futures/__init__.py", ""),
      ("concurrent/futures/thread.py", "import queue\n"), ("queue.py", ""),
      ("xml/__init__.py", ""), ("xml/dom/__init__.py", ""), ("xml/dom/minidom.py", ""),
      ("xml/dom/expatbuilder.py", ""),
    ] { try base.file("lib/python3.12/\(path)", text) }
    let folder = try TemporaryFolder()
    try folder.file(
      ".venv/pyvenv.cfg", "home = \(base.path.display)/bin\nversion = 3.12.4\n")
    try folder.file(".venv/lib/python3.12/site-packages/dep.py", "")
    try folder.file(
      "m.py",
      "from unittest import mock\nfrom concurrent.futures import ThreadPoolExecutor\nfrom xml.dom.minidom import parseString\nparseString('')\n"
    )
    let project = try Project(ProjectSettings(root: folder.path))
    let load = try #require(project.loads(of: ["m"], in: project.graph().graph).first)
    #expect(
      Set(ImportSavings(load).graph.modules.map(\.name)) == [
        "m", "unittest", "unittest.case", "unittest.mock", "asyncio", "concurrent",
        "concurrent.futures", "concurrent.futures.thread", "queue", "xml", "xml.dom",
        "xml.dom.minidom", "xml.dom.expatbuilder",
      ])
  }

  @Test func `a deferred import runs when its name is used`() throws {
    let files: KeyValuePairs = [
      "m.py": "import a\nimport b\nprint(b.x)\n", "a.py": "", "b.py": "x = 1\n",
    ]
    let after = try savings(files, deferring: [("m.py", 0), ("m.py", 9)])
    #expect(after.graph.modules.map(\.name) == ["b", "m"])
  }

  @Test func `the fewest statements that part an entry from a package are found`() throws {
    let savings = try savings([
      "m.py": "import a\nimport b\nimport c\n", "a.py": "import heavy\n",
      "b.py": "import heavy.x\n",
      "c.py": "import a\n", "heavy/__init__.py": "", "heavy/x.py": "",
    ])
    let cut = DeferralCut(of: "heavy", in: savings)
    let places = cut.sites?.map {
      "\(savings.graph.sites[$0].path.display):\(savings.graph.sites[$0].line)"
    }
    #expect(places == ["a.py:1", "b.py:1"])
    #expect(cut.cost == 2)
    #expect(cut.saves.modules == 2)
    #expect(DeferralCut(of: "absent", in: savings).targets.isEmpty)
  }

  @Test func `a budget takes what saves most first and says when it cannot be kept`() throws {
    let savings = try savings([
      "m.py": "import a\nimport b\n", "a.py": "import a1\nimport a2\n", "a1.py": "", "a2.py": "",
      "b.py": "",
    ])
    let plan = DeferralBudget(LoadBudget(.modules, 2), for: savings)
    #expect(plan.steps.map(\.saves.modules) == [3])
    #expect(plan.isKept)
    let hopeless = DeferralBudget(LoadBudget(.modules, 0), for: savings)
    #expect(hopeless.isKept == false)
    #expect(hopeless.rest.modules == 1)
  }
}
