/// What a wildcard pattern of `.gitignore` matches, made ready for matching.
///
/// The language is git's: `*` and `?` stay within a name, `**` crosses folders only as a whole component, classes know ranges, negation
/// and `[:alpha:]`, and a backslash takes away the meaning of what follows.
struct GlobProgram: Hashable, Sendable {
  private enum Step: Hashable, Sendable {
    case byte(UInt8)
    /// Any byte but `/`.
    case any
    /// Never matches `/`.
    case oneOf(ByteSet)
    /// Any run of bytes without `/`.
    case run
    /// Any run of bytes.
    case deepRun
    /// Nothing, or any run of bytes that ends in `/`.
    case folders
  }

  private let steps: [Step]

  /// The byte that whatever matches ends with; nil where there is no one such byte.
  var lastByte: UInt8? {
    if case .byte(let byte) = steps.last { byte } else { nil }
  }

  /// Nil where the pattern is malformed, which matches nothing.
  init?(_ pattern: ArraySlice<UInt8>) {
    var steps: [Step] = []
    var index = pattern.startIndex
    while index < pattern.endIndex {
      let byte = pattern[index]
      switch byte {
      case UInt8(ascii: "\\"):
        guard index + 1 < pattern.endIndex else { return nil }
        steps.append(.byte(pattern[index + 1]))
        index += 2
      case UInt8(ascii: "?"):
        steps.append(.any)
        index += 1
      case UInt8(ascii: "["):
        guard let (set, end) = ByteSet.parse(pattern, from: index + 1) else { return nil }
        steps.append(.oneOf(set))
        index = end
      case UInt8(ascii: "*"):
        steps.append(Self.stars(pattern, &index))
      default:
        steps.append(.byte(byte))
        index += 1
      }
    }
    self.steps = steps
  }

  private static func stars(_ pattern: ArraySlice<UInt8>, _ index: inout Int) -> Step {
    let slash = UInt8(ascii: "/")
    let start = index
    while index < pattern.endIndex, pattern[index] == UInt8(ascii: "*") { index += 1 }
    guard index - start >= 2, start == pattern.startIndex || pattern[start - 1] == slash else {
      return .run
    }
    if index == pattern.endIndex { return .deepRun }
    if pattern[index] == slash {
      index += 1
      return .folders
    }
    let escapedSlash =
      pattern[index] == UInt8(ascii: "\\") && index + 1 < pattern.endIndex
      && pattern[index + 1] == slash
    return escapedSlash ? .deepRun : .run
  }

  /// Whether the whole text matches.
  ///
  /// When a step fails, the last run takes one byte more; where it cannot, because of a `/`, the last run that crosses folders does.
  /// Earlier runs need no second try: whatever they could take, the last one can.
  func matches(_ text: Span<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    var step = 0
    var index = 0
    var run: (step: Int, index: Int)?
    var deep: (step: Int, index: Int, wholeFolders: Bool)?
    while true {
      var failed = false
      if step == steps.count {
        if index == text.count { return true }
        failed = true
      } else {
        switch steps[step] {
        case .byte(let byte): failed = index >= text.count || text[index] != byte
        case .any: failed = index >= text.count || text[index] == slash
        case .oneOf(let set): failed = index >= text.count || !set.contains(text[index])
        case .run:
          step += 1
          run = (step, index)
          continue
        case .deepRun:
          // Nothing but an escaped `/` can follow, so at the end everything is taken at once.
          if step + 1 == steps.count { return true }
          step += 1
          run = nil
          deep = (step, index, false)
          continue
        case .folders:
          step += 1
          run = nil
          deep = (step, index, true)
          continue
        }
      }
      if !failed {
        step += 1
        index += 1
      } else if let last = run, last.index < text.count, text[last.index] != slash {
        run = (last.step, last.index + 1)
        (step, index) = (last.step, last.index + 1)
      } else if let last = deep {
        run = nil
        var next = last.index
        if last.wholeFolders {
          while next < text.count, text[next] != slash { next += 1 }
        }
        if next >= text.count { return false }
        deep = (last.step, next + 1, last.wholeFolders)
        (step, index) = (last.step, next + 1)
      } else {
        return false
      }
    }
  }
}
