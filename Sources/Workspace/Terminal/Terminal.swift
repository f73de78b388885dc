/// What there is to know of the terminal that a stream of this process may lead to.
package struct Terminal: Hashable, Sendable {
  /// Standard output or standard error.
  package enum Stream: Int32, Hashable, Sendable {
    case output = 1
    case error = 2
  }

  package let isTerminal: Bool
  /// In columns, where there is a terminal that tells.
  package let width: Int?
  /// Whether colours are wanted when nobody says.
  package let wantsColor: Bool

  package init(_ stream: Stream) {
    let isTerminal = SystemCalls.isTerminal(stream.rawValue)
    self.init(
      isTerminal: isTerminal,
      width: isTerminal ? SystemCalls.terminalWidth(stream.rawValue) : nil,
      environment: SystemCalls.environment)
  }

  /// `NO_COLOR` is heard before `CLICOLOR_FORCE`, and both before what the terminal can do. Set to nothing, they are not set.
  init(isTerminal: Bool, width: Int?, environment: (String) -> String?) {
    self.isTerminal = isTerminal
    self.width = width
    let forced = environment("CLICOLOR_FORCE") ?? ""
    wantsColor =
      if !(environment("NO_COLOR") ?? "").isEmpty {
        false
      } else if !forced.isEmpty, forced != "0" {
        true
      } else {
        isTerminal && environment("TERM") != "dumb"
      }
  }

  /// From now on writing to a pipe that nobody reads fails, where it would have killed the process.
  package static func ignoreBrokenPipes() {
    SystemCalls.ignoreBrokenPipes()
  }
}
