import Manifests
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The README", .enabled(if: RunningProgram.isBuilt, RunningProgram.comment))
struct RunningReadmeTests {
  /// A line of the README that stands for lines left out.
  private static let omission = "[…]"

  private func readme() throws -> [String] {
    let file = try #require(fopen("\(RunningProgram.checkout)/README.md", "r"))
    defer { fclose(file) }
    return Golden.contents(of: file).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// Each piece of the README between omissions must be printed as it stands, one after the other.
  private func check(_ shown: [String], isPrinted output: String, _ command: String) {
    let printed = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var next = 0
    var follows = true
    for line in shown {
      if line.trimmingBlanks == Self.omission {
        follows = false
        continue
      }
      let found = printed[next...].firstIndex(of: line)
      guard let found, !follows || found == next else {
        Issue.record("\(command) does not print this line there: \(line)")
        return
      }
      next = found + 1
      follows = true
    }
  }

  @Test("the examples are what the commands print")
  func examples() throws {
    let fixture = RunningProgram.fixture("trading-system")
    let lines = try readme()
    let start = "    $ pollard "
    var count = 0
    for (index, line) in lines.enumerated() where line.hasPrefix(start) {
      let shown = lines[(index + 1)...].prefix { $0.isEmpty || $0.hasPrefix("    ") }
        .map { String($0.dropFirst(4)) }
      let command = String(line.dropFirst(6))
      let text = try RunningProgram.run(command, in: fixture).text
      check(shown.reversed().drop(while: \.isEmpty).reversed(), isPrinted: text, command)
      count += 1
    }
    #expect(count >= 4)
  }

  @Test("the audit is what the first command prints")
  func audit() throws {
    let lines = try readme()
    let fence = try #require(lines.firstIndex(of: "```"))
    let shown = Array(lines[(fence + 1)...].prefix { $0 != "```" })
    let audit = try RunningProgram.run(
      "pollard audit Fixtures/trading-system", in: RunningProgram.checkout)
    #expect(audit.code == 1)
    check(shown, isPrinted: audit.text, "pollard audit")
  }

  @Test("the table of settings is the documentation of the settings")
  func settings() throws {
    #expect(try readme().joined(separator: "\n").contains(PollardConfiguration.documentation))
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
