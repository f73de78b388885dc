/// The modules that one version of Python brings along, looked up in static data: nothing is built, nothing is allocated.
///
/// Only what an `import` can name is known: tests and the insides of IDLE are not. A version older than Python 3.0 is
/// taken for 3.0, and one newer than the table for the newest it knows.
package struct StandardLibrary: Sendable {
  /// A platform that some modules are built for and others are not.
  package enum Platform: UInt8, Sendable, CaseIterable {
    case linux = 1
    case darwin = 2
    case win32 = 4

    static let allBits: UInt8 = 7
  }

  /// Between 0 and the newest the table knows.
  private let minor: Int

  package init(major: Int, minor: Int) {
    let newest = StandardLibraryTable.newestMinor
    self.minor = major < 3 ? 0 : major > 3 ? newest : min(max(minor, 0), newest)
  }

  /// Whether the name, or the part of it before its first dot, is a top-level module of the standard library on any
  /// platform.
  package func contains(topLevel name: some Collection<UInt8>) -> Bool {
    row(of: name, upToFirstDot: true) != nil
  }

  package func contains(topLevel name: Span<UInt8>) -> Bool {
    name.withUnsafeBufferPointer { search(for: $0, upToFirstDot: true) } != nil
  }

  /// Whether the standard library has a module of exactly this dotted name: on the given platform, or on any.
  package func contains(_ name: some Collection<UInt8>, on platform: Platform? = nil) -> Bool {
    guard let row = row(of: name, upToFirstDot: false) else { return false }
    guard let platform else { return true }
    return row.isBuilt(on: platform)
  }

  /// Whether the name is a package of the standard library. `os` is none, though `import os.path` works.
  package func isPackage(_ name: some Collection<UInt8>) -> Bool {
    guard let since = row(of: name, upToFirstDot: false)?.packageSince else { return false }
    return since <= minor
  }

  private func row(of name: some Collection<UInt8>, upToFirstDot: Bool) -> StandardLibraryRow? {
    name.withContiguousStorageIfAvailable { search(for: $0, upToFirstDot: upToFirstDot) }
      ?? ContiguousArray(name).withUnsafeBufferPointer {
        search(for: $0, upToFirstDot: upToFirstDot)
      }
  }

  private func search(
    for name: UnsafeBufferPointer<UInt8>, upToFirstDot: Bool
  ) -> StandardLibraryRow? {
    let end =
      upToFirstDot ? name.firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex : name.endIndex
    let wanted = UnsafeBufferPointer(rebasing: name[..<end])
    let row = StandardLibraryTable.rows.withUTF8Buffer { table in
      StandardLibraryRow(find: wanted, in: table)
    }
    guard let row, row.first <= minor else { return nil }
    if let last = row.last, last < minor { return nil }
    return row
  }
}
