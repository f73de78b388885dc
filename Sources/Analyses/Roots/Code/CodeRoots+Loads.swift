import Graph
import Manifests
import Scanning

// What code loads, runs and scans by names and paths.
extension CodeRoots {
  mutating func findLoads() {
    loaders.add(outlined.compactMap { outlines[$0] })
    for id in outlined { made.merge(outlines[id]?.returns ?? [:]) { $0 + $1 } }
    for id in outlined {
      guard let outline = outlines[id] else { continue }
      let loads = outline.calls.filter { $0.role.isLoad($0.name) }
      followed.removeAll(keepingCapacity: true)
      compared = nil
      for call in outline.calls { follow(call, of: id, besideLoad: !loads.isEmpty) }
      findPathStrings(outline, of: id)
      findHandedNames(outline, of: id, loads: loads)
      findFolders(outline, of: id, loads: loads)
      findOpenScans(outline, of: id)
    }
    findNamePatterns()
    findOpenNames()
  }

  private mutating func follow(_ call: CodeCall, of unit: UnitID, besideLoad: Bool) {
    switch call.role {
    case .name(let place):
      let argument = call.argument(at: place)
      load(argument, .name, call, unit)
      for pattern in argument.flatMap({ made[$0.maker] }) ?? [] {
        loadMade(pattern, call, of: unit)
      }
    case .text(let place): load(call.argument(at: place), .path, call, unit)
    case .path(let place):
      let argument = call.argument(at: place)
      load(argument, .path, call, unit)
      if !isTest(unit),
        argument?.values.allSatisfy({ !$0.isAnchored && $0.text.hasPrefix("*") }) ?? true
      {
        addOpenLoad(evidence(unit, line: call.line, "load of a file by a computed path"))
      }
    case .scan: scan(call, of: unit, besideLoad: besideLoad)
    case .copy: copy(call, of: unit)
    case .command: command(call, of: unit)
    case .loading, .other:
      for known in loaders.parameters[call.name] ?? [] {
        let argument = call.argument(known.position, known.name)
        load(argument, known.wants, call, unit)
        guard known.wants == .folder || known.wants == .tree, let argument,
          argument.values.allSatisfy(\.isUnknown)
        else { continue }
        if argument.module.isEmpty || index.modules(matching: argument.module).isEmpty {
          loadUnknownFolder(call, of: unit)
        } else {
          let folder = CodeText("module:" + argument.module)
          load(.init(keyword: "", values: [folder], parameter: ""), known.wants, call, unit)
        }
      }
    }
  }

  private static func saysThatItLoads(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["load", "import", "plugin", "module", "discover"].contains { name.contains($0) }
  }

  /// What a function that makes names gives back is loaded by whoever hands it on; of so open a pattern the modules that are
  /// named for their folders are meant first.
  private mutating func loadMade(_ pattern: CodeText, _ call: CodeCall, of unit: UnitID) {
    guard followed.insert(Followed(value: pattern, wants: .name)).inserted else { return }
    let evidence = evidence(unit, line: call.line, "loaded by \(call.name)")
    for target in index.modules(matching: pattern.text) where !isTest(target) {
      let isMeant = isNamedForItsFolder(target) && !isImported(target)
      addLink(unit, target, isMeant ? .firm : .weak, evidence)
    }
  }

  /// A folder that only the run knows is that of the package which is handed over beside it, or may be any of the file's own.
  private mutating func loadUnknownFolder(_ call: CodeCall, of unit: UnitID) {
    guard !isTest(unit) else { return }
    let evidence = evidence(unit, line: call.line, "folder loaded by \(call.name)")
    let packages = call.arguments.flatMap(\.values).compactMap { value -> SourcePath? in
      guard !value.isComputed, !value.isAnchored, let found = index.module(value.text, near: unit)
      else { return nil }
      return graph.unit(found).kind == .package ? graph.unit(found).path.parent : nil
    }
    for package in packages {
      let folder = CodeText(package.display, isAnchored: true)
      for target in files(inFolder: folder, recursively: false) {
        addLink(unit, target, .firm, evidence)
      }
    }
    if packages.isEmpty, Self.saysThatItLoads(call.name),
      let folder = outermostPackage(around: unit)
    {
      addOpenScan(OpenScan(from: unit, folder: folder, evidence: evidence))
    }
  }

