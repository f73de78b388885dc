import Analyses
import Execution
import Graph
import Manifests
import Refactoring
import Scanning

/// Works out which lines put a folder on `sys.path` that is there anyway: a module that is only ever imported by a name that begins in
/// that folder could not have been found without it.
struct PathHackPlanner {
  let context: LazyContext
  private let request: LazyRequest
  private let files: [SourceFile]
  let graph: ImportGraph
  /// By file: where it is said to be run by its path, first of all.
  let commands: [UnitID: Evidence]
  /// By dotted name: where it is imported from outside all packages, first of all.
  let absoluteNames: [String: String]
  /// By the name of a file: the Python files that name it, with the first line that does.
  let named: [String: [(path: SourcePath, line: Int)]]
  /// Where somebody changes the working folder, or reads the path entry by entry; nil where nobody does.
  let disturber: String?

  /// A file with lines that can go.
  private struct Draft {
    let rewrite: PathHackRewrite
    let hacks: [PathHackRewrite.Hack]
    let edits: [TextEdit]
    let bytes: [UInt8]
  }

  init(_ context: LazyContext, _ request: LazyRequest) throws(ProjectError) {
    self.context = context
    self.request = request
    graph = context.graph
    files = context.graph.files
    let resolver = StartResolver(graph)
    var commands: [UnitID: Evidence] = [:]
    for start in context.project.starts().all {
      guard case .path = start.target else { continue }
      // A file of data may name another for any reason.
      for found in resolver.units(of: start)
      where found.strength == .firm && commands[found.unit] == nil {
        commands[found.unit] = start.evidence
      }
    }
    self.commands = commands
    var names: [String: String] = [:]
    var disturber: String?
    var named: [String: [(path: SourcePath, line: Int)]] = [:]
    for file in files {
      guard let facts = file.python else { continue }
      for entry in facts.imports where entry.level == 0 {
        let place = "\(file.path.display):\(entry.line)"
        let module = facts.text.string(entry.module)
        for name in [module, "\(module).\(facts.text.string(entry.name))"]
        where names[name] == nil {
          names[name] = place
        }
      }
      guard let bytes = try? context.project.tree.contents(of: file.path) else { continue }
      for (name, line) in Self.fileNames(in: bytes) {
        named[name, default: []].append((file.path, line))
      }
      disturber =
        disturber ?? Self.disturbance(in: bytes).map { "\(file.path.display):\($0)" }
    }
    absoluteNames = names
    self.named = named
    self.disturber = disturber
  }

