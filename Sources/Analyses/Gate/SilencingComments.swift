import Graph
import Scanning

/// The comments of a repository that ask for silence, by the place they speak of.
struct SilencingComments {
  /// A comment that has been of use for a rule.
  struct Use: Hashable {
    let rule: String
    let place: ImportPlace
  }

  private let side: GateSide
  /// By unit.
  private var comments: [UnitID: [IgnoreComment]] = [:]
  private let order: [UnitID]

  init(_ side: GateSide) {
    self.side = side
    var order: [UnitID] = []
    for unit in side.graph.unitIDs {
      let file = Int(side.graph.fileOfUnit[Int(unit.index)])
      guard file >= 0, file < side.ignores.count, !side.ignores[file].isEmpty else { continue }
      comments[unit] = side.ignores[file]
      order.append(unit)
    }
    self.order = order
  }

  func places(_ rule: String) -> Set<ImportPlace> {
    var places: Set<ImportPlace> = []
    for unit in order {
      for comment in comments[unit] ?? [] where comment.rules.contains(rule) {
        places.insert(ImportPlace(unit: unit, line: comment.target))
      }
    }
    return places
  }

  /// A place on line 0 is the whole file.
  func silences(_ rule: String, at place: ImportPlace) -> Bool {
    comments[place.unit]?.contains {
      $0.rules.contains(rule) && (place.line == 0 || $0.target == place.line)
    } ?? false
  }

  func use(_ rule: String, at place: ImportPlace) -> Use { Use(rule: rule, place: place) }

  func judged(_ used: Set<Use>, rules: [String], active: Set<String>) -> [JudgedIgnore] {
    order.flatMap { unit in
      (comments[unit] ?? []).map { comment in
        JudgedIgnore(
          path: side.graph.unit(unit).path, comment: comment,
          complaint: complaint(comment, unit, used, rules, active))
      }
    }
  }

  private func complaint(
    _ comment: IgnoreComment, _ unit: UnitID, _ used: Set<Use>, _ rules: [String],
    _ active: Set<String>
  ) -> String? {
    guard !comment.rules.isEmpty else {
      return "names no rule; write pollard: ignore[import-cycle] and why"
    }
    if let unknown = comment.rules.first(where: { !rules.contains($0) }) {
      let near = EditDistance.nearest(to: unknown, among: rules)
      return "there is no rule \"\(unknown)\""
        + (near.map { ": did you mean \"\($0)\"?" } ?? "; pollard rules lists them")
    }
    let idle = comment.rules.filter { rule in
      active.contains(rule)
        && !used.contains(Use(rule: rule, place: ImportPlace(unit: unit, line: comment.target)))
        && !used.contains(Use(rule: rule, place: ImportPlace(unit: unit, line: 0)))
    }
    return idle.isEmpty
      ? nil
      : "suppresses nothing: there is no \(idle.joined(separator: " or ")) at line \(comment.target)"
  }
}
