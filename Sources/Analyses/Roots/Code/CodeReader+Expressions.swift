import Scanning

// The strings and calls of expressions.
extension CodeReader {
  /// What an expression is inside of.
  private struct Surroundings {
    var callee = ""
    var name = ""
    var isKey = false
  }

  /// Notes every string and call in an expression; the result is what it may stand for itself.
  @discardableResult
  mutating func walk(_ root: ExpressionID, name: String) -> [CodeText] {
    var stack: [(ExpressionID, Surroundings)] = [(root, Surroundings(name: name))]
    while let (id, around) = stack.popLast() {
      switch tree.expression(id) {
      case .constant(.string):
        if let text = tree.stringValue(of: id) { note(CodeText(text), id, around) }
      case .joinedString, .binaryOperation(_, .modulo, _):
        noteComputed(id, around)
        for child in tree.children(of: id).reversed() { stack.append((child, around)) }
      case .binaryOperation(_, .add, _), .binaryOperation(_, .divide, _):
        noteComputed(id, around)
        var inner = around
        inner.callee = around.callee.isEmpty ? "+" : around.callee
        for child in tree.children(of: id).reversed() { stack.append((child, inner)) }
      case .call(let function, let arguments, let keywords):
        let callee = dotted(function)
        noteCall(id, callee, function, arguments, keywords)
        if Self.joining.contains(where: { callee.hasSuffix($0) }) { noteComputed(id, around) }
        stack.append((function, around))
        for keyword in keywords {
          let argument = tree.keyword(keyword)
          let name = argument.name.map { tree.names[$0] } ?? around.name
          stack.append((argument.value, Surroundings(callee: callee, name: name)))
        }
        for argument in arguments.reversed() {
          stack.append((argument, Surroundings(callee: callee, name: around.name)))
        }
      case .dictionary(let entries):
        for entry in entries.reversed() {
          var value = around
          if let key = entry.key {
            var inKey = around
            inKey.isKey = true
            if let text = tree.stringValue(of: key), around.name.isEmpty { value.name = text }
            stack.append((entry.value, value))
            stack.append((key, inKey))
          } else {
            stack.append((entry.value, value))
          }
        }
      case .lambda(_, let body): stack.append((body, around))
      case .subscript(let owner, let index):
        var inner = around
        inner.callee = dotted(owner) + "[]"
        stack.append((index, inner))
        stack.append((owner, around))
      case .comparison(let left, let operands):
        var inner = around
        inner.callee = "=="
        for operand in operands.reversed() { stack.append((operand.value, inner)) }
        stack.append((left, inner))
      default:
        for child in tree.children(of: id).reversed() { stack.append((child, around)) }
      }
    }
    return values(of: root)
  }

  /// The calls that put texts and paths together.
  private static let joining = [".format", ".join", ".joinpath", ".with_name", ".resolve", "str"]

  private mutating func note(_ value: CodeText, _ id: ExpressionID, _ around: Surroundings) {
    outline.strings.append(
      CodeString(
        value: value, line: line(id), callee: around.callee, name: around.name, isKey: around.isKey,
        function: scopes[current].function))
  }

  private mutating func noteComputed(_ id: ExpressionID, _ around: Surroundings) {
    for value in values(of: id) where !value.isUnknown { note(value, id, around) }
  }

  private func maker(of argument: ExpressionID) -> String {
    guard case .call(let function, _, _) = tree.expression(argument) else { return "" }
    switch tree.expression(function) {
    case .name(let name), .attribute(_, let name): return tree.names[name]
    default: return ""
    }
  }

  private mutating func noteCall(
    _ id: ExpressionID, _ callee: String, _ function: ExpressionID,
    _ arguments: ArenaList<ExpressionID>, _ keywords: ArenaList<KeywordID>
  ) {
    var found: [CodeCall.Argument] = []
    for argument in arguments {
      found.append(
        .init(
          keyword: "", values: values(of: argument), parameter: parameter(argument),
          maker: maker(of: argument), module: moduleName(argument)))
    }
    for keyword in keywords {
      let argument = tree.keyword(keyword)
      guard let name = argument.name else { continue }
      found.append(
        .init(
          keyword: tree.names[name], values: values(of: argument.value),
          parameter: parameter(argument.value), module: moduleName(argument.value)))
    }
    var receiver: [CodeText] = []
    if case .attribute(let owner, let method) = tree.expression(function) {
      receiver = values(of: owner)
      extend(owner, by: tree.names[method], found)
    }
    outline.calls.append(
      CodeCall(
        callee: callee, receiver: receiver, arguments: found, line: line(id),
        function: scopes[current].function, type: scopes[current].type))
  }
}
