import Analyses
import Execution
import Graph
import Manifests
import Refactoring
import Scanning

/// Works out which lines put a folder on `sys.path` that is there anyway: a module that is only ever imported by a name that begins in
/// that folder could not have been found without it.
struct PathHackPlanner {
  private let context: LazyContext
  private let request: LazyRequest
  private let files: [SourceFile]
  private let graph: ImportGraph
  /// By file: where it is said to be run by its path, first of all.
  private let commands: [UnitID: Evidence]
  /// By dotted name: where it is imported from outside all packages, first of all.
  private let absoluteNames: [String: String]
  /// By the name of a file: the Python files that name it, with the first line that does.
  private let named: [String: [(path: SourcePath, line: Int)]]
  /// Where somebody changes the working folder, or reads the path entry by entry; nil where nobody does.
  private let disturber: String?

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
      let isWord =
        byte == UInt8(ascii: "_") || byte >= 0x80 || (0x30...0x39).contains(byte)
        || (0x61...0x7A).contains(byte | 0x20)
      if isWord { continue }
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

  private static func name(_ folder: SourcePath) -> String {
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
    return LazyPlan(
      patches: patches.sorted { ($0.path, $0.line) < ($1.path, $1.line) },
      refused: refused.sorted { ($0.path, $0.line) < ($1.path, $1.line) }, entries: [],
      results: patches.map {
        .init(path: $0.path, before: $0.original, after: $0.result, edits: $0.edits)
      }.sorted { $0.path < $1.path })
  }

  // MARK: One statement

  private func blocker(of hack: PathHackRewrite.Hack, _ id: UnitID) -> LazyBlocker? {
    let unit = graph.unit(id)
    if let why = runAsScript(id) {
      return LazyBlocker(
        .script, "\(why), and then nothing but this line puts the folder on the path")
    }
    for folder in hack.folders {
      if let why = absence(of: folder, for: id) { return LazyBlocker(.path, why) }
      if let why = rival(of: folder) { return LazyBlocker(.clash, why) }
    }
    if let disturber {
      return LazyBlocker(
        .path, "\(disturber) changes the working folder or single entries of the path")
    }
    guard unit.kind == .module || unit.kind == .package else {
      return LazyBlocker(.script, "the file has no name to be imported by")
    }
    return nil
  }

  /// Why a file may be run by its path; nil where it is only imported.
  private func runAsScript(_ id: UnitID) -> String? {
    let unit = graph.unit(id)
    guard let facts = graph.pythonFacts(of: id) else { return "it cannot be read" }
    if facts.hasShebang { return "its first line makes the file a command" }
    if facts.hasMainGuard {
      let line = context.source(of: id).flatMap(Self.guardLine)
      return "its __main__ guard\(line.map { " at line \($0)" } ?? "") says that the file is run"
    }
    if unit.kind == .script || unit.name.text.hasSuffix("__main__") {
      return "the file is run by its path"
    }
    let file = String(decoding: unit.path.name, as: UTF8.self)
    if let other = named[file]?.first(where: { $0.path != unit.path }) {
      return "\(other.path.display):\(other.line) names \(file), perhaps to run it by its path"
    }
    if let evidence = commands[id] {
      return "\(evidence.path.display):\(evidence.line) runs the file by its path"
    }
    return nil
  }

  private static func guardLine(_ source: LazySource) -> Int? {
    source.tree.body.first { id in
      guard case .if(let test, _, _) = source.tree.statement(id) else { return false }
      return Bytes.contains(Array("__name__".utf8), in: Array(source.tree.text(of: test)))
    }.map { source.line(of: $0) }
  }

  /// Why a folder may not be on the path when a file of the repository runs; nil where it is sure to be.
  private func absence(of folder: SourcePath, for id: UnitID) -> String? {
    let unit = graph.unit(id)
    if isLoadedByPytest(id) {
      let isDeclared = context.project.pythonProjects.contains { manifest in
        manifest.pytest.pythonPath.contains { $0.value == folder }
          && (manifest.folder.bytes.isEmpty
            || unit.path.bytes.starts(with: manifest.folder.bytes + [UInt8(ascii: "/")]))
      }
      return isDeclared
        ? nil : "pytest loads the file, and its pythonpath does not name \(Self.name(folder))"
    }
    guard let root = Self.root(of: unit), root == folder else {
      let place = offers(of: folder).sorted().lazy.compactMap { name in
        absoluteNames[name].map { ", and \($0) imports \(name)" }
      }.first
      return "nothing else is sure to put \(Self.name(folder)) on the path\(place ?? "")"
    }
    let name = unit.name.text
    let isImported = graph.edgeIndices(to: id).contains { index in
      let edge = graph.edge(index)
      return edge.from != id && edge.type != .string && edge.type != .typing
    }
    if !isImported, !context.project.entryModules.contains(name) {
      return "nothing here imports \(name), so it may be run by its path"
    }
    for other in Self.otherNames(of: name, below: folder) {
      guard let place = absoluteNames[other] else { continue }
      return
        "\(place) imports \(other), which finds \(name) without \(Self.name(folder)) being on the path"
    }
    return nil
  }

