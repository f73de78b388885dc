/// What importing one module really took, in processes of its own.
package struct ImportMeasurement: Sendable {
  package let module: String
  package let runs: [Run]
  /// By module, in the order in which they finish: their own time and memory, and how deep they were nested.
  package let imports: [Part]
  /// What else the import did, or why it did not end well: each once, in the order met.
  package let remarks: [String]
  package let hasFailed: Bool

  package init(
    module: String, runs: [Run], imports: [Part], remarks: [String], hasFailed: Bool
  ) {
    self.module = module
    self.runs = runs
    self.imports = imports
    self.remarks = remarks
    self.hasFailed = hasFailed
  }

  /// One process.
  package struct Run: Hashable, Sendable {
    package let microseconds: Int
    /// By how much resident memory has grown.
    package let rssBytes: Int
    /// The most that the process ever had.
    package let peakBytes: Int
    /// How many modules were loaded that were not there before.
    package let modules: Int

    package init(microseconds: Int, rssBytes: Int, peakBytes: Int, modules: Int) {
      self.microseconds = microseconds
      self.rssBytes = rssBytes
      self.peakBytes = peakBytes
      self.modules = modules
    }
  }

  /// One module that was imported on the way.
  package struct Part: Hashable, Sendable {
    package let name: String
    package let depth: Int
    package let microseconds: Int
    package let cumulative: Int
    package var rssBytes: Int

    package init(name: String, depth: Int, microseconds: Int, cumulative: Int, rssBytes: Int) {
      self.name = name
      self.depth = depth
      self.microseconds = microseconds
      self.cumulative = cumulative
      self.rssBytes = rssBytes
    }
  }

  /// The middle one of some figures and how far the middle half of them spreads.
  package struct Figure: Hashable, Sendable {
    package let median: Int
    package let spread: Int
    package let least: Int
    package let most: Int

    package init(_ values: [Int]) {
      let sorted = values.sorted()
      guard let first = sorted.first, let last = sorted.last else {
        (median, spread, least, most) = (0, 0, 0, 0)
        return
      }
      let middle = sorted.count / 2
      median =
        sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
      spread = sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]
      least = first
      most = last
    }
  }

  package var time: Figure { Figure(runs.map(\.microseconds)) }
  package var rss: Figure { Figure(runs.map(\.rssBytes)) }
  package var peak: Figure { Figure(runs.map(\.peakBytes)) }
  package var modules: Figure { Figure(runs.map(\.modules)) }

  /// The medians.
  package var cost: LoadCost {
    var cost = LoadCost()
    cost.modules = modules.median
    cost.microseconds = time.median
    cost.rssBytes = rss.median
    return cost
  }
}
