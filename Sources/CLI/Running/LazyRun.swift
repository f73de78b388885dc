import Refactoring
import Reporting
import Scanning
import Workspace

/// Carries out `pollard lazy`.
enum LazyRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    if options.words.first?.text == RegistryRun.word {
      return try RegistryRun.run(options, &console)
    }
    var options = options
    try options.takeRoot(or: RegistryRun.word)
    let project = try Project(options, &console)
    if options.lazy.verify != nil, !options.lazy.isApplied {
      throw .refused("--verify wants --apply: without, there is nothing to verify")
    }
    if options.lazy.target != nil, options.lazy.entries.isEmpty {
      throw .refused("--target wants --entry MODULE: the module whose import is to cost no more")
    }
    let strategies = options.lazy.strategies ?? []
    if let alone = strategies.first(where: \.standsAlone) {
      if strategies.count > 1 {
        throw .refused(
          "\(alone.rawValue) changes something else than the others: give it a run of its own")
      }
      if !options.lazy.entries.isEmpty || options.lazy.target != nil || options.lazy.isMeasured {
        throw .refused(
          "--only \(alone.rawValue) does not change what is loaded, which --entry, --target and --measure ask about; use --module"
        )
      }
    }
    var request = LazyRequest()
    request.target = options.lazy.target
    request.takesUnsafe = Set(
      options.lazy.takesUnsafe.map { String(decoding: $0.bytes, as: UTF8.self) })
    request.strategies = options.lazy.strategies.map(Set.init)
    request.modules = options.modules.map { String(decoding: $0.bytes, as: UTF8.self) }
    request.entries = options.lazy.entries.map { String(decoding: $0.bytes, as: UTF8.self) }
    let plan: LazyPlan
    do throws(ProjectError) {
      plan = try project.lazyPlan(request)
    } catch {
      throw .refused(error.message)
    }
    if let name = request.takesUnsafe.subtracting(plan.overruled).sorted().first {
      if let kept = plan.refused.first(where: { $0.statement == name }) {
        throw .refused(
          "--unsafe \(name): \(kept.path.display):\(kept.line) stays all the same: \(kept.blocker.text)"
        )
      }
      throw .refused(
        "--unsafe \(name): no refusal has this id, and none of a module of this name is a matter of taste; look for ids in what `pollard lazy --all` refuses"
      )
    }
    let measured =
      options.lazy.isMeasured
      ? try LazyMeasuring.report(on: plan, of: project, options, &console) : nil
    if options.lazy.isApplied { return try apply(plan, measured, in: project, options, &console) }
    switch options.format {
    case .json: console.write(bytes: LazyDocument.json(plan, measured))
    case .diff: console.write(bytes: LazyDocument.diff(plan))
    default:
      let text = LazyText(top: options.showsAll ? nil : options.top, style: console.style)
      console.write(text.text(plan))
      if let measured { console.write("\n" + measured.text(top: 0, style: console.style)) }
      if !plan.results.isEmpty {
        console.hint("--apply writes the safe patches, and `pollard undo` takes them back")
      }
    }
    let isReached = plan.target?.isReached ?? true
    return plan.results.isEmpty && isReached ? .nothingToReport : .findings
  }

  /// Why nothing is written although there are patches; nil where they may be.
  private static func objection(to plan: LazyPlan, _ measured: MeasureReport?) -> String? {
    if let target = plan.target, !target.isReached {
      return
        "\(LazyText.shortfall(of: target)); leave --target out to make the patches that there are"
    }
    return measured?.newFailure.map { "nothing was changed: with the patches, importing \($0)" }
  }

  private static func apply(
    _ plan: LazyPlan, _ measured: MeasureReport?, in project: Project, _ options: Options,
    _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    if let objection = objection(to: plan, measured) {
      if options.format == .json { console.write(bytes: LazyDocument.json(plan, measured)) }
      console.error(objection)
      return .findings
    }
    guard !plan.results.isEmpty else {
      if options.format == .json {
        console.write(bytes: LazyDocument.json(plan, measured))
      } else {
        console.print(
          plan.target == nil
            ? "nothing to change: no import can be made to run later safely"
            : "nothing to change: the target is reached as it is")
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
      console.write(bytes: LazyDocument.json(plan, measured))
    } else {
      let saved = plan.entries.max { $0.before - $0.after < $1.before - $1.after }
      console.print("changed \(Count.of(plan.results.count, "file"))")
      for result in plan.results { console.print("  \(result.path.display)") }
      if let saved {
        console.print(
          "importing \(saved.module) loads \(saved.after) modules in place of \(saved.before)")
      }
      if let measured { console.write("\n" + measured.text(top: 0, style: console.style)) }
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