  /// What a module and the packages around it are called where another folder is on the path: `c` and `b.c` for `a.b.c`, and `src.a`,
  /// `src.a.b` and `src.a.b.c` where `a` lies in `src`.
  private static func otherNames(of name: String, below folder: SourcePath) -> [String] {
    let parts = name.split(separator: ".").map(String.init)
    let above = folder.bytes.split(separator: UInt8(ascii: "/"))
      .map { String(decoding: $0, as: UTF8.self) }
    let whole = above + parts
    var found: [String] = []
    for start in whole.indices where start != above.count {
      for end in whole.indices where end >= max(start, above.count) {
        found.append(whole[start...end].joined(separator: "."))
      }
    }
    return found
  }

  private func isLoadedByPytest(_ id: UnitID) -> Bool {
    let file = String(decoding: graph.unit(id).path.name, as: UTF8.self)
    return file == "conftest.py" || file.hasPrefix("test_") && file.hasSuffix(".py")
      || file.hasSuffix("_test.py")
  }

  /// The folder in which the name of a module begins; empty for the root.
  private static func root(of unit: Unit) -> SourcePath? {
    var parts = unit.path.bytes.split(separator: UInt8(ascii: "/"))
    guard let file = parts.popLast() else { return nil }
    var names = unit.name.text.split(separator: ".").map { Array($0.utf8) }
    if unit.kind != .package {
      guard let last = names.popLast(), file.elementsEqual(last + Array(".py".utf8)) else {
        return nil
      }
    }
    guard names.count <= parts.count,
      zip(parts.suffix(names.count), names).allSatisfy({ $0.elementsEqual($1) })
    else { return nil }
    return SourcePath(
      bytes: Array(parts.dropLast(names.count).joined(separator: [UInt8(ascii: "/")])))
  }

  /// The names that can be imported where a folder is on the path.
  private func offers(of folder: SourcePath) -> Set<String> {
    let start = folder.bytes.isEmpty ? [] : folder.bytes + [UInt8(ascii: "/")]
    var found: Set<String> = []
    for unit in graph.units
    where unit.path.bytes.starts(with: start) && (unit.kind == .module || unit.kind == .package) {
      let rest = unit.path.bytes.dropFirst(start.count).prefix { $0 != UInt8(ascii: "/") }
      let name = String(decoding: rest, as: UTF8.self)
      found.insert(name.hasSuffix(".py") ? String(name.dropLast(3)) : name)
    }
    return found
  }

  /// What else is found by a name that a folder offers: which of both it is depends on the order of the path.
  private func rival(of folder: SourcePath) -> String? {
    var others: [String: SourcePath] = [:]
    let roots = Set(graph.unitIDs.compactMap { Self.root(of: graph.unit($0)) })
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      guard unit.kind == .module || unit.kind == .package else { continue }
      if let root = Self.root(of: unit), root != folder, roots.contains(root) {
        others[String(unit.name.text.prefix { $0 != "." })] = unit.path
      }
    }
    let declared = context.project.declaredModules
    for name in offers(of: folder).sorted() {
      if context.isStandard(name), absoluteNames[name] != nil {
        return "\(Self.name(folder)) holds \(name), and so does the standard library"
      }
      if declared.contains(name) {
        return "\(Self.name(folder)) holds \(name), and so does a declared requirement"
      }
      if let other = others[name] {
        return "\(Self.name(folder)) holds \(name), and so does \(other.display)"
      }
    }
    return nil
  }

  /// Others may want a name that only the lines that go need here.
  private func isNeeded(_ name: String, of source: LazySource) -> Bool {
    let module = source.module
    let facts = context.unitsByName[module].flatMap { graph.pythonFacts(of: $0) }
    if facts?.exportsMore == true
      || facts?.exports?.contains(where: { facts?.text.string($0) == name }) == true
    {
      return true
    }
    let isImport = source.imports.contains { $0.names.contains { $0.bound == name } }
    let isPrivate = name.hasPrefix("_") || facts?.exports != nil || isImport
    return context.handedOn(module) != nil || context.starrer(of: module) != nil
      || context.mention(of: "\(module).\(name)", outside: module) != nil
      || context.looseMention(of: name, outside: module) != nil
      || !isPrivate && context.isPublished(source.path)
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
