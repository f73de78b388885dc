package import Graph
package import Manifests
import Scanning

/// Finds the units that starts mean: module names under every root, and paths from every folder they could be written from.
package struct StartResolver: Sendable {
  /// A unit that a start means, and how surely.
  package struct Found: Hashable, Sendable {
    package let unit: UnitID
    package let strength: Start.Strength
  }

  private let graph: ImportGraph
  /// By unit: the package around it, or -1.
  private let packages: [Int32]
  private var byPath: [SourcePath: UnitID] = [:]
  /// In path order.
  private var byName: [String: [UnitID]] = [:]
  private var byFileName: [ArraySlice<UInt8>: [UnitID]] = [:]

  package init(_ graph: ImportGraph) {
    self.graph = graph
    packages = graph.packages()
    byPath.reserveCapacity(graph.units.count)
    byName.reserveCapacity(graph.units.count)
    for (index, unit) in graph.units.enumerated() where unit.kind.language == .python {
      let id = UnitID(index)
      byPath[unit.path] = id
      byFileName[unit.path.name, default: []].append(id)
      switch unit.kind {
      case .module, .package, .cython, .extensionModule:
        byName[unit.name.text, default: []].append(id)
      case .namespace, .stub, .notebook, .script, .swiftFile, .swiftModule: break
      }
    }
  }

  /// In the order of their ids; empty where the repository does not hold what is started.
  package func units(of start: Start) -> [Found] {
    let found: [UnitID: Start.Strength]
    switch start.target {
    case .module(let name, let attribute):
      found = modules(name, attribute: attribute, of: start)
    case .path(let written, let folder):
      found = files(written, from: folder, of: start)
    case .mention(let text):
      found = mentioned(text, of: start)
    case .pattern(let pattern):
      found = matching(pattern)
    }
    return found.map { unit, strength in
      Found(unit: unit, strength: max(strength, start.strength))
    }.sorted { $0.unit < $1.unit }
  }

  // MARK: Modules

  private func modules(
    _ name: String, attribute: String?, of start: Start
  ) -> [UnitID: Start.Strength] {
    let main = ".__main__"
    if name.hasSuffix(main), name.utf8.count > main.utf8.count {
      let units = exact(name, of: start)
      return withPackages(
        units.isEmpty ? exact(String(name.dropLast(main.count)), of: start) : units)
    }
    var units = exact(name, of: start)
    if units.isEmpty {
      // `a.b.Class` and `a.b.function` name what `a.b` binds.
      units = owners(of: name, of: start)
    } else if let attribute {
      // The attribute of a package may be a module of its own.
      units += submodules(of: units, attribute)
    }
    return withPackages(units)
  }

  /// Importing a module runs the packages around it.
  private func withPackages(_ units: [UnitID]) -> [UnitID: Start.Strength] {
    var found: [UnitID: Start.Strength] = [:]
    for unit in units {
      var next = unit.index
      while next >= 0, found.updateValue(.firm, forKey: UnitID(Int(next))) == nil {
        next = packages[Int(next)]
      }
    }
    return found
  }

  /// The modules of exactly that name: of several those found from the folders of the start, else the nearest ones.
  private func exact(_ name: String, of start: Start) -> [UnitID] {
    guard !name.isEmpty, name.utf8.first != UInt8(ascii: ".") else { return [] }
    let path = Array(name.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "/") : $0 })
    for folder in start.folders {
      if let unit = module(at: folder, path) { return [unit] }
    }
    guard let named = byName[name] else {
      for folder in Self.around(start.folders + [start.evidence.path.parent]) {
        if let unit = module(at: folder, path) { return [unit] }
      }
      return []
    }
    return nearest(named, to: start.folders.first ?? start.evidence.path.parent)
  }

  private func module(at folder: SourcePath, _ path: [UInt8]) -> UnitID? {
    let whole = folder.appending(path)
    for ending in ["/__init__.py", ".py", ".pyx", "/__init__.pyx"] {
      if let unit = byPath[SourcePath(bytes: whole.bytes + ending.utf8)] { return unit }
    }
    return nil
  }

  /// The folders, and then all folders around them, without repetitions; the inner before the outer.
  private static func around(_ folders: [SourcePath?]) -> [SourcePath] {
    var found: [SourcePath] = []
    for folder in folders {
      var next = folder
      while let current = next, !found.contains(current) {
        found.append(current)
        next = current.parent
      }
    }
    return found
  }

  /// Those that share the most folders with a place.
  private func nearest(_ units: [UnitID], to folder: SourcePath?) -> [UnitID] {
    guard units.count > 1, let folder else { return units }
    let here = folder.bytes.split(separator: UInt8(ascii: "/"))
    let shared = units.map { unit in
      zip(here, graph.unit(unit).path.bytes.split(separator: UInt8(ascii: "/")))
        .prefix { $0.elementsEqual($1) }.count
    }
    let best = shared.max() ?? 0
    return zip(units, shared).filter { $0.1 == best }.map(\.0)
  }

  private func submodules(of units: [UnitID], _ attribute: String) -> [UnitID] {
    let path = Array(
      attribute.utf8.prefix { $0 != UInt8(ascii: "(") }
        .map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "/") : $0 })
    guard !path.isEmpty else { return [] }
    return units.compactMap { unit in
      guard graph.unit(unit).kind == .package, let folder = graph.unit(unit).path.parent else {
        return nil
      }
      return module(at: folder, path)
    }
  }

  /// The modules that bind what a dotted name ends in: at most two names may follow the module's.
  private func owners(of name: String, of start: Start) -> [UnitID] {
    var module = name[...]
    for _ in 0..<2 {
      guard let dot = module.utf8.lastIndex(of: UInt8(ascii: ".")) else { return [] }
      let attribute = module[module.index(after: dot)...]
      module = module[..<dot]
      let isTop = !module.utf8.contains(UInt8(ascii: "."))
      let units = exact(String(module), of: start)
        .filter { binds(attribute, in: $0, countingImports: !isTop) }
      if !units.isEmpty { return units }
    }
    return []
  }

  private func binds(_ name: Substring, in unit: UnitID, countingImports: Bool) -> Bool {
    guard let facts = graph.pythonFacts(of: unit) else { return false }
    let name = name.utf8
    if facts.bindings.contains(where: { facts.text[$0.name].elementsEqual(name) }) { return true }
    guard countingImports else { return false }
    return facts.hasGetattr || facts.changesItself
      || facts.imports.contains { entry in
        facts.text[entry.alias.isEmpty ? entry.name : entry.alias].elementsEqual(name)
      }
  }

  // MARK: Mentions

  private func mentioned(_ text: String, of start: Start) -> [UnitID: Start.Strength] {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if parts.count == 2 {
      let attribute = parts[1].prefix { $0 != "(" && $0 != "." && $0 != "[" }
      let units = exact(name, of: start)
      let bound = units.filter { binds(attribute, in: $0, countingImports: true) }
      return withPackages(bound + submodules(of: units, String(parts[1])))
    }
    // A word without a dot is a word.
    guard name.utf8.contains(UInt8(ascii: ".")) else { return [:] }
    let units = exact(name, of: start)
    return withPackages(units.isEmpty ? owners(of: name, of: start) : units)
  }

  // MARK: Files

  private func files(
    _ written: String, from folder: SourcePath, of start: Start
  ) -> [UnitID: Start.Strength] {
    let parts = Array(written.utf8).split(separator: UInt8(ascii: "/"))
    guard let last = parts.last else { return [:] }
    if written.utf8.contains(where: { $0 == UInt8(ascii: "*") }) {
      return globbed(parts, from: folder)
    }
    let isOpen = written.utf8.first == UInt8(ascii: "/") || Self.isUnknown(parts[0])
    let places = Self.around([folder] + start.folders + [start.evidence.path.parent])
    if !isOpen {
      for place in places {
        if let found = file(parts[...], from: place) { return [found: .firm] }
      }
    }
    // Of a path that begins somewhere unknown, as much as possible is to be found here.
    var rest = parts[...]
    if Self.isUnknown(parts[0]) { rest = rest.dropFirst() }
    let isFile = last.suffix(3).elementsEqual(".py".utf8)
    while rest.count >= (isOpen && isFile ? 1 : 2) {
      for place in places {
        if let found = file(rest, from: place) { return [found: .firm] }
      }
      rest = rest.dropFirst()
    }
    return elsewhere(parts, named: last, isOpen: isOpen, near: folder)
  }

  /// True for what stands for a folder that only running the command would tell: `$HOME`, `{{ root }}`, `%CD%`, `~`.
  private static func isUnknown(_ part: ArraySlice<UInt8>) -> Bool {
    part.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "%") }
      || part.elementsEqual("~".utf8)
  }

  private func file(_ parts: ArraySlice<ArraySlice<UInt8>>, from folder: SourcePath) -> UnitID? {
    var path = folder.bytes.split(separator: UInt8(ascii: "/"))
    for part in parts {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard path.popLast() != nil else { return nil }
      } else {
        path.append(part)
      }
    }
    let joined = SourcePath(bytes: Array(path.joined(separator: [UInt8(ascii: "/")])))
    if let unit = byPath[joined] { return runnable(unit, at: joined) }
    return byPath[joined.appending("__main__.py".utf8)]
  }

  /// A folder that is imported as a namespace runs through its `__main__`.
  private func runnable(_ unit: UnitID, at path: SourcePath) -> UnitID? {
    graph.unit(unit).kind == .namespace ? byPath[path.appending("__main__.py".utf8)] : unit
  }

  /// The only file whose path ends like that, wherever it lies; a bare name proves little.
  private func elsewhere(
    _ parts: [ArraySlice<UInt8>], named last: ArraySlice<UInt8>, isOpen: Bool,
    near folder: SourcePath
  ) -> [UnitID: Start.Strength] {
    let known = parts.filter { !Self.isUnknown($0) && $0 != [0x2E] && $0 != [0x2E, 0x2E] }
    guard let candidates = byFileName[last], !known.isEmpty else { return [:] }
    let ending = Array(known.joined(separator: [UInt8(ascii: "/")]))
    let fitting = candidates.filter { unit in
      let path = graph.unit(unit).path.bytes
      return path.suffix(ending.count).elementsEqual(ending)
        && (path.count == ending.count
          || path[path.count - ending.count - 1] == UInt8(ascii: "/"))
    }
    guard fitting.count == 1 else { return [:] }
    return [fitting[0]: known.count > 1 ? .firm : .weak]
  }

  private func globbed(
    _ parts: [ArraySlice<UInt8>], from folder: SourcePath
  ) -> [UnitID: Start.Strength] {
    let known = parts.drop { Self.isUnknown($0) || $0 == [0x2E] || $0 == [0x2E, 0x2E] }
    guard !known.isEmpty else { return [:] }
    let pattern = String(
      decoding: Array(known.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
    let literal = known.prefix { !$0.contains(UInt8(ascii: "*")) }
    for place in Self.around([folder]) {
      let prefix = place.bytes.isEmpty ? "" : place.display + "/"
      let glob = PathGlob(prefix + pattern)
      let start = literal.reduce(place) { $0.appending($1) }
      let found = units(below: start).filter {
        graph.unit($0).kind.language == .python && graph.unit($0).kind != .namespace
          && glob.matches(graph.unit($0).path)
      }
      if !found.isEmpty {
        return Dictionary(uniqueKeysWithValues: found.map { ($0, Start.Strength.firm) })
      }
    }
    return [:]
  }

  /// Those whose paths lie in a folder, which stand together in the order of paths.
  private func units(below folder: SourcePath) -> [UnitID] {
    let prefix = folder.bytes.isEmpty ? [] : folder.bytes + [UInt8(ascii: "/")]
    var low = 0
    var high = graph.units.count
    while low < high {
      let middle = (low + high) / 2
      if graph.units[middle].path.bytes.lexicographicallyPrecedes(prefix) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let end = graph.units[low...].firstIndex { !$0.path.bytes.starts(with: prefix) }
    return (low..<(end ?? graph.units.count)).map { UnitID($0) }
  }

  // MARK: Patterns

  /// `a.b.*` is `a.b` and everything below it; a pattern with a slash is one for paths.
  private func matching(_ pattern: String) -> [UnitID: Start.Strength] {
    var found: [UnitID: Start.Strength] = [:]
    if pattern.utf8.contains(UInt8(ascii: "/")) || pattern.hasSuffix(".py") {
      let glob = PathGlob(anywhere: pattern)
      for (path, unit) in byPath where glob.covers(path) { found[unit] = .firm }
      return found
    }
    let slashed = { (name: String) in
      SourcePath(bytes: name.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "/") : $0 })
    }
    let isOpen = pattern.hasSuffix(".*")
    let glob = PathGlob(slashed(isOpen ? String(pattern.dropLast(2)) : pattern).display)
    for (name, units) in byName {
      let path = slashed(name)
      guard isOpen ? glob.covers(path) : glob.matches(path) else { continue }
      for unit in units { found[unit] = .firm }
    }
    return found
  }
}
