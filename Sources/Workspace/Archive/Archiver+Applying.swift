import Graph
package import Refactoring
import Scanning

extension Archiver {
  /// How far an archive may go, and what has to be asked before it may stay.
  package struct Conditions: Sendable {
    /// False for a rehearsal, which looks at everything and changes nothing.
    package var isApplied = false
    /// Files may go that are not as they were committed.
    package var allowsChanged = false
    package var verify: VerifyCommand?

    package init() {}
  }

  /// Moves what a plan names, unless anything stands against it; puts everything back where the graph or the user's command objects.
  package func apply(
    _ plan: ArchivePlan, in project: Project, _ conditions: Conditions
  ) throws(ArchiveError) -> Outcome {
    guard plan.root == root.display else {
      throw .refused([
        "the plan is for \(plan.root), and this is \(root.display); name that folder with --root, or plan again"
      ])
    }
    let before: ImportGraph
    do throws(ProjectError) {
      before = try project.graph().graph
    } catch {
      throw .project(error)
    }
    return try carryOut(
      "archive apply", isApplied: conditions.isApplied,
      prepare: { git throws(ArchiveError) in try prepare(plan, before, git, conditions) },
      objections: { objections(after: before, plan: $0.plan, project, conditions) })
  }

  /// Looks, and does it unless this is a rehearsal: what is looked at under the lock is what is changed.
  func carryOut(
    _ title: String, isApplied: Bool, prepare: (GitState?) throws(ArchiveError) -> Prepared,
    objections: (Prepared) -> [String]
  ) throws(ArchiveError) -> Outcome {
    guard isApplied else {
      try translating { () throws(TransactionError) in try state.refuseInterrupted() }
      let git = try translating { () throws(TransactionError) in try GitState(root) }
      let prepared = try prepare(git)
      return Outcome(
        plan: prepared.plan, isApplied: false, isStaged: prepared.stages, notes: prepared.notes)
    }
    var refusal: ArchiveError?
    let outcome = try translating { () throws(TransactionError) -> Outcome? in
      try state.refuseInterrupted()
      return try state.withLock { () throws(TransactionError) -> Outcome? in
        try state.refuseInterrupted()
        let git = try GitState(root)
        var prepared: Prepared
        do throws(ArchiveError) {
          prepared = try prepare(git)
        } catch {
          refusal = error
          return nil
        }
        try stage(&prepared, git)
        try run(prepared, title: title) { objections(prepared) }
        return Outcome(
          plan: prepared.plan, isApplied: true, isStaged: prepared.stages, notes: prepared.notes)
      }
    }
    if let outcome { return outcome }
    throw refusal ?? .refused([])
  }

  // MARK: Before

  private func prepare(
    _ plan: ArchivePlan, _ graph: ImportGraph, _ git: GitState?, _ conditions: Conditions
  ) throws(ArchiveError) -> Prepared {
    var plan = plan
    var inspection = TreeInspection(root)
    if inspection.entry(plan.folder) != nil {
      inspection.object(plan.folder, "is there already: was this plan carried out before?")
    }
    _ = inspection.leadsThroughFolders(plan.manifest)
    inspection.mayChangeNames(around: plan.manifest)
    for index in plan.moves.indices {
      inspect(&plan.moves[index], &inspection, git, conditions)
    }
    for objection in importers(of: plan, in: graph) { inspection.object(objection.0, objection.1) }
    guard inspection.objections.isEmpty else { throw .refused(inspection.objections) }

    var prepared = Prepared(plan: plan)
    let caches = caches(of: plan, git)
    let emptied = inspection.emptiedFolders(without: Set(plan.moves.map(\.from) + caches.map(\.0)))
    prepared.plan.folders = emptied.compactMap { path in
      inspection.folder(path).map {
        ArchivedFolder(path: path, mode: $0.mode, modified: $0.modified)
      }
    }
    for folder in inspection.missingFolders(for: [plan.manifest] + plan.moves.map(\.to)) {
      prepared.steps.append(.makeFolder(folder, mode: 0o755, modified: nil))
    }
    prepared.write(plan.manifest, before: nil, manifest(prepared.plan))
    if plan.holdsTests {
      prepared.write(plan.testGuardPath, before: nil, Array(ArchivePlan.testGuard.utf8))
    }
    for move in plan.moves {
      let image = FileImage(hash: move.hash, mode: move.mode, modified: move.modified)
      prepared.steps.append(.move(from: move.from, to: move.to, before: image, after: image))
    }
    for (path, image) in caches {
      prepared.steps.append(.write(path, before: image, after: nil))
    }
    for folder in prepared.plan.folders {
      prepared.steps.append(
        .removeFolder(folder.path, mode: folder.mode, modified: folder.modified))
    }
    if let git, plan.moves.contains(where: { git.entries[$0.from] != nil }) {
      // Filled in once it is sure that the plan is carried out: git has to be given the new files first.
      prepared.steps.append(.stage([]))
    }
    return prepared
  }

