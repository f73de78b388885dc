package import Scanning

/// Many paths in two runs of bytes: a tree may hold many more files that are of no interest than files that are.
///
/// The paths of a folder follow each other, so its own path is kept once.
package struct PathList: RandomAccessCollection, Hashable, Sendable {
  private var folders: [[UInt8]] = []
  private var names: [UInt8] = []
  private var entries: [Entry] = []

  private struct Entry: Hashable {
    /// An index into `folders`.
    let folder: Int32
    /// Where the name ends; it begins where the one before it ends.
    let end: Int
  }

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> SourcePath {
    let start = position == 0 ? 0 : entries[position - 1].end
    let entry = entries[position]
    return SourcePath(bytes: folders[Int(entry.folder)] + names[start..<entry.end])
  }

  /// Adds a name in a folder whose path ends with `/`, or is empty.
  mutating func append(folder: [UInt8], name: ArraySlice<UInt8>) {
    if folders.last != folder { folders.append(folder) }
    names.append(contentsOf: name)
    entries.append(Entry(folder: Int32(folders.count - 1), end: names.count))
  }
}
