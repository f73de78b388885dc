/// The syntax tree of one Python 3 source: rows in one array, read through views that are made on the fly.
///
/// Ranges are those of Python's own `ast`, as byte ranges of the source.
package struct PythonTree: Sendable {
  package let source: [UInt8]
  /// The statements of the module.
  package let body: Statement.Block
  package let names: NameTable
  /// In source order.
  package let problems: [SyntaxProblem]

  let nodes: ContiguousArray<SyntaxNode>
  let words: ContiguousArray<UInt32>

  /// Reads a source in UTF-8, with or without a byte order mark. What is no Python becomes a problem, and the rest is kept.
  package init(parsing source: [UInt8]) {
    var tokenizer = SyntaxTokenizer(source)
    tokenizer.run()
    var parser = SyntaxParser(tokenizer)
    let list = parser.parseModule()
    self.source = source
    names = tokenizer.names
    problems = parser.problems.sorted { $0.range.start < $1.range.start }
    nodes = parser.nodes
    words = parser.words
    body = ArenaList(words: parser.words, at: list)
  }

  /// True where Python's own parser takes the source, or would in its newest version.
  package var isAccepted: Bool { problems.isEmpty }

  package func range(of id: some NodeID) -> ByteRange {
    let node = nodes[Int(id.index)]
    return ByteRange(Int(node.start), Int(node.end))
  }

  func list<Element: ArenaElement>(_ offset: UInt32) -> ArenaList<Element> {
    ArenaList(words: words, at: offset)
  }

  func occurrence(_ offset: UInt32) -> NameOccurrence {
    NameOccurrence(words: words, at: Int(offset))
  }

  func occurrence(optional offset: UInt32) -> NameOccurrence? {
    offset == 0 ? nil : occurrence(offset)
  }
}
