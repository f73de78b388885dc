/// A stream of bytes in the format called deflate (RFC 1951).
struct DeflatedStream {
  private let bytes: [UInt8]
  private var index: Int
  private var bits = 0
  private var bitCount = 0
  private let most: Int
  private var output: [UInt8] = []

  init(_ bytes: [UInt8], from start: Int, most: Int) {
    self.bytes = bytes
    index = start
    self.most = most
  }

  /// What it holds; nil where it is none, or holds more than is wanted.
  mutating func unpacked() -> [UInt8]? {
    while true {
      guard let isLast = take(1), let kind = take(2) else { return nil }
      let isRead: Bool
      switch kind {
      case 0: isRead = stored()
      case 1: isRead = block(Self.fixedLiterals, Self.fixedDistances)
      case 2: isRead = dynamicBlock()
      default: return nil
      }
      guard isRead, output.count <= most else { return nil }
      if isLast == 1 { return output }
    }
  }

  // MARK: Bits

  private mutating func take(_ count: Int) -> Int? {
    while bitCount < count {
      guard index < bytes.count else { return nil }
      bits |= Int(bytes[index]) << bitCount
      index += 1
      bitCount += 8
    }
    let value = bits & ((1 << count) - 1)
    bits >>= count
    bitCount -= count
    return value
  }

  // MARK: Blocks

  private mutating func stored() -> Bool {
    (bits, bitCount) = (0, 0)
    guard let length = take(16), let inverse = take(16), length == ~inverse & 0xFFFF,
      index + length <= bytes.count
    else { return false }
    output += bytes[index..<(index + length)]
    index += length
    return true
  }

  private mutating func dynamicBlock() -> Bool {
    guard let literals = take(5), let distances = take(5), let lengths = take(4) else {
      return false
    }
    var widths = [Int](repeating: 0, count: 19)
    for place in Self.order.prefix(lengths + 4) {
      guard let width = take(3) else { return false }
      widths[place] = width
    }
    let code = PrefixCode(widths)
    var all: [Int] = []
    let wanted = literals + 257 + distances + 1
    while all.count < wanted {
      guard let symbol = symbol(of: code) else { return false }
      switch symbol {
      case 16:
        guard let last = all.last, let count = take(2) else { return false }
        all += [Int](repeating: last, count: count + 3)
      case 17:
        guard let count = take(3) else { return false }
        all += [Int](repeating: 0, count: count + 3)
      case 18:
        guard let count = take(7) else { return false }
        all += [Int](repeating: 0, count: count + 11)
      default: all.append(symbol)
      }
    }
    guard all.count == wanted else { return false }
    return block(
      PrefixCode(Array(all.prefix(literals + 257))),
      PrefixCode(Array(all.dropFirst(literals + 257))))
  }

  private mutating func block(_ literals: PrefixCode, _ distances: PrefixCode) -> Bool {
    while output.count <= most {
      guard let symbol = symbol(of: literals) else { return false }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol - 257 < Self.lengths.count,
        let more = take(Self.lengthBits[symbol - 257]),
        let place = self.symbol(of: distances), place < Self.distances.count,
        let further = take(Self.distanceBits[place])
      else { return false }
      let distance = Self.distances[place] + further
      guard distance <= output.count else { return false }
      for _ in 0..<(Self.lengths[symbol - 257] + more) {
        output.append(output[output.count - distance])
      }
    }
    return false
  }

  private mutating func symbol(of code: PrefixCode) -> Int? {
    var (value, first, start) = (0, 0, 0)
    for count in code.counts.dropFirst() {
      guard let bit = take(1) else { return nil }
      value |= bit
      if value - count < first { return code.symbols[start + value - first] }
      start += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  // MARK: Tables

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBits =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
  private static let distanceBits = (0..<30).map { max(0, $0 / 2 - 1) }
  private static let lengths: [Int] = {
    var base = 3
    var all = lengthBits.dropLast().map { bits in
      defer { base += 1 << bits }
      return base
    }
    all.append(258)
    return all
  }()
  private static let distances: [Int] = {
    var base = 1
    return distanceBits.map { bits in
      defer { base += 1 << bits }
      return base
    }
  }()
  private static let fixedLiterals = PrefixCode(
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8))
  private static let fixedDistances = PrefixCode([Int](repeating: 5, count: 30))
}

/// Which bits stand for which symbol, where shorter codes come first and equal ones are in the order of their symbols.
private struct PrefixCode {
  /// By width: how many symbols have a code of it.
  let counts: [Int]
  let symbols: [Int]

  init(_ widths: [Int]) {
    var counts = [Int](repeating: 0, count: 16)
    for width in widths where width > 0 { counts[width] += 1 }
    self.counts = counts
    symbols = widths.indices.filter { widths[$0] > 0 }.sorted {
      (widths[$0], $0) < (widths[$1], $1)
    }
  }
}
