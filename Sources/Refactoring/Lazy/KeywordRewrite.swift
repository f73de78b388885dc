package import Scanning

/// A module whose imports are marked as lazy, in the way of Python 3.15.
package struct KeywordRewrite: Sendable {
  /// In source order.
  package let marked: [TopImport]
  package let kept: [PackageRewrite.Kept]
  /// With the keyword; nil where nothing changes.
  package let edits: [TextEdit]?
  /// With `__lazy_modules__` in its place, which Pythons before 3.15 pass by.
  package let tableEdits: [TextEdit]?

  package init(
    of source: LazySource, considering: (TopImport) -> Bool, keeping: [StatementID: LazyBlocker]
  ) {
    var marked: [TopImport] = []
    var kept: [PackageRewrite.Kept] = []
    for entry in source.imports where considering(entry) {
      if let why = keeping[entry.id] ?? Self.blocker(of: entry, source) {
        kept.append(.init(entry: entry, blocker: why))
      } else {
        marked.append(entry)
      }
    }
    // `__lazy_modules__` holds for all statements that import from a module, so none of them may have to stay.
    let eager = Set(kept.flatMap { Self.modules($0.entry) })
    self.marked = marked
    self.kept = kept
    edits =
      marked.isEmpty
      ? nil
      : marked.map {
        TextEdit(
          replacing: ByteRange(Int($0.range.start), Int($0.range.start)), with: Array("lazy ".utf8))
      }
    let tabled = marked.filter { eager.isDisjoint(with: Self.modules($0)) }
    if let first = tabled.first, source.uses(of: "__lazy_modules__").isEmpty {
      let start = source.lines.start(ofLineAt: first.range.start)
      let names = Set(tabled.flatMap(Self.modules)).sorted()
      let newline = source.newline
      let words =
        "__lazy_modules__ = [\(newline)"
        + names.map { "    \"\($0)\",\(newline)" }.joined() + "]\(newline)"
      tableEdits = [TextEdit(replacing: ByteRange(start, start), with: Array(words.utf8))]
    } else {
      tableEdits = nil
    }
  }

  /// The full names that `__lazy_modules__` is compared with: for `from . import x` that of the package.
  private static func modules(_ entry: TopImport) -> [String] {
    entry.isFrom ? [entry.module] : entry.names.map(\.full)
  }

  private static func blocker(of entry: TopImport, _ source: LazySource) -> LazyBlocker? {
    if entry.isStar { return LazyBlocker(.star, "lazy imports cannot have a star") }
    if let blocker = source.blocker { return blocker }
    for name in entry.names {
      let standing = NameStanding(of: name.bound, in: source)
      if let blocker = standing.blocker { return blocker }
      if standing.isUnused, !source.isPackage {
        return LazyBlocker(
          .unused, "nothing here uses \(name.bound), so it may be there for what the import does")
      }
    }
    return nil
  }
}
