package import Analyses
import Execution
package import Scanning

/// What importing some entries costs and what would save how much, ready to be shown.
package struct HeavyReport: Sendable {
  package let entries: [ImportSavings]
  /// Where installed packages were read; nil where none were.
  package let environment: String?
  /// The text of a line of a source file, without what surrounds it.
  private let sourceLine: @Sendable (SourcePath, Int) -> String?

  package init(
    _ entries: [ImportSavings], environment: String?,
    sourceLine: @escaping @Sendable (SourcePath, Int) -> String?
  ) {
    self.entries = entries
    self.environment = environment
    self.sourceLine = sourceLine
  }

  /// One statement for one entry.
  struct Row {
    let entry: ImportSavings
    let saving: ImportSavings.Saving
    var site: LoadSite { entry.graph.sites[saving.site] }
  }

  /// Statements by saving, over all entries; each once, for the entry that it costs most.
  var rows: [Row] {
    struct Place: Hashable {
      let path: SourcePath
      let offset: UInt32
    }
    var best: [Place: Row] = [:]
    for entry in entries {
      for saving in entry.savings {
        let row = Row(entry: entry, saving: saving)
        let place = Place(path: row.site.path, offset: row.site.offset)
        if let known = best[place],
          known.saving.saves.microseconds >= saving.saves.microseconds
        {
          continue
        }
        best[place] = row
      }
    }
    return best.values.sorted { left, right in
      let one = (
        left.saving.obstacle == nil ? 0 : 1, -left.saving.saves.microseconds,
        -left.saving.saves.modules
      )
      let other = (
        right.saving.obstacle == nil ? 0 : 1, -right.saving.saves.microseconds,
        -right.saving.saves.modules
      )
      if one != other { return one < other }
      return (left.site.path, left.site.offset) < (right.site.path, right.site.offset)
    }
  }

  func written(_ site: LoadSite) -> String {
    sourceLine(site.path, site.line) ?? site.names.first ?? "code"
  }

  /// From where most of an entry's figures come, and whether any come from elsewhere.
  static func sources(of entry: ImportSavings) -> [CostSource] {
    Set(entry.costs.sources).sorted()
  }
}
