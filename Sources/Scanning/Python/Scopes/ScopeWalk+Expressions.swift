extension ScopeWalk {
  /// A comprehension of any kind; `key` is a dictionary's.
  struct Comprehension {
    let kind: Scope.Kind
    let range: ByteRange
    let key: ExpressionID?
    let element: ExpressionID
    let clauses: ArenaList<GeneratorID>
  }

  mutating func visit(_ id: ExpressionID, _ role: NameUse.Role, _ place: Place) {
    switch tree.expression(id) {
    case .name(let name):
      note(
        name, tree.range(of: id), role, role == .read ? .read : .assigned, node: id.index, place)
    case .list(let elements), .tuple(let elements): push(elements, place, as: role)
    case .starred(let value): push(value, place, as: role)
    case .constant(.string) where place.isAnnotation: visitQuoted(id, place)
    case .attribute(let value, _): push(value, place)
    case .subscript(let value, let index): visitSubscript(value, index, place)
    case .booleanOperation(_, let values): push(values, place)
    case .namedExpression(let target, let value):
      if scopes[Int(place.scope.index)].kind.isComprehension { bindOutside(target, place) }
      push(target, place, as: .assign)
      push(value, place)
    case .binaryOperation(let left, _, let right):
      push(right, place)
      push(left, place)
    case .unaryOperation(_, let operand): push(operand, place)
    case .lambda(let parameters, let body): visitLambda(id, parameters, body, place)
    case .conditional(let test, let body, let orElse):
      push(orElse, place)
      push(body, place)
      push(test, place)
    case .dictionary(let entries):
      for entry in entries.reversed() {
        push(entry.value, place)
        push(entry.key, place)
      }
    case .set(let elements): push(elements, place)
    case .listComprehension(let element, let clauses):
      visit(id, .listComprehension, nil, element, clauses, place)
    case .setComprehension(let element, let clauses):
      visit(id, .setComprehension, nil, element, clauses, place)
    case .generator(let element, let clauses):
      visit(id, .generator, nil, element, clauses, place)
    case .dictionaryComprehension(let key, let value, let clauses):
      visit(id, .dictionaryComprehension, key, value, clauses, place)
    case .await(let value), .yieldFrom(let value): push(value, place)
    case .yield(let value): push(value, place)
    case .comparison(let left, let operands):
      for operand in operands.reversed() { push(operand.value, place) }
      push(left, place)
    case .call(let function, let arguments, let keywords):
      let plain = place.with { $0.isAnnotation = false }
      push(keywords, plain)
      push(arguments, plain)
      push(function, plain)
    case .joinedString(let parts), .templateString(let parts): push(parts, place)
    case .formattedValue(let value, _, let format), .interpolation(let value, _, let format, _):
      push(format, place)
      push(value, place)
    case .slice(let lower, let upper, let step):
      push(step, place)
      push(upper, place)
      push(lower, place)
    case .constant, .invalid: break
    }
  }

  // MARK: Annotations

  mutating func visitAnnotation(_ id: ExpressionID, _ place: Place) {
    var around = place
    around.isAnnotation = true
    if place.moment == .import { around.moment = .annotation }
    if postponesAnnotations {
      around.isUnevaluated = true
      if around.moment == .annotation || around.moment == .call { around.moment = .postponed }
    }
    visit(id, .read, around)
  }

  /// The words of `Literal[…]` are words; other strings in an annotation are annotations.
  private mutating func visitSubscript(
    _ value: ExpressionID, _ index: ExpressionID, _ place: Place
  ) {
    var inside = place
    switch tree.expression(value) {
    case .name(let name), .attribute(_, let name):
      if place.isAnnotation, tree.names[name] == "Literal" { inside.isAnnotation = false }
    default: break
    }
    push(index, inside)
    push(value, place)
  }

  /// Notes the names in a string that stands for an annotation.
  private mutating func visitQuoted(_ id: ExpressionID, _ place: Place) {
    guard let text = tree.stringValue(of: id), text.utf8.count <= Self.longestQuoted else { return }
    let inner = PythonTree(parsing: [UInt8(ascii: "(")] + Array(text.utf8) + [UInt8(ascii: ")")])
    guard inner.isAccepted else { return }
    let around = place.with {
      $0.isUnevaluated = true
      if $0.moment != .typing && $0.moment != .never { $0.moment = .quoted }
    }
    for index in inner.nodes.indices where inner.nodes[index].kind == .name {
      let name = intern(inner.names.bytes(of: NameID(index: inner.nodes[index].a)))
      note(name, tree.range(of: id), .read, .mentioned, node: id.index, around)
    }
  }

  /// No annotation is longer; a text that is would be parsed for nothing.
  private static let longestQuoted = 4096

  // MARK: Scopes of their own

  private mutating func visitLambda(
    _ id: ExpressionID, _ parameters: ArenaList<ParameterID>, _ body: ExpressionID, _ place: Place
  ) {
    let inside = place.with {
      $0.scope = open(.lambda, nil, tree.range(of: id), in: place)
      if $0.moment == .import { $0.moment = .call }
      $0.isInLoop = false
      $0.isAnnotation = false
    }
    push(body, inside)
    for parameter in parameters.reversed() {
      let occurrence = occurrence(of: parameter)
      pending.append(
        .binding(
          occurrence.name, occurrence.range, .parameter, .parameter, node: parameter.index, inside))
    }
    for parameter in parameters.reversed() {
      push(tree.parameter(parameter).defaultValue, place)
    }
  }

  private mutating func visit(
    _ id: ExpressionID, _ kind: Scope.Kind, _ key: ExpressionID?, _ element: ExpressionID,
    _ clauses: ArenaList<GeneratorID>, _ place: Place
  ) {
    let comprehension = Comprehension(
      kind: kind, range: tree.range(of: id), key: key, element: element, clauses: clauses)
    pending.append(.comprehension(comprehension, place))
    // What is looped over first belongs to the scope around.
    push(clauses.first.map { tree.generator($0).iterable }, place)
  }

  mutating func open(_ comprehension: Comprehension, _ place: Place) {
    let inside = place.with {
      $0.scope = open(comprehension.kind, nil, comprehension.range, in: place)
      $0.isInLoop = true
    }
    push(comprehension.element, inside)
    push(comprehension.key, inside)
    for (position, id) in comprehension.clauses.enumerated().reversed() {
      let clause = tree.generator(id)
      push(clause.conditions, inside)
      push(clause.target, inside, as: .assign)
      if position > 0 { push(clause.iterable, inside) }
    }
  }

  /// `:=` in a comprehension binds in the function or module around it.
  private mutating func bindOutside(_ target: ExpressionID, _ place: Place) {
    guard case .name(let name) = tree.expression(target) else { return }
    var scope = place.scope
    while scopes[Int(scope.index)].kind.isComprehension,
      let parent = scopes[Int(scope.index)].parent
    {
      scope = parent
    }
    let known = mangled(name, in: place)
    if scopes[Int(scope.index)].kind == .module {
      symbol(known, place.scope, .declaredGlobal)
      symbol(known, .module, .declaredGlobal)
      return
    }
    let outer = symbol(known, scope, .assigned)
    let isGlobal = symbols[Int(outer.index)].uses.contains(.declaredGlobal)
    symbol(known, place.scope, isGlobal ? .declaredGlobal : .declaredNonlocal)
  }
}
