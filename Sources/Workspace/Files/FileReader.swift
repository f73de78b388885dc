package import Scanning

/// A folder held open, whose files are read into a buffer that can be used again.
///
/// Symbolic links are refused, so that what is read lies in the folder.
package final class FileReader: Sendable {
  package let root: AbsolutePath
  private let folder: Descriptor

  /// Byte offsets are kept in 32 bits.
  package static let largest = 1 << 31 - 1

  package init(root: AbsolutePath) throws(FileError) {
    self.root = root
    do throws(SystemFailure) {
      folder = try SystemCalls.open(root, as: .listing)
    } catch {
      throw FileError(root, error)
    }
  }

  /// Makes the buffer hold the bytes of the file, whatever it held before.
  ///
  /// The room of the buffer is kept from file to file and never zeroed.
  package func read(_ path: SourcePath, into buffer: inout [UInt8]) throws(FileError) {
    buffer.removeAll(keepingCapacity: true)
    let size: Int
    do throws(SystemFailure) {
      let file = try SystemCalls.open(path.bytes, below: folder.number, as: .readingUnlinked)
      size = try Self.read(file, into: &buffer)
    } catch {
      throw FileError(root.appending(path), error)
    }
    if size > Self.largest {
      buffer = []
      throw .tooLarge(root.appending(path), bytes: size, limit: Self.largest)
    }
  }

  /// Reads to the end, wherever that has moved to since the file was asked for its size.
  private static func fill(
    _ buffer: inout [UInt8], from file: borrowing Descriptor, expecting size: Int
  ) throws(SystemFailure) {
    // One byte more than expected, so that a file that has not changed shows its end in the same call.
    var count = size + 1
    while buffer.count <= largest {
      let read = try SystemCalls.read(file, atMost: count, appendingTo: &buffer)
      if read == 0 || (read == size && buffer.count == size) { return }
      count = max(1 << 16, buffer.count)
    }
  }

  /// The bytes of one file anywhere, such as a configuration file that a person named.
  package static func contents(of path: AbsolutePath) throws(FileError) -> [UInt8] {
    try contents(of: path, following: true)
  }

  static func contents(of path: AbsolutePath, following: Bool) throws(FileError) -> [UInt8] {
    var buffer: [UInt8] = []
    let size: Int
    do throws(SystemFailure) {
      let file = try SystemCalls.open(path, as: following ? .reading : .readingUnlinked)
      size = try read(file, into: &buffer)
    } catch {
      throw FileError(path, error)
    }
    if size > largest { throw .tooLarge(path, bytes: size, limit: largest) }
    return buffer
  }

  /// How long the file is; it was read unless that is too long.
  static func read(
    _ file: borrowing Descriptor, into buffer: inout [UInt8]
  ) throws(SystemFailure) -> Int {
    let facts = try SystemCalls.facts(of: file)
    guard facts.type == .regular else { throw .notRegular }
    if facts.size > largest { return facts.size }
    try fill(&buffer, from: file, expecting: facts.size)
    return buffer.count
  }
}
