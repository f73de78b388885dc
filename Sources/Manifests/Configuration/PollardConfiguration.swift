package import Scanning

/// What a repository asks of Pollard, in `pollard.toml` or in `[tool.pollard]` of `pyproject.toml`.
///
/// Each property is filled by one row of `ConfigurationKey.all`; what is not written keeps the value it has here.
package struct PollardConfiguration: Sendable {
  package var roots: [Located<String>] = []
  package var entryPoints: [Located<String>] = []
  package var keep: [Located<String>] = []
  package var exclude: [Located<String>] = []
  /// `library` or `application`.
  package var kind: Located<String>?
  package var pythonVersion: Located<PythonVersion>?
  package var platform: Located<String>?
  package var check = CheckConfiguration()
  /// The file it is written in, and nil where nothing is.
  package private(set) var path: SourcePath?

  /// What holds where nothing is written.
  package init() {}

  /// Reads a `pollard.toml`.
  package init(pollardTOML bytes: [UInt8], path: SourcePath) throws(ConfigurationError) {
    try self.init(bytes, at: [], of: path)
  }

  /// Reads `[tool.pollard]` of a `pyproject.toml`; nil where there is no such table.
  package init?(pyproject bytes: [UInt8], path: SourcePath) throws(ConfigurationError) {
    try self.init(bytes, at: ["tool", "pollard"], of: path)
    if self.path == nil { return nil }
  }

  private init(
    _ bytes: [UInt8], at prefix: [String], of path: SourcePath
  ) throws(ConfigurationError) {
    let document: TOMLDocument
    do {
      document = try TOMLDocument(parsing: bytes)
    } catch {
      throw ConfigurationError(path: path, line: error.line, message: error.message)
    }
    var table = document.root
    for key in prefix {
      guard let value = table[key] else { return }
      guard let inner = value.table else {
        throw ConfigurationError(
          path: path, line: value.line,
          message: "\"\(key)\" should be a table, not \(value.kindName)")
      }
      table = inner
    }
    self.path = path
    let decoder = ConfigurationDecoder(path: path, keys: ConfigurationKey.all)
    try decoder.decode(table, below: [], into: &self)
  }
}

/// What `pollard check` holds a repository to, in the table `check`.
package struct CheckConfiguration: Sendable {
  package var against: Located<String>?
  package var baseline: Located<String>?
  package var cycles: Located<String>?
  package var cycleKind: Located<String>?
  package var fileCycles: Located<String>?
  package var orphans: Located<String>?
  package var unresolvedImports: Located<String>?
  package var dependencies: Located<String>?
  package var contracts: [Contract] = []
}
