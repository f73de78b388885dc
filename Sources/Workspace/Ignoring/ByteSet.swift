/// A set of bytes, as a class in a wildcard pattern names one.
struct ByteSet: Hashable, Sendable {
  private var bits: SIMD4<UInt64> = .zero

  func contains(_ byte: UInt8) -> Bool {
    bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
  }

  private mutating func insert(_ byte: UInt8) {
    bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  private mutating func remove(_ byte: UInt8) {
    bits[Int(byte >> 6)] &= ~(1 << UInt64(byte & 63))
  }

  private mutating func insert(from low: UInt8, through high: UInt8) {
    guard low <= high else { return }
    for byte in low...high { insert(byte) }
  }

  /// The class that begins after its `[`, and where the pattern goes on; nil where it has no end or names an unknown class.
  ///
  /// The first byte of a class is never its end, and `/` belongs to no class, both as git has it.
  static func parse(_ pattern: ArraySlice<UInt8>, from start: Int) -> (set: ByteSet, end: Int)? {
    var index = start
    let end = pattern.endIndex
    var set = ByteSet()
    var negated = false
    if index < end, pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^") {
      negated = true
      index += 1
    }
    // What a range could begin with.
    var previous: UInt8?
    repeat {
      guard index < end else { return nil }
      let byte = pattern[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
        guard index < end else { return nil }
        set.insert(pattern[index])
        previous = pattern[index]
      } else if byte == UInt8(ascii: "-"), let low = previous, index + 1 < end,
        pattern[index + 1] != UInt8(ascii: "]")
      {
        index += 1
        if pattern[index] == UInt8(ascii: "\\") {
          index += 1
          guard index < end else { return nil }
        }
        set.insert(from: low, through: pattern[index])
        previous = nil
      } else if byte == UInt8(ascii: "["), index + 1 < end, pattern[index + 1] == UInt8(ascii: ":")
      {
        let nameStart = index + 2
        guard let close = pattern[nameStart...].firstIndex(of: UInt8(ascii: "]")) else {
          return nil
        }
        if close > nameStart, pattern[close - 1] == UInt8(ascii: ":") {
          guard set.insert(classNamed: pattern[nameStart..<(close - 1)]) else { return nil }
          index = close
          previous = nil
        } else {
          set.insert(byte)
          previous = byte
        }
      } else {
        set.insert(byte)
        previous = byte
      }
      index += 1
    } while index >= end || pattern[index] != UInt8(ascii: "]")
    if negated { set.bits = ~set.bits }
    set.remove(UInt8(ascii: "/"))
    return (set, index + 1)
  }

  /// False where there is no such class. Only ASCII belongs to classes.
  private mutating func insert(classNamed name: ArraySlice<UInt8>) -> Bool {
    let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let lower = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let visible: ClosedRange<UInt8> = 0x21...0x7e
    let wanted: (UInt8) -> Bool
    switch String(decoding: name, as: UTF8.self) {
    case "alnum": wanted = { upper ~= $0 || lower ~= $0 || digits ~= $0 }
    case "alpha": wanted = { upper ~= $0 || lower ~= $0 }
    case "blank": wanted = { $0 == 0x20 || $0 == 0x09 }
    case "cntrl": wanted = { $0 < 0x20 || $0 == 0x7f }
    case "digit": wanted = { digits ~= $0 }
    case "graph": wanted = { visible ~= $0 }
    case "lower": wanted = { lower ~= $0 }
    case "print": wanted = { visible ~= $0 || $0 == 0x20 }
    case "punct":
      wanted = { visible ~= $0 && !(upper ~= $0 || lower ~= $0 || digits ~= $0) }
    // The two line-feeding control bytes that C counts in are no space to git.
    case "space": wanted = { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
    case "upper": wanted = { upper ~= $0 }
    case "xdigit":
      wanted = {
        digits ~= $0 || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0)
      }
    default: return false
    }
    for byte in 0...UInt8.max where wanted(byte) { insert(byte) }
    return true
  }
}
