/// Regex literals: `/…/` on one line, where a slash could as well divide, and `#/…/#` on one or more.
extension SwiftLexer {
  /// Where the regex literal at `start` ends, or nil if there is none.
  ///
  /// With `mustBeRegex` nothing else can stand here, and a literal without an end is taken as far as its line.
  mutating func regexEnd(
    _ source: Span<UInt8>, from start: Int, pounds: Int, mustBeRegex: Bool
  ) -> Int? {
    var place = start + pounds + 1
    if pounds == 0 {
      let next = place < source.count ? source[place] : 0
      if next == UInt8(ascii: "*") || next == UInt8(ascii: "/") { return nil }
      if !mustBeRegex, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { return nil }
      if start > 0, source[start - 1] == UInt8(ascii: "*") { return nil }
    } else if let lineEnd = blankUntilLineEnd(source, from: place) {
      return multilineRegexEnd(source, from: start, body: lineEnd, pounds: pounds)
    }
    let body = place
    var groups = 0
    var classes = 0
    var trailingSpace = -1
    while place < source.count {
      switch source[place] {
      case UInt8(ascii: "/"):
        guard let end = poundsEnd(source, pounds, at: place + 1) else { break }
        guard pounds == 0 else { return end }
        let next = end < source.count ? source[end] : 0
        if next == UInt8(ascii: "/") || next == UInt8(ascii: "*") {
          return unterminated(from: start, to: place, mustBeRegex)
        }
        return trailingSpace == place - 1 && place > body && !mustBeRegex ? nil : end
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return unterminated(from: start, to: place, mustBeRegex)
      case UInt8(ascii: "\\"):
        let next = place + 1 < source.count ? source[place + 1] : UInt8(ascii: "\n")
        if next != UInt8(ascii: "\n"), next != UInt8(ascii: "\r") { place += 1 }
      case UInt8(ascii: "["): classes += 1
      case UInt8(ascii: "]"): classes = max(0, classes - 1)
      case UInt8(ascii: "(") where classes == 0: groups += 1
      case UInt8(ascii: ")") where classes == 0:
        // A parenthesis from outside: the slash divides.
        if groups == 0, !mustBeRegex { return nil }
        groups = max(0, groups - 1)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): trailingSpace = place
      default: break
      }
      place += 1
    }
    return unterminated(from: start, to: place, mustBeRegex)
  }

  private mutating func unterminated(from start: Int, to end: Int, _ mustBeRegex: Bool) -> Int? {
    guard mustBeRegex else { return nil }
    note(.unterminatedRegex, from: start, to: end)
    return end
  }

  /// The end of a literal over several lines; without one, the end of its first line, so that the rest is still read.
  private mutating func multilineRegexEnd(
    _ source: Span<UInt8>, from start: Int, body: Int, pounds: Int
  ) -> Int? {
    var place = body
    if pounds < unclosedRegexPounds, pounds <= Self.mostPounds {
      while place < source.count {
        switch source[place] {
        case UInt8(ascii: "/"):
          if let end = poundsEnd(source, pounds, at: place + 1) {
            for inside in body..<end
            where source[inside] == UInt8(ascii: "\n") || source[inside] == UInt8(ascii: "\r") {
              endLine(source, at: inside)
            }
            return end
          }
        case UInt8(ascii: "\\"): place += 1
        default: break
        }
        place += 1
      }
      unclosedRegexPounds = pounds
    }
    note(.unterminatedRegex, from: start, to: body)
    return body
  }

  /// The first line end from `place` on, if only spaces come before it.
  private func blankUntilLineEnd(_ source: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < source.count {
      switch source[place] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): place += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return place
      default: return nil
      }
    }
    return nil
  }

  /// Where the `#` at `place` end, if there are enough.
  private func poundsEnd(_ source: Span<UInt8>, _ pounds: Int, at place: Int) -> Int? {
    guard pounds > 0 else { return place }
    var end = place
    while end < source.count, source[end] == UInt8(ascii: "#") { end += 1 }
    return end - place >= pounds ? end : nil
  }
}
