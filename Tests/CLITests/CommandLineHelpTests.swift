import CLI
import Reporting
import Testing

@Suite("Pages")
struct CommandLineHelpTests {
  /// Runs a line and returns what it writes to standard output.
  private func output(of line: String, style: Style = .plain) throws -> String {
    let words = line.split(separator: " ").map { Argument(String($0)) }
    let options = try CommandLineParser.parse(words).get()
    let command = try #require(Command.named(options.command))
    var console = Console(output: .kept, errors: .kept, style: style)
    let code = try command.run(options, &console)
    #expect(code == .nothingToReport)
    #expect(console.errors.pending.isEmpty)
    return String(decoding: console.output.pending, as: UTF8.self)
  }

  @Test(
    "a page reads as its golden does",
    arguments: [
      ("help", "help"), ("help audit", "help-audit"), ("help why", "help-why"),
      ("graph --help", "help-graph"), ("help completions", "help-completions"),
      ("rules", "rules"), ("explain heavy-init", "explain-heavy-init"), ("man", "man"),
    ])
  func goldens(line: String, golden: String) throws {
    try Golden(golden).check(output(of: line))
  }

  @Test("no page is wider than 80 columns, but for examples")
  func width() throws {
    for command in Command.all {
      let examples = command.examples.map { "  " + $0.line }
      for line in try output(of: "help \(command.name.text)").split(separator: "\n")
      where !examples.contains(String(line)) {
        #expect(line.count <= 80, "\(line)")
      }
    }
    for line in try output(of: "rules").split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
    for rule in Rule.all {
      for line in try output(of: "explain \(rule.name)").split(separator: "\n") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test("colour changes the look and not the text")
  func colour() throws {
    for line in ["help", "help graph", "rules", "explain path-hack"] {
      let colored = try output(of: line, style: .colored)
      #expect(colored.contains("\u{1B}["))
      let plain = colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
      #expect(try plain == output(of: line))
    }
  }

  @Test("the version is one line")
  func version() throws {
    #expect(try output(of: "--version") == "pollard \(Version.current)\n")
  }

  @Test("the manual page starts no line with a request that is not its own")
  func roff() throws {
    let requests: Set<Substring> = [
      ".TH", ".nh", ".ad", ".SH", ".SS", ".PP", ".TP", ".RS", ".RE", ".nf", ".fi",
    ]
    for line in try output(of: "man").split(separator: "\n") {
      #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
      #expect(!line.hasPrefix("'"), "\(line)")
      if line.hasPrefix(".") {
        #expect(requests.contains(line.prefix { $0 != " " }), "\(line)")
      }
    }
  }

  @Test("every rule has something to say under each heading, and a name like the others")
  func rules() {
    #expect(Rule.all.map(\.name) == Rule.all.map(\.name).sorted())
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.name.wholeMatch(of: #/[a-z]+(-[a-z]+)+/#) != nil)
      #expect(!rule.why.isEmpty && !rule.remedies.isEmpty && !rule.example.isEmpty)
      #expect(Rule.named(rule.name) == rule)
    }
  }
}
