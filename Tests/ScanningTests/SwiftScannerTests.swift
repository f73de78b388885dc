import Scanning
import Testing

/// What is expected: a line for each import, as `line:column @attributes access kind path if condition`.
private func check(
  _ source: String, _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let facts = SwiftScanner.scan(Array(source.utf8).span)
  #expect(facts.imports.map(describe) == expected, sourceLocation: location)
}

private func describe(_ item: SwiftImport) -> String {
  var words = ["\(item.line):\(item.column)"]
  words += item.attributes.map { "@\($0)" }
  if let access = item.access { words.append(access.rawValue) }
  if let kind = item.kind { words.append(kind.rawValue) }
  words.append(item.module)
  if item.conditional { words.append("if \(item.condition ?? "?")") }
  return words.joined(separator: " ")
}

@Suite("Swift imports")
struct SwiftScannerTests {
  @Test("a module, a submodule, several on a line")
  func plain() {
    check("import A", "1:0 A")
    check("import A.B.C\n", "1:0 A.B.C")
    check("import A; import B;import C\nlet x = 1; import D", "1:0 A", "1:10 B", "1:19 C", "2:11 D")
  }

  @Test("an import split over lines starts where its first word stands")
  func split() {
    check("import\n  A", "1:0 A")
    check("import\n// note\nA.\nB\n.C\nlet x = 1", "1:0 A.B.C")
    check("  @testable\nimport\nstruct\nA.B", "1:2 @testable struct A.B")
  }

  @Test("attributes and access levels, stacked and with arguments")
  func attributes() {
    check(
      "@_spi(A) @_spi(B) @testable internal import struct Foo.Bar",
      "1:0 @_spi(A) @_spi(B) @testable internal struct Foo.Bar")
    check("@_spi(\n  A\n)\n@_exported\npublic import B", "1:0 @_spi(\n  A\n) @_exported public B")
    check("@objc func f() {}\nimport A", "2:0 A")
    check("public struct S {}\nprivate import A", "2:0 private A")
    for level in ["public", "package", "internal", "fileprivate", "private"] {
      check("\(level) import A", "1:0 \(level) A")
    }
  }

  @Test(
    "the kind of what is imported",
    arguments: ["typealias", "struct", "class", "enum", "protocol", "let", "var", "func"])
  func kinds(kind: String) {
    check("import \(kind) A.B", "1:0 \(kind) A.B")
  }

  @Test("an operator may be imported from a module")
  func operators() {
    check("import func A.+", "1:0 func A.+")
    check("import func A.B.<=>\nimport C", "1:0 func A.B.<=>", "2:0 C")
  }

  @Test("the statement reaches from its first attribute to the end of its path")
  func statement() {
    let facts = SwiftScanner.scan(Array("let x = 1; @testable import A.B // c".utf8).span)
    #expect(facts.imports.map(\.statement) == [ByteRange(11, 31)])
  }

  @Test("comments hold no imports, nested ones neither")
  func comments() {
    check("// import A\n/* import B /* import C */ import D */ import E", "2:39 E")
    check("/**/import A/**/\n/*/ import B */ import C", "1:4 A", "2:16 C")
  }

  @Test("string literals hold no imports")
  func strings() {
    check("let a = \"import A\"\nimport B", "2:0 B")
    check("let a = \"\\\" import A\"\nimport B", "2:0 B")
    check("let a = \"\"\"\nimport A\n\\\"\"\"\nimport B\n\"\"\"\nimport C", "6:0 C")
    check("let a = 'import A\nimport B", "2:0 B")
  }

  @Test("raw string literals end where their number of pounds says")
  func rawStrings() {
    check("let a = #\"\"\nimport A\n\"#", "2:0 A")
    check("let a = #\"\" import \"#; import A", "1:23 A")
    check("let a = ##\"\"\"\nimport A\n\"\"\"#\nimport B\n\"\"\"##\nimport C", "6:0 C")
    check("let a = #\"\"\"#\nimport A", "2:0 A")
    check("let a = #\"\\(import) \\#(b) \"#\nimport A", "2:0 A")
  }

  @Test("interpolations nest, and what ends them is not what stands in their strings")
  func interpolations() {
    check("let a = \"\\(b(\"\\(\")\")import x\"))import y\"; import A", "1:42 A")
    check("let a = \"\"\"\n\\(f(\"\"\"\n import A\n\"\"\"))\nimport B\n\"\"\"\nimport C", "7:0 C")
    check("let a = \"\\({ import A }())\"", "1:13 A")
  }

  @Test("regex literals hold no imports and no quotes")
  func regexes() {
    check("let a = /import A\"/\nimport B", "2:0 B")
    check("let a = #/\n import A \"\n/#\nimport B", "4:0 B")
    check("let a = f(/\"/, /[)\"]/)\nimport A", "2:0 A")
    check("let a = try? /\"/.firstMatch(in: b)\nimport A", "2:0 A")
    check("func f() { return /\"/ }\nimport A", "2:0 A")
    check("let a = ^/\"/\nimport A", "2:0 A")
  }

  @Test("a slash that divides starts no regex literal")
  func divisions() {
    check("let a = b / c + \"/\"; import A", "1:21 A")
    check("let a = b[0] / f() / \"\"\"\nimport A\n\"\"\"\nimport B", "4:0 B")
    check("let a = b.reduce(1, /); let c = \"/\"; import A", "1:37 A")
    check("func / (a: A) {}; let b = \"/\"; import A", "1:31 A")
  }

