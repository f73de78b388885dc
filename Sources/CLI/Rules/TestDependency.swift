extension Rule {
  package static let testDependency = Rule(
    name: "test-dependency",
    summary: "product code imports what is there for tests only",
    why: [
      "A testing library, or a requirement that is declared for development alone, is not there where the product runs: the import fails for everybody but its authors."
    ],
    remedies: [
      "move what needs it to the tests",
      "in Swift, put the import between #if canImport(XCTest) and #endif",
      "where the product needs it after all, declare it as such",
    ],
    example: ["// Sources/App/Helpers.swift", "import XCTest"])
}
