import Analyses
import Execution
import Graph
import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The fixtures")
struct FixtureTests {
  @Test("there are as many as the folders say, and each says something")
  func complete() throws {
    let all = try FixtureFolder.all()
    #expect(all.count >= 40)
    #expect(
      all.allSatisfy {
        !$0.closures.isEmpty || !$0.failures.isEmpty || !$0.edges.isEmpty || $0.orphans != nil
      })
    #expect(all.contains { $0.name == "worktrees/feature" })
  }

  @Test("imports run what CPython runs, in its order", arguments: try FixtureFolder.all())
  func closures(fixture: FixtureFolder) throws {
    let project = try fixture.project()
    let found = try project.closures(of: fixture.closures.map(\.module))
    for (expected, closure) in zip(fixture.closures, found) {
      expecting("\(fixture.name): \(expected.module)") {
        #expect(closure.module == expected.module)
        #expect(closure.executes == expected.executes, "\(expected.module)")
        #expect(closure.failure == nil, "\(expected.module)")
      }
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
      expecting("\(fixture.name): \(expected.module)") {
        #expect(failure == expected.failure, "\(expected.module)")
      }
    }
  }

  @Test(
    "the graph has the edges it should, and none it should not", arguments: try FixtureFolder.all())
  func edges(fixture: FixtureFolder) throws {
    let graph = try fixture.project().graph().graph
    let pairs = graph.edges.map { edge in
      "\(graph.unit(edge.from).name.text) -> \(graph.unit(edge.to).name.text)"
    }
    let typed = Set(zip(pairs, graph.edges).map { "\($0) \($1.type.name)" })
    for edge in fixture.edges {
      expecting("\(fixture.name): \(edge)") {
        let isThere = typed.contains(edge)
        #expect(isThere, "\(edge)")
      }
    }
    for pair in fixture.absent {
      expecting("\(fixture.name): \(pair)") {
        let isThere = pairs.contains(pair)
        #expect(!isThere, "\(pair)")
      }
    }
  }

  @Test(
    "cycles are those that there are, and break from where they do",
    arguments: try FixtureFolder.all().filter { $0.cycles != nil })
  func cycles(fixture: FixtureFolder) throws {
    let project = try fixture.project()
    let graph = try project.graph().graph
    let cycles = Cycles(in: graph)
    let runs = project.runs(of: cycles, in: graph)
    let found = cycles.components.map { cycle in
      FixtureFolder.cycle(
        cycle.kind.name, cycle.units.map { graph.unit($0).name.text },
        runs[cycle]?.breaking.map { graph.unit($0.unit).name.text } ?? [])
    }
    #expect(found == fixture.cycles)
  }

  @Test(
    "orphans are those that there are, and as sure as they can be",
    arguments: try FixtureFolder.all().filter { $0.orphans != nil })
  func orphans(fixture: FixtureFolder) throws {
    let project = try fixture.project()
    let (graph, coverage) = try project.graph()
    let report = try project.orphans(in: graph, coverage: coverage, asking: .skip)
    let found = report.orphans.orphans.map { orphan in
      "\(graph.unit(orphan.unit).path.display): \(orphan.status.name) \(orphan.certainty.name)"
    }
    #expect(found.sorted() == fixture.orphans)
  }

  @Test(
    "imports save what they save, and what they cannot wait for is said",
    arguments: try FixtureFolder.all().filter { !$0.heavy.isEmpty })
  func heavy(fixture: FixtureFolder) throws {
    let project = try fixture.project()
    let graph = try project.graph().graph
    let loads = project.loads(of: fixture.heavy.map(\.entry), in: graph)
    for (expected, load) in zip(fixture.heavy, loads) {
      let savings = ImportSavings(load)
      func place(_ site: Int) -> String {
        "\(savings.graph.sites[site].path.display):\(savings.graph.sites[site].line)"
      }
      let rows = savings.savings.sorted { $0.site < $1.site }.map { saving in
        HeavyExpectation.row(
          place(saving.site), savings.unloaded(by: saving.site), saving.obstacle?.text)
      }
      #expect(rows == expected.imports)
      for (target, places) in expected.cuts {
        let cut = DeferralCut(of: target, in: savings)
        #expect(cut.sites?.map(place) == places, "\(target)")
      }
    }
  }

  @Test("the graph is the same for any number of jobs", arguments: try FixtureFolder.all())
  func jobs(fixture: FixtureFolder) throws {
    let one = try fixture.project(jobs: 1).graph().graph
    let three = try fixture.project(jobs: 3).graph().graph
    #expect(one.units.map(\.path) == three.units.map(\.path))
    #expect(one.edges == three.edges)
  }

  /// Checks one claim, which must fail where it is listed below.
  private func expecting(_ claim: String, _ body: () -> Void) {
    if let why = Self.knownIssues[claim] {
      withKnownIssue(why, body)
    } else {
      body()
    }
  }

  /// Claims of the fixtures that are not met yet, and why.
  private static let knownIssues: [String: Comment] = [
    "calls-at-import: through_two -> cache call":
      "a call edge follows one call, not the calls that the called function makes"
  ]

}

extension FixtureFolder {
  func project(jobs: Int = 2) throws -> Project {
    var settings = ProjectSettings(root: root)
    settings.isQuiet = true
    settings.jobs = jobs
    settings.includeIgnored = true
    guard !roots.isEmpty else { return try Project(settings) }
    // What CPython was told by its path, Pollard is told by a configuration.
    let name = "/tmp/pollard-fixture-\(UInt64.random(in: 0 ... .max)).toml"
    let path = try #require(AbsolutePath(name))
    defer { unlink(name) }
    let text = "roots = [\(roots.map { "\"\($0)\"" }.joined(separator: ", "))]\n"
    try FileWriter.writeAtomically(Array(text.utf8), to: path)
    settings.configuration = path
    return try Project(settings)
  }
}
