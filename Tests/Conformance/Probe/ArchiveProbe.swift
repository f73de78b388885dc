import Manifests
import Refactoring
import Reporting
import Scanning
import Synchronization
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Changes a tree and kills itself with SIGKILL at the step that is asked for: `ROOT STEP apply PLAN`, `ROOT STEP restore ID`,
/// `ROOT STEP recover`, `ROOT STEP finish`, `ROOT STEP edit`, `ROOT STEP lazy [COMMAND]`, `ROOT STEP undo`. Step 0 is never reached. Says how
/// many steps it has taken.
enum ArchiveProbe {
  static func run(_ words: [String]) {
    guard words.count >= 3, let root = AbsolutePath(words[0]), let last = Int(words[1]) else {
      fail("wants ROOT STEP and what to do")
    }
    let counter = StepCounter(last: last)
    let archiver = Archiver(
      root, manifest: ArchivePlanDocument.json, onStep: { counter.advance() })
    do {
      switch words[2] {
      case "apply":
        guard let path = AbsolutePath(words[3]) else { fail("wants a plan") }
        let plan = try ArchivePlan(parsing: FileReader.contents(of: path))
        var conditions = Archiver.Conditions()
        conditions.isApplied = true
        var settings = ProjectSettings(root: root)
        settings.isQuiet = true
        _ = try archiver.apply(plan, in: Project(settings), conditions)
      case "restore":
        let inventory = ArchiveInventory(in: try SourceTree(discovering: root))
        guard let plan = inventory.entries.first(where: { $0.plan.id == words[3] })?.plan else {
          fail("no such archive")
        }
        _ = try archiver.restore(
          plan.moves, of: plan, isApplied: true, allowsChanged: false)
      case "recover", "finish":
        _ = try StateFolder(of: root).recover(finishing: words[2] == "finish") { counter.advance() }
      case "edit":
        try edit(root, counter)
      case "lazy":
        var settings = ProjectSettings(root: root)
        settings.isQuiet = true
        let project = try Project(settings)
        let command = words.dropFirst(3).first.map {
          VerifyCommand(line: Array($0.utf8), timeoutInSeconds: nil)
        }
        _ = try project.apply(
          project.lazyPlan(LazyRequest()), verifying: command, onStep: { counter.advance() })
      case "undo":
        let edits = TreeEdits(root, onStep: { counter.advance() })
        guard let last = edits.undoable().last else { fail("nothing to undo") }
        try edits.undo(last.id)
      default: fail("does not know \(words[2])")
      }
    } catch let error as ArchiveError {
      fail(error.message)
    } catch let error as TransactionError {
      fail(error.message)
    } catch {
      fail("\(error)")
    }
    print(counter.count)
  }

  /// What a patch does: files rewritten in place, one added and one taken away, to be undone later.
  private static func edit(_ root: AbsolutePath, _ counter: StepCounter) throws {
    let changes = TreeEdits(root, onStep: { counter.advance() })
    try changes.apply(
      [
        FileEdit(SourcePath("app.py"), to: Array("import shop.cart  # edited\n".utf8)),
        FileEdit(SourcePath("new/file.py"), to: Array("x = 1\n".utf8)),
        FileEdit(SourcePath("shop/old.py"), to: nil),
      ], id: "1-edit", title: "lazy")
  }

  private static func fail(_ message: String) -> Never {
    print("probe: \(message)")
    exit(2)
  }
}

/// Counts what has been done and ends the process in the middle of it.
private final class StepCounter: Sendable {
  private let last: Int
  private let done = Atomic<Int>(0)

  init(last: Int) { self.last = last }

  var count: Int { done.load(ordering: .relaxed) }

  func advance() {
    if done.add(1, ordering: .relaxed).newValue == last { kill(getpid(), SIGKILL) }
  }
}
