import Scanning
import Testing

private func check(
  _ source: String, _ expected: String, location: SourceLocation = #_sourceLocation
) {
  let bytes = Array(source.utf8)
  var lexer = SwiftLexer()
  var found: [String] = []
  while true {
    let token = lexer.next(bytes.span)
    if token.kind == .endOfFile { break }
    found.append(String(decoding: bytes[token.start..<token.end], as: UTF8.self))
  }
  #expect(found.joined(separator: " · ") == expected, sourceLocation: location)
}

@Suite("Swift tokens")
struct SwiftLexerTests {
  @Test("numbers take their fraction and exponent and leave members alone")
  func numbers() {
    check(
      "1.0 1.x 0xff.d 0x1.8p-3 1e-5-2 x.0.1 1_0",
      "1.0 · 1 · . · x · 0xff · . · d · 0x1.8p-3 · 1e-5 · - · 2 · x · . · 0 · . · 1 · 1_0")
  }

  @Test("operators end at a comment, and at a period unless they start with one")
  func operators() {
    check(
      "a+/*x*/b...c..<d&& !e->f.g", "a · + · b · ... · c · ..< · d · && · ! · e · -> · f · . · g")
    check("a!.b ?? c?.d ≠→e", "a · ! · . · b · ?? · c · ? · . · d · ≠→ · e")
  }

  @Test("a literal with interpolations is handed out in pieces")
  func interpolation() {
    check(#"f("a\(b)c\(d("e"))g")"#, #"f · ( · "a\( · b · )c\( · d · ( · "e" · ) · )g" · )"#)
    check(##"#"a\(b)\#(c)"#"##, ##"#"a\(b)\#( · c · )"#"##)
  }

  @Test("a regex literal is one token, also behind an operator")
  func regex() {
    check(#"a = ^/b" c/"#, #"a · = · ^ · /b" c/"#)
    check(##"#/a/b/# + /c\/d/"##, ##"#/a/b/# · + · /c\/d/"##)
    check("a / b / c", "a · / · b · / · c")
  }

  @Test("directives, macros and placeholders")
  func pounds() {
    check(
      "#if a\n#elseif b\n#else\n#endif\n#iff #else_",
      "#if · a · #elseif · b · #else · #endif · # · iff · # · else_")
    check("<#a b#> < #c", "<#a b#> · < · # · c")
  }
}
