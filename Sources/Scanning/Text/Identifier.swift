/// The form in which Python compares identifiers.
package enum Identifier {
  /// The identifier with its compatibility characters replaced, as far as they can stand in one.
  ///
  /// Python uses NFKC. The standard library offers canonical equivalence only, so the compatibility letters people do
  /// write in identifiers are mapped by range: full-width forms, mathematical alphabets, ligatures, superscripts.
  package static func normalised(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    normalised(String(decoding: bytes, as: UTF8.self))
  }

  static func normalised(_ source: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    normalised(source.array(of: range)[...])
  }

  private static func normalised(_ name: String) -> [UInt8] {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      result.append(contentsOf: compatible(scalar))
    }
    return Array(String(result).utf8)
  }

  private static func compatible(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0xFF01...0xFF5E: return [shifted(scalar.value - 0xFEE0)]
    case 0x1D400...0x1D6A3: return [letter(at: (scalar.value - 0x1D400) % 52)]
    case 0x1D7CE...0x1D7FF: return [shifted(0x30 + (scalar.value - 0x1D7CE) % 10)]
    case 0xFB00: return ["f", "f"]
    case 0xFB01: return ["f", "i"]
    case 0xFB02: return ["f", "l"]
    case 0xFB03: return ["f", "f", "i"]
    case 0xFB04: return ["f", "f", "l"]
    case 0xAA: return ["a"]
    case 0xBA: return ["o"]
    case 0xB5: return ["μ"]
    case 0x17F: return ["s"]
    default: return [scalar]
    }
  }

  private static func shifted(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The letter a mathematical alphabet has at `index`: capitals first.
  private static func letter(at index: UInt32) -> Unicode.Scalar {
    shifted(index < 26 ? 0x41 + index : 0x61 + index - 26)
  }
}
