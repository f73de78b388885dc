package import Graph
import Manifests
import Scanning

/// What the targets of Swift packages declare to depend on, held against what their files import.
///
/// Only what the sources prove is said: a module of another package may have any name, so a product from elsewhere counts as
/// unused only where no import of its target is left unexplained.
package struct SwiftDependencies: Sendable {
  /// In the order of their places.
  package let findings: [DependencyFinding]

  package init(in graph: ImportGraph) {
    let reading = SwiftDependencyReading(graph)
    findings = reading.findings().sorted(by: DependencyFinding.precedes)
  }
}

/// One import of a module in a target.
private struct Site {
  let place: DependencyFinding.Place
  let isConditional: Bool
  let isReexported: Bool
}

/// The imports and declarations of all targets, by their names.
private struct SwiftDependencyReading {
  private let membership: SwiftMembership
  private let graph: ImportGraph
  /// By target: its imports by module, each in the order of the files.
  private var imports: [[String: [Site]]]
  private let contents: [[SourcePath]]
  /// By container of a package: its own targets by name; of variants the usual one.
  private var targetsByName: [Int: [String: SwiftMembership.TargetID]] = [:]

  init(_ graph: ImportGraph) {
    self.graph = graph
    membership = graph.membership
    contents = membership.filesOfTargets()
    imports = Array(repeating: [:], count: membership.targets.count)
    for file in graph.files {
      guard case .swift(let facts, _) = file.facts else { continue }
      let targets = membership.targets(of: file.path)
      for entry in facts.imports {
        let site = Site(
          place: .init(path: file.path, line: entry.line), isConditional: entry.conditional,
          isReexported: entry.attributes.contains { $0.hasPrefix("_exported") })
        for target in targets {
          imports[Int(target.index)][entry.path[0], default: []].append(site)
        }
      }
    }
    for id in membership.targetIDs {
      let target = membership.target(id)
      guard target.origin == .package else { continue }
      if targetsByName[target.container]?[target.name] == nil {
        targetsByName[target.container, default: [:]][target.name] = id
      }
    }
  }

  func findings() -> [DependencyFinding] {
    var all: [DependencyFinding] = []
    for id in membership.targetIDs {
      let target = membership.target(id)
      guard target.origin == .package, !target.isConditional, target.kind != .plugin,
        !contents[Int(id.index)].isEmpty
      else { continue }
      let declared = declarations(of: target)
      all += undeclared(by: id, target, declared)
      all += unused(by: id, target, declared)
    }
    for (index, package) in membership.packages.enumerated() where package.gaps.isEmpty {
      all += unusedPackages(of: package, index)
      all += unreached(in: package, index)
    }
    all += testImports()
    return all
  }

  // MARK: Declarations

  /// One declared dependency, and the targets of the repository it brings.
  private struct Declaration {
    let written: SwiftTarget.Dependency
    /// Empty where it comes from elsewhere.
    let targets: [SwiftMembership.TargetID]
  }

  private func declarations(of target: SwiftMembership.Target) -> [Declaration] {
    target.dependencies.map { dependency in
      Declaration(written: dependency, targets: resolve(dependency, in: target.container))
    }
  }

  private func resolve(
    _ dependency: SwiftTarget.Dependency, in container: Int
  ) -> [SwiftMembership.TargetID] {
    if dependency.kind != .product, let own = targetsByName[container]?[dependency.name] {
      return [own]
    }
    // A product of another package of the repository, reached by its path.
    var found: [SwiftMembership.TargetID] = []
    for other in [container] + membership.neighbours(of: container) {
      for product in membership.packages[other].products where product.name == dependency.name {
        found += product.targets.compactMap { targetsByName[other]?[$0] }
      }
    }
    return found
  }

  // MARK: Undeclared

  private func undeclared(
    by id: SwiftMembership.TargetID, _ target: SwiftMembership.Target, _ declared: [Declaration]
  ) -> [DependencyFinding] {
    guard !target.hasUnknownDependencies,
      membership.packages[target.container].gaps.isEmpty
    else { return [] }
    var known: Set<String> = [target.module]
    for declaration in declared {
      known.insert(SwiftTarget.moduleName(declaration.written.name))
      for one in declaration.targets { known.insert(membership.target(one).module) }
    }
    // What a declared target hands on may be imported by its own name as well.
    known.formUnion(reexported(by: declared, imports[Int(id.index)]).keys)
    return imports[Int(id.index)].sorted { $0.key < $1.key }.compactMap { module, sites in
      guard !known.contains(module), let first = sites.first(where: { !$0.isConditional }),
        let own = ownTarget(named: module, in: target.container)
      else { return nil }
      let through = carrier(of: own, from: declared)
      return DependencyFinding(
        kind: .undeclared, dependent: target.name, package: module,
        text:
          "target \(target.name) imports \(module) and does not declare it"
          + (through.map { ", which builds only because \($0) depends on it" }
            ?? ", which builds only if something else builds it first"),
        recommendation: "add \"\(module)\" to the dependencies of \(target.name)",
        places: [first.place]
          + [.init(path: target.evidence.path, line: target.evidence.line)])
    }
  }

