import Graph
import Manifests

// What a verdict says in one line.
extension Valuation {
  /// True for a file that is dead as far as the repository tells, and that people can start all the same.
  var isRunByHand: Bool {
    orphan.status == .dead
      && orphan.doubts.contains { doubt in
        doubt.evidence.path == unit.path && Self.handRun.contains(doubt.evidence.kind)
      }
  }

  /// The kinds of evidence that a file gives of being a script.
  private static let handRun: Set<String> = [
    "__main__ guard", "script", "shebang", "folder of scripts", "loose file", "loose package",
  ]

  func why(_ verdict: OrphanValue.Verdict, home: (unit: UnitID, why: String)?) -> String {
    let place = home.map { "\(graph.unit($0.unit).name.text), \($0.why)" }
    switch verdict {
    case .shim:
      return
        "it only hands on names of other modules; whoever outside still imports it by this name would miss it"
    case .integrate:
      return place.map { "belongs with \($0)" } ?? "finished enough to be of use"
    case .review:
      if isRunByHand { return "can be run by hand, and nothing here says that anybody does" }
      return place.map { "closest to \($0)" } ?? "neither clearly worth keeping nor clearly not"
    case .archive:
      if let twin { return "a copy of \(graph.unit(twin.unit).name.text) that went its own way" }
      let worst = terms.filter { $0.points < 0 }.min { $0.points < $1.points }
      return worst.map { sentence($0) } ?? "little would be lost"
    }
  }

  /// A term as it reads without its name in front.
  private func sentence(_ term: Term) -> String {
    switch term.name {
    case "size":
      unit.lines <= 2
        ? "holds next to nothing" : "defines nothing (\(count(unit.lines, "line")))"
    case "closeness": "stands by itself: \(term.value)"
    case "last change": "last changed \(term.value)"
    case "age" where term.value.hasPrefix("added"), "former importers", "imports", "placeholders",
      "todos",
      "name", "place":
      term.value
    default: "\(term.name): \(term.value)"
    }
  }
}
