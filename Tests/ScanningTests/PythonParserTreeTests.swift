import Scanning
import Testing

/// What the parser makes of expressions and statements, written so that a test can show it in one line.
struct PythonParserTreeTests {
  /// Every operation in brackets, everything else as it is written.
  private struct Outline {
    let tree: PythonTree

    func text(_ id: some NodeID) -> String {
      let range = tree.range(of: id)
      return String(decoding: tree.source[Int(range.start)..<Int(range.end)], as: UTF8.self)
    }

    func list(_ ids: some Sequence<ExpressionID>) -> String {
      ids.map { expression($0) }.joined(separator: ", ")
    }

    func optional(_ id: ExpressionID?) -> String { id.map { expression($0) } ?? "" }

    func expression(_ id: ExpressionID) -> String {
      switch tree.expression(id) {
      case .booleanOperation(let operation, let values):
        "(" + values.map { expression($0) }.joined(separator: " \(operation) ") + ")"
      case .binaryOperation(let left, let operation, let right):
        "(\(expression(left)) \(operation) \(expression(right)))"
      case .unaryOperation(let operation, let operand): "(\(operation) \(expression(operand)))"
      case .comparison(let left, let operands):
        "(" + expression(left)
          + operands.map { " \($0.comparison) \(expression($0.value))" }.joined() + ")"
      case .conditional(let test, let body, let orElse):
        "(\(expression(test)) ? \(expression(body)) : \(expression(orElse)))"
      case .namedExpression(let target, let value):
        "(\(expression(target)) := \(expression(value)))"
      case .lambda(let parameters, let body):
        "(lambda \(parameters.map { parameter($0) }.joined(separator: ", ")): \(expression(body)))"
      case .call(let function, let arguments, let keywords):
        "\(expression(function))("
          + (arguments.map { expression($0) }
          + keywords.map { id in
            let keyword = tree.keyword(id)
            return (keyword.name.map { tree.names[$0] + "=" } ?? "**") + expression(keyword.value)
          }).joined(separator: ", ") + ")"
      case .attribute(let value, let name): "\(expression(value)).\(tree.names[name])"
      case .subscript(let value, let index): "\(expression(value))[\(expression(index))]"
      case .slice(let lower, let upper, let step):
        "\(optional(lower)):\(optional(upper)):\(optional(step))"
      case .tuple(let elements): "tuple(\(list(elements)))"
      case .list(let elements): "list(\(list(elements)))"
      case .set(let elements): "set(\(list(elements)))"
      case .dictionary(let entries):
        "dict("
          + entries.map { "\(optional($0.key)): \(expression($0.value))" }.joined(separator: ", ")
          + ")"
      case .starred(let value): "*\(expression(value))"
      case .await(let value): "(await \(expression(value)))"
      case .yield(let value): "(yield \(optional(value)))"
      case .yieldFrom(let value): "(yield from \(expression(value)))"
      case .generator(let element, let clauses): "gen(\(expression(element))\(generators(clauses)))"
      case .listComprehension(let element, let clauses):
        "list(\(expression(element))\(generators(clauses)))"
      case .joinedString(let parts): "f(\(list(parts)))"
      case .templateString(let parts): "t(\(list(parts)))"
      case .formattedValue(let value, let conversion, let format),
        .interpolation(let value, let conversion, let format, _):
        "{\(expression(value)) \(conversion) \(optional(format))}"
      case .constant(.string): "'\(tree.stringValue(of: id) ?? "?")'"
      case .invalid: "invalid"
      default: text(id)
      }
    }

    func generators(_ list: ArenaList<GeneratorID>) -> String {
      list.map { id in
        let clause = tree.generator(id)
        return (clause.isAsync ? " async" : "")
          + " for \(expression(clause.target)) in \(expression(clause.iterable))"
          + clause.conditions.map { " if \(expression($0))" }.joined()
      }.joined()
    }

    func parameter(_ id: ParameterID) -> String {
      let parameter = tree.parameter(id)
      return "\(parameter.kind) \(tree.names[parameter.name])"
        + (parameter.annotation.map { ": \(expression($0))" } ?? "")
        + (parameter.defaultValue.map { " = \(expression($0))" } ?? "")
    }
  }

  private func parse(_ source: String) -> Outline {
    Outline(tree: PythonTree(parsing: Array(source.utf8)))
  }

  private func check(
    _ source: String, _ expected: String, location: SourceLocation = #_sourceLocation
  ) {
    let outline = parse(source)
    #expect(outline.tree.problems.map(\.message) == [], sourceLocation: location)
    guard let first = outline.tree.body.first,
      case .expression(let value) = outline.tree.statement(first)
    else {
      Issue.record("the source is one expression", sourceLocation: location)
      return
    }
    #expect(outline.expression(value) == expected, sourceLocation: location)
  }

  @Test("Operators bind as the grammar says")
  func precedence() {
    check("a + b * c - d", "((a add (b multiply c)) subtract d)")
    check("-a ** -b ** c", "(minus (a power (minus (b power c))))")
    check("a | b ^ c & d << e", "(a or (b xor (c and (d leftShift e))))")
    check("not a in b and c or d", "(((not (a in b)) and c) or d)")
    check("a < b is not c not in d", "(a less b isNot c notIn d)")
    check("await a.b ** c", "((await a.b) power c)")
    check("a or b or c", "(a or b or c)")
  }

