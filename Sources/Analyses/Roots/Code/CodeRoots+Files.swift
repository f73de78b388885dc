import Graph
import Manifests
import Scanning

// What frameworks start because of where it lies.
extension CodeRoots {
  mutating func findFiles() {
    let rules = FileRules(frameworks)
    for folder in index.folders.all where !folder.files.isEmpty {
      let candidates = rules.candidates(in: folder.path)
      for id in folder.files {
        let kind = graph.units[Int(id.index)].kind
        guard kind != .stub, kind != .extensionModule else { continue }
        for rule in rules.matching(graph.unit(id).path, among: candidates) { apply(rule, to: id) }
      }
    }
  }

  private mutating func apply(_ rule: FileRules.Rule, to unit: UnitID) {
    let path = graph.unit(unit).path
    switch rule.account {
    case .anybody:
      addRoot(unit, rule.purpose, rule.strength, kind: rule.framework, text: rule.because)
    case .binding(let name):
      guard binds(unit, name) else { return }
      addRoot(unit, rule.purpose, rule.strength, kind: rule.framework, text: rule.because)
    case .packaged(let name, let assigned):
      let folder = path.parent
      let isAround = [folder, folder?.parent].contains { place in
        place.map {
          index.package(at: $0) != nil || index.unit(at: $0.appending(name.utf8)) != nil
        } ?? false
      }
      addRoot(
        unit, rule.purpose, isAround || binds(unit, assigned) ? rule.strength : .weak,
        kind: rule.framework,
        text: rule.because)
    case .template(let levels):
      let load = templateLoads[Self.templateName(of: path, levels)]
      start(
        unit, below: levels, load != nil || templateLoads.isEmpty ? rule.strength : .weak, rule,
        load ?? place(unit, rule))
    case .package(let levels): start(unit, below: levels, rule.strength, rule, place(unit, rule))
    case .nearest(let name):
      var folder = path.parent
      while let around = folder {
        let wanted = around.appending(name.utf8)
        if let file = index.unit(at: wanted) {
          addLink(file, unit, rule.strength, place(unit, rule))
          return
        }
        if otherFiles.contains(wanted) {
          addRoot(unit, rule.purpose, rule.strength, kind: rule.framework, text: rule.because)
          return
        }
        folder = around.parent
      }
    }
  }

  private func binds(_ unit: UnitID, _ name: String) -> Bool {
    guard let facts = graph.pythonFacts(of: unit) else { return false }
    return facts.bindings.contains { facts.text[$0.name].elementsEqual(name.utf8) }
  }

  /// On the account of the package so many folders up.
  private mutating func start(
    _ unit: UnitID, below levels: Int, _ strength: Start.Strength, _ rule: FileRules.Rule,
    _ evidence: Evidence
  ) {
    var folder = graph.unit(unit).path.parent
    for _ in 0..<levels { folder = folder?.parent }
    // The file may be that package itself, or the package may need no file.
    guard let folder, let package = index.package(at: folder) else {
      addRoot(unit, rule.purpose, strength, kind: rule.framework, text: rule.because)
      return
    }
    addLink(package, unit, strength, evidence)
  }

  /// By which `{% load %}` asks for a file so many folders below its application.
  private static func templateName(of path: SourcePath, _ levels: Int) -> String {
    let stem = path.name.prefix { $0 != UInt8(ascii: ".") }
    let folders = path.folder.split(separator: UInt8(ascii: "/")).suffix(levels - 1)
    return (folders + [stem]).map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
  }

  private func place(_ unit: UnitID, _ rule: FileRules.Rule) -> Evidence {
    Evidence(kind: rule.framework, path: graph.unit(unit).path, line: 1, text: rule.because)
  }

  // MARK: Applications