  /// A target of the same package by the name of its module.
  private func ownTarget(named module: String, in container: Int) -> SwiftMembership.TargetID? {
    let own = targetsByName[container] ?? [:]
    return own.values.filter {
      let target = membership.target($0)
      return target.module == module && target.kind != .plugin && !target.isConditional
    }.min()
  }

  /// The declared target through which another one is built.
  private func carrier(
    of wanted: SwiftMembership.TargetID, from declared: [Declaration]
  ) -> String? {
    for declaration in declared {
      for start in declaration.targets where reaches(wanted, from: start) {
        return membership.target(start).name
      }
    }
    return nil
  }

  private func reaches(
    _ wanted: SwiftMembership.TargetID, from start: SwiftMembership.TargetID
  ) -> Bool {
    var seen: Set<SwiftMembership.TargetID> = [start]
    var open = [start]
    while let id = open.popLast() {
      if id == wanted { return true }
      let target = membership.target(id)
      for dependency in target.dependencies {
        for next in resolve(dependency, in: target.container) where seen.insert(next).inserted {
          open.append(next)
        }
      }
    }
    return false
  }

  // MARK: Unused

  private func unused(
    by id: SwiftMembership.TargetID, _ target: SwiftMembership.Target, _ declared: [Declaration]
  ) -> [DependencyFinding] {
    let used = imports[Int(id.index)]
    // A target that imports nothing it declares is there to bring others along.
    guard
      declared.contains(where: { declaration in
        modules(of: declaration).contains { used[$0] != nil }
      })
    else { return [] }
    let handedOn = reexported(by: declared, used)
    return declared.compactMap { declaration -> DependencyFinding? in
      guard mayBeJudged(declaration, of: target, declared, used) else { return nil }
      let name = declaration.written.name
      let place = DependencyFinding.Place(
        path: target.evidence.path, line: declaration.written.line)
      let modules = modules(of: declaration)
      guard modules.contains(where: { used[$0] != nil }) else {
        let through = modules.compactMap { handedOn[$0] }.first
        return DependencyFinding(
          kind: through == nil ? .unused : .redundant, dependent: target.name, package: name,
          text: "target \(target.name) declares \(name) and no file of it imports it"
            + (through.map { "; what it uses of it comes with \($0), which hands it on" } ?? ""),
          recommendation: "take \(name) out of the dependencies of \(target.name)",
          places: [place])
      }
      return nil
    }
  }

  private func modules(of declaration: Declaration) -> [String] {
    declaration.targets.isEmpty
      ? [SwiftTarget.moduleName(declaration.written.name)]
      : declaration.targets.map { membership.target($0).module }
  }

  /// What is used without an import, or under a name nobody knows, is not judged.
  private func mayBeJudged(
    _ declaration: Declaration, of target: SwiftMembership.Target, _ all: [Declaration],
    _ used: [String: [Site]]
  ) -> Bool {
    guard declaration.written.kind != .plugin else { return false }
    if declaration.targets.isEmpty { return isExplained(used, all) }
    return declaration.targets.allSatisfy { id in
      let other = membership.target(id)
      // Executables are run, macros expanded, and what has no Swift may have a module of any name.
      return [.regular, .test].contains(other.kind) && !isHollow(id)
    }
  }

  /// Whether a target is there for its name or its dependencies, and not for anything in it.
  private func isHollow(_ id: SwiftMembership.TargetID) -> Bool {
    contents[Int(id.index)].allSatisfy { path in
      let name = String(decoding: path.name, as: UTF8.self).lowercased()
      return ["empty", "placeholder", "dummy", "stub", "noop"].contains { name.hasPrefix($0) }
    }
  }

  /// Whether every import is one of the system's, or one of a declared name: then no product has unseen modules in use.
  private func isExplained(_ used: [String: [Site]], _ declared: [Declaration]) -> Bool {
    let known = Set(declared.flatMap(modules))
    return used.keys.allSatisfy { SystemModules.contains($0) || known.contains($0) }
  }

  /// The modules that imported targets hand on, and which does.
  private func reexported(
    by declared: [Declaration], _ used: [String: [Site]]
  ) -> [String: String] {
    var result: [String: String] = [:]
    for id in declared.flatMap(\.targets) where used[membership.target(id).module] != nil {
      for (module, sites) in imports[Int(id.index)].sorted(by: { $0.key < $1.key })
      where sites.contains(where: \.isReexported) && result[module] == nil {
        result[module] = membership.target(id).name
      }
    }
    return result
  }

  // MARK: Packages

