import Manifests
import Scanning

/// The Swift modules of a repository: its targets, each with the place it has among the units.
struct SwiftModules {
  struct Module {
    let name: String
    /// The folder of the target; where it has none of its own, a path made of its manifest and its name.
    let place: SourcePath
    let container: Container
    let isTest: Bool
  }

  /// What a target belongs to: a package, a project, or a convention.
  struct Container: Hashable {
    let origin: SwiftMembership.Origin
    let index: Int
  }

  /// In the order of their manifests.
  private(set) var modules: [Module] = []
  /// By file: the module it belongs to first, or -1.
  private var moduleOfFile: [Int32]
  private var byName: [String: [Int]] = [:]

  init(_ files: [SourceFile], _ membership: SwiftMembership) {
    moduleOfFile = [Int32](repeating: -1, count: files.count)
    let contents = membership.filesOfTargets()
    var moduleOfTarget = [Int](repeating: -1, count: membership.targets.count)
    var known: [[String]: Int] = [:]
    var places: Set<SourcePath> = []
    for id in membership.targetIDs where !contents[Int(id.index)].isEmpty {
      let target = membership.target(id)
      let container = Container(origin: target.origin, index: target.container)
      // Variants of one target are one module.
      let key = [target.origin.rawValue, String(target.container), target.name]
      if let index = known[key] {
        moduleOfTarget[Int(id.index)] = index
        continue
      }
      let place = Self.place(of: target, &places)
      known[key] = modules.count
      moduleOfTarget[Int(id.index)] = modules.count
      byName[target.module, default: []].append(modules.count)
      modules.append(
        Module(
          name: target.module, place: place, container: container, isTest: target.kind == .test))
    }
    for (index, file) in files.enumerated() where file.kind == .swiftFile {
      let targets = membership.targets(of: file.path)
      // A file of a product and of its tests belongs to the product.
      let first = targets.first { membership.target($0).kind != .test } ?? targets.first
      if let first { moduleOfFile[index] = Int32(moduleOfTarget[Int(first.index)]) }
    }
  }

  private static func place(
    of target: SwiftMembership.Target, _ places: inout Set<SourcePath>
  ) -> SourcePath {
    if let folder = target.folder, !folder.bytes.isEmpty, places.insert(folder).inserted {
      return folder
    }
    let home = target.evidence.path.parent ?? target.evidence.path
    var place = home.appending(target.name.utf8)
    while !places.insert(place).inserted { place = place.appending(target.name.utf8) }
    return place
  }

  func module(ofFile file: Int) -> Module? {
    moduleOfFile[file] < 0 ? nil : modules[Int(moduleOfFile[file])]
  }

  /// The module that a file means by a name: one of its own package or project, if there is one.
  func module(named name: String, importedBy file: Int) -> Int? {
    guard let found = byName[name] else { return nil }
    guard found.count > 1, let own = module(ofFile: file) else { return found.first }
    return found.first { modules[$0].container == own.container } ?? found.first
  }
}
