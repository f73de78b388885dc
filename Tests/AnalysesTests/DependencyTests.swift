import Graph
import Manifests
import Scanning
import Testing

@testable import Analyses

/// Each finding as `kind dependent package`, in the order of places.
private func check(
  targets: String, products: String = "", packages: String = "", _ files: [String: String],
  _ expected: [String], at location: SourceLocation = #_sourceLocation
) {
  let manifest = """
    // swift-tools-version:5.9
    let package = Package(name: "k", products: [\(products)], dependencies: [\(packages)], targets: [
    \(targets)])
    """
  let package = SwiftPackage(
    reading: ManifestFile(path: SourcePath("Package.swift"), bytes: Array(manifest.utf8)))
  let sources = files.sorted { $0.key < $1.key }.map { path, text -> SourceFile in
    let bytes = Array(text.utf8)
    return SourceFile(
      path: SourcePath(path), kind: .swiftFile,
      facts: .swift(SwiftScanner.scan(bytes.span), bytes: bytes.count))
  }
  let graph = graph(of: sources, swift: [package])
  let found = SwiftDependencies(in: graph).findings.map {
    "\($0.kind.rawValue) \($0.dependent) \($0.package)"
  }
  #expect(found == expected, sourceLocation: location)
}

@Test("a target that is imported has to be declared, unless a declared one hands it on")
func undeclaredTargets() {
  let two =
    ".target(name: \"A\", dependencies: [\"B\"]), .target(name: \"B\", dependencies: [\"C\"]), .target(name: \"C\")"
  check(
    targets: two, products: ".library(name: \"A\", targets: [\"A\"])",
    [
      "Sources/A/a.swift": "import B\nimport C", "Sources/B/b.swift": "import C",
      "Sources/C/c.swift": "",
    ],
    ["undeclared A C"])
  check(
    targets: two, products: ".library(name: \"A\", targets: [\"A\"])",
    [
      "Sources/A/a.swift": "import B\nimport C", "Sources/B/b.swift": "@_exported import C",
      "Sources/C/c.swift": "",
    ],
    [])
  check(
    targets: two, products: ".library(name: \"A\", targets: [\"A\"])",
    [
      "Sources/A/a.swift": "import B\n#if canImport(C)\nimport C\n#endif",
      "Sources/B/b.swift": "import C", "Sources/C/c.swift": "",
    ],
    [])
}

@Test("a dependency that no file imports is unused, where that can be known")
func unusedTargets() {
  check(
    targets:
      ".target(name: \"A\", dependencies: [\"B\", \"C\"]), .target(name: \"B\"), .target(name: \"C\")",
    products: ".library(name: \"A\", targets: [\"A\"])",
    ["Sources/A/a.swift": "import B", "Sources/B/b.swift": "", "Sources/C/c.swift": ""],
    ["unused A C"])
  // One that only brings others along.
  check(
    targets: ".target(name: \"A\", dependencies: [\"B\"]), .target(name: \"B\")",
    products: ".library(name: \"A\", targets: [\"A\"])",
    ["Sources/A/a.swift": "", "Sources/B/b.swift": ""], [])
  // Macros are expanded, executables run, and C has modules of any name.
  check(
    targets:
      ".executableTarget(name: \"A\", dependencies: [\"B\", \"M\", \"X\", \"CLib\"]), .target(name: \"B\"), .macro(name: \"M\"), .executableTarget(name: \"X\"), .target(name: \"CLib\")",
    [
      "Sources/A/a.swift": "import B", "Sources/B/b.swift": "", "Sources/M/m.swift": "",
      "Sources/X/x.swift": "",
    ],
    [])
}

@Test("a product from elsewhere is unused only where every import is explained")
func unusedProducts() {
  let target =
    ".executableTarget(name: \"A\", dependencies: [.product(name: \"Log\", package: \"log\"), .product(name: \"Nets\", package: \"log\")])"
  let package = ".package(url: \"https://example.org/log\", from: \"1.0.0\")"
  check(
    targets: target, packages: package, ["Sources/A/a.swift": "import Log\nimport Foundation"],
    ["unused A Nets"])
  check(
    targets: target, packages: package, ["Sources/A/a.swift": "import Log\nimport NetsCore"], [])
  check(
    targets: ".executableTarget(name: \"A\")", packages: package, ["Sources/A/a.swift": ""],
    ["unused-package k log"])
}

@Test("testing libraries belong to tests, and to what only tests use")
func testingLibraries() {
  check(
    targets:
      ".target(name: \"A\"), .target(name: \"Helpers\"), .testTarget(name: \"AT\", dependencies: [\"A\", \"Helpers\"])",
    products: ".library(name: \"A\", targets: [\"A\"])",
    [
      "Sources/A/a.swift": "import XCTest", "Sources/Helpers/h.swift": "import XCTest",
      "Tests/AT/t.swift": "import A\nimport Helpers",
    ],
    ["test-only A XCTest"])
  check(
    targets: ".target(name: \"A\")", products: ".library(name: \"A\", targets: [\"A\"])",
    ["Sources/A/a.swift": "#if canImport(XCTest)\nimport XCTest\n#endif"], [])
}

@Test("a target that nothing offers, runs or tests is unreached")
func unreachedTargets() {
  check(
    targets:
      ".target(name: \"A\"), .target(name: \"Old\", dependencies: [\"Older\"]), .target(name: \"Older\")",
    products: ".library(name: \"A\", targets: [\"A\"])",
    ["Sources/A/a.swift": "", "Sources/Old/o.swift": "import Older", "Sources/Older/o.swift": ""],
    ["unreached-target Old Old", "unreached-target Older Older"])
}
