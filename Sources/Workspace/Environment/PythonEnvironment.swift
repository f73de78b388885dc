package import Manifests
import Scanning

/// Where the installed packages of one Python lie, found by looking at its folders; nothing is run.
package struct PythonEnvironment: Sendable {
  /// The folder of the virtual environment, or the prefix of the installation.
  package let prefix: AbsolutePath
  /// Those of installed packages, in the order in which Python searches them.
  package let folders: [AbsolutePath]
  /// The folder of the standard library's sources; nil where it is not found.
  package let standardLibrary: AbsolutePath?
  /// Nil where neither `pyvenv.cfg` nor a folder's name tells.
  package let version: PythonVersion?

  /// The environment whose interpreter a person names, such as `.venv/bin/python`; its folder will do as well.
  package init(python: AbsolutePath) throws(EnvironmentError) {
    if Self.isFolder(python) {
      guard let found = Self(prefix: python) else { throw .noPackages(python) }
      self = found
      return
    }
    guard (try? SystemCalls.facts(of: python)) != nil else { throw .notFound(python) }
    // A virtual environment's interpreter is a link, and what lies beside the link is what counts.
    if let prefix = python.parent?.parent, let found = Self(prefix: prefix) {
      self = found
      return
    }
    guard let real = try? python.withLinksFollowed(), let prefix = real.parent?.parent,
      let found = Self(prefix: prefix)
    else { throw .noPackages(python) }
    self = found
  }

  /// The virtual environment that lies in a repository under one of the usual names; nil where none does.
  package static func beside(_ root: AbsolutePath) -> PythonEnvironment? {
    for name in [".venv", "venv", "env", ".env"] {
      let prefix = root.appending(SourcePath(name))
      guard (try? SystemCalls.facts(of: prefix.appending(SourcePath("pyvenv.cfg")))) != nil,
        let found = Self(prefix: prefix)
      else { continue }
      return found
    }
    return nil
  }

  private init?(prefix: AbsolutePath) {
    let settings = VirtualEnvironmentSettings(in: prefix)
    var folders = Self.packageFolders(of: prefix, version: settings?.version)
    var version = settings?.version
    if settings == nil || settings?.usesSystem == true {
      let base = settings?.home?.parent ?? prefix
      let own = folders.map(\.path)
      folders += Self.packageFolders(of: base, version: version).filter { !own.contains($0.path) }
    }
    guard let first = folders.first else { return nil }
    if version == nil { version = first.version }
    self.prefix = prefix
    self.version = version
    self.folders = Self.withAddedPaths(folders.map(\.path))
    standardLibrary = version.flatMap { version in
      let base = settings?.home?.parent ?? prefix
      let folder = base.appending(SourcePath("lib/python\(version)"))
      return Self.isFolder(folder.appending(SourcePath("importlib"))) ? folder : nil
    }
  }

  // MARK: Looking

  private static func isFolder(_ path: AbsolutePath) -> Bool {
    (try? SystemCalls.facts(of: path))?.type == .folder
  }

  /// The folders of installed packages below a prefix, those of the newest version where nothing says which one counts.
  private static func packageFolders(
    of prefix: AbsolutePath, version: PythonVersion?
  ) -> [(path: AbsolutePath, version: PythonVersion?)] {
    var found: [(path: AbsolutePath, version: PythonVersion?)] = []
    for library in ["lib", "lib64", "local/lib"] {
      let library = prefix.appending(SourcePath(library))
      let names = (try? folderNames(in: library)) ?? []
      let versions = names.compactMap { name -> (AbsolutePath, PythonVersion)? in
        let text = String(decoding: name, as: UTF8.self)
        guard text.hasPrefix("python"),
          let found = PythonVersion(parsing: String(text.dropFirst(6)))
        else { return nil }
        return (library.appending(name[...]), found)
      }
      guard
        let chosen = version.flatMap({ wanted in versions.first { $0.1 == wanted } })
          ?? versions.max(by: { $0.1 < $1.1 })
      else { continue }
      for packages in ["site-packages", "dist-packages"] {
        let folder = chosen.0.appending(SourcePath(packages))
        if isFolder(folder) { found.append((folder, chosen.1)) }
      }
      // Where Debian puts what its own packages bring.
      let debian = library.appending(SourcePath("python3/dist-packages"))
      if isFolder(debian) { found.append((debian, chosen.1)) }
    }
    var seen: Set<AbsolutePath> = []
    return found.filter { seen.insert((try? $0.path.withLinksFollowed()) ?? $0.path).inserted }
  }

  private static func folderNames(in folder: AbsolutePath) throws(SystemFailure) -> [[UInt8]] {
    var contents = FolderContents()
    let open = try OpenFolder(SystemCalls.open(folder, as: .listing))
    try open.list(into: &contents)
    return contents.entries.map { Array(contents.names[$0.range]) }
  }

  /// With the folders that `.pth` files name, each behind the folder that holds the file.
  private static func withAddedPaths(_ folders: [AbsolutePath]) -> [AbsolutePath] {
    var all: [AbsolutePath] = []
    for folder in folders {
      all.append(folder)
      let names = ((try? folderNames(in: folder)) ?? []).filter { $0.ends(with: ".pth".utf8) }
      for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        guard let bytes = try? FileReader.contents(of: folder.appending(name[...])) else {
          continue
        }
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
          // A line of code is run by Python, and not by Pollard.
          if line.first == UInt8(ascii: "#") || line.starts(with: "import ".utf8) { continue }
          guard let path = folder.resolving(line), isFolder(path), !all.contains(path) else {
            continue
          }
          all.append(path)
        }
      }
    }
    return all
  }
}

extension [UInt8] {
  fileprivate func ends(with ending: some Collection<UInt8>) -> Bool {
    suffix(ending.count).elementsEqual(ending)
  }
}

/// What `pyvenv.cfg` says of a virtual environment.
private struct VirtualEnvironmentSettings {
  var home: AbsolutePath?
  var version: PythonVersion?
  var usesSystem = false

  init?(in prefix: AbsolutePath) {
    guard
      let bytes = try? FileReader.contents(of: prefix.appending(SourcePath("pyvenv.cfg")))
    else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1).map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard parts.count == 2 else { continue }
      switch parts[0].lowercased() {
      case "home": home = AbsolutePath(parts[1])
      case "version", "version_info":
        let numbers = parts[1].split(separator: ".").prefix(2).joined(separator: ".")
        version = PythonVersion(parsing: numbers)
      case "include-system-site-packages": usesSystem = parts[1].lowercased() == "true"
      default: break
      }
    }
  }
}

/// Why no environment could be read.
package enum EnvironmentError: Error, Hashable, Sendable {
  case notFound(AbsolutePath)
  case noPackages(AbsolutePath)

  /// Names the path, says what was wrong and what to do.
  package var message: String {
    switch self {
    case .notFound(let path):
      "\(path.display): there is no interpreter; name one, such as .venv/bin/python"
    case .noPackages(let path):
      "\(path.display): no folder of installed packages lies near it; name the interpreter of an environment, such as .venv/bin/python"
    }
  }
}
