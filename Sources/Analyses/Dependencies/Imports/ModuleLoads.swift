import Graph
import Manifests
import Scanning

/// Which modules the compiler loads for each target, directly or because a loaded one imports them.
///
/// Members and conformances of a module that is loaded for one file can be seen in all files of its module, unless that is
/// switched off; so what an import that is taken out was the last to load has to be known.
struct ModuleLoads {
  /// A module of the repository, or one that is not.
  enum Module: Hashable {
    case target(SwiftMembership.TargetID)
    case external(String)
  }

  /// By target: the modules it imports, and in how many statements outside conditions.
  private var rows: [[Module: Int]]
  /// By target: those that import it.
  private var users: [[SwiftMembership.TargetID]]
  /// By target: whether its imports concern nobody else unless they say so.
  private let keepsImports: [Bool]
  /// By target: the modules that it lets others load.
  private var handed: [Set<Module>]

  init(
    _ membership: SwiftMembership, files: [[SwiftFileFacts]],
    resolve: (String, SwiftMembership.TargetID) -> SwiftMembership.TargetID?
  ) {
    rows = membership.targets.map { _ in [:] }
    users = membership.targets.map { _ in [] }
    handed = membership.targets.map { _ in [] }
    keepsImports = membership.targets.map {
      $0.origin == .package && membership.packages[$0.container].mayKeepImports
    }
    for id in membership.targetIDs {
      let index = Int(id.index)
      for file in files[index] {
        for entry in file.facts.imports {
          let module: Module =
            resolve(entry.path[0], id).map { .target($0) } ?? .external(entry.path[0])
          rows[index][module, default: 0] += entry.conditional ? 0 : 1
          if isHandedOn(entry, by: index) { handed[index].insert(module) }
        }
      }
      for case .target(let used) in rows[index].keys { users[Int(used.index)].append(id) }
    }
    for index in users.indices { users[index].sort() }
  }

  private func isHandedOn(_ entry: SwiftImport, by target: Int) -> Bool {
    if entry.conditional
      || entry.attributes.contains(where: { $0.hasPrefix("_implementationOnly") })
    {
      return false
    }
    switch entry.access {
    case nil: return !keepsImports[target]
    case .public, .package, .open: return true
    case .internal, .fileprivate, .private: return false
    }
  }

  /// How many statements outside conditions import a module in a target.
  func statements(of module: SwiftMembership.TargetID, in target: SwiftMembership.TargetID) -> Int {
    rows[Int(target.index)][.target(module)] ?? 0
  }

  /// That a target imports a module.
  struct Pair: Hashable {
    let target: SwiftMembership.TargetID
    let module: SwiftMembership.TargetID
  }

  /// What a target and those that load it would no longer load if it did not import a module, target by target; `gone` are
  /// other imports that are taken out along with it.
  func lost(
    without module: SwiftMembership.TargetID, in target: SwiftMembership.TargetID,
    gone: Set<Pair>
  ) -> [(target: SwiftMembership.TargetID, modules: Set<Module>)] {
    var around: Set<SwiftMembership.TargetID> = [target]
    var open = [target]
    while let next = open.popLast() {
      for user in users[Int(next.index)] where around.insert(user).inserted { open.append(user) }
    }
    let through = loaded(
      from: rows[Int(module.index)].keys, following: { Set(rows[Int($0.index)].keys) }
    )
    .union([.target(module)])
    return around.sorted().compactMap { one in
      guard one == target || handsOn(module, to: one) else { return nil }
      // Only what is sure to be loaded still counts as such.
      let left = loaded(
        from: kept(Set(rows[Int(one.index)].filter { $1 > 0 }.keys), of: one, gone)
      ) { kept(handed[Int($0.index)], of: $0, gone) }
      guard !left.contains(.target(module)) else { return nil }
      return (one, through.subtracting(left))
    }
  }

  private func kept(
    _ modules: Set<Module>, of target: SwiftMembership.TargetID, _ gone: Set<Pair>
  ) -> Set<Module> {
    modules.filter { module in
      guard case .target(let id) = module else { return true }
      return !gone.contains(Pair(target: target, module: id))
    }
  }

  /// Whether a target may load a module because of what it imports.
  private func handsOn(
    _ module: SwiftMembership.TargetID, to target: SwiftMembership.TargetID
  ) -> Bool {
    loaded(from: rows[Int(target.index)].keys) { Set(rows[Int($0.index)].keys) }.contains(
      .target(module))
  }

  private func loaded(
    from starts: some Sequence<Module>, following row: (SwiftMembership.TargetID) -> Set<Module>
  ) -> Set<Module> {
    var found = Set(starts)
    var open = Array(found)
    while let next = open.popLast() {
      guard case .target(let id) = next else { continue }
      for module in row(id) where found.insert(module).inserted { open.append(module) }
    }
    return found
  }
}
