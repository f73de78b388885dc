/// What one line of the table says of a module.
struct StandardLibraryRow: Equatable {
  /// The minor version of Python 3 that brought the module.
  let first: Int
  /// The last one that has it; nil while it is still there.
  let last: Int?
  /// The version since which it is a package, if it is one.
  let packageSince: Int?
  /// The platforms it is built for, a bit each.
  private let platforms: UInt8

  func isBuilt(on platform: StandardLibrary.Platform) -> Bool {
    platforms & platform.rawValue != 0
  }
}

extension StandardLibraryRow {
  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// Halves the table by bytes, not by lines, so that it needs no index: any offset falls into some line.
  ///
  /// The space that ends a name sorts below every byte a name can have, so a line is compared as it stands.
  init?(find name: UnsafeBufferPointer<UInt8>, in table: UnsafeBufferPointer<UInt8>) {
    if name.isEmpty { return nil }
    // Both are starts of lines, or the table's end.
    var low = 0
    var high = table.count
    while low < high {
      var start = (low + high) / 2
      while start > low, table[start - 1] != Self.newline { start -= 1 }
      switch Self.order(of: name, to: table, from: start) {
      case .same(let end):
        self.init(reading: table, from: end)
        return
      case .before:
        high = start
      case .after:
        low = start
        while low < high, table[low] != Self.newline { low += 1 }
        low = min(low + 1, high)
      }
    }
    return nil
  }

  private enum Order {
    case before
    case after
    /// The name is the line's, and ends there.
    case same(Int)
  }

  private static func order(
    of name: UnsafeBufferPointer<UInt8>, to table: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Order {
    var at = start
    for byte in name {
      guard at < table.count, table[at] != space, table[at] != newline else { return .after }
      if byte != table[at] { return byte < table[at] ? .before : .after }
      at += 1
    }
    return at < table.count && table[at] == space ? .same(at) : .before
  }

  /// Reads ` first-last /package @platforms` up to the end of the line.
  private init(reading table: UnsafeBufferPointer<UInt8>, from start: Int) {
    var at = start + 1
    func number() -> Int? {
      var value: Int?
      while at < table.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = table[at] {
        value = (value ?? 0) * 10 + Int(table[at] - UInt8(ascii: "0"))
        at += 1
      }
      return value
    }
    first = number() ?? 0
    at += 1
    last = number()
    var since: Int?
    var platforms = StandardLibrary.Platform.allBits
    while at < table.count, table[at] != Self.newline {
      switch table[at] {
      case UInt8(ascii: "/"):
        at += 1
        since = number()
        continue
      case UInt8(ascii: "@"): platforms = 0
      case UInt8(ascii: "l"): platforms |= StandardLibrary.Platform.linux.rawValue
      case UInt8(ascii: "d"): platforms |= StandardLibrary.Platform.darwin.rawValue
      case UInt8(ascii: "w"): platforms |= StandardLibrary.Platform.win32.rawValue
      default: break
      }
      at += 1
    }
    self.packageSince = since
    self.platforms = platforms
  }
}
