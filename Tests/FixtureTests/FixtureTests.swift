import Execution
import Graph
import Scanning
import Testing
import Workspace

@Suite("The fixtures")
struct FixtureTests {
  @Test("there are as many as the folders say, and each says something")
  func complete() throws {
    let all = try FixtureFolder.all()
    #expect(all.count >= 40)
    #expect(all.allSatisfy { !$0.closures.isEmpty || !$0.failures.isEmpty || !$0.edges.isEmpty })
    #expect(all.contains { $0.name == "worktrees/feature" })
  }

  @Test("imports run what CPython runs, in its order", arguments: try FixtureFolder.all())
  func closures(fixture: FixtureFolder) throws {
    let project = try fixture.project()
    let found = try project.closures(of: fixture.closures.map(\.module))
    for (expected, closure) in zip(fixture.closures, found) {
      #expect(closure.module == expected.module)
      #expect(closure.executes == expected.executes, "\(fixture.name): \(expected.module)")
      #expect(closure.failure == nil, "\(fixture.name): \(expected.module)")
    }
  }

  @Test("imports fail where and as CPython says", arguments: try FixtureFolder.all())
  func failures(fixture: FixtureFolder) throws {
    let project = try fixture.project()
    let found = try project.closures(of: fixture.failures.map(\.module))
    for (expected, closure) in zip(fixture.failures, found) {
      let failure = closure.failure.map {
        "\($0.kind.rawValue) \($0.name ?? "-") at \($0.path.display):\($0.line) in \($0.module)"
      }
      #expect(failure == expected.failure, "\(fixture.name): \(expected.module)")
    }
  }

  @Test("the graph has the edges it should, and none it should not", arguments: try FixtureFolder.all())
  func edges(fixture: FixtureFolder) throws {
    let graph = try fixture.project().graph().graph
    let pairs = graph.edges.map { edge in
      "\(graph.unit(edge.from).name.text) -> \(graph.unit(edge.to).name.text)"
    }
    let typed = Set(zip(pairs, graph.edges).map { "\($0) \($1.type.name)" })
    for edge in fixture.edges { #expect(typed.contains(edge), "\(fixture.name)") }
    for pair in fixture.absent { #expect(!pairs.contains(pair), "\(fixture.name): \(pair)") }
  }

  @Test("the graph is the same for any number of jobs", arguments: try FixtureFolder.all())
  func jobs(fixture: FixtureFolder) throws {
    let one = try fixture.project(jobs: 1).graph().graph
    let three = try fixture.project(jobs: 3).graph().graph
    #expect(one.units.map(\.path) == three.units.map(\.path))
    #expect(one.edges == three.edges)
  }
}

extension FixtureFolder {
  func project(jobs: Int = 2) throws -> Project {
    var settings = ProjectSettings(root: root)
    settings.isQuiet = true
    settings.jobs = jobs
    settings.includeIgnored = true
    return try Project(settings)
  }
}
