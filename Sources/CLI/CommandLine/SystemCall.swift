#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The only file of this target with unsafe code: `argv` and `write(2)` are spoken to in pointers, because a `String` would lose
// bytes that are no UTF-8 and an array would have to be copied for every part that one call leaves over.

/// The few questions the command line asks of the system it runs on.
package enum SystemCall {
  /// An error number of the system.
  package struct Failure: Error, Hashable, Sendable {
    package let number: Int32

    /// The reader went away, which is no failure of ours.
    package var isBrokenPipe: Bool { number == EPIPE }

    package var reason: String {
      guard let text = strerror(number) else { return "error \(number)" }
      return String(cString: text).lowercased()
    }
  }

  /// The words after the program's name, as raw bytes.
  static func arguments() -> [Argument] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      guard let word = CommandLine.unsafeArgv[index] else { return nil }
      return Argument(bytes: Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
    }
  }

  static func facts(ofStream descriptor: Int32) -> StreamFacts {
    StreamFacts(isTerminal: isatty(descriptor) == 1) { name in
      getenv(name).map { String(cString: $0) }
    }
  }

  /// What a variable of the environment holds; nil where it is not set or empty.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Adds to the end of a file, which is made where it is missing.
  static func append(_ bytes: [UInt8], to path: String) -> Failure? {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return Failure(number: errno) }
    defer { close(descriptor) }
    return write(bytes, to: descriptor)
  }

  /// Writes everything, or says why not.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Failure? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, part.baseAddress, part.count)
        #else
          let count = Darwin.write(descriptor, part.baseAddress, part.count)
        #endif
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return Failure(number: errno)
        }
      }
      return nil
    }
  }
}
