import Refactoring
import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A real process is killed with SIGKILL after each single change it makes to the disk.
@Suite(
  "Runs that are killed",
  .enabled(if: ArchiveRepository.program != nil, "there is no probe beside the tests"))
struct KilledRunTests {
  /// A repository that is copied for every run.
  private final class Template {
    let repository: ArchiveRepository
    let plan: ArchivePlan
    let copy: TemporaryFolder
    let program: String

    init(adding files: KeyValuePairs<String, String> = [:]) throws {
      repository = try ArchiveRepository()
      for (path, text) in files { try repository.folder.file(path, text) }
      repository.shell("git add -A && git commit -qm two")
      copy = try TemporaryFolder()
      program = try #require(ArchiveRepository.program)
      var plan = try repository.plan()
      plan.root = "\(copy.path.display)/tree"
      self.plan = plan
      try repository.write(plan, to: "\(copy.path.display)/plan.json")
    }

    var tree: String { "\(copy.path.display)/tree" }

    /// A fresh copy, with all times.
    func reset() { _ = copy.run("rm -rf tree && cp -a \(repository.root) tree") }

    func keep(as name: String) { _ = copy.run("rm -rf \(name) && cp -a tree \(name)") }

    func reset(from name: String) { _ = copy.run("rm -rf tree && cp -a \(name) tree") }

    /// Runs the probe, which kills itself at a step. True where it came to its end.
    func run(_ step: Int, _ words: String) -> Bool {
      let answer = copy.run("'\(program)' archive '\(tree)' \(step) \(words) >errors 2>&1")
      return answer.status == 0
    }

    /// Runs the probe to its end.
    func finish(_ words: String, at place: SourceLocation = #_sourceLocation) {
      #expect(run(0, words), "\(errors)", sourceLocation: place)
    }

    var errors: String { String(decoding: copy.run("cat errors").output, as: UTF8.self) }

    var snapshot: TreeSnapshot {
      TreeSnapshot(of: tree, writing: ["app.py", "new/file.py", "pay/__init__.py", "late.py"])
    }
    var status: String {
      String(decoding: copy.run("git -C tree status --porcelain").output, as: UTF8.self)
    }
    var isTidy: Bool { access("\(tree)/.pollard", F_OK) != 0 }
  }

