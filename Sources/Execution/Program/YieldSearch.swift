import Scanning

/// Whether a function's own statements yield, those of functions inside it left out.
struct YieldSearch {
  private let tree: PythonTree
  private var statements: [StatementID] = []
  private var expressions: [ExpressionID] = []

  static func finds(in body: Statement.Block, of tree: PythonTree) -> Bool {
    var search = YieldSearch(tree: tree)
    search.statements += body
    return search.run()
  }

  private init(tree: PythonTree) { self.tree = tree }

  private mutating func run() -> Bool {
    while true {
      if let next = expressions.popLast() {
        if visit(next) { return true }
      } else if let next = statements.popLast() {
        visit(next)
      } else {
        return false
      }
    }
  }

  private mutating func visit(_ id: StatementID) {
    switch tree.statement(id) {
    case .functionDefinition(let definition):
      expressions += definition.decorators
      expressions += definition.parameters.compactMap { tree.parameter($0).defaultValue }
    case .classDefinition(let definition):
      expressions += definition.decorators
      expressions += definition.bases
    case .return(let value): add(value)
    case .delete(let targets): expressions += targets
    case .assign(let targets, let value):
      expressions += targets
      expressions.append(value)
    case .augmentedAssign(let target, _, let value): expressions += [target, value]
    case .annotatedAssign(_, _, let value, _): add(value)
    case .for(let target, let iterable, let body, let orElse, _):
      expressions += [target, iterable]
      statements += body
      statements += orElse
    case .while(let test, let body, let orElse), .if(let test, let body, let orElse):
      expressions.append(test)
      statements += body
      statements += orElse
    case .with(let items, let body, _):
      expressions += items.map { tree.item($0).context }
      statements += body
    case .match(let subject, let cases):
      expressions.append(subject)
      for clause in cases.map(tree.matchCase) {
        add(clause.guardTest)
        statements += clause.body
      }
    case .raise(let exception, let cause):
      add(exception)
      add(cause)
    case .try(let statement):
      statements += statement.body
      for handler in statement.handlers { statements += tree.handler(handler).body }
      statements += statement.orElse
      statements += statement.finally
    case .assert(let test, let message):
      expressions.append(test)
      add(message)
    case .expression(let value): expressions.append(value)
    case .typeAlias, .import, .importFrom, .global, .nonlocal, .pass, .break, .continue, .invalid:
      break
    }
  }

  /// Puts the parts of an expression aside; true for a `yield`.
  private mutating func visit(_ id: ExpressionID) -> Bool {
    switch tree.expression(id) {
    case .yield, .yieldFrom: return true
    case .booleanOperation(_, let values): expressions += values
    case .namedExpression(_, let value), .unaryOperation(_, let value), .await(let value),
      .attribute(let value, _), .starred(let value):
      expressions.append(value)
    case .binaryOperation(let left, _, let right): expressions += [left, right]
    case .conditional(let test, let body, let orElse): expressions += [test, body, orElse]
    case .dictionary(let entries):
      for entry in entries {
        add(entry.key)
        expressions.append(entry.value)
      }
    case .set(let items), .list(let items), .tuple(let items): expressions += items
    case .comparison(let left, let operands):
      expressions.append(left)
      expressions += operands.map(\.value)
    case .call(let function, let arguments, let keywords):
      expressions.append(function)
      expressions += arguments
      expressions += keywords.map { tree.keyword($0).value }
    case .joinedString(let parts), .templateString(let parts): expressions += parts
    case .formattedValue(let value, _, _), .interpolation(let value, _, _, _):
      expressions.append(value)
    case .subscript(let owner, let index): expressions += [owner, index]
    case .slice(let lower, let upper, let step):
      add(lower)
      add(upper)
      add(step)
    // A comprehension or a lambda has no `yield` of the function around it.
    case .lambda, .listComprehension, .setComprehension, .generator, .dictionaryComprehension,
      .constant, .name, .invalid:
      break
    }
    return false
  }

  private mutating func add(_ id: ExpressionID?) {
    if let id { expressions.append(id) }
  }
}
