package import Refactoring
import Scanning

extension Archiver {
  /// Brings files of one archive back to where they were; with the last of them the archive goes.
  package func restore(
    _ moves: [ArchiveMove], of plan: ArchivePlan, isApplied: Bool, allowsChanged: Bool
  ) throws(ArchiveError) -> Outcome {
    try carryOut(
      "archive restore", isApplied: isApplied,
      prepare: { git throws(ArchiveError) in
        try prepare(restoring: moves, of: plan, git, allowsChanged)
      },
      objections: { _ in [] })
  }

  private func prepare(
    restoring moves: [ArchiveMove], of plan: ArchivePlan, _ git: GitState?, _ allowsChanged: Bool
  ) throws(ArchiveError) -> Prepared {
    var inspection = TreeInspection(root)
    var steps: [Step] = []
    for move in moves {
      if let step = step(restoring: move, &inspection, allowsChanged) { steps.append(step) }
    }
    guard let image = image(of: plan.manifest, &inspection) else {
      throw .refused(inspection.objections)
    }
    guard inspection.objections.isEmpty else { throw .refused(inspection.objections) }

    let returned = Set(moves.map(\.from))
    var rest = plan
    rest.moves.removeAll { returned.contains($0.from) }
    var result = plan
    result.moves = moves
    var prepared = Prepared(plan: result)
    let known = Dictionary(
      plan.folders.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for folder in inspection.missingFolders(for: moves.map(\.from)) {
      prepared.steps.append(
        .makeFolder(
          folder, mode: known[folder]?.mode ?? 0o755, modified: known[folder]?.modified))
    }
    prepared.steps += steps
    var gone = Set(moves.map(\.to))
    if rest.moves.isEmpty {
      prepared.steps.append(.write(plan.manifest, before: image, after: nil))
      gone.insert(plan.manifest)
      let testGuard = plan.testGuardPath
      if let guardImage = ownTestGuard(testGuard) {
        prepared.steps.append(.write(testGuard, before: guardImage, after: nil))
        gone.insert(testGuard)
      }
    } else {
      prepared.write(plan.manifest, before: image, manifest(rest))
      prepared.notes.append("\(rest.moves.count) more in \(plan.folder.display)")
    }
    for folder in inspection.emptiedFolders(without: gone) {
      guard let facts = inspection.folder(folder) else { continue }
      prepared.steps.append(.removeFolder(folder, mode: facts.mode, modified: facts.modified))
    }
    if let git,
      moves.contains(where: { git.entries[$0.to] != nil })
        || git.entries[plan.manifest] != nil
    {
      prepared.steps.append(.stage([]))
    }
    return prepared
  }

  /// What brings one file back, or nil with an objection.
  private func step(
    restoring move: ArchiveMove, _ inspection: inout TreeInspection, _ allowsChanged: Bool
  ) -> Step? {
    guard
      let (facts, hash) = inspection.content(
        of: move.to, asIn: "get it back from version control, or name what else is to come back")
    else { return nil }
    inspection.mayChangeNames(around: move.to)
    if hash != move.hash, !allowsChanged {
      inspection.object(
        move.to, "was changed in the archive; --allow-dirty brings it back as it is")
      return nil
    }
    let before = FileImage(hash: hash, mode: facts.mode, modified: facts.modified)
    guard inspection.leadsThroughFolders(move.from) else { return nil }
    inspection.mayChangeNames(around: move.from)
    guard let there = inspection.entry(move.from) else {
      return .move(
        from: move.to, to: move.from, before: before,
        after: FileImage(hash: hash, mode: move.mode, modified: move.modified))
    }
    // Whoever has brought it back by hand has done the work.
    if there.type == .regular, let (_, content) = inspection.content(of: move.from, asIn: ""),
      content == hash
    {
      return .write(move.to, before: before, after: nil)
    }
    inspection.object(move.from, "stands where a file is to come back; move it away")
    return nil
  }

  private func image(
    of path: SourcePath, _ inspection: inout TreeInspection
  ) -> FileImage? {
    inspection.content(of: path, asIn: "restore needs it").map {
      FileImage(hash: $0.1, mode: $0.0.mode, modified: $0.0.modified)
    }
  }

  /// Nil where it is not the file that Pollard wrote.
  private func ownTestGuard(_ path: SourcePath) -> FileImage? {
    guard let facts = (try? SystemCalls.entry(root.appending(path))) ?? nil,
      facts.type == .regular,
      let bytes = try? FileReader.contents(of: root.appending(path), following: false),
      bytes.elementsEqual(ArchivePlan.testGuard.utf8)
    else { return nil }
    return FileImage(hash: SHA256(of: bytes), mode: facts.mode, modified: facts.modified)
  }
}
