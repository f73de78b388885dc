/// Whether and how text is coloured: a value that paints, or leaves text as it is.
package struct Style: Equatable, Sendable {
  package let isOn: Bool

  package static let plain = Style(isOn: false)
  package static let colored = Style(isOn: true)

  private init(isOn: Bool) {
    self.isOn = isOn
  }

  /// `--color` decides; left to itself, NO_COLOR wins over CLICOLOR_FORCE, and that over what the stream is.
  package init(_ choice: ColorChoice, on stream: StreamFacts) {
    switch choice {
    case .always: isOn = true
    case .never: isOn = false
    case .auto:
      isOn =
        if stream.forbidsColor {
          false
        } else if stream.forcesColor {
          true
        } else {
          stream.isTerminal && stream.terminal != nil && stream.terminal != "dumb"
        }
    }
  }

  /// What a piece of text is, which decides its look.
  package enum Role: Sendable {
    case heading, word, placeholder, faint, error, warning, good

    fileprivate var code: String {
      switch self {
      case .heading: "1"
      case .word: "36"
      case .placeholder: "32"
      case .faint: "2"
      case .error: "1;31"
      case .warning: "33"
      case .good: "32"
      }
    }
  }

  package func paint(_ text: String, as role: Role) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(role.code)m\(text)\u{1B}[0m" : text
  }
}

/// What is known of one output stream and of the environment that speaks about colour; passed in, never looked up.
package struct StreamFacts: Equatable, Sendable {
  package let isTerminal: Bool
  package let forbidsColor: Bool
  package let forcesColor: Bool
  package let terminal: String?

  /// A variable that is set but empty counts as unset, as no-color.org and bixense.com/clicolors have it.
  package init(isTerminal: Bool, variable: (String) -> String?) {
    func value(_ name: String) -> String? {
      variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    self.isTerminal = isTerminal
    forbidsColor = value("NO_COLOR") != nil
    forcesColor = value("CLICOLOR_FORCE").map { $0 != "0" } ?? false
    terminal = value("TERM")
  }
}
