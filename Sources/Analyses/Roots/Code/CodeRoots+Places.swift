import Graph
import Manifests
import Scanning

// What files are by themselves: scripts, tests by the configured patterns, templates, empty modules, code of others.
extension CodeRoots {
  mutating func findPlaces() {
    let patterns = pytestPatterns()
    let places = index.folders.all.map { FolderSigns(of: $0.path.bytes) }
    let loose = looseFolders()
    for id in graph.unitIDs {
      guard graph.units[Int(id.index)].kind.language == .python,
        let facts = graph.pythonFacts(of: id)
      else { continue }
      let unit = graph.unit(id)
      let folder = Int(index.folders.numbers[Int(id.index)])
      findScript(id, unit, facts, places[folder], isLoose: loose[folder])
      findUnjudged(id, unit, facts, places[folder])
      if let pattern = patterns.first(where: { $0.glob.covers(unit.path) }) {
        // `*.py` fits the product as well, and pytest looks into it and finds nothing.
        let isMeant =
          !pattern.isOpen || index.purpose(of: id) == .test || Self.holdsTests(facts)
        addRoot(
          id, .test, isMeant ? .firm : .weak, kind: "pytest",
          text: "python_files says that pytest collects it")
      }
    }
  }

  private mutating func findScript(
    _ id: UnitID, _ unit: Unit, _ facts: PythonFacts, _ signs: FolderSigns, isLoose: Bool
  ) {
    let purpose = index.purpose(of: id)
    let isInPackage = index.folders[id].package != nil
    let name = unit.path.name
    if name.elementsEqual("__main__.py".utf8) {
      let text = "python -m runs it with its package"
      if let package = index.folders[id].package {
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
    switch purpose {
    case .example:
      addRoot(id, .example, .firm, kind: "example", text: "examples are there to be read and run")
    case .tool where !isInPackage:
      addRoot(id, .tool, .weak, kind: "folder of scripts", text: "scripts are run by hand")
    default: break
    }
    if signs.isOfTemplates {
      addRoot(
        id, .product, .weak, kind: "folder of templates", text: "templates are read by their paths")
    }
    if unit.kind == .module, isLoose {
      addRoot(
        id, .tool, .weak, kind: "loose file",
        text: "no package is around it and nobody imports from its folder")
    }
    if unit.kind == .module, !isInPackage, purpose == .product,
      isScript(id, facts)
    {
      addRoot(
        id, .tool, .weak, kind: "script",
        text: "it does its work when it is run, and has nothing to import")
    }
    if unit.kind == .package, let folder = unit.path.parent, isLoosePackage(id, at: folder) {
      addRoot(
        id, .product, .weak, kind: "loose package",
        text:
          "its folder is no source root that a manifest names, and nobody but tests imports from it"
      )
    }
    if unit.kind == .module, !Self.isIdentifier(name.prefix { $0 != UInt8(ascii: ".") }) {
      addRoot(
        id, .tool, .weak, kind: "file name",
        text: "no import can name it, so it is run or loaded by its path")
    }
  }

  /// By folder: whether it is no package and nobody outside imports from it, so that its files are run or loaded one by one.
  private func looseFolders() -> [Bool] {
    index.folders.all.map { folder in
      guard folder.package == nil, !folder.path.bytes.isEmpty else { return false }
      let modules = folder.files.filter { graph.units[Int($0.index)].kind == .module }
      return !modules.isEmpty
        && modules.allSatisfy { id in
          graph.edgeIndices(to: id).allSatisfy { graph.edge($0).type == .string }
        }
    }
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
        return edge.type == .string || isTest(edge.from)
          || from.starts(with: folder.bytes + [UInt8(ascii: "/")])
      }
    }
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

  private mutating func findUnjudged(
    _ id: UnitID, _ unit: Unit, _ facts: PythonFacts, _ signs: FolderSigns
  ) {
    if signs.isFilledIn || FolderSigns.isTemplate(unit.path.name) {
      leave(id, .template, kind: "template", text: "a part of its path is filled in later")
    } else if signs.isTemplate {
      leave(
        id, .template, kind: "template", text: "new projects are made from the files of that folder"
      )
    }
    if signs.isVendored {
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
    if signs.isOfData, index.purpose(of: id) == .test {
      leave(id, .data, kind: "test data", text: "tests read the files of that folder")
    }
  }

  private static let generatedEndings = ["_pb2.py", "_pb2_grpc.py", "_pb2.pyi"]

  // MARK: pytest

  /// What pytest takes for a test where nobody tells it otherwise.
  private static func holdsTests(_ facts: PythonFacts) -> Bool {
    facts.bindings.contains { binding in
      let name = facts.text[binding.name]
      return binding.kind != .variable
        && (name.starts(with: "test".utf8) || name.starts(with: "Test".utf8))
    }
  }

  /// The files that the configured patterns name, below the configured folders.
  private func pytestPatterns() -> [(glob: PathGlob, isOpen: Bool)] {
    projects.flatMap { project -> [(glob: PathGlob, isOpen: Bool)] in
      let folder = project.folder.display
      let tests = project.pytest.testPaths.map(\.value)
      return project.pytest.pythonFiles.flatMap { pattern -> [(glob: PathGlob, isOpen: Bool)] in
        let places = tests.isEmpty ? [""] : tests
        return places.map { place in
          let parts = [folder, place, "**", pattern.value].filter { !$0.isEmpty && $0 != "." }
          return (PathGlob(parts.joined(separator: "/")), ["*.py", "*"].contains(pattern.value))
        }
      }
    }
  }
}
