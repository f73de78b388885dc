/// Whole-array questions about bytes, which the compiler turns into vector code.
///
/// This is the one file of the target with unsafe code: the checks of an array subscript keep these loops from being
/// vectorised, and they are what makes counting lines free.
package enum Bytes {
  package static func count(_ byte: UInt8, in range: Range<Int>, of source: [UInt8]) -> Int {
    source.withUnsafeBufferPointer { buffer in
      precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count, "range in bounds")
      var total = 0
      var index = range.lowerBound
      // A byte-wide sum cannot overflow in 255 steps, and stays in one vector register.
      while index < range.upperBound {
        let stop = min(index + 255, range.upperBound)
        var partial: UInt8 = 0
        while index < stop {
          partial &+= buffer[index] == byte ? 1 : 0
          index += 1
        }
        total += Int(partial)
      }
      return total
    }
  }

  package static func contains(_ byte: UInt8, in source: [UInt8]) -> Bool {
    source.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let stop = min(index + 4096, buffer.count)
        var found: UInt8 = 0
        while index < stop {
          found |= buffer[index] == byte ? 1 : 0
          index += 1
        }
        if found != 0 { return true }
      }
      return false
    }
  }

  /// The offset of the first byte from `start` on whose class has a bit of `mask`, or the end.
  @inline(__always)
  static func firstOffset(
    from start: Int, in source: [UInt8], where classes: [UInt8], has mask: UInt8
  ) -> Int {
    precondition(start >= 0 && classes.count == 256, "an offset, and a class for every byte")
    return source.withUnsafeBufferPointer { buffer in
      classes.withUnsafeBufferPointer { table in
        var index = start
        while index < buffer.count, table[Int(buffer[index])] & mask == 0 { index += 1 }
        return index
      }
    }
  }

  /// True where every byte is below 128.
  package static func isASCII(_ source: [UInt8]) -> Bool {
    source.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let stop = min(index + 4096, buffer.count)
        var all: UInt8 = 0
        while index < stop {
          all |= buffer[index]
          index += 1
        }
        if all >= 128 { return false }
      }
      return true
    }
  }
}
