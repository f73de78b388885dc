import Graph
import Manifests
import Scanning

/// The units that leave a repository, narrowed down until nothing that stays needs any of them.
struct LeavingUnits {
  private let graph: ImportGraph
  private let surroundings: ArchiveSurroundings
  /// What leaves, and as what.
  private(set) var kinds: [UnitID: ArchiveMove.Kind] = [:]
  /// For a unit that goes along, the one it goes with.
  private(set) var companions: [UnitID: UnitID] = [:]
  /// Of units that somebody chose: why they stay, to follow the module in a sentence.
  private(set) var refusals: [UnitID: String] = [:]
  private var chosen: Set<UnitID> = []
  private let guarded: GuardedImports
  /// A module and its stub, both ways.
  private var partners: [UnitID: UnitID] = [:]

  /// What breaks when the imported unit is gone. The packages around a unit are looked at by what they hold.
  private static let hard: EdgeTypes = [.eager, .star, .call, .deferred, .typing, .dynamic]

  init(_ choices: [UnitID], in graph: ImportGraph, _ surroundings: ArchiveSurroundings) {
    self.graph = graph
    self.surroundings = surroundings
    guarded = GuardedImports(in: graph)
    for unit in choices {
      if let why = Self.objection(to: graph.unit(unit).kind) ?? surroundings.blocked[unit] {
        refusals[unit] = why
      } else {
        chosen.insert(unit)
        kinds[unit] = graph.unit(unit).kind == .stub ? .stub : .module
      }
    }
    addStubs()
    addTests()
  }

  private static func objection(to kind: UnitKind) -> String? {
    switch kind {
    case .namespace: "is a folder without a file of its own; name the modules in it"
    case .swiftModule: "is a Swift module; name the files in it"
    case .extensionModule: "is a compiled module; remove what it is built from"
    case .module, .package, .stub, .cython, .notebook, .script, .swiftFile: nil
    }
  }

  // MARK: What goes along

  private mutating func addStubs() {
    var byStem: [ArraySlice<UInt8>: UnitID] = [:]
    for unit in chosen where graph.unit(unit).kind != .stub { byStem[stem(of: unit)] = unit }
    for unit in graph.unitIDs where graph.unit(unit).kind == .stub {
      guard let module = byStem[stem(of: unit)] else { continue }
      partners[unit] = module
      partners[module] = unit
      if kinds[unit] == nil {
        kinds[unit] = .stub
        companions[unit] = module
      }
    }
  }

  private func stem(of unit: UnitID) -> ArraySlice<UInt8> {
    let bytes = graph.unit(unit).path.bytes
    return bytes[..<(bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex)]
  }

  /// The tests that import, besides other tests, only what was chosen.
  private mutating func addTests() {
    for test in surroundings.tests.sorted() where kinds[test] == nil {
      // What a Swift test is about, its names tell and no import.
      if Self.objection(to: graph.unit(test).kind) != nil || graph.unit(test).kind == .swiftFile {
        continue
      }
      if surroundings.blocked[test] != nil { continue }
      let targets = targets(of: test)
      guard let first = targets.first(where: chosen.contains), isWhollyOfLeaving(targets) else {
        continue
      }
      kinds[test] = .test
      companions[test] = first
    }
  }

  private func targets(of unit: UnitID) -> [UnitID] {
    graph.edges(from: unit).lazy.filter { Self.hard.contains($0.type) }.map(\.to)
      .filter { $0 != unit && graph.unit($0).kind != .namespace }
  }

  private func isWhollyOfLeaving(_ targets: [UnitID]) -> Bool {
    targets.allSatisfy { surroundings.tests.contains($0) || kinds[$0] != nil }
  }

  // MARK: What has to stay

  /// Takes out what cannot go until all the rest can.
  mutating func settle() {
    takeOutWhatIsNeeded()
    // What stays for its target can only make more stay.
    if keepLastSources() { takeOutWhatIsNeeded() }
  }

  /// Keeps the files of targets that would have none left, which no manifest may name; whether there were any.
  private mutating func keepLastSources() -> Bool {
    let leaving = Set(
      kinds.keys.filter { graph.unit($0).kind == .swiftFile }.map { graph.unit($0).path })
    guard !leaving.isEmpty else { return false }
    var emptied: [SourcePath: SwiftMembership.Target] = [:]
    let membership = graph.membership
    for (id, paths) in zip(membership.targetIDs, membership.filesOfTargets())
    where membership.target(id).origin == .package && !paths.isEmpty
      && paths.allSatisfy(leaving.contains)
    {
      for path in paths { emptied[path] = membership.target(id) }
    }
    for unit in kinds.keys.sorted() {
      guard let target = emptied[graph.unit(unit).path] else { continue }
      kinds[unit] = nil
      if chosen.contains(unit) {
        refusals[unit] =
          "is all that target \(target.name) would have left; take the target out at \(target.evidence.path.display):\(target.evidence.line) first, and then it is in no target"
      }
    }
    return !emptied.isEmpty
  }

