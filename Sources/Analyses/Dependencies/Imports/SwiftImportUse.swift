package import Graph
import Manifests
package import Scanning

/// The imports of Swift files that nothing in them needs, or that are written twice.
///
/// Only modules of the repository are judged, and of these the ones of packages of which every source was read: of all others
/// nobody knows what they bring. A name counts as used wherever it stands, in every branch of every `#if`, in strings too.
package struct SwiftImportUse: Sendable {
  /// In the order of paths and lines.
  package let superfluous: [SuperfluousImport]

  /// `unseen` are the paths at which there may be sources that were not read.
  package init(in graph: ImportGraph, unseen: [SourcePath]) {
    var reading = SwiftImportReading(graph, unseen: unseen)
    superfluous = reading.superfluous().sorted { ($0.path, $0.line) < ($1.path, $1.line) }
  }
}

/// An import that can go.
package struct SuperfluousImport: Hashable, Sendable {
  package let path: SourcePath
  package let line: Int
  /// Where the statement stands in the file.
  package let statement: ByteRange
  package let module: String
  /// The name of the target that the file belongs to; that of the file where there is none.
  package let user: String
  package let reason: Reason
  package let isConditional: Bool

  package enum Reason: Hashable, Sendable {
    /// The file mentions nothing that the module brings.
    case unused
    /// An earlier line says the same.
    case repeated(line: Int)
    /// The file mentions nothing, and others that do not import the module mention members it adds to types of others.
    case lentTo([Borrower])
  }

  /// A file that may see a member only because another file imports its module.
  package struct Borrower: Hashable, Sendable {
    package let path: SourcePath
    package let line: Int
    package let name: String
  }

  /// Whether taking it out changes nothing for anybody.
  package var isSafe: Bool {
    if case .lentTo = reason { return false }
    return !isConditional
  }
}

/// Reads which imports are needed.
private struct SwiftImportReading {
  private let graph: ImportGraph
  private let membership: SwiftMembership
  private let files: [[SwiftFileFacts]]
  private let macros: SwiftMacroUse
  private let surfaces: ModuleSurfaces
  private let loads: ModuleLoads
  /// By target: the names of members that its own types have, and those of the standard library.
  private var commonMembers: [Int: Set<Int32>] = [:]

  init(_ graph: ImportGraph, unseen: [SourcePath]) {
    self.graph = graph
    let membership = graph.membership
    self.membership = membership
    var files = membership.targets.map { _ in [SwiftFileFacts]() }
    var types: Set<[UInt8]> = []
    for file in graph.files {
      guard case .swift(let facts, _) = file.facts else { continue }
      for declaration in facts.outline.declarations {
        switch declaration.kind {
        case .actor, .class, .enum, .struct:
          types.insert(Array(facts.outline.text[declaration.name]))
        default: break
        }
      }
      for id in membership.targets(of: file.path) {
        files[Int(id.index)].append(SwiftFileFacts(path: file.path, facts: facts))
      }
    }
    self.files = files
    macros = SwiftMacroUse(types: types)
    let surfaces = ModuleSurfaces(membership, files: files, macros: macros, unseen: unseen)
    self.surfaces = surfaces
    loads = ModuleLoads(membership, files: files) { surfaces.target(named: $0, from: $1) }
  }

  /// An import of which a file mentions nothing.
  private struct Candidate {
    let path: SourcePath
    let entry: SwiftImport
    let brought: [SwiftMembership.TargetID]
    let users: [SwiftMembership.TargetID]
  }

  mutating func superfluous() -> [SuperfluousImport] {
    var found: [SuperfluousImport] = []
    var candidates: [Candidate] = []
    /// How many statements go of each target and module, all together.
    var going: [ModuleLoads.Pair: Int] = [:]
    for file in graph.files {
      guard case .swift(let facts, _) = file.facts, facts.imports.count > 0,
        facts.problems.isEmpty
      else { continue }
      let users = membership.targets(of: file.path)
      let repeated = repeated(in: facts, at: file.path, users)
      found += repeated.map { item($0.entry, file.path, users, .repeated(line: $0.line)) }
      let known = Set(repeated.map(\.entry.statement))
      for (entry, _) in repeated {
        for user in users {
          guard let module = surfaces.target(named: entry.path[0], from: user) else { continue }
          going[.init(target: user, module: module), default: 0] += 1
        }
      }
      for candidate in unmentioned(in: facts, at: file.path, users)
      where !known.contains(candidate.entry.statement) {
        candidates.append(candidate)
        for user in users {
          going[.init(target: user, module: candidate.brought[0]), default: 0] +=
            candidate.entry.conditional ? 0 : 1
        }
      }
    }
    let gone = Set(
      going.filter { loads.statements(of: $0.key.module, in: $0.key.target) <= $0.value }.keys)
    var losses: [ModuleLoads.Pair: Loss] = [:]
    for candidate in candidates {
      guard let reason = reason(candidate, gone, &losses) else { continue }
      found.append(item(candidate.entry, candidate.path, candidate.users, reason))
    }
    return found
  }

