package import Scanning

/// A distribution a project says it needs.
package struct Requirement: Hashable, Sendable {
  /// Normalised as PEP 503 says: lower case, with single hyphens.
  package let name: String
  /// Which versions will do, as written; empty for any. For a direct reference, `@` and its address.
  package let specifier: String
  /// The condition behind the semicolon, if any.
  package let marker: String?
  /// The extra or the dependency group it belongs to; nil for what is always needed.
  package let group: String?
  /// The manifest that states it.
  package let path: SourcePath
  /// Counted from 1.
  package let line: Int

  /// Reads a requirement as PEP 508 writes it; nil for what does not start with a name.
  init?(parsing written: String, group: String?, path: SourcePath, line: Int) {
    let bytes = Array(written.utf8)[...].trimmed
    let name = bytes.prefix(while: Self.isNameByte)
    guard let first = name.first, let last = name.last, Self.isAlphanumeric(first),
      Self.isAlphanumeric(last)
    else { return nil }
    var rest = bytes[name.endIndex...].trimmed
    if rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")) {
      rest = rest[(close + 1)...].trimmed
    }
    guard rest.first.map("<>=!~(;@".utf8.contains) ?? true else { return nil }
    // In an address a semicolon needs a blank before it.
    let isAddress = rest.first == UInt8(ascii: "@")
    let semicolon = rest.indices.first { at in
      rest[at] == UInt8(ascii: ";") && (!isAddress || rest[at - 1].isWhiteSpace)
    }
    self.init(
      name: name.text, specifier: rest[..<(semicolon ?? rest.endIndex)].trimmed.text,
      marker: semicolon.map { rest[($0 + 1)...].trimmed.text }, group: group, path: path,
      line: line)
  }

  init(
    name: String, specifier: String, marker: String? = nil, group: String?, path: SourcePath,
    line: Int
  ) {
    self.name = Self.normalised(name)
    self.specifier = specifier
    self.marker = marker
    self.group = group
    self.path = path
    self.line = line
  }

  /// The one spelling of a distribution's name that all others are compared by (PEP 503).
  package static func normalised(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        if bytes.last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    TOMLReader.isBareKey(byte) || byte == UInt8(ascii: ".")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    TOMLReader.isBareKey(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_")
  }
}
