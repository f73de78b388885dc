/// What a compiled module is to the source file of its name that lies beside it, which Python leaves alone.
enum CompiledTwin {
  /// It was made from that source, and does the same.
  case fromSource
  /// Mypyc made it from that source. The code of several modules is in others, which are imported before anything runs.
  case fromSourceInGroups([String])
  /// It was written in another language, and the source is for interpreters that cannot load it.
  case ownImplementation

  /// What Cython leaves in all that it makes.
  private static let cython = ["_cython_", "__pyx_"].map { Array($0.utf8) }
  /// What others leave that compile Python.
  private static let others = ["nuitka", "pythran"]
  /// What the name of a module ends with that holds the code of several, behind which nothing stands.
  private static let group = Array("__mypyc\0".utf8)

  init(in bytes: [UInt8]) {
    var groups: [String] = []
    let text = bytes.span
    var index = 0
    // All that is looked for begins with the same character.
    while index < text.count {
      if text[index] == UInt8(ascii: "_") {
        if Self.cython.contains(where: { Self.stands($0, at: index, in: text) }) {
          self = .fromSource
          return
        }
        if Self.stands(Self.group, at: index, in: text), groups.count < 16,
          let name = Self.name(endingAt: index + Self.group.count - 1, in: bytes),
          !groups.contains(name)
        {
          groups.append(name)
        }
      }
      index += 1
    }
    if !groups.isEmpty {
      self = .fromSourceInGroups(groups)
    } else {
      let isMade = Self.others.contains { TextSearch.contains($0, in: bytes[...]) }
      self = isMade ? .fromSource : .ownImplementation
    }
  }

  private static func stands(_ word: [UInt8], at start: Int, in text: Span<UInt8>) -> Bool {
    guard start + word.count <= text.count else { return false }
    for offset in word.indices where text[start + offset] != word[offset] { return false }
    return true
  }

  /// The text between a zero and a place, if it could be a module's name. Symbols have the name in them too, behind a word of their own.
  private static func name(endingAt end: Int, in bytes: [UInt8]) -> String? {
    guard let zero = bytes[max(0, end - 200)..<end].lastIndex(of: 0) else { return nil }
    let name = bytes[(zero + 1)..<end]
    let isName = name.allSatisfy { CompiledNames.isOfName($0) || $0 == UInt8(ascii: ".") }
    return isName && !name.isEmpty ? String(decoding: name, as: UTF8.self) : nil
  }
}
