package import Reporting

/// Where a command speaks: the result to standard output or a file, everything else to standard error.
package struct Console: Sendable {
  /// Of the result.
  package let style: Style
  /// Of what goes to standard error.
  package let errorStyle: Style
  package let verbosity: Verbosity
  package private(set) var output: ByteStream
  package private(set) var errors: ByteStream

  package init(
    output: ByteStream, errors: ByteStream, style: Style = .plain, errorStyle: Style = .plain,
    verbosity: Verbosity = .normal
  ) {
    self.output = output
    self.errors = errors
    self.style = style
    self.errorStyle = errorStyle
    self.verbosity = verbosity
  }

  // MARK: The result

  package mutating func write(_ text: String) {
    output.write(text.utf8)
  }

  package mutating func write(bytes: some Collection<UInt8>) {
    output.write(bytes)
  }

  package mutating func write(bytes: [UInt8]) {
    output.write(bytes)
  }

  package mutating func print(_ line: String) {
    output.write(line.utf8)
    output.write(CollectionOfOne(UInt8(ascii: "\n")))
  }

  // MARK: Standard error

  package mutating func error(_ message: String) {
    say("error", as: .error, message)
  }

  /// Silent under `--quiet`.
  package mutating func warn(_ message: String) {
    if verbosity != .quiet { say("warning", as: .warning, message) }
  }

  /// Silent under `--quiet`.
  package mutating func hint(_ message: String) {
    if verbosity != .quiet { say("hint", as: .faint, message) }
  }

  /// Heard only under `--verbose`.
  package mutating func detail(_ message: String) {
    if verbosity == .verbose { say("note", as: .faint, message) }
  }

  private mutating func say(_ kind: String, as role: Style.Role, _ message: String) {
    // What was printed before must also appear before.
    output.flush()
    errors.write("pollard: \(errorStyle.paint("\(kind):", as: role)) \(message)\n".utf8)
    errors.flush()
  }

  /// Hands on what is still held back; to be called once, at the end.
  package mutating func flush() {
    output.flush()
    errors.flush()
  }
}
