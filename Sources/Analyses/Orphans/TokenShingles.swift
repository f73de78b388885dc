/// A few hashes that stand for the tokens of a source, so that two sources can be compared without being kept.
///
/// Every run of tokens is hashed, and the least hash of each window of runs is kept (winnowing): any long enough run that two sources share leaves a
/// common hash, and the number kept is proportional to the length.
package struct TokenShingles: Sendable {
  /// Sorted and distinct.
  package let hashes: [UInt64]

  /// So many tokens in a row are hashed together.
  private static let run = 6
  private static let window = 6

  package init(of source: [UInt8]) {
    let tokens = Self.tokens(of: source)
    guard tokens.count >= Self.run else {
      hashes = []
      return
    }
    let runs = (0...(tokens.count - Self.run)).map { start in
      tokens[start..<(start + Self.run)].reduce(0xcbf2_9ce4_8422_2325) { hash, token in
        (hash ^ token) &* 0x100_0000_01b3
      }
    }
    var kept: Set<UInt64> = []
    var least = -1
    for end in runs.indices where end >= min(Self.window, runs.count) - 1 {
      let start = max(0, end - Self.window + 1)
      if least < start {
        least = (start...end).min { runs[$0] < runs[$1] } ?? end
      } else if runs[end] < runs[least] {
        least = end
      }
      kept.insert(runs[least])
    }
    hashes = kept.sorted()
  }

  /// How much of the smaller of the two is found in the other, from 0 to 1.
  package func similarity(to other: TokenShingles) -> Double {
    let smaller = min(hashes.count, other.hashes.count)
    guard smaller >= Self.fewest else { return 0 }
    return Double(shared(with: other)) / Double(smaller)
  }

  /// Below that, two sources are alike by chance.
  private static let fewest = 8

  private func shared(with other: TokenShingles) -> Int {
    var (left, right, count) = (0, 0, 0)
    while left < hashes.count, right < other.hashes.count {
      if hashes[left] == other.hashes[right] {
        count += 1
        left += 1
        right += 1
      } else if hashes[left] < other.hashes[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return count
  }

  // MARK: Tokens

  /// Names as they are; every string is one token and every number another; comments and space are nothing.
  private static func tokens(of source: [UInt8]) -> [UInt64] {
    var tokens: [UInt64] = []
    tokens.reserveCapacity(source.count / 5)
    var at = 0
    while at < source.count {
      let byte = source[at]
      switch byte {
      case UInt8(ascii: "#"):
        while at < source.count, source[at] != UInt8(ascii: "\n") { at += 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        at = endOfString(in: source, from: at)
        tokens.append(1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        while at < source.count, isWord(source[at]) { at += 1 }
        tokens.append(2)
      case _ where isWord(byte):
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        while at < source.count, isWord(source[at]) {
          hash = (hash ^ UInt64(source[at])) &* 0x100_0000_01b3
          at += 1
        }
        tokens.append(hash)
      case 0...UInt8(ascii: " "): at += 1
      default:
        tokens.append(UInt64(byte) << 8)
        at += 1
      }
    }
    return tokens
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  private static func endOfString(in source: [UInt8], from start: Int) -> Int {
    let quote = source[start]
    let isTriple =
      start + 2 < source.count && source[start + 1] == quote && source[start + 2] == quote
    var at = start + (isTriple ? 3 : 1)
    while at < source.count {
      if source[at] == UInt8(ascii: "\\") {
        at += 2
      } else if isTriple {
        if source[at] == quote, at + 2 < source.count, source[at + 1] == quote,
          source[at + 2] == quote
        {
          return at + 3
        }
        at += 1
      } else if source[at] == quote {
        return at + 1
      } else if source[at] == UInt8(ascii: "\n") {
        return at
      } else {
        at += 1
      }
    }
    return source.count
  }
}
