import Analyses
import Execution
import Graph
import Manifests
import Reporting
import Scanning
import Workspace

/// What `check` and `baseline` both need: the settings of the gate, and a repository as the gate looks at it.
enum GateInput {
  static func settings(_ options: Options, _ project: Project) -> GateSettings {
    let check = project.configuration.check
    var settings = GateSettings()
    settings.cycles = check.cycles.flatMap { .init(rawValue: $0.value) } ?? .new
    settings.orphans = check.orphans.flatMap { .init(rawValue: $0.value) } ?? .off
    settings.unresolvedImports =
      check.unresolvedImports.flatMap { .init(rawValue: $0.value) } ?? .off
    settings.dependencies = check.dependencies.flatMap { .init(rawValue: $0.value) } ?? .off
    settings.fileCycles = check.fileCycles.flatMap { .init(rawValue: $0.value) } ?? .off
    let kind = options.cycleKind?.rawValue ?? check.cycleKind?.value
    settings.cycleKind = Cycle.Kind.allCases.first { $0.name == kind } ?? .importTime
    settings.contracts = check.contracts
    settings.rules = Rule.all.map(\.name)
    return settings
  }

  static func side(
    _ project: Project, _ settings: GateSettings, reusing other: GateSide? = nil
  ) throws(ToolError) -> GateSide {
    do throws(ProjectError) {
      let read = try project.gateSide(reusing: other)
      return try complete(read.side, read.coverage, project, settings)
    } catch {
      throw .refused(error.message)
    }
  }

  /// Now, and what to compare it with at a commit.
  static func sides(
    _ project: Project, _ settings: GateSettings, since revision: String
  ) throws(ToolError) -> (now: GateSide, then: GateSide, past: Project.Past) {
    do throws(ProjectError) {
      let (past, side, coverage) = try project.compared(since: revision)
      let now = try complete(side, coverage, past.present, settings)
      if past.trees.isUnchanged { return (now, now, past) }
      let then = try past.project.gateSide(reusing: side)
      return (now, try complete(then.side, then.coverage, past.project, settings), past)
    } catch {
      throw .refused(error.message)
    }
  }

  /// Adds what only some gates ask for.
  private static func complete(
    _ side: GateSide, _ coverage: Coverage, _ project: Project, _ settings: GateSettings
  ) throws(ProjectError) -> GateSide {
    var side = side
    if settings.orphans != .off { side.orphans = try orphans(project, side.graph, coverage) }
    if settings.dependencies != .off {
      side.dependencies = project.dependencyFindings(in: side.graph).filter(\.kind.isOfManifests)
    }
    for contract in settings.contracts where contract.kind == .budget {
      let names = contract.modules.map(\.value)
      for (name, closure) in zip(names, try project.closures(of: names)) {
        side.budgets.append((contract, name, closure.executes.count))
      }
    }
    return side
  }

  /// Those that nothing reaches at all, as far as that is likely, and that nobody has decided to keep.
  private static func orphans(
    _ project: Project, _ graph: ImportGraph, _ coverage: Coverage
  ) throws(ProjectError) -> [(unit: UnitID, message: String)] {
    let report = try project.orphans(in: graph, coverage: coverage, asking: .skip)
    return report.orphans.orphans.filter { $0.status == .dead && $0.certainty != .possible }.map {
      (
        $0.unit,
        "nothing reaches \(graph.unit($0.unit).name.text) (\($0.certainty.name))"
      )
    }
  }

  /// A contract about modules that are not there would hold for ever.
  static func refuseUnknown(_ gate: Gate) throws(ToolError) {
    guard let first = gate.unknownNames.first else { return }
    let names = gate.graph.units.map(\.name.text) + gate.graph.units.map(\.group)
    let near = EditDistance.nearest(to: first.name, among: names)
    throw .refused(
      "the contract \"\(first.contract)\" names \"\(first.name)\", and there is no such module"
        + (near.map { ": did you mean \"\($0)\"?" } ?? "; correct the name or take it out"))
  }
}

/// The file of a baseline, and where it lies in relation to what it is about.
struct BaselineFile {
  let path: AbsolutePath
  /// As people know it.
  let name: String
  private let root: AbsolutePath

  static let usualName = "pollard-baseline.txt"

  /// The file that is named, by a flag or the configuration; else the usual one.
  init(_ options: Options, _ project: Project) throws(ToolError) {
    root = project.tree.root
    if let named = options.baseline {
      guard let current = try? AbsolutePath.current(), let path = current.resolving(named.bytes)
      else { throw .refused("--baseline \(named.quoted) is no path") }
      self.path = path
      name = String(decoding: named.bytes, as: UTF8.self)
      return
    }
    let configured = project.configuration.check.baseline?.value ?? Self.usualName
    guard let path = project.tree.root.resolving(configured.utf8) else {
      throw .refused("\(configured): is no path; correct check.baseline in the configuration")
    }
    self.path = path
    name = configured
  }

  var exists: Bool { (try? FileReader.contents(of: path)) != nil }

  /// How the scanned root is reached from the folder of the file; nil where neither lies in the other.
  var relation: String? {
    guard let folder = (path.parent.flatMap { try? $0.withLinksFollowed() }) ?? path.parent else {
      return nil
    }
    if folder == root { return "." }
    if let below = root.relative(to: folder) { return below.display }
    if let up = folder.relative(to: root) {
      return up.bytes.split(separator: UInt8(ascii: "/")).map { _ in ".." }.joined(separator: "/")
    }
    return nil
  }

  func read() throws(ToolError) -> GateBaseline {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.contents(of: path)
    } catch {
      if case .notFound = error {
        throw .refused("\(name): there is no such baseline; write it with pollard baseline")
      }
      throw .refused(error.message)
    }
    let baseline: GateBaseline
    do throws(GateBaseline.Problem) {
      baseline = try GateBaseline(parsing: bytes)
    } catch {
      throw .refused("\(name)\(error.line > 0 ? ":\(error.line)" : ""): \(error.message)")
    }
    if let written = baseline.root, written != relation {
      throw .refused(
        "\(name): is about another root: \"\(written)\" from its folder, and not \"\(relation ?? root.display)\"; name the root it was written for, or write one for this root"
      )
    }
    return baseline
  }

  /// A file that lies elsewhere says nothing of its root, but the names in it do.
  func refuseStranger(_ baseline: GateBaseline, in graph: ImportGraph) throws(ToolError) {
    guard baseline.root == nil, !baseline.entries.isEmpty else { return }
    let names = BaselineNames(graph)
    let isAtHome = baseline.entries.contains { entry in
      entry.words.contains { !names.units(named: $0).isEmpty }
    }
    guard !isAtHome else { return }
    throw .refused(
      "\(name): is about another repository: none of the modules it names is here; name its own root, or write one for this"
    )
  }

  /// A gate that the file says nothing of cannot be judged by it.
  func refuseGaps(_ baseline: GateBaseline, _ settings: GateSettings) throws(ToolError) {
    if settings.cycles == .new, baseline.cycles < settings.cycleKind {
      throw .refused(
        "\(name): lists \(baseline.cycles.name) cycles only, and \(settings.cycleKind.name) ones are asked for; run pollard baseline --cycle-kind \(settings.cycleKind.name) --update --allow-additions"
      )
    }
    if let missing = settings.sorts.first(where: { !baseline.sorts.contains($0) }) {
      throw .refused(
        "\(name): was written before the gate for \(missing) was switched on, and lists none; run pollard baseline --update --allow-additions"
      )
    }
  }
}
