import Execution
import Manifests
import Scanning
import Testing
import Workspace

struct EnvironmentTests {
  private func environment(in folder: TemporaryFolder, version: String = "3.12.4") throws {
    try folder.file(".venv/pyvenv.cfg", "home = /nowhere/bin\nversion = \(version)\n")
    try folder.file(".venv/lib/python3.12/site-packages/dep/__init__.py", "from dep import heavy\n")
    try folder.file(".venv/lib/python3.12/site-packages/dep/heavy.py", "import json\n")
    try folder.file(
      "app.py", "import dep\ntry:\n  import absent\nexcept ImportError:\n  import own\n")
    try folder.file("own.py")
  }

  private func closure(of module: String, _ settings: ProjectSettings) throws -> Closure {
    try #require(Project(settings).closures(of: [module]).first)
  }

  @Test func `imports are followed into the environment that lies in the root`() throws {
    let folder = try TemporaryFolder()
    try environment(in: folder)
    let closure = try closure(of: "app", ProjectSettings(root: folder.path))
    #expect(closure.loads.map(\.name) == ["dep.heavy", "dep", "own", "app"])
    #expect(closure.executes == ["own", "app"])
    #expect(closure.externals == ["dep", "json"])
  }

  @Test
  func `who imports a package in a try waits for its absence and not for what seems wrong in it`()
    throws
  {
    let folder = try TemporaryFolder()
    try environment(in: folder)
    let packages = ".venv/lib/python3.12/site-packages"
    try folder.file("\(packages)/odd/__init__.py", "import odd.first\n{}['k']\nimport odd.last\n")
    try folder.file(
      "\(packages)/odd/first.py", "try:\n  {}['k']\nexcept KeyError:\n  import odd.handler\n")
    for name in ["last", "handler"] { try folder.file("\(packages)/odd/\(name).py") }
    try folder.file("app.py", "try:\n  import odd\nexcept Exception:\n  import own\n")
    let loads = try closure(of: "app", ProjectSettings(root: folder.path)).loads.map(\.name)
    #expect(loads == ["odd.handler", "odd.first", "odd.last", "odd", "app"])
  }

  @Test
  func `a stub beside a package that lazy_loader fills is read where lazy_loader is installed`()
    throws
  {
    let folder = try TemporaryFolder()
    try environment(in: folder)
    let packages = ".venv/lib/python3.12/site-packages"
    try folder.file(
      "\(packages)/lazy_loader/__init__.py",
      "import ast\ndef attach_stub(name, file):\n  return ast.parse(open(file + 'i').read())\n")
    try folder.file(
      "\(packages)/p/__init__.py",
      "import lazy_loader as lazy\n__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)\n"
    )
    try folder.file("\(packages)/p/__init__.pyi", "from .x import A\nfrom .y import B\n")
    try folder.file("\(packages)/p/x.py", "A = 1\n")
    try folder.file("\(packages)/p/y.py", "B = 1\n")
    try folder.file("app.py", "from p import A\n")
    let loads = try closure(of: "app", ProjectSettings(root: folder.path)).loads.map(\.name)
    #expect(loads == ["lazy_loader", "p", "p.x", "app"])
  }

  @Test func `an environment can be left unread`() throws {
    let folder = try TemporaryFolder()
    try environment(in: folder)
    var settings = ProjectSettings(root: folder.path)
    settings.readsEnvironment = false
    #expect(try closure(of: "app", settings).loads.map(\.name).contains("dep") == false)
  }

  @Test func `the folders of path files are searched too`() throws {
    let folder = try TemporaryFolder()
    try environment(in: folder)
    try folder.file("elsewhere/linked.py")
    try folder.file(
      ".venv/lib/python3.12/site-packages/link.pth",
      "# a comment\nimport os\n\(folder.path.display)/elsewhere\nno/such/folder\n")
    try folder.file("app.py", "import linked\n")
    var settings = ProjectSettings(root: folder.path)
    settings.exclude = ["elsewhere"]
    #expect(try closure(of: "app", settings).loads.map(\.name) == ["linked", "app"])
  }

  @Test func `an interpreter without packages is refused by name`() throws {
    let folder = try TemporaryFolder()
    try folder.file("bin/python")
    var settings = ProjectSettings(root: folder.path)
    settings.python = folder.path.appending(SourcePath("bin/python"))
    #expect(throws: ProjectError.self) { try closure(of: "app", settings) }
  }

  @Test func `the version is that of the environment`() throws {
    let folder = try TemporaryFolder()
    try environment(in: folder)
    let found = try #require(PythonEnvironment.beside(folder.path))
    #expect(found.version == PythonVersion(3, 12))
  }
}
