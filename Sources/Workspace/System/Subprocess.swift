#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Other programs, run to their end.
enum Subprocess {
  struct Outcome {
    let end: ProcessEnd
    let output: [UInt8]
    let errors: [UInt8]

    var hasSucceeded: Bool { end == .exited(0) }

    /// The first line of what it said of its failure.
    var complaint: String {
      let line = errors.prefix { $0 != UInt8(ascii: "\n") }
      if !line.isEmpty { return String(decoding: line, as: UTF8.self) }
      return switch end {
      case .exited(let code): "it ended with code \(code)"
      case .signalled(let number): "signal \(number) ended it"
      }
    }
  }

  /// Runs a program and collects what it says. It reads from a file, because whoever writes to a program that has gone is ended by the
  /// system, and that must not happen in the middle of a change of the tree.
  static func run(
    _ words: [[UInt8]], in folder: AbsolutePath? = nil, input: AbsolutePath? = nil
  ) throws(SystemFailure) -> Outcome {
    guard let source = input ?? AbsolutePath("/dev/null") else { throw .notRegular }
    let feed = try SystemCalls.open(source, as: .reading)
    let answers = try SystemCalls.pipe()
    let complaints = try SystemCalls.pipe()
    let process: Int32
    do throws(SystemFailure) {
      process = try SystemCalls.spawn(
        words, in: folder, input: feed.number, output: answers.writing, errors: complaints.writing)
    } catch {
      for end in [answers, complaints] {
        SystemCalls.close(end.reading)
        SystemCalls.close(end.writing)
      }
      throw error
    }
    SystemCalls.close(answers.writing)
    SystemCalls.close(complaints.writing)
    // Both at once: a program that waits for one of them to be read must not wait for ever.
    let collected = Parallel.map(count: 2, jobs: 2) { index in
      all(of: Descriptor(index == 0 ? answers.reading : complaints.reading))
    }
    guard let end = try SystemCalls.end(of: process, waiting: true) else {
      preconditionFailure("whoever waits for a process gets its end")
    }
    return Outcome(end: end, output: collected[0], errors: collected[1])
  }

  private static func all(of descriptor: consuming Descriptor) -> [UInt8] {
    var bytes: [UInt8] = []
    while let count = try? SystemCalls.read(descriptor, atMost: 1 << 16, appendingTo: &bytes),
      count > 0
    {}
    return bytes
  }
}

/// A command of the user's own, which decides with its exit code.
package struct VerifyCommand: Sendable {
  package enum Verdict: Hashable, Sendable {
    case passed
    case failed(String)
  }

  /// For a shell.
  package let line: [UInt8]
  package let timeout: Int?

  package init(line: [UInt8], timeoutInSeconds timeout: Int?) {
    self.line = line
    self.timeout = timeout
  }

  /// Runs it in a folder. What it says goes to standard error, so that standard output holds the result only.
  func run(in folder: AbsolutePath) throws(SystemFailure) -> Verdict {
    guard let nothing = AbsolutePath("/dev/null") else { return .failed("there is no /dev/null") }
    let input = try SystemCalls.open(nothing, as: .reading)
    let process = try SystemCalls.spawn(
      [Array("/bin/sh".utf8), Array("-c".utf8), line], in: folder, input: input.number,
      output: STDERR_FILENO, errors: STDERR_FILENO)
    let start = SystemCalls.milliseconds
    var nap = 1
    while true {
      if let end = try SystemCalls.end(of: process, waiting: false) {
        switch end {
        case .exited(0): return .passed
        case .exited(let code): return .failed("it ended with code \(code)")
        case .signalled(let number): return .failed("signal \(number) ended it")
        }
      }
      var objection: String?
      if let timeout, SystemCalls.milliseconds - start > timeout * 1000 {
        objection = "it took longer than \(timeout) s"
      } else if SystemCalls.isAskedToEnd {
        objection = "it was interrupted"
      }
      if let objection {
        SystemCalls.killGroup(of: process)
        _ = try SystemCalls.end(of: process, waiting: true)
        return .failed(objection)
      }
      SystemCalls.pause(milliseconds: nap)
      nap = min(nap * 2, 50)
    }
  }
}