  private mutating func load(
    _ argument: CodeCall.Argument?, _ wants: CodeLoaders.Wants, _ call: CodeCall, _ unit: UnitID
  ) {
    for value in argument?.values ?? [] where !value.isUnknown {
      let value = wants == .name ? absolute(value, call) : value
      guard followed.insert(Followed(value: value, wants: wants)).inserted else { continue }
      let found: [UnitID]
      switch wants {
      case .name: found = modules(value, from: unit)
      case .path: found = files(at: value, from: unit)
      case .folder, .tree:
        found = folders(value, from: unit).flatMap {
          files(inFolder: CodeText($0.display, isAnchored: true), recursively: wants == .tree)
        }
      }
      // With nothing in front of what is computed it says too little of where.
      let isVague =
        wants == .name && value.text.hasPrefix("*") && !(value.isTelling && isConvention(found))
      for target in found where !(value.isComputed && isHollow(target)) {
        addLink(
          unit, target, isVague ? .weak : .firm,
          evidence(unit, line: call.line, "loaded by \(call.name)"))
      }
      if wants == .name { findDeeper(value, call, unit) }
    }
  }

  /// What stands for the end of a name may hold dots: of `shop.parts.*` the families `shop.parts.*.model` are meant as well,
  /// and any other module below, perhaps.
  private mutating func findDeeper(_ value: CodeText, _ call: CodeCall, _ unit: UnitID) {
    let parts = value.text.utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count > 2, parts.last?.elementsEqual("*".utf8) == true,
      !value.text.utf8.dropLast().contains(UInt8(ascii: "*"))
    else { return }
    var families: [Substring: [UnitID]] = [:]
    for target in index.modules(matching: value.text + ".*") where !isTest(target) {
      let name = graph.unit(target).name.text
      let last = name.utf8.lastIndex(of: UInt8(ascii: "."))
      families[last.map { name[name.utf8.index(after: $0)...] } ?? name[...], default: []]
        .append(target)
    }
    let evidence = evidence(unit, line: call.line, "loaded by \(call.name)")
    for (_, family) in families.sorted(by: { $0.key < $1.key }) {
      let strength: Start.Strength = isConvention(family) ? .firm : .weak
      for target in family where !isHollow(target) { addLink(unit, target, strength, evidence) }
    }
  }

  /// A name that a family of modules has, and by which hardly anybody imports one, is there to be looked for.
  private func isConvention(_ family: [UnitID]) -> Bool {
    family.count >= 3 && family.count(where: isImported) * 2 < family.count
  }

  /// A relative name with the package that is handed over beside it.
  private func absolute(_ value: CodeText, _ call: CodeCall) -> CodeText {
    guard value.text.hasPrefix("."), !value.text.hasPrefix(".."),
      let package = call.argument(1, "package")
    else { return value }
    return (package.values.first ?? .unknown).appending(value)
  }

  /// What one file loads, so that it is looked up once.
  struct Followed: Hashable {
    let value: CodeText
    let wants: CodeLoaders.Wants
  }

  /// A pattern fits every module of a folder, but whoever loads one wants something of it, and an empty package has nothing.
  private func isHollow(_ unit: UnitID) -> Bool {
    guard graph.unit(unit).kind == .package, let facts = graph.pythonFacts(of: unit) else {
      return false
    }
    return facts.bindings.isEmpty && facts.imports.isEmpty
  }

  // MARK: Scans

