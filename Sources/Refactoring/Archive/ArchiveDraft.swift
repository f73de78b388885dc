package import Graph
package import Scanning

/// What somebody wants archived, and why.
package struct ArchiveChoice: Hashable, Sendable {
  package let unit: UnitID
  package let text: String
  package let places: [ArchiveReason.Place]

  package init(_ unit: UnitID, text: String, places: [ArchiveReason.Place] = []) {
    self.unit = unit
    self.text = text
    self.places = places
  }
}

/// What there is to know of a repository besides its graph before files leave it.
package struct ArchiveSurroundings: Sendable {
  /// The units that are tests or serve none but tests.
  package var tests: Set<UnitID> = []
  /// Why a unit may not be moved, whatever else holds.
  package var blocked: [UnitID: String] = [:]
  /// Files that are no sources, each with the only unit that names it.
  package var data: [SourcePath: UnitID] = [:]
  /// What Swift files need of each other; nil where there are none.
  package var swift: SwiftNeeds?
  /// Every file that is no source.
  package var others: [SourcePath] = []

  package init() {}
}

/// Which files would go into an archive together, before anything is known of their bytes.
///
/// A unit goes only if everything that imports it goes: what is left refuses by name. So one refusal can bring others about.
package struct ArchiveDraft: Sendable {
  package struct File: Hashable, Sendable {
    package let path: SourcePath
    package let kind: ArchiveMove.Kind
    /// The module it is, or goes along with.
    package let module: String
  }

  package struct Refusal: Hashable, Sendable {
    package let module: String
    package let path: SourcePath
    /// Follows the module in a sentence.
    package let why: String

    package init(module: String, path: SourcePath, why: String) {
      self.module = module
      self.path = path
      self.why = why
    }
  }

  /// In path order.
  package let files: [File]
  package let reasons: [ArchiveReason]
  /// In path order.
  package let refusals: [Refusal]
  /// Strings in what stays that name something that goes: places for a person to look at.
  package let mentions: [ArchiveReason.Place]

  package init(
    of choices: [ArchiveChoice], in graph: ImportGraph,
    surroundings: ArchiveSurroundings = ArchiveSurroundings()
  ) {
    var leaving = LeavingUnits(choices.map(\.unit), in: graph, surroundings)
    leaving.settle()
    leaving.addEmptiedPackages()
    let found = leaving
    let data = surroundings.data.filter { found.kinds[$0.value] != nil }.map {
      File(path: $0.key, kind: .data, module: graph.unit($0.value).name.text)
    }
    let units = found.kinds.map { unit, kind in
      File(
        path: graph.unit(unit).path, kind: kind,
        module: graph.unit(found.companions[unit] ?? unit).name.text)
    }
    files = (units + data).sorted { $0.path < $1.path }
    reasons = choices.filter { found.kinds[$0.unit] != nil }.sorted { $0.unit < $1.unit }.map {
      ArchiveReason(
        module: graph.unit($0.unit).name.text, path: graph.unit($0.unit).path, text: $0.text,
        places: $0.places)
    }
    refusals = found.refusals.sorted { $0.key < $1.key }.map { unit, why in
      Refusal(module: graph.unit(unit).name.text, path: graph.unit(unit).path, why: why)
    }
    mentions = Self.mentions(of: found, in: graph)
  }

  private static func mentions(
    of leaving: LeavingUnits, in graph: ImportGraph
  ) -> [ArchiveReason.Place] {
    leaving.kinds.keys.sorted().flatMap { unit in
      graph.edgeIndices(to: unit).lazy.map(graph.edge)
        .filter { $0.type == .string && leaving.kinds[$0.from] == nil }
        .map {
          ArchiveReason.Place(
            path: graph.unit($0.from).path, line: Int($0.line), text: graph.unit(unit).name.text)
        }
    }
  }
}
