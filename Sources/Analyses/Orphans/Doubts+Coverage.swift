import Graph
import Manifests
import Scanning

extension Doubts {
  /// Where so many of the first-party imports lead nowhere, too little is known for certainty.
  private static let poorShare = 20

  /// What is not known of the repository as a whole.
  static func gaps(
    in graph: ImportGraph, _ reach: Reach, roots: Roots, _ coverage: Coverage, _ judged: Judged
  ) -> [Doubt] {
    var found: [Doubt] = []
    func add(
      _ certainty: Certainty, _ kind: String, _ path: SourcePath, _ line: Int, _ text: String
    ) {
      found.append(
        Doubt(
          atMost: certainty, evidence: Evidence(kind: kind, path: path, line: line, text: text)))
    }
    let isStarted = roots.all.contains {
      $0.strength == .firm && ($0.purpose == .product || $0.purpose == .public)
    }
    if !isStarted {
      add(
        .possible, noStart, SourcePath(""), 1,
        "nothing that was read says how this repository is started")
    }
    if let unread = coverage.skipped.first(where: { Self.couldImport($0.why) }) {
      add(.likely, unreadFile, unread.path, 1, unread.why)
    }
    if let problem = graph.unitIDs.lazy.filter({ reach.isAlive($0) && judged.isOfTheProduct($0) })
      .compactMap({ unit in
        graph.pythonFacts(of: unit)?.problems.first.map { (graph.unit(unit).path, $0) }
      }).first
    {
      add(.likely, "file that was not understood", problem.0, problem.1.line, problem.1.message)
    }
    addUnresolved(graph, reach, judged, add)
    return found
  }

  private static func addUnresolved(
    _ graph: ImportGraph, _ reach: Reach, _ judged: Judged,
    _ add: (Certainty, String, SourcePath, Int, String) -> Void
  ) {
    let missing = graph.unresolved.filter { item in
      guard case .statement = item.written else { return false }
      return reach.isAlive(item.from) && judged.isOfTheProduct(item.from)
        && item.isCertain
    }
    let followed = graph.edges.count { $0.type == .eager && reach.isAlive($0.from) }
    guard let first = missing.first else { return }
    let all = missing.count + followed
    if missing.count * poorShare > all {
      let unit = graph.unit(first.from)
      add(
        missing.count * 2 > all ? .possible : .likely, "imports that lead nowhere", unit.path,
        first.line,
        "\(missing.count) of \(all) imports of the repository's own modules were not resolved, this one first"
      )
    }
  }

  private static let noStart = "no start of the product"
  private static let unreadFile = "file that was not read"

  /// Whether a doubt about the repository as a whole, most of which are about Python's imports, bears on Swift files too.
  static func concernsSwift(_ doubt: Doubt, _ graph: ImportGraph) -> Bool {
    switch doubt.evidence.kind {
    case noStart: true
    case unreadFile: doubt.evidence.path.name.suffix(6).elementsEqual(".swift".utf8)
    default: false
    }
  }

  /// A link to a place inside is looked at under its own name.
  private static func couldImport(_ why: String) -> Bool {
    why.hasPrefix("cannot be read") || why.hasSuffix("which lies outside of the root")
  }
}
