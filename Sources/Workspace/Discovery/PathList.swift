package import Scanning

/// Many paths in one run of bytes: a tree may hold many more files that are of no interest than files that are.
package struct PathList: RandomAccessCollection, Hashable, Sendable {
  private var bytes: [UInt8] = []
  /// Where each path ends.
  private var ends: [Int] = []

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  package subscript(position: Int) -> SourcePath {
    SourcePath(bytes: Array(bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]]))
  }

  /// Adds a name in a folder whose path ends with `/`, or is empty.
  mutating func append(folder: [UInt8], name: ArraySlice<UInt8>) {
    bytes.append(contentsOf: folder)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
  }
}
