import Manifests
import Scanning

/// Collects what Swift files offer and mention into `SwiftReferences`.
struct SwiftReferencesBuilder {
  private let graph: ImportGraph
  private let files: [(unit: UnitID, outline: SwiftOutline)]
  let types: SwiftTypes
  /// The names that mentioning them makes needed, then those of types whose presence does.
  private var names = NameIndex()
  /// By name: the node for its mention and the one for its presence, or -1.
  private var mentionNode: [Int32] = []
  private var presenceNode: [Int32] = []
  private(set) var needed: [[Int32]] = []
  private(set) var mentioned: [[Int32]] = []
  private(set) var standing: [SwiftReferences.Standing] = []
  private(set) var whispers: [SwiftReferences.Whisper] = []

  init(_ graph: ImportGraph) {
    self.graph = graph
    files = graph.unitIDs.compactMap { unit in
      graph.swiftFacts(of: unit).map { (unit, $0.outline) }
    }
    types = SwiftTypes(files.lazy.map(\.outline))
  }

  mutating func build() {
    guard !files.isEmpty else { return }
    for (unit, outline) in files where !isOutside(unit) { offers(of: outline, unit) }
    // Whoever mentions a type is as good a sign of its presence as whoever declares it.
    for name in mentionNode.indices where mentionNode[name] >= 0 && presenceNode[name] >= 0 {
      needed[Int(mentionNode[name])].append(Int32(graph.units.count) + presenceNode[name])
    }
    mentioned = [[Int32]](repeating: [], count: graph.units.count)
    for (unit, outline) in files { mentions(of: outline, unit) }
    for index in needed.indices { needed[index] = Set(needed[index]).sorted() }
  }

  /// Whether no target compiles the file, so that nobody can get at what it declares.
  private func isOutside(_ unit: UnitID) -> Bool {
    if case .outside = graph.membership.standing(of: graph.unit(unit).path) { return true }
    return false
  }

  // MARK: Offers

  private mutating func offers(of outline: SwiftOutline, _ unit: UnitID) {
    for (index, declaration) in outline.declarations.enumerated() {
      guard !declaration.isPrivate else { continue }
      if declaration.parent < 0 {
        if declaration.kind == .extension {
          conformances(of: declaration, outline, unit)
        } else {
          offer(outline.text[declaration.name], unit, at: declaration)
        }
        continue
      }
      let parent = outline.declarations[Int(declaration.parent)]
      guard parent.kind == .extension, !parent.isPrivate else { continue }
      member(index, of: parent, outline, unit)
    }
  }

  /// What an extension makes a type conform to is needed as long as the type is, or for a type from outside the protocol.
  private mutating func conformances(
    of declaration: SwiftDeclaration, _ outline: SwiftOutline, _ unit: UnitID
  ) {
    guard !declaration.inherited.isEmpty else { return }
    let type = SwiftName.last(of: outline.text[declaration.name])
    if let type, types.declared(type) != nil {
      accompany(type, unit)
      return
    }
    for written in outline.inherited(by: declaration) {
      for part in SwiftName.parts(of: outline.text[written]) {
        guard let name = SwiftName.last(of: part) else { continue }
        if types.declared(name) != nil {
          accompany(name, unit)
        } else {
          stand(unit, declaration, outline)
        }
      }
    }
  }

  private mutating func member(
    _ index: Int, of parent: SwiftDeclaration, _ outline: SwiftOutline, _ unit: UnitID
  ) {
    let declaration = outline.declarations[index]
    let name = outline.text[declaration.name]
    let type = SwiftName.last(of: outline.text[parent.name])
    let isNameless =
      switch declaration.kind {
      case .`init`, .subscript, .deinit: true
      default: false
      }
    let isAsked =
      isNameless || !declaration.traits.isDisjoint(with: [.operatorName, .override, .dynamic])
      || outline.attributes(of: declaration).contains { Self.isForRunTime(outline.text[$0]) }
      || outline.attributes(of: parent).contains { Self.isForRunTime(outline.text[$0]) }
      || types.mayBeAsked(name, of: type)
    if isAsked {
      if let type, types.declared(type) != nil {
        accompany(type, unit)
      } else {
        stand(unit, parent, outline)
      }
    } else {
      offer(name, unit, at: declaration)
    }
  }

