package import Analyses

extension ValueShape where Value == LoadBudget {
  /// `400ms`, `time<1.5s`, `120MB`, `rss<120MB`, `modules<400`.
  package static var budget: Self {
    Self(
      "BUDGET", wants: "a budget such as 400ms, 'time<1s', 'rss<120MB' or 'modules<400'",
      read: { $0.text.flatMap(LoadBudget.init(written:)) })
  }
}

extension LoadBudget {
  /// Reads what a person writes; nil where it is none.
  package init?(written text: String) {
    let parts = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
    let number = String(parts[parts.count - 1].drop { $0 == "=" || $0 == " " })
    let named = parts.count == 2 ? String(parts[0].prefix { $0 != " " }) : nil
    let units: [(String, Measure, Int)] = [
      ("us", .time, 1), ("ms", .time, 1_000), ("kB", .rss, 1_000), ("KB", .rss, 1_000),
      ("MB", .rss, 1_000_000), ("GB", .rss, 1_000_000_000), ("KiB", .rss, 1 << 10),
      ("MiB", .rss, 1 << 20), ("GiB", .rss, 1 << 30), ("s", .time, 1_000_000), ("B", .rss, 1),
    ]
    let found = units.first { number.hasSuffix($0.0) }
    let measure = found?.1 ?? .modules
    if let named, named != measure.rawValue, !(named == "memory" && measure == .rss) { return nil }
    // A bare number needs to be told what it counts.
    if found == nil, named == nil { return nil }
    let digits = number.dropLast(found?.0.count ?? 0)
    guard let amount = Self.scaled(digits, by: found?.2 ?? 1) else { return nil }
    self.init(measure, amount)
  }

  /// A decimal number times a factor.
  private static func scaled(_ text: Substring, by factor: Int) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isNumber = parts.allSatisfy {
      !$0.isEmpty && $0.count <= 9 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isNumber, let whole = Int(parts[0]) else { return nil }
    guard parts.count == 2 else { return whole * factor }
    var amount = whole * factor
    var unit = factor
    for digit in parts[1].utf8 {
      unit /= 10
      amount += Int(digit - 0x30) * unit
    }
    return amount
  }
}
