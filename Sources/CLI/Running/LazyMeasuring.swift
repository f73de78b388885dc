import Analyses
import Refactoring
import Reporting
import Scanning
import Workspace

/// Asks the interpreter what the patches of a plan change.
enum LazyMeasuring {
  /// How many packages are measured where no entry is named.
  private static let most = 3

  /// Nil where nothing would change.
  static func report(
    on plan: LazyPlan, of project: Project, _ options: Options, _ console: inout Console
  ) throws(ToolError) -> MeasureReport? {
    let modules = Self.modules(of: plan, options)
    guard !plan.results.isEmpty, !modules.isEmpty else { return nil }
    let measuring = ImportMeasuring(
      python: try MeasureRun.interpreter(options.python, project),
      repeats: options.measure.repeats, warmUps: options.measure.warmUps,
      timeout: options.measure.timeout)
    guard let version = measuring.version() else {
      throw .refused("\(measuring.python): this cannot be run; name an interpreter with --python")
    }
    let (graph, _) = try project.graphOrRefuse()
    let copy: PatchedTree
    do throws(PatchedTreeError) {
      copy = try PatchedTree(of: project, with: plan)
    } catch {
      throw .refused(error.message)
    }
    defer { copy.remove() }
    let roots = project.importFolders(of: graph)
    console.hint(
      "\(measuring.python) (\(version)) now imports \(listed(modules, "and")) from this tree and from a patched copy: their code runs, in your environment and with your rights"
    )
    let trees = [project.tree.root, copy.folder].map {
      ImportMeasuring.Tree(folder: $0, roots: roots)
    }
    var results: [MeasureReport.Result] = []
    for module in modules {
      let measured = measuring.measure(module, in: trees)
      results.append(.init(before: measured[0], after: measured[1]))
    }
    return MeasureReport(
      results, budgets: options.lazy.target.map { [$0] } ?? [], python: measuring.python,
      version: version)
  }

  /// The entries, or those that gain most.
  private static func modules(of plan: LazyPlan, _ options: Options) -> [String] {
    let named = options.lazy.entries.map { String(decoding: $0.bytes, as: UTF8.self) }
    if !named.isEmpty { return named }
    let gaining = plan.entries.filter { $0.after < $0.before }.sorted {
      ($1.before - $1.after, $0.module) < ($0.before - $0.after, $1.module)
    }
    return gaining.prefix(most).map(\.module)
  }
}
