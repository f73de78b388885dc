package import Scanning

/// Puts what all manifests of a repository say of its Swift files together.
package struct SwiftMembershipBuilder {
  private let files: FileIndex
  private let packages: [SwiftPackage]
  private let projects: [XcodeProject]
  /// Of other build systems, which may compile what nothing else does.
  private let otherBuilds: [OtherBuild]
  private let scripts: Set<SourcePath>

  private var targets: [SwiftMembership.Target] = []
  /// By file: the targets that compile it.
  private var members: [[SwiftMembership.TargetID]]
  /// By file: why a manifest leaves it out.
  private var leftOut: [SwiftMembership.Standing?]

  /// `scripts` are the files that start with `#!`; `others` the build files that are not read.
  package init(
    files: FileIndex, packages: [SwiftPackage], projects: [XcodeProject] = [],
    otherBuilds: [OtherBuild] = [], scripts: Set<SourcePath> = []
  ) {
    self.files = files
    self.packages = packages
    self.projects = projects
    self.otherBuilds = otherBuilds
    self.scripts = scripts
    members = Array(repeating: [], count: files.paths.count)
    leftOut = Array(repeating: nil, count: files.paths.count)
  }

  package consuming func build() -> SwiftMembership {
    for index in packages.indices { add(package: index) }
    for index in projects.indices { add(project: index) }
    addConventions()
    let covers = Covers(packages, projects, otherBuilds)
    let folders = Set(
      files.paths.indices.lazy.filter { [members] in !members[$0].isEmpty }
        .compactMap { [files] in files.paths[$0].parent })
    let standings = files.paths.indices.map { standing(of: $0, covers, folders) }
    return SwiftMembership(
      targets: targets, files: files, packages: packages, projects: projects, standings: standings)
  }

  // MARK: Packages

  private mutating func add(package index: Int) {
    let package = packages[index]
    let layout = SwiftPackageLayout(package, in: files)
    let offered = Set(package.products.flatMap(\.targets))
    for target in package.targets {
      let id = SwiftMembership.TargetID(targets.count)
      let evidence = Evidence(
        kind: "Swift package", path: package.manifest, line: target.line,
        text: "target \(target.name)")
      targets.append(
        SwiftMembership.Target(
          name: target.name, module: SwiftTarget.moduleName(target.name), kind: target.kind,
          origin: .package, container: index, folder: layout.folder(of: target),
          evidence: evidence, dependencies: target.dependencies,
          hasUnknownDependencies: target.hasUnknownDependencies,
          isConditional: target.isConditional, isOffered: offered.contains(target.name)))
      for entry in layout.entries(of: target) {
        switch entry.standing {
        case .source: if members[entry.file].last != id { members[entry.file].append(id) }
        case .resource(let text):
          leftOut[entry.file] = .apart(.resource, said(text, "resource", package, target))
        case .excluded(let text):
          let place = said(text, "exclude", package, target)
          leftOut[entry.file] =
            target.kind == .test
            ? .apart(.testData, place) : .outside(place, isAmongMembers: true)
        case .unlisted:
          leftOut[entry.file] = .outside(
            Evidence(
              kind: "Swift package", path: package.manifest, line: target.line,
              text: "sources of target \(target.name)"), isAmongMembers: true)
        }
      }
    }
  }

  private func said(
    _ text: WrittenText, _ what: String, _ package: SwiftPackage, _ target: SwiftTarget
  ) -> Evidence {
    Evidence(
      kind: "Swift package", path: package.manifest, line: target.line,
      text: "\(what) \(text.text) of target \(target.name)")
  }

  // MARK: Projects

  private mutating func add(project index: Int) {
    let project = projects[index]
    for target in project.targets {
      let id = SwiftMembership.TargetID(targets.count)
      targets.append(
        SwiftMembership.Target(
          name: target.name, module: target.module, kind: target.kind, origin: .project,
          container: index, folder: nil,
          evidence: Evidence(
            kind: "Xcode project", path: project.path, line: target.line,
            text: "target \(target.name)"),
          dependencies: target.dependencies,
          hasUnknownDependencies: target.hasUnknownDependencies, isConditional: false,
          isOffered: false))
      for place in project.sources(of: target, in: files) where members[place].last != id {
        members[place].append(id)
      }
    }
  }

  // MARK: Conventions

  /// What no manifest speaks of is grouped as the tools would by default, and said to be so.
  private mutating func addConventions() {
    guard packages.isEmpty, projects.isEmpty else { return }
    var known: [SourcePath: SwiftMembership.TargetID] = [:]
    for (index, path) in files.paths.enumerated() {
      guard let folder = Self.conventionalFolder(of: path) else { continue }
      let id =
        known[folder.path]
        ?? {
          let id = SwiftMembership.TargetID(targets.count)
          known[folder.path] = id
          let name = String(decoding: folder.path.name, as: UTF8.self)
          targets.append(
            SwiftMembership.Target(
              name: name, module: SwiftTarget.moduleName(name),
              kind: folder.isTest ? .test : .regular, origin: .convention, container: 0,
              folder: folder.path,
              evidence: Evidence(
                kind: "convention of folders", path: folder.path, line: 1,
                text: folder.path.display),
              dependencies: [], hasUnknownDependencies: true, isConditional: false,
              isOffered: false))
          return id
        }()
      members[index].append(id)
    }
  }

  /// The folder right below the innermost folder whose name says that it holds targets.
  private static func conventionalFolder(
    of path: SourcePath
  ) -> (path: SourcePath, isTest: Bool)? {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    for index in parts.indices.dropLast(2).reversed() {
      let home = ["Sources", "Source", "Tests", "Plugins"].first {
        parts[index].elementsEqual($0.utf8)
      }
      if let home {
        return (SourcePath(bytes: Array(path.bytes[..<parts[index + 1].endIndex])), home == "Tests")
      }
    }
    return nil
  }

  // MARK: Standings

  /// `folders` are those that hold a file of a target.
  private func standing(
    of file: Int, _ covers: Covers, _ folders: Set<SourcePath>
  ) -> SwiftMembership.Standing {
    if !members[file].isEmpty { return .member(members[file].sorted()) }
    let path = files.paths[file]
    if let reason = SwiftApart.reason(for: path) { return .apart(reason, nil) }
    if scripts.contains(path) { return .apart(.script, nil) }
    if case .apart(let reason, let place)? = leftOut[file] { return .apart(reason, place) }
    switch covers.cover(of: path) {
    case .nothing: return .unsaid("no manifest is about its folder")
    case .doubtful(let why): return .unsaid(why)
    case .followed(let evidence):
      let isAmongMembers = path.parent.map(folders.contains) ?? false
      // What the rest of a test folder is made of is read by tests, if by anybody.
      if !isAmongMembers, SwiftApart.isInTests(path) { return .apart(.testData, evidence) }
      if case .outside(let place, _)? = leftOut[file] {
        return .outside(place, isAmongMembers: isAmongMembers)
      }
      return .outside(evidence, isAmongMembers: isAmongMembers)
    }
  }
}

