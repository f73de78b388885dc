// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled under the same strict rules; a layer that breaks them does not build.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The program needs nothing at run time. The package manager refuses such flags in a package that another one depends on.
let standalone: [LinkerSetting] =
  Context.packageDirectory.contains("/checkouts/")
  ? [] : [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))]

/// A layer of the house. It may import the layers it names and nothing else.
func layer(_ name: String, over lower: [String] = [], c: [CSetting] = []) -> Target {
  .target(
    name: name, dependencies: lower.map { .init(stringLiteral: $0) }, cSettings: c,
    swiftSettings: strict)
}

/// The tests of one layer. Goldens are data, wherever they stand.
func tests(of name: String, with others: [String] = [], excluding data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ([name] + others).map { .init(stringLiteral: $0) },
    exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "pollard",
  platforms: [.macOS("15.0")],
  products: [
    .executable(name: "pollard", targets: ["pollard"]),
    .plugin(name: "PollardCommand", targets: ["PollardCommand"]),
  ],
  targets: [
    layer("Scanning"),
    layer("Manifests", over: ["Scanning"]),
    layer("Graph", over: ["Scanning", "Manifests"]),
    layer("Execution", over: ["Scanning", "Graph"]),
    layer("Analyses", over: ["Scanning", "Manifests", "Graph", "Execution"]),
    layer("Refactoring", over: ["Scanning", "Manifests", "Graph", "Analyses"]),
    layer(
      "Reporting", over: ["Scanning", "Manifests", "Graph", "Execution", "Analyses", "Refactoring"]
    ),
    layer(
      "Workspace",
      over: ["Scanning", "Manifests", "Graph", "Execution", "Analyses", "Refactoring"],
      // Linux shows its own calls, such as the one that lists a folder, to those who ask for them.
      c: [.define("_GNU_SOURCE", .when(platforms: [.linux]))]),
    layer(
      "CLI",
      over: [
        "Scanning", "Manifests", "Graph", "Execution", "Analyses", "Refactoring", "Reporting",
        "Workspace",
      ]),
    .executableTarget(
      name: "pollard", dependencies: ["CLI"], swiftSettings: strict,
      linkerSettings: standalone),
    .plugin(
      name: "PollardCommand",
      capability: .command(
        intent: .custom(verb: "pollard", description: "Find unused, cyclic and misplaced code"),
        permissions: []),
      dependencies: ["pollard"]),
    .executableTarget(
      name: "probe",
      dependencies: [
        "Scanning", "Manifests", "Graph", "Execution", "Analyses", "Refactoring", "Reporting",
        "Workspace",
      ],
      path: "Tests/Conformance/Probe",
      swiftSettings: strict),
    tests(of: "Scanning"),
    tests(of: "Manifests", with: ["Scanning"]),
    tests(of: "Graph", with: ["Scanning"]),
    tests(of: "Execution", with: ["Scanning", "Graph"]),
    tests(of: "Analyses", with: ["Scanning", "Manifests", "Graph"]),
    tests(of: "Refactoring", with: ["Scanning", "Graph"]),
    tests(
      of: "Reporting",
      with: ["Scanning", "Manifests", "Graph", "Execution", "Analyses"],
      excluding: ["Goldens"]),
    tests(
      of: "Workspace",
      with: [
        "Scanning", "Manifests", "Graph", "Execution", "Analyses", "Refactoring", "Reporting",
      ]),
    .testTarget(
      name: "FixtureTests",
      dependencies: [
        "Scanning", "Manifests", "Graph", "Execution", "Analyses", "Refactoring", "Workspace",
      ],
      swiftSettings: strict),
    tests(
      of: "CLI", with: ["Manifests", "Analyses", "Reporting"],
      excluding: ["Goldens"]),
  ]
)
