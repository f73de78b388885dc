import CLI
import Reporting
import Testing

@Suite("What commands and flags declare")
struct CommandLineDeclarationTests {
  @Test(
    "the names and letters of a command's flags are its own", arguments: Command.all.map(\.name))
  func distinctFlags(name: CommandName) throws {
    let spellings = try #require(Command.named(name)).flags.flatMap(\.spellings)
    #expect(Set(spellings).count == spellings.count)
  }

  @Test("a name or letter means one flag, with or without a value, in every command")
  func sameEverywhere() {
    var known: [String: (name: String, takesValue: Bool)] = [:]
    for flag in Command.all.flatMap(\.flags) {
      for spelling in flag.spellings {
        let before = known[spelling] ?? (flag.name, flag.slot != nil)
        #expect(before == (flag.name, flag.slot != nil), "\(spelling)")
        known[spelling] = before
      }
    }
  }

  @Test("commands are distinct, and each has a summary that fits a list")
  func commands() {
    #expect(Set(Command.all.map(\.name)).count == Command.all.count)
    for command in Command.all {
      #expect((1...60).contains(command.summary.count), "\(command.name.text)")
      #expect(!command.summary.hasSuffix("."), "\(command.name.text)")
    }
  }

  @Test("only the last operand may be left out or repeated")
  func operands() {
    for command in Command.all {
      for operand in command.operands.dropLast() {
        #expect(operand.count == .one, "\(command.name.text)")
      }
    }
  }

  @Test("every example of a command is a line it accepts", arguments: Command.all.map(\.name))
  func examples(name: CommandName) throws {
    for example in try #require(Command.named(name)).examples {
      let line = example.line.split(separator: "pollard ", maxSplits: 1).last ?? ""
      let words = line.prefix { !"|>)".contains($0) }.split(separator: " ")
      let parsed = CommandLineParser.parse(words.map { Argument(String($0)) })
      #expect((try? parsed.get())?.command == name, "\(example.line)")
    }
  }

  @Test("every flag stands in help, in the manual page and in each shell's completions")
  func everywhere() {
    let man = ManPage(of: Command.all).text
    for command in Command.all {
      let help = HelpPage(of: command, style: .plain).text
      for flag in command.flags {
        #expect(help.contains(flag.long), "help \(command.name.text) \(flag.long)")
        #expect(help.contains("\(flag.short ?? ""), ") || flag.short == nil, "\(flag.long)")
        let escaped = flag.long.split(separator: "-", omittingEmptySubsequences: false)
        #expect(man.contains("\\fB\(escaped.joined(separator: "\\-"))\\fR"), "man \(flag.long)")
        for shell in Shell.allCases {
          let script = shell.completions(of: [command])
          let form = shell == .fish ? "-l \(flag.name) " : flag.long
          #expect(script.contains(form), "\(shell) \(command.name.text) \(flag.long)")
        }
      }
    }
  }

  @Test("every command and rule stands in the overview, in the manual page and in the completions")
  func commandsEverywhere() {
    let overview = HelpPage(overviewOf: Command.all, style: .plain).text
    let man = ManPage(of: Command.all).text
    for command in Command.all {
      #expect(overview.contains("\n  \(command.name.text) "))
      #expect(man.contains("\\fBpollard \(command.name.text)\\fR"))
      for shell in Shell.allCases {
        #expect(shell.completions(of: Command.all).contains(command.name.text))
      }
    }
    for shell in Shell.allCases {
      let script = shell.completions(of: Command.all)
      for rule in Rule.all { #expect(script.contains(rule.name)) }
    }
  }
}
