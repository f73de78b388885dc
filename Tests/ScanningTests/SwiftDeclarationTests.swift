import Scanning
import Testing

/// What is expected: a line for each declaration, indented for members, as `@attributes access kind name: inherited`.
private func check(
  _ source: String, _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let outline = SwiftDeclarationScanner.scan(Array(source.utf8).span)
  var depths: [Int] = []
  let lines = outline.declarations.map { item in
    depths.append(item.parent < 0 ? 0 : depths[Int(item.parent)] + 1)
    var words = outline.attributes(of: item).map { "@" + outline.text.string($0) }
    if let access = item.access { words.append(access.rawValue) }
    if item.traits.contains(.ofType) { words.append("static") }
    words += [item.kind.rawValue, outline.text.string(item.name)]
    let inherited = outline.inherited(by: item).map { outline.text.string($0) }
    if !inherited.isEmpty { words.append(": " + inherited.joined(separator: ", ")) }
    return String(repeating: "  ", count: depths[depths.count - 1]) + words.joined(separator: " ")
  }
  #expect(lines == expected, sourceLocation: location)
}

/// What is expected: the names that are mentioned, in the order of their first mention.
private func checkMentions(
  _ source: String, _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let outline = SwiftDeclarationScanner.scan(Array(source.utf8).span)
  #expect(
    outline.mentions.map { outline.text.string($0.name) } == expected, sourceLocation: location)
}

@Suite("Swift declarations")
struct SwiftDeclarationTests {
  @Test("members belong to the type whose braces they stand in, locals to nobody")
  func nesting() {
    check(
      "struct A { struct B { let x = 1 }; func f() { let y = 2; func g() {} } }\nfunc h() {}",
      "struct A", "  struct B", "    let x", "  func f", "func h")
  }

  @Test("attributes with closures and modifiers with details belong to what follows")
  func prefixes() {
    check(
      "class A { @Option(help: { \"x\" }()) private(set) public var a: Int\n@objc open class func f() {} }",
      "class A", "  @Option public var a", "  @objc open static func f")
    check("#if DEBUG\n@available(iOS 13, *)\n#endif\nfunc f() {}", "@available func f")
    check("let x: @Sendable () -> Void = {}\nvar y = 1", "let x", "var y")
  }

  @Test("lists bind several names, and angle brackets bind none")
  func lists() {
    check("let a = 1, b: Int = 2", "let a", "let b")
    check("var d: Dictionary<String, Int> = [:], e = 1", "var d", "var e")
    check("let (a, (b, _)) = f()", "let a", "let b")
    check(
      "enum E { case a, b(Int, x: Int), c = \"d\" }", "enum E", "  case a", "  case b", "  case c")
  }

  @Test("conditions and generic parameters declare nothing")
  func conditions() {
    check(
      "if let a = b, let c = a {}\nguard case let .x(y) = z else { fatalError() }\nfor var i in 0..<1 {}"
    )
    check("func f<let N: Int>() {}\nfunc g<\n  let N: Int\n>() {}", "func f", "func g")
    check("typealias T = A<String>\n\nclass B {}", "typealias T", "class B")
  }

  @Test("operators are named without the brackets of their parameters")
  func operators() {
    check(
      "infix operator <+>: P\nextension A { static func ==<T>(l: T, r: T) {}\nstatic func < (l: A, r: A) {} }",
      "operator <+>", "extension A", "  static func ==", "  static func <")
  }

  @Test("an extension is known by its type, and heads list what is inherited")
  func heads() {
    check(
      "extension A.B<C>: @unchecked Sendable, D<E, F> where C: G { init() {} }",
      "extension A.B<C> : Sendable, D<E, F>", "  init init")
    check(
      "protocol P<T>: class, ~Copyable where T: Q { associatedtype T }",
      "protocol P : class, ~Copyable", "  associatedtype T")
    check(
      "actor A {}\nlet actor = 1\nmacro m() = #externalMacro(module: \"M\", type: \"T\")",
      "actor A", "let actor", "macro m")
  }

  @Test("each branch of a condition starts where the condition stands")
  func branches() {
    check(
      "struct A {\n#if X\nfunc f() {\n#else\nfunc g() {\n#endif\n}\nvar b = 1 }\nlet c = 2",
      "struct A", "  func f", "  func g", "  var b", "let c")
  }

  @Test("labels, locals and names of declarations are no mentions")
  func mentions() {
    checkMentions(
      "func f(outer inner: Int) { g(label: value); let local = h }", "Int", "g", "value", "h")
    checkMentions("if let name { }\nlet `class` = `default`", "name", "default")
    checkMentions("x.y(\"\\(z)\") + \"A.B\" + \"not a name\"", "x", "y", "z", "+", "A", "B")
  }

  @Test("any bytes are legal, and brackets may nest without end")
  func fuzz() {
    let deep = String(repeating: "struct A { func f() { (", count: 100_000)
    #expect(SwiftDeclarationScanner.scan(Array(deep.utf8).span).declarations.count == 2)
    for source in [
      "class", "extension", "func", "let (", "enum E { case", "@", "#if", "}}}", "import",
    ] {
      _ = SwiftDeclarationScanner.scan(Array(source.utf8).span)
    }
    // A list of generic arguments without an end is looked at once.
    let angles = "var x: " + String(repeating: "A<", count: 200_000)
    #expect(SwiftDeclarationScanner.scan(Array(angles.utf8).span).declarations.count == 1)
  }
}
