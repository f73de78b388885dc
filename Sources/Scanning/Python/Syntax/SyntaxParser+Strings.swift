extension SyntaxParser {
  /// Literal text that is being gathered: tokens that become one constant.
  private struct PendingText {
    /// Its content, three words a segment: start, end, flags.
    var segments: ContiguousArray<UInt32> = []
    var start: UInt32 = 0
    var end: UInt32 = 0
    var isOpen = false
    /// The first literal's prefix is `u`.
    var isUnicode = false
    var isEmpty = true

    var nodeFlags: UInt8 {
      let flags: StringFlags = isUnicode ? [.joined, .unicode] : .joined
      return UInt8(truncatingIfNeeded: flags.rawValue)
    }

    mutating func append(
      from start: UInt32, to end: UInt32, content: Range<UInt32>, flags: UInt32
    ) {
      if !isOpen {
        self.start = start
        isUnicode = StringFlags(rawValue: flags).contains(.unicode)
      }
      self.end = end
      isOpen = true
      if content.isEmpty { return }
      isEmpty = false
      segments.append(content.lowerBound)
      segments.append(content.upperBound)
      segments.append(flags)
    }
  }

  /// One string literal, or several side by side.
  mutating func parseStrings() -> UInt32 {
    let token = tokens[position]
    if token.kind == .string && nextKind != .string && nextKind != .literalStart {
      advance()
      let content = content(of: token)
      return add(
        StringFlags(rawValue: token.payload).contains(.bytes) ? .bytes : .string,
        from: token.start, a: content.lowerBound, b: content.upperBound,
        flags: UInt8(truncatingIfNeeded: token.payload))
    }
    return parseJoinedStrings()
  }

  private func content(of token: SyntaxToken) -> Range<UInt32> {
    let quotes: UInt32 = StringFlags(rawValue: token.payload).contains(.triple) ? 3 : 1
    var open = token.start
    while !source[Int(open)].isQuote { open += 1 }
    return open + quotes..<token.end - quotes
  }

  private mutating func parseJoinedStrings() -> UInt32 {
    let first = start
    var all: StringFlags = []
    var plain = false
    var text = PendingText()
    let mark = scratch.count
    while kind == .string || kind == .literalStart {
      let token = tokens[position]
      let flags = StringFlags(rawValue: token.payload)
      all.formUnion(flags)
      if !flags.contains(.bytes) { plain = true }
      if kind == .string {
        advance()
        text.append(
          from: token.start, to: token.end, content: content(of: token), flags: token.payload)
      } else {
        gatherFormatted(&text, isTemplate: flags.contains(.template))
      }
      if failed { return invalid(from: first) }
      if flags.contains(.template) != all.contains(.template) || all.contains(.bytes) && plain {
        fail(.mixedStrings, from: first, to: lastEnd)
        return invalid(from: first)
      }
    }
    if all.isDisjoint(with: [.formatted, .template]) {
      for word in text.segments { scratch.append(word) }
      let segments = list(since: mark, width: 3)
      return add(
        all.contains(.bytes) ? .bytes : .string, from: first, a: segments,
        flags: text.nodeFlags)
    }
    flush(&text)
    let parts = list(since: mark)
    return add(
      all.contains(.template) ? .templateString : .joinedString, from: first, a: parts)
  }

  /// Gathers the pending text as a constant, if there is any.
  private mutating func flush(_ text: inout PendingText) {
    defer { text = PendingText() }
    if text.isEmpty { return }
    let mark = scratch.count
    for word in text.segments { scratch.append(word) }
    let segments = list(since: mark, width: 3)
    scratch.append(
      add(
        .string, from: text.start, to: text.end, a: segments,
        flags: text.nodeFlags))
  }

  /// Gathers the parts of one format string.
  private mutating func gatherFormatted(_ text: inout PendingText, isTemplate: Bool) {
    guard descend() else { return }
    defer { depth -= 1 }
    advance()
    gatherParts(&text, isTemplate: isTemplate)
    expect(.literalEnd)
  }

  private mutating func gatherParts(_ text: inout PendingText, isTemplate: Bool) {
    while !failed {
      if kind == .literalText {
        let token = tokens[position]
        advance()
        let isDoubled = StringFlags(rawValue: token.payload).contains(.doubled)
        let content = token.start..<(isDoubled ? token.end - 1 : token.end)
        let isBlank = isContinuedLine(content, StringFlags(rawValue: token.payload))
        text.append(
          from: token.start, to: token.end,
          content: isBlank ? token.start..<token.start : content,
          flags: token.payload)
      } else if kind == .leftBrace {
        gatherField(&text, isTemplate: isTemplate)
      } else {
        return
      }
    }
  }

  /// True for text that is a continued line and nothing else, and so has no value.
  private func isContinuedLine(_ content: Range<UInt32>, _ flags: StringFlags) -> Bool {
    if flags.contains(.raw) || !flags.contains(.escaped) { return false }
    let text = source[Int(content.lowerBound)..<Int(content.upperBound)]
    return text.first == UInt8(ascii: "\\") && text.count > 1
      && text.dropFirst().allSatisfy(\.endsLine)
  }

  private mutating func gatherField(_ text: inout PendingText, isTemplate: Bool) {
    let first = start
    let opening = position
    advance()
    let value = kind == .kYield ? parseYield() : parseStarExpressions()
    let expressionEnd = lastEnd
    var conversion: UInt8 = 0
    let isSelfDocumenting = accept(.equal)
    // The text before the value: `x = ` of `{x = }`, spaces included.
    let textEnd = start
    let closing = position
    if kind == .exclamation {
      let mark = tokens[position]
      advance()
      conversion = takeConversion(after: mark)
    }
    var format: UInt32 = 0
    if kind == .formatColon {
      let colon = start
      advance()
      let parts = scratch.count
      var inner = PendingText()
      gatherParts(&inner, isTemplate: isTemplate)
      flush(&inner)
      let list = list(since: parts)
      format = add(.joinedString, from: colon, a: list)
    }
    expect(.rightBrace)
    if failed { return }
    if isSelfDocumenting {
      if conversion == 0 && format == 0 { conversion = UInt8(ascii: "r") }
      appendSourceText(of: opening..<closing, to: &text, end: textEnd)
    }
    flush(&text)
    scratch.append(
      add(
        isTemplate ? .interpolation : .formattedValue, from: first, a: value, b: format,
        c: expressionEnd, flags: conversion))
  }

  /// The text of a field as it is written, from its brace to `end`, but for the comments between its tokens.
  private func appendSourceText(
    of range: Range<Int>, to text: inout PendingText, end: UInt32
  ) {
    var from = tokens[range.lowerBound].end
    for index in range {
      let gap = Int(tokens[index].end)..<Int(tokens[index + 1].start)
      var offset = gap.lowerBound
      while let hash = source[offset..<gap.upperBound].firstIndex(of: UInt8(ascii: "#")) {
        text.append(
          from: tokens[range.lowerBound].end, to: end, content: from..<UInt32(hash),
          flags: StringFlags.raw.rawValue)
        offset = source[hash..<gap.upperBound].firstIndex { $0.endsLine } ?? gap.upperBound
        from = UInt32(offset)
      }
    }
    text.append(
      from: tokens[range.lowerBound].end, to: end, content: from..<end,
      flags: StringFlags.raw.rawValue)
  }

  private mutating func takeConversion(after mark: SyntaxToken) -> UInt8 {
    let token = tokens[position]
    let letter = kind == .name && token.end - token.start == 1 ? source[Int(token.start)] : 0
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "r"), UInt8(ascii: "s"):
      if token.start != mark.end { fail(.conversion) } else { advance() }
      return letter
    default:
      fail(.conversion)
      return 0
    }
  }
}
