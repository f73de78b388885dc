/// An open file or folder, closed at the end of its life.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    SystemCalls.close(number)
  }

  /// Ends the life without closing: something else has taken over.
  consuming func release() {
    discard self
  }
}
