/// The attributes and the access level before a declaration, and where they stand.
struct SwiftPrefix {
  private(set) var start = 0
  private(set) var startsLine = true
  /// Counted from 1, and from 0.
  private(set) var line = 1
  private(set) var column = 0
  /// The token before the first one.
  private var after = SwiftToken(kind: .endOfFile, startsLine: true, start: 0, end: 0)
  /// Without the `@`, with their arguments.
  var attributes: [Range<Int>] = []
  var access: SwiftImport.Access?

  /// Starts afresh. The storage is kept, since almost every prefix turns out to be none of an import.
  mutating func restart(at token: SwiftToken, after: SwiftToken, line: Int, column: Int) {
    self.line = line
    self.column = column
    start = token.start
    startsLine = token.startsLine
    self.after = after
    attributes.removeAll(keepingCapacity: true)
    access = nil
  }

  /// Whether a word of this length with this first letter could be `import` or an access level.
  @inline(__always)
  static func mayStart(with first: UInt8, length: Int) -> Bool {
    switch first {
    case UInt8(ascii: "i"): length == 6 || length == 8
    case UInt8(ascii: "p"): length == 6 || length == 7
    case UInt8(ascii: "f"): length == 11
    case UInt8(ascii: "o"): length == 4
    default: false
    }
  }

  /// Whether a statement may start here: not after a period, in a list, or where a name is declared.
  func mayLeadToStatement(_ source: Span<UInt8>) -> Bool {
    switch after.kind {
    case .at, .pound, .backslash: return false
    // On a line of its own it is the line before that is unfinished, as while someone types.
    case .period, .doubleColon, .leftParen, .leftSquare, .comma, .stringHead, .stringMiddle, .equal,
      .arrow,
      .prefixOperator, .binaryOperator, .prefixAmpersand, .infixQuestion:
      return startsLine
    case .identifier:
      if startsLine { return true }
      switch SwiftKeyword(source, from: after.start, to: after.end) {
      case .case, .func, .let, .var, .class, .struct, .enum, .protocol, .typealias, .extension:
        return false
      default: return true
      }
    default: return true
    }
  }

  /// Whether an attribute of this name marks where a program starts.
  static func isMain(_ source: Span<UInt8>, _ name: SwiftToken) -> Bool {
    mainAttributes.contains { source.spells($0, from: name.start, to: name.end) }
  }

  private static let mainAttributes = ["main", "UIApplicationMain", "NSApplicationMain"].map {
    Array($0.utf8)
  }
}

extension SwiftImport.Access {
  /// The access level a token spells, if it spells one.
  init?(_ source: Span<UInt8>, _ token: SwiftToken) {
    guard
      let found = Self.spellings.first(where: {
        source.spells($0.spelling, from: token.start, to: token.end)
      })
    else { return nil }
    self = found.access
  }

  private static let spellings: [(spelling: [UInt8], access: Self)] = [
    Self.public, .package, .internal, .fileprivate, .private, .open,
  ].map { (Array($0.rawValue.utf8), $0) }
}

extension Span<UInt8> {
  func spells(_ spelling: [UInt8], from start: Int, to end: Int) -> Bool {
    guard spelling.count == end - start else { return false }
    for offset in spelling.indices where self[start + offset] != spelling[offset] { return false }
    return true
  }

  /// A part of the source for keeping, without the bytes that are `dropped`.
  func text(_ range: Range<Int>, without dropped: UInt8? = nil) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for place in range where self[place] != dropped { bytes.append(self[place]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
