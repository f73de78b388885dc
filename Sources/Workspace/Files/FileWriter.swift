/// Writes whole files: what was there before stays until all of the new is on the disk.
package enum FileWriter {
  /// The new content is written to a file beside it, which then takes its place. A file that is replaced keeps its permissions, and a
  /// symbolic link goes on leading to what is replaced.
  package static func writeAtomically(_ bytes: [UInt8], to path: AbsolutePath) throws(FileError) {
    do throws(SystemFailure) {
      let facts = try? SystemCalls.facts(of: path)
      let target =
        facts == nil ? path : AbsolutePath(bytes: try SystemCalls.realPath(of: path)) ?? path
      guard facts == nil || facts?.type == .regular else { throw .notRegular }
      try replace(target, with: bytes, mode: facts?.mode)
    } catch {
      throw error == .notRegular ? .notAFile(path) : .cannotWrite(path, error)
    }
  }

  private static func replace(
    _ path: AbsolutePath, with bytes: [UInt8], mode: UInt32?
  ) throws(SystemFailure) {
    let new = try unusedNeighbour(of: path)
    do throws(SystemFailure) {
      if let mode { try SystemCalls.setMode(mode, of: new.file) }
      try SystemCalls.write(bytes, to: new.file.number)
      try SystemCalls.synchronise(new.file)
      try SystemCalls.rename(new.path, to: path)
    } catch {
      try? SystemCalls.remove(new.path)
      throw error
    }
    // The name is on the disk once its folder is. Where a folder cannot be synchronised, the file is whole all the same.
    if let parent = path.parent, let folder = try? SystemCalls.open(parent, as: .listing) {
      try? SystemCalls.synchronise(folder)
    }
  }

  /// A new file in the folder of another, so that it can take the other's place in one step.
  private static func unusedNeighbour(
    of path: AbsolutePath
  ) throws(SystemFailure) -> NewFile {
    var number = 0
    while true {
      let name = Array(".pollard-\(SystemCalls.processID)-\(number)".utf8)
      let neighbour = (path.parent ?? path).appending(name[...])
      do throws(SystemFailure) {
        let file = try SystemCalls.create(neighbour, mode: 0o666)
        return NewFile(path: neighbour, file: file)
      } catch {
        // What an interrupted run left behind is not ours to touch.
        guard error == .exists, number < 100 else { throw error }
        number += 1
      }
    }
  }

  private struct NewFile: ~Copyable {
    let path: AbsolutePath
    let file: Descriptor
  }
}
