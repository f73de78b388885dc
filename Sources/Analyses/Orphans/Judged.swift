import Graph

/// The units that a verdict is given on.
struct Judged {
  private let isJudged: [Bool]
  private let purposes: [PathPurpose]

  init(in graph: ImportGraph, roots: Roots) {
    var judged = graph.units.map { unit in
      switch unit.kind {
      case .module, .package, .cython, .script: true
      case .swiftFile: roots.coversSwift
      // A folder holds nothing itself, stubs are read by type checkers, notebooks by people, and what is compiled cannot be looked into.
      case .namespace, .stub, .notebook, .extensionModule, .swiftModule: false
      }
    }
    for unit in roots.unjudged { judged[Int(unit.unit.index)] = false }
    isJudged = judged
    purposes = graph.units.map { unit in
      if unit.kind == .swiftFile {
        switch SwiftPlaces(graph.membership).place(of: unit.path) {
        case .test: return .test
        case .example: return .example
        case .tool: return .tool
        default: return .product
        }
      }
      return PathPurpose(of: unit.path)
    }
  }

  func contains(_ unit: UnitID) -> Bool { isJudged[Int(unit.index)] }

  func isOfTheProduct(_ unit: UnitID) -> Bool { purpose(unit) == .product }

  func purpose(_ unit: UnitID) -> PathPurpose { purposes[Int(unit.index)] }
}
