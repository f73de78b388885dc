import Analyses
import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard measure`.
enum MeasureRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    var options = options
    let python = options.python
    // An interpreter without packages of its own can be run as well.
    options.python = nil
    let project = try Project(options, &console)
    let measuring = ImportMeasuring(
      python: try Self.interpreter(python, project), repeats: options.measure.repeats,
      warmUps: options.measure.warmUps, timeout: options.measure.timeout)
    guard let version = measuring.version() else {
      throw .refused(
        "\(measuring.python): this cannot be run; name an interpreter with --python")
    }
    let (graph, _) = try project.graphOrRefuse()
    var trees = [
      ImportMeasuring.Tree(folder: project.tree.root, roots: project.importFolders(of: graph))
    ]
    var past: PastTree?
    if let before = options.measure.before {
      do throws(GitError) {
        let found = try PastTree(of: String(decoding: before.bytes, as: UTF8.self), in: project)
        trees.insert(.init(folder: found.folder, roots: trees[0].roots), at: 0)
        past = found
      } catch {
        throw .refused(error.message)
      }
    }
    defer { past?.remove() }
    console.hint(
      "\(measuring.python) (\(version)) now imports \(listed(options.modules.map { String(decoding: $0.bytes, as: UTF8.self) }, "and")): their code runs, in your environment and with your rights"
    )
    var results: [MeasureReport.Result] = []
    for module in options.modules {
      let name = String(decoding: module.bytes, as: UTF8.self)
      let measured = measuring.measure(name, in: trees)
      guard let after = measured.last else { continue }
      results.append(.init(before: measured.count > 1 ? measured[0] : nil, after: after))
    }
    let report = MeasureReport(
      results, budgets: options.measure.budgets, python: measuring.python, version: version)
    if options.format == .json {
      console.write(bytes: report.json())
    } else {
      console.write(report.text(top: options.measure.top, style: console.style))
    }
    return report.isGood ? .nothingToReport : .findings
  }

  static func interpreter(
    _ named: Argument?, _ project: Project
  ) throws(ToolError) -> String {
    if let named {
      let text = String(decoding: named.bytes, as: UTF8.self)
      guard text.contains("/") else { return text }
      guard let path = try? AbsolutePath.current().resolving(named.bytes) else { return text }
      return PythonEnvironment.interpreter(at: path).display
    }
    return project.environment.map { PythonEnvironment.interpreter(at: $0.prefix).display }
      ?? "python3"
  }
}