  /// Every import is looked at a bounded number of times.
  private mutating func takeOutWhatIsNeeded() {
    let graph = graph
    let packages = graph.packages()
    var members: [UnitID: [UnitID]] = [:]
    for (unit, package) in packages.enumerated() where package >= 0 {
      members[UnitID(Int(package)), default: []].append(UnitID(unit))
    }
    var doubtful = kinds.keys.sorted()
    while let unit = doubtful.popLast() {
      guard kinds[unit] != nil, let why = obstacle(to: unit, members[unit] ?? []) else { continue }
      kinds[unit] = nil
      if chosen.contains(unit) { refusals[unit] = why }
      doubtful += targets(of: unit).filter { kinds[$0] != nil }
      if let swift = surroundings.swift {
        doubtful += swift.targets(of: unit).filter { kinds[$0] != nil }
      }
      doubtful += graph.edgeIndices(to: unit).lazy.map { graph.edge($0).from }
        .filter { kinds[$0] == .test }
      if let partner = partners[unit] { doubtful.append(partner) }
      let package = packages[Int(unit.index)]
      if package >= 0 { doubtful.append(UnitID(Int(package))) }
    }
  }

  private func obstacle(to unit: UnitID, _ members: [UnitID]) -> String? {
    if let partner = partners[unit], kinds[partner] == nil {
      return "belongs with \(graph.unit(partner).path.display), which has to stay"
    }
    for index in graph.edgeIndices(to: unit) {
      let edge = graph.edge(index)
      guard Self.hard.contains(edge.type), edge.from != unit, kinds[edge.from] == nil else {
        continue
      }
      let place = "\(graph.unit(edge.from).path.display):\(edge.line)"
      return edge.type == .dynamic
        ? "may be loaded by \(place); see to that place first"
        : "is imported by \(place); take that import out first, or archive that module too"
    }
    if graph.unit(unit).kind == .swiftFile,
      let place = surroundings.swift?.place(needing: unit, among: { kinds[$0] == nil })
    {
      let name = place.name.map { "\"\($0)\"" } ?? "a type that it extends"
      return
        "is needed by \(graph.unit(place.unit).path.display):\(place.line), which mentions \(name); archive that file too"
    }
    if let place = guarded.of(unit).first(where: { kinds[$0.importer] == nil }) {
      return
        "is imported by \(graph.unit(place.importer).path.display):\(place.line) on some platform or version; take that import out first"
    }
    if let member = members.first(where: { kinds[$0] == nil }) {
      return "is the package around \(graph.unit(member).path.display), which stays"
    }
    guard kinds[unit] == .test else { return nil }
    let targets = targets(of: unit)
    let isStillOfUse = targets.contains { kinds[$0] == .module || kinds[$0] == .package }
    return isStillOfUse && isWhollyOfLeaving(targets) ? nil : "tests something that stays"
  }

  // MARK: Packages

  /// Lets the `__init__.py` go that says nothing and around which nothing is left.
  mutating func addEmptiedPackages() {
    guard !kinds.isEmpty else { return }
    let graph = graph
    var staying: [SourcePath: Int] = [:]
    for unit in graph.unitIDs where kinds[unit] == nil && graph.unit(unit).kind != .namespace {
      count(graph.unit(unit).path, by: 1, in: &staying)
    }
    for path in surroundings.others {
      if let owner = surroundings.data[path], kinds[owner] != nil { continue }
      count(path, by: 1, in: &staying)
    }
    var firstLeaving: [SourcePath: UnitID] = [:]
    for unit in kinds.keys.sorted() {
      for folder in ancestors(of: graph.unit(unit).path) where firstLeaving[folder] == nil {
        firstLeaving[folder] = unit
      }
    }
    // The inner before the outer: a longer path never lies around a shorter one.
    let leaving = kinds
    let packages = graph.unitIDs.filter { graph.unit($0).kind == .package && leaving[$0] == nil }
      .filter { graph.unit($0).path.parent.flatMap { firstLeaving[$0] } != nil }
      .sorted {
        (-graph.unit($0).path.bytes.count, $0) < (-graph.unit($1).path.bytes.count, $1)
      }
    for package in packages {
      let path = graph.unit(package).path
      guard let folder = path.parent, staying[folder] == 1, saysNothing(package),
        surroundings.blocked[package] == nil,
        obstacle(to: package, []) == nil,
        let member = firstLeaving[folder]
      else { continue }
      kinds[package] = .package
      companions[package] = companions[member] ?? member
      count(path, by: -1, in: &staying)
    }
  }

  private func saysNothing(_ unit: UnitID) -> Bool {
    guard let facts = graph.pythonFacts(of: unit) else { return false }
    return facts.imports.isEmpty && facts.bindings.isEmpty && facts.calls.isEmpty
      && facts.functions.isEmpty && facts.exports == nil && facts.dynamicLoads.isEmpty
      && !facts.changesItself && facts.problems.isEmpty
  }

  private func count(_ path: SourcePath, by step: Int, in counts: inout [SourcePath: Int]) {
    for folder in ancestors(of: path) { counts[folder, default: 0] += step }
  }

  private func ancestors(of path: SourcePath) -> [SourcePath] {
    Array(sequence(first: path, next: \.parent).dropFirst())
  }
}
