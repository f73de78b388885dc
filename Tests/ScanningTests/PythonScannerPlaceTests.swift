import Scanning
import Testing

@Suite("Python sources wherever they stand")
struct PythonScannerPlaceTests {
  /// One of everything that ends a statement, a literal or a line, or begins one.
  private static let source = """
    import a.b as c; from . import (d,  # (
      e)
    x = f(["p.q", 'r'], lambda: {1: 2}) \\
      + '''s
    # ' ''' + f"{t['u']:>{v}}" + rb'\\''
    if x[1:2] == {}:
      import g
    class H: import i
    try: import_module("j.k")
    except ImportError: y: int = "l.m:n"

    """

  private static let aspects: [PythonAspect] = [
    .imports, .bindings, .calls, .loads, .mentions, .problems,
  ]

  private func listing(_ facts: PythonFacts) -> [[String]] { Self.aspects.map(facts.listing) }

  @Test(
    "a file says the same wherever its words stand among the bytes that are looked at in one step")
  func places() {
    // A comment takes one line, however long it is.
    let expected = listing(PythonScanner.scan(Array(("#\n" + Self.source).utf8)))
    #expect(expected[0].count == 5 && expected[3].count == 1 && expected[4].count == 3)
    for length in 0..<130 {
      let comment = "#" + String(repeating: "-", count: length) + "\n"
      let shifted = PythonScanner.scan(Array((comment + Self.source).utf8))
      #expect(listing(shifted) == expected, "behind \(length) bytes")
      let followed = PythonScanner.scan(Array(("#\n" + Self.source + comment.dropLast()).utf8))
      #expect(listing(followed) == expected, "before \(length) bytes")
    }
  }

  @Test("a scanner remembers nothing of the files before")
  func reuse() {
    var scanner = PythonScanner()
    let endings = [
      "", "(", "'''", "f'{", "\u{FEFF}\r", "\0", "__all__ = ['z']", "def __getattr__(): import z",
    ]
    for ending in endings {
      let odd = Array((Self.source + ending).utf8)
      #expect(listing(scanner.scan(odd)) == listing(PythonScanner.scan(odd)))
      let plain = Array(Self.source.utf8)
      let facts = scanner.scan(plain)
      #expect(listing(facts) == listing(PythonScanner.scan(plain)))
      #expect(facts.exports == nil && !facts.hasGetattr && facts.importingFunctions.isEmpty)
    }
  }
}