  @Test("the word import as a name is no statement")
  func names() {
    check("let `import` = 1\nself.import(x)\nFoo.import\nx?\n  .import\nlet y = \\.import")
    check("f(import: 1)\ng(1, import: 2)\nh(import:)\nf(\n import: 1,\n import : 2)")
    check("func f(import x: Int, import: Int) {}\nfunc g(\n  import x: Int\n) {}")
    check("enum E { case `import`, b }\nswitch x { case .import: break }")
    check("enum E { case import\n case b }\nenum F { case a, import }")
    check("#import\n@import\nlet x = <#import A#>")
  }

  @Test("a name in backticks is imported without them")
  func backticks() {
    check("import `A`.`class`\n`import A`\nimport B", "1:0 A.class", "3:0 B")
  }

  @Test("every branch of a condition counts, with its own condition")
  func conditions() {
    check(
      "#if os(macOS)\nimport A\n#elseif canImport(B) && C // c\nimport B\n#else\nimport D\n#endif\nimport E",
      "2:0 A if os(macOS)", "4:0 B if canImport(B) && C",
      "6:0 D if !(os(macOS)) && !(canImport(B) && C)", "8:0 E")
    check("#if A\n#if B\n#endif\nimport C\n#endif", "4:0 C if A")
    check("#if (A ||\n B)\nimport C\n#endif", "3:0 C if (A ||\n B)")
  }

  @Test("what another compiler version would read is scanned as well as it can be")
  func unparsable() {
    check(
      "#if swift(>=99)\nfunc ~~> { don't \"stop\nimport A\n#endif\nimport B",
      "3:0 A if swift(>=99)", "5:0 B")
    let facts = SwiftScanner.scan(
      Array("#if A\nstruct S {\n#else\nstruct T {\n#endif\n}\n@main struct M {}".utf8).span)
    #expect(facts.hasMainAttribute)
  }

  @Test("attributes alone between #if and #endif belong to the import after it")
  func conditionalAttributes() {
    check("#if A\n@_spi(B)\n#else\n@testable\n#endif\nimport C", "1:0 @_spi(B) @testable C")
    check(
      "@_exported\n#if A\n@testable\n#endif\npublic import C", "1:0 @_exported @testable public C")
    check("#if A\n@objc\n#endif\nclass B {}\nimport C", "5:0 C")
    check("#if A\n@testable import B\n#endif\nimport C", "2:0 @testable B if A", "4:0 C")
  }

  @Test("lines end with a line feed, a carriage return, or both")
  func lines() {
    check("import A\r\nimport B\rimport C\n\rimport D", "1:0 A", "2:0 B", "3:0 C", "5:0 D")
    for (source, count) in [
      ("", 0), ("a", 1), ("a\n", 1), ("a\r\nb", 2), ("\"\"\"\n\r\n\"\"\"\r", 3),
    ] {
      #expect(SwiftScanner.scan(Array(source.utf8).span).lines == count)
    }
  }

  @Test("columns count bytes; a byte-order mark and odd spaces are skipped")
  func odd() {
    check("\u{FEFF}import A", "1:3 A")
    check("let é = 1; import Ä.部", "1:12 Ä.部")
    check("\u{A0}import\u{A0}A\n\u{C}\u{0}import B", "1:2 A", "2:2 B")
  }

  @Test("a shebang line and a main attribute are noticed")
  func entries() {
    let script = SwiftScanner.scan(Array("#!/usr/bin/swift import X\nimport A".utf8).span)
    #expect(script.hasShebang && !script.hasMainAttribute && script.imports.count == 1)
    let nested = SwiftScanner.scan(Array("struct S { @main struct T {} }".utf8).span)
    #expect(!nested.hasShebang && !nested.hasMainAttribute)
    #expect(SwiftScanner.scan(Array("#if A\n@main\n#endif\nenum E {}".utf8).span).hasMainAttribute)
  }

  @Test("both sides of a conflict count")
  func conflict() {
    check(
      "<<<<<<< HEAD\nimport A\n=======\nimport B\n>>>>>>> feature/import X\nimport C",
      "2:0 A", "4:0 B", "6:0 C")
  }

  @Test(
    "what is wrong is said, and the rest is read",
    arguments: [
      ("import A\n/* import B", "unterminatedComment 9..<20", 1),
      ("let a = \"b\nimport A", "unterminatedString 8..<10", 1),
      ("let a = \"\\(b\nimport A", "unterminatedString 8..<12", 1),
      ("let a = \"\"\"\nimport A", "unterminatedString 8..<20", 0),
      ("let a = #/\nimport A", "unterminatedRegex 8..<10", 1),
      ("#endif\nimport A", "strayDirective 0..<6", 1),
      ("import A\n#if B\nimport C", "unterminatedCondition 9..<12", 2),
      ("import\n}\nimport A", "importWithoutName 0..<6", 1),
    ])
  func problems(source: String, problem: String, imports: Int) {
    let facts = SwiftScanner.scan(Array(source.utf8).span)
    let found = facts.problems.map { "\($0.kind) \($0.place.start)..<\($0.place.end)" }
    #expect(found == [problem])
    #expect(facts.imports.count == imports)
  }
}
