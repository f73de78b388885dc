import Analyses
import Graph
import Manifests
import Scanning

/// The index stores of a repository's builds, as links between its files.
struct IndexReading: Sendable {
  let stores: [String]
  /// Files as they are indexed, and those that have changed since.
  let fresh: Set<UnitID>
  let stale: Int
  /// Each file that is as it was indexed, to those that declare what it refers to.
  let links: [Link]
}

extension Project {
  func indexReading(
    of graph: ImportGraph, _ wish: IndexWish
  ) -> IndexOutcome<IndexReading> {
    guard let library = wish.library else {
      return .absent(
        "no libIndexStore beside a swiftc on the search path; put the toolchain's bin folder on PATH"
      )
    }
    let stores = wish.store.map { [$0] } ?? usualStores(in: graph)
    guard !stores.isEmpty else {
      return .absent(
        "no index store below .build of a package here; run `swift build --build-tests`, or name one with --index-store"
      )
    }
    let root = tree.root
    var units: [SourcePath: UnitID] = [:]
    for unit in graph.unitIDs where graph.unit(unit).kind == .swiftFile {
      units[graph.unit(unit).path] = unit
    }
    var files: [(unit: UnitID, file: IndexedFile)] = []
    for store in stores {
      let known = units
      let found = SystemCalls.indexedFiles(in: store, with: library) { bytes in
        Self.path(bytes, below: root).map { known[$0] != nil } ?? false
      }
      guard let found else {
        return .absent("\(store.display): could not be read with \(library.display)")
      }
      for file in found {
        if let unit = Self.path(file.path, below: root).flatMap({ units[$0] }) {
          files.append((unit, file))
        }
      }
    }
    guard !files.isEmpty else {
      return .absent(
        "\(stores[0].display): holds nothing of the files here; build this checkout, or name its store"
      )
    }
    let isFresh = files.map { isAsIndexed($0.unit, $0.file, in: graph) }
    let fresh = Set(zip(files, isFresh).filter(\.1).map(\.0.unit))
    let stale = Set(files.map(\.unit)).subtracting(fresh).count
    return .read(
      IndexReading(
        stores: stores.map { $0.relative(to: root)?.display ?? $0.display }, fresh: fresh,
        stale: stale, links: links(zip(files, isFresh).filter(\.1).map(\.0), in: graph)))
  }

  private func links(
    _ files: [(unit: UnitID, file: IndexedFile)], in graph: ImportGraph
  ) -> [Link] {
    var owners: [String: [UnitID]] = [:]
    for (unit, file) in files {
      for name in file.declares { owners[name, default: []].append(unit) }
    }
    return files.flatMap { unit, file -> [Link] in
      let targets = Set(file.mentions.flatMap { owners[$0] ?? [] }).subtracting([unit])
      return targets.sorted().map { target in
        Link(
          from: unit, to: target, strength: .firm,
          evidence: Evidence(
            kind: "the compiler's index", path: graph.unit(unit).path, line: 1,
            text: "refers to what \(graph.unit(target).path.display) declares"))
      }
    }
  }

  /// Whether the file has not been written since it was compiled.
  private func isAsIndexed(_ unit: UnitID, _ file: IndexedFile, in graph: ImportGraph) -> Bool {
    guard
      let facts = (try? SystemCalls.entry(tree.root.appending(graph.unit(unit).path))) ?? nil
    else { return false }
    return facts.modified <= file.written
  }

  private static func path(_ bytes: [UInt8], below root: AbsolutePath) -> SourcePath? {
    AbsolutePath(bytes: bytes).flatMap { $0.relative(to: root) }
  }

  /// Those that the package manager leaves where it builds; of several builds of a package all count.
  private func usualStores(in graph: ImportGraph) -> [AbsolutePath] {
    let folders = Set(graph.membership.packages.map(\.folder) + [SourcePath(bytes: [])])
    return folders.sorted().flatMap { folder -> [AbsolutePath] in
      let build = tree.root.appending(folder).appending(SourcePath(".build"))
      let triples = ((try? SystemCalls.names(in: build)) ?? []).sorted {
        $0.lexicographicallyPrecedes($1)
      }
      return triples.flatMap { triple in
        ["debug", "release"].compactMap { configuration -> AbsolutePath? in
          let store = build.appending(triple[...])
            .appending(SourcePath("\(configuration)/index/store"))
          return IndexWish.exists(store) ? store : nil
        }
      }
    }
  }
}