  /// The modules that a framework loads with a package.
  mutating func findCompanions() {
    var folders = applications
    for framework in frameworks {
      for case .companions(_, let marks, _, _) in framework.rules where !marks.isEmpty {
        for unit in graph.units where unit.kind == .package {
          guard let folder = unit.path.parent else { continue }
          let isMarked = marks.contains { mark in
            let place = folder.appending(mark.utf8)
            return mark.hasSuffix(".py")
              ? index.unit(at: place) != nil : !index.files(in: place).isEmpty
          }
          if isMarked { folders.insert(folder) }
        }
      }
    }
    // What looks like an application may be listed by settings that are kept elsewhere.
    for folder in folders.subtracting(applications).sorted() {
      guard let package = index.package(at: folder) else { continue }
      addRoot(
        package, .product, .weak, kind: "application", text: "settings kept elsewhere may list it")
    }
    for framework in frameworks {
      for case .companions(let modules, _, let only, let because) in framework.rules {
        // Without settings nothing tells what they would hold.
        if let only, !applications.isEmpty, !isWritten(only) { continue }
        for folder in folders.sorted() {
          for name in modules {
            addCompanion(name, in: folder, framework.name, because, ifOfUse: only != nil)
          }
        }
      }
    }
  }

  private func isWritten(_ start: String) -> Bool {
    outlined.contains { id in
      outlines[id]?.strings.contains { $0.value.text.hasPrefix(start) } ?? false
    }
  }

  private mutating func addCompanion(
    _ name: String, in folder: SourcePath, _ framework: String, _ because: String,
    ifOfUse: Bool
  ) {
    let module = index.unit(at: folder.appending("\(name).py".utf8))
    guard let unit = module ?? index.package(at: folder.appending(name.utf8)) else { return }
    let strength: Start.Strength = ifOfUse && doesNothing(unit) ? .weak : .firm
    guard let package = index.package(at: folder) else {
      addRoot(unit, .product, strength, kind: framework, text: because)
      return
    }
    let evidence = Evidence(
      kind: framework, path: graph.unit(unit).path, line: 1, text: because)
    addLink(package, unit, strength, evidence)
  }

  /// What a generator made and nobody filled in: imports from elsewhere, and nothing else.
  private func doesNothing(_ unit: UnitID) -> Bool {
    guard let facts = graph.pythonFacts(of: unit) else { return false }
    return facts.bindings.isEmpty && facts.calls.isEmpty
      && graph.edges(from: unit).allSatisfy { $0.type == .parent || $0.type == .typing }
  }
}

/// The rules for files, kept by the names that their patterns ask for.
private struct FileRules {
  struct Rule {
    let framework: String
    let glob: PathGlob
    let account: Framework.Account
    let purpose: Root.Purpose
    let strength: Start.Strength
    let because: String
  }

  private var rules: [Rule] = []
  private var byName: [ArraySlice<UInt8>: [Int]] = [:]
  private var byFolder: [ArraySlice<UInt8>: [Int]] = [:]
  private var others: [Int] = []

  init(_ frameworks: [Framework]) {
    for framework in frameworks {
      for case .files(let patterns, let account, let purpose, let strength, let because)
        in framework.rules
      {
        for pattern in patterns {
          keep(pattern)
          rules.append(
            Rule(
              framework: framework.name, glob: PathGlob(pattern), account: account,
              purpose: purpose, strength: strength, because: because))
        }
      }
    }
  }

  private mutating func keep(_ pattern: String) {
    let parts = Array(pattern.utf8).split(separator: UInt8(ascii: "/"))
    let isPlain: (ArraySlice<UInt8>) -> Bool = { part in
      !part.contains {
        $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "?")
      }
    }
    let number = rules.count
    if let last = parts.last, isPlain(last) {
      byName[ArraySlice(Array(last)), default: []].append(number)
    } else if let folder = parts.dropLast().last(where: isPlain) {
      byFolder[ArraySlice(Array(folder)), default: []].append(number)
    } else {
      others.append(number)
    }
  }

  /// The rules for which what a file is called decides, as far as its folder goes.
  func candidates(in folder: SourcePath) -> [Int] {
    folder.bytes.split(separator: UInt8(ascii: "/")).reduce(into: others) { found, part in
      if let rules = byFolder[part] { found += rules }
    }
  }

  func matching(_ path: SourcePath, among candidates: [Int]) -> [Rule] {
    var found = candidates.filter { rules[$0].glob.matches(path) }
    if let named = byName[path.name] { found += named.filter { rules[$0].glob.matches(path) } }
    return found.count > 1 ? Set(found).sorted().map { rules[$0] } : found.map { rules[$0] }
  }
}
