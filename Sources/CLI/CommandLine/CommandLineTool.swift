import Reporting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: reads the command line, runs the command, and ends with its exit code.
package enum CommandLineTool {
  package static func main() -> Never {
    exit(run(SystemCall.arguments()).rawValue)
  }

  private static func run(_ arguments: [Argument]) -> ExitCode {
    switch CommandLineParser.parse(arguments) {
    case .failure(let error): return refuse(error)
    case .success(let options):
      guard let command = Command.named(options.command) else {
        preconditionFailure("the parser names declared commands only")
      }
      return run(command, with: options)
    }
  }

  private static func refuse(_ error: UsageError) -> ExitCode {
    var console = console(color: error.color, verbosity: .normal, to: STDOUT_FILENO)
    console.error(error.line)
    console.hint(error.hint)
    return .couldNotWork
  }

  private static func run(_ command: Command, with options: Options) -> ExitCode {
    var console = console(color: options.color, verbosity: options.verbosity, to: STDOUT_FILENO)
    do throws(ToolError) {
      guard let name = options.output, name != "-", !command.writesOutputItself else {
        let code = try timed(command, options, &console)
        try deliver(&console)
        return code
      }
      return try run(command, with: options, into: name)
    } catch {
      console.error(error.message)
      return .couldNotWork
    }
  }

  private static func timed(
    _ command: Command, _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let clock = ContinuousClock()
    let start = clock.now
    let code = try command.run(options, &console)
    let milliseconds = (clock.now - start) / .milliseconds(1)
    console.detail("\(command.name.text) took \(Int(milliseconds.rounded())) ms")
    return code
  }

  /// The file is opened before the work, so that a name that cannot be written is said at once.
  private static func run(
    _ command: Command, with options: Options, into name: Argument
  ) throws(ToolError) -> ExitCode {
    let file = try OutputFile(name)
    var console = console(
      color: options.color, verbosity: options.verbosity, to: file.descriptor)
    let code: ExitCode
    do throws(ToolError) {
      code = try timed(command, options, &console)
      console.flush()
      if let failure = console.output.failure {
        throw .cannotWrite(file: name, reason: failure.reason)
      }
    } catch {
      file.abandon()
      throw error
    }
    try file.commit()
    return code
  }

  private static func deliver(_ console: inout Console) throws(ToolError) {
    console.flush()
    guard let failure = console.output.failure, !failure.isBrokenPipe else { return }
    throw .lostOutput(reason: failure.reason)
  }

  private static func console(
    color: ColorChoice, verbosity: Verbosity, to descriptor: Int32
  ) -> Console {
    Console(
      output: ByteStream(to: descriptor), errors: ByteStream(to: STDERR_FILENO),
      style: Style(color, on: SystemCall.facts(ofStream: descriptor)),
      errorStyle: Style(color, on: SystemCall.facts(ofStream: STDERR_FILENO)),
      verbosity: verbosity)
  }
}
