import Scanning
import Testing

@Suite("Python scanning takes linear time")
struct PythonScannerSpeedTests {
  private func time(_ bytes: [UInt8]) -> Duration {
    let clock = ContinuousClock()
    return (0..<2).map { _ in clock.measure { _ = PythonScanner.scan(bytes) } }.min() ?? .zero
  }

  private func filled(_ piece: String, _ size: Int, _ head: String = "") -> [UInt8] {
    var bytes = Array(head.utf8)
    bytes.reserveCapacity(size + piece.utf8.count)
    while bytes.count < size { bytes += piece.utf8 }
    return bytes
  }

  @Test(
    "sixteen times as much of anything takes about sixteen times as long",
    arguments: [
      "(", ")", "[{", "f'{", "f'{f'{", "f'{x:{", "f'''{'''", "'", "\"\"\"", "'''", "\\", "\\\n",
      "#", "\n", "\r", ";", ":", "=", ".", "a.", "a.b(", "a()", "a=", "*",
      "import a;", "import a,", "import a.", "from . import a;", "from . import (", "from ",
      "from.", "import ", "lazy import a;", "x = 1; ", "a = b = ", "__all__ = ['a']; ",
      "__all__.append('a')\n",
      "if x: ", "if x:\n ", "else:\n", "try:\n", "except:\n",
      "try: import a\nexcept ImportError: import b\n", "class A: ", "class A:\n ", "def f(): ",
      "def f():\n ", "@a\n", "@", "match x:\n ", "match x: case", "match ",
      "elif x:\n  import a\n", "if sys.platform == 'a': ", "for x in ", "with a as b, ",
      "sys.path.insert(0, '", "sys.path = ", "sys.path[", "import_module('a.' + ", "import_module(",
      "'a.b' ", "\u{FEFF}", "\u{E9}", "\0", "\u{0C}", "\t", " ",
    ])
  func linear(piece: String) {
    let short = time(filled(piece, 1 << 12))
    let long = time(filled(piece, 1 << 16))
    // Quadratic work would take 256 times as long. The constant forgives what is too short to measure.
    #expect(long < short * 80 + .milliseconds(60), "\(short) and \(long)")
  }

  @Test(
    "long headers and statements are read once",
    arguments: [
      ("if ", "lambda:0,"), ("if ", "lambda x: y or "), ("if ", "x := "), ("def f(a=", "lambda: "),
      ("x = [", "lambda: "), ("with ", "a as b, "), ("x = ", "y = "), ("except ", "A, "),
    ])
  func headers(head: String, piece: String) {
    let short = time(filled(piece, 1 << 12, head))
    let long = time(filled(piece, 1 << 16, head))
    #expect(long < short * 80 + .milliseconds(60), "\(short) and \(long)")
  }

  @Test(
    "a line of ten megabytes takes about twice as long as one of five",
    arguments: ["import a;", "x = [1, 'a.b', f(2)]; "])
  func oneLine(piece: String) {
    let (half, whole) = (filled(piece, 5 << 20), filled(piece, 10 << 20))
    let clock = ContinuousClock()
    let short = clock.measure { _ = PythonScanner.scan(half) }
    let long = clock.measure { _ = PythonScanner.scan(whole) }
    #expect(long < short * 3 + .milliseconds(200), "\(short) and \(long)")
  }

  @Test("a hundred thousand brackets, blocks and fields inside one another overflow nothing")
  func deep() {
    let count = 100_000
    check(
      String(repeating: "(", count: count) + String(repeating: ")", count: count) + "\nimport a",
      .imports, "2:0 eager import a")
    check(
      "x = " + String(repeating: "f'{", count: 20_000) + "1"
        + String(repeating: "}'", count: 20_000) + "\nimport a", .imports, "2:0 eager import a")
    let facts = PythonScanner.scan(
      Array((0..<2_000).map { String(repeating: " ", count: $0) + "if x:\n" }.joined().utf8)
        + Array((String(repeating: " ", count: 2_000) + "import a").utf8))
    #expect(facts.listing(.imports) == ["2001:2000 eager import a [conditional]"])
  }
}
