/// Bytes on their way to standard output, or to a file that appears whole at the end.
package struct StandardOutput: ~Copyable {
  private let destination: Destination
  private var pending: [UInt8] = []
  /// What is written after a failure is dropped.
  private var failed = false

  private enum Destination {
    case descriptor(Int32)
    case file(AbsolutePath)
  }

  private static let enough = 1 << 16

  /// To standard output, as soon as there are enough bytes for a call.
  package init() {
    destination = .descriptor(1)
  }

  /// To a file, which stays as it was until `finish`.
  package init(to file: AbsolutePath) {
    destination = .file(file)
  }

  init(descriptor: Int32) {
    destination = .descriptor(descriptor)
  }

  /// Throws `readerGone` where nobody reads any more: a reason to end quietly.
  package mutating func write(_ bytes: some Collection<UInt8>) throws(FileError) {
    pending.append(contentsOf: bytes)
    if case .descriptor = destination, pending.count >= Self.enough { try flush() }
  }

  package mutating func write(_ text: String) throws(FileError) {
    try write(text.utf8)
  }

  /// Hands on what is held back. To be called once more at the end, or the rest is lost.
  package mutating func finish() throws(FileError) {
    try flush()
  }

  private mutating func flush() throws(FileError) {
    defer { pending.removeAll(keepingCapacity: true) }
    switch destination {
    case .file(let path): try FileWriter.writeAtomically(pending, to: path)
    case .descriptor(let number):
      if failed || pending.isEmpty { return }
      do throws(SystemFailure) {
        try SystemCalls.write(pending, to: number)
      } catch {
        failed = true
        throw error == .brokenPipe ? .readerGone : .cannotPrint(error)
      }
    }
  }
}
