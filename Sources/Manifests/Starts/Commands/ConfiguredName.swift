/// The form of strings in configurations that may name something in a module.
enum ConfiguredName {
  /// `a.b`, `a.b.C`, `a.b:c`, `a.b:create()`; no file name, no address, no number.
  static func isMention(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count >= 3, bytes.count <= 200 else { return false }
    var dots = 0
    var colons = 0
    var isFirst = true
    var left = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "."):
        if isFirst { return false }
        if colons == 0 { dots += 1 }
        isFirst = true
      case UInt8(ascii: ":"):
        if isFirst || colons > 0 { return false }
        colons += 1
        isFirst = true
      case UInt8(ascii: "("):
        return !isFirst && colons == 1 && bytes.last == UInt8(ascii: ")")
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isFirst { return false }
      case UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
        isFirst = false
      default: return false
      }
      left += 1
    }
    return !isFirst && (dots > 0 || colons == 1)
  }
}
