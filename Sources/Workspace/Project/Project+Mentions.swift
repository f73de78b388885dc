import Analyses
import Graph
import Manifests
import Scanning

extension Project {
  /// What would be certain but for a text that mentions it in quotes by its name or path, as weak evidence.
  ///
  /// Documentation strings tell people what to write into their settings, and templates are read by programs of others. So all these
  /// are looked at, but only where there is anything to be certain of.
  func mentions(of orphans: Orphans, in graph: ImportGraph) -> Roots? {
    let sure = orphans.orphans.filter {
      $0.certainty == .certain && ($0.status == .dead || $0.status == .testOnly)
    }
    guard !sure.isEmpty else { return nil }
    let mentions = ModuleMentions(of: sure.map(\.unit), in: graph)
    let paths =
      tree.others.filter(Self.mayMention)
      + graph.units.filter { $0.kind == .module || $0.kind == .package || $0.kind == .script }
      .map(\.path).filter { PathPurpose(of: $0) != .test }
    let tree = tree
    let found = Parallel.map(count: paths.count, jobs: settings.jobs) { index -> [Root] in
      guard let size = try? tree.size(of: paths[index]), size < Self.longestText,
        let bytes = try? tree.contents(of: paths[index])
      else { return [] }
      let others = mentions.found(in: bytes).filter { graph.unit($0.unit).path != paths[index] }
      return others.map { unit, line in
        Root(
          unit: unit, purpose: .product, strength: .weak,
          evidence: Evidence(
            kind: "mention", path: paths[index], line: line, text: graph.unit(unit).name.text))
      }
    }.flatMap { $0 }
    return found.isEmpty ? nil : Roots(found)
  }

  private static let longestText = 512 << 10

  /// Files that a program reads for names, and that nobody has read for them so far.
  private static func mayMention(_ path: SourcePath) -> Bool {
    guard PathPurpose(of: path) != .test,
      let dot = path.name.lastIndex(of: UInt8(ascii: "."))
    else { return false }
    return texts.contains(String(decoding: path.name[dot...], as: UTF8.self))
  }

  private static let texts: Set<String> = [
    ".zcml", ".xml", ".html", ".j2", ".tmpl", ".tpl", ".spec", ".pyx", ".glade", ".ui",
  ]
}
