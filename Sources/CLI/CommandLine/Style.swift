package import Reporting

extension Style {
  /// `--color` decides; left to itself, NO_COLOR wins over CLICOLOR_FORCE, and that over what the stream is.
  package init(_ choice: ColorChoice, on stream: StreamFacts) {
    let isOn: Bool
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
    self.init(isOn: isOn)
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
