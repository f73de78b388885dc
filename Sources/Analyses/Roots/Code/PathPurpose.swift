package import Scanning

/// What code is for, as the folders around it and its own name tell.
package enum PathPurpose: Hashable, Sendable {
  case product, test, example, tool

  package init(of path: SourcePath) {
    var found: PathPurpose = .product
    var parts = path.bytes.split(separator: UInt8(ascii: "/"))
    let name = parts.popLast() ?? []
    for part in parts {
      if part.starts(with: "test-".utf8) || part.starts(with: "test_".utf8) {
        found = .test
        continue
      }
      if let role = Self.folders.first(where: { $0.names.contains { part.elementsEqual($0.utf8) } })
      {
        // Helpers of examples' tests are tests, and so are a manual's examples examples; the outermost folder decides among the others.
        if found == .product || role.purpose == .test || found == .tool && role.purpose == .example
        {
          found = role.purpose
        }
      }
    }
    if found != .test, name.starts(with: "test_".utf8) || name.elementsEqual("conftest.py".utf8) {
      found = .test
    }
    self = found
  }

  private static let folders: [(purpose: PathPurpose, names: [StaticText])] = [
    (.test, ["tests", "test", "testing_data", "unit_tests", "integration_tests", "e2e"]),
    (
      .example,
      [
        "examples", "example", "samples", "sample", "demos", "demo", "tutorials", "tutorial",
        "cookbook",
      ]
    ),
    (
      .tool,
      [
        "docs", "doc", "documentation", "tools", "scripts", "benchmarks", "benchmark", "asv_bench",
        "ci", ".github", ".ci", "hack",
      ]
    ),
  ]

  /// Nil for a product.
  var purpose: Root.Purpose? {
    switch self {
    case .product: nil
    case .test: .test
    case .example: .example
    case .tool: .tool
    }
  }
}

/// A name that is compared with bytes.
private struct StaticText: ExpressibleByStringLiteral, Sendable {
  let utf8: [UInt8]
  init(stringLiteral value: StaticString) {
    utf8 = value.withUTF8Buffer { Array($0) }
  }
}
