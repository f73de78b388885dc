/// Whether a stream of this process leads to a terminal.
package struct Terminal: Hashable, Sendable {
  package enum Stream: Int32, Hashable, Sendable {
    case output = 1
    case error = 2
  }

  package let isTerminal: Bool

  package init(_ stream: Stream) {
    isTerminal = SystemCalls.isTerminal(stream.rawValue)
  }
}
