/// A JSON document, read as strictly as CPython's `json` reads bytes.
///
/// That is RFC 8259 with three additions notebooks rely on: a byte order mark, `NaN` and `Infinity`, and lone surrogates
/// in escapes (which become U+FFFD here). Documents nested more than 256 levels deep are refused.
package struct JSONDocument: Sendable {
  package let root: JSONValue

  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    root = try reader.document()
  }
}
