import Scanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The probe that prints what the Python parser made of files, in the form `python_syntax.py` makes of CPython's `ast`.
///
/// Without options it prints a line for each file: the path, whether it is accepted, and the length and checksum of its
/// dump. `--dump` prints the dumps, `--problems` the problems, `--time` how long parsing took.
enum PythonSyntaxProbe {
  static func run(_ arguments: [String]) {
    let options = Set(arguments.filter { $0.hasPrefix("--") })
    let paths = arguments.filter { !$0.hasPrefix("--") }
    if options.contains("--time") { return time(paths) }
    // Paths on standard input, one a line, for more files than a command line takes.
    if options.contains("--stdin") {
      while let path = readLine() { show(path, options) }
      return
    }
    for path in paths { show(path, options) }
  }

  private static func show(_ path: String, _ options: Set<String>) {
    guard let bytes = read(path) else { return print("\(path)\tunreadable") }
    let tree = PythonTree(parsing: bytes)
    if options.contains("--problems") {
      for problem in tree.problems {
        print("\(path): \(problem.range.start)-\(problem.range.end): \(problem.message)")
      }
      return
    }
    var dump = SyntaxDump(tree)
    dump.writeModule()
    if options.contains("--dump") { return print(String(decoding: dump.output, as: UTF8.self)) }
    let checksum = Checksum.of(dump.output)
    print("\(path)\t\(tree.isAccepted ? 1 : 0)\t\(dump.output.count)\t\(checksum)")
  }

  private static func time(_ paths: [String]) {
    var sources: [[UInt8]] = []
    if paths.isEmpty {
      while let path = readLine() { sources.append(read(path) ?? []) }
    }
    for path in paths { sources.append(read(path) ?? []) }
    let size = sources.reduce(0) { $0 + $1.count }
    for _ in 0..<3 {
      let clock = ContinuousClock()
      var problems = 0
      let duration = clock.measure {
        for source in sources { problems += PythonTree(parsing: source).problems.count }
      }
      let seconds =
        Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
      print(
        "\(size) bytes in \(seconds) s: \(Double(size) / seconds / 1e6) MB/s, \(problems) problems")
    }
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}

/// The CRC-32 that `zlib.crc32` computes.
private enum Checksum {
  static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
    }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }
}

/// The text of one tree in the form of `ast.dump`, with positions as lines and columns.
private struct SyntaxDump {
  let tree: PythonTree
  let lineStarts: [Int]
  var output: [UInt8] = []

