import Scanning

extension PythonTree {
  /// The expressions right inside an expression, in source order.
  func children(of id: ExpressionID) -> [ExpressionID] {
    switch expression(id) {
    case .booleanOperation(_, let values): return Array(values)
    case .namedExpression(_, let value), .unaryOperation(_, let value), .await(let value),
      .yieldFrom(let value), .starred(let value), .attribute(let value, _),
      .formattedValue(let value, _, _), .interpolation(let value, _, _, _):
      return [value]
    case .binaryOperation(let left, _, let right), .subscript(let left, let right):
      return [left, right]
    case .lambda(_, let body): return [body]
    case .conditional(let test, let body, let orElse): return [body, test, orElse]
    case .dictionary(let entries): return entries.flatMap { [$0.key, $0.value].compactMap { $0 } }
    case .set(let items), .list(let items), .tuple(let items), .joinedString(let items),
      .templateString(let items):
      return Array(items)
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
      .generator(let element, let clauses):
      return [element] + inside(clauses)
    case .dictionaryComprehension(let key, let value, let clauses):
      return [key, value].compactMap { $0 } + inside(clauses)
    case .yield(let value): return value.map { [$0] } ?? []
    case .comparison(let left, let operands): return [left] + operands.map(\.value)
    case .call(let function, let arguments, let keywords):
      return [function] + arguments + keywords.map { keyword($0).value }
    case .slice(let lower, let upper, let step): return [lower, upper, step].compactMap { $0 }
    case .constant, .name, .invalid: return []
    }
  }

  private func inside(_ clauses: ArenaList<GeneratorID>) -> [ExpressionID] {
    clauses.flatMap { id -> [ExpressionID] in
      let clause = generator(id)
      return [clause.iterable] + clause.conditions
    }
  }
}
