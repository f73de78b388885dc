package import Scanning

extension ArraySlice<UInt8> {
  func hasSuffix(_ ending: String) -> Bool {
    count >= ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}

extension SourcePath {
  /// `Package.swift` or one for certain tools.
  package var isPackageManifest: Bool {
    name.elementsEqual("Package.swift".utf8)
      || name.starts(with: "Package@swift-".utf8) && name.hasSuffix(".swift")
  }

  /// Whether this is the folder or something in it; everything is in the root.
  package func isAtOrBelow(_ folder: SourcePath) -> Bool {
    if folder.bytes.isEmpty { return true }
    guard bytes.count >= folder.bytes.count, bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// The path that a text written for this folder leads to, `.` and `..` followed; nil where it leads out of the root.
  package func appending(relative text: String) -> SourcePath? {
    var parts = bytes.split(separator: UInt8(ascii: "/"))
    for part in Array(text.utf8).split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return SourcePath(bytes: Array(parts.joined(separator: [UInt8(ascii: "/")])))
  }
}
