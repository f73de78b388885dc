import Graph
import Manifests
import Scanning

// What is loaded by names that a run finds in folders which only the run knows.
extension CodeRoots {
  private static let lists: Set<String> = [
    "listdir", "scandir", "glob", "iglob", "iterdir", "rglob", "walk", "iter_modules",
    "walk_packages", "find_modules",
  ]

  /// A function that goes through folders and loads by names that it makes up may load anything of its package; what it
  /// compares the names with tells what it is after.
  mutating func findOpenScans(_ outline: CodeOutline, of unit: UnitID) {
    guard !isTest(unit) else { return }
    let open = outline.calls.filter { call in
      guard case .name(let place) = call.role else { return false }
      return call.argument(at: place)?.values.allSatisfy(\.isUnknown) ?? true
    }
    guard !open.isEmpty, let folder = outermostPackage(around: unit) else { return }
    findDottedPatterns(outline, of: unit)
    noteNamePatterns(outline, of: unit, below: folder)
    let loading = Set(open.map(\.function))
    let scans = outline.calls.filter {
      Self.lists.contains($0.name) && loading.contains($0.function)
    }
    guard let scan = scans.first else { return }
    addOpenScan(
      OpenScan(
        from: unit, folder: folder,
        evidence: evidence(unit, line: scan.line, "load of what a folder holds")))
    let functions = Set(scans.map(\.function))
    for string in outline.strings
    where functions.contains(string.function) && !string.value.isAnchored {
      let text = string.value.text
      let name = text.hasSuffix(".py") ? String(text.dropLast(3)) : text
      guard name.utf8.count > 2, !name.hasPrefix("__"), name.utf8.allSatisfy(Self.isPartOfName)
      else { continue }
      for target in index.modules(named: name, below: folder) where !isTest(target) {
        addLink(
          unit, target, .firm, evidence(unit, line: string.line, "name that a scan looks for"))
      }
    }
  }

  /// A name with holes that begins with two plain parts or more, `f"shop.plugins.{name}"`, beside a loader.
  private mutating func findDottedPatterns(_ outline: CodeOutline, of unit: UnitID) {
    for string in outline.strings where !string.value.isAnchored && string.value.isComputed {
      let text = string.value.text
      let parts = text.utf8.split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count > 2, text.utf8.count < 200, !parts[0].isEmpty,
        parts.prefix(2).allSatisfy({ !$0.contains(UInt8(ascii: "*")) }),
        text.utf8.allSatisfy({ $0 == 0x2E || $0 == 0x2A || Self.isPartOfName($0) })
      else { continue }
      for target in index.modules(matching: text) where !isTest(target) {
        addLink(
          unit, target, isNamedForItsFolder(target) && !isImported(target) ? .firm : .weak,
          evidence(unit, line: string.line, "pattern of a name"))
      }
    }
  }

  /// Where most of a name is computed, the module of a folder that has its name is what is meant first.
  func isNamedForItsFolder(_ unit: UnitID) -> Bool {
    let path = graph.unit(unit).path
    guard let folder = path.parent?.name, !folder.isEmpty else { return false }
    return path.name.starts(with: folder)
  }

  /// What lies in its own folder says nothing of who begins with it.
  func isImported(_ unit: UnitID) -> Bool {
    let folder = graph.unit(unit).path.parent
    return graph.edgeIndices(to: unit).contains { number in
      let edge = graph.edge(number)
      return edge.type != .string && edge.type != .parent && !isTest(edge.from)
        && graph.unit(edge.from).path.parent != folder
    }
  }

  /// A format such as `"schema_{version}"` beside a loader makes names of modules.
  private mutating func noteNamePatterns(
    _ outline: CodeOutline, of unit: UnitID, below folder: SourcePath
  ) {
    for string in outline.strings where !string.value.isAnchored {
      let text = string.value.text
      guard text.utf8.count < 100,
        let hole = text.firstIndex(where: { $0 == "*" || $0 == "{" || $0 == "%" })
      else { continue }
      let whole = text[..<hole]
      let start = whole.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
      guard start.utf8.count > 3, whole.utf8.allSatisfy({ $0 == 0x2E || Self.isPartOfName($0) })
      else { continue }
      let evidence = evidence(unit, line: string.line, "pattern of a name")
      // Whole names in front of the hole say where to look.
      if whole.utf8.count(where: { $0 == 0x2E }) > 1 {
        let family = index.modules(matching: whole + "*").filter { !isTest($0) }
        for target in family { addLink(unit, target, .firm, evidence) }
        if !family.isEmpty { continue }
      }
      beginnings[folder, default: [:]][Array(start.utf8), default: []].append((unit, evidence))
    }
  }

  /// Each folder is gone through once, however many patterns there are for it.
  mutating func findNamePatterns() {
    for (folder, heads) in beginnings.sorted(by: { $0.key < $1.key }) {
      for target in index.files(below: folder) where !isTest(target) {
        let name = Array(graph.unit(target).path.name.prefix { $0 != UInt8(ascii: ".") })
        guard name.count > 3 else { continue }
        for length in 4...max(4, min(name.count, 100)) {
          for (unit, evidence) in heads[Array(name.prefix(length))] ?? [] {
            addLink(unit, target, .weak, evidence)
          }
        }
      }
    }
  }

  func outermostPackage(around unit: UnitID) -> SourcePath? {
    var found = graph.unit(unit).path.parent.flatMap {
      index.package(at: $0) == nil ? nil : Optional($0)
    }
    while let folder = found, let outer = folder.parent, index.package(at: outer) != nil {
      found = outer
    }
    return found
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
