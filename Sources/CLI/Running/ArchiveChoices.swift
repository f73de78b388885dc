import Analyses
import Graph
import Manifests
import Refactoring
import Scanning
import Workspace

/// The modules that a plan is to archive, and why; those that were named and are of use stay.
struct ArchiveChoices {
  private(set) var choices: [ArchiveChoice] = []
  private(set) var refusals: [ArchiveDraft.Refusal] = []

  /// Without names those that are orphans for certain; with names those, and the islands they belong to.
  init(
    _ options: ArchiveOptions, _ orphans: Orphans, _ graph: ImportGraph, _ project: Project
  ) throws(ToolError) {
    var byUnit: [UnitID: Orphan] = [:]
    for orphan in orphans.orphans { byUnit[orphan.unit] = orphan }
    if options.takesAllCertain {
      for orphan in orphans.orphans where Self.isCertain(orphan, orphans) {
        choices.append(
          ArchiveChoice(orphan.unit, text: Self.words(for: orphan), places: Self.places(orphan)))
      }
      return
    }
    var taken: Set<UnitID> = []
    for name in options.names {
      let unit = try graph.unit(named: name, in: project)
      guard taken.insert(unit).inserted else { continue }
      let status = orphans.status(of: unit)
      if status == .live || status == .public || status == .toolOnly || status == .exampleOnly {
        refuse(unit, status, orphans, graph)
        continue
      }
      let orphan = byUnit[unit]
      choices.append(
        ArchiveChoice(
          unit, text: "named by you; " + (orphan.map(Self.words) ?? "no verdict was given on it"),
          places: orphan.map(Self.places) ?? []))
      guard let island = orphan?.island else { continue }
      for other in orphans.islands[island].units where taken.insert(other).inserted {
        choices.append(
          ArchiveChoice(
            other, text: "belongs to the same island as \(graph.unit(unit).name.text)",
            places: byUnit[other].map(Self.places) ?? []))
      }
    }
  }

  /// An island goes as a whole or stays as a whole.
  private static func isCertain(_ orphan: Orphan, _ orphans: Orphans) -> Bool {
    orphan.status == .dead && orphan.certainty == .certain
      && (orphan.island.map { orphans.islands[$0].certainty == .certain } ?? true)
  }

  private mutating func refuse(
    _ unit: UnitID, _ status: Status, _ orphans: Orphans, _ graph: ImportGraph
  ) {
    let root = orphans.reachedFrom[Int(unit.index)]
    let evidence = root < 0 ? nil : orphans.roots.all[Int(root)].evidence
    let why =
      evidence.map { ": \($0.path.display):\($0.line) starts what leads to it (\($0.text))" } ?? ""
    refusals.append(
      ArchiveDraft.Refusal(
        module: graph.unit(unit).name.text, path: graph.unit(unit).path,
        why: "is \(status.name)\(why)"))
  }

  private static func words(for orphan: Orphan) -> String {
    switch orphan.status {
    case .dead: "nothing runs it (\(orphan.certainty.name))"
    case .testOnly: "only tests run it (\(orphan.certainty.name))"
    default: "\(orphan.status.name) (\(orphan.certainty.name))"
    }
  }

  private static func places(_ orphan: Orphan) -> [ArchiveReason.Place] {
    let evidence = orphan.doubts.map(\.evidence) + (orphan.reachedFrom.map { [$0.evidence] } ?? [])
    return evidence.map { ArchiveReason.Place(path: $0.path, line: $0.line, text: $0.text) }
  }
}

extension Orphans {
  /// A test, or something that only tests run and that lies among them.
  func serves(tests unit: UnitID, in graph: ImportGraph) -> Bool {
    CodeRole(of: graph.unit(unit).path) == .test
  }
}
