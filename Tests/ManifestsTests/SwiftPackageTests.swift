import Scanning
import Testing

@testable import Manifests

/// Each target as `name kind path dependencies`, and what could not be followed.
private func check(
  _ source: String, _ expected: [String], at location: SourceLocation = #_sourceLocation
) {
  let text = "// swift-tools-version: 6.0\nimport PackageDescription\n" + source
  let package = SwiftPackage(
    reading: ManifestFile(path: SourcePath("Package.swift"), bytes: Array(text.utf8)))
  #expect(shown(package) == expected, sourceLocation: location)
}

private func shown(_ package: SwiftPackage) -> [String] {
  package.targets.map { target in
    let path = target.path.map { " in \($0.text)" } ?? ""
    let sources = target.sources.map { " only \($0.map(\.text).joined(separator: ","))" } ?? ""
    let dependencies = target.dependencies.map { $0.isConditional ? "\($0.name)?" : $0.name }
    return "\(target.isConditional ? "sometimes " : "")\(target.kind.rawValue) \(target.name)"
      + path + sources
      + (dependencies.isEmpty ? "" : " uses " + dependencies.joined(separator: ","))
      + (target.hasUnknownDependencies ? " and more" : "")
  } + package.gaps.map { "gap \($0.line): \($0.value)" }
}

@Test("targets are read as they are written")
func manifestLiterals() {
  check(
    """
    let package = Package(name: "kite", targets: [
      .target(name: "Kite", dependencies: ["Wind", .product(name: "Log", package: "log")]),
      .target(name: "Wind", path: "Air", sources: ["a", "b.swift"]),
      .testTarget(name: "KiteTests", dependencies: [.target(name: "Kite", condition: .when(platforms: [.linux]))]),
      .macro(name: "Knots"), .binaryTarget(name: "Spool", path: "s.zip"),
    ])
    """,
    [
      "regular Kite uses Wind,Log", "regular Wind in Air only a,b.swift",
      "test KiteTests uses Kite?", "macro Knots", "binary Spool in s.zip",
    ])
}

@Test("functions, constants, loops and changes afterwards are followed")
func manifestComputing() {
  check(
    """
    let base = "Sources"
    func layer(_ name: String, over lower: [String] = []) -> Target {
      .target(name: name, dependencies: lower.map { .init(stringLiteral: $0) }, path: "\\(base)/\\(name)")
    }
    extension Target.Dependency { static let log: Self = .product(name: "Log", package: "log") }
    var targets = [layer("A"), layer("B", over: ["A"])]
    targets += ["X", "Y"].map { name in .executableTarget(name: name.lowercased(), dependencies: [.log]) }
    let package = Package(name: "k", targets: targets)
    for target in package.targets where target.type != .executable { target.dependencies.append("Z") }
    package.targets.append(contentsOf: [.testTarget(name: "T")])
    """,
    [
      "regular A in Sources/A uses Z", "regular B in Sources/B uses A,Z",
      "executable x uses Log", "executable y uses Log", "test T",
    ])
}

@Test("a branch that is not taken here is taken elsewhere, so its targets are conditional")
func manifestConditions() {
  check(
    """
    var targets: [Target] = [.target(name: "A")]
    #if os(macOS)
    targets.append(.target(name: "M"))
    #endif
    if Context.environment["DEV"] != nil { targets.append(.target(name: "Dev")) }
    let package = Package(name: "k", targets: targets)
    """,
    ["regular A", "sometimes regular Dev", "sometimes regular M"])
}

@Test("what only running it could tell is said, where it matters")
func manifestGaps() {
  check(
    """
    let extra = readTargets()
    let package = Package(name: "k", targets: [.target(name: "A")] + extra)
    """,
    ["regular A", "gap 3: targets made of what cannot be followed: a call of readTargets"])
  check(
    """
    let settings: [SwiftSetting] = isRelease() ? [.unsafeFlags(["-O"])] : []
    let package = Package(name: "k", targets: [.target(name: "A", dependencies: find(), swiftSettings: settings)])
    """,
    ["regular A and more"])
}

@Test("a manifest may be cut off anywhere, and nest without end")
func manifestDamage() {
  let source = Array(
    "let p = Package(name: \"k\", targets: [.target(name: \"A\\(b)\", dependencies: x.map { $0 ? [1] : [:] })])"
      .utf8)
  for length in source.indices {
    _ = SwiftPackage(
      reading: ManifestFile(path: SourcePath("Package.swift"), bytes: Array(source[..<length])))
  }
  let deep = String(repeating: "[", count: 20_000) + String(repeating: "if x {", count: 20_000)
  check(deep, ["gap 1: no package that could be followed"])
  check(
    "func f() -> Int { f() + f() }\nlet x = f()\nlet package = Package(name: \"k\", targets: [])",
    ["gap 1: no package that could be followed"])
}

@Test("of several manifests, the one for these tools or else the newest counts")
func manifestChoice() {
  func chosen(_ names: [(String, String)]) -> String? {
    SwiftPackage.chosen(
      among: names.map {
        ManifestFile(
          path: SourcePath($0.0), bytes: Array("// swift-tools-version:\($0.1)\n".utf8))
      })?.path.display
  }
  #expect(
    chosen([("Package.swift", "5.5"), ("Package@swift-6.0.swift", "6.0")])
      == "Package@swift-6.0.swift")
  #expect(
    chosen([("Package.swift", "5.9"), ("Package@swift-5.8.swift", "5.8")]) == "Package.swift")
  #expect(
    chosen([("Package.swift", "6.1"), ("Package@swift-6.swift", "5.7")]) == "Package@swift-6.swift")
  #expect(
    chosen([("Package.swift", "5.5"), ("Package@swift-9.0.swift", "9.0")]) == "Package.swift")
}
