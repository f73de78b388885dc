import Analyses
import Graph
import Manifests
import Refactoring
import Scanning

/// What speaks against taking one line out.
extension PathHackPlanner {
  func blocker(of hack: PathHackRewrite.Hack, _ id: UnitID) -> LazyBlocker? {
    let unit = graph.unit(id)
    if let why = runAsScript(id) {
      return LazyBlocker(
        .script, "\(why), and then nothing but this line puts the folder on the path")
    }
    for folder in hack.folders {
      if let why = absence(of: folder, for: id) { return LazyBlocker(.path, why) }
      if let why = rival(of: folder) { return LazyBlocker(.clash, why) }
    }
    if let disturber {
      return LazyBlocker(
        .path, "\(disturber) changes the working folder or single entries of the path")
    }
    guard unit.kind == .module || unit.kind == .package else {
      return LazyBlocker(.script, "the file has no name to be imported by")
    }
    return nil
  }

  /// Why a file may be run by its path; nil where it is only imported.
  private func runAsScript(_ id: UnitID) -> String? {
    let unit = graph.unit(id)
    guard let facts = graph.pythonFacts(of: id) else { return "it cannot be read" }
    if facts.hasShebang { return "its first line makes the file a command" }
    if facts.hasMainGuard {
      let line = context.source(of: id).flatMap(Self.guardLine)
      return "its __main__ guard\(line.map { " at line \($0)" } ?? "") says that the file is run"
    }
    if unit.kind == .script || unit.name.text.hasSuffix("__main__") {
      return "the file is run by its path"
    }
    let file = String(decoding: unit.path.name, as: UTF8.self)
    if let other = named[file]?.first(where: { $0.path != unit.path }) {
      return "\(other.path.display):\(other.line) names \(file), perhaps to run it by its path"
    }
    if let evidence = commands[id] {
      return "\(evidence.path.display):\(evidence.line) runs the file by its path"
    }
    return nil
  }

  private static func guardLine(_ source: LazySource) -> Int? {
    source.tree.body.first { id in
      guard case .if(let test, _, _) = source.tree.statement(id) else { return false }
      return Bytes.contains(Array("__name__".utf8), in: Array(source.tree.text(of: test)))
    }.map { source.line(of: $0) }
  }

  /// Why a folder may not be on the path when a file of the repository runs; nil where it is sure to be.
  private func absence(of folder: SourcePath, for id: UnitID) -> String? {
    let unit = graph.unit(id)
    if isLoadedByPytest(id) {
      let isDeclared = context.project.pythonProjects.contains { manifest in
        manifest.pytest.pythonPath.contains { $0.value == folder }
          && (manifest.folder.bytes.isEmpty
            || unit.path.bytes.starts(with: manifest.folder.bytes + [UInt8(ascii: "/")]))
      }
      return isDeclared
        ? nil : "pytest loads the file, and its pythonpath does not name \(Self.name(folder))"
    }
    guard let root = Self.root(of: unit), root == folder else {
      let place = offers(of: folder).sorted().lazy.compactMap { name in
        absoluteNames[name].map { ", and \($0) imports \(name)" }
      }.first
      return "nothing else is sure to put \(Self.name(folder)) on the path\(place ?? "")"
    }
    let name = unit.name.text
    let isImported = graph.edgeIndices(to: id).contains { index in
      let edge = graph.edge(index)
      return edge.from != id && edge.type != .string && edge.type != .typing
    }
    if !isImported, !context.project.entryModules.contains(name) {
      return "nothing here imports \(name), so it may be run by its path"
    }
    for other in Self.otherNames(of: name, below: folder) {
      guard let place = absoluteNames[other] else { continue }
      return
        "\(place) imports \(other), which finds \(name) without \(Self.name(folder)) being on the path"
    }
    return nil
  }

