/// What loading some modules costs.
package struct LoadCost: Hashable, Sendable {
  package var modules = 0
  /// Of source and of compiled modules.
  package var bytes = 0
  package var extensionBytes = 0
  package var microseconds = 0
  package var rssBytes = 0

  package init() {}

  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum += right
    return sum
  }

  package static func += (left: inout Self, right: Self) {
    left.modules += right.modules
    left.bytes += right.bytes
    left.extensionBytes += right.extensionBytes
    left.microseconds += right.microseconds
    left.rssBytes += right.rssBytes
  }

  package var milliseconds: Double { Double(microseconds) / 1000 }
}

/// Where a figure comes from.
package enum CostSource: UInt8, Hashable, Sendable, Comparable {
  case measured, predicted, tabled, unknown

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  package var name: String {
    switch self {
    case .measured: "measured"
    case .predicted: "predicted"
    case .tabled: "tabled"
    case .unknown: "unknown"
    }
  }
}

/// What each module of a load graph costs by itself.
package struct ModuleCosts: Sendable {
  /// By module.
  package let costs: [LoadCost]
  package let sources: [CostSource]

  /// What was measured counts before what is predicted from a file, and that before what a table says of a package whose files are not
  /// read: there the first of its modules, by name, that is loaded stands for them all.
  package init(_ graph: LoadGraph, measured: MeasuredModules? = nil) {
    var costs: [LoadCost] = []
    var sources: [CostSource] = []
    var counted: Set<String> = []
    let readsStandard = graph.modules.contains { $0.origin == .standard && $0.path != nil }
    for module in graph.modules {
      var cost = LoadCost()
      guard module.isLoaded else {
        costs.append(cost)
        sources.append(.predicted)
        continue
      }
      cost.modules = 1
      cost.bytes = module.sourceBytes + module.extensionBytes
      cost.extensionBytes = module.extensionBytes
      if let known = measured?[module.name] {
        cost.microseconds = known.microseconds
        cost.rssBytes = known.rssBytes
        sources.append(.measured)
      } else if module.path != nil || module.origin <= .installed {
        let features = CostModel.Features(module)
        cost.microseconds = CostModel.microseconds(features)
        cost.rssBytes = CostModel.rssBytes(features)
        sources.append(.predicted)
      } else if let row = KnownPackages.row(for: module.name) {
        if counted.insert(row.name).inserted { cost = row.cost }
        sources.append(.tabled)
      } else {
        // What has no file although the standard library is read is compiled into the interpreter.
        sources.append(module.origin == .standard && readsStandard ? .predicted : .unknown)
      }
      costs.append(cost)
    }
    self.costs = costs
    self.sources = sources
  }
}

/// What a measurement says of single modules.
package struct MeasuredModules: Sendable {
  private let costs: [String: LoadCost]

  package init(_ costs: [String: LoadCost]) { self.costs = costs }

  package subscript(name: String) -> LoadCost? { costs[name] }
}
