package import Graph
package import Scanning

/// One thing that is worth a person's attention, with the place that proves it.
package struct Finding: Hashable, Sendable {
  /// How much it matters.
  package enum Impact: String, Sendable, Comparable {
    case high, medium, low

    private var rank: Int {
      switch self {
      case .high: 0
      case .medium: 1
      case .low: 2
      }
    }

    package static func < (left: Impact, right: Impact) -> Bool { left.rank < right.rank }
  }

  /// The name of its rule.
  package let rule: String
  package let impact: Impact
  /// Greater is more urgent; compared within one impact.
  package let priority: Int
  package let module: ModuleName
  package let path: SourcePath
  /// 1-based.
  package let line: Int
  /// What and why: lower case, without a full stop.
  package let message: String
  /// What to do: lower case, without a full stop.
  package let recommendation: String
  /// Made of what it is about, not of where it stands: moving lines about does not change it.
  package let id: String

  package init(
    rule: String, impact: Impact, priority: Int, module: ModuleName, path: SourcePath, line: Int,
    message: String, recommendation: String, about: [String]
  ) {
    self.rule = rule
    self.impact = impact
    self.priority = priority
    self.module = module
    self.path = path
    self.line = line
    self.message = message
    self.recommendation = recommendation
    id = Fingerprint(of: [rule, module.text] + about).text
  }
}

/// A short name for a list of words that is the same on every run and machine.
package struct Fingerprint: Sendable {
  package let text: String

  /// FNV-1a over the words, each ended by a byte that no word holds.
  package init(of words: some Sequence<String>) {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) {
      value ^= UInt64(byte)
      value = value &* 0x100_0000_01b3
    }
    for word in words {
      for byte in word.utf8 { add(byte) }
      add(0xFF)
    }
    let hex = String(value, radix: 16)
    text = String(repeating: "0", count: 16 - hex.count) + hex
  }
}
