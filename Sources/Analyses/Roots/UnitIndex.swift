package import Graph
package import Scanning

/// The units of a graph by name, by path and by folder, for those who have only a string to go by.
package struct UnitIndex: Sendable {
  package let graph: ImportGraph
  private var byName: [String: [UnitID]] = [:]
  /// Sorted by name.
  private let names: [(name: String, unit: UnitID)]
  private var byLastName: [Substring: [UnitID]] = [:]
  private var byPath: [SourcePath: UnitID] = [:]
  let folders: UnitFolders
  /// By name: the folders of packages without an `__init__`, as far as modules lie right inside.
  private var namespaces: [String: [SourcePath]] = [:]
  /// The folders of each name, in path order.
  private var foldersByName: [ArraySlice<UInt8>: [SourcePath]] = [:]

  package init(_ graph: ImportGraph) {
    self.graph = graph
    folders = UnitFolders(of: graph)
    var all: [(name: String, unit: UnitID)] = []
    all.reserveCapacity(graph.units.count)
    byName.reserveCapacity(graph.units.count)
    byPath.reserveCapacity(graph.units.count)
    byLastName.reserveCapacity(graph.units.count)
    for (index, unit) in graph.units.enumerated() where unit.kind.language == .python {
      let id = UnitID(index)
      byPath[unit.path] = id
      guard Self.isImportable(unit.kind) else { continue }
      let name = unit.name.text
      byName[name, default: []].append(id)
      all.append((name, id))
      let last =
        name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.utf8.index(after: $0)...] }
        ?? name[...]
      byLastName[last, default: []].append(id)
    }
    var seen: Set<SourcePath> = []
    for folder in folders.all {
      var next = folder.path
      while !folder.files.isEmpty, seen.insert(next).inserted {
        foldersByName[next.name, default: []].append(next)
        guard let outer = next.parent else { break }
        next = outer
      }
      guard folder.package == nil,
        let first = folder.files.first(where: { graph.unit($0).kind == .module }),
        let name = graph.unit(first).name.parent
      else { continue }
      namespaces[name.text, default: []].append(folder.path)
    }
    for name in namespaces.keys { namespaces[name]?.sort() }
    for name in foldersByName.keys { foldersByName[name]?.sort() }
    names = all.sorted { ($0.name, $0.unit) < ($1.name, $1.unit) }
  }

  private static func isImportable(_ kind: UnitKind) -> Bool {
    switch kind {
    case .module, .package, .cython, .extensionModule, .namespace: true
    case .stub, .notebook, .script, .swiftFile, .swiftModule: false
    }
  }

  // MARK: By name

  /// The unit of that name; where several projects have one, the nearest.
  package func module(_ name: String, near unit: UnitID) -> UnitID? {
    guard let found = byName[name] else { return nil }
    if found.count == 1 { return found[0] }
    let here = graph.unit(unit).path.bytes
    func shared(_ id: UnitID) -> Int {
      zip(here, graph.unit(id).path.bytes).prefix { $0 == $1 }.count
    }
    return found.max { (shared($0), $1.index) < (shared($1), $0.index) }
  }

  /// The units whose names fit a pattern; a `*` stands for one name, or for a part of it.
  package func modules(matching pattern: String) -> [UnitID] {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return byName[pattern] ?? [] }
    let head = String(pieces[0])
    let last = pattern.holds(".") ? pattern.lastPart : ""
    if head.isEmpty {
      guard !last.isEmpty, !last.holds("*") else { return [] }
      if pattern.hasPrefix("*."), pieces.count == 2 {
        // What stands in front may be a name with dots.
        return (byLastName[last[...]] ?? []).filter {
          graph.unit($0).name.text.hasSuffix(pattern.dropFirst())
        }
      }
      return (byLastName[last[...]] ?? []).filter { Self.fits(graph.unit($0).name.text, pattern) }
    }
    var index = start(of: head)
    var found: [UnitID] = []
    while index < names.count, names[index].name.hasPrefix(head) {
      if Self.fits(names[index].name, pattern) { found.append(names[index].unit) }
      index += 1
    }
    return found.sorted()
  }

  /// The modules of that last name below a folder, and those in packages of that name.
  func modules(named name: String, below folder: SourcePath) -> [UnitID] {
    let own = (byLastName[name[...]] ?? []).filter { isBelow(folder, $0) }
    let inside = (foldersByName[ArraySlice(Array(name.utf8))] ?? []).flatMap { files(in: $0) }
    return own + inside.filter { isBelow(folder, $0) }
  }

  private func isBelow(_ folder: SourcePath, _ unit: UnitID) -> Bool {
    let path = graph.unit(unit).path.bytes
    return folder.bytes.isEmpty
      || path.starts(with: folder.bytes) && path.dropFirst(folder.bytes.count).first == 0x2F
  }

  private func start(of head: String) -> Int {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].name < head { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func fits(_ name: String, _ pattern: String) -> Bool {
    let name = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let pattern = pattern.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard name.count == pattern.count else { return false }
    return zip(name, pattern).allSatisfy { name, piece in
      guard let first = piece.firstIndex(of: UInt8(ascii: "*")),
        let last = piece.lastIndex(of: UInt8(ascii: "*"))
      else { return name.elementsEqual(piece) }
      let head = piece[..<first]
      let tail = piece[piece.index(after: last)...]
      return name.count >= head.count + tail.count && name.starts(with: head)
        && name.suffix(tail.count).elementsEqual(tail)
    }
  }

  /// What a string names: a module, `module:attribute`, or something that a module binds; dots at its beginning mean the package of `unit`.
  package func named(_ text: String, from unit: UnitID) -> UnitID? {
    guard let name = absolute(text, from: unit) else { return nil }
    let colon = name.utf8.firstIndex(of: UInt8(ascii: ":"))
    let dotted = colon.map { String(name[..<$0]) } ?? name
    if let found = module(dotted, near: unit) { return found }
    guard colon == nil else { return nil }
    // `a.b.Class` and `a.b.Class.method` name what `a.b` binds.
    var rest = dotted[...]
    for _ in 0..<2 {
      guard let dot = rest.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      let attribute = rest[rest.utf8.index(after: dot)...]
      rest = rest[..<dot]
      if let found = module(String(rest), near: unit) {
        return offers(found, String(attribute)) ? found : nil
      }
    }
    return nil
  }

  /// The module that a dotted name of a constant begins with, and the rest of the name.
  func owner(of name: String, near unit: UnitID) -> (unit: UnitID, constant: String)? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return module(String(name[..<dot]), near: unit).map { ($0, name.lastPart) }
  }

  /// A name without dots at its beginning; nil where they lead out of everything.
  func absolute(_ text: String, from unit: UnitID) -> String? {
    let dots = text.prefix { $0 == "." }.count
    guard dots > 0 else { return text }
    var package =
      graph.unit(unit).kind == .package ? graph.unit(unit).name : graph.unit(unit).name.parent
    for _ in 1..<dots { package = package?.parent }
    guard let package else { return nil }
    let rest = text.dropFirst(dots)
    return rest.isEmpty ? package.text : package.text + "." + rest
  }

  private func offers(_ unit: UnitID, _ name: String) -> Bool {
    guard let facts = graph.pythonFacts(of: unit) else { return false }
    let bytes = Array(name.utf8)
    return facts.bindings.contains { facts.text[$0.name].elementsEqual(bytes) }
      || facts.imports.contains { entry in
        let bound = entry.alias.isEmpty ? entry.name : entry.alias
        return facts.text[bound].elementsEqual(bytes)
      } || facts.hasGetattr
  }

  /// The folder of a package without an `__init__`.
  func namespace(_ name: String, near unit: UnitID) -> SourcePath? {
    guard let found = namespaces[name] else { return nil }
    let here = graph.unit(unit).path.bytes
    return found.max { left, right in
      zip(here, left.bytes).prefix { $0 == $1 }.count
        < zip(here, right.bytes).prefix { $0 == $1 }.count
    }
  }

  // MARK: By path

  package func unit(at path: SourcePath) -> UnitID? { byPath[path] }

  /// The files right inside a folder.
  package func files(in folder: SourcePath) -> [UnitID] { folders[folder]?.files ?? [] }

  /// The package whose folder that is.
  package func package(at folder: SourcePath) -> UnitID? { folders[folder]?.package }

  /// What a unit is for, as its path tells.
  func purpose(of unit: UnitID) -> PathPurpose { folders.purposes[Int(unit.index)] }

  /// All files below a folder, in path order.
  package func files(below folder: SourcePath) -> [UnitID] {
    if folder.bytes.isEmpty { return graph.unitIDs.filter { graph.fileOfUnit[Int($0.index)] >= 0 } }
    let prefix = folder.bytes + [UInt8(ascii: "/")]
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
    var found: [UnitID] = []
    while low < graph.units.count, graph.units[low].path.bytes.starts(with: prefix) {
      if graph.units[low].kind.language == .python, graph.fileOfUnit[low] >= 0 {
        found.append(UnitID(low))
      }
      low += 1
    }
    return found
  }

  /// The folders with Python files in or below them whose paths end like that.
  package func folders(endingWith path: String) -> [SourcePath] {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    guard let last = parts.last else { return [] }
    let wanted = Array(parts.joined(separator: [UInt8(ascii: "/")]))
    let same = foldersByName[ArraySlice(Array(last))] ?? []
    return same.filter { folder in
      let bytes = folder.bytes
      guard bytes.count >= wanted.count, bytes.suffix(wanted.count).elementsEqual(wanted) else {
        return false
      }
      let before = bytes.count - wanted.count - 1
      return before < 0 || bytes[before] == UInt8(ascii: "/")
    }
  }

  package func isFolder(_ path: SourcePath) -> Bool {
    !files(in: path).isEmpty || (foldersByName[path.name] ?? []).contains(path)
  }
}
