/// Why a command that was understood could not be carried out.
package enum ToolError: Error, Equatable, Sendable {
  case cannotWrite(file: Argument, reason: String)
  case lostOutput(reason: String)
  case notBuilt(CommandName)

  package var message: String {
    switch self {
    case .cannotWrite(let file, let reason):
      "cannot write \(file.quoted): \(reason); name another file with --output"
    case .lostOutput(let reason):
      "cannot write to standard output: \(reason); the result is incomplete"
    case .notBuilt(let command):
      "this build of Pollard has no \(command.text) command; use a newer one"
    }
  }
}
