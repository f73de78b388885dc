extension PythonTree {
  /// The value of a string constant, escapes decoded and literals joined; nil for anything else.
  ///
  /// Surrogates and characters named by `\N{…}` that cannot be had become U+FFFD.
  package func stringValue(of id: ExpressionID) -> String? {
    let node = nodes[Int(id.index)]
    if node.kind != .string { return nil }
    return String(decoding: content(of: node), as: UTF8.self)
  }

  /// The value of a bytes constant; nil for anything else.
  package func bytesValue(of id: ExpressionID) -> [UInt8]? {
    let node = nodes[Int(id.index)]
    if node.kind != .bytes { return nil }
    return content(of: node)
  }

  /// True for a string constant written `u"…"`.
  package func isMarkedUnicode(_ id: ExpressionID) -> Bool {
    let node = nodes[Int(id.index)]
    return node.kind == .string && StringFlags(rawValue: UInt32(node.flags)).contains(.unicode)
  }

  /// The value of an integer constant that fits; nil for anything else.
  package func integerValue(of id: ExpressionID) -> Int? {
    let node = nodes[Int(id.index)]
    if node.kind != .integer { return nil }
    let digits = source[Int(node.start)..<Int(node.end)].filter { $0 != UInt8(ascii: "_") }
    let text = String(decoding: digits, as: UTF8.self)
    if digits.count < 3 || digits[0] != UInt8(ascii: "0") { return Int(text) }
    switch digits[1] | 0x20 {
    case UInt8(ascii: "x"): return Int(text.dropFirst(2), radix: 16)
    case UInt8(ascii: "o"): return Int(text.dropFirst(2), radix: 8)
    case UInt8(ascii: "b"): return Int(text.dropFirst(2), radix: 2)
    default: return Int(text)
    }
  }

  /// The value of a float constant; nil for anything else.
  package func floatValue(of id: ExpressionID) -> Double? {
    let node = nodes[Int(id.index)]
    if node.kind != .float { return nil }
    var digits = source[Int(node.start)..<Int(node.end)].filter { $0 != UInt8(ascii: "_") }
    if digits.first == UInt8(ascii: ".") { digits.insert(UInt8(ascii: "0"), at: 0) }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  private func content(of node: SyntaxNode) -> [UInt8] {
    let flags = StringFlags(rawValue: UInt32(node.flags))
    var decoder = StringDecoder(source: source, isBytes: node.kind == .bytes)
    if !flags.contains(.joined) {
      decoder.append(Int(node.a)..<Int(node.b), flags)
      return decoder.output
    }
    let segments: ArenaList<StringSegment> = list(node.a)
    for segment in segments { decoder.append(segment.range, segment.flags) }
    return decoder.output
  }
}

/// The content of one literal of several that make up a constant.
private struct StringSegment: ArenaElement {
  let range: Range<Int>
  let flags: StringFlags
  static var width: Int { 3 }
  init(words: ContiguousArray<UInt32>, at offset: Int) {
    range = Int(words[offset])..<Int(words[offset + 1])
    flags = StringFlags(rawValue: words[offset + 2])
  }
}
