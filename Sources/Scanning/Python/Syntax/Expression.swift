/// One expression of a Python source, as a view of a tree's rows; the cases are those of Python's own `ast`.
package enum Expression: Sendable {
  case booleanOperation(BooleanOperator, values: ArenaList<ExpressionID>)
  case namedExpression(target: ExpressionID, value: ExpressionID)
  case binaryOperation(left: ExpressionID, BinaryOperator, right: ExpressionID)
  case unaryOperation(UnaryOperator, operand: ExpressionID)
  case lambda(parameters: ArenaList<ParameterID>, body: ExpressionID)
  case conditional(test: ExpressionID, body: ExpressionID, orElse: ExpressionID)
  case dictionary(ArenaList<DictionaryEntry>)
  case set(ArenaList<ExpressionID>)
  case listComprehension(element: ExpressionID, ArenaList<GeneratorID>)
  case setComprehension(element: ExpressionID, ArenaList<GeneratorID>)
  case generator(element: ExpressionID, ArenaList<GeneratorID>)
  /// Without a key it is `{**value for …}`.
  case dictionaryComprehension(
    key: ExpressionID?, value: ExpressionID, ArenaList<GeneratorID>)
  case await(ExpressionID)
  case yield(ExpressionID?)
  case yieldFrom(ExpressionID)
  case comparison(left: ExpressionID, ArenaList<ComparisonOperand>)
  case call(
    function: ExpressionID, arguments: ArenaList<ExpressionID>, keywords: ArenaList<KeywordID>)
  /// The parts are string constants and formatted values.
  case joinedString(parts: ArenaList<ExpressionID>)
  /// The parts are string constants and interpolations.
  case templateString(parts: ArenaList<ExpressionID>)
  /// The format is a joined string.
  case formattedValue(ExpressionID, Conversion, format: ExpressionID?)
  case interpolation(ExpressionID, Conversion, format: ExpressionID?, text: ByteRange)
  case constant(ConstantKind)
  case attribute(ExpressionID, name: NameID)
  case `subscript`(ExpressionID, index: ExpressionID)
  case starred(ExpressionID)
  case name(NameID)
  case list(ArenaList<ExpressionID>)
  case tuple(ArenaList<ExpressionID>)
  case slice(lower: ExpressionID?, upper: ExpressionID?, step: ExpressionID?)
  /// An expression that could not be read; one of the tree's problems says why.
  case invalid
}

/// `key: value` of a dictionary; without a key it is `**value`.
package struct DictionaryEntry: ArenaElement {
  package let key: ExpressionID?
  package let value: ExpressionID
  package static var width: Int { 2 }
  package init(words: ContiguousArray<UInt32>, at offset: Int) {
    key = ExpressionID(optional: words[offset])
    value = ExpressionID(index: words[offset + 1])
  }
}

/// `< value` of a chain of comparisons.
package struct ComparisonOperand: ArenaElement {
  package let comparison: ComparisonOperator
  package let value: ExpressionID
  package static var width: Int { 2 }
  package init(words: ContiguousArray<UInt32>, at offset: Int) {
    guard let comparison = ComparisonOperator(rawValue: UInt8(truncatingIfNeeded: words[offset]))
    else { preconditionFailure("the parser stores operators by their raw values") }
    self.comparison = comparison
    value = ExpressionID(index: words[offset + 1])
  }
}

/// `name=value`, or `**value` where there is no name.
package struct KeywordArgument: Sendable {
  package let name: NameID?
  package let value: ExpressionID
}

/// `for target in iterable if conditions…` of a comprehension.
package struct GeneratorClause: Sendable {
  package let target: ExpressionID
  package let iterable: ExpressionID
  package let conditions: ArenaList<ExpressionID>
  package let isAsync: Bool
}
