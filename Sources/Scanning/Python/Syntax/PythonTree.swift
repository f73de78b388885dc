/// The syntax tree of one Python 3 source: rows in one array, read through views that are made on the fly.
///
/// Ranges are those of Python's own `ast`, as byte ranges of the source.
package struct PythonTree: Sendable {
  /// Trees are handed on at every step of a run over them, which must not cost a count for each of their parts.
  private let content: Content

  package var source: [UInt8] { content.source }
  /// The statements of the module.
  package var body: Statement.Block { content.body }
  package var names: NameTable { content.names }
  /// In source order.
  package var problems: [SyntaxProblem] { content.problems }

  var nodes: ContiguousArray<SyntaxNode> { content.nodes }
  var words: ContiguousArray<UInt32> { content.words }

  /// What all copies of a tree share.
  private final class Content: Sendable {
    let source: [UInt8]
    let body: Statement.Block
    let names: NameTable
    let problems: [SyntaxProblem]
    let nodes: ContiguousArray<SyntaxNode>
    let words: ContiguousArray<UInt32>

    init(_ source: [UInt8], _ names: NameTable, _ parser: SyntaxParser, body list: UInt32) {
      self.source = source
      self.names = names
      problems = parser.problems.sorted { $0.range.start < $1.range.start }
      nodes = parser.nodes
      words = parser.words
      body = ArenaList(words: parser.words, at: list)
    }
  }

  /// Reads a source in UTF-8, with or without a byte order mark. What is no Python becomes a problem, and the rest is kept.
  package init(parsing source: [UInt8]) {
    let isReadable = source.count <= Self.mostBytes
    var tokenizer = SyntaxTokenizer(isReadable ? source : [])
    if !isReadable { tokenizer.report(.tooLarge, from: 0, to: 0) }
    tokenizer.run()
    var parser = SyntaxParser(tokenizer)
    let list = parser.parseModule()
    content = Content(source, tokenizer.names, parser, body: list)
  }

  /// Offsets, and the words that a source of this size can need, fit in 32 bits.
  private static let mostBytes = 1 << 28

  /// True where Python's own parser takes the source, or would in its newest version.
  package var isAccepted: Bool { problems.isEmpty }

  package func range(of id: some NodeID) -> ByteRange {
    let node = nodes[Int(id.index)]
    return ByteRange(Int(node.start), Int(node.end))
  }

  /// The source text of a node.
  package func text(of id: some NodeID) -> ArraySlice<UInt8> {
    let range = range(of: id)
    return source[Int(range.start)..<Int(range.end)]
  }

  /// Where the name after the dot of an attribute is written; nil for any other expression.
  package func attributeName(of id: ExpressionID) -> NameOccurrence? {
    let node = nodes[Int(id.index)]
    if node.kind != .attribute { return nil }
    let name = NameID(index: node.b)
    let end = Int(node.end)
    return NameOccurrence(name: name, range: ByteRange(end - names.bytes(of: name).count, end))
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

extension PythonTree {
  /// Some expression asks for an attribute of this name.
  package func mentions(attribute name: NameID) -> Bool {
    nodes.contains { $0.kind == .attribute && $0.b == name.index }
  }
}
