/// Questions to the bytes of a name.
extension Span where Element == UInt8 {
  func equals(_ text: String) -> Bool {
    count == text.utf8.count && holds(text, at: 0)
  }

  func hasPrefix(_ text: String) -> Bool {
    count >= text.utf8.count && holds(text, at: 0)
  }

  func hasSuffix(_ text: String) -> Bool {
    count >= text.utf8.count && holds(text, at: count - text.utf8.count)
  }

  private func holds(_ text: String, at start: Int) -> Bool {
    var index = start
    for byte in text.utf8 {
      if self[index] != byte { return false }
      index += 1
    }
    return true
  }

  func contains(_ byte: UInt8) -> Bool {
    for index in indices where self[index] == byte { return true }
    return false
  }

  /// Only for short spans: every place is tried.
  func contains(_ text: String) -> Bool {
    let length = text.utf8.count
    if count < length { return false }
    for start in 0...(count - length) where holds(text, at: start) { return true }
    return false
  }
}