  init(_ tree: PythonTree) {
    self.tree = tree
    let source = tree.source
    var starts = [source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in source.enumerated() {
      let isReturn = byte == UInt8(ascii: "\r")
      let next = offset + 1 < source.count ? source[offset + 1] : 0
      if byte == UInt8(ascii: "\n") || isReturn && next != UInt8(ascii: "\n") {
        starts.append(offset + 1)
      }
    }
    lineStarts = starts
  }

  // MARK: Form

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func place(_ offset: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    write(" \(low + 1) \(offset - lineStarts[low])")
  }

  private mutating func open(_ kind: String, _ id: some NodeID) {
    let range = tree.range(of: id)
    open(kind, Int(range.start), Int(range.end))
  }

  private mutating func open(_ kind: String, _ start: Int, _ end: Int) {
    write("(\(kind)")
    place(start)
    place(end)
  }

  private mutating func close() { write(")") }

  private mutating func field(_ text: String) { write(" \(text)") }
  private mutating func field(_ flag: Bool) { field(flag ? "1" : "0") }
  private mutating func none() { write(" ~") }
  private mutating func field(_ name: NameID) { field(tree.names[name]) }

  private mutating func field(_ name: NameOccurrence?) {
    if let name { field(name.name) } else { none() }
  }

  private mutating func field(_ id: ExpressionID?) {
    guard let id else { return none() }
    write(" ")
    expression(id)
  }

  private mutating func field(_ id: PatternID?) {
    guard let id else { return none() }
    write(" ")
    pattern(id)
  }

  private mutating func fields<List: Sequence>(
    _ list: List, _ body: (inout SyntaxDump, List.Element) -> Void
  ) {
    write(" [")
    for element in list { body(&self, element) }
    write("]")
  }

  private mutating func fields(_ list: some Sequence<ExpressionID>) {
    fields(list) { $0.field($1) }
  }

  private mutating func block(_ block: Statement.Block) {
    fields(block) {
      $0.write("\n ")
      $0.statement($1)
    }
  }

  // MARK: Statements

  mutating func writeModule() {
    write("(Module")
    block(tree.body)
    write(" [])\n")
  }

  private mutating func statement(_ id: StatementID) {
    switch tree.statement(id) {
    case .functionDefinition(let function):
      open(function.isAsync ? "AsyncFunctionDef" : "FunctionDef", id)
      field(function.name)
      parameters(function.parameters)
      block(function.body)
      fields(function.decorators)
      field(function.returns)
      typeParameters(function.typeParameters)
    case .classDefinition(let definition):
      open("ClassDef", id)
      field(definition.name)
      fields(definition.bases)
      keywords(definition.keywords)
      block(definition.body)
      fields(definition.decorators)
      typeParameters(definition.typeParameters)
    case .return(let value):
      open("Return", id)
      field(value)
    case .delete(let targets):
      open("Delete", id)
      fields(targets)
    case .assign(let targets, let value):
      open("Assign", id)
      fields(targets)
      field(value)
    case .augmentedAssign(let target, let operation, let value):
      open("AugAssign", id)
      field(target)
      field(name(of: operation))
      field(value)
    case .annotatedAssign(let target, let annotation, let value, let isSimple):
      open("AnnAssign", id)
      field(target)
      field(annotation)
      field(value)
      field(isSimple)
    case .typeAlias(let name, let parameters, let value):
      open("TypeAlias", id)
      field(name)
      typeParameters(parameters)
      field(value)
    case .for(let target, let iterable, let body, let orElse, let isAsync):
      open(isAsync ? "AsyncFor" : "For", id)
      field(target)
      field(iterable)
      block(body)
      block(orElse)
    case .while(let test, let body, let orElse):
      open("While", id)
      field(test)
      block(body)
      block(orElse)
    case .if(let test, let body, let orElse):
      open("If", id)
      field(test)
      block(body)
      block(orElse)
    case .with(let items, let body, let isAsync):
      open(isAsync ? "AsyncWith" : "With", id)
      fields(items) { dump, id in
        let item = dump.tree.item(id)
        dump.write(" (withitem")
        dump.field(item.context)
        dump.field(item.target)
        dump.close()
      }
      block(body)
    case .match(let subject, let cases):
      open("Match", id)
      field(subject)
      fields(cases) { dump, id in
        let matchCase = dump.tree.matchCase(id)
        dump.write(" (match_case")
        dump.field(matchCase.pattern)
        dump.field(matchCase.guardTest)
        dump.block(matchCase.body)
        dump.close()
      }
    case .raise(let exception, let cause):
      open("Raise", id)
      field(exception)
      field(cause)
    case .try(let statement):
      open(statement.isStarred ? "TryStar" : "Try", id)
      block(statement.body)
      fields(statement.handlers) { $0.handler($1) }
      block(statement.orElse)
      block(statement.finally)
    case .assert(let test, let message):
      open("Assert", id)
      field(test)
      field(message)
    case .import(let aliases, _):
      open("Import", id)
      fields(aliases) { $0.alias($1) }
    case .importFrom(let module, let level, let aliases, _):
      open("ImportFrom", id)
      if module.isEmpty { none() } else { field(dotted(module)) }
      fields(aliases) { $0.alias($1) }
      field("\(level)")
    case .global(let names):
      open("Global", id)
      fields(names) { $0.field($1) }
    case .nonlocal(let names):
      open("Nonlocal", id)
      fields(names) { $0.field($1) }
    case .expression(let value):
      open("Expr", id)
      field(value)
    case .pass: open("Pass", id)
    case .break: open("Break", id)
    case .continue: open("Continue", id)
    case .invalid: open("Invalid", id)
    }
    close()
  }

  private mutating func handler(_ id: HandlerID) {
    let handler = tree.handler(id)
    write(" ")
    open("ExceptHandler", id)
    field(handler.type)
    field(handler.name)
    block(handler.body)
    close()
  }

  private mutating func alias(_ id: AliasID) {
    let alias = tree.alias(id)
    write(" ")
    open("alias", id)
    field(alias.isStar ? "*" : dotted(alias.parts))
    field(alias.asName)
    close()
  }

  private func dotted(_ parts: ArenaList<NameOccurrence>) -> String {
    parts.map { tree.names[$0.name] }.joined(separator: ".")
  }

  private mutating func parameters(_ list: ArenaList<ParameterID>) {
    func ids(_ kind: ParameterKind) -> [ParameterID] {
      list.filter { tree.parameter($0).kind == kind }
    }
    func defaults(_ ids: [ParameterID]) -> [ExpressionID?] {
      ids.map { tree.parameter($0).defaultValue }
    }
    func write(_ dump: inout SyntaxDump, _ id: ParameterID) {
      let parameter = dump.tree.parameter(id)
      dump.write(" ")
      dump.open("arg", id)
      dump.field(parameter.name)
      dump.field(parameter.annotation)
      dump.close()
    }
    self.write(" (arguments")
    fields(ids(.positionalOnly), write)
    fields(ids(.positionalOrKeyword), write)
    if let id = ids(.variadicPositional).first { write(&self, id) } else { none() }
    fields(ids(.keywordOnly), write)
    fields(defaults(ids(.keywordOnly))) { $0.field($1) }
    if let id = ids(.variadicKeyword).first { write(&self, id) } else { none() }
    fields(defaults(ids(.positionalOnly) + ids(.positionalOrKeyword)).compactMap { $0 })
    close()
  }

  private mutating func typeParameters(_ list: ArenaList<TypeParameterID>) {
    fields(list) { dump, id in
      let parameter = dump.tree.typeParameter(id)
      let kind =
        switch parameter.kind {
        case .variable: "TypeVar"
        case .variadic: "TypeVarTuple"
        case .specification: "ParamSpec"
        }
      dump.write(" ")
      dump.open(kind, id)
      dump.field(parameter.name)
      if parameter.kind == .variable { dump.field(parameter.bound) }
      dump.field(parameter.defaultValue)
      dump.close()
    }
  }

  private mutating func keywords(_ list: ArenaList<KeywordID>) {
    fields(list) { dump, id in
      let keyword = dump.tree.keyword(id)
      dump.write(" ")
      dump.open("keyword", id)
      if let name = keyword.name { dump.field(name) } else { dump.none() }
      dump.field(keyword.value)
      dump.close()
    }
  }

  // MARK: Expressions

  private mutating func expression(_ id: ExpressionID) {
    switch tree.expression(id) {
    case .booleanOperation(let operation, let values):
      open("BoolOp", id)
      field(operation == .and ? "(And)" : "(Or)")
      fields(values)
    case .namedExpression(let target, let value):
      open("NamedExpr", id)
      field(target)
      field(value)
    case .binaryOperation(let left, let operation, let right):
      open("BinOp", id)
      field(left)
      field(name(of: operation))
      field(right)
    case .unaryOperation(let operation, let operand):
      open("UnaryOp", id)
      field(name(of: operation))
      field(operand)
    case .lambda(let list, let body):
      open("Lambda", id)
      parameters(list)
      field(body)
    case .conditional(let test, let body, let orElse):
      open("IfExp", id)
      field(test)
      field(body)
      field(orElse)
    case .dictionary(let entries):
      open("Dict", id)
      fields(entries.map(\.key)) { $0.field($1) }
      fields(entries.map(\.value))
    case .set(let elements):
      open("Set", id)
      fields(elements)
    case .listComprehension(let element, let clauses):
      open("ListComp", id)
      field(element)
      generators(clauses)
    case .setComprehension(let element, let clauses):
      open("SetComp", id)
      field(element)
      generators(clauses)
    case .generator(let element, let clauses):
      open("GeneratorExp", id)
      field(element)
      generators(clauses)
    case .dictionaryComprehension(let key, let value, let clauses):
      open("DictComp", id)
      field(key)
      field(value)
      generators(clauses)
    case .await(let value):
      open("Await", id)
      field(value)
    case .yield(let value):
      open("Yield", id)
      field(value)
    case .yieldFrom(let value):
      open("YieldFrom", id)
      field(value)
    case .comparison(let left, let operands):
      open("Compare", id)
      field(left)
      fields(operands) { $0.field($0.name(of: $1.comparison)) }
      fields(operands.map(\.value))
    case .call(let function, let arguments, let list):
      open("Call", id)
      field(function)
      fields(arguments)
      keywords(list)
    case .joinedString(let parts):
      open("JoinedStr", id)
      fields(parts)
    case .templateString(let parts):
      open("TemplateStr", id)
      fields(parts)
    case .formattedValue(let value, let conversion, let format):
      open("FormattedValue", id)
      field(value)
      field("\(conversion == .none ? -1 : Int(conversion.rawValue))")
      field(format)
    case .interpolation(let value, let conversion, let format, let text):
      open("Interpolation", id)
      field(value)
      field(String(decoding: tree.source[Int(text.start)..<Int(text.end)], as: UTF8.self))
      field("\(conversion == .none ? -1 : Int(conversion.rawValue))")
      field(format)
    case .constant(let kind):
      open("Constant", id)
      constant(kind, id)
      if tree.isMarkedUnicode(id) { field("u") } else { none() }
    case .attribute(let value, let name):
      open("Attribute", id)
      field(value)
      field(name)
    case .subscript(let value, let index):
      open("Subscript", id)
      field(value)
      field(index)
    case .starred(let value):
      open("Starred", id)
      field(value)
    case .name(let name):
      open("Name", id)
      field(name)
    case .list(let elements):
      open("List", id)
      fields(elements)
    case .tuple(let elements):
      open("Tuple", id)
      fields(elements)
    case .slice(let lower, let upper, let step):
      open("Slice", id)
      field(lower)
      field(upper)
      field(step)
    case .invalid: open("Invalid", id)
    }
    close()
  }

  private mutating func generators(_ list: ArenaList<GeneratorID>) {
    fields(list) { dump, id in
      let clause = dump.tree.generator(id)
      dump.write(" (comprehension")
      dump.field(clause.target)
      dump.field(clause.iterable)
      dump.fields(clause.conditions)
      dump.field(clause.isAsync)
      dump.close()
    }
  }

  private mutating func constant(_ kind: ConstantKind, _ id: ExpressionID) {
    let range = tree.range(of: id)
    let text = tree.source[Int(range.start)..<Int(range.end)]
    switch kind {
    case .none: field("None")
    case .true: field("True")
    case .false: field("False")
    case .ellipsis: field("Ellipsis")
    case .integer: field(tree.integerValue(of: id).map { "i\($0)" } ?? "big")
    case .float: field("f" + (tree.floatValue(of: id).map { "\($0.bitPattern)" } ?? "?"))
    case .imaginary: field("j")
    case .string:
      // Named characters are not decoded by the tree; both sides leave such constants out.
      if text.containsNamedCharacter { return field("sN") }
      field("s" + hexadecimal(Array((tree.stringValue(of: id) ?? "?").utf8)))
    case .bytes: field("b" + hexadecimal(tree.bytesValue(of: id) ?? []))
    }
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    for byte in bytes { result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: result, as: UTF8.self)
  }

  private func name(of operation: BinaryOperator) -> String {
    switch operation {
    case .add: "(Add)"
    case .subtract: "(Sub)"
    case .multiply: "(Mult)"
    case .matrixMultiply: "(MatMult)"
    case .divide: "(Div)"
    case .modulo: "(Mod)"
    case .power: "(Pow)"
    case .leftShift: "(LShift)"
    case .rightShift: "(RShift)"
    case .or: "(BitOr)"
    case .xor: "(BitXor)"
    case .and: "(BitAnd)"
    case .floorDivide: "(FloorDiv)"
    }
  }

  private func name(of operation: UnaryOperator) -> String {
    switch operation {
    case .invert: "(Invert)"
    case .not: "(Not)"
    case .plus: "(UAdd)"
    case .minus: "(USub)"
    }
  }

  private func name(of comparison: ComparisonOperator) -> String {
    switch comparison {
    case .equal: "(Eq)"
    case .notEqual: "(NotEq)"
    case .less: "(Lt)"
    case .lessEqual: "(LtE)"
    case .greater: "(Gt)"
    case .greaterEqual: "(GtE)"
    case .is: "(Is)"
    case .isNot: "(IsNot)"
    case .in: "(In)"
    case .notIn: "(NotIn)"
    }
  }

  // MARK: Patterns

  private mutating func pattern(_ id: PatternID) {
    switch tree.pattern(id) {
    case .value(let value):
      open("MatchValue", id)
      field(value)
    case .singleton(let value):
      open("MatchSingleton", id)
      if case .constant(let kind) = tree.expression(value) { constant(kind, value) }
    case .sequence(let patterns):
      open("MatchSequence", id)
      fields(patterns) { $0.field($1) }
    case .mapping(let entries, let rest):
      open("MatchMapping", id)
      fields(entries.map(\.key))
      fields(entries) { $0.field($1.pattern) }
      field(rest)
    case .class(let type, let positional, let keywords):
      open("MatchClass", id)
      field(type)
      fields(positional) { $0.field($1) }
      fields(keywords) { $0.field($0.tree.keywordPattern($1).name) }
      fields(keywords) { $0.field($0.tree.keywordPattern($1).pattern) }
    case .star(let name):
      open("MatchStar", id)
      field(name)
    case .capture(let pattern, let name):
      open("MatchAs", id)
      field(pattern)
      field(name)
    case .alternatives(let patterns):
      open("MatchOr", id)
      fields(patterns) { $0.field($1) }
    case .invalid: open("Invalid", id)
    }
    close()
  }
}

extension ArraySlice<UInt8> {
  fileprivate var containsNamedCharacter: Bool {
    indices.dropLast(2).contains {
      self[$0] == UInt8(ascii: "\\") && self[$0 + 1] == UInt8(ascii: "N")
        && self[$0 + 2] == UInt8(ascii: "{")
    }
  }
}
