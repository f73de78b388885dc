import Graph
import Refactoring
import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Archives in a real tree")
struct ArchiveTests {
  @Test("a module goes with its test, its data and the package that holds nothing else")
  func planning() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    #expect(
      plan.moves.map { "\($0.from.display) \($0.kind.rawValue)" } == [
        "shop/legacy/__init__.py package", "shop/legacy/tool.py module", "shop/old.py module",
        "shop/rates.csv data", "tests/test_old.py test",
      ])
  }

  @Test("data that something else names stays")
  func sharedData() throws {
    for line in ["open('rates.csv')", "open('rates.' + kind)", "glob('*.csv')"] {
      let repository = try ArchiveRepository()
      try repository.folder.file("shop/cart.py", line)
      let plan = try repository.plan()
      #expect(!plan.moves.contains { $0.kind == .data }, "\(line)")
    }
  }

  @Test(
    "what was archived comes back to the byte, with permissions and times, and git sees nothing")
  func roundTrip() throws {
    let repository = try ArchiveRepository()
    let before = repository.snapshot
    let plan = try repository.plan()
    let outcome = try repository.apply(plan)
    #expect(outcome.isStaged)
    #expect(
      repository.status.split(separator: "\n").filter { $0.hasPrefix("R  ") }.count == 5,
      "\(repository.status)")
    #expect(
      !repository.status.contains("??") && !repository.status.contains(" D"),
      "\(repository.status)")
    #expect(!repository.shell("ls -A").contains(".pollard"))
    #expect(!repository.shell("ls shop").contains("legacy"))
    let scanned = try repository.project().tree.files.map(\.path.display)
    #expect(scanned == ["app.py", "shop/__init__.py", "shop/cart.py"])
    try repository.restore()
    #expect(repository.snapshot == before)
    #expect(repository.status == "")
    #expect(!repository.shell("ls -A").contains("archive"))
  }

  @Test("a folder below the top of a repository, and one without git, are roots like any other")
  func otherRoots() throws {
    let plain = try ArchiveRepository(withGit: false)
    let before = plain.snapshot
    #expect(try plain.apply(plain.plan()).isStaged == false)
    try plain.restore()
    #expect(plain.snapshot == before)

    let nested = try ArchiveRepository()
    nested.shell("mkdir deep && git mv app.py shop tests deep/ && git commit -qm two")
    let root = try #require(AbsolutePath("\(nested.root)/deep"))
    let project = try Project(ProjectSettings(root: root))
    let graph = try project.graph().graph
    let choices = graph.unitIDs.filter { graph.unit($0).path.display == "shop/legacy/tool.py" }
    let plan = try #require(
      try project.archiveProposal(
        for: choices.map { ArchiveChoice($0, text: "") }, in: graph, tests: [],
        into: ArchivePlan.standardFolder
      ).plan)
    var conditions = Archiver.Conditions()
    conditions.isApplied = true
    _ = try Archiver(root, manifest: { _ in [] }).apply(plan, in: project, conditions)
    #expect(
      nested.status.contains(
        "deep/shop/legacy/tool.py -> deep/\(plan.folder.display)/shop/legacy/tool.py"))
  }

  @Test("a worktree's own index follows, and the first one's does not")
  func worktree() throws {
    let repository = try ArchiveRepository()
    repository.shell("git worktree add -q -b other \(repository.root)-tree")
    defer { repository.shell("git worktree remove --force \(repository.root)-tree") }
    let root = try #require(AbsolutePath("\(repository.root)-tree"))
    var plan = try repository.plan()
    plan.root = root.display
    var conditions = Archiver.Conditions()
    conditions.isApplied = true
    _ = try Archiver(root, manifest: { _ in [] }).apply(
      plan, in: Project(ProjectSettings(root: root)), conditions)
    #expect(
      repository.shell("git -C \(root.display) status --porcelain").contains("R  shop/old.py"))
    #expect(repository.status == "")
  }

  @Test("one module comes back alone, with the package around it; the rest stays archived")
  func partialRestore() throws {
    let repository = try ArchiveRepository()
    try repository.apply(repository.plan())
    try repository.restore(["shop.legacy.tool"])
    #expect(repository.shell("ls shop/legacy") == "__init__.py\ntool.py\n")
    let entry = try #require(ArchiveInventory(in: repository.project().tree).entries.first)
    #expect(
      entry.plan.moves.map(\.from.display)
        == ["shop/old.py", "shop/rates.csv", "tests/test_old.py"])
    #expect(entry.missing.isEmpty)
    try repository.restore(["shop.old"])
    #expect(repository.status == "")
  }

  // MARK: What stands against it

  @Test("files that are not as they were planned or committed are refused, and nothing moves")
  func stale() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    try repository.folder.file("shop/old.py", "import shop.cart  # new\n")
    let before = repository.snapshot
    #expect(
      repository.objection(to: plan).contains("shop/old.py: has changed since the plan was made"))
    let fresh = try repository.plan()
    #expect(repository.objection(to: fresh).contains("has changes that are not committed"))
    repository.shell("git rm -q --cached shop/legacy/tool.py")
    #expect(repository.objection(to: fresh).contains("shop/legacy/tool.py: is not committed"))
    #expect(repository.snapshot == before)
    #expect(repository.objection(to: fresh) { $0.allowsChanged = true } == "nothing")
  }

  @Test("a plan for another root is refused")
  func otherRoot() throws {
    let repository = try ArchiveRepository()
    var plan = try repository.plan()
    plan.root = "/elsewhere"
    #expect(repository.objection(to: plan).contains("the plan is for /elsewhere"))
  }

  @Test("a plan that was carried out, or whose place is taken, is refused")
  func taken() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    try repository.folder.file("\(plan.folder.display)/shop/old.py", "mine\n")
    #expect(repository.objection(to: plan).contains("is there already"))
    #expect(repository.shell("cat \(plan.folder.display)/shop/old.py") == "mine\n")
  }

  @Test("links are left alone: a module that is one, and folders that are")
  func links() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    repository.shell("mv shop/old.py other && ln -s ../other shop/old.py")
    #expect(repository.objection(to: plan).contains("shop/old.py: is a symbolic link"))
    repository.shell(
      "rm shop/old.py && mv other shop/old.py && mv shop/legacy x && ln -s ../x shop/legacy")
    #expect(repository.objection(to: plan).contains("shop/legacy: is a symbolic link"))
    repository.shell("rm shop/legacy && mv x shop/legacy && ln -s /tmp archive")
    #expect(repository.objection(to: plan).contains("archive: is a symbolic link"))
  }

  @Test("a module that a link leads to is not planned")
  func linkTarget() throws {
    let repository = try ArchiveRepository()
    repository.folder.link("alias.py", to: "shop/legacy/tool.py")
    let project = try repository.project()
    let graph = try project.graph().graph
    let tool = graph.unitIDs.filter { graph.unit($0).path.display == "shop/legacy/tool.py" }
    let proposal = try project.archiveProposal(
      for: tool.map { ArchiveChoice($0, text: "") }, in: graph, tests: [],
      into: ArchivePlan.standardFolder)
    #expect(proposal.plan == nil)
    #expect(proposal.refusals.first?.why.contains("the link alias.py leads to") == true)
  }

  @Test("a module that is imported by now is refused")
  func importedMeanwhile() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    try repository.folder.file("app.py", "import shop.old\n")
    #expect(repository.objection(to: plan).contains("is imported by app.py:1"))
  }

  @Test(
    "a folder that may not be changed is refused before anything moves",
    .enabled(if: geteuid() != 0, "whoever is root may change everything"))
  func readOnly() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    repository.folder.setMode(0o555, of: "shop/legacy")
    #expect(repository.objection(to: plan).contains("shop/legacy: may not be changed"))
  }

  @Test(
    "a second run is refused while the first has the lock, and an interrupted one before all else")
  func locked() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    repository.folder.folder(".pollard")
    try repository.folder.file(".pollard/lock", "")
    let lock = open("\(repository.root)/.pollard/lock", O_RDWR)
    #expect(flock(lock, LOCK_EX) == 0)
    #expect(repository.objection(to: plan).contains("another run"))
    close(lock)
    try repository.folder.file(".pollard/open/journal", "cut short")
    #expect(repository.objection(to: plan).contains("journal of an interrupted run is damaged"))
  }

  // MARK: What puts it back

  @Test("a command that fails, or takes too long, puts everything back")
  func verify() throws {
    let repository = try ArchiveRepository()
    let plan = try repository.plan()
    let before = TreeSnapshot(of: repository.root, withFolderTimes: true)
    for (line, timeout, words) in [
      ("test -e shop/old.py", nil, "ended with code 1"), ("sleep 60", 1, "took longer than 1 s"),
      ("kill -9 $$", nil, "signal 9"),
    ] {
      let said = repository.objection(to: plan) {
        $0.verify = VerifyCommand(line: Array(line.utf8), timeoutInSeconds: timeout)
      }
      #expect(said.contains(words), "\(said)")
      #expect(TreeSnapshot(of: repository.root, withFolderTimes: true) == before)
      #expect(repository.status == "")
    }
    let passed = repository.objection(to: plan) {
      $0.verify = VerifyCommand(line: Array("test ! -e shop/old.py".utf8), timeoutInSeconds: nil)
    }
    #expect(passed == "nothing")
  }

  @Test("the compiled leftovers of a module go, and do not keep its folder alive")
  func caches() throws {
    let repository = try ArchiveRepository(withGit: false)
    try repository.folder.file("shop/legacy/__pycache__/tool.cpython-313.pyc", "x")
    try repository.folder.file("shop/__pycache__/cart.cpython-313.pyc", "x")
    try repository.apply(repository.plan())
    #expect(repository.shell("ls -A shop") == "__init__.py\n__pycache__\ncart.py\n")
  }

  // MARK: Coming back

  @Test("what stands in the way of a file is refused, unless it is that file")
  func occupied() throws {
    let repository = try ArchiveRepository()
    try repository.apply(repository.plan())
    try repository.folder.file("shop/old.py", "mine\n")
    #expect(throws: ArchiveError.self) { try repository.restore() }
    #expect(repository.shell("cat shop/old.py") == "mine\n")
    repository.shell("cp archive/orphaned/*/shop/old.py shop/old.py")
    try repository.restore()
    #expect(!repository.shell("ls").contains("archive"))
  }

  @Test("a file that was changed in the archive comes back only when asked for as it is")
  func changedInArchive() throws {
    let repository = try ArchiveRepository()
    try repository.apply(repository.plan())
    repository.shell("for f in archive/orphaned/*/shop/old.py; do echo changed >> $f; done")
    #expect(throws: ArchiveError.self) { try repository.restore() }
    try repository.restore(allowsChanged: true)
    #expect(repository.shell("tail -1 shop/old.py") == "changed\n")
  }

  @Test("an archive that somebody has moved is still one")
  func movedArchive() throws {
    let repository = try ArchiveRepository(withGit: false)
    let before = repository.snapshot
    try repository.apply(repository.plan())
    repository.shell("mv archive attic")
    #expect(try repository.project().tree.files.count == 3)
    try repository.restore()
    #expect(repository.snapshot == before)
  }

  @Test("edits are undone to the byte and the time, unless a file has changed since")
  func undo() throws {
    let repository = try ArchiveRepository()
    let before = repository.snapshot
    let edits = TreeEdits(repository.folder.path)
    let changes = [
      FileEdit(SourcePath("shop/old.py"), to: Array("new\n".utf8)),
      FileEdit(SourcePath("fresh/a.py"), to: Array("new\n".utf8)),
      FileEdit(SourcePath("shop/cart.py"), to: nil),
    ]
    try edits.apply(changes, id: "1-a", title: "lazy")
    #expect(repository.shell("cat shop/old.py fresh/a.py") == "new\nnew\n")
    #expect(repository.shell("stat -c %a shop/old.py") == "755\n")
    #expect(!repository.status.contains(".pollard"))
    repository.shell("echo more >> fresh/a.py")
    #expect(throws: TransactionError.self) { try edits.undo("1-a") }
    try repository.folder.file("fresh/a.py", "new\n")
    #expect(edits.undoable().map(\.id) == ["1-a"])
    try edits.undo("1-a")
    #expect(repository.snapshot == before)
    #expect(!repository.shell("ls -A").contains(".pollard"))
    #expect(throws: TransactionError.self) { try edits.undo("../../x") }
  }

  @Test("an edit of a file that is not what was looked at is refused")
  func staleEdit() throws {
    let repository = try ArchiveRepository()
    let edit = FileEdit(SourcePath("app.py"), to: [], expecting: SHA256(of: []))
    #expect(throws: TransactionError.self) {
      try TreeEdits(repository.folder.path).apply([edit], id: "1-a", title: "lazy")
    }
    #expect(repository.shell("cat app.py") == "import shop.cart\n")
  }
}