/// The manifests around a path, and whether all of them were followed.
private struct Covers {
  private var byFolder: [SourcePath: Cover] = [:]
  private var others: [SourcePath: [OtherBuild]] = [:]

  enum Cover {
    case nothing
    case doubtful(String)
    case followed(Evidence)
  }

  init(_ packages: [SwiftPackage], _ projects: [XcodeProject], _ otherBuilds: [OtherBuild]) {
    for package in packages {
      let gap = package.gaps.first
      note(
        package.folder,
        gap.map {
          .doubtful("\(package.manifest.display):\($0.line) could not be followed: \($0.value)")
        }
          ?? .followed(
            Evidence(
              kind: "Swift package", path: package.manifest, line: 1,
              text: "package \(package.name)")))
    }
    for project in projects {
      note(
        project.folder,
        project.gap.map { .doubtful("\(project.path.display):\($0.line): \($0.value)") }
          ?? .followed(
            Evidence(kind: "Xcode project", path: project.path, line: 1, text: project.name)))
    }
    for build in otherBuilds {
      guard let folder = build.path.parent else { continue }
      others[folder, default: []].append(build)
    }
  }

  private mutating func note(_ folder: SourcePath, _ cover: Cover) {
    // Of several, one that leaves doubt counts.
    if case .doubtful? = byFolder[folder] { return }
    if case .followed = cover, byFolder[folder] != nil { return }
    byFolder[folder] = cover
  }

  /// What the folders around a path say; a doubt at any of them is a doubt.
  func cover(of path: SourcePath) -> Cover {
    var found = Cover.nothing
    var folder = path.parent
    while let present = folder {
      switch byFolder[present] {
      case .doubtful(let why)?: return .doubtful(why)
      case .followed(let evidence)?:
        if case .nothing = found { found = .followed(evidence) }
      case .nothing?, nil: break
      }
      if let build = others[present]?.first(where: { $0.mayBuild(path) }) {
        return .doubtful("\(build.path.display) may build it")
      }
      folder = present.parent
    }
    return found
  }
}

extension SwiftMembership {
  /// That of files of which nothing is known but their paths.
  package init(byConvention paths: some Sequence<SourcePath>) {
    let files = FileIndex(swift: Array(paths), others: [])
    self = SwiftMembershipBuilder(files: files, packages: []).build()
  }
}
