#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells one file from another and one state of it from the next.
struct EntryFacts: Hashable, Sendable {
  let type: FileType
  let size: Int
  /// The permission bits.
  let mode: UInt32
  /// When it was last changed, in nanoseconds since 1970.
  let modified: Int
  /// How many names it has.
  let links: Int
  let device: UInt64
  let number: UInt64
  let owner: UInt32
  let group: UInt32

  func isSameFile(as other: EntryFacts) -> Bool {
    device == other.device && number == other.number
  }
}

// Calls that change the tree, and those that tell in which state it is.
extension SystemCalls {
  /// Of the name itself, not of what a link leads to; nil where there is nothing of that name.
  static func entry(_ path: AbsolutePath) throws(SystemFailure) -> EntryFacts? {
    var facts = stat()
    do throws(SystemFailure) {
      _ = try retrying { withCString(path.bytes[...]) { lstat($0, &facts) } }
    } catch {
      if error.number == ENOENT || error.number == ENOTDIR { return nil }
      throw error
    }
    return EntryFacts(facts)
  }

  static func entry(of descriptor: borrowing Descriptor) throws(SystemFailure) -> EntryFacts {
    let number = descriptor.number
    var facts = stat()
    _ = try retrying { fstat(number, &facts) }
    return EntryFacts(facts)
  }

  /// Gives a file a second name, which must be free.
  static func link(_ path: AbsolutePath, to other: AbsolutePath) throws(SystemFailure) {
    _ = try retrying {
      withCString(path.bytes[...]) { from in
        withCString(other.bytes[...]) { to in linkat(AT_FDCWD, from, AT_FDCWD, to, 0) }
      }
    }
  }

  static func makeFolder(_ path: AbsolutePath, mode: UInt32) throws(SystemFailure) {
    _ = try retrying { withCString(path.bytes[...]) { mkdir($0, mode_t(mode)) } }
  }

  /// Only where nothing is in it.
  static func removeFolder(_ path: AbsolutePath) throws(SystemFailure) {
    _ = try retrying { withCString(path.bytes[...]) { rmdir($0) } }
  }

  static func setMode(_ mode: UInt32, of path: AbsolutePath) throws(SystemFailure) {
    _ = try retrying { withCString(path.bytes[...]) { chmod($0, mode_t(mode)) } }
  }

  /// Leaves links alone: it is their own time that is set.
  static func setModified(_ nanoseconds: Int, of path: AbsolutePath) throws(SystemFailure) {
    let second = 1_000_000_000
    let part = (nanoseconds % second + second) % second
    let time = timespec(tv_sec: (nanoseconds - part) / second, tv_nsec: part)
    _ = try retrying {
      withCString(path.bytes[...]) { utimensat(AT_FDCWD, $0, [time, time], AT_SYMLINK_NOFOLLOW) }
    }
  }

  /// As far as this user may.
  static func tryToSetOwner(_ facts: EntryFacts, of descriptor: borrowing Descriptor) {
    _ = fchown(descriptor.number, facts.owner, facts.group)
  }

  /// Whether this user may make, rename and remove what is in a folder.
  static func mayChange(_ folder: AbsolutePath) -> Bool {
    withCString(folder.bytes[...]) { faccessat(AT_FDCWD, $0, W_OK | X_OK, AT_EACCESS) } == 0
  }

  /// Opens a file for one run at a time, creating it where there is none; nil where another run holds it.
  ///
  /// The system lets go of it when the run ends, however it ends.
  static func locked(_ path: AbsolutePath) throws(SystemFailure) -> Descriptor? {
    let descriptor = Descriptor(
      try retrying {
        withCString(path.bytes[...]) {
          openat(AT_FDCWD, $0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode_t(0o644))
        }
      })
    let number = descriptor.number
    do throws(SystemFailure) {
      _ = try retrying { flock(number, LOCK_EX | LOCK_NB) }
    } catch {
      if error.number == EWOULDBLOCK { return nil }
      throw error
    }
    return descriptor
  }

  /// What is in a folder, sorted.
  static func names(in folder: AbsolutePath) throws(SystemFailure) -> [[UInt8]] {
    let open = try OpenFolder(open(folder, as: .listingUnlinked))
    var contents = FolderContents()
    try open.list(into: &contents)
    return contents.entries.map { Array(contents.names[$0.range]) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  static func truncate(_ descriptor: borrowing Descriptor) throws(SystemFailure) {
    let number = descriptor.number
    _ = try retrying { ftruncate(number, 0) }
  }

  /// Seconds since 1970.
  static var secondsSince1970: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec)
  }
}

extension EntryFacts {
  fileprivate init(_ facts: stat) {
    #if canImport(Darwin)
      let time = facts.st_mtimespec
    #else
      let time = facts.st_mtim
    #endif
    self.init(
      type: FileType(facts), size: Int(facts.st_size), mode: UInt32(facts.st_mode & 0o7777),
      modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec), links: Int(facts.st_nlink),
      device: UInt64(truncatingIfNeeded: facts.st_dev),
      number: UInt64(truncatingIfNeeded: facts.st_ino), owner: facts.st_uid, group: facts.st_gid)
  }
}
