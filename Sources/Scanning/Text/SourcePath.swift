/// The path of a file or folder below a scanned root: raw bytes, separated by `/`, never absolute, empty for the root itself.
///
/// Paths are bytes because file systems do not promise UTF-8, and a name that is not UTF-8 must survive.
package struct SourcePath: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  /// The last component; empty for the root.
  package var name: ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
    return bytes[(slash + 1)...]
  }

  /// The folder that holds this path, or nil for the root itself.
  package var parent: SourcePath? {
    if bytes.isEmpty { return nil }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return SourcePath(bytes: []) }
    return SourcePath(bytes: Array(bytes[..<slash]))
  }

  /// The folder that holds this path, as a part of it; empty at the root.
  package var folder: ArraySlice<UInt8> {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[..<$0] } ?? bytes[..<0]
  }

  package func appending(_ component: some Collection<UInt8>) -> SourcePath {
    bytes.isEmpty
      ? SourcePath(bytes: Array(component))
      : SourcePath(bytes: bytes + [UInt8(ascii: "/")] + component)
  }

  /// For people: bytes that are no UTF-8 are shown as U+FFFD.
  package var display: String { String(decoding: bytes, as: UTF8.self) }
}

extension SourcePath {
  /// Of the bytes at once, for there are many paths and they are long.
  package func hash(into hasher: inout Hasher) { hasher.combine(NameHash.of(bytes.span)) }
}

extension SourcePath: Comparable {
  package static func < (left: SourcePath, right: SourcePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
