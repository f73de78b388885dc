import Scanning
import Testing

@Suite("Python sources as bytes")
struct PythonScannerTextTests {
  @Test("lines end in LF, CRLF or CR")
  func lineEnds() {
    for end in ["\n", "\r\n", "\r"] {
      let source = [
        "x = '''", "import a", "'''", "if x:", "  import b", "\\", "import c", "from d import (",
        "  e,", ")", "import f",
      ].joined(separator: end)
      check(
        source, .imports, "5:2 eager import b [conditional]", "7:0 eager import c",
        "8:0 eager from d import e", "11:0 eager import f")
    }
    check(
      "import a\r\nimport b\rimport c\n\rimport d", .imports, "1:0 eager import a",
      "2:0 eager import b", "3:0 eager import c", "5:0 eager import d")
  }

  @Test("the last line may want its newline, and the file is as long as its lines")
  func lastLine() {
    for (source, lines) in [
      ("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2), ("a\r\nb\r\n", 2), ("a\rb", 2),
    ] {
      #expect(PythonScanner.scan(Array(source.utf8)).lines == lines, "\(source.debugDescription)")
    }
    check("x = 1 # no end", .imports)
    check("import a\\", .imports, "1:0 eager import a")
    check("import a # no end", .imports, "1:0 eager import a")
  }

  @Test("a form feed starts its line anew, tabs reach to multiples of eight")
  func blanks() {
    check("\u{0C}import a\n  \u{0C}import b", .imports, "1:1 eager import a", "2:3 eager import b")
    check(
      "if x:\n\timport a\n        import b\nimport c", .imports, "2:1 eager import a [conditional]",
      "3:8 eager import b [conditional]", "4:0 eager import c")
    check(
      "def f():\n  \timport a\n\timport b\nimport\tc", .imports, "2:3 deferred import a [in f]",
      "3:1 deferred import b [in f]", "4:0 eager import c")
    check("import\u{0C}a", .imports, "1:0 eager import a")
  }

  @Test("blank lines and comments end no block")
  func comments() {
    check(
      "def f():\n  pass\n# note\n\n\\\n  import a\nimport b", .imports,
      "6:2 deferred import a [in f]", "7:0 eager import b")
  }

  @Test("a byte order mark is no column")
  func byteOrderMark() {
    check(
      bytes: [0xEF, 0xBB, 0xBF] + Array("import a; import b\nimport c".utf8), .imports,
      "1:0 eager import a", "1:10 eager import b", "2:0 eager import c")
    check(bytes: [0xEF, 0xBB, 0xBF] + Array("#!x".utf8), .traits, "shebang")
  }

  @Test("columns count UTF-8 bytes")
  func columns() {
    check("x = 'é'; import a", .imports, "1:10 eager import a")
    check("größe = 1; import größe", .imports, "1:13 eager import größe")
  }

  @Test("a coding cookie on one of the first two lines names the encoding")
  func cookies() {
    func latin(_ head: String) -> [UInt8] {
      Array(head.utf8) + Array("x = '".utf8) + [0xE9] + Array("'; import a".utf8)
    }
    check(bytes: latin("# -*- coding: latin-1 -*-\n"), .problems)
    check(bytes: latin("# -*- coding: latin-1 -*-\n"), .imports, "2:10 eager import a")
    check(bytes: latin("#!x\n# vim: set fileencoding=ISO_8859_1 :\n"), .problems)
    check(bytes: latin("#!x\r# coding=cp1252\r"), .problems)
    check(bytes: latin("# coding: koi8-r\n"), .problems)
    check(
      bytes: latin("# one\n# two\n# coding: latin-1\n"), .problems,
      "4 the file is not UTF-8 and names no other encoding")
    check(
      bytes: latin("x = 1\n# coding: latin-1\n"), .problems,
      "3 the file is not UTF-8 and names no other encoding")
    check(
      bytes: latin("# coding: utf-8\n"), .problems,
      "2 the file is not UTF-8 and names no other encoding")
    check(bytes: latin(""), .imports, "1:9 eager import a")
    check(
      bytes: Array("# coding: latin-1\nimport gr".utf8) + [0xF6] + Array("n".utf8), .imports,
      "2:0 eager import grön")
    check(bytes: Array("# coding: gb2312\n# Äö\nimport a".utf8), .imports, "3:0 eager import a")
  }

  @Test(
    "bytes that are no UTF-8 are a problem and stop nothing",
    arguments: [
      [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82],
    ] as [[UInt8]])
  func invalidText(_ broken: [UInt8]) {
    check(
      bytes: Array("import a\nx = '".utf8) + broken + Array("'\nimport b".utf8), .imports,
      "1:0 eager import a", "3:0 eager import b")
    check(
      bytes: Array("import a\nx = '".utf8) + broken + Array("'\nimport b".utf8), .problems,
      "2 the file is not UTF-8 and names no other encoding")
  }

  @Test("NUL bytes are a problem and stop nothing")
  func nul() {
    check("import a\nx = '\0'\nimport b", .imports, "1:0 eager import a", "3:0 eager import b")
    check("import a\nx = '\0'\nimport b", .problems, "2 the file holds a NUL byte")
  }

  @Test("identifiers are compared in the form Python compares them")
  func identifiers() {
    check("import \u{FB01}le", .imports, "1:0 eager import file")
    check("import \u{FF41}.b", .imports, "1:0 eager import a.b")
    check("import gro\u{0308}n", .imports, "1:0 eager import gr\u{00F6}n")
    check(
      "from \u{1D4B6} import \u{1D41B} as \u{1D7CF}x", .imports,
      "1:0 eager from \u{1D4B6} import \u{1D41B} as \u{1D7CF}x".normalisedForTest)
  }

  // MARK: What is broken

  @Test("facts behind a bracket that is never closed are found")
  func unclosedBracket() {
    check(
      "import a\nx = (\nimport b\nif y:\n  from c import d\ndef f():\n  import e", .imports,
      "1:0 eager import a", "3:0 eager import b", "5:2 eager from c import d [conditional]",
      "7:2 deferred import e [in f]")
    check("x = (\nimport b", .problems, "1 a bracket is never closed")
    check(
      "x = {\n'a': [\nimport b\ny = (\nimport c", .imports, "3:0 eager import b",
      "5:0 eager import c")
    check("def f(x:\n  import a\nimport b", .imports, "2:2 eager import a", "3:0 eager import b")
    check(
      "from a import (b,\nimport c", .imports, "1:0 eager from a import b", "2:0 eager import c")
    check(
      "from a import (\n  b,\n\nif x:\n  import c", .imports, "1:0 eager from a import b",
      "5:2 eager import c [conditional]")
    check("x = (\nf('a.b')\nimport b", .mentions, "2 a.b")
    check("x = (\nf(1)\nimport b", .calls, "2 f")
  }

  @Test("a bracket that closes nothing closes nothing")
  func strayBracket() {
    check(
      ")\n]}\nimport a\nif x):\n  import b", .imports, "3:0 eager import a",
      "5:2 eager import b [conditional]")
    check("x = (]\nimport a", .imports, "2:0 eager import a")
  }

  @Test("a string that is never closed ends with its line, one in three quotes with the file")
  func unclosedString() {
    check("x = 'a\nimport b", .imports, "2:0 eager import b")
    check("x = 'a\nimport b", .problems, "1 a string literal is never closed")
    check("x = f'a\nimport b", .imports, "2:0 eager import b")
    check("x = ('a\n)\nimport b", .imports, "3:0 eager import b")
    check("import a\n'''\nimport b", .imports, "1:0 eager import a")
    check("import a\n'''\nimport b", .problems, "2 a string literal is never closed")
  }

  @Test("a replacement field that is never closed swallows no later line")
  func unclosedField() {
    check("x = f'{a'\nimport b\n", .imports, "2:0 eager import b")
    check("x = f'{a\nimport b\n", .imports, "2:0 eager import b")
    check("x = f'{a:\nimport b\n", .imports, "2:0 eager import b")
    check(
      "x = f'{a\nimport b\ny = f'{c}'; import d", .imports, "2:0 eager import b",
      "3:12 eager import d")
  }

  @Test("statements without their colon open no block")
  func missingColon() {
    check("if x\n  import a\nimport b", .imports, "2:2 eager import a", "3:0 eager import b")
    check(
      "else:\n  import a\nexcept:\n  import b\nelif x: import c", .imports, "2:2 eager import a",
      "4:2 eager import b [conditional]", "5:8 eager import c [conditional]")
  }

  @Test("conflict markers stop nothing")
  func conflict() {
    check(
      "<<<<<<< HEAD\nimport a\n=======\nimport b\n>>>>>>> c\nimport d", .imports,
      "2:0 eager import a", "4:0 eager import b", "6:0 eager import d")
  }

  @Test("a file full of one mistake has fifty problems")
  func manyProblems() {
    let facts = PythonScanner.scan(Array(String(repeating: "'\n", count: 200).utf8))
    #expect(facts.problems.count == 50)
    #expect(facts.problems.map(\.line) == Array(1...50))
  }
}

extension String {
  /// Mathematical letters and digits as plain ones.
  fileprivate var normalisedForTest: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x1D4B6: "a"
          case 0x1D41B: "b"
          case 0x1D7CF: "1"
          default: scalar
          }
        }))
  }
}
