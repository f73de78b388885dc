import Graph
import Scanning

/// Live modules that share names with orphans: their own, or those of what they define.
struct TwinCandidates {
  private let graph: ImportGraph
  /// The plain names of orphans, and what they define; the modules are kept by their numbers.
  private var names = NameIndex()
  private var definitions = NameIndex()
  private var named: [[UnitID]] = []
  private var definers: [[UnitID]] = []

  /// A definition that more modules than `commonName` have says nothing.
  init(_ orphans: Orphans, _ graph: ImportGraph, commonName: Int) {
    self.graph = graph
    for orphan in orphans.orphans where graph.unit(orphan.unit).kind.language == .python {
      names.insert(OldName.plain(graph.unit(orphan.unit).name.text))
      Self.visitDefinitions(of: orphan.unit, graph) { definitions.insert($0) }
    }
    guard !orphans.orphans.isEmpty else { return }
    named = [[UnitID]](repeating: [], count: names.count)
    definers = [[UnitID]](repeating: [], count: definitions.count)
    for unit in graph.unitIDs
    where orphans.status(of: unit) <= .public && graph.units[Int(unit.index)].kind.isCode {
      if let number = names.index(of: OldName.plain(graph.unit(unit).name.text)) {
        named[number].append(unit)
      }
      Self.visitDefinitions(of: unit, graph) { name in
        guard let number = definitions.index(of: name), definers[number].last != unit else {
          return
        }
        definers[number].append(unit)
      }
    }
    for number in definers.indices where definers[number].count > commonName {
      definers[number] = []
    }
  }

  /// The likeliest first.
  func of(_ orphan: UnitID) -> [UnitID] {
    var votes: [UnitID: Int] = [:]
    var seen: Set<Int> = []
    Self.visitDefinitions(of: orphan, graph) { name in
      guard let number = definitions.index(of: name), seen.insert(number).inserted else { return }
      for unit in definers[number] { votes[unit, default: 0] += 1 }
    }
    let folder = graph.unit(orphan).path.folder
    if let number = names.index(of: OldName.plain(graph.unit(orphan).name.text)) {
      for unit in named[number].prefix(64) {
        votes[unit, default: 0] += graph.unit(unit).path.folder == folder ? 3 : 1
      }
    }
    return votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private static func visitDefinitions(
    of unit: UnitID, _ graph: ImportGraph, _ body: (ArraySlice<UInt8>) -> Void
  ) {
    guard let facts = graph.pythonFacts(of: unit) else { return }
    for binding in facts.bindings where binding.kind != .variable {
      body(facts.text[binding.name])
    }
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
