/// Where the bytes stand that a reader of Python cannot step over blindly: line ends, quotes, brackets and a few signs.
///
/// They are found 64 bytes at a time. To leave out one of those bytes would be wrong; to stop at others is harmless.
struct PythonLandmarks {
  /// Where the bytes begin that `marks` speaks of; a multiple of 64, or -1.
  private var start = -1
  private var marks: UInt64 = 0

  /// The offset of the first landmark from `index` on, or the end.
  @inline(__always)
  mutating func next(from index: Int, in source: Span<UInt8>) -> Int {
    var index = index
    while index < source.count {
      if index & ~63 != start { look(at: index & ~63, in: source) }
      let rest = marks >> UInt64(index & 63)
      if rest != 0 { return index + rest.trailingZeroBitCount }
      index = start + 64
    }
    return source.count
  }

  @inline(never)
  private mutating func look(at block: Int, in source: Span<UInt8>) {
    start = block
    marks = Bytes.mask(of: source, from: block, where: Self.areLandmarks)
  }

  @inline(__always)
  static func areLandmarks(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    // Neighbours in ASCII are told by one comparison, with a few others between them.
    within(UInt8(ascii: "\n"), UInt8(ascii: "\r"), bytes)
      .| within(UInt8(ascii: "\""), UInt8(ascii: ")"), bytes)
      .| within(UInt8(ascii: ":"), UInt8(ascii: "="), bytes)
      .| within(UInt8(ascii: "["), UInt8(ascii: "]"), bytes)
      .| within(UInt8(ascii: "{"), UInt8(ascii: "}"), bytes)
  }

  /// Both sides are whole vectors, because only for these is there an instruction.
  @inline(__always)
  private static func within(
    _ first: UInt8, _ last: UInt8, _ bytes: SIMD16<UInt8>
  ) -> SIMDMask<SIMD16<Int8>> {
    (bytes &- SIMD16<UInt8>(repeating: first)) .<= SIMD16<UInt8>(repeating: last &- first)
  }
}
