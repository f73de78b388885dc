package import Graph
import Scanning

/// The live modules that orphans are copies of.
package struct Twins: Sendable {
  package struct Twin: Sendable {
    package let unit: UnitID
    /// How much of the smaller of the two is in the other, in percent.
    package let percent: Int
  }

  /// By orphan.
  private let found: [UnitID: Twin]

  /// From here on one is taken for a copy of the other.
  private static let alike = 0.5
  /// A name that more modules define says nothing.
  private static let commonName = 12
  private static let mostCandidates = 4

  package init(
    of orphans: Orphans, in graph: ImportGraph, source: (UnitID) -> [UInt8]?
  ) {
    var found: [UnitID: Twin] = [:]
    var shingles: [UnitID: TokenShingles] = [:]
    func tokens(_ unit: UnitID) -> TokenShingles {
      if let known = shingles[unit] { return known }
      let new = TokenShingles(of: source(unit) ?? [])
      shingles[unit] = new
      return new
    }
    let candidates = Candidates(orphans, graph, commonName: Self.commonName)
    for orphan in orphans.orphans
    where graph.unit(orphan.unit).lines >= Self.fewestLines
      && graph.unit(orphan.unit).kind.language == .python
    {
      var best: Twin?
      for unit in candidates.of(orphan.unit).prefix(Self.mostCandidates) {
        let similarity = tokens(orphan.unit).similarity(to: tokens(unit))
        let percent = Int((similarity * 100).rounded())
        if similarity >= Self.alike, percent > best?.percent ?? 0 {
          best = Twin(unit: unit, percent: percent)
        }
      }
      found[orphan.unit] = best
    }
    self.found = found
  }

  private static let fewestLines = 8

  package func of(_ unit: UnitID) -> Twin? { found[unit] }

  /// Live modules that share names with orphans: their own, or those of what they define.
  private struct Candidates {
    private var byName: [String: [UnitID]] = [:]
    private var definers: [[UInt8]: [UnitID]] = [:]
    private let graph: ImportGraph

    init(_ orphans: Orphans, _ graph: ImportGraph, commonName: Int) {
      self.graph = graph
      var wantedNames: Set<String> = []
      var wanted: Set<[UInt8]> = []
      for orphan in orphans.orphans where graph.unit(orphan.unit).kind.language == .python {
        wantedNames.insert(Self.plainName(graph.unit(orphan.unit)))
        wanted.formUnion(Self.definitions(of: orphan.unit, graph))
      }
      guard !orphans.orphans.isEmpty else { return }
      for unit in graph.unitIDs
      where orphans.status(of: unit) <= .public && graph.unit(unit).kind.isCode {
        let name = Self.plainName(graph.unit(unit))
        if wantedNames.contains(name) { byName[name, default: []].append(unit) }
        for definition in Self.definitions(of: unit, graph) where wanted.contains(definition) {
          definers[definition, default: []].append(unit)
        }
      }
      definers = definers.filter { $0.value.count <= commonName }
    }

    /// The likeliest first.
    func of(_ orphan: UnitID) -> [UnitID] {
      var votes: [UnitID: Int] = [:]
      for definition in Self.definitions(of: orphan, graph) {
        for unit in definers[definition] ?? [] { votes[unit, default: 0] += 1 }
      }
      let folder = graph.unit(orphan).path.parent
      for unit in (byName[Self.plainName(graph.unit(orphan))] ?? []).prefix(64) {
        votes[unit, default: 0] += graph.unit(unit).path.parent == folder ? 3 : 1
      }
      return votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    private static func definitions(of unit: UnitID, _ graph: ImportGraph) -> Set<[UInt8]> {
      guard let facts = graph.pythonFacts(of: unit) else { return [] }
      return Set(
        facts.bindings.filter { $0.kind != .variable }.map { Array(facts.text[$0.name]) })
    }

    /// The last part of the name without what people add to copies: `_old`, `_backup`, `_v2`, `2`.
    private static func plainName(_ unit: Unit) -> String {
      var parts =
        unit.name.text.split(separator: ".").last.map {
          $0.lowercased().split(separator: "_").map { String($0) }
        } ?? []
      while parts.count > 1, let last = parts.last, OldName.marks.contains(last) || last.isVersion {
        parts.removeLast()
      }
      while parts.count > 1, let first = parts.first, OldName.marks.contains(first) {
        parts.removeFirst()
      }
      if let last = parts.popLast() {
        let stem = last.reversed().drop { $0.isNumber }.reversed()
        parts.append(stem.isEmpty ? last : String(stem))
      }
      return parts.joined(separator: "_")
    }
  }
}

/// The words by which people tell a copy from what it was copied from.
enum OldName {
  static let marks: Set<String> = [
    "old", "backup", "bak", "copy", "orig", "original", "legacy", "deprecated", "obsolete", "new",
    "tmp", "temp", "unused", "save", "saved", "prev", "previous",
  ]

  /// Those of them that say that something newer took its place.
  static let past: Set<String> = [
    "old", "backup", "bak", "copy", "orig", "legacy", "deprecated", "obsolete", "unused", "saved",
    "prev", "previous", "archive", "archived", "attic",
  ]
}

extension String {
  /// `v2`, `2`, `v10`.
  fileprivate var isVersion: Bool {
    let digits = utf8.first == UInt8(ascii: "v") ? utf8.dropFirst() : utf8[...]
    return !digits.isEmpty
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

extension UnitKind {
  /// A file with code that Pollard reads.
  fileprivate var isCode: Bool {
    switch self {
    case .module, .package, .cython, .script: true
    default: false
    }
  }
}
