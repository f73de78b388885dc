/// Whether and how text is coloured: a value that paints, or leaves text as it is.
package struct Style: Equatable, Sendable {
  package let isOn: Bool

  package static let plain = Style(isOn: false)
  package static let colored = Style(isOn: true)

  package init(isOn: Bool) {
    self.isOn = isOn
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
