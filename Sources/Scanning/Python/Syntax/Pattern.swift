/// One pattern of a `case`, as a view of a tree's rows; the cases are those of Python's own `ast`.
package enum Pattern: Sendable {
  case value(ExpressionID)
  /// `None`, `True` or `False`.
  case singleton(ExpressionID)
  case sequence(ArenaList<PatternID>)
  case mapping(ArenaList<MappingEntry>, rest: NameOccurrence?)
  case `class`(ExpressionID, positional: ArenaList<PatternID>, keywords: ArenaList<KeywordID>)
  /// `*name`, or `*_` where there is no name.
  case star(NameOccurrence?)
  /// `pattern as name`; a name alone has no pattern, and `_` has neither.
  case capture(PatternID?, name: NameOccurrence?)
  case alternatives(ArenaList<PatternID>)
  /// A pattern that could not be read; one of the tree's problems says why.
  case invalid
}

/// `key: pattern` of a mapping pattern.
package struct MappingEntry: ArenaElement {
  package let key: ExpressionID
  package let pattern: PatternID
  package static var width: Int { 2 }
  package init(words: ContiguousArray<UInt32>, at offset: Int) {
    key = ExpressionID(index: words[offset])
    pattern = PatternID(index: words[offset + 1])
  }
}

/// `name=pattern` of a class pattern.
package struct KeywordPattern: Sendable {
  package let name: NameID
  package let pattern: PatternID
}
