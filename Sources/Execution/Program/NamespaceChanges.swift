import Scanning

/// How a file changes names by other means than statements, as its text tells.
///
/// What runs is followed; this is about functions, which may be called by what is not followed.
struct NamespaceChanges {
  /// The first place from where it may change any name; nil where it never does.
  private var open: Int?
  /// The first place from where it may do so in a way that even a run cannot follow.
  private var obscure: Int?
  /// The names that are written out where they are changed, with the first such place: `globals()["name"]`,
  /// `setattr(module, "name", …)`.
  private var names: [String: Int] = [:]

  /// Whether the text before a place may change any name; where all that ran was followed, what its functions do was seen.
  func isOpen(before place: UInt32, isFollowed: Bool) -> Bool {
    (isFollowed ? obscure : open).map { $0 < Int(place) } ?? false
  }

  /// Whether the text before a place may bind a name.
  func mayBind(_ name: String, before place: UInt32, isFollowed: Bool) -> Bool {
    isOpen(before: place, isFollowed: isFollowed)
      || !isFollowed && names[name].map { $0 < Int(place) } ?? false
  }

  /// `functions` are the bodies of functions, sorted. What stands outside of them changes names when it runs, which is seen.
  init(in text: [UInt8], functions: () -> [ByteRange]) {
    var places: [Int] = []
    var known: [ByteRange]?
    func isInFunction(_ place: Int) -> Bool {
      let ranges = known ?? functions()
      known = ranges
      var (low, high) = (0, ranges.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(ranges[middle].end) <= place { low = middle + 1 } else { high = middle }
      }
      return low < ranges.count && Int(ranges[low].start) <= place
    }
    places += Self.places(of: "_getframe", in: text).prefix(1)
    places += Self.places(of: "exec(", in: text).filter(isInFunction).prefix(1)
    obscure = places.min()
    // A function's own `locals()` is a copy.
    places += Self.places(of: "vars(", in: text).filter {
      !Self.isAboutObject(behind: $0, in: text) && !Self.isRead(at: $0, "vars(", in: text)
        && !text[$0...].starts(with: ")".utf8) && isInFunction($0)
    }
    places += Self.places(of: "__dict__", in: text).filter {
      Self.isAskedFor(before: $0 - "__dict__".utf8.count, in: text)
        && !Self.isUsedAtOnce(at: $0, in: text) && isInFunction($0)
    }
    for place in Self.places(of: "globals(", in: text)
    where !Self.isRead(at: place, "globals(", in: text) && isInFunction(place) {
      if let name = Self.literal(behind: ")[", at: place, in: text) {
        names[name] = names[name] ?? place
      } else {
        places.append(place)
      }
    }
    for place in Self.places(of: "setattr(", in: text)
    where !Self.isAboutObject(behind: place, in: text) && isInFunction(place) {
      if let comma = text[place...].prefix(80).firstIndex(of: UInt8(ascii: ",")),
        let name = Self.literal(behind: ", ", at: comma, in: text)
      {
        names[name] = names[name] ?? place
      } else {
        places.append(place)
      }
    }
    open = places.min()
  }

  /// The places behind each occurrence of a word, in order.
  private static func places(of word: String, in text: [UInt8]) -> [Int] {
    var found: [Int] = []
    var rest = text[...]
    while let end = TextSearch.end(of: word, in: rest) {
      found.append(end)
      rest = text[end...]
    }
    return found
  }

  /// `setattr(self, …`: no module is changed.
  private static func isAboutObject(behind end: Int, in text: [UInt8]) -> Bool {
    ["self", "cls", "type(self)"].contains { word in
      text[end...].starts(with: (word + ",").utf8) || text[end...].starts(with: (word + ")").utf8)
    }
  }

  /// `module.__dict__` and `getattr(module, "__dict__")`, but neither `self.__dict__` nor the word alone.
  private static func isAskedFor(before start: Int, in text: [UInt8]) -> Bool {
    guard start > 0,
      [UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(text[start - 1])
    else { return false }
    return !["self.", "cls."].contains { word in
      start >= word.utf8.count && text[(start - word.utf8.count)..<start].elementsEqual(word.utf8)
    }
  }

  /// `module.__dict__.get(…)` and `module.__dict__["name"]` change nothing, unless something is assigned.
  private static func isUsedAtOnce(at end: Int, in text: [UInt8]) -> Bool {
    let behind = text[end...]
    return [".get(", ".keys()", ".items()", ".values()", ".copy()"].contains {
      behind.starts(with: $0.utf8)
    } || isItemRead(at: end, in: text)
  }

  /// Whether an item in brackets follows that nothing is assigned to.
  private static func isItemRead(at start: Int, in text: [UInt8]) -> Bool {
    guard start < text.count, text[start] == UInt8(ascii: "["), let end = closing(start, in: text)
    else { return false }
    let rest = text[end...].drop { $0 == UInt8(ascii: " ") }
    let isAssigned =
      rest.starts(with: "=".utf8) && !rest.starts(with: "==".utf8)
      // `+=` and its like, an annotation, and further targets.
      || rest.dropFirst().prefix(2).contains(UInt8(ascii: "=")) && !rest.starts(with: "==".utf8)
        && !rest.starts(with: "!=".utf8)
      || [UInt8(ascii: ":"), UInt8(ascii: ",")].contains(rest.first ?? 0)
    return !isAssigned
  }

  /// The place behind the bracket that closes the one at a place, if it is near.
  private static func closing(_ start: Int, in text: [UInt8]) -> Int? {
    var depth = 0
    for place in start..<min(text.count, start + 200) {
      switch text[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: continue
      }
      if depth == 0 { return place + 1 }
    }
    return nil
  }

  /// `name in globals()`, `globals().get(…)`, `__import__(name, globals(), locals())`.
  private static func isRead(at end: Int, _ word: String, in text: [UInt8]) -> Bool {
    let behind = text[end...]
    if [").get(", ").keys()", ").items()", ").values()", ").copy()"].contains(where: {
      behind.starts(with: $0.utf8)
    }) {
      return true
    }
    if let after = closing(end - 1, in: text), isItemRead(at: after, in: text) { return true }
    let start = end - word.utf8.count
    if start >= 4, text[(start - 4)..<start].elementsEqual(" in ".utf8),
      !behind.starts(with: ").".utf8)
    {
      return true
    }
    let line = text[..<start].reversed().prefix(200).prefix { $0 != UInt8(ascii: "\n") }
    return TextSearch.contains("__import__(", in: ArraySlice(line.reversed()))
  }

  /// The plain string that follows a piece of text; nil where something else does.
  private static func literal(behind piece: String, at start: Int, in text: [UInt8]) -> String? {
    guard text[start...].starts(with: piece.utf8) else { return nil }
    let rest = text[(start + piece.utf8.count)...]
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    let name = rest.dropFirst().prefix(while: PythonByte.isIdentifier)
    guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == quote else {
      return nil
    }
    return String(decoding: name, as: UTF8.self)
  }
}
