/// A command line that cannot be understood, with what to do about it.
package struct UsageError: Error, Equatable, Sendable {
  /// What was wrong; lower case, no full stop.
  package let message: String
  /// What was probably meant.
  package let suggestion: String?
  /// The command whose help answers the question; nil means the overview.
  package let topic: CommandName?
  /// What the rest of the line said about colour, so that the error obeys it.
  package var color = ColorChoice.auto

  package init(_ message: String, suggestion: String? = nil, topic: CommandName? = nil) {
    self.message = message
    self.suggestion = suggestion
    self.topic = topic
  }

  /// The message and what was probably meant, in one line.
  package var line: String {
    guard let suggestion else { return message }
    return "\(message), did you mean \(suggestion)?"
  }

  package var hint: String {
    "run `pollard help\(topic.map { " \($0.text)" } ?? "")` to see what there is"
  }
}