  /// What a module and the packages around it are called where another folder is on the path: `c` and `b.c` for `a.b.c`, and `src.a`,
  /// `src.a.b` and `src.a.b.c` where `a` lies in `src`.
  private static func otherNames(of name: String, below folder: SourcePath) -> [String] {
    let parts = name.split(separator: ".").map(String.init)
    let above = folder.bytes.split(separator: UInt8(ascii: "/"))
      .map { String(decoding: $0, as: UTF8.self) }
    let whole = above + parts
    var found: [String] = []
    for start in whole.indices where start != above.count {
      for end in whole.indices where end >= max(start, above.count) {
        found.append(whole[start...end].joined(separator: "."))
      }
    }
    return found
  }

  private func isLoadedByPytest(_ id: UnitID) -> Bool {
    let file = String(decoding: graph.unit(id).path.name, as: UTF8.self)
    return file == "conftest.py" || file.hasPrefix("test_") && file.hasSuffix(".py")
      || file.hasSuffix("_test.py")
  }

  /// The folder in which the name of a module begins; empty for the root.
  private static func root(of unit: Unit) -> SourcePath? {
    var parts = unit.path.bytes.split(separator: UInt8(ascii: "/"))
    guard let file = parts.popLast() else { return nil }
    var names = unit.name.text.split(separator: ".").map { Array($0.utf8) }
    if unit.kind != .package {
      guard let last = names.popLast(), file.elementsEqual(last + Array(".py".utf8)) else {
        return nil
      }
    }
    guard names.count <= parts.count,
      zip(parts.suffix(names.count), names).allSatisfy({ $0.elementsEqual($1) })
    else { return nil }
    return SourcePath(
      bytes: Array(parts.dropLast(names.count).joined(separator: [UInt8(ascii: "/")])))
  }

  /// The names that can be imported where a folder is on the path.
  private func offers(of folder: SourcePath) -> Set<String> {
    let start = folder.bytes.isEmpty ? [] : folder.bytes + [UInt8(ascii: "/")]
    var found: Set<String> = []
    for unit in graph.units
    where unit.path.bytes.starts(with: start) && (unit.kind == .module || unit.kind == .package) {
      let rest = unit.path.bytes.dropFirst(start.count).prefix { $0 != UInt8(ascii: "/") }
      let name = String(decoding: rest, as: UTF8.self)
      found.insert(name.hasSuffix(".py") ? String(name.dropLast(3)) : name)
    }
    return found
  }

  /// What else is found by a name that a folder offers: which of both it is depends on the order of the path.
  private func rival(of folder: SourcePath) -> String? {
    var others: [String: SourcePath] = [:]
    let roots = Set(graph.unitIDs.compactMap { Self.root(of: graph.unit($0)) })
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      guard unit.kind == .module || unit.kind == .package else { continue }
      if let root = Self.root(of: unit), root != folder, roots.contains(root) {
        others[String(unit.name.text.prefix { $0 != "." })] = unit.path
      }
    }
    let declared = context.project.declaredModules
    for name in offers(of: folder).sorted() {
      if context.isStandard(name), absoluteNames[name] != nil {
        return "\(Self.name(folder)) holds \(name), and so does the standard library"
      }
      if declared.contains(name) {
        return "\(Self.name(folder)) holds \(name), and so does a declared requirement"
      }
      if let other = others[name] {
        return "\(Self.name(folder)) holds \(name), and so does \(other.display)"
      }
    }
    return nil
  }

  /// Others may want a name that only the lines that go need here.
  func isNeeded(_ name: String, of source: LazySource) -> Bool {
    let module = source.module
    let facts = context.unitsByName[module].flatMap { graph.pythonFacts(of: $0) }
    if facts?.exportsMore == true
      || facts?.exports?.contains(where: { facts?.text.string($0) == name }) == true
    {
      return true
    }
    let isImport = source.imports.contains { $0.names.contains { $0.bound == name } }
    let isPrivate = name.hasPrefix("_") || facts?.exports != nil || isImport
    return context.handedOn(module) != nil || context.starrer(of: module) != nil
      || context.mention(of: "\(module).\(name)", outside: module) != nil
      || context.looseMention(of: name, outside: module) != nil
      || !isPrivate && context.isPublished(source.path)
  }
}