  /// Attributes that let something other than Swift code find a declaration.
  private static func isForRunTime(_ name: ArraySlice<UInt8>) -> Bool {
    runTimeAttributes.contains { name.elementsEqual($0) }
  }

  private static let runTimeAttributes = [
    "objc", "objcMembers", "IBAction", "IBOutlet", "IBSegueAction", "IBInspectable", "IBDesignable",
    "GKInspectable", "NSManaged", "_cdecl", "c", "_silgen_name", "_dynamicReplacement", "_expose",
    "implementation", "_objcImplementation", "_specialize", "Test", "Suite", "_spi_available",
  ].map { Array($0.utf8) }

  private mutating func number(_ name: ArraySlice<UInt8>) -> Int {
    let number = names.insert(name)
    if number == mentionNode.count {
      mentionNode.append(-1)
      presenceNode.append(-1)
    }
    return number
  }

  private mutating func offer(
    _ name: ArraySlice<UInt8>, _ unit: UnitID, at declaration: SwiftDeclaration
  ) {
    guard !name.isEmpty else { return }
    if declaration.traits.contains(.operatorName), name.count == 1,
      [UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "=")]
        .contains(name[name.startIndex])
    {
      standing.append(
        SwiftReferences.Standing(
          unit: unit, line: Int(declaration.line), text: "an operator of one common character"))
      return
    }
    let number = number(name)
    if mentionNode[number] < 0 {
      mentionNode[number] = Int32(needed.count)
      needed.append([])
    }
    needed[Int(mentionNode[number])].append(unit.index)
  }

  /// The file is needed as long as the type is.
  private mutating func accompany(_ type: ArraySlice<UInt8>, _ unit: UnitID) {
    let number = number(type)
    if presenceNode[number] < 0 {
      presenceNode[number] = Int32(needed.count)
      needed.append([])
    }
    needed[Int(presenceNode[number])].append(unit.index)
  }

  private mutating func stand(
    _ unit: UnitID, _ declaration: SwiftDeclaration, _ outline: SwiftOutline
  ) {
    guard standing.last?.unit != unit else { return }
    standing.append(
      SwiftReferences.Standing(
        unit: unit, line: Int(declaration.line),
        text: "extension " + outline.text.string(declaration.name)))
  }

  // MARK: Mentions

  private mutating func mentions(of outline: SwiftOutline, _ unit: UnitID) {
    let first = Int32(graph.units.count)
    var row: [Int32] = []
    let speaksOfMacros = outline.mentions.contains {
      $0.forms.contains(.macro) && outline.text[$0.name].elementsEqual("externalMacro".utf8)
    }
    for mention in outline.mentions {
      guard let number = names.index(of: outline.text[mention.name]) else { continue }
      if mention.forms == .string, !speaksOfMacros {
        whisper(number, mention, outline, unit)
        continue
      }
      if mentionNode[number] >= 0 {
        row.append(first + mentionNode[number])
      } else {
        row.append(first + presenceNode[number])
      }
    }
    for declaration in outline.declarations {
      switch declaration.kind {
      case .actor, .class, .enum, .protocol, .struct, .typealias, .associatedtype:
        if let number = names.index(of: outline.text[declaration.name]), presenceNode[number] >= 0 {
          row.append(first + presenceNode[number])
        }
      default: break
      }
      // What a protocol requires it asks for.
      if declaration.parent >= 0,
        outline.declarations[Int(declaration.parent)].kind == .protocol,
        let number = names.index(of: outline.text[declaration.name]), mentionNode[number] >= 0
      {
        row.append(first + mentionNode[number])
      }
    }
    mentioned[Int(unit.index)] = Set(row).sorted()
  }

  private mutating func whisper(
    _ number: Int, _ mention: SwiftMention, _ outline: SwiftOutline, _ unit: UnitID
  ) {
    guard mentionNode[number] >= 0 else { return }
    let offering = needed[Int(mentionNode[number])].filter { $0 < Int32(graph.units.count) }
    guard offering.count <= 3 else { return }
    for target in offering where target != unit.index {
      whispers.append(
        SwiftReferences.Whisper(
          from: unit, to: UnitID(Int(target)), line: Int(mention.line),
          name: outline.text.string(mention.name)))
    }
  }
}

extension SwiftDeclaration {
  /// Nothing outside its file can see it.
  package var isPrivate: Bool { access == .private || access == .fileprivate }
}
