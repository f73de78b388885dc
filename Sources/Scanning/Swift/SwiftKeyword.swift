/// A word that Swift reserves, so that it is a name only between backticks or after a period.
package enum SwiftKeyword: String, CaseIterable, Sendable {
  case anyType = "Any"
  case selfType = "Self"
  case `as`, `associatedtype`, `break`, `case`, `catch`, `class`, `continue`, `default`, `defer`
  case `deinit`, `do`, `else`, `enum`, `extension`, `fallthrough`, `false`, `fileprivate`, `for`
  case `func`, `guard`, `if`, `import`, `in`, `init`, `inout`, `internal`, `is`, `let`, `nil`
  case `operator`, `precedencegroup`, `private`, `protocol`, `public`, `repeat`, `rethrows`
  case `return`, `self`, `static`, `struct`, `subscript`, `super`, `switch`, `throw`, `throws`
  case `true`, `try`, `typealias`, `var`, `where`, `while`

  /// The keyword a range of the source spells, if it spells one.
  package init?(_ source: Span<UInt8>, from start: Int, to end: Int) {
    guard let found = Self.table.find(source, from: start, to: end) else { return nil }
    self = found
  }

  /// Whether a keyword starts with this byte; most names in upper case are told apart by it.
  @inline(__always)
  static func mayStart(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 23 || byte == UInt8(ascii: "A") || byte == UInt8(ascii: "S")
  }

  /// Whether the word is an expression by itself, so that what follows it is an operator rather than an operand.
  var isExpression: Bool {
    switch self {
    case .anyType, .selfType, .self, .super, .true, .false, .nil: true
    default: false
    }
  }

  private static let table = Table()

  /// The keywords by a small hash of their first two letters and their length; each bucket lists the few that share one.
  private struct Table: Sendable {
    private let buckets: [[(spelling: [UInt8], keyword: SwiftKeyword)]]

    init() {
      var buckets = [[(spelling: [UInt8], keyword: SwiftKeyword)]](repeating: [], count: 256)
      for keyword in SwiftKeyword.allCases {
        let spelling = Array(keyword.rawValue.utf8)
        buckets[Self.hash(spelling[0], spelling[1], spelling.count)].append((spelling, keyword))
      }
      self.buckets = buckets
    }

    private static func hash(_ first: UInt8, _ second: UInt8, _ count: Int) -> Int {
      (Int(first) &* 7 &+ Int(second) &* 31 &+ count) & 255
    }

    func find(_ source: Span<UInt8>, from start: Int, to end: Int) -> SwiftKeyword? {
      let count = end - start
      guard count >= 2, count <= 15 else { return nil }
      for entry in buckets[Self.hash(source[start], source[start + 1], count)]
      where entry.spelling.count == count {
        var offset = 0
        while offset < count, source[start + offset] == entry.spelling[offset] { offset += 1 }
        if offset == count { return entry.keyword }
      }
      return nil
    }
  }
}
