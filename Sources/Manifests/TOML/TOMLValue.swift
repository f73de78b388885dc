/// A value written in a TOML document, and the line it starts on.
package struct TOMLValue: Sendable {
  package let content: Content
  /// Counted from 1; for a table, the line of the header or the key that made it.
  package let line: Int

  package enum Content: Sendable {
    case string(String)
    case integer(Int64)
    /// An integer beyond 64 bits, as it is written but for its underscores.
    case largeInteger(String)
    case float(Double)
    case boolean(Bool)
    /// A date or a time, as it is written.
    case date(DateKind, String)
    case array([TOMLValue])
    case table(TOMLTable)
  }

  /// Which of the four kinds of date and time TOML knows.
  package enum DateKind: String, Sendable {
    case offsetDateTime = "offset-datetime"
    case localDateTime = "local-datetime"
    case localDate = "local-date"
    case localTime = "local-time"
  }

  package init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }
}

extension TOMLValue {
  package var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  package var boolean: Bool? {
    if case .boolean(let truth) = content { truth } else { nil }
  }

  package var integer: Int64? {
    if case .integer(let number) = content { number } else { nil }
  }

  package var array: [TOMLValue]? {
    if case .array(let values) = content { values } else { nil }
  }

  package var table: TOMLTable? {
    if case .table(let table) = content { table } else { nil }
  }

  /// What kind of value this is, as a person would say it.
  package var kindName: String {
    switch content {
    case .string: "a string"
    case .integer, .largeInteger: "an integer"
    case .float: "a float"
    case .boolean: "a boolean"
    case .date: "a date or time"
    case .array: "an array"
    case .table: "a table"
    }
  }
}
