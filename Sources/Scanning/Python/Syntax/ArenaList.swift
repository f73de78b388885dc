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

  // What a collection inherits for this asks for its indices by way of several generic calls, at every element.
  @inlinable package func makeIterator() -> Iterator { Iterator(self) }
  @inlinable package func index(after position: Int) -> Int { position + 1 }
  @inlinable package func index(before position: Int) -> Int { position - 1 }
  @inlinable package func formIndex(after position: inout Int) { position += 1 }
  @inlinable package func formIndex(before position: inout Int) { position -= 1 }

  /// A walk from the first element of a list to its last.
  package struct Iterator: IteratorProtocol {
    @usableFromInline let list: ArenaList
    @usableFromInline var position = 0

    @inlinable init(_ list: ArenaList) { self.list = list }

    @inlinable package mutating func next() -> Element? {
      guard position < list.count else { return nil }
      defer { position += 1 }
      return Element(words: list.words, at: list.first + position * Element.width)
    }
  }
}
