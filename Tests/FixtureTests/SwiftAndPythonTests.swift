import Analyses
import Graph
import Manifests
import Scanning
import Testing
import Workspace

@Suite("A repository in Swift and Python")
struct SwiftAndPythonTests {
  private static func project() throws -> Project {
    let fixture = try #require(
      FixtureFolder.all().first { $0.name == "swift-and-python" })
    return try fixture.project()
  }

  @Test("files are in the targets that the manifest computes")
  func targets() throws {
    let graph = try Self.project().graph().graph
    let groups = graph.units.filter { $0.kind == .swiftFile }
      .map { "\($0.path.display) \($0.group)" }
    #expect(
      groups == [
        "Package.swift ", "Scripts/release.swift ", "Sources/Kite/Kite.swift Kite",
        "Sources/Lost.swift ", "Sources/Reel/Reel.swift Reel", "Sources/Spare/Spare.swift Spare",
        "Sources/Wind/Storm.swift Wind", "Sources/Wind/Wind.swift Wind",
        "Tests/KiteTests/KiteTests.swift KiteTests", "Tests/KiteTests/Old.swift ",
      ])
    let stray = graph.membership.files.paths.filter { path in
      if case .outside = graph.membership.standing(of: path) { true } else { false }
    }
    #expect(stray.map(\.display) == ["Sources/Lost.swift"])
  }

  @Test("what is declared and what is imported are held against each other")
  func dependencies() throws {
    let project = try Self.project()
    let findings = project.dependencyFindings(in: try project.graph().graph)
    #expect(
      findings.map { "\($0.kind.rawValue) \($0.dependent) \($0.package) \($0.places[0].line)" } == [
        "unused-package kites knots 11", "redundant Kite Wind 13",
        "unreached-target Spare Spare 16",
        "test-only Wind XCTest 1", "undeclared KiteTests Wind 2",
        "unused-import KiteTests Wind 2",
      ])
  }

  @Test("files on which no verdict is given are counted as such")
  func tally() throws {
    let project = try Self.project()
    let (graph, coverage) = try project.graph()
    let report = try project.orphans(in: graph, coverage: coverage, asking: .skip)
    let tally = OrphanTally(of: report) { $0 == .swiftFile }
    #expect(tally.orphans == [.dead: 4])
    #expect(tally.alive == [.public: 2, .testOnly: 1, .toolOnly: 1])
    // The manifest, and what it excludes.
    #expect(tally.unjudged == 2)
  }

  @Test("one audit speaks of both languages")
  func audit() throws {
    let project = try Self.project()
    let (graph, coverage) = try project.graph()
    let audit = Audit(
      of: graph, coverage: coverage, standard: project.standardLibrary,
      dependencies: project.dependencyFindings(in: graph))
    let rules = Set(audit.findings.map(\.rule))
    #expect(rules.contains("import-cycle") || rules.contains("cycle-breaks-import"))
    #expect(rules.isSuperset(of: ["unused-dependency", "test-dependency"]))
  }
}