  private func item(
    _ entry: SwiftImport, _ path: SourcePath, _ users: [SwiftMembership.TargetID],
    _ reason: SuperfluousImport.Reason
  ) -> SuperfluousImport {
    SuperfluousImport(
      path: path, line: entry.line, statement: entry.statement, module: entry.path[0],
      user: users.first.map { membership.target($0).name } ?? path.display, reason: reason,
      isConditional: entry.conditional)
  }

  // MARK: Repeated

  private struct Spelling: Hashable {
    let path: [String]
    let kind: SwiftImport.Kind?
    let access: SwiftImport.Access?
    let attributes: Set<String>
  }

  private func repeated(
    in facts: SwiftFacts, at path: SourcePath, _ users: [SwiftMembership.TargetID]
  ) -> [(entry: SwiftImport, line: Int)] {
    var first: [Spelling: Int] = [:]
    return facts.imports.compactMap { entry in
      guard !entry.conditional else { return nil }
      let spelling = Spelling(
        path: entry.path, kind: entry.kind, access: entry.access,
        attributes: Set(entry.attributes))
      guard let line = first[spelling] else {
        first[spelling] = entry.line
        return nil
      }
      return (entry, line)
    }
  }

  // MARK: Unused

  private mutating func noteCommonMembers(of target: SwiftMembership.TargetID) {
    guard commonMembers[Int(target.index)] == nil else { return }
    var names: Set<Int32> = []
    for file in files[Int(target.index)] {
      names.formUnion(surfaces.declaredMembers(of: file.facts.outline))
    }
    let witnesses = SwiftWitnesses()
    for number in 0..<surfaces.known.count where witnesses.mayAsk(for: surfaces.known[number]) {
      names.insert(Int32(number))
    }
    commonMembers[Int(target.index)] = names
  }

  private mutating func unmentioned(
    in facts: SwiftFacts, at path: SourcePath, _ users: [SwiftMembership.TargetID]
  ) -> [Candidate] {
    guard let first = users.first, users.allSatisfy({ membership.target($0).origin == .package }),
      !facts.outline.mentions.isEmpty
    else { return [] }
    // Most imports are of modules that nobody judges: the names of the file are looked up for the others only.
    let candidates = facts.imports.compactMap {
      entry -> (SwiftImport, [SwiftMembership.TargetID])? in
      guard !entry.isReexported, let module = surfaces.target(named: entry.path[0], from: first),
        !users.contains(module), let brought = surfaces.handedOn(by: module)
      else { return nil }
      return (entry, brought)
    }
    guard !candidates.isEmpty, !macros.isPossible(in: facts.outline) else { return [] }
    noteCommonMembers(of: first)
    let mentions = surfaces.mentions(of: facts.outline)
    return candidates.compactMap { entry, brought in
      let isUsed = brought.contains {
        self.isUsed(surfaces.surfaces[Int($0.index)], by: mentions, in: first)
      }
      return isUsed ? nil : Candidate(path: path, entry: entry, brought: brought, users: users)
    }
  }

  private func isUsed(
    _ surface: ModuleSurface, by mentions: SwiftFileMentions, in user: SwiftMembership.TargetID
  ) -> Bool {
    if surface.addsNamelessToOthers || !surface.names.isDisjoint(with: mentions.unqualified)
      || !surface.leaking.isDisjoint(with: mentions.all)
    {
      return true
    }
    if !surface.initialised.isEmpty {
      // `.init(…)` does not say of which type.
      let number = surfaces.known.index(of: ModuleSurfaces.initialiser[...]).map { Int32($0) }
      if number.map(mentions.all.contains) ?? false
        || !surface.initialised.isDisjoint(with: mentions.all)
      {
        return true
      }
    }
    let members = surface.members.intersection(mentions.all)
    if membership.packages[membership.target(user).container].mayHideMembers {
      return !members.isEmpty || surface.hasNameless || surface.hasSubscripts && mentions.looksUp
    }
    // Members of a type can be seen wherever values of it are; and the name says little where others have such members too.
    return !members.isSubset(of: commonMembers[Int(user.index)] ?? [])
  }

