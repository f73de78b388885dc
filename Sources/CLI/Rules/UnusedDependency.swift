extension Rule {
  package static let unusedDependency = Rule(
    name: "unused-dependency",
    summary: "something is declared and nothing imports it",
    why: [
      "It is fetched, built and kept up to date for nothing, and whoever reads the manifest believes that it is needed."
    ],
    remedies: [
      "take it out of the manifest and build from nothing once",
      "where it is needed without an import, say so in a comment beside it",
    ],
    example: [
      ".target(name: \"App\", dependencies: [\"Core\", \"Model\"]),",
      "// no file in Sources/App imports Model",
    ])
}
