/// What a compiled module is to the source file of its name that lies beside it, which Python leaves alone.
enum CompiledTwin {
  /// It was made from that source, and does the same.
  case fromSource
  /// Mypyc made it from that source. The code of several modules is in others, which are imported before anything runs.
  case fromSourceInGroups([String])
  /// It was written in another language, and the source is for interpreters that cannot load it.
  case ownImplementation

  /// What compilers leave in all that they make from Python.
  private static let marks = ["_cython_", "__pyx_", "nuitka", "pythran"]

  init(in bytes: [UInt8]) {
    let groups = Self.groups(in: bytes)
    if !groups.isEmpty {
      self = .fromSourceInGroups(groups)
    } else if Self.marks.contains(where: { TextSearch.contains($0, in: bytes[...]) }) {
      self = .fromSource
    } else {
      self = .ownImplementation
    }
  }

  /// The texts that are names with mypyc's ending, in their order.
  private static func groups(in bytes: [UInt8]) -> [String] {
    var found: [String] = []
    var rest = bytes[...]
    while let end = TextSearch.end(of: "__mypyc\0", in: rest).map({ $0 - 1 }) {
      rest = bytes[end...]
      let start = bytes[max(0, end - 200)..<end].lastIndex(of: 0).map { $0 + 1 } ?? end
      let name = String(decoding: bytes[start..<end], as: UTF8.self)
      let isName = name.utf8.allSatisfy {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 >= 0x30 && $0 <= 0x39
          || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
      }
      // Symbols have the name in them too, behind a word of their own.
      if isName, !name.isEmpty, !found.contains(name), found.count < 16 { found.append(name) }
    }
    return found
  }
}