  private mutating func scan(_ call: CodeCall, of unit: UnitID, besideLoad: Bool) {
    let name = call.name
    let isModuleScan = name == "iter_modules" || name == "walk_packages"
    guard besideLoad || isModuleScan else { return }
    var folders = call.argument(0, "path")?.values ?? []
    if ["iterdir", "rglob"].contains(name)
      || name == "glob" && !call.receiver.isEmpty && !folders.contains(where: \.isAnchored)
    {
      folders = call.receiver
    }
    let isDeep = CodeRole.deepScans.contains(name)
    for value in folders where value.isAnchored || value.text.hasPrefix("module:") {
      guard followed.insert(Followed(value: value, wants: .folder)).inserted else { continue }
      let pieces = value.text.split(separator: "*", omittingEmptySubsequences: false)
      // What lists a folder is given a folder, even where the last part of its path is computed.
      let isFolder = Self.listings.contains(name)
      let isPattern = pieces.count > 1 && (isFolder || !value.text.hasSuffix("/*"))
      let found =
        isPattern
        ? files(at: value, from: unit) + files(at: value.joined(CodeText("*")), from: unit)
        : files(inFolder: value, recursively: isDeep)
      // A walk through everything that compares names with words is after what has them.
      let wanted = isDeep ? named(in: found, as: words(comparedIn: call.function, of: unit)) : []
      for target in found {
        addLink(
          unit, target, wanted.isEmpty || wanted.contains(target) ? .firm : .weak,
          evidence(unit, line: call.line, "folder scan"))
      }
    }
  }

  /// The words that a function compares something with.
  private mutating func words(
    comparedIn function: String, of unit: UnitID
  ) -> Set<ArraySlice<UInt8>> {
    if let compared { return compared[function] ?? [] }
    var found: [String: Set<ArraySlice<UInt8>>] = [:]
    for string in outlines[unit]?.strings ?? []
    where string.callee == "==" && !string.value.isComputed {
      var word = Array(string.value.text.utf8)[...]
      if word.suffix(3).elementsEqual(".py".utf8) { word = word.dropLast(3) }
      guard word.count > 2, !word.starts(with: "__".utf8) else { continue }
      found[string.function, default: []].insert(ArraySlice(Array(word)))
    }
    compared = found
    return found[function] ?? []
  }

  /// Those among units whose file, or the folder right around it, has one of these names.
  private func named(
    in units: [UnitID], as words: Set<ArraySlice<UInt8>>
  ) -> Set<UnitID> {
    guard !words.isEmpty else { return [] }
    return Set(
      units.filter { id in
        let path = graph.unit(id).path
        let stem = ArraySlice(Array(path.name.prefix { $0 != UInt8(ascii: ".") }))
        return words.contains(stem)
          || path.parent.map { words.contains(ArraySlice(Array($0.name))) } ?? false
      })
  }

  private static let listings: Set<String> = ["listdir", "scandir", "iterdir"]

  // MARK: Paths

  /// A path to a file of the repository means that somebody reads or runs it.
  private mutating func findPathStrings(_ outline: CodeOutline, of unit: UnitID) {
    for string in outline.strings
    where string.value.text.hasSuffix(".py") && !string.value.isComputed {
      for target in files(at: Self.filledIn(string.value), from: unit) {
        let strength: Start.Strength = string.value.isAnchored && !isTest(unit) ? .firm : .weak
        addLink(unit, target, strength, evidence(unit, line: string.line, "path"))
      }
    }
  }

  /// `{0}/jobs/run.py`, `%s/jobs/run.py` and `%(here)s/jobs/run.py` say where a file is but for the beginning.
  private static func filledIn(_ value: CodeText) -> CodeText {
    let text = value.text
    guard !value.isAnchored,
      let end = ["}/", "%s/", ")s/"].compactMap({ text.ranges(of: $0).last?.upperBound }).max(),
      text[end...].holds("/")
    else { return value }
    return CodeText(String(text[end...]))
  }

