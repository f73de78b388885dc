package import Scanning

/// A manifest as it was found: where, and what it holds.
package struct ManifestFile: Sendable {
  package let path: SourcePath
  package let bytes: [UInt8]

  package init(path: SourcePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
