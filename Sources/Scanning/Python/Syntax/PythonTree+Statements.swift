extension PythonTree {
  package func statement(_ id: StatementID) -> Statement {
    let node = nodes[Int(id.index)]
    let (a, b, c) = (node.a, node.b, node.c)
    func expression(_ index: UInt32) -> ExpressionID { ExpressionID(index: index) }
    switch node.kind {
    case .function: return .functionDefinition(function(node))
    case .classDefinition: return .classDefinition(classDefinition(node))
    case .returning: return .return(ExpressionID(optional: a))
    case .delete: return .delete(list(a))
    case .assign: return .assign(targets: list(a), value: expression(b))
    case .augmentedAssign:
      return .augmentedAssign(target: expression(a), binaryOperator(node), value: expression(b))
    case .annotatedAssign:
      return .annotatedAssign(
        target: expression(a), annotation: expression(b), value: ExpressionID(optional: c),
        isSimple: node.flags == 1)
    case .typeAlias:
      return .typeAlias(name: expression(a), typeParameters: list(b), value: expression(c))
    case .forLoop:
      let record = Int(a)
      return .for(
        target: expression(words[record]), iterable: expression(words[record + 1]),
        body: list(words[record + 2]), orElse: list(words[record + 3]), isAsync: node.flags == 1)
    case .whileLoop: return .while(test: expression(a), body: list(b), orElse: list(c))
    case .conditional: return .if(test: expression(a), body: list(b), orElse: list(c))
    case .with: return .with(items: list(a), body: list(b), isAsync: node.flags == 1)
    case .match: return .match(subject: expression(a), cases: list(b))
    case .raise:
      return .raise(exception: ExpressionID(optional: a), cause: ExpressionID(optional: b))
    case .tryBlock:
      let record = Int(a)
      return .try(
        TryStatement(
          body: list(words[record]), handlers: list(words[record + 1]),
          orElse: list(words[record + 2]), finally: list(words[record + 3]),
          isStarred: node.flags == 1))
    case .assert: return .assert(test: expression(a), message: ExpressionID(optional: b))
    case .importModules: return .import(aliases: list(a), isLazy: node.flags == 1)
    case .importFrom:
      return .importFrom(
        module: list(a), level: Int(c), aliases: list(b), isLazy: node.flags == 1)
    case .global: return .global(list(a))
    case .nonlocal: return .nonlocal(list(a))
    case .expressionStatement: return .expression(expression(a))
    case .pass: return .pass
    case .breakLoop: return .break
    case .continueLoop: return .continue
    default: return .invalid
    }
  }

  private func function(_ node: SyntaxNode) -> FunctionDefinition {
    let record = Int(node.a)
    return FunctionDefinition(
      name: occurrence(words[record]), decorators: list(words[record + 5]),
      typeParameters: list(words[record + 1]), parameters: list(words[record + 2]),
      returns: ExpressionID(optional: words[record + 3]), body: list(words[record + 4]),
      isAsync: node.flags == 1)
  }

  private func classDefinition(_ node: SyntaxNode) -> ClassDefinition {
    let record = Int(node.a)
    return ClassDefinition(
      name: occurrence(words[record]), decorators: list(words[record + 5]),
      typeParameters: list(words[record + 1]), bases: list(words[record + 2]),
      keywords: list(words[record + 3]), body: list(words[record + 4]))
  }

  func binaryOperator(_ node: SyntaxNode) -> BinaryOperator {
    guard let operation = BinaryOperator(rawValue: node.flags) else {
      preconditionFailure("the parser stores operators by their raw values")
    }
    return operation
  }

  package func alias(_ id: AliasID) -> ImportAlias {
    let node = nodes[Int(id.index)]
    return ImportAlias(parts: list(node.a), asName: occurrence(optional: node.b))
  }

  package func handler(_ id: HandlerID) -> ExceptHandler {
    let node = nodes[Int(id.index)]
    return ExceptHandler(
      type: ExpressionID(optional: node.a), name: occurrence(optional: node.b), body: list(node.c))
  }

  package func item(_ id: WithItemID) -> WithItem {
    let node = nodes[Int(id.index)]
    return WithItem(context: ExpressionID(index: node.a), target: ExpressionID(optional: node.b))
  }

  package func matchCase(_ id: CaseID) -> MatchCase {
    let node = nodes[Int(id.index)]
    return MatchCase(
      pattern: PatternID(index: node.a), guardTest: ExpressionID(optional: node.b),
      body: list(node.c))
  }

  package func parameter(_ id: ParameterID) -> Parameter {
    let node = nodes[Int(id.index)]
    guard let kind = ParameterKind(rawValue: node.flags) else {
      preconditionFailure("the parser stores parameter kinds by their raw values")
    }
    return Parameter(
      kind: kind, name: NameID(index: node.a), annotation: ExpressionID(optional: node.b),
      defaultValue: ExpressionID(optional: node.c))
  }

  package func typeParameter(_ id: TypeParameterID) -> TypeParameter {
    let node = nodes[Int(id.index)]
    guard let kind = TypeParameterKind(rawValue: node.flags) else {
      preconditionFailure("the parser stores type parameter kinds by their raw values")
    }
    return TypeParameter(
      kind: kind, name: occurrence(node.a), bound: ExpressionID(optional: node.b),
      defaultValue: ExpressionID(optional: node.c))
  }

  package func pattern(_ id: PatternID) -> Pattern {
    let node = nodes[Int(id.index)]
    switch node.kind {
    case .matchValue: return .value(ExpressionID(index: node.a))
    case .matchSingleton: return .singleton(ExpressionID(index: node.a))
    case .matchSequence: return .sequence(list(node.a))
    case .matchMapping: return .mapping(list(node.a), rest: occurrence(optional: node.c))
    case .matchClass:
      return .class(
        ExpressionID(index: node.a), positional: list(node.b), keywords: list(node.c))
    case .matchStar: return .star(occurrence(optional: node.a))
    case .matchAs:
      return .capture(PatternID(optional: node.a), name: occurrence(optional: node.b))
    case .matchOr: return .alternatives(list(node.a))
    default: return .invalid
    }
  }

  /// A keyword of a class pattern.
  package func keywordPattern(_ id: KeywordID) -> KeywordPattern {
    let node = nodes[Int(id.index)]
    return KeywordPattern(name: NameID(index: node.a - 1), pattern: PatternID(index: node.b))
  }
}