  /// Names that begin with a dot, stand in a module that hands out names on demand, or are set in a class whose base
  /// loads by such names, mean modules beside it.
  private mutating func findHandedNames(
    _ outline: CodeOutline, of unit: UnitID, loads: [CodeCall]
  ) {
    let handsOut = graph.pythonFacts(of: unit)?.hasGetattr == true
    let inherits = inheritsFromLoader(outline)
    guard handsOut || inherits || !loads.isEmpty else { return }
    for string in outline.strings where !string.value.isComputed && !string.value.isAnchored {
      let text = string.value.text
      let isSet = inherits && !string.name.isEmpty && string.callee.isEmpty
      guard handsOut || isSet || text.hasPrefix("."), text.utf8.count < 200, string.callee != "=="
      else { continue }
      for target in siblings(text, of: unit) {
        addLink(unit, target, .firm, evidence(unit, line: string.line, "handed out on demand"))
      }
      if text.hasPrefix(".."), let target = index.named(text, from: unit) {
        addLink(unit, target, .firm, evidence(unit, line: string.line, "handed out on demand"))
      }
    }
  }

  private func inheritsFromLoader(_ outline: CodeOutline) -> Bool {
    outline.classes.contains { type in
      type.bases.contains { base in
        loaders.typeNames.contains(base.lastPart)
      }
    }
  }

  /// A folder that is named beside a loader of files, or handed to a class that has one.
  private mutating func findFolders(_ outline: CodeOutline, of unit: UnitID, loads: [CodeCall]) {
    let opens = loads.contains { call in
      if case .path = call.role { true } else { false }
    }
    let inherits = inheritsFromLoader(outline)
    let isLoader = opens || inherits
    let own = graph.unit(unit).path.bytes
    if isTest(unit) { findTestFolders(outline, of: unit) }
    if opens { findComputedFolders(outline, of: unit) }
    for string in outline.strings where isLoader || string.value.isAnchored {
      guard let folder = folders(string.value, from: unit).first,
        folder.bytes.contains(UInt8(ascii: "/")),
        !own.starts(with: folder.bytes + [UInt8(ascii: "/")]),
        followed.insert(Followed(value: string.value, wants: .folder)).inserted
      else { continue }
      let found = files(inFolder: CodeText(folder.display, isAnchored: true), recursively: false)
      // Tests hand the folders of their plug-ins to what they test.
      let strength: Start.Strength = isLoader || isTest(unit) ? .firm : .weak
      let kind = isLoader ? "folder beside a loader of files" : "path of a folder"
      for target in found {
        addLink(unit, target, strength, evidence(unit, line: string.line, kind))
      }
    }
  }

  /// What is copied from beside the code is there to be copied.
  private mutating func copy(_ call: CodeCall, of unit: UnitID) {
    for value in call.argument(0, "src")?.values ?? [] where value.isAnchored {
      let below = files(inFolder: value, recursively: true) + files(at: value, from: unit)
      for target in below {
        addLink(unit, target, .firm, evidence(unit, line: call.line, "copied"))
      }
    }
  }

  // MARK: Commands

  private mutating func command(_ call: CodeCall, of unit: UnitID) {
    // The words of a list come one by one, those of a line are split here.
    var words: [CodeText] = []
    for argument in call.arguments where argument.keyword.isEmpty || argument.keyword == "args" {
      for value in argument.values {
        if value.isAnchored || !value.text.holds(" ") {
          words.append(value)
        } else {
          words += value.text.split(separator: " ").map { CodeText(String($0)) }
        }
      }
    }
    for (number, word) in words.enumerated() {
      if word.text == "-m", number + 1 < words.count {
        for target in modules(words[number + 1], from: unit) {
          let main = graph.unit(target).kind == .package ? mainModule(of: target) : nil
          addLink(unit, main ?? target, .firm, evidence(unit, line: call.line, "command"))
        }
      } else if word.text.hasSuffix(".py") || word.isAnchored {
        for target in files(at: word, from: unit) {
          addLink(unit, target, .firm, evidence(unit, line: call.line, "command"))
        }
      }
    }
  }

  private func mainModule(of package: UnitID) -> UnitID? {
    graph.unit(package).path.parent.flatMap { index.unit(at: $0.appending("__main__.py".utf8)) }
  }
}
