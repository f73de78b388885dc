import Manifests
import Scanning

/// How sure it is that a Swift file means the one that declares a name which it mentions.
package enum SwiftTier: UInt8, Comparable, Sendable {
  /// Any mention of a name that the other declares.
  case possible
  /// The only member, or the only function, of that name that the file can see.
  case likely
  /// The only type of that name that the file can see, whatever is built.
  case certain

  /// The word of the machine-readable formats.
  package var name: String {
    switch self {
    case .possible: "possible"
    case .likely: "likely"
    case .certain: "certain"
    }
  }

  package static func < (left: SwiftTier, right: SwiftTier) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension ImportGraph {
  /// The same graph with an edge from each Swift file to every other that declares a name it mentions, one for each name, as far
  /// as that is sure enough.
  ///
  /// A name that many files declare says nothing about any of them and makes no edge.
  package func withReferences(atLeast tier: SwiftTier) -> ImportGraph {
    let references = SwiftReferenceEdges(self, atLeast: tier)
    guard references.count > 0 else { return self }
    var all: [Edge] = []
    all.reserveCapacity(edges.count + references.count)
    for id in unitIDs {
      let found = references[id]
      if found.isEmpty {
        all += edges(from: id)
      } else {
        all += (edges(from: id) + found).sorted(by: Edge.precedes)
      }
    }
    return ImportGraph(
      units: units, edges: all, externals: externals, unresolved: unresolved,
      fileOfUnit: fileOfUnit, files: files, membership: membership,
      packageFolders: packageFolders)
  }
}

/// What Swift files mention of each other.
private struct SwiftReferenceEdges {
  private struct File {
    let unit: UnitID
    let outline: SwiftOutline
    /// The targets that compile it, sorted.
    let targets: [SwiftMembership.TargetID]
    let imports: [(module: String, isTestable: Bool)]
  }

  /// A declaration that other files may mean by its name.
  private struct Offer {
    enum Kind { case type, free, member, memberType }

    let file: Int32
    let kind: Kind
    /// Other modules see it.
    let isExported: Bool
    /// In some builds the name may come from elsewhere.
    let isConditional: Bool
  }

  /// The most files that may declare a name, and the most of them that a mention leads to.
  private static let (mostOffers, mostMeant) = (64, 8)

  private let graph: ImportGraph
  private let tier: SwiftTier
  private var files: [File] = []
  private let modules: [SwiftMembership.TargetID: String]
  private var names = NameIndex()
  /// By name.
  private var offers: [[Offer]] = []
  private var rows: [UnitID: [Edge]] = [:]
  private let witnesses = SwiftWitnesses()
  private(set) var count = 0

  subscript(id: UnitID) -> [Edge] { rows[id] ?? [] }

  init(_ graph: ImportGraph, atLeast tier: SwiftTier) {
    self.graph = graph
    self.tier = tier
    modules = Dictionary(
      uniqueKeysWithValues: graph.membership.targetIDs.map {
        ($0, graph.membership.target($0).module)
      })
    for unit in graph.unitIDs {
      guard let facts = graph.swiftFacts(of: unit) else { continue }
      files.append(
        File(
          unit: unit, outline: facts.outline,
          targets: graph.membership.targets(of: graph.unit(unit).path),
          imports: facts.imports.map { ($0.path[0], $0.attributes.contains("testable")) }))
    }
    for index in files.indices { offer(Int32(index)) }
    for index in files.indices { mention(Int32(index)) }
  }

  // MARK: Offers

  private mutating func offer(_ file: Int32) {
    let outline = files[Int(file)].outline
    var isHidden: [Bool] = []
    var isExported: [Bool] = []
    isHidden.reserveCapacity(outline.declarations.count)
    for declaration in outline.declarations {
      let parent = declaration.parent < 0 ? nil : Int(declaration.parent)
      isHidden.append(declaration.isPrivate || parent.map { isHidden[$0] } ?? false)
      isExported.append(Self.isExported(declaration, in: outline, parent: parent, isExported))
      guard !isHidden[isHidden.count - 1], let kind = Self.kind(of: declaration) else { continue }
      let name = outline.text[declaration.name]
      guard !name.isEmpty else { continue }
      let number = names.insert(name)
      if number == offers.count { offers.append([]) }
      offers[number].append(
        Offer(
          file: file, kind: kind, isExported: isExported[isExported.count - 1],
          isConditional: declaration.traits.contains(.conditional)))
    }
  }

  /// Members of an extension and cases have the access of what they belong to where they say nothing.
  private static func isExported(
    _ declaration: SwiftDeclaration, in outline: SwiftOutline, parent: Int?, _ known: [Bool]
  ) -> Bool {
    switch declaration.access {
    case .public, .open, .package: return true
    case .internal, .fileprivate, .private: return false
    case nil:
      guard let parent else { return false }
      switch outline.declarations[parent].kind {
      case .extension, .protocol: return known[parent]
      default: return declaration.kind == .case && known[parent]
      }
    }
  }

  private static func kind(of declaration: SwiftDeclaration) -> Offer.Kind? {
    let isTop = declaration.parent < 0
    switch declaration.kind {
    case .actor, .class, .enum, .protocol, .struct, .typealias, .macro:
      return isTop ? .type : .memberType
    case .associatedtype: return .memberType
    case .case, .func, .let, .var, .operator, .precedencegroup: return isTop ? .free : .member
    case .deinit, .extension, .`init`, .subscript: return nil
    }
  }

  // MARK: Mentions

  private mutating func mention(_ file: Int32) {
    let (unit, outline) = (files[Int(file)].unit, files[Int(file)].outline)
    var row: [Edge] = []
    for (index, mention) in outline.mentions.enumerated() where mention.forms != .string {
      guard !Self.isOfTheLanguage(outline.text[mention.name]),
        let number = names.index(of: outline.text[mention.name]),
        offers[number].count <= Self.mostOffers
      else { continue }
      for (target, tier) in meant(by: mention, offers[number], from: file) where tier >= self.tier {
        row.append(
          Edge(
            from: unit, to: files[Int(target)].unit, type: .reference, isOptional: false,
            isConditional: false, line: mention.line, column: mention.column,
            written: .reference(UInt32(index), tier)))
      }
    }
    if row.isEmpty { return }
    count += row.count
    rows[unit] = row
  }

  /// The files that a mention may mean, and how surely.
  private func meant(
    by mention: SwiftMention, _ offers: [Offer], from file: Int32
  ) -> [(file: Int32, tier: SwiftTier)] {
    let seen = offers.filter { $0.file != file && isVisible($0, from: files[Int(file)]) }
    guard let first = seen.first else { return [] }
    let isOwn = offers.contains { $0.file == file }
    let types = seen.filter { $0.kind == .type }
    let isBare = !mention.forms.isDisjoint(with: [.plain, .type, .attribute, .macro])
    if let type = types.first, !isOwn, isBare || mention.forms.contains(.qualified),
      seen.allSatisfy({ $0.kind == .type && $0.file == type.file && !$0.isConditional })
    {
      return [(type.file, .certain)]
    }
    let targets = Set(seen.map(\.file)).sorted()
    let isOnly = targets.count == 1 && !isOwn
    if isOnly, !witnesses.isCommon(name(of: mention, in: file)) {
      let isNamed =
        switch first.kind {
        case .type: true
        case .free: !mention.forms.isDisjoint(with: [.call, .operator, .qualified])
        case .member, .memberType: mention.forms.contains(.member)
        }
      if isNamed { return [(targets[0], .likely)] }
    }
    return targets.count <= Self.mostMeant ? targets.map { ($0, .possible) } : []
  }

  /// Words that may be names of declarations, in backticks, and most often are not.
  private static func isOfTheLanguage(_ name: ArraySlice<UInt8>) -> Bool {
    ["self", "Self", "init", "super", "Type"].contains { name.elementsEqual($0.utf8) }
  }

  private func name(of mention: SwiftMention, in file: Int32) -> ArraySlice<UInt8> {
    files[Int(file)].outline.text[mention.name]
  }

  private func isVisible(_ offer: Offer, from file: File) -> Bool {
    let other = files[Int(offer.file)]
    if file.targets.isEmpty, other.targets.isEmpty { return true }
    if file.targets.contains(where: other.targets.contains) { return true }
    return other.targets.contains { target in
      file.imports.contains {
        $0.module == modules[target] && (offer.isExported || $0.isTestable)
      }
    }
  }
}
