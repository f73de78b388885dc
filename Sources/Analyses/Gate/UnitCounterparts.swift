package import Graph
package import Scanning

/// Which unit of an earlier graph is which of a later one.
///
/// A unit is known again by its path, by its name, by what git says was moved, or as a piece of a module that became a package.
package struct UnitCounterparts: Sendable {
  /// By unit then: the unit now, or nil where it is gone.
  package private(set) var now: [UnitID?]
  /// By unit now: the unit then, or nil where it is new.
  package private(set) var then: [UnitID?]
  /// By unit now: the unit that it counts as, itself in most cases; a new part of a module that has become a package counts as that.
  package private(set) var standsFor: [UnitID]
  /// Those that were known again although path and name have changed, in the order of their ids then.
  package private(set) var moved: [(then: UnitID, now: UnitID)] = []

  package init(
    from before: ImportGraph, to after: ImportGraph, renames: [(from: SourcePath, to: SourcePath)]
  ) {
    now = Array(repeating: nil, count: before.units.count)
    then = Array(repeating: nil, count: after.units.count)
    standsFor = after.units.indices.map { UnitID($0) }
    pairByPath(before, after)
    pairByName(before, after)
    pairByRename(before, after, renames)
    pairByLastName(before, after)
    absorb(before, after)
  }

  private mutating func pair(_ old: UnitID, _ new: UnitID) {
    guard now[Int(old.index)] == nil, then[Int(new.index)] == nil else { return }
    now[Int(old.index)] = new
    then[Int(new.index)] = old
  }

  private mutating func pairByPath(_ before: ImportGraph, _ after: ImportGraph) {
    // Both are in the order of their paths. A folder and a file can share one, and are told apart by kind.
    var new = 0
    for old in before.units.indices {
      let path = before.units[old].path
      while new < after.units.count, after.units[new].path < path { new += 1 }
      var match = new
      while match < after.units.count, after.units[match].path == path {
        if (after.units[match].kind == .swiftModule) == (before.units[old].kind == .swiftModule) {
          pair(UnitID(old), UnitID(match))
        }
        match += 1
      }
    }
  }

  private mutating func pairByName(_ before: ImportGraph, _ after: ImportGraph) {
    func key(_ unit: Unit) -> String { (unit.kind == .stub ? "stub " : "") + unit.name.text }
    let gone = Array(before.unitIDs).filter { now[Int($0.index)] == nil }
    let fresh = Array(after.unitIDs).filter { then[Int($0.index)] == nil }
    guard !gone.isEmpty, !fresh.isEmpty else { return }
    let byName = Dictionary(grouping: fresh) { key(after.unit($0)) }
    for (name, olds) in Dictionary(grouping: gone, by: { key(before.unit($0)) })
    where olds.count == 1 {
      if let news = byName[name], news.count == 1 { pair(olds[0], news[0]) }
    }
  }

  private mutating func pairByRename(
    _ before: ImportGraph, _ after: ImportGraph, _ renames: [(from: SourcePath, to: SourcePath)]
  ) {
    guard !renames.isEmpty else { return }
    let olds = Dictionary(
      before.unitIDs.map { (before.unit($0).path, $0) }, uniquingKeysWith: { first, _ in first })
    let news = Dictionary(
      after.unitIDs.map { (after.unit($0).path, $0) }, uniquingKeysWith: { first, _ in first })
    for rename in renames {
      guard let old = olds[rename.from], let new = news[rename.to],
        now[Int(old.index)] == nil, then[Int(new.index)] == nil
      else { continue }
      pair(old, new)
      moved.append((old, new))
    }
    moved.sort { $0.then < $1.then }
  }

  /// A package that was renamed or moved takes along files that are too short to be known again by what they hold.
  private mutating func pairByLastName(_ before: ImportGraph, _ after: ImportGraph) {
    func last(_ unit: Unit) -> Substring {
      let text = unit.name.text
      return text.utf8.lastIndex(of: UInt8(ascii: ".")).map { text[text.utf8.index(after: $0)...] }
        ?? text[...]
    }
    let gone = Array(before.unitIDs).filter {
      now[Int($0.index)] == nil && before.unit($0).kind.language == .python
    }
    let fresh = Array(after.unitIDs).filter {
      then[Int($0.index)] == nil && after.unit($0).kind.language == .python
    }
    guard !gone.isEmpty, !fresh.isEmpty else { return }
    let byName = Dictionary(grouping: fresh) { last(after.unit($0)) }
    for (name, olds) in Dictionary(grouping: gone, by: { last(before.unit($0)) }).sorted(by: {
      $0.value[0] < $1.value[0]
    }) where olds.count == 1 {
      guard let news = byName[name], news.count == 1,
        looksAlike(before, olds[0], after, news[0])
      else { continue }
      pair(olds[0], news[0])
      moved.append((olds[0], news[0]))
    }
    moved.sort { $0.then < $1.then }
  }

  /// Whether most of what the two import has the same last names.
  private func looksAlike(
    _ before: ImportGraph, _ old: UnitID, _ after: ImportGraph, _ new: UnitID
  ) -> Bool {
    func names(_ graph: ImportGraph, _ unit: UnitID) -> Set<String> {
      Set(
        graph.edges(from: unit).filter { $0.type != .parent }.map {
          String(graph.unit($0.to).name.text.split(separator: ".").last ?? "")
        })
    }
    guard before.unit(old).kind == after.unit(new).kind else { return false }
    let (left, right) = (names(before, old), names(after, new))
    return 2 * left.intersection(right).count >= left.union(right).count
  }

  // MARK: Parts

  private mutating func absorb(_ before: ImportGraph, _ after: ImportGraph) {
    absorbNewParts(before, after)
    absorbOldParts(before, after)
  }

  /// A module that became a package: what is new below it was in it.
  private mutating func absorbNewParts(_ before: ImportGraph, _ after: ImportGraph) {
    let grown = Array(after.unitIDs).filter { id in
      guard after.unit(id).kind == .package, let old = then[Int(id.index)] else { return false }
      return before.unit(old).kind == .module
    }
    for package in grown {
      guard let folder = after.unit(package).path.parent else { continue }
      let prefix = folder.bytes + [UInt8(ascii: "/")]
      for id in after.unitIDs
      where then[Int(id.index)] == nil && after.unit(id).path.bytes.starts(with: prefix) {
        standsFor[Int(id.index)] = package
      }
    }
  }

  /// A package that became a module: what was below it is in it.
  private mutating func absorbOldParts(_ before: ImportGraph, _ after: ImportGraph) {
    let shrunk = Array(before.unitIDs).filter { id in
      guard before.unit(id).kind == .package, let new = now[Int(id.index)] else { return false }
      return after.unit(new).kind == .module
    }
    for package in shrunk {
      guard let folder = before.unit(package).path.parent else { continue }
      let prefix = folder.bytes + [UInt8(ascii: "/")]
      for id in before.unitIDs
      where now[Int(id.index)] == nil && before.unit(id).path.bytes.starts(with: prefix) {
        now[Int(id.index)] = now[Int(package.index)]
      }
    }
  }
}