  /// Takes over what the file is today, and objects where it is not what was planned.
  private func inspect(
    _ move: inout ArchiveMove, _ inspection: inout TreeInspection, _ git: GitState?,
    _ conditions: Conditions
  ) {
    guard let (facts, hash) = inspection.content(of: move.from, asIn: "plan again") else { return }
    inspection.mayChangeNames(around: move.from)
    guard hash == move.hash else {
      return inspection.object(move.from, "has changed since the plan was made; plan again")
    }
    move.mode = facts.mode
    move.modified = facts.modified
    if inspection.entry(move.to) != nil {
      inspection.object(move.to, "is there already; move it away")
    }
    let place = sequence(first: move.to, next: \.parent).first { inspection.entry($0) != nil }
    if facts.links > 1, let place, inspection.entry(place)?.device != facts.device {
      inspection.object(
        move.from, "has other hard links, which a copy on another file system would not follow")
    }
    guard let git, !conditions.allowsChanged else { return }
    if let entry = git.entries[move.from] {
      if entry.isUnmerged {
        inspection.object(move.from, "is in conflict; end the merge first")
      } else if git.changed.contains(move.from) {
        inspection.object(
          move.from, "has changes that are not committed; commit them, or add --allow-dirty")
      }
    } else {
      inspection.object(move.from, "is not committed; commit it, or add --allow-dirty")
    }
  }

  /// What stays and imports what goes.
  private func importers(
    of plan: ArchivePlan, in graph: ImportGraph
  ) -> [(SourcePath, String)] {
    let leaving = Set(plan.moves.map(\.from))
    var seen: Set<SourcePath> = []
    let guarded = GuardedImports(in: graph)
    let hidden = graph.unitIDs.filter { leaving.contains(graph.unit($0).path) }.flatMap { unit in
      guarded.of(unit).map { (graph.unit($0.importer).path, $0.line, graph.unit(unit).path) }
    }
    let shown = graph.edges.lazy.filter { $0.type != .parent && $0.type != .string }.map {
      (graph.unit($0.from).path, Int($0.line), graph.unit($0.to).path)
    }
    let named = Self.needs(in: graph, of: leaving)
    return named
      + (Array(shown) + hidden).compactMap { importer, line, target in
        guard leaving.contains(target), !leaving.contains(importer), seen.insert(target).inserted
        else { return nil }
        return (target, "is imported by \(importer.display):\(line), which stays; plan again")
      }
  }

  /// Swift files that stay and mention what goes.
  private static func needs(
    in graph: ImportGraph, of leaving: Set<SourcePath>
  ) -> [(SourcePath, String)] {
    let units = graph.unitIDs.filter {
      graph.unit($0).kind == .swiftFile && leaving.contains(graph.unit($0).path)
    }
    guard !units.isEmpty else { return [] }
    let needs = SwiftNeeds(in: graph, SwiftReferences(graph))
    return units.compactMap { unit in
      needs.place(needing: unit, among: { !leaving.contains(graph.unit($0).path) }).map { place in
        (
          graph.unit(unit).path,
          "is needed by \(graph.unit(place.unit).path.display):\(place.line), which stays; plan again"
        )
      }
    }
  }

  /// The compiled leftovers of the modules that go: Python would not miss them, and they would keep folders alive.
  private func caches(of plan: ArchivePlan, _ git: GitState?) -> [(SourcePath, FileImage)] {
    var stems: [SourcePath: Set<ArraySlice<UInt8>>] = [:]
    for move in plan.moves where move.from.name.suffix(3).elementsEqual(".py".utf8) {
      guard let folder = move.from.parent?.appending("__pycache__".utf8) else { continue }
      stems[folder, default: []].insert(move.from.name.dropLast(3))
    }
    return stems.sorted { $0.key < $1.key }.flatMap { folder, stems -> [(SourcePath, FileImage)] in
      guard (try? SystemCalls.entry(root.appending(folder)))??.type == .folder,
        let names = try? SystemCalls.names(in: root.appending(folder))
      else { return [] }
      return names.compactMap { name in
        let path = folder.appending(name)
        guard name.suffix(4).elementsEqual(".pyc".utf8),
          name.indices.contains(where: {
            name[$0] == UInt8(ascii: ".") && stems.contains(name[..<$0])
          }),
          git?.entries[path] == nil,
          let facts = (try? SystemCalls.entry(root.appending(path))) ?? nil,
          facts.type == .regular,
          let bytes = try? FileReader.contents(of: root.appending(path), following: false)
        else { return nil }
        return (
          path,
          FileImage(hash: SHA256(of: bytes), mode: facts.mode, modified: facts.modified)
        )
      }
    }
  }

