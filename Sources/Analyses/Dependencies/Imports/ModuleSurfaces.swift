import Graph
import Manifests
import Scanning

/// The surfaces of all targets of packages, and what each file mentions of names that some of them declares.
struct ModuleSurfaces {
  private(set) var known = NameIndex()
  /// By target.
  private(set) var surfaces: [ModuleSurface]
  private let membership: SwiftMembership
  /// By container of a package and module name: the targets that are meant by it.
  private var targetsByModule: [Int: [String: [SwiftMembership.TargetID]]] = [:]

  static let initialiser = Array("init".utf8)

  /// `unseen` are the paths at which sources of targets may be that were not read.
  init(
    _ membership: SwiftMembership, files: [[SwiftFileFacts]], macros: SwiftMacroUse,
    unseen: [SourcePath]
  ) {
    self.membership = membership
    surfaces = membership.targets.map { _ in ModuleSurface() }
    known.insert(Self.initialiser[...])
    for id in membership.targetIDs {
      let target = membership.target(id)
      let index = Int(id.index)
      guard target.origin == .package else {
        surfaces[index].isUnread = true
        continue
      }
      targetsByModule[target.container, default: [:]][target.module, default: []].append(id)
      let contents = files[index]
      let hidden =
        target.folder.map { folder in unseen.contains { $0.isAtOrBelow(folder) } } ?? true
      guard !contents.isEmpty, !hidden, !target.isConditional,
        [.regular, .executable, .macro, .test].contains(target.kind),
        !target.dependencies.contains(where: { $0.kind == .plugin }),
        membership.packages[target.container].gaps.isEmpty
      else {
        surfaces[index].isUnread = true
        continue
      }
      surfaces[index] = read(contents, of: target, macros)
    }
  }

  private mutating func read(
    _ files: [SwiftFileFacts], of target: SwiftMembership.Target, _ macros: SwiftMacroUse
  ) -> ModuleSurface {
    var surface = ModuleSurface()
    var own: Set<[UInt8]> = []
    for file in files {
      let outline = file.facts.outline
      for declaration in outline.declarations where declaration.parent < 0 {
        switch declaration.kind {
        case .actor, .class, .enum, .protocol, .struct:
          own.insert(Array(outline.text[declaration.name]))
        default: break
        }
      }
    }
    // The name of the module stands for all it has.
    surface.names.insert(Int32(known.insert(Array(target.module.utf8)[...])))
    for file in files {
      if !file.facts.problems.isEmpty || macros.isPossible(in: file.facts.outline) {
        surface.isUnread = true
      }
      surface.add(file.facts.outline, own: own, module: target.module, &known)
      for entry in file.facts.imports where entry.isReexported {
        surface.exports.insert(entry.path[0])
      }
    }
    return surface
  }

  /// The target that a file of another one means by the name of a module; nil where it is none of the repository, or not sure to be.
  func target(
    named module: String, from user: SwiftMembership.TargetID
  ) -> SwiftMembership.TargetID? {
    guard membership.target(user).origin == .package else { return nil }
    let container = membership.target(user).container
    if let own = targetsByModule[container]?[module] { return own.count == 1 ? own[0] : nil }
    let found = membership.neighbours(of: container).flatMap { targetsByModule[$0]?[module] ?? [] }
    return found.count == 1 ? found[0] : nil
  }

  /// A target with all that it hands on; nil where some of that was not read.
  func handedOn(by target: SwiftMembership.TargetID) -> [SwiftMembership.TargetID]? {
    var found = [target]
    var seen: Set = [target]
    var next = 0
    while next < found.count {
      let one = found[next]
      next += 1
      let surface = surfaces[Int(one.index)]
      guard !surface.isUnread else { return nil }
      for module in surface.exports.sorted() {
        guard let other = self.target(named: module, from: one) else { return nil }
        if seen.insert(other).inserted { found.append(other) }
      }
    }
    return found
  }

  /// What a file mentions of the names that modules declare, and of what it overrides.
  func mentions(of outline: SwiftOutline) -> SwiftFileMentions {
    var found = SwiftFileMentions()
    found.looksUp = outline.looksUpInBrackets
    for mention in outline.mentions {
      guard let number = known.index(of: outline.text[mention.name]) else { continue }
      found.all.insert(Int32(number))
      if !mention.forms.subtracting([.member, .qualified, .call]).isEmpty {
        found.unqualified.insert(Int32(number))
      }
    }
    for declaration in outline.declarations {
      guard let number = known.index(of: outline.text[declaration.name]) else { continue }
      if declaration.traits.contains(.override) { found.all.insert(Int32(number)) }
    }
    return found
  }

  /// The names of members that a file declares.
  func declaredMembers(of outline: SwiftOutline) -> Set<Int32> {
    var found: Set<Int32> = []
    for declaration in outline.declarations where declaration.parent >= 0 {
      if let number = known.index(of: outline.text[declaration.name]) {
        found.insert(Int32(number))
      }
    }
    return found
  }
}

/// What one file mentions of names that modules declare, as numbers.
struct SwiftFileMentions {
  var all: Set<Int32> = []
  /// Those that stand somewhere without a period before them, and so may be no members.
  var unqualified: Set<Int32> = []
  var looksUp = false
}

/// One Swift file with its facts.
struct SwiftFileFacts {
  let path: SourcePath
  let facts: SwiftFacts
}

extension SwiftImport {
  /// Whoever imports the module of this file gets what it imports as well.
  var isReexported: Bool { attributes.contains { $0.hasPrefix("_exported") } }
}
