/// A TOML 1.0 document: the values it states, in their order and with their lines.
///
/// What is accepted, what is refused and what each value is agree with CPython's `tomllib`,
/// but for documents nested more than 256 levels deep, which are refused.
package struct TOMLDocument: Sendable {
  package let root: TOMLTable

  package init(parsing bytes: [UInt8]) throws(TOMLError) {
    var reader = TOMLReader(bytes)
    root = try reader.document()
  }
}
