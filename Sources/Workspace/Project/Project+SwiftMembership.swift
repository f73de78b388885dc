package import Graph
package import Manifests
import Scanning

extension Project {
  /// Which Swift files belong to which targets, as all manifests of the repository say.
  package func swiftMembership(of files: [SourceFile]) -> SwiftMembership {
    let swift = files.filter { $0.kind == .swiftFile }
    guard !swift.isEmpty else { return .none }
    var scripts: Set<SourcePath> = []
    for file in swift {
      if case .swift(let facts, _) = file.facts, facts.hasShebang { scripts.insert(file.path) }
    }
    return SwiftMembershipBuilder(
      files: FileIndex(swift: swift.map(\.path), others: tree.others, links: links),
      packages: swiftPackages, projects: xcodeProjects, otherBuilds: otherBuilds, scripts: scripts
    ).build()
  }

  /// One for each folder with a package manifest, in path order.
  package var swiftPackages: [SwiftPackage] {
    var byFolder: [SourcePath: [ManifestFile]] = [:]
    for manifest in tree.manifests where manifest.kind == .swiftPackage {
      guard let folder = manifest.path.parent, let bytes = try? tree.contents(of: manifest.path)
      else { continue }
      byFolder[folder, default: []].append(ManifestFile(path: manifest.path, bytes: bytes))
    }
    let dumped = dumpedPackages
    for package in dumped { byFolder[package.folder] = nil }
    let folders = byFolder.sorted { $0.key < $1.key }
    // Manifests nest their expressions, and each level takes a few frames.
    return Parallel.map(
      count: folders.count, jobs: settings.jobs, stackSize: Self.manifestStack,
      makeState: {}, body: { _, index in SwiftPackage(reading: folders[index].value) }
    ).compactMap { $0 }.merged(with: dumped)
  }

  /// The packages of which somebody gave what the package manager makes of them.
  private var dumpedPackages: [SwiftPackage] {
    settings.packageDumps.compactMap { file in
      guard let bytes = try? FileReader.contents(of: file) else { return nil }
      let written = SwiftPackage.dumpedFolder(bytes) ?? ""
      let root = tree.root.display
      let inner =
        written.hasPrefix(root + "/") ? String(written.dropFirst(root.utf8.count + 1)) : ""
      let manifest = SourcePath(inner).appending("Package.swift".utf8)
      return try? SwiftPackage(dumped: bytes, of: manifest)
    }
  }

  private static let manifestStack = 64 << 20

  /// In path order.
  package var xcodeProjects: [XcodeProject] {
    let paths = tree.others.filter { path in
      path.name.elementsEqual("project.pbxproj".utf8)
        && path.parent.map { $0.name.suffix(10).elementsEqual(".xcodeproj".utf8) } ?? false
    }
    return Parallel.map(count: paths.count, jobs: settings.jobs) { index -> XcodeProject? in
      guard let bytes = try? tree.contents(of: paths[index]) else { return nil }
      return XcodeProject(reading: bytes, at: paths[index])
    }.compactMap { $0 }
  }

  /// Build systems whose files are not followed.
  private var otherBuilds: [OtherBuild] {
    (tree.others.filter(OtherBuild.isOne) + tree.files.map(\.path).filter(OtherBuild.isOne))
      .sorted()
      .compactMap { path in
        (try? tree.contents(of: path)).map { OtherBuild(path: path, bytes: $0) }
      }
  }

  /// The symbolic links that lead to something in the tree.
  private var links: [FileIndex.Link] {
    tree.skipped.compactMap { skipped in
      guard case .symbolicLink(let target, let end) = skipped.reason,
        end == .fileInside || end == .folderInside
      else { return nil }
      return FileIndex.Link(path: skipped.path, target: target)
    }
  }
}

extension [SwiftPackage] {
  fileprivate func merged(with others: [SwiftPackage]) -> [SwiftPackage] {
    (self + others).sorted { $0.folder < $1.folder }
  }
}
