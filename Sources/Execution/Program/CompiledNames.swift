import Scanning

/// The modules that a compiled extension names in full, as far as its bytes show.
///
/// What C code imports stands in it as a text of its own, which a zero ends. Texts that mention a module among other words are
/// none. Of a compressed table of texts only the words with dots are kept, in which several names may run into each other.
struct CompiledNames {
  /// In the order they stand in the file, without those that are another name of an earlier one.
  let names: [String]
  /// Cython made it: its code imports what it names before anything else of it runs. Of others it is not known when.
  let isCython: Bool
  /// The name that Cython compiled it by, under which it puts itself into `sys.modules` too.
  let ownName: String?
  /// From a compressed table: what stands between two characters that no dotted name has, where there is a dot in it.
  let runs: [String]
  /// From a compressed table whose texts are known one by one: those that could be the full name of a module.
  let exact: [String]

  /// Where the source says what is imported, the compressed table is not looked for: that takes longer than all the rest.
  init(in bytes: [UInt8], hasSource: Bool) {
    var found: [String] = []
    var seen: Set<String> = []
    var start = 0
    var isName = true
    var dots = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0 {
        let length = index - start
        if isName, dots > 0, length >= 3, length < 200 {
          let name = String(decoding: bytes[start..<index], as: UTF8.self)
          // A package that was renamed to have an underscore is asked for under both names, one in place of the other.
          if Self.isDotted(name), seen.insert(Self.plain(name)).inserted { found.append(name) }
        }
        (start, isName, dots) = (index + 1, true, 0)
      } else if isName {
        if byte == UInt8(ascii: ".") { dots += 1 } else { isName = Self.isOfName(byte) }
      }
    }
    names = found
    isCython = ["_cython_", "__pyx_"].contains { TextSearch.contains($0, in: bytes[...]) }
    ownName = isCython && !hasSource ? Self.ownName(in: bytes) : nil
    let table = isCython && !hasSource ? CompressedText.table(in: bytes) : []
    let texts = table.isEmpty ? [] : TextLengths.texts(of: table, in: bytes)
    runs = texts.isEmpty ? Self.runs(in: table) : []
    exact = texts.filter { $0.contains(UInt8(ascii: ".")) }
      .filter { $0.allSatisfy { Self.isOfName($0) || $0 == UInt8(ascii: ".") } }
      .map { String(decoding: $0, as: UTF8.self) }
      .filter(Self.isDotted)
  }

  /// Cython has a sentence with the name in it, for those who load the module twice.
  private static func ownName(in bytes: [UInt8]) -> String? {
    let words = "' has already been imported. Re-initialisation"
    guard let end = TextSearch.end(of: words, in: bytes[...]).map({ $0 - words.utf8.count }),
      let quote = bytes[max(0, end - 200)..<end].lastIndex(of: UInt8(ascii: "'"))
    else { return nil }
    return String(decoding: bytes[(quote + 1)..<end], as: UTF8.self)
  }

  private static func runs(in table: [UInt8]) -> [String] {
    table.split { !isOfName($0) && $0 != UInt8(ascii: ".") }
      .filter { $0.contains(UInt8(ascii: ".")) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Beyond ASCII it is no text, or none that names a module.
  static func isOfName(_ byte: UInt8) -> Bool { byte < 0x80 && PythonByte.isIdentifier(byte) }

  private static func isDotted(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.first.map { !$0.isNumber } ?? false
    }
  }

  /// The name without the underscores that its parts begin with.
  private static func plain(_ name: String) -> String {
    name.split(separator: ".").map { $0.drop { $0 == "_" } }.joined(separator: ".")
  }
}
