import Refactoring
import Reporting
import Scanning
import Workspace

/// Carries out `pollard lazy`.
enum LazyRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    if options.lazy.verify != nil, !options.lazy.isApplied {
      throw .refused("--verify wants --apply: without, there is nothing to verify")
    }
    var request = LazyRequest()
    request.strategies = options.lazy.strategies.map(Set.init)
    request.modules = options.modules.map { String(decoding: $0.bytes, as: UTF8.self) }
    request.entries = options.lazy.entries.map { String(decoding: $0.bytes, as: UTF8.self) }
    let plan: LazyPlan
    do throws(ProjectError) {
      plan = try project.lazyPlan(request)
    } catch {
      throw .refused(error.message)
    }
    if options.lazy.isApplied { return try apply(plan, in: project, options, &console) }
    switch options.format {
    case .json: console.write(bytes: LazyDocument.json(plan))
    case .diff: console.write(bytes: LazyDocument.diff(plan))
    default:
      let text = LazyText(top: options.showsAll ? nil : options.top, style: console.style)
      console.write(text.text(plan))
      if !plan.results.isEmpty {
        console.hint("--apply writes the safe patches, and `pollard undo` takes them back")
      }
    }
    return plan.results.isEmpty ? .nothingToReport : .findings
  }

  private static func apply(
    _ plan: LazyPlan, in project: Project, _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    guard !plan.results.isEmpty else {
      if options.format == .json {
        console.write(bytes: LazyDocument.json(plan))
      } else {
        console.print("nothing to change: no import can be made to run later safely")
      }
      return .nothingToReport
    }
    let verify = options.lazy.verify.map {
      VerifyCommand(line: $0.bytes, timeoutInSeconds: options.lazy.verifyTimeout)
    }
    do throws(TransactionError) {
      let culprits = try project.apply(plan, verifying: verify)
      if let culprits {
        console.error(culprits)
        console.hint("everything is as it was")
        return .findings
      }
    } catch {
      guard error.isRejection else { throw .refused(error.message) }
      console.error(error.message)
      console.hint("everything is as it was")
      return .findings
    }
    if options.format == .json {
      console.write(bytes: LazyDocument.json(plan))
    } else {
      let saved = plan.entries.max { $0.before - $0.after < $1.before - $1.after }
      console.print("changed \(Count.of(plan.results.count, "file"))")
      for result in plan.results { console.print("  \(result.path.display)") }
      if let saved {
        console.print(
          "importing \(saved.module) loads \(saved.after) modules in place of \(saved.before)")
      }
    }
    console.hint("`pollard undo` takes this back")
    return .nothingToReport
  }
}

/// Carries out `pollard undo`.
enum UndoRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let root: AbsolutePath
    do throws(ProjectError) {
      root = try ProjectSettings(options, root: options.root).root
    } catch {
      throw .refused(error.message)
    }
    let edits = TreeEdits(root)
    do throws(TransactionError) {
      if !options.listsUndoable {
        switch try StateFolder(of: root).recover(finishing: false) {
        case .takenBack(let title):
          console.print(
            "`pollard \(title)` had been interrupted: everything is as it was before it")
          return .nothingToReport
        case .finished, .nothingToDo: break
        }
      }
      let journals = edits.undoable()
      if options.listsUndoable {
        for journal in journals.reversed() { console.print("\(journal.id)  \(journal.title)") }
        if journals.isEmpty { console.print("nothing to take back") }
        return .nothingToReport
      }
      guard let last = journals.last else {
        console.print("nothing to take back")
        return .nothingToReport
      }
      try edits.undo(last.id)
      console.print("`pollard \(last.title)` was taken back")
    } catch {
      throw .refused(error.message)
    }
    return .nothingToReport
  }
}
