import Graph
package import Scanning

/// What code is for, as the folders around it and its own name tell.
package enum PathPurpose: Hashable, Sendable {
  case product, test, example, tool

  package init(of path: SourcePath) {
    self = PathPurpose(ofFolder: path.folder).ofFile(named: path.name)
  }

  /// What the code of a folder is for.
  init(ofFolder folder: ArraySlice<UInt8>) {
    var found: PathPurpose = .product
    for (depth, part) in folder.split(separator: UInt8(ascii: "/")).enumerated() {
      // Deeper down it is as often what the code is about.
      if depth == 0, part.elementsEqual("script".utf8) { found = .tool }
      if part.starts(with: "test-".utf8) || part.starts(with: "test_".utf8) {
        found = .test
        continue
      }
      guard let number = Self.names.index(of: part) else { continue }
      let purpose = Self.folders[number].purpose
      // Helpers of examples' tests are tests, and so are a manual's examples examples; the outermost folder decides among the others.
      if found == .product || purpose == .test || found == .tool && purpose == .example {
        found = purpose
      }
    }
    self = found
  }

  /// What a file of that name in such a folder is for.
  func ofFile(named name: ArraySlice<UInt8>) -> PathPurpose {
    name.starts(with: "test_".utf8) || name.elementsEqual("conftest.py".utf8) ? .test : self
  }

  private static let folders: [(name: String, purpose: PathPurpose)] =
    ["tests", "test", "testing_data", "unit_tests", "integration_tests", "e2e"]
    .map { ($0, .test) }
    + [
      "examples", "example", "samples", "sample", "demos", "demo", "tutorials", "tutorial",
      "cookbook",
    ].map { ($0, .example) }
    + [
      "docs", "doc", "documentation", "tools", "scripts", "benchmarks", "benchmark", "asv_bench",
      "ci", ".github", ".ci", "hack",
    ].map { ($0, .tool) }
  /// In the order of `folders`.
  private static let names = NameIndex(folders.map(\.name))

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
