/// A list of elements stored in a tree, in source order.
package struct ArenaList<Element: ArenaElement>: RandomAccessCollection, Sendable {
  @usableFromInline let words: ContiguousArray<UInt32>
  @usableFromInline let first: Int
  package let count: Int

  /// A list is its count in one word, and the elements' words after it; list zero is the empty one.
  @inlinable init(words: ContiguousArray<UInt32>, at list: UInt32) {
    self.words = words
    self.first = Int(list) + 1
    self.count = Int(words[Int(list)])
  }

  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { count }

  @inlinable package subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "an index of this list")
    return Element(words: words, at: first + position * Element.width)
  }
}
