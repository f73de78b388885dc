import Graph
import Refactoring
import Scanning

/// The files that are no sources and that only leaving modules read: each lies beside or below a module that names it, and nothing else
/// in the repository names it, its folder below the module, or all files of its kind.
struct CompanionData {
  private(set) var files: [SourcePath: UnitID] = [:]

  /// Larger files are data themselves.
  private static let longestMentioning = 4 << 20

  init(of draft: ArchiveDraft, in graph: ImportGraph, _ tree: SourceTree) {
    let named = Self.named(by: draft, in: graph, tree)
    guard !named.isEmpty else { return }
    files = named.mapValues(\.unit)
    let leaving = Set(draft.files.map(\.path))
    var wanted: [[UInt8]: [SourcePath]] = [:]
    for (path, owner) in named {
      let stem = path.name.prefix { $0 != UInt8(ascii: ".") }
      var words = [Array(stem.isEmpty ? path.name : stem)]
      if let dot = path.name.lastIndex(of: UInt8(ascii: ".")) {
        words.append([UInt8(ascii: "*")] + path.name[dot...])
      }
      words += path.bytes.dropFirst(owner.folder.bytes.count).split(separator: UInt8(ascii: "/"))
        .dropLast().map { Array($0) }
      for word in words { wanted[word, default: []].append(path) }
    }
    let paths = tree.files.map(\.path) + tree.manifests.map(\.path) + Array(tree.others)
    for path in paths where !leaving.contains(path) && named[path] == nil && !files.isEmpty {
      let whole = tree.root.appending(path)
      guard let facts = (try? SystemCalls.entry(whole)) ?? nil, facts.type == .regular,
        facts.size <= Self.longestMentioning,
        let bytes = try? FileReader.contents(of: whole, following: false)
      else { continue }
      for word in Words(bytes) {
        for path in wanted[Array(word)] ?? [] { files[path] = nil }
      }
    }
  }

  private struct Owner {
    let unit: UnitID
    let folder: SourcePath
  }

  /// The files that a leaving module has in quotes, by their path from it or by a name that only one file below it has.
  private static func named(
    by draft: ArchiveDraft, in graph: ImportGraph, _ tree: SourceTree
  ) -> [SourcePath: Owner] {
    var units: [SourcePath: UnitID] = [:]
    for unit in graph.unitIDs { units[graph.unit(unit).path] = unit }
    var byName: [[UInt8]: [SourcePath]] = [:]
    for path in tree.others { byName[Array(path.name), default: []].append(path) }
    var found: [SourcePath: Owner] = [:]
    for file in draft.files where file.kind == .module {
      guard let unit = units[file.path], let folder = file.path.parent,
        let bytes = try? FileReader.contents(of: tree.root.appending(file.path), following: false)
      else { continue }
      for text in quoted(in: bytes) {
        let name = text.split(separator: UInt8(ascii: "/")).last ?? text
        let below = (byName[Array(name)] ?? []).filter {
          folder.bytes.isEmpty || $0.bytes.starts(with: folder.bytes + [UInt8(ascii: "/")])
        }
        let exact = folder.appending(text)
        if let path = below.first(where: { $0 == exact }) ?? (below.count == 1 ? below[0] : nil),
          !path.bytes.split(separator: UInt8(ascii: "/")).contains(where: { $0.first == 0x2E })
        {
          found[path] = Owner(unit: unit, folder: folder)
        }
      }
    }
    return found
  }

  /// What stands between two quotes of one kind on a line.
  private static func quoted(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var texts: [ArraySlice<UInt8>] = []
    var at = 0
    while at < bytes.count {
      let quote = bytes[at]
      at += 1
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
      let start = at
      while at < bytes.count, bytes[at] != quote, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      if at < bytes.count, bytes[at] == quote, at > start, at - start < 256 {
        texts.append(bytes[start..<at])
        at += 1
      }
    }
    return texts
  }
}

/// The runs of letters, digits, `_`, `-` and bytes above ASCII in a text, and `*.` with what follows it.
private struct Words: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    while at < bytes.count, !Self.belongs(bytes[at]), bytes[at] != UInt8(ascii: "*") { at += 1 }
    let start = at
    if at < bytes.count, bytes[at] == UInt8(ascii: "*") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") { at += 1 }
    }
    while at < bytes.count, Self.belongs(bytes[at]) { at += 1 }
    return start < at ? bytes[start..<at] : nil
  }

  private static func belongs(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...: true
    default: false
    }
  }
}
