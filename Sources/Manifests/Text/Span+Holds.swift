extension Span<UInt8> {
  /// Whether the bytes stand somewhere in the text.
  func holds(_ needle: ArraySlice<UInt8>) -> Bool {
    guard let first = needle.first, needle.count <= count else { return false }
    let rest = Array(needle)
    var start = 0
    while start + rest.count <= count {
      if self[start] == first {
        var length = 1
        while length < rest.count, self[start + length] == rest[length] { length += 1 }
        if length == rest.count { return true }
      }
      start += 1
    }
    return false
  }
}
