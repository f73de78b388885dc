/// The words that begin the statements which matter to a scan.
enum PythonWord: UInt8 {
  case other
  case `import`, from, `if`, elif, `else`, `for`, `while`, `try`, except, finally, with
  case def, `class`, async, match, `case`, lazy, cimport, cdef, cpdef
}

extension Span<UInt8> {
  /// The word at `start` and where it ends; of other words the end is where they begin.
  @inline(__always)
  func word(at start: Int) -> (word: PythonWord, end: Int) {
    guard start < count else { return (.other, start) }
    // The first letter tells most lines apart from all that begin with such a word.
    switch self[start] {
    case UInt8(ascii: "i"): return either(.if, or: .import, at: start)
    case UInt8(ascii: "f"): return oneOf(.from, .for, .finally, at: start)
    case UInt8(ascii: "e"): return oneOf(.else, .elif, .except, at: start)
    case UInt8(ascii: "w"): return either(.with, or: .while, at: start)
    case UInt8(ascii: "t"): return only(.try, at: start)
    case UInt8(ascii: "d"): return only(.def, at: start)
    case UInt8(ascii: "a"): return only(.async, at: start)
    case UInt8(ascii: "m"): return only(.match, at: start)
    case UInt8(ascii: "l"): return only(.lazy, at: start)
    case UInt8(ascii: "c"):
      let found = oneOf(.class, .case, .cimport, at: start)
      return found.word == .other ? either(.cdef, or: .cpdef, at: start) : found
    default: return (.other, start)
    }
  }

  @inline(__always)
  private func only(_ word: PythonWord, at start: Int) -> (word: PythonWord, end: Int) {
    let letters = Bytes.word(at: start, in: self)
    return ends(word, letters, at: start) ? (word, start + word.length) : (.other, start)
  }

  @inline(__always)
  private func either(
    _ one: PythonWord, or other: PythonWord, at start: Int
  ) -> (word: PythonWord, end: Int) {
    let letters = Bytes.word(at: start, in: self)
    if ends(one, letters, at: start) { return (one, start + one.length) }
    return ends(other, letters, at: start) ? (other, start + other.length) : (.other, start)
  }

  @inline(__always)
  private func oneOf(
    _ one: PythonWord, _ other: PythonWord, _ third: PythonWord, at start: Int
  ) -> (word: PythonWord, end: Int) {
    let found = either(one, or: other, at: start)
    return found.word == .other ? only(third, at: start) : found
  }

  /// The word stands there whole: nothing that could belong to it follows.
  @inline(__always)
  private func ends(_ word: PythonWord, _ letters: UInt64, at start: Int) -> Bool {
    let bits = UInt64(word.length * 8)
    return letters & (1 << bits - 1) == word.letters && !isIdentifier(at: start + word.length)
  }
}

extension PythonWord {
  /// The bytes of the word, the first one lowest.
  @inline(__always)
  fileprivate var letters: UInt64 {
    switch self {
    case .other: 0
    case .import: 0x7472_6f70_6d69
    case .from: 0x6d6f_7266
    case .if: 0x6669
    case .elif: 0x6669_6c65
    case .else: 0x6573_6c65
    case .for: 0x72_6f66
    case .while: 0x65_6c69_6877
    case .try: 0x79_7274
    case .except: 0x7470_6563_7865
    case .finally: 0x79_6c6c_616e_6966
    case .with: 0x6874_6977
    case .def: 0x66_6564
    case .class: 0x73_7361_6c63
    case .async: 0x63_6e79_7361
    case .match: 0x68_6374_616d
    case .case: 0x6573_6163
    case .lazy: 0x797a_616c
    case .cimport: 0x74_726f_706d_6963
    case .cdef: 0x6665_6463
    case .cpdef: 0x66_6564_7063
    }
  }

  @inline(__always)
  fileprivate var length: Int { 8 - letters.leadingZeroBitCount / 8 }
}
