import Refactoring
import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Fixtures with imports that could run later")
struct LazyFixtureTests {
  @Test(
    "what can be deferred is, and what is printed stays the same",
    arguments: try FixtureFolder.all().filter { $0.lazy != nil })
  func lazy(fixture: FixtureFolder) throws {
    let expected = try #require(fixture.lazy)
    let place = try #require(AbsolutePath("/tmp/pollard-lazy-\(UInt64.random(in: 0 ... .max))"))
    let root = place.appending(SourcePath("tree"))
    // What is expected names files, as a recipe would that runs them.
    try shell(
      "mkdir \(place.display) && cp -R '\(fixture.root.display)' \(root.display) && rm \(root.display)/expect.json",
      in: fixture.root)
    defer { try? shell("rm -rf \(place.display)", in: fixture.root) }
    var settings = ProjectSettings(root: root)
    settings.isQuiet = true
    settings.includeIgnored = true
    var request = LazyRequest()
    if !expected.strategies.isEmpty {
      request.strategies = Set(expected.strategies.compactMap(LazyStrategy.init))
      #expect(request.strategies?.count == expected.strategies.count)
    }
    let project = try Project(settings)
    let plan = try project.lazyPlan(request)
    #expect(Self.words(of: plan.patches) == expected.patches)
    let refused = plan.refused.map {
      "\($0.path.display):\($0.line) \($0.module) \($0.blocker.kind.rawValue)"
    }
    #expect(refused.sorted() == expected.refused, "\(plan.refused.map(\.blocker.text))")
    let hasPython = (try? shell("python3 --version", in: place)) != nil
    if hasPython { try shell("python3 -B main.py >../before 2>&1", in: root) }
    #expect(try project.apply(plan, verifying: nil) == nil)
    if hasPython {
      try shell("python3 -B main.py >../after 2>&1; cmp ../before ../after", in: root)
    }
    #expect(try Project(settings).lazyPlan(request).patches.isEmpty, "twice changes nothing")
  }

  private static func words(of patches: [LazyPatch]) -> [String] {
    patches.map {
      "\($0.path.display) \($0.strategy.rawValue): \($0.names.joined(separator: " "))"
    }.sorted()
  }

  private struct Failed: Error { let line: String }

  private func shell(_ line: String, in folder: AbsolutePath) throws {
    guard system("cd '\(folder.display)' && (\(line))") == 0 else { throw Failed(line: line) }
  }
}
