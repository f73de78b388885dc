import Synchronization

/// One line on standard error that says how far the work is: only on a terminal, and only when the work takes over a second.
///
/// A class, because the threads that do the work count on the same line.
package final class Progress: Sendable {
  private let label: String
  private let total: Int
  private let write: @Sendable ([UInt8]) -> Void
  private let clock: @Sendable () -> Int
  private let start: Int
  private let isShown: Bool
  private let done = Atomic<Int>(0)
  /// When the line was last written, in milliseconds after the start; 0 while there is none.
  private let lastShown = Atomic<Int>(0)

  private static let patience = 1000
  private static let pause = 100

  package convenience init(_ label: String, total: Int) {
    self.init(
      label, total: total, isShown: Terminal(.error).isTerminal,
      clock: { SystemCalls.milliseconds },
      write: { try? SystemCalls.write($0, to: Terminal.Stream.error.rawValue) })
  }

  init(
    _ label: String, total: Int, isShown: Bool, clock: @escaping @Sendable () -> Int,
    write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.label = label
    self.total = total
    self.isShown = isShown
    self.clock = clock
    self.write = write
    start = clock()
  }

  /// One more is done. May be called from any thread.
  package func advance() {
    guard isShown else { return }
    let count = done.add(1, ordering: .relaxed).newValue
    let now = clock() - start
    let last = lastShown.load(ordering: .relaxed)
    guard now >= Self.patience, now - last >= Self.pause else { return }
    // One of the threads that come here at once gets to write.
    guard
      lastShown.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged
    else { return }
    write(Array("\r\u{1b}[K\(label) \(count)/\(total)".utf8))
  }

  /// Takes the line away again.
  package func finish() {
    guard lastShown.exchange(0, ordering: .relaxed) > 0 else { return }
    write(Array("\r\u{1b}[K".utf8))
  }
}