  /// What a target and those that load it lose with the last import of a module in it.
  private enum Loss {
    /// Something that no name shows.
    case unknowable
    /// What these files may mention; nothing where there are none.
    case borrowed([SuperfluousImport.Borrower])
  }

  /// Why an import that brings nothing mentioned can go; nil where others may need it in a way that no name shows.
  private func reason(
    _ candidate: Candidate, _ gone: Set<ModuleLoads.Pair>, _ losses: inout [ModuleLoads.Pair: Loss]
  ) -> SuperfluousImport.Reason? {
    var borrowers: Set<SuperfluousImport.Borrower> = []
    for user in candidate.users {
      let pair = ModuleLoads.Pair(target: user, module: candidate.brought[0])
      guard gone.contains(pair) else { continue }
      let loss = losses[pair] ?? loss(of: pair, gone)
      losses[pair] = loss
      guard case .borrowed(let found) = loss else { return nil }
      borrowers.formUnion(found)
    }
    return borrowers.isEmpty ? .unused : .lentTo(borrowers.sorted())
  }

  private func loss(of pair: ModuleLoads.Pair, _ gone: Set<ModuleLoads.Pair>) -> Loss {
    var borrowers: [SuperfluousImport.Borrower] = []
    for (target, modules) in loads.lost(without: pair.module, in: pair.target, gone: gone) {
      for module in modules.sorted() {
        switch module {
        case .external(let name): if !Self.implied.contains(name) { return .unknowable }
        case .target(let id):
          let surface = surfaces.surfaces[Int(id.index)]
          if surface.isUnread || surface.conformsOthers || surface.addsNamelessToOthers {
            return .unknowable
          }
          borrowers += self.borrowers(in: target, of: surface)
        }
      }
    }
    return .borrowed(borrowers)
  }

  /// What is loaded for every file.
  private static let implied: Set = [
    "Swift", "_Concurrency", "_StringProcessing", "SwiftOnoneSupport",
  ]

  /// The files of a target that mention what a module adds to types of others.
  private func borrowers(
    in target: SwiftMembership.TargetID, of surface: ModuleSurface
  ) -> [SuperfluousImport.Borrower] {
    let wanted = surface.leaking.union(surface.initialised)
    guard !wanted.isEmpty else { return [] }
    return files[Int(target.index)].compactMap { file in
      let outline = file.facts.outline
      let mention = outline.mentions.first { mention in
        surfaces.known.index(of: outline.text[mention.name]).map { wanted.contains(Int32($0)) }
          ?? false
      }
      return mention.map {
        .init(path: file.path, line: Int($0.line), name: outline.text.string($0.name))
      }
    }
  }
}

extension SuperfluousImport.Borrower: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.line, left.name) < (right.path, right.line, right.name)
  }
}

extension ModuleLoads.Module: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.target(let one), .target(let other)): one < other
    case (.external(let one), .external(let other)): one < other
    case (.target, .external): true
    case (.external, .target): false
    }
  }
}

extension SuperfluousImport {
  package var finding: DependencyFinding {
    let recommendation: String
    let text: String
    switch reason {
    case .unused:
      text = "\(path.display) imports \(module) and mentions nothing that it declares"
      recommendation = "take the import out"
    case .repeated(let line):
      text = "\(path.display) imports \(module) in line \(line) already"
      recommendation = "take this line out"
    case .lentTo(let borrowers):
      text =
        "\(path.display) imports \(module) for others: it mentions nothing that it declares, and \(borrowers[0].path.display) mentions \"\(borrowers[0].name)\" and does not import it"
      let files = Set(borrowers.map(\.path)).sorted().prefix(3).map(\.display)
      let rest = Set(borrowers.map(\.path)).count - files.count
      recommendation =
        "import \(module) in \(files.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "") first, where they mean that; then take the import out"
    }
    var places = [DependencyFinding.Place(path: path, line: line)]
    if case .lentTo(let borrowers) = reason {
      places += borrowers.prefix(10).map { .init(path: $0.path, line: $0.line) }
    }
    let isRepeated = if case .repeated = reason { true } else { false }
    return DependencyFinding(
      kind: isRepeated ? .repeatedImport : .unusedImport, dependent: user, package: module,
      text: text, recommendation: recommendation, places: places)
  }
}
