/// One statement of a Python source, as a view of a tree's rows; the cases are those of Python's own `ast`.
package enum Statement: Sendable {
  case functionDefinition(FunctionDefinition)
  case classDefinition(ClassDefinition)
  case `return`(ExpressionID?)
  case delete(ArenaList<ExpressionID>)
  case assign(targets: ArenaList<ExpressionID>, value: ExpressionID)
  case augmentedAssign(target: ExpressionID, BinaryOperator, value: ExpressionID)
  /// `isSimple`: the target is a name without parentheses.
  case annotatedAssign(
    target: ExpressionID, annotation: ExpressionID, value: ExpressionID?, isSimple: Bool)
  case typeAlias(
    name: ExpressionID, typeParameters: ArenaList<TypeParameterID>, value: ExpressionID)
  case `for`(
    target: ExpressionID, iterable: ExpressionID, body: Block, orElse: Block, isAsync: Bool)
  case `while`(test: ExpressionID, body: Block, orElse: Block)
  /// An `elif` is an `if` that stands alone in `orElse`.
  case `if`(test: ExpressionID, body: Block, orElse: Block)
  case with(items: ArenaList<WithItemID>, body: Block, isAsync: Bool)
  case match(subject: ExpressionID, cases: ArenaList<CaseID>)
  case raise(exception: ExpressionID?, cause: ExpressionID?)
  case `try`(TryStatement)
  case assert(test: ExpressionID, message: ExpressionID?)
  case `import`(aliases: ArenaList<AliasID>, isLazy: Bool)
  /// `module` is empty for `from . import x`; `level` is the number of dots.
  case importFrom(
    module: ArenaList<NameOccurrence>, level: Int, aliases: ArenaList<AliasID>, isLazy: Bool)
  case global(ArenaList<NameOccurrence>)
  case nonlocal(ArenaList<NameOccurrence>)
  case expression(ExpressionID)
  case pass
  case `break`
  case `continue`
  /// A statement that could not be read; one of the tree's problems says why.
  case invalid

  package typealias Block = ArenaList<StatementID>
}

/// A `def`, with or without `async`. Where its name could not be read, the name's range is empty.
package struct FunctionDefinition: Sendable {
  package let name: NameOccurrence
  package let decorators: ArenaList<ExpressionID>
  package let typeParameters: ArenaList<TypeParameterID>
  package let parameters: ArenaList<ParameterID>
  package let returns: ExpressionID?
  package let body: Statement.Block
  package let isAsync: Bool
}

/// A `class`. Where its name could not be read, the name's range is empty.
package struct ClassDefinition: Sendable {
  package let name: NameOccurrence
  package let decorators: ArenaList<ExpressionID>
  package let typeParameters: ArenaList<TypeParameterID>
  package let bases: ArenaList<ExpressionID>
  package let keywords: ArenaList<KeywordID>
  package let body: Statement.Block
}

/// A `try` with its clauses; `isStarred` where they are `except*`.
package struct TryStatement: Sendable {
  package let body: Statement.Block
  package let handlers: ArenaList<HandlerID>
  package let orElse: Statement.Block
  package let finally: Statement.Block
  package let isStarred: Bool
}

/// One `except` clause.
package struct ExceptHandler: Sendable {
  package let type: ExpressionID?
  package let name: NameOccurrence?
  package let body: Statement.Block
}

/// One `a.b as c`, or the star of `from a import *`, whose parts are empty.
package struct ImportAlias: Sendable {
  package let parts: ArenaList<NameOccurrence>
  package let asName: NameOccurrence?
  package var isStar: Bool { parts.isEmpty }
}

/// One `context as target` of a `with`.
package struct WithItem: Sendable {
  package let context: ExpressionID
  package let target: ExpressionID?
}

/// One `case pattern if guard:` with its block.
package struct MatchCase: Sendable {
  package let pattern: PatternID
  package let guardTest: ExpressionID?
  package let body: Statement.Block
}

/// One parameter; its range ends before its default.
package struct Parameter: Sendable {
  package let kind: ParameterKind
  package let name: NameID
  package let annotation: ExpressionID?
  package let defaultValue: ExpressionID?
}

/// One type parameter.
package struct TypeParameter: Sendable {
  package let kind: TypeParameterKind
  package let name: NameOccurrence
  package let bound: ExpressionID?
  package let defaultValue: ExpressionID?
}