  private func unusedPackages(of package: SwiftPackage, _ container: Int) -> [DependencyFinding] {
    let dependencies = package.targets.flatMap(\.dependencies)
    guard !package.targets.contains(where: \.hasUnknownDependencies) else { return [] }
    let own = Set(package.targets.map(\.name))
    // A name alone may be a product of any package.
    guard
      dependencies.allSatisfy({ $0.package != nil || own.contains($0.name) || $0.kind == .target })
    else { return [] }
    let named = Set(dependencies.compactMap { $0.package?.lowercased() })
    // A package that is reached by its path may be asked for by more names than its path shows.
    return package.dependencies.filter { $0.path == nil }.compactMap { dependency in
      let names = [dependency.identity, dependency.name?.lowercased()].compactMap { $0 }
      guard !names.contains(where: named.contains), !isTool(dependency.identity) else { return nil }
      return DependencyFinding(
        kind: .unusedPackage, dependent: package.name, package: dependency.identity,
        text: "package \(package.name) fetches \(dependency.identity) and no target uses it",
        recommendation: "take it out of the dependencies of the package",
        places: [.init(path: package.manifest, line: dependency.line)])
    }
  }

  /// Packages that are there for a command of theirs, such as the one that makes documentation.
  private func isTool(_ identity: String) -> Bool {
    ["plugin", "lint", "format", "benchmark", "tool"].contains { identity.contains($0) }
  }

  // MARK: Targets

  /// Targets that no product, executable, plugin or test leads to.
  private func unreached(in package: SwiftPackage, _ container: Int) -> [DependencyFinding] {
    guard !package.products.isEmpty else { return [] }
    let own = membership.targetIDs.filter {
      let target = membership.target($0)
      return target.origin == .package && target.container == container
    }
    guard !own.contains(where: { membership.target($0).hasUnknownDependencies }) else { return [] }
    var open = own.filter { id in
      let target = membership.target(id)
      return target.isOffered || ![.regular, .system, .binary].contains(target.kind)
    }
    var reached = Set(open.map { membership.target($0).name })
    while let id = open.popLast() {
      for dependency in membership.target(id).dependencies
      where reached.insert(dependency.name).inserted {
        open += own.filter { membership.target($0).name == dependency.name }
      }
    }
    return own.compactMap { id in
      let target = membership.target(id)
      guard !reached.contains(target.name), target.kind == .regular, !target.isConditional,
        !isHollow(id)
      else { return nil }
      return DependencyFinding(
        kind: .unreachedTarget, dependent: target.name, package: target.name,
        text:
          "no product, executable or test of package \(package.name) needs target \(target.name)",
        recommendation: "offer it in a product, or archive it",
        places: [.init(path: target.evidence.path, line: target.evidence.line)])
    }
  }

  // MARK: Tests

  private static let testModules: Set<String> = ["XCTest", "Testing"]

  /// Products that need a testing library to be built.
  private func testImports() -> [DependencyFinding] {
    let support = testSupport()
    return membership.targetIDs.flatMap { id -> [DependencyFinding] in
      let target = membership.target(id)
      guard target.kind == .regular || target.kind == .executable, target.origin != .convention,
        !target.isConditional, !support.contains(id), !target.name.lowercased().contains("test")
      else { return [] }
      return Self.testModules.sorted().compactMap { module in
        guard ownTarget(named: module, in: target.container) == nil,
          let site = imports[Int(id.index)][module]?.first(where: { !$0.isConditional })
        else { return nil }
        return DependencyFinding(
          kind: .testOnly, dependent: target.name, package: module,
          text:
            "target \(target.name) is no test and imports \(module), which is not there where the product runs",
          recommendation:
            "move the file to a test target, or put the import between #if canImport(\(module)) and #endif",
          places: [site.place])
      }
    }
  }

  /// The targets that only tests depend on.
  private func testSupport() -> Set<SwiftMembership.TargetID> {
    var users: [SwiftMembership.TargetID: [SwiftMembership.TargetID]] = [:]
    for id in membership.targetIDs {
      let target = membership.target(id)
      for dependency in target.dependencies where target.origin == .package {
        for used in resolve(dependency, in: target.container) {
          users[used, default: []].append(id)
        }
      }
      guard target.origin == .project else { continue }
      for dependency in target.dependencies {
        for other in membership.targetIDs {
          let used = membership.target(other)
          if used.origin == .project, used.container == target.container,
            used.name == dependency.name
          {
            users[other, default: []].append(id)
          }
        }
      }
    }
    var support: Set<SwiftMembership.TargetID> = []
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (id, using) in users.sorted(by: { $0.key < $1.key })
      where !support.contains(id) && membership.target(id).kind == .regular
        && !membership.target(id).isOffered
      {
        let isSupport = using.allSatisfy { user in
          membership.target(user).kind == .test || support.contains(user)
        }
        if isSupport {
          support.insert(id)
          hasChanged = true
        }
      }
    }
    return support
  }
}
