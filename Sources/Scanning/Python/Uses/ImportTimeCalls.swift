/// What one file calls and looks up by subscript while it is being imported, by the dotted names that it writes.
///
/// Bodies of functions and lambdas are left out, and what stands under `if __name__ == …` or under `TYPE_CHECKING`.
package struct ImportTimeCalls: Sendable {
  package struct Call: Hashable, Sendable {
    /// As written: `open`, `logging.basicConfig`; for `os.environ["A"]` what stands before the bracket.
    package let name: String
    /// 1-based.
    package let line: Int
    package let isSubscript: Bool
  }

  /// In source order.
  package let calls: [Call]

  package init(in tree: PythonTree) {
    let places = UsePlaces(tree)
    let skipped = Self.skipped(in: tree)
    var found: [(start: Int, name: String, isSubscript: Bool)] = []
    for node in tree.nodes where node.kind == .call || node.kind == .subscripting {
      let start = Int(node.start)
      guard places.function(at: start) == nil, !Self.contains(skipped, start) else { continue }
      let owner = tree.text(of: ExpressionID(index: node.a))
      guard !owner.isEmpty, owner.allSatisfy(Self.isDotted) else { continue }
      found.append((start, String(decoding: owner, as: UTF8.self), node.kind == .subscripting))
    }
    found.sort { ($0.start, $0.name.utf8.count) < ($1.start, $1.name.utf8.count) }
    var line = 1
    var position = 0
    calls = found.map { item in
      while position < item.start {
        if tree.source[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
      }
      return Call(name: item.name, line: line, isSubscript: item.isSubscript)
    }
  }

  /// What does not run at import, sorted by where it begins and without overlaps.
  private static func skipped(in tree: PythonTree) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      switch node.kind {
      case .lambda: ranges.append(Int(node.start)..<Int(node.end))
      case .conditional:
        let test = tree.text(of: ExpressionID(index: node.a))
        let text = String(decoding: test.prefix(200), as: UTF8.self)
        guard text.hasPrefix("__name__") || text.hasSuffix("TYPE_CHECKING"),
          !text.hasPrefix("not "),
          case .if(_, let body, _) = tree.statement(StatementID(index: UInt32(index))),
          let first = body.first, let last = body.last
        else { continue }
        ranges.append(Int(tree.range(of: first).start)..<Int(tree.range(of: last).end))
      default: continue
      }
    }
    ranges.sort { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
    var outer: [Range<Int>] = []
    for range in ranges where outer.last.map({ $0.upperBound <= range.lowerBound }) ?? true {
      outer.append(range)
    }
    return outer
  }

  private static func contains(_ ranges: [Range<Int>], _ place: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ranges[low - 1].contains(place)
  }

  private static func isDotted(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }
}
