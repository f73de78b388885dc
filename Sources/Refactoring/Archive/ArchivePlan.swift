package import Scanning

/// Which files are to leave the tree for an archive, why, and what has to hold for that: a value that is written, read back and carried out.
package struct ArchivePlan: Hashable, Sendable {
  /// Names the archive's folder; begins with a digit, so that no import statement can name it.
  package var id: String
  /// As ISO 8601 has it, in UTC.
  package var created: String
  /// The scanned folder, from the top of the file system.
  package var root: String
  /// The commit that was checked out; nil without git.
  package var head: String?
  /// Where everything goes, from the root.
  package var folder: SourcePath
  /// In the order of their paths; no two come from or go to the same place.
  package var moves: [ArchiveMove]
  /// Folders that hold nothing else, the inner before the outer. They are taken away, and made again when something comes back.
  package var folders: [ArchivedFolder]
  /// Why each module goes, by module.
  package var reasons: [ArchiveReason]
  /// What has to hold, and what to look out for.
  package var checks: [ArchiveCheck]

  package init(
    id: String, created: String, root: String, head: String?, folder: SourcePath,
    moves: [ArchiveMove], folders: [ArchivedFolder] = [], reasons: [ArchiveReason] = [],
    checks: [ArchiveCheck] = []
  ) {
    self.id = id
    self.created = created
    self.root = root
    self.head = head
    self.folder = folder
    self.moves = moves
    self.folders = folders
    self.reasons = reasons
    self.checks = checks
  }

  /// Where archives are kept unless somebody names another folder.
  package static let standardFolder = SourcePath("archive/orphaned")

  /// The file that tells of an archive, in the archive's folder; it makes later scans pass the folder by.
  package static let manifestName = "pollard-archive.json"

  /// Keeps pytest from collecting what lies in the archive.
  package static let testGuardName = "conftest.py"

  package static let testGuard = """
    # Written by Pollard: tests in an archive are not collected.
    collect_ignore_glob = ["*"]

    """

  package var manifest: SourcePath { folder.appending(Self.manifestName.utf8) }

  package var testGuardPath: SourcePath { folder.appending(Self.testGuardName.utf8) }

  /// True where pytest could take something in the archive for its own.
  package var holdsTests: Bool {
    moves.contains { move in
      let name = move.from.name
      return move.kind == .test || name.starts(with: "test_".utf8)
        || name.suffix(8).elementsEqual("_test.py".utf8) || name.elementsEqual("conftest.py".utf8)
    }
  }
}

/// One file on its way into an archive.
package struct ArchiveMove: Hashable, Sendable {
  /// What a file is to the module it goes with.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case module, stub, test, data
    /// The `__init__.py` of a package that holds nothing else any more.
    case package
  }

  package var from: SourcePath
  package var to: SourcePath
  package var hash: SHA256
  /// The permission bits.
  package var mode: UInt32
  /// When it was last changed, in nanoseconds since 1970.
  package var modified: Int
  package var kind: Kind
  /// The module it is, or goes along with.
  package var module: String

  package init(
    from: SourcePath, to: SourcePath, hash: SHA256, mode: UInt32, modified: Int, kind: Kind,
    module: String
  ) {
    self.from = from
    self.to = to
    self.hash = hash
    self.mode = mode
    self.modified = modified
    self.kind = kind
    self.module = module
  }
}

/// A folder that an archive leaves empty.
package struct ArchivedFolder: Hashable, Sendable {
  package var path: SourcePath
  package var mode: UInt32
  /// In nanoseconds since 1970.
  package var modified: Int

  package init(path: SourcePath, mode: UInt32, modified: Int) {
    self.path = path
    self.mode = mode
    self.modified = modified
  }
}

/// Why a module goes, with the places that say so.
package struct ArchiveReason: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package var path: SourcePath
    package var line: Int
    package var text: String

    package init(path: SourcePath, line: Int, text: String) {
      self.path = path
      self.line = line
      self.text = text
    }
  }

  package var module: String
  package var path: SourcePath
  package var text: String
  package var places: [Place]

  package init(module: String, path: SourcePath, text: String, places: [Place] = []) {
    self.module = module
    self.path = path
    self.text = text
    self.places = places
  }
}

/// One thing that has to hold before or after a plan is carried out, or that its reader should know.
package struct ArchiveCheck: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Looked at by Pollard when the plan is applied.
    case required
    /// For a person to look at.
    case caution
  }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

extension ArchivePlan {
  /// The same archive in another folder, into which somebody has taken it.
  package func moved(to folder: SourcePath) -> ArchivePlan {
    guard folder != self.folder else { return self }
    var plan = self
    plan.folder = folder
    for index in plan.moves.indices {
      plan.moves[index].to = SourcePath(
        bytes: folder.bytes + [UInt8(ascii: "/")] + plan.moves[index].from.bytes)
    }
    return plan
  }

  /// The moves that bring back what somebody names by module or path, and what went along with it; with them the packages around. The
  /// names that are not in here come too.
  package func selection(of names: [String]) -> (moves: [ArchiveMove], unknown: [String]) {
    var chosen: Set<SourcePath> = []
    var unknown: [String] = []
    for name in names {
      let matching = moves.filter { $0.module == name || $0.from == SourcePath(name) }
      if matching.isEmpty { unknown.append(name) }
      chosen.formUnion(matching.map(\.from))
    }
    let folders = Set(chosen.flatMap { sequence(first: $0, next: \.parent).dropFirst() })
    for move in moves where move.kind == .package {
      if let folder = move.from.parent, folders.contains(folder) { chosen.insert(move.from) }
    }
    return (moves.filter { chosen.contains($0.from) }, unknown)
  }
}
