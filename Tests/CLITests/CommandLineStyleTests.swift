import CLI
import Reporting
import Testing

@Suite("Colour")
struct CommandLineStyleTests {
  private func check(
    _ choice: ColorChoice, terminal: Bool, _ variables: [String: String], isOn: Bool,
    at place: SourceLocation = #_sourceLocation
  ) {
    let facts = StreamFacts(isTerminal: terminal) { variables[$0] }
    #expect(Style(choice, on: facts).isOn == isOn, sourceLocation: place)
  }

  @Test("left to itself, colour is for terminals that have it")
  func automatic() {
    check(.auto, terminal: true, ["TERM": "xterm"], isOn: true)
    check(.auto, terminal: false, ["TERM": "xterm"], isOn: false)
    check(.auto, terminal: true, ["TERM": "dumb"], isOn: false)
    check(.auto, terminal: true, [:], isOn: false)
  }

  @Test("the environment forbids or forces it, forbidding first")
  func environment() {
    check(.auto, terminal: true, ["TERM": "xterm", "NO_COLOR": "1"], isOn: false)
    check(.auto, terminal: true, ["TERM": "xterm", "NO_COLOR": ""], isOn: true)
    check(.auto, terminal: false, ["CLICOLOR_FORCE": "1"], isOn: true)
    check(.auto, terminal: false, ["CLICOLOR_FORCE": "0"], isOn: false)
    check(.auto, terminal: false, ["CLICOLOR_FORCE": ""], isOn: false)
    check(.auto, terminal: true, ["TERM": "dumb", "CLICOLOR_FORCE": "1"], isOn: true)
    check(.auto, terminal: true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], isOn: false)
  }

  @Test("the flag decides before anything else")
  func flag() {
    check(.always, terminal: false, ["NO_COLOR": "1", "TERM": "dumb"], isOn: true)
    check(.never, terminal: true, ["CLICOLOR_FORCE": "1", "TERM": "xterm"], isOn: false)
  }

  @Test("paint is put on only where there is something to paint")
  func paint() {
    #expect(Style.colored.paint("x", as: .heading) == "\u{1B}[1mx\u{1B}[0m")
    #expect(Style.colored.paint("", as: .heading) == "")
    #expect(Style.plain.paint("x", as: .heading) == "x")
  }
}
