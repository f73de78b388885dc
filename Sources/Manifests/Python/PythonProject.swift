package import Scanning

/// What the manifests in one folder say of the Python project there; every fact with the line that states it.
///
/// Folders are paths from the scanned root; what a manifest writes relative to itself has been joined to its folder.
package struct PythonProject: Sendable {
  package internal(set) var folder: SourcePath
  /// As written, not normalised.
  package internal(set) var name: Fact<String>?
  /// As written: `>=3.10`.
  package internal(set) var requiresPython: Fact<String>?
  /// `setuptools.build_meta`, `hatchling.build`, …
  package internal(set) var buildBackend: Fact<String>?
  package internal(set) var requirements: [Requirement] = []
  /// Folders that top-level modules are imported from.
  package internal(set) var sourceRoots: [Fact<SourcePath>] = []
  /// Packages that are kept in a folder of another name or place.
  package internal(set) var packageFolders: [Fact<PackageFolder>] = []
  /// Names of the modules and packages said to belong to the project, with dots.
  package internal(set) var modules: [Fact<String>] = []
  package internal(set) var entryPoints: [EntryPoint] = []
  /// What an index of packages files it under; a project that is not published needs none.
  package internal(set) var classifiers: [Fact<String>] = []
  /// Scripts that are installed as files.
  package internal(set) var scripts: [Fact<SourcePath>] = []
  /// Patterns of folders that are projects of the same workspace.
  package internal(set) var workspaceMembers: [Fact<String>] = []
  package internal(set) var workspaceExcludes: [Fact<String>] = []
  package internal(set) var pytest = PytestSettings()
  /// What could not be read.
  package internal(set) var problems: [Fact<String>] = []

  /// A package and the folder its modules are in.
  package struct PackageFolder: Hashable, Sendable {
    /// With dots.
    package let package: String
    package let folder: SourcePath
  }

  /// The manifests this reads, by name.
  package static let manifestNames = [
    "pyproject.toml", "setup.cfg", "setup.py", "pytest.ini", ".pytest.ini", "tox.ini",
  ]

  /// The lowest Python version the project says it supports.
  package var lowestPython: PythonVersion? {
    requiresPython.flatMap { VersionConstraint(parsing: $0.value).lowest }
  }

  /// Reads the manifests of one folder; those of other names are left aside. Where two state the same single thing, `pyproject.toml` wins over `setup.cfg`, and that over `setup.py`.
  package init(folder: SourcePath, manifests: [ManifestFile]) {
    self.folder = folder
    for name in Self.manifestNames {
      for manifest in manifests where manifest.path.name.elementsEqual(name.utf8) {
        switch name {
        case "pyproject.toml": readPyproject(manifest)
        case "setup.cfg": readSetupConfiguration(manifest)
        case "setup.py": readSetupScript(manifest)
        default: break
        }
      }
    }
    sourceRoots = Self.firstOfEach(sourceRoots)
    modules = Self.firstOfEach(modules)
    pytest = PytestSettings(manifests: manifests, folder: folder)
  }
}

extension PythonProject {
  /// Facts that state the same thing are one fact: the first.
  private static func firstOfEach<Value: Hashable>(_ facts: [Fact<Value>]) -> [Fact<Value>] {
    var seen: Set<Value> = []
    return facts.filter { seen.insert($0.value).inserted }
  }
}

// What every manifest's reader adds with.
extension PythonProject {
  /// Joins a path written in a manifest to the project's folder; nil when it leads out of the scanned root.
  func resolve(_ written: String) -> SourcePath? {
    Self.resolve(written, from: folder)
  }

  static func resolve(_ written: String, from folder: SourcePath) -> SourcePath? {
    written.utf8.first == UInt8(ascii: "/") ? nil : folder.appending(relative: written)
  }

  mutating func addClassifiers(_ found: [Located<String>], _ path: SourcePath) {
    classifiers += found.map { Fact($0.value, path: path, line: $0.line) }
  }

  mutating func addRoot(_ written: String, path: SourcePath, line: Int) {
    guard let root = resolve(written) else { return }
    sourceRoots.append(Fact(root, path: path, line: line))
  }

  mutating func addModule(_ name: String, path: SourcePath, line: Int) {
    guard !name.isEmpty else { return }
    modules.append(Fact(name, path: path, line: line))
  }

  /// A package given by its path, `src/shop`: the folder above it is a root.
  mutating func addPackagePath(_ written: String, path: SourcePath, line: Int) {
    guard let package = resolve(written), let parent = package.parent else { return }
    sourceRoots.append(Fact(parent, path: path, line: line))
    addModule(package.name.text, path: path, line: line)
  }

  /// One line of setuptools' `package_dir`: the empty package stands for the root itself.
  mutating func addPackageFolder(
    _ package: String, at written: String, path: SourcePath, line: Int
  ) {
    if package.isEmpty {
      addRoot(written, path: path, line: line)
    } else if let folder = resolve(written) {
      packageFolders.append(
        Fact(PackageFolder(package: package, folder: folder), path: path, line: line))
    }
  }

  mutating func addRequirement(_ written: String, group: String?, path: SourcePath, line: Int) {
    guard let new = Requirement(parsing: written, group: group, path: path, line: line) else {
      return
    }
    requirements.append(new)
  }

  mutating func addEntryPoint(
    _ name: String, of group: String, target: String, path: SourcePath, line: Int
  ) {
    entryPoints.append(
      EntryPoint(group: group, name: name, target: target, path: path, line: line))
  }

  /// An entry point as setuptools writes it: `name = module:object`.
  mutating func addEntryPoint(_ written: String, of group: String, path: SourcePath, line: Int) {
    let bytes = Array(written.utf8)[...]
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return }
    addEntryPoint(
      bytes[..<equals].trimmed.text, of: group, target: bytes[(equals + 1)...].trimmed.text,
      path: path, line: line)
  }
}
