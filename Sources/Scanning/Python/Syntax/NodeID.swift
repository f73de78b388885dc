/// Something that is stored as a fixed number of words in a tree's word table and can be listed there.
package protocol ArenaElement: Sendable {
  static var width: Int { get }
  init(words: ContiguousArray<UInt32>, at offset: Int)
}

/// The place of one node in the tree that made it; meaningless in any other tree.
package protocol NodeID: ArenaElement, Hashable {
  var index: UInt32 { get }
  init(index: UInt32)
}

extension NodeID {
  @inlinable package static var width: Int { 1 }

  @inlinable package init(words: ContiguousArray<UInt32>, at offset: Int) {
    self.init(index: words[offset])
  }

  /// The word for "none" is zero, because node zero is never handed out.
  @inlinable package init?(optional index: UInt32) {
    if index == 0 { return nil }
    self.init(index: index)
  }
}

/// A statement of one tree.
package struct StatementID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// An expression of one tree.
package struct ExpressionID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// A pattern of a `case`.
package struct PatternID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One `a.b as c` of an import.
package struct AliasID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One `name=value` or `**value` of a call or a class header.
package struct KeywordID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One parameter of a function or a lambda.
package struct ParameterID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One type parameter between the brackets of a function, class or alias.
package struct TypeParameterID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One `except` clause.
package struct HandlerID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One `item as target` of a `with` statement.
package struct WithItemID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One `case` of a `match` statement.
package struct CaseID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}

/// One `for … in … if …` of a comprehension.
package struct GeneratorID: NodeID {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
}
