package import Scanning

/// One change of one file that makes imports run later.
package struct LazyPatch: Hashable, Sendable {
  package enum Safety: String, Sendable { case safe, unsafe }

  /// What importing a module loads less.
  package struct Saving: Hashable, Sendable {
    /// Modules of the repository and of what is installed where that is read.
    package let modules: [String]
    /// Top-level modules from elsewhere.
    package let externals: [String]

    package init(modules: [String], externals: [String]) {
      self.modules = modules
      self.externals = externals
    }

    package var count: Int { modules.count + externals.count }
  }

  package let strategy: LazyStrategy
  package let path: SourcePath
  package let line: Int
  /// The module that is changed.
  package let module: String
  /// The names whose imports run later, sorted.
  package let names: [String]
  package let safety: Safety
  /// Why it is not safe; nil where it is.
  package let reservation: LazyBlocker?
  /// Of importing `module`.
  package let saving: Saving
  /// The modules of the circle that it breaks, perhaps with other patches; empty where it breaks none.
  package let breaks: [String]
  package let edits: [TextEdit]
  /// The file with this change alone.
  package let result: [UInt8]
  package let original: [UInt8]

  package init(
    strategy: LazyStrategy, path: SourcePath, line: Int, module: String, names: [String],
    reservation: LazyBlocker?, saving: Saving, breaks: [String] = [], edits: [TextEdit],
    result: [UInt8],
    original: [UInt8]
  ) {
    self.strategy = strategy
    self.path = path
    self.line = line
    self.module = module
    self.names = names
    self.reservation = reservation
    safety = reservation == nil ? .safe : .unsafe
    self.saving = saving
    self.breaks = breaks
    self.edits = edits
    self.result = result
    self.original = original
  }

  /// A fingerprint of what it is about, not of where it stands.
  package var id: String {
    let words = ([strategy.rawValue, module] + names).joined(separator: "\u{0}")
    return String(SHA256(of: Array(words.utf8)).hexadecimal.prefix(10))
  }

  /// The change as a unified diff.
  package var diff: [UInt8] { Self.diff(path, original, edits) }

  static func diff(_ path: SourcePath, _ bytes: [UInt8], _ edits: [TextEdit]) -> [UInt8] {
    let text = PythonEncoding.decode(bytes).text
    guard let edits = TextEdits(edits) else { return [] }
    let isNarrow = text.count != bytes.count
    return UnifiedDiff(path, text, edits) {
      isNarrow ? LazySource.narrowed($0) ?? $0 : $0
    }.bytes
  }
}
