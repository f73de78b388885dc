/// What a run tells the program that started it.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case nothingToReport = 0
  case findings = 1
  case couldNotWork = 2

  package var meaning: String {
    switch self {
    case .nothingToReport: "nothing to report"
    case .findings: "findings, or no path where one was asked for"
    case .couldNotWork: "Pollard could not do its work: bad usage, or input it cannot go on without"
    }
  }
}
