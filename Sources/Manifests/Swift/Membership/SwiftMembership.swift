package import Scanning

/// Which Swift files belong to which targets, as the manifests of a repository say, with the place that says so.
package struct SwiftMembership: Sendable {
  /// In the order of their manifests and, within one, as they are written.
  package let targets: [Target]
  package let files: FileIndex
  /// What targets of packages have for a container.
  package let packages: [SwiftPackage]
  /// What targets of projects have for a container.
  package let projects: [XcodeProject]
  /// By file.
  private let standings: [Standing]

  /// The place of a target in `targets`.
  package struct TargetID: Hashable, Comparable, Sendable {
    package let index: Int32

    init(_ index: Int) { self.index = Int32(index) }

    package static func < (left: TargetID, right: TargetID) -> Bool { left.index < right.index }
  }

  /// Something that files are compiled into, of a package or of a project.
  package struct Target: Sendable {
    package let name: String
    /// What other targets import it by.
    package let module: String
    package let kind: SwiftTarget.Kind
    package let origin: Origin
    /// The package or project it belongs to, as an index among those of its origin.
    package let container: Int
    /// The folder its files stand in, where there is one.
    package let folder: SourcePath?
    /// Its line in the manifest.
    package let evidence: Evidence
    package let dependencies: [SwiftTarget.Dependency]
    package let hasUnknownDependencies: Bool
    /// It is there in some circumstances only.
    package let isConditional: Bool
    /// Products of its package hold it.
    package let isOffered: Bool
  }

  /// What says that there is a target.
  package enum Origin: String, Sendable {
    case package, project
    /// Nothing but the names of folders.
    case convention
  }

  /// What becomes of a file.
  package enum Standing: Sendable {
    /// The targets that compile it, sorted and never empty.
    case member([TargetID])
    /// Nothing compiles it, and nothing is meant to.
    case apart(Reason, Evidence?)
    /// A manifest is about its folder, was followed to its end, and gives it to no target. Surest where it stands among files
    /// that targets compile: a folder that no target has anything of may be there for something else.
    case outside(Evidence, isAmongMembers: Bool)
    /// Nobody can say, and why.
    case unsaid(String)
  }

  /// What a file is that no target compiles and that is none the worse for it.
  package enum Reason: String, Sendable {
    case manifest = "a manifest"
    case resource = "a resource"
    case hidden = "in a hidden folder"
    case playground = "part of a playground"
    case documentation = "documentation"
    case template = "a template"
    case script = "a script"
    case testData = "data of tests"
    case example = "an example"
    case projectDescription = "a description of a project"
  }

  init(
    targets: [Target], files: FileIndex, packages: [SwiftPackage] = [],
    projects: [XcodeProject] = [], standings: [Standing]
  ) {
    precondition(standings.count == files.paths.count, "one standing for each file")
    self.targets = targets
    self.files = files
    self.packages = packages
    self.projects = projects
    self.standings = standings
  }

  /// That of a repository without Swift.
  package static let none = SwiftMembership(
    targets: [], files: FileIndex(swift: [], others: []), standings: [])

  package func target(_ id: TargetID) -> Target { targets[Int(id.index)] }

  package var targetIDs: [TargetID] { targets.indices.map { TargetID($0) } }

  package func standing(of path: SourcePath) -> Standing {
    guard let index = files.index(of: path) else { return .unsaid("it was not among the files") }
    return standings[index]
  }

  /// The targets that compile a file, sorted.
  package func targets(of path: SourcePath) -> [TargetID] {
    if case .member(let ids) = standing(of: path) { ids } else { [] }
  }

  /// The packages of the repository that a package depends on by their paths.
  package func neighbours(of package: Int) -> [Int] {
    let own = packages[package]
    let folders = Set(
      own.dependencies.compactMap { dependency in
        dependency.path.flatMap { own.folder.appending(relative: $0) }
      })
    return packages.indices.filter { folders.contains(packages[$0].folder) }
  }

  /// By target: the files it compiles, sorted.
  package func filesOfTargets() -> [[SourcePath]] {
    var all = [[SourcePath]](repeating: [], count: targets.count)
    for (index, standing) in standings.enumerated() {
      guard case .member(let ids) = standing else { continue }
      for id in ids { all[Int(id.index)].append(files.paths[index]) }
    }
    return all
  }
}

extension SwiftTarget {
  /// The name of the module that a target of this name makes.
  package static func moduleName(_ name: String) -> String {
    var result = String(
      name.map { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) || !$0.isASCII ? $0 : "_" }
    )
    if let first = result.first, first.isNumber { result = "_" + result.dropFirst() }
    return result
  }
}
