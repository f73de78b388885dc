/// A value of a JSON document, and the line it starts on.
package struct JSONValue: Sendable {
  package let content: Content
  /// Counted from 1.
  package let line: Int

  package enum Content: Sendable {
    case null
    case boolean(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// In the order they are written; a key may come more than once.
    case object([Member])
  }

  /// A key of an object and its value.
  package struct Member: Sendable {
    package let key: String
    /// Of the key, counted from 1.
    package let line: Int
    package let value: JSONValue
  }

  /// The value of a key; of several the last, as in Python.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  package var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let values) = content { values } else { nil }
  }

  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  package var boolean: Bool? {
    if case .boolean(let truth) = content { truth } else { nil }
  }
}

/// Why a text is no JSON, and where it stops being so.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in bytes.
  package let column: Int
  /// In lower case and without a full stop.
  package let message: String

  package var description: String { "line \(line), column \(column): \(message)" }
}
