import Scanning
import Testing

struct SharedObjectTests {
  /// A library with one segment that is written, one that is not, and a table that names what it needs.
  private static func library(needed: String, folders: String) -> [UInt8] {
    let strings = Array("\0\(needed)\0\(folders)\0".utf8)
    let (table, text) = (64 + 3 * 56, 64 + 3 * 56 + 6 * 16)
    var bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 58)
    func number(_ value: Int, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    bytes.replaceSubrange(32..<40, with: number(64, 8))
    bytes.replaceSubrange(54..<58, with: number(56, 2) + number(3, 2))
    func segment(_ kind: Int, _ flags: Int, _ offset: Int, _ size: Int) -> [UInt8] {
      number(kind, 4) + number(flags, 4) + number(offset, 8) + number(0x1000 + offset, 8)
        + number(0, 8) + number(size, 8) + number(size, 8) + number(8, 8)
    }
    bytes += segment(1, 5, 0, text + strings.count)
    bytes += segment(1, 6, 4_096, 300)
    bytes += segment(2, 6, table, 6 * 16)
    let entries = [
      (1, 1), (29, 2 + needed.utf8.count), (5, 0x1000 + text), (8, 1_000), (2, 24), (0, 0),
    ]
    bytes += entries.flatMap { number($0.0, 8) + number($0.1, 8) }
    return bytes + strings
  }

  private func object(_ bytes: [UInt8]) -> SharedObject? {
    SharedObject { offset, count in
      offset < bytes.count ? Array(bytes[offset..<min(bytes.count, offset + count)]) : nil
    }
  }

  @Test func `a library says what it needs, where that lies and what the loader goes through`() {
    let found = object(Self.library(needed: "libz.so.1", folders: "$ORIGIN/../x.libs:/opt/lib"))
    #expect(found?.needed == ["libz.so.1"])
    #expect(found?.searchFolders == ["$ORIGIN/../x.libs", "/opt/lib"])
    #expect(found?.relocatedBytes == 1_324)
  }

  @Test func `any bytes are read without harm`() {
    let whole = Self.library(needed: "liba.so", folders: "/lib")
    for count in 0..<whole.count { _ = object(Array(whole.prefix(count))) }
    for index in whole.indices {
      var bytes = whole
      bytes[index] = 0xFF
      _ = object(bytes)
    }
    #expect(object([]) == nil)
    #expect(object(Array("#!/bin/sh".utf8)) == nil)
  }
}
