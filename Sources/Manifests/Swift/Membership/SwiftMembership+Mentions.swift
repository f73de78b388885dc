package import Scanning

extension SwiftMembership {
  /// The files that a manifest names one by one, each with one place that does: whoever moves one has to change the manifest.
  package var mentions: [SourcePath: Evidence] {
    var found: [SourcePath: Evidence] = [:]
    for id in targetIDs {
      let target = target(id)
      guard target.origin == .package, let folder = target.folder,
        let written = packages[target.container].targets.first(where: {
          $0.name == target.name && $0.isConditional == target.isConditional
        })
      else { continue }
      let texts =
        (written.sources ?? []).map { ("sources", $0.text) }
        + written.exclude.map { ("exclude", $0.text) }
        + written.resources.map { ("resources", $0.path.text) }
      for (what, text) in texts {
        guard let path = folder.appending(relative: text), found[path] == nil else { continue }
        found[path] = Evidence(
          kind: target.evidence.kind, path: target.evidence.path, line: target.evidence.line,
          text: "\(what) of target \(target.name)")
      }
    }
    for project in projects {
      for (path, line) in project.entries where found[path] == nil {
        found[path] = Evidence(
          kind: "Xcode project", path: project.path, line: line, text: "a file of the project")
      }
    }
    return found
  }

  /// The targets that would compile what lies below a folder, were there Swift files.
  package func targetAround(_ folder: SourcePath) -> Target? {
    targets.first { target in
      guard let own = target.folder else { return false }
      return target.origin == .package && folder.isAtOrBelow(own)
    }
  }
}