  /// Kills `words` at every step, lets `recovery` settle it, and wants the old tree or the new one: the new one from some step on, or,
  /// where recovery finishes, from the beginning of the transaction on.
  private func check(
    _ template: Template, _ words: String, recovery: String, from start: String,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let isArchive = words.hasPrefix("apply") || words.hasPrefix("restore")
    template.reset(from: start)
    let old = (template.snapshot, template.status)
    let oldTimes = TreeSnapshot(of: template.tree, withFolderTimes: true)
    template.finish(words, at: place)
    let new = (template.snapshot, template.status)
    #expect(old.0 != new.0, sourceLocation: place)
    var outcomes: [Bool] = []
    var step = 1
    while true {
      template.reset(from: start)
      if template.run(step, words) { break }
      template.finish(recovery, at: place)
      let now = (template.snapshot, template.status)
      #expect(now == old || now == new, "step \(step):\n\(now)", sourceLocation: place)
      if now == old, recovery == "recover" {
        let times = TreeSnapshot(of: template.tree, withFolderTimes: true)
        #expect(times == oldTimes, "step \(step)", sourceLocation: place)
      }
      #expect(template.isTidy || !isArchive, "step \(step)", sourceLocation: place)
      outcomes.append(now == new)
      step += 1
      guard step < 500 else { return #expect(Bool(false), "has no end", sourceLocation: place) }
    }
    // Once it is the new tree it stays the new tree, and both come up.
    #expect(outcomes == outcomes.sorted { !$0 && $1 }, sourceLocation: place)
    // An undo's first step is all that it takes for it to be carried to its end.
    let isDecidedAtOnce = words == "undo" && recovery == "recover"
    #expect(outcomes.contains(true), sourceLocation: place)
    #expect(outcomes.contains(false) != isDecidedAtOnce, sourceLocation: place)
    #expect(outcomes.count > 5, sourceLocation: place)
  }

  @Test("apply: recover takes it back, or it had ended")
  func apply() throws {
    let template = try Template()
    template.reset()
    template.keep(as: "start")
    try check(
      template, "apply '\(template.copy.path.display)/plan.json'", recovery: "recover",
      from: "start")
  }

  @Test("apply: recover --finish does the rest, or it had not begun")
  func applyFinished() throws {
    let template = try Template()
    template.reset()
    template.keep(as: "start")
    try check(
      template, "apply '\(template.copy.path.display)/plan.json'", recovery: "finish", from: "start"
    )
  }

  @Test("restore: recover takes it back, or it had ended")
  func restore() throws {
    let template = try Template()
    template.reset()
    template.finish("apply '\(template.copy.path.display)/plan.json'")
    template.keep(as: "start")
    try check(template, "restore \(template.plan.id)", recovery: "recover", from: "start")
    try check(template, "restore \(template.plan.id)", recovery: "finish", from: "start")
  }

  @Test("edits in place: recover takes them back, or they had ended")
  func edits() throws {
    let template = try Template()
    template.reset()
    template.keep(as: "start")
    try check(template, "edit", recovery: "recover", from: "start")
    try check(template, "edit", recovery: "finish", from: "start")
  }

  /// A package that can hand its names out on demand, and a module whose import can go into a function.
  private static let eager: KeyValuePairs = [
    "pay/__init__.py": "from .card import Card\n", "pay/card.py": "class Card:\n    limit = 9\n",
    "late.py": "import shop.cart\n\n\ndef total():\n    return shop.cart.x\n",
  ]

  @Test("lazy --apply: undo takes it back, or it had ended")
  func lazy() throws {
    let template = try Template(adding: Self.eager)
    template.reset()
    template.keep(as: "start")
    try check(template, "lazy", recovery: "recover", from: "start")
    try check(template, "lazy", recovery: "finish", from: "start")
    try check(template, "lazy true", recovery: "recover", from: "start")
  }

  @Test("undo: it comes to its end, or it had not begun")
  func undo() throws {
    let template = try Template(adding: Self.eager)
    template.reset()
    template.finish("lazy")
    template.keep(as: "start")
    try check(template, "undo", recovery: "recover", from: "start")
    try check(template, "undo", recovery: "finish", from: "start")
  }

  @Test("lazy --verify: nothing of what was tried stays, wherever the search for the culprit ends")
  func search() throws {
    let template = try Template(adding: Self.eager)
    template.reset()
    template.keep(as: "start")
    let old = (TreeSnapshot(of: template.tree, withFolderTimes: true), template.status)
    var step = 1
    while !template.run(step, "lazy '! grep -q __getattr__ pay/__init__.py'") {
      template.finish("recover")
      let now = (TreeSnapshot(of: template.tree, withFolderTimes: true), template.status)
      #expect(now == old, "step \(step)")
      template.reset(from: "start")
      step += 1
    }
    #expect(step > 30)
  }

  @Test("where nothing can be written, nothing happens")
  func fullDisk() throws {
    let template = try Template()
    template.reset()
    let old = template.snapshot
    // Every file that is to hold a byte is refused, as on a full disk. The probe's own words are read through a pipe.
    let answer = template.copy.run(
      "(trap '' XFSZ; ulimit -f 0; '\(template.program)' archive '\(template.tree)' 0 apply '\(template.copy.path.display)/plan.json' | cat)"
    )
    #expect(String(decoding: answer.output, as: UTF8.self).contains("cannot write"))
    #expect(template.snapshot == old)
    #expect(template.isTidy)
    #expect(template.status == "")
  }

  @Test("recover may be killed at any step as well, and changes its mind between two runs")
  func recovery() throws {
    let template = try Template()
    template.reset()
    template.keep(as: "start")
    let apply = "apply '\(template.copy.path.display)/plan.json'"
    let old = (template.snapshot, template.status)
    template.finish(apply)
    let new = (template.snapshot, template.status)
    for stop in [9, 16, 23] {
      template.reset(from: "start")
      #expect(!template.run(stop, apply))
      #expect(access("\(template.tree)/.pollard/open", F_OK) == 0, "stop \(stop)")
      template.keep(as: "stopped")
      for (first, second) in [("recover", "recover"), ("finish", "recover"), ("recover", "finish")]
      {
        var step = 1
        while true {
          template.reset(from: "stopped")
          if template.run(step, first) { break }
          template.finish(second)
          let now = (template.snapshot, template.status)
          #expect(now == old || now == new, "stop \(stop), \(first) \(step), \(second):\n\(now)")
          if first == second { #expect(now == old) }
          #expect(template.isTidy)
          step += 1
        }
        #expect(step > 3, "stop \(stop), \(first)")
      }
    }
  }
}
