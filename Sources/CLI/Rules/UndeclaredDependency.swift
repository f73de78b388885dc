extension Rule {
  package static let undeclaredDependency = Rule(
    name: "undeclared-dependency",
    summary: "something imported that the manifest does not declare",
    why: [
      "It builds, or runs, only because something else brings it along. When that dependency changes its own, or when a build happens to take another order, the import fails for a reason that is nowhere to be seen."
    ],
    remedies: [
      "declare what is imported", "import it no longer, where another dependency offers the same",
    ],
    example: [
      ".target(name: \"App\", dependencies: [\"Core\"]),  // Core depends on Model",
      "// Sources/App/App.swift", "import Model",
    ])
}
