#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file or folder could not be read or written.
package enum FileError: Error, Hashable, Sendable {
  case notFound(AbsolutePath)
  case notPermitted(AbsolutePath)
  case notAFolder(AbsolutePath)
  case notAFile(AbsolutePath)
  case tooLarge(AbsolutePath, bytes: Int, limit: Int)
  case cannotRead(AbsolutePath, SystemFailure)
  case cannotWrite(AbsolutePath, SystemFailure)
  case noCurrentFolder(SystemFailure)

  /// The failure of reading a path.
  init(_ path: AbsolutePath, _ failure: SystemFailure) {
    switch failure.number {
    case _ where failure == .notRegular, EISDIR, ENXIO: self = .notAFile(path)
    case ENOENT: self = .notFound(path)
    case EACCES, EPERM: self = .notPermitted(path)
    case ENOTDIR: self = .notAFolder(path)
    default: self = .cannotRead(path, failure)
    }
  }

  /// What was wrong, for a report that names the file itself and must read the same on every machine.
  package var why: String {
    switch self {
    case .notFound: "was gone when it was to be read"
    case .notPermitted: "cannot be read: permission denied"
    case .notAFolder: "is not a folder"
    case .notAFile: "is not a regular file"
    case .tooLarge(_, let bytes, let limit):
      "is \(bytes) bytes long, more than the \(limit) that are read"
    case .cannotRead(_, let failure): "cannot be read: \(failure.reason)"
    case .cannotWrite(_, let failure): "cannot be written: \(failure.reason)"
    case .noCurrentFolder: message
    }
  }

  /// Names the file, says what was wrong and what to do.
  package var message: String {
    switch self {
    case .notFound(let path):
      "\(path.display): nothing there; check the spelling"
    case .notPermitted(let path):
      "\(path.display): may not be read; change its permissions or exclude it"
    case .notAFolder(let path):
      "\(path.display): is not a folder; name the folder that holds the sources"
    case .notAFile(let path):
      "\(path.display): is not a regular file; exclude it"
    case .tooLarge(let path, let bytes, let limit):
      "\(path.display): is \(bytes) bytes long, more than the \(limit) that are read; exclude it"
    case .cannotRead(let path, let failure):
      "\(path.display): cannot be read (\(failure.reason)); exclude it to go on without it"
    case .cannotWrite(let path, let failure):
      "\(path.display): cannot be written (\(failure.reason)); make room, or change the permissions of its folder"
    case .noCurrentFolder(let failure):
      "the current folder is gone (\(failure.reason)); change to one that exists"
    }
  }
}