  // MARK: The index

  /// Replaces the step that stands for it by what git's index has to become.
  func stage(_ prepared: inout Prepared, _ git: GitState?) throws(TransactionError) {
    guard let git, let place = prepared.steps.firstIndex(where: \.isStaging) else { return }
    var changes: [IndexChange] = []
    for (index, step) in prepared.steps.enumerated() {
      switch step {
      case .move(let from, let to, _, _):
        guard let entry = git.entries[from] else { continue }
        changes.append(
          IndexChange(path: git.index.full(from), before: entry.content, after: nil))
        let there = git.entries[to]?.content
        changes.append(
          IndexChange(path: git.index.full(to), before: there, after: there ?? entry.content))
      case .write(let path, _, let after):
        let before = git.entries[path]?.content
        guard after != nil, let bytes = prepared.contents[index] else {
          if before != nil {
            changes.append(IndexChange(path: git.index.full(path), before: before, after: nil))
          }
          continue
        }
        let way = state.place("git-input")
        try attempt(way, "write") { () throws(SystemFailure) in
          try? SystemCalls.remove(way)
          try StateFolder.write(bytes, to: way, mode: 0o600)
        }
        defer { try? SystemCalls.remove(way) }
        changes.append(
          IndexChange(
            path: git.index.full(path), before: before,
            after: try git.index.stored(way, as: path)))
      case .makeFolder, .removeFolder, .stage: continue
      }
    }
    prepared.steps[place] = .stage(changes)
  }

  // MARK: After

  /// Why the tree may not stay as it has become.
  private func objections(
    after before: ImportGraph, plan: ArchivePlan, _ project: Project, _ conditions: Conditions
  ) -> [String] {
    let after: ImportGraph
    do throws(ProjectError) {
      var settings = project.settings
      settings.isQuiet = true
      after = try Project(settings).graph().graph
    } catch {
      return ["the graph could not be built again: \(error.message)"]
    }
    let reasons = newlyMissing(before, after, plan)
    if !reasons.isEmpty { return reasons }
    guard let command = conditions.verify else { return [] }
    let shown = String(decoding: command.line, as: UTF8.self)
    do throws(SystemFailure) {
      switch try command.run(in: root) {
      case .passed: return []
      case .failed(let why): return ["`\(shown)` failed: \(why)"]
      }
    } catch {
      return ["`\(shown)` could not be started: \(error.reason)"]
    }
  }

  /// Imports that resolved before and do not any more, and names that are looked for outside all of a sudden.
  private func newlyMissing(
    _ before: ImportGraph, _ after: ImportGraph, _ plan: ArchivePlan
  ) -> [String] {
    var known: [[UInt8]: Int] = [:]
    func key(_ unresolved: Unresolved, _ graph: ImportGraph) -> [UInt8] {
      graph.unit(unresolved.from).path.bytes + [0]
        + graph.written(unresolved.written, of: unresolved.from)
    }
    for unresolved in before.unresolved { known[key(unresolved, before), default: 0] += 1 }
    var reasons: [String] = []
    for unresolved in after.unresolved {
      let key = key(unresolved, after)
      if let count = known[key], count > 0 {
        known[key] = count - 1
        continue
      }
      let written = String(
        decoding: after.written(unresolved.written, of: unresolved.from), as: UTF8.self)
      reasons.append(
        "\(after.unit(unresolved.from).path.display):\(unresolved.line): \(written): does not resolve any more"
      )
    }
    let externals = Set(before.externals.map(\.name))
    for external in after.externals where !externals.contains(external.name) {
      let importer = external.importers.first.map { after.unit($0).path.display } ?? "?"
      reasons.append("\(importer): imports \(external.name), which is not here any more")
    }
    return reasons
  }
}

extension Archiver.Prepared {
  var stages: Bool { steps.contains(where: \.isStaging) }
}

extension Step {
  fileprivate var isStaging: Bool {
    if case .stage = self { true } else { false }
  }
}
