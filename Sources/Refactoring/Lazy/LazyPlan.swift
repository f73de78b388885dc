package import Scanning

/// The imports of a project that can run later, those that cannot, and what that saves.
package struct LazyPlan: Sendable {
  /// Worst first: by what they save, then by path and line.
  package let patches: [LazyPatch]
  /// By path and line.
  package let refused: [LazyRefusal]
  /// What importing each changed package or module loads, before and after all safe patches.
  package let entries: [Entry]
  /// The files after all safe patches, in path order.
  package let results: [Result]
  /// The ids and modules that were named and had something overruled.
  package let overruled: Set<String>
  /// Nil where none was asked for.
  package let target: LazyTarget?

  package struct Entry: Sendable {
    package let module: String
    package let before: Int
    package let after: Int

    package init(module: String, before: Int, after: Int) {
      self.module = module
      self.before = before
      self.after = after
    }
  }

  package struct Result: Sendable {
    package let path: SourcePath
    package let before: [UInt8]
    package let after: [UInt8]
    /// Of the text, which is UTF-8 whatever the bytes are in.
    package let edits: [TextEdit]

    package init(path: SourcePath, before: [UInt8], after: [UInt8], edits: [TextEdit]) {
      self.path = path
      self.before = before
      self.after = after
      self.edits = edits
    }

    package var diff: [UInt8] { LazyPatch.diff(path, before, edits) }
  }

  package init(
    patches: [LazyPatch], refused: [LazyRefusal], entries: [Entry], results: [Result],
    overruled: Set<String> = [], target: LazyTarget? = nil
  ) {
    self.overruled = overruled
    self.target = target
    self.patches = patches
    self.refused = refused
    self.entries = entries
    self.results = results
  }

  /// A plan of which each patch is all that happens to its file.
  package init(ofFiles patches: [LazyPatch], _ refused: [LazyRefusal]) {
    self.init(
      patches: patches.sorted { ($0.path, $0.line) < ($1.path, $1.line) },
      refused: refused.sorted { ($0.path, $0.line) < ($1.path, $1.line) }, entries: [],
      results: patches.map {
        .init(path: $0.path, before: $0.original, after: $0.result, edits: $0.edits)
      }.sorted { $0.path < $1.path })
  }
}
