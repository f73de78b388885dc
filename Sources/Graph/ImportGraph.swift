package import Manifests
package import Scanning

/// Who imports whom in one repository. It is built once and never changed.
package struct ImportGraph: Sendable {
  /// In path order, which is the order of their ids.
  package let units: [Unit]
  /// Sorted by the importing unit, then by place.
  package let edges: [Edge]
  /// The modules outside the root that somebody imports, by name.
  package let externals: [External]
  /// In the order of units and lines.
  package let unresolved: [Unresolved]
  /// The scanned file of each unit; -1 for a folder.
  package let fileOfUnit: [Int32]
  package let files: [SourceFile]
  /// Which Swift files belong to which targets.
  package let membership: SwiftMembership
  /// By the folder of a package that says itself where its modules lie: those places.
  package let packageFolders: [SourcePath: [SourcePath]]

  /// `edges[firstEdge[u]..<firstEdge[u + 1]]` leave unit `u`.
  private let firstEdge: [Int32]
  /// Edge indices sorted by the imported unit.
  private let incomingEdges: [Int32]
  private let firstIncoming: [Int32]

  init(
    units: [Unit], edges: [Edge], externals: [External], unresolved: [Unresolved],
    fileOfUnit: [Int32], files: [SourceFile], membership: SwiftMembership,
    packageFolders: [SourcePath: [SourcePath]]
  ) {
    self.units = units
    self.edges = edges
    self.externals = externals
    self.unresolved = unresolved
    self.fileOfUnit = fileOfUnit
    self.files = files
    self.membership = membership
    self.packageFolders = packageFolders
    var first = [Int32](repeating: 0, count: units.count + 1)
    var firstIncoming = first
    for edge in edges {
      first[Int(edge.from.index) + 1] += 1
      firstIncoming[Int(edge.to.index) + 1] += 1
    }
    for index in units.indices {
      first[index + 1] += first[index]
      firstIncoming[index + 1] += firstIncoming[index]
    }
    var next = firstIncoming
    var incoming = [Int32](repeating: 0, count: edges.count)
    for (index, edge) in edges.enumerated() {
      incoming[Int(next[Int(edge.to.index)])] = Int32(index)
      next[Int(edge.to.index)] += 1
    }
    firstEdge = first
    incomingEdges = incoming
    self.firstIncoming = firstIncoming
  }

  package func unit(_ id: UnitID) -> Unit { units[Int(id.index)] }

  package func edges(from id: UnitID) -> ArraySlice<Edge> {
    edges[Int(firstEdge[Int(id.index)])..<Int(firstEdge[Int(id.index) + 1])]
  }

  /// The indices of the edges that lead to a unit, in the order of their importers.
  package func edgeIndices(to id: UnitID) -> ArraySlice<Int32> {
    incomingEdges[Int(firstIncoming[Int(id.index)])..<Int(firstIncoming[Int(id.index) + 1])]
  }

  package func edge(_ index: Int32) -> Edge { edges[Int(index)] }

  package var unitIDs: LazyMapSequence<Range<Int>, UnitID> { units.indices.lazy.map { UnitID($0) } }

  package func pythonFacts(of id: UnitID) -> PythonFacts? {
    let file = fileOfUnit[Int(id.index)]
    return file < 0 ? nil : files[Int(file)].python
  }
}

extension ImportGraph {
  /// The same graph as if some imports had not been written.
  package func without(_ isLeftOut: (Edge) -> Bool) -> ImportGraph {
    ImportGraph(
      units: units, edges: edges.filter { !isLeftOut($0) }, externals: externals,
      unresolved: unresolved, fileOfUnit: fileOfUnit, files: files,
      membership: membership, packageFolders: packageFolders)
  }
}

/// A module that the repository imports and does not hold.
package struct External: Sendable {
  /// The top-level name.
  package let name: String
  /// In the order of their ids.
  package let importers: [UnitID]
}

extension ImportGraph {
  /// By unit: the package whose `__init__` runs before it when it is imported, or -1.
  package func packages() -> [Int32] {
    var initializers: [SourcePath: Int32] = [:]
    for (index, unit) in units.enumerated() where unit.kind == .package {
      initializers[SourcePath(bytes: Array(unit.path.folder))] = Int32(index)
    }
    // Neighbours in the order of paths mostly share their folder.
    var last: (folder: ArraySlice<UInt8>, package: Int32) = ([], initializers[SourcePath("")] ?? -1)
    return units.map { unit in
      guard unit.kind.language == .python, !unit.path.bytes.isEmpty else { return -1 }
      var folder = unit.path.folder
      if unit.kind == .package {
        guard !folder.isEmpty else { return -1 }
        folder = SourcePath(bytes: Array(folder)).folder
      }
      if last.folder != folder {
        last = (folder, initializers[SourcePath(bytes: Array(folder))] ?? -1)
      }
      return last.package
    }
  }
}
