/// What the system says of a file without opening it.
struct FileFacts: Hashable, Sendable {
  let type: FileType
  let size: Int
  /// The permission bits.
  let mode: UInt32
}

/// What sort of thing a name in a folder stands for.
enum FileType: UInt8, Sendable {
  case regular, folder, symbolicLink, pipe, socket, device
  /// The file system did not say when it listed the folder.
  case unknown
}
