/// Conditional compilation: every branch is read, each from the place where the `#if` stands.
extension SwiftDeclarationScanner {
  mutating func directive(_ source: Span<UInt8>) {
    let kind = token.kind
    let wasSettled = prefix.isOpen
    advance(source)
    switch kind {
    case .poundIf:
      conditions.append(frames.count)
      skipCondition(source)
    case .poundElseif, .poundElse:
      if let depth = conditions.last, frames.count > depth {
        frames.removeLast(frames.count - depth)
      }
      if kind == .poundElseif { skipCondition(source) }
    default: _ = conditions.popLast()
    }
    if !wasSettled { prefix.close() }
    if parent != nil { awaited = -1 }
  }

  /// Moves on over a condition: the rest of the line, and further lines while a parenthesis is open.
  private mutating func skipCondition(_ source: Span<UInt8>) {
    let depth = frames.count
    while token.kind != .endOfFile, !isDirective, !token.startsLine || frames.count > depth {
      if token.startsLine, keyword == .import { return }
      isSilent = true
      advance(source)
    }
  }
}
