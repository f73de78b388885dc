/// How a file changes names by other means than statements, as its text tells.
///
/// What runs is followed; this is about what does not run, or is not followed to its end.
struct NamespaceChanges {
  /// It may change any name.
  private(set) var areOpen = false
  /// The names that are written out where they are changed: `globals()["name"]`, `setattr(module, "name", …)`.
  private(set) var names: Set<String> = []

  init(in text: [UInt8]) {
    areOpen =
      ["exec(", "_getframe"].contains { TextSearch.contains($0, in: text[...]) }
      || ["vars(", "locals("].contains { word in
        Self.each(word, in: text) {
          !Self.isAboutObject(behind: $0, in: text) && !Self.isRead(at: $0, word, in: text)
        }
      }
      || Self.each("__dict__", in: text) { !Self.isOfObject(before: $0 - 8, in: text) }
    var names: Set<String> = []
    let opens = Self.each("globals(", in: text) { end in
      if Self.isRead(at: end, "globals(", in: text) { return false }
      guard let name = Self.literal(behind: ")[", at: end, in: text) else { return true }
      names.insert(name)
      return false
    }
    let sets = Self.each("setattr(", in: text) { end in
      if Self.isAboutObject(behind: end, in: text) { return false }
      guard let comma = text[end...].prefix(80).firstIndex(of: UInt8(ascii: ",")),
        let name = Self.literal(behind: ", ", at: comma, in: text)
      else { return true }
      names.insert(name)
      return false
    }
    areOpen = areOpen || opens || sets
    self.names = names
  }

  /// Whether some place behind a word fulfils a test; every place is looked at.
  private static func each(_ word: String, in text: [UInt8], _ test: (Int) -> Bool) -> Bool {
    var isFulfilled = false
    var rest = text[...]
    while let end = TextSearch.end(of: word, in: rest) {
      if test(end) { isFulfilled = true }
      rest = text[end...]
    }
    return isFulfilled
  }

  /// `setattr(self, …`: no module is changed.
  private static func isAboutObject(behind end: Int, in text: [UInt8]) -> Bool {
    ["self", "cls", "type(self)"].contains { word in
      text[end...].starts(with: (word + ",").utf8) || text[end...].starts(with: (word + ")").utf8)
    }
  }

  /// `self.__dict__`
  private static func isOfObject(before start: Int, in text: [UInt8]) -> Bool {
    ["self.", "cls."].contains { word in
      start >= word.utf8.count && text[(start - word.utf8.count)..<start].elementsEqual(word.utf8)
    }
  }

  /// `name in globals()`, `globals().get(…)`, `__import__(name, globals(), locals())`.
  private static func isRead(at end: Int, _ word: String, in text: [UInt8]) -> Bool {
    let behind = text[end...]
    if [").get(", ").keys()", ").items()", ").values()", ").copy()"].contains(where: {
      behind.starts(with: $0.utf8)
    }) {
      return true
    }
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
    let name = rest.dropFirst().prefix {
      $0 == UInt8(ascii: "_") || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
    }
    guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == quote else {
      return nil
    }
    return String(decoding: name, as: UTF8.self)
  }
}
