/// A pattern for one name of a path: literal characters, `*`, `?` and `[…]`.
struct NameGlob: Hashable, Sendable {
  private let tokens: [Token]
  /// The plain characters of ASCII that it ends in.
  private let ending: [UInt8]

  private enum Token: Hashable, Sendable {
    case character(UInt32)
    case anyCharacter
    case anyRun
    case oneOf([ClosedRange<UInt32>], isNegated: Bool)
  }

  init(_ pattern: ArraySlice<UInt8>) {
    let characters = NameCharacters.all(of: pattern)
    var tokens: [Token] = []
    var at = 0
    while at < characters.count {
      switch characters[at] {
      case UInt32(UInt8(ascii: "*")):
        if tokens.last != .anyRun { tokens.append(.anyRun) }
        at += 1
      case UInt32(UInt8(ascii: "?")):
        tokens.append(.anyCharacter)
        at += 1
      case UInt32(UInt8(ascii: "[")):
        if let (set, end) = Self.set(characters, from: at) {
          tokens.append(set)
          at = end
        } else {
          fallthrough
        }
      default:
        tokens.append(.character(characters[at]))
        at += 1
      }
    }
    self.tokens = tokens
    ending = Self.ending(of: tokens)
  }

  private static func ending(of tokens: [Token]) -> [UInt8] {
    var ending: [UInt8] = []
    for token in tokens.reversed() {
      guard case .character(let character) = token, character < 0x80 else { break }
      ending.append(UInt8(character))
    }
    return ending.reversed()
  }

  /// Reads `[a-z_]`; nil when the bracket is never closed and so stands for itself.
  private static func set(_ characters: [UInt32], from start: Int) -> (Token, end: Int)? {
    var at = start + 1
    let isNegated = at < characters.count && characters[at] == UInt32(UInt8(ascii: "!"))
    if isNegated { at += 1 }
    let first = at
    var close = at
    while close < characters.count,
      characters[close] != UInt32(UInt8(ascii: "]")) || close == first
    {
      close += 1
    }
    guard close < characters.count else { return nil }
    var ranges: [ClosedRange<UInt32>] = []
    while at < close {
      let low = characters[at]
      if at + 2 < close, characters[at + 1] == UInt32(UInt8(ascii: "-")) {
        // A range that runs backwards holds nothing.
        if low <= characters[at + 2] { ranges.append(low...characters[at + 2]) }
        at += 3
      } else {
        ranges.append(low...low)
        at += 1
      }
    }
    return (.oneOf(ranges, isNegated: isNegated), close + 1)
  }

  /// Whether the name between two offsets of a path fits. When it does not, the last `*` takes one more character: no earlier one ever needs to.
  func matches(_ path: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start >= ending.count, path[(end - ending.count)..<end].elementsEqual(ending)
    else { return false }
    var token = 0
    var at = start
    var retry: (token: Int, at: Int)?
    while true {
      if at == end, token == tokens.count { return true }
      if token < tokens.count, tokens[token] == .anyRun {
        token += 1
        retry = (token, at)
        continue
      }
      if at < end, token < tokens.count {
        var next = at
        let character = NameCharacters.next(in: path, at: &next, end: end)
        if fits(character, tokens[token]) {
          token += 1
          at = next
          continue
        }
      }
      guard let last = retry, last.at < end else { return false }
      at = last.at
      _ = NameCharacters.next(in: path, at: &at, end: end)
      token = last.token
      retry = (token, at)
    }
  }

  private func fits(_ character: UInt32, _ token: Token) -> Bool {
    switch token {
    case .character(let literal): character == literal
    case .anyCharacter: true
    case .anyRun: false
    case .oneOf(let ranges, let isNegated):
      ranges.contains { $0.contains(character) } != isNegated
    }
  }
}

/// The characters of a name: Unicode scalars, and bytes that are no UTF-8 as themselves, moved out of the way to 0xDC80 and up.
enum NameCharacters {
  static func next(in bytes: [UInt8], at: inout Int, end: Int) -> UInt32 {
    let lead = bytes[at]
    let count =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard count > 1, at + count <= end,
      bytes[(at + 1)..<(at + count)].allSatisfy({ (0x80...0xBF).contains($0) })
    else {
      at += 1
      return lead < 0x80 ? UInt32(lead) : 0xDC00 + UInt32(lead)
    }
    var scalar = UInt32(lead) & (0x7F >> UInt32(count))
    for offset in 1..<count { scalar = scalar << 6 | UInt32(bytes[at + offset] & 0x3F) }
    at += count
    return scalar
  }

  static func all(of slice: ArraySlice<UInt8>) -> [UInt32] {
    let bytes = Array(slice)
    var characters: [UInt32] = []
    var at = 0
    while at < bytes.count { characters.append(next(in: bytes, at: &at, end: bytes.count)) }
    return characters
  }
}
