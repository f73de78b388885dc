/// The `#if` blocks around a place in a file, outermost first.
struct SwiftConditions {
  private var blocks: [Block] = []

  /// One `#if` up to its `#endif`.
  private struct Block {
    let start: Int
    /// How many braces were open before it; each branch starts from there.
    let depth: Int
    /// The conditions of its branches so far; nil stands for `#else`.
    var conditions: [Range<Int>?]
    /// What came before it, and the attributes found in it, for as long as it may hold attributes only.
    var attributes: SwiftPrefix?
    /// Where the present branch starts.
    var body: Int
    var foundAttributes = false

    /// Ends the present branch with the prefix it ended in, if it ended in one.
    mutating func take(_ prefix: SwiftPrefix?, end: Int) {
      if body == end { return }
      guard let prefix, prefix.start == body, prefix.access == nil else {
        attributes = nil
        return
      }
      attributes?.attributes += prefix.attributes
      foundAttributes = true
    }
  }

  var isInside: Bool { !blocks.isEmpty }

  /// Where the `#if` stand that are still open.
  var unclosed: [Int] { blocks.map(\.start) }

  mutating func open(
    at start: Int, condition: Range<Int>, depth: Int, outer: SwiftPrefix, body: Int
  ) {
    blocks.append(
      Block(start: start, depth: depth, conditions: [condition], attributes: outer, body: body))
  }

  /// Goes on to the next branch; `prefix` is what the branch before ended in. Returns how many braces are open now.
  mutating func next(
    condition: Range<Int>?, closing end: Int, with prefix: SwiftPrefix?, body: Int
  ) -> Int? {
    guard var block = blocks.popLast() else { return nil }
    block.take(prefix, end: end)
    block.conditions.append(condition)
    block.body = body
    blocks.append(block)
    return block.depth
  }

  /// Leaves the innermost block. If it held attributes only, returns what came before it with them.
  mutating func close(at end: Int, with prefix: SwiftPrefix?) -> SwiftPrefix? {
    guard var block = blocks.popLast() else { return nil }
    block.take(prefix, end: end)
    guard let attributes = block.attributes, block.foundAttributes else { return nil }
    return attributes
  }

  /// The condition of the innermost branch.
  func text(_ source: Span<UInt8>) -> String? {
    guard let block = blocks.last, let present = block.conditions.last else { return nil }
    if let present { return source.text(present) }
    return block.conditions.compactMap { $0 }.map { "!(\(source.text($0)))" }
      .joined(separator: " && ")
  }
}