  /// The line of the first words that change the working folder or look at single entries of the path.
  private static func disturbance(in bytes: [UInt8]) -> Int? {
    let words = [
      "chdir(", "sys.path[", "sys.path.pop", "sys.path.remove", "sys.path.index", "sys.path.clear",
      "sys.path.reverse", "sys.path.sort",
    ]
    guard words.contains(where: { Bytes.contains(Array($0.utf8), in: bytes) }) else { return nil }
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = Array(line.prefix { $0 != UInt8(ascii: "#") })
      if words.contains(where: { Bytes.contains(Array($0.utf8), in: line) }) { return number + 1 }
    }
    return nil
  }

  /// The names of Python files that a file says, each with its first line.
  private static func fileNames(in bytes: [UInt8]) -> [(name: String, line: Int)] {
    var found: [(name: String, line: Int)] = []
    var seen: Set<String> = []
    var line = 1
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if PythonByte.isIdentifier(byte) { continue }
      if byte == UInt8(ascii: "."), index > start, bytes[index...].starts(with: ".py".utf8) {
        let name = String(decoding: bytes[start..<index], as: UTF8.self) + ".py"
        if seen.insert(name).inserted { found.append((name, line)) }
      }
      if byte == 0x0A { line += 1 }
      start = index + 1
    }
    return found
  }

  func plan() -> LazyPlan {
    var drafts: [Draft] = []
    var refused: [LazyRefusal] = []
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      guard unit.kind != .stub, unit.kind != .notebook, let facts = graph.pythonFacts(of: id),
        !facts.pathEdits.isEmpty, request.takes(unit.name.text)
      else { continue }
      let lines = facts.pathEdits.map { Int($0.line) }
      guard let source = context.source(of: id) else {
        refused += lines.map {
          Self.refusal(
            unit.path, $0, nil, LazyBlocker(.opaque, "the file is not read as Python"))
        }
        continue
      }
      let rewrite = PathHackRewrite(of: source, lines: lines)
      var taken: [PathHackRewrite.Hack] = []
      for hack in rewrite.hacks {
        if let blocker = hack.blocker ?? blocker(of: hack, id) {
          refused.append(Self.refusal(unit.path, hack.line, hack.folders.first, blocker))
        } else {
          taken.append(hack)
        }
      }
      guard !taken.isEmpty else { continue }
      let edits = rewrite.edits(without: taken) { isNeeded($0, of: source) }
      if let edits, let bytes = source.applying(edits) {
        drafts.append(Draft(rewrite: rewrite, hacks: taken, edits: edits, bytes: bytes))
      } else {
        refused += taken.map {
          Self.refusal(
            unit.path, $0.line, $0.folders.first,
            LazyBlocker(.layout, "its lines hold something else as well"))
        }
      }
    }
    let judged = judge(drafts)
    refused += judged.refused
    return Self.plan(judged.kept, refused)
  }

  private static func refusal(
    _ path: SourcePath, _ line: Int, _ folder: SourcePath?, _ blocker: LazyBlocker
  ) -> LazyRefusal {
    LazyRefusal(
      path: path, line: line, module: folder.map(Self.name) ?? "sys.path", blocker: blocker,
      subject: folder.map { "\(Self.name($0)) on sys.path" } ?? "an edit of sys.path")
  }

  static func name(_ folder: SourcePath) -> String {
    folder.bytes.isEmpty ? "." : folder.display
  }

  private static func plan(_ drafts: [Draft], _ refused: [LazyRefusal]) -> LazyPlan {
    let patches = drafts.map { draft in
      let source = draft.rewrite.source
      return LazyPatch(
        strategy: .pathHack, path: source.path, line: draft.hacks[0].line, module: source.module,
        names: Set(draft.hacks.flatMap(\.folders).map(Self.name)).sorted(), reservation: nil,
        saving: .init(modules: [], externals: []), edits: draft.edits, result: draft.bytes,
        original: source.bytes)
    }
    return LazyPlan(ofFiles: patches, refused)
  }

  // MARK: All together

  /// Keeps the drafts after which every import leads to the same file, and runs the same.
  private func judge(_ drafts: [Draft]) -> (kept: [Draft], refused: [LazyRefusal]) {
    guard !drafts.isEmpty else { return ([], []) }
    guard difference(of: drafts) != nil else { return (drafts, []) }
    var kept: [Draft] = []
    var refused: [LazyRefusal] = []
    for draft in drafts {
      guard let why = difference(of: kept + [draft]) else {
        kept.append(draft)
        continue
      }
      refused += draft.hacks.map {
        Self.refusal(
          draft.rewrite.source.path, $0.line, $0.folders.first, LazyBlocker(.path, why))
      }
    }
    return (kept, refused)
  }

  /// What would be otherwise; nil where nothing would.
  private func difference(of drafts: [Draft]) -> String? {
    let changed = Dictionary(
      drafts.map { ($0.rewrite.source.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    var scanner = PythonScanner()
    let files = files.map { file -> SourceFile in
      guard let bytes = changed[file.path] else { return file }
      return SourceFile(path: file.path, kind: file.kind, facts: .python(scanner.scan(bytes)))
    }
    let after = context.project.graph(of: files, as: changed)
    if let why = Self.difference(from: graph, to: after) { return why }
    let modules = context.candidates.map { graph.unit($0).name.text }
    var (old, new) = (
      context.runs, ImportRuns(context.project, files, context.runs.sources, as: changed)
    )
    let (one, other) = (old.outcomes(of: modules), new.outcomes(of: modules, with: changed))
    let own: Set<String> = ["os", "sys", "pathlib", "site"]
    for module in modules {
      guard let one = one[module], let other = other[module] else { continue }
      if one.executes != other.executes
        || one.externals.subtracting(own) != other.externals.subtracting(own)
        || (one.failure == nil) != (other.failure == nil)
      {
        return "without it, importing \(module) would run other modules"
      }
    }
    return nil
  }

  private static func difference(from old: ImportGraph, to new: ImportGraph) -> String? {
    func targets(_ graph: ImportGraph, _ id: UnitID) -> Set<String> {
      Set(graph.edges(from: id).map { "\($0.type.rawValue) \(graph.unit($0.to).path.display)" })
    }
    guard old.units.map(\.path) == new.units.map(\.path),
      old.units.map(\.name.text) == new.units.map(\.name.text)
    else { return "without it, modules would have other names" }
    for id in old.unitIDs where targets(old, id) != targets(new, id) {
      return "without it, an import of \(old.unit(id).path.display) would lead elsewhere"
    }
    if new.unresolved.count != old.unresolved.count {
      return "without it, an import would lead nowhere"
    }
    return nil
  }
}
