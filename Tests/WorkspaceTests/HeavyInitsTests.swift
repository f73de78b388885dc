import Analyses
import Graph
import Scanning
import Testing
import Workspace

struct HeavyInitsTests {
  private func project(_ files: KeyValuePairs<String, String>) throws -> (Project, ImportGraph) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.file(name, text) }
    let project = try Project(ProjectSettings(root: folder.path))
    let graph = try project.graph().graph
    return (project, graph)
  }

  @Test func `exports of a package are ranked by who takes them`() throws {
    let (_, graph) = try project([
      "p/__init__.py": "from .a import A, Rare\nfrom p.b import B as Bee\nfrom .c import *\n",
      "p/a.py": "A = Rare = 1\n", "p/b.py": "from p import A\nB = 1\n", "p/c.py": "",
      "x.py": "from p import A\n", "y.py": "from p import A\nimport p\n",
      "z.py": "from p import Bee\n",
    ])
    let package = try #require(EagerInits(in: graph).packages.first)
    let exports = package.exports.map { "\($0.name) \($0.siblings)+\($0.others) \($0.rank)" }
    #expect(exports == ["A 1+2 core", "Rare 0+0 rare", "Bee 0+1 extended"])
    #expect(package.stars == ["p.c"])
    #expect(package.modules == 4)
    #expect(package.importers == 1)
  }

  private func check(_ source: String, is expected: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.file("m.py", source)
    try folder.file("n.py", "import m\n")
    let project = try Project(ProjectSettings(root: folder.path))
    let work = try project.importTimeWork(in: project.graph().graph)
    #expect(work.items.map { "\($0.line) \($0.kind) \($0.name)" } == expected)
  }

  @Test func `work at import is told by the names that imports bind`() throws {
    try check(
      "import os, sqlite3 as db\nfrom threading import Thread as T\nA = os.environ['A']\nB = db.connect('b')\nT().start()\n",
      is: ["3 environment os.environ", "4 database sqlite3.connect", "5 threads threading.Thread"])
  }

  @Test func `what runs later is no work at import`() throws {
    try check(
      "import os\ndef f():\n  return open('x')\ng = lambda: open('y')\nif __name__ == '__main__':\n  open('z')\nclass C:\n  x = os.getenv('C')\n",
      is: ["8 environment os.getenv"])
  }

  @Test func `a name of the file's own is not the builtin`() throws {
    try check("def open(x): pass\nopen('x')\n", is: [])
  }
}
