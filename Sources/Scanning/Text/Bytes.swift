/// Questions to many bytes at once, which the compiler turns into vector code.
///
/// This is the one file of the target with unsafe code: a check of the bounds for every byte keeps a loop from being
/// vectorised, and reading many bytes as one value has no other name. Each function checks the bounds once, at its head.
package enum Bytes {
  /// What is to be known of a text before it is read.
  struct Survey {
    var isASCII: Bool
    var hasNUL: Bool
    var hasReturn: Bool
  }

  static func survey(_ source: Span<UInt8>) -> Survey {
    source.withUnsafeBufferPointer { buffer in
      let bytes = UnsafeRawBufferPointer(buffer)
      var high = SIMDMask<SIMD16<Int8>>(repeating: false)
      var nul = high
      var returned = high
      var index = 0
      while index + 16 <= buffer.count {
        let part = bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        high .|= part .>= SIMD16<UInt8>(repeating: 128)
        nul .|= part .== SIMD16<UInt8>(repeating: 0)
        returned .|= part .== SIMD16<UInt8>(repeating: UInt8(ascii: "\r"))
        index += 16
      }
      var survey = Survey(
        isASCII: bits(high) == 0, hasNUL: bits(nul) != 0, hasReturn: bits(returned) != 0)
      while index < buffer.count {
        switch buffer[index] {
        case 128...: survey.isASCII = false
        case 0: survey.hasNUL = true
        case UInt8(ascii: "\r"): survey.hasReturn = true
        default: break
        }
        index += 1
      }
      return survey
    }
  }

  static func count(_ byte: UInt8, in range: Range<Int>, of source: Span<UInt8>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "range in bounds")
    return source.withUnsafeBufferPointer { buffer in
      let bytes = UnsafeRawBufferPointer(buffer)
      let wanted = SIMD16<UInt8>(repeating: byte)
      var total = 0
      var index = range.lowerBound
      while index + 16 <= range.upperBound {
        // A lane counts up to 255 before it is added to the rest.
        let stop = min(index + 255 * 16, range.upperBound)
        var lanes = SIMD16<UInt8>(repeating: 0)
        while index + 16 <= stop {
          let part = bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
          lanes = lanes &- unsafeBitCast(part .== wanted, to: SIMD16<UInt8>.self)
          index += 16
        }
        let halves = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
        total += sum(halves[0]) + sum(halves[1])
      }
      while index < range.upperBound {
        let found = marks(of: byte, in: word(at: index, in: source))
        let rest = min(8, range.upperBound - index)
        total += ones(found << UInt64(64 - rest * 8))
        index += 8
      }
      return total
    }
  }

  /// The offset of the first byte of a range that is `byte`, or the end of the range.
  static func firstOffset(of byte: UInt8, in range: Range<Int>, of source: Span<UInt8>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "range in bounds")
    var index = range.lowerBound
    while index < range.upperBound {
      let found = marks(of: byte, in: word(at: index, in: source))
      if found != 0 { return min(index + found.trailingZeroBitCount / 8, range.upperBound) }
      index += 8
    }
    return range.upperBound
  }

  /// True where the word, of at least three bytes, occurs; most text is passed over without a look at single bytes.
  package static func contains(_ word: [UInt8], in source: [UInt8]) -> Bool {
    precondition(word.count >= 3, "a word of three bytes or more")
    return source.withUnsafeBufferPointer { buffer in
      let (first, second, third) = (word[0], word[1], word[2])
      var index = 0
      let last = buffer.count - word.count
      while index <= last {
        let stop = min(index + 4096, last + 1)
        var found: UInt8 = 0
        for place in index..<stop {
          let miss =
            (buffer[place] ^ first) | (buffer[place + 1] ^ second) | (buffer[place + 2] ^ third)
          found |= miss == 0 ? 1 : 0
        }
        if found != 0 {
          for place in index..<stop
          where word.indices.allSatisfy({ buffer[place + $0] == word[$0] }) {
            return true
          }
        }
        index = stop
      }
      return false
    }
  }

  /// The high bit of each of the eight bytes that is `byte`.
  @inline(__always)
  private static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let other = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    // No carry goes from one byte to the next.
    let differs = ((other & low) &+ low) | other
    return ~differs & ~low
  }

  /// The sum of the eight bytes.
  @inline(__always)
  private static func sum(_ bytes: UInt64) -> Int {
    let pairs: UInt64 = 0x00FF_00FF_00FF_00FF
    return Int((((bytes & pairs) + (bytes >> 8 & pairs)) &* 0x0001_0001_0001_0001) >> 48)
  }

  /// How many of the eight high bits are set.
  @inline(__always)
  private static func ones(_ marks: UInt64) -> Int {
    Int(((marks >> 7) &* 0x0101_0101_0101_0101) >> 56)
  }

  @inline(__always)
  private static func word(in buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(buffer).loadUnaligned(
        fromByteOffset: index, as: UInt64.self))
  }

  /// The eight bytes from `index` on, the first one lowest; 0 for what would lie behind the end.
  @inline(__always)
  static func word(at index: Int, in source: Span<UInt8>) -> UInt64 {
    precondition(index >= 0, "an offset")
    if index + 8 <= source.count {
      return source.withUnsafeBufferPointer { word(in: $0, at: index) }
    }
    return lastWord(at: index, in: source)
  }

  private static func lastWord(at index: Int, in source: Span<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    var offset = index
    while offset < source.count {
      word |= UInt64(source[offset]) << UInt64((offset - index) * 8)
      offset += 1
    }
    return word
  }

  /// A bit for each of the 64 bytes from `start` on that passes the test, the first one lowest; 0 behind the end.
  @inline(__always)
  static func mask(
    of source: Span<UInt8>, from start: Int,
    where test: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> UInt64 {
    precondition(start >= 0, "an offset")
    var mask: UInt64 = 0
    if start + 64 <= source.count {
      source.withUnsafeBufferPointer { buffer in
        let bytes = UnsafeRawBufferPointer(buffer)
        for part in 0..<4 {
          let vector = bytes.loadUnaligned(
            fromByteOffset: start + part * 16, as: SIMD16<UInt8>.self)
          mask |= bits(test(vector)) << UInt64(part * 16)
        }
      }
      return mask
    }
    var part = start
    while part < source.count {
      var vector = SIMD16<UInt8>(repeating: 0)
      let count = min(16, source.count - part)
      for offset in 0..<count { vector[offset] = source[part + offset] }
      let passing = bits(test(vector)) & (1 << UInt64(count) - 1)
      mask |= passing << UInt64(part - start)
      part += 16
    }
    return mask
  }

  /// A bit for each lane that is set.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return bits(UInt64(littleEndian: halves[0])) | bits(UInt64(littleEndian: halves[1])) << 8
  }

  /// A bit for each byte, all of which are 0 or 255: every byte keeps a bit of its own, and the product adds them up in the highest.
  @inline(__always)
  private static func bits(_ bytes: UInt64) -> UInt64 {
    ((bytes & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) >> 56
  }

  /// Adds the bytes of a range to an array.
  @inline(__always)
  static func append(_ range: Range<Int>, of source: Span<UInt8>, to array: inout [UInt8]) {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "range in bounds")
    source.withUnsafeBufferPointer {
      array.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }
}
