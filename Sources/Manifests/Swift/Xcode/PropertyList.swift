/// A value of a property list in the old textual form, which Xcode keeps its projects in.
package struct PropertyList: Sendable {
  package let content: Content
  /// Of its first character, or of its key in a dictionary; counted from 1.
  package let line: Int

  package enum Content: Sendable {
    case text(String)
    /// Between `<` and `>`, as bytes.
    case data([UInt8])
    case list([PropertyList])
    /// Of a key that comes twice the first counts, as for the system's own reader.
    case table([String: PropertyList])
  }

  package var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  package var list: [PropertyList]? {
    if case .list(let values) = content { values } else { nil }
  }

  package var table: [String: PropertyList]? {
    if case .table(let values) = content { values } else { nil }
  }

  package subscript(key: String) -> PropertyList? { table?[key] }

  /// The texts of a list.
  package var texts: [String] { list?.compactMap(\.text) ?? [] }
}

/// Why a text is no property list, and where it stops being so.
package struct PropertyListError: Error, Hashable, Sendable {
  /// Counted from 1.
  package let line: Int
  /// In lower case and without a full stop.
  package let message: String
}
