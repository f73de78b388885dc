extension PythonTree {
  package func expression(_ id: ExpressionID) -> Expression {
    let node = nodes[Int(id.index)]
    let (a, b, c) = (ExpressionID(index: node.a), ExpressionID(index: node.b), node.c)
    switch node.kind {
    case .booleanOperation:
      return .booleanOperation(node.flags == 0 ? .and : .or, values: list(node.a))
    case .namedExpression: return .namedExpression(target: a, value: b)
    case .binaryOperation: return .binaryOperation(left: a, binaryOperator(node), right: b)
    case .unaryOperation: return .unaryOperation(unaryOperator(node), operand: a)
    case .lambda: return .lambda(parameters: list(node.a), body: b)
    case .conditionalExpression:
      return .conditional(test: a, body: b, orElse: ExpressionID(index: c))
    case .dictionary: return .dictionary(list(node.a))
    case .set: return .set(list(node.a))
    case .listComprehension: return .listComprehension(element: a, list(node.b))
    case .setComprehension: return .setComprehension(element: a, list(node.b))
    case .generatorExpression: return .generator(element: a, list(node.b))
    case .dictionaryComprehension:
      return .dictionaryComprehension(key: ExpressionID(optional: node.a), value: b, list(c))
    case .awaiting: return .await(a)
    case .yield: return .yield(ExpressionID(optional: node.a))
    case .yieldFrom: return .yieldFrom(a)
    case .comparison: return .comparison(left: a, list(node.b))
    case .call: return .call(function: a, arguments: list(node.b), keywords: list(c))
    case .joinedString: return .joinedString(parts: list(node.a))
    case .templateString: return .templateString(parts: list(node.a))
    case .formattedValue:
      return .formattedValue(a, conversion(node), format: ExpressionID(optional: node.b))
    case .interpolation:
      return .interpolation(
        a, conversion(node), format: ExpressionID(optional: node.b),
        text: ByteRange(Int(node.start) + 1, Int(c)))
    case .constantNone: return .constant(.none)
    case .constantTrue: return .constant(.true)
    case .constantFalse: return .constant(.false)
    case .constantEllipsis: return .constant(.ellipsis)
    case .integer: return .constant(.integer)
    case .float: return .constant(.float)
    case .imaginary: return .constant(.imaginary)
    case .string: return .constant(.string)
    case .bytes: return .constant(.bytes)
    case .attribute: return .attribute(a, name: NameID(index: node.b))
    case .subscripting: return .subscript(a, index: b)
    case .starred: return .starred(a)
    case .name: return .name(NameID(index: node.a))
    case .list: return .list(list(node.a))
    case .tuple: return .tuple(list(node.a))
    case .slice:
      return .slice(
        lower: ExpressionID(optional: node.a), upper: ExpressionID(optional: node.b),
        step: ExpressionID(optional: c))
    default: return .invalid
    }
  }

  private func unaryOperator(_ node: SyntaxNode) -> UnaryOperator {
    guard let operation = UnaryOperator(rawValue: node.flags) else {
      preconditionFailure("the parser stores operators by their raw values")
    }
    return operation
  }

  private func conversion(_ node: SyntaxNode) -> Conversion {
    guard let conversion = Conversion(rawValue: node.flags) else {
      preconditionFailure("the parser stores conversions by their letters")
    }
    return conversion
  }

  package func keyword(_ id: KeywordID) -> KeywordArgument {
    let node = nodes[Int(id.index)]
    return KeywordArgument(
      name: node.a == 0 ? nil : NameID(index: node.a - 1), value: ExpressionID(index: node.b))
  }

  package func generator(_ id: GeneratorID) -> GeneratorClause {
    let node = nodes[Int(id.index)]
    return GeneratorClause(
      target: ExpressionID(index: node.a), iterable: ExpressionID(index: node.b),
      conditions: list(node.c), isAsync: node.flags == 1)
  }
}
