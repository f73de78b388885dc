/// Bytes on their way to a descriptor, held back until there are enough of them; without a descriptor they are kept.
package struct ByteStream: Sendable {
  private let descriptor: Int32?
  package private(set) var pending: [UInt8] = []
  /// Set once the stream takes no more; what is written then is dropped.
  package private(set) var failure: SystemCall.Failure?

  private static let enough = 1 << 16

  package init(to descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// A stream that keeps everything in `pending`.
  package static var kept: ByteStream { ByteStream() }

  private init() {
    descriptor = nil
  }

  package mutating func write(_ bytes: some Collection<UInt8>) {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.enough { flush() }
  }

  /// Hands a large piece on as it is: copying it would cost more than a call of the system.
  package mutating func write(_ bytes: [UInt8]) {
    guard let descriptor, bytes.count >= Self.enough else {
      write(bytes[...])
      return
    }
    flush()
    if failure == nil { failure = SystemCall.write(bytes, to: descriptor) }
  }

  package mutating func flush() {
    guard let descriptor, !pending.isEmpty else { return }
    if failure == nil {
      failure = SystemCall.write(pending, to: descriptor)
    }
    pending.removeAll(keepingCapacity: true)
  }
}
