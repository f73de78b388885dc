import Scanning

/// How the types that declarations write lead to names.
package enum SwiftName {
  /// The last name of a type as it is written, without generic arguments: `B` of `A.B<C>`; nil for `[A]`, `A?` and the like.
  package static func last(of written: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var end = written.startIndex
    var start = written.startIndex
    for place in written.indices {
      switch written[place] {
      case UInt8(ascii: "."): start = place + 1
      case UInt8(ascii: "<"):
        return start == place ? nil : trimmed(written[start..<place])
      case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "?"), UInt8(ascii: "!"),
        UInt8(ascii: "~"), UInt8(ascii: "@"):
        return nil
      default: break
      }
      end = place + 1
    }
    return start < end ? trimmed(written[start..<end]) : nil
  }

  /// The types of a composition such as `A & B`.
  static func parts(of written: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    written.split(separator: UInt8(ascii: "&")).map(trimmed)
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isEdge(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte == UInt8(ascii: "`") || byte == UInt8(ascii: ")")
        || byte == UInt8(ascii: "(")
    }
    var text = text
    while let first = text.first, isEdge(first) { text.removeFirst() }
    while let last = text.last, isEdge(last) { text.removeLast() }
    return text
  }
}
