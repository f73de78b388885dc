import Graph
import Manifests
import Scanning

// What files are by themselves: scripts, tests by the configured patterns, templates, empty modules, code of others.
extension CodeRoots {
  mutating func findPlaces() {
    let patterns = pytestPatterns()
    let loose = folders()
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      guard unit.kind.language == .python, let facts = graph.pythonFacts(of: id) else { continue }
      findScript(id, unit, facts, loose)
      findUnjudged(id, unit, facts)
      if patterns.contains(where: { $0.covers(unit.path) }) {
        addRoot(id, .test, .firm, kind: "pytest", text: "python_files says that pytest collects it")
      }
    }
  }

  private mutating func findScript(
    _ id: UnitID, _ unit: Unit, _ facts: PythonFacts, _ looseFolders: Set<SourcePath>
  ) {
    let name = unit.path.name
    if name.elementsEqual("__main__.py".utf8) {
      let text = "python -m runs it with its package"
      if let package = unit.path.parent.flatMap({ index.package(at: $0) }) {
        addLink(
          package, id, .firm, Evidence(kind: "__main__", path: unit.path, line: 1, text: text))
      }
      addRoot(id, .tool, .weak, kind: "__main__", text: text)
      return
    }
    if unit.kind == .script, facts.hasShebang {
      addRoot(id, .tool, .firm, kind: "script", text: "its first line makes it a command")
      return
    }
    if facts.hasMainGuard {
      addRoot(id, .tool, .weak, kind: "__main__ guard", text: "it can be run by itself")
    }
    if facts.hasShebang {
      addRoot(id, .tool, .weak, kind: "shebang", text: "its first line makes it a command")
    }
    switch PathPurpose(of: unit.path) {
    case .example:
      addRoot(id, .example, .firm, kind: "example", text: "examples are there to be read and run")
    case .tool where !isInPackage(unit):
      addRoot(id, .tool, .weak, kind: "folder of scripts", text: "scripts are run by hand")
    default: break
    }
    if parts(unit.path).dropLast().contains(where: { $0.elementsEqual("templates".utf8) }) {
      addRoot(
        id, .product, .weak, kind: "folder of templates", text: "templates are read by their paths")
    }
    if unit.kind == .module, looseFolders.contains(unit.path.parent ?? unit.path) {
      addRoot(
        id, .tool, .weak, kind: "loose file",
        text: "no package is around it and nobody imports from its folder")
    }
    if unit.kind == .module, !isInPackage(unit), PathPurpose(of: unit.path) == .product,
      isScript(id, facts)
    {
      addRoot(
        id, .tool, .weak, kind: "script",
        text: "it does its work when it is run, and has nothing to import")
    }
    if unit.kind == .package, let folder = unit.path.parent, isLoosePackage(id, at: folder) {
      addRoot(
        id, .tool, .weak, kind: "loose package",
        text: "its folder is no source root that a manifest names, and nobody imports from it")
    }
    if unit.kind == .module, !Self.isIdentifier(name.prefix { $0 != UInt8(ascii: ".") }) {
      addRoot(
        id, .tool, .weak, kind: "file name",
        text: "no import can name it, so it is run or loaded by its path")
    }
  }

  private func parts(_ path: SourcePath) -> [ArraySlice<UInt8>] {
    path.bytes.split(separator: UInt8(ascii: "/"))
  }

  /// The folders that are no packages and that nobody outside imports from: their files are run or loaded one by one.
  private func folders() -> Set<SourcePath> {
    var loose: Set<SourcePath> = []
    var imported: Set<SourcePath> = []
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      guard unit.kind == .module, let folder = unit.path.parent, !folder.bytes.isEmpty else {
        continue
      }
      if index.package(at: folder) == nil { loose.insert(folder) }
      let isImported = graph.edgeIndices(to: id).contains { graph.edge($0).type != .string }
      if isImported { imported.insert(folder) }
    }
    return loose.subtracting(imported)
  }

  /// True for what calls something at its top level, defines nothing, and is imported by nobody.
  private func isScript(_ unit: UnitID, _ facts: PythonFacts) -> Bool {
    !facts.calls.isEmpty && facts.bindings.allSatisfy { $0.kind == .variable }
      && graph.edgeIndices(to: unit).allSatisfy { graph.edge($0).type == .string }
  }

  /// A package deep in the repository, of which nothing around it takes anything: it is there for a program that is not.
  private func isLoosePackage(_ unit: UnitID, at folder: SourcePath) -> Bool {
    guard let place = folder.parent, !place.bytes.isEmpty, index.package(at: place) == nil,
      !projects.contains(where: { project in
        project.folder == place || project.sourceRoots.contains { $0.value == place }
      })
    else { return false }
    return index.files(below: folder).allSatisfy { inner in
      graph.edgeIndices(to: inner).allSatisfy { number in
        let edge = graph.edge(number)
        let from = graph.unit(edge.from).path.bytes
        return edge.type == .string || from.starts(with: folder.bytes + [UInt8(ascii: "/")])
      }
    }
  }

  private func isInPackage(_ unit: Unit) -> Bool {
    unit.path.parent.map { index.package(at: $0) != nil } ?? false
  }

  private static func isIdentifier(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return false
    }
    return name.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte >= 128
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
  }

  // MARK: No verdict

  private mutating func findUnjudged(_ id: UnitID, _ unit: Unit, _ facts: PythonFacts) {
    let parts = unit.path.bytes.split(separator: UInt8(ascii: "/"))
    if parts.contains(where: { Self.isTemplate($0) }) {
      leave(id, .template, kind: "template", text: "a part of its path is filled in later")
    } else if parts.dropLast().contains(where: {
      Self.templateFolders.contains(String(decoding: $0, as: UTF8.self))
    }) {
      leave(
        id, .template, kind: "template", text: "new projects are made from the files of that folder"
      )
    }
    if parts.dropLast().contains(where: { part in
      Self.vendorFolders.contains(String(decoding: part, as: UTF8.self))
    }) {
      leave(id, .vendored, kind: "vendored", text: "code of others, kept in a folder for it")
    }
    if facts.bytes == 0 || outlines[id]?.isEmpty == true {
      leave(id, .empty, kind: "empty", text: "nothing but comments and documentation")
    }
    if Self.generatedEndings.contains(where: {
      unit.path.bytes.suffix($0.utf8.count).elementsEqual($0.utf8)
    }) {
      leave(id, .generated, kind: "generated", text: "a compiler makes files of that name")
    }
    if PathPurpose(of: unit.path) == .test,
      parts.dropLast().contains(where: { part in
        Self.dataFolders.contains(String(decoding: part, as: UTF8.self))
      })
    {
      leave(id, .data, kind: "test data", text: "tests read the files of that folder")
    }
  }

  /// `{{ cookiecutter.name }}`, `{% if … %}`, `__name__` folders of generators.
  private static func isTemplate(_ part: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in part {
      if last == UInt8(ascii: "{"), byte == last || byte == UInt8(ascii: "%") { return true }
      last = byte
    }
    return false
  }

  private static let templateFolders: Set<String> = [
    "project_template", "app_template", "project_templates", "app_templates", "boilerplate",
    "skeleton", "skeletons", "scaffold", "scaffolds", "cookiecutter", "_template", "_templates",
  ]
  private static let vendorFolders: Set<String> = [
    "_vendor", "vendor", "vendored", "_vendored", "third_party", "thirdparty", "3rdparty", "extern",
    "externals", "_external", "node_modules", "_vendored_packages",
  ]
  private static let dataFolders: Set<String> = [
    "data", "testdata", "test_data", "fixtures", "resources", "assets", "cases", "snapshots",
    "golden", "goldens", "inputs", "input", "samples", "functional",
  ]
  private static let generatedEndings = ["_pb2.py", "_pb2_grpc.py", "_pb2.pyi"]

  // MARK: pytest

  /// The files that the configured patterns name, below the configured folders.
  private func pytestPatterns() -> [PathGlob] {
    projects.flatMap { project -> [PathGlob] in
      let folder = project.folder.display
      let tests = project.pytest.testPaths.map(\.value)
      return project.pytest.pythonFiles.flatMap { pattern -> [PathGlob] in
        let places = tests.isEmpty ? [""] : tests
        return places.map { place in
          let parts = [folder, place, "**", pattern.value].filter { !$0.isEmpty && $0 != "." }
          return PathGlob(parts.joined(separator: "/"))
        }
      }
    }
  }
}
