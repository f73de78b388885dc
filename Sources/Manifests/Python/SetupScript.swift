/// What can be read of a `setup.py` without running it: the arguments of its call to `setup`.
///
/// A tolerant look at tokens: names that stand for literals written earlier at the left margin are followed, anything computed is `unknown`.
struct SetupScript {
  /// The keyword arguments of the first call to `setup`, in their order.
  let arguments: [Argument]

  /// One keyword argument.
  struct Argument {
    let name: String
    let line: Int
    let value: Value
  }

  /// An expression, as far as it can be read, and the line it starts on.
  struct Value {
    let content: Content
    let line: Int
    /// How many levels of brackets it holds. Names stand for values, so a short script could build a deep one.
    private let height: Int

    private static let highest = 64

    init(content: Content, line: Int) {
      let inner =
        switch content {
        case .string, .unknown: 0
        case .list(let values): 1 + (values.map(\.height).max() ?? 0)
        case .dictionary(let pairs):
          1 + (pairs.map { max($0.key.height, $0.value.height) }.max() ?? 0)
        case .call(_, let positional, let keywords):
          1 + ((positional + keywords.map(\.value)).map(\.height).max() ?? 0)
        }
      self.content = inner > Self.highest ? .unknown : content
      self.height = inner > Self.highest ? 0 : inner
      self.line = line
    }

    indirect enum Content {
      case string(String)
      case list([Value])
      case dictionary([(key: Value, value: Value)])
      case call(name: String, positional: [Value], keywords: [Argument])
      case unknown
    }
  }

  init(parsing bytes: [UInt8]) {
    var reader = SetupScriptReader(tokens: SetupScriptTokens.all(of: bytes))
    arguments = reader.setupArguments()
  }

  subscript(name: String) -> Argument? { arguments.first { $0.name == name } }
}

extension SetupScript.Value {
  var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// The strings of a list, the parts of a sum or the one string there is, each with its line.
  var texts: [Located<String>] {
    switch content {
    case .string(let text): [Located(text, line: line)]
    case .list(let values): values.flatMap { $0.string == nil ? [] : $0.texts }
    case .dictionary, .call, .unknown: []
    }
  }

  /// The filled lines of a string or of the strings in a list: the shape of requirements and entry points.
  var filledLines: [Located<String>] {
    texts.flatMap { text in
      ByteLines(Array(text.value.utf8)).enumerated().compactMap { offset, line in
        let content = line.trimmed
        guard !content.isEmpty, content.first != UInt8(ascii: "#") else { return nil }
        return Located(content.text, line: text.line + offset)
      }
    }
  }

  /// The pairs of a dictionary whose keys are strings, or of `dict(a=…)`.
  var pairs: [(key: Located<String>, value: SetupScript.Value)] {
    switch content {
    case .dictionary(let pairs):
      pairs.compactMap { pair in
        pair.key.string.map { (Located($0, line: pair.key.line), pair.value) }
      }
    case .call("dict", _, let keywords):
      keywords.map { (Located($0.name, line: $0.line), $0.value) }
    case .string, .list, .call, .unknown: []
    }
  }

  /// The calls in a value: itself, or among the parts of a sum.
  var calls: [(name: String, positional: [SetupScript.Value], keywords: [SetupScript.Argument])] {
    let parts = if case .list(let values) = content { values } else { [self] }
    return parts.compactMap { part in
      guard case .call(let name, let positional, let keywords) = part.content else { return nil }
      return (name, positional, keywords)
    }
  }
}
