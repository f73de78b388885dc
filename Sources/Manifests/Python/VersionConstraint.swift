/// Which Python versions a project supports, by minor version: `>=3.8,<4`, or in Poetry's words `^3.8 || 3.7.*`.
package struct VersionConstraint: Sendable {
  /// One of them must hold; each is a list of clauses that all must.
  private let alternatives: [[Clause]]

  /// A comparison with a version, such as `>= 3.8.1`.
  private struct Clause: Sendable {
    let comparison: String
    let numbers: [Int]
    /// Whether it ends in `.*`.
    let isPrefix: Bool
  }

  package init(parsing text: String) {
    alternatives = text.utf8.split(separator: UInt8(ascii: "|")).map { alternative in
      Self.clauses(Array(alternative))
    }
  }

  /// The lowest minor version of Python 3, or else of Python 2, some release of which is allowed; nil where nothing bounds it from below.
  package var lowest: PythonVersion? {
    guard alternatives.contains(where: { clauses in clauses.contains(where: Self.bounds) })
    else { return nil }
    let candidates = (0...99).map { PythonVersion(3, $0) } + (0...7).map { PythonVersion(2, $0) }
    return candidates.first(where: allows)
  }

  package func allows(_ version: PythonVersion) -> Bool {
    alternatives.isEmpty
      || alternatives.contains { $0.allSatisfy { Self.allows(version, $0) } }
  }

  private static func clauses(_ text: [UInt8]) -> [Clause] {
    var clauses: [Clause] = []
    var at = 0
    while at < text.count {
      while at < text.count, text[at] == UInt8(ascii: " ") || text[at] == UInt8(ascii: ",") {
        at += 1
      }
      let comparisonStart = at
      while at < text.count, "<>=!~^".utf8.contains(text[at]) { at += 1 }
      let comparison = text[comparisonStart..<at].text
      while at < text.count, text[at] == UInt8(ascii: " ") { at += 1 }
      let versionStart = at
      while at < text.count, TOMLReader.isBareKey(text[at]) || ".*+".utf8.contains(text[at]) {
        at += 1
      }
      let version = text[versionStart..<at]
      let numbers = numbers(version)
      if !numbers.isEmpty {
        let isPrefix = version.last == UInt8(ascii: "*")
        clauses.append(Clause(comparison: comparison, numbers: numbers, isPrefix: isPrefix))
      }
      if at == comparisonStart { at += 1 }
    }
    return clauses
  }

  /// The release numbers; what follows them (`.*`, `rc1`) is left out.
  private static func numbers(_ version: ArraySlice<UInt8>) -> [Int] {
    var numbers: [Int] = []
    for part in version.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      let digits = part.prefix(while: TOMLReader.isDecimal)
      guard let number = Int(digits.text) else { break }
      numbers.append(number)
      if digits.count < part.count { break }
    }
    return numbers
  }

  private static func bounds(_ clause: Clause) -> Bool {
    !["<", "<=", "!="].contains(clause.comparison)
  }

  private static func allows(_ version: PythonVersion, _ clause: Clause) -> Bool {
    let numbers = clause.numbers
    let major = numbers[0]
    guard numbers.count > 1 else { return allows(version, only: major, clause) }
    let bound = PythonVersion(major, numbers[1])
    let hasPatch = numbers.dropFirst(2).contains { $0 > 0 }
    switch clause.comparison {
    case ">=", ">": return version >= bound
    case "<=": return version <= bound
    case "<": return hasPatch ? version <= bound : version < bound
    case "!=": return numbers.count > 2 || !clause.isPrefix || version != bound
    case "~=" where numbers.count == 2, "^": return version.major == major && version >= bound
    default: return version == bound
    }
  }

  /// Compares with a version that is a major number only.
  private static func allows(
    _ version: PythonVersion, only major: Int, _ clause: Clause
  ) -> Bool {
    switch clause.comparison {
    case ">=", ">": version.major >= major
    case "<=": version <= PythonVersion(major, 0)
    case "<": version.major < major
    // Without a star only the release 3.0 itself is meant.
    case "!=": !clause.isPrefix || version.major != major
    case "==" where !clause.isPrefix: version == PythonVersion(major, 0)
    default: version.major == major
    }
  }
}
