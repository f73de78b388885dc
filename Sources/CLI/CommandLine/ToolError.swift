/// Why a command that was understood could not be carried out.
package enum ToolError: Error, Equatable, Sendable {
  case cannotWrite(file: Argument, reason: String)
  case lostOutput(reason: String)
  /// Something a layer below says in a whole sentence.
  case refused(String)
  case noSuchModule(String, nearest: String?)

  package var message: String {
    switch self {
    case .cannotWrite(let file, let reason):
      "cannot write \(file.quoted): \(reason); name another file with --output"
    case .lostOutput(let reason):
      "cannot write to standard output: \(reason); the result is incomplete"
    case .refused(let message):
      message
    case .noSuchModule(let name, let nearest):
      "there is no module \"\(name)\" here"
        + (nearest.map { ": did you mean \"\($0)\"?" }
          ?? "; `pollard graph --format jsonl` lists the modules")
    }
  }
}