  @Test("Conditionals and lambdas nest to the right")
  func conditionals() {
    check("a if b else c if d else e", "(b ? a : (d ? c : e))")
    check(
      "lambda x, /, y=1, *z, w, **k: x, y",
      """
      tuple((lambda positionalOnly x, positionalOrKeyword y = 1, variadicPositional z, \
      keywordOnly w, variadicKeyword k: x), y)
      """)
  }

  @Test("Calls keep positional arguments apart from keywords")
  func calls() {
    check("f(a, *b, c=d, **e)", "f(a, *b, c=d, **e)")
    check("f(c=d, *b)", "f(*b, c=d)")
    check("f(x for x in y)", "f(gen(x for x in y))")
    check("f(a := 1)", "f((a := 1))")
  }

  @Test("Displays, comprehensions and slices are told apart")
  func displays() {
    check(
      "[a, *b], {a, *b}, {a: b, **c}, ()",
      """
      tuple(list(a, *b), set(a, *b), dict(a: b, : c), tuple())
      """)
    check(
      "[x for x, in y if z async for w in v]", "list(x for tuple(x) in y if z async for w in v)")
    check("a[1:2, ::3, *b]", "a[tuple(1:2:, ::3, *b)]")
    check("{**a for a in b}", "{**a for a in b}")
  }

  @Test("Format strings are text and fields")
  func formatStrings() {
    check("'a' f'b{c!r:>{d}}{{e}}'", "f('ab', {c representation f('>', {d none })}, '{e}')")
    check("f'{x = }'", "f('x = ', {x representation })")
    check("f'{a!=b}{c:=5}'", "f({(a notEqual b) none }, {c none f('=5')})")
    check("f'{f'{'a'}'}'", "f({f({'a' none }) none })")
    check("t'{x}y'", "t({x none }, 'y')")
  }

  @Test("The range of an expression is the one CPython gives it")
  func ranges() {
    func checkRange(_ source: String, _ expected: String) {
      let outline = parse(source)
      guard let first = outline.tree.body.first,
        case .expression(let value) = outline.tree.statement(first)
      else { return #expect(Bool(false), "the source is one expression") }
      #expect(outline.text(value) == expected)
    }
    checkRange("(a)", "a")
    checkRange("(a, b)", "(a, b)")
    checkRange("(a) + (b)", "(a) + (b)")
    checkRange("a, # c", "a,")
    checkRange("((x for x in y))", "(x for x in y)")
  }

  @Test("A statement's range leaves decorators out and takes a semicolon of its block in")
  func statementRanges() {
    func checkRange(_ source: String, _ expected: String) {
      let outline = parse(source)
      #expect(outline.tree.problems.isEmpty)
      #expect(outline.tree.body.first.map { outline.text($0) } == expected)
    }
    checkRange("@a\ndef f(): pass\n\nx", "def f(): pass")
    checkRange("if a:\n  b;\nc", "if a:\n  b;")
    checkRange("a; b", "a")
    checkRange("if a: b\nelif c: d\nelse: e\n", "if a: b\nelif c: d\nelse: e")
  }

  @Test("Imports keep every part with its place")
  func imports() {
    let outline = parse(
      "lazy from ..a.b import (c as d, e,)\nimport f.g as h, i\nfrom . import *\nlazy = 1")
    let tree = outline.tree
    #expect(tree.problems.isEmpty)
    func names(_ parts: ArenaList<NameOccurrence>) -> [String] { parts.map { tree.names[$0.name] } }

    guard case .importFrom(let module, 2, let aliases, true) = tree.statement(tree.body[0]) else {
      return #expect(Bool(false), "a lazy import of level two")
    }
    #expect(names(module) == ["a", "b"])
    #expect(aliases.map { outline.text($0) } == ["c as d", "e"])
    #expect(tree.alias(aliases[0]).asName.map { tree.names[$0.name] } == "d")

    guard case .import(let plain, false) = tree.statement(tree.body[1]) else {
      return #expect(Bool(false), "a plain import")
    }
    #expect(plain.map { outline.text($0) } == ["f.g as h", "i"])
    #expect(names(tree.alias(plain[0]).parts) == ["f", "g"])

    guard case .importFrom(let empty, 1, let star, false) = tree.statement(tree.body[2]) else {
      return #expect(Bool(false), "a relative star import")
    }
    #expect(empty.isEmpty)
    #expect(star.map { tree.alias($0).isStar } == [true])
    guard case .assign = tree.statement(tree.body[3]) else {
      return #expect(Bool(false), "lazy is a name elsewhere")
    }
  }

  @Test("A chain of elif is an if in the else of the one before it")
  func elifChain() {
    let tree = parse("if a: b\nelif c: d\nelse: e\n").tree
    guard case .if(_, _, let orElse) = tree.statement(tree.body[0]),
      case .if(_, _, let last) = tree.statement(orElse[0])
    else { return #expect(Bool(false), "an if in an else") }
    #expect(orElse.count == 1)
    #expect(last.count == 1)
  }

  @Test("Equal names have equal ids, and a name can be asked for")
  func names() {
    let tree = parse("a = b.a\n").tree
    guard case .assign(let targets, let value) = tree.statement(tree.body[0]),
      case .name(let target) = tree.expression(targets[0]),
      case .attribute(_, let attribute) = tree.expression(value)
    else { return #expect(Bool(false), "an assignment") }
    #expect(target == attribute)
    #expect(tree.names.id(of: "a") == target)
    #expect(tree.names.id(of: "c") == nil)
  }
}
