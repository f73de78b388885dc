import Analyses
import Graph
import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let wish = IndexWish(
  searchPath: (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":")
    .compactMap { AbsolutePath(String($0)) })

/// The index that the real compiler leaves, asked about files that nothing names.
@Suite(
  "The compiler's index",
  .enabled(if: wish.library != nil, "no toolchain with libIndexStore here"))
struct IndexConfirmationTests {
  /// A program of two files, compiled with an index.
  private func indexed(main: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.file(
      "Package.swift",
      """
      // swift-tools-version:6.0
      import PackageDescription
      let package = Package(name: "P", targets: [.executableTarget(name: "run")])
      """)
    try folder.file("Sources/run/main.swift", main)
    try folder.file("Sources/run/Spare.swift", "struct Spare {}\n")
    let build = folder.run(
      "swiftc -index-store-path '\(folder.path.display)/.build/x/debug/index/store' -module-name run '\(folder.path.display)'/Sources/run/*.swift -o '\(folder.path.display)/.build/run' 2>&1"
    )
    #expect(build.status == 0, "\(String(decoding: build.output, as: UTF8.self))")
    return folder
  }

  private func report(on folder: TemporaryFolder) throws -> OrphanReport {
    let project = try Project(ProjectSettings(root: folder.path))
    let (graph, coverage) = try project.graph()
    return try project.orphans(
      in: graph, coverage: coverage, asking: .skip, confirming: wish)
  }

  private func names(_ units: some Sequence<UnitID>, in report: OrphanReport) -> [String] {
    units.map { report.graph.unit($0).path.display }.sorted()
  }

  @Test("a file that nothing names and nothing refers to is confirmed, until it changes")
  func confirmed() throws {
    let folder = try indexed(main: "print(1)\n")
    let before = try report(on: folder)
    let index = try #require(before.index, "\(before.withoutIndex ?? "")")
    #expect(index.fresh == 2 && index.stale == 0)
    #expect(names(index.confirmed, in: before) == ["Sources/run/Spare.swift"])
    _ = folder.run("touch -d '2099-01-01' '\(folder.path.display)/Sources/run/Spare.swift'")
    let after = try report(on: folder)
    #expect(after.index?.confirmed == [])
    #expect(after.index?.stale == 1)
    #expect(after.orphans.orphans.count == 1)
  }

  @Test("a file that something alive refers to is no orphan, whatever the names say")
  func saved() throws {
    let folder = try indexed(main: "print(Spare())\n")
    // Names cannot tell any more, and the index still can.
    try folder.file("Sources/run/main.swift", "print(1)\n")
    _ = folder.run("touch -d '2001-01-01' '\(folder.path.display)/Sources/run/main.swift'")
    let report = try report(on: folder)
    let index = try #require(report.index, "\(report.withoutIndex ?? "")")
    #expect(names(index.saved, in: report) == ["Sources/run/Spare.swift"])
    #expect(report.orphans.orphans.isEmpty)
  }

  @Test("where there is no index the reason is said, and the verdicts stay")
  func absent() throws {
    let folder = try indexed(main: "print(1)\n")
    _ = folder.run("rm -rf '\(folder.path.display)/.build'")
    let report = try report(on: folder)
    #expect(report.index == nil)
    #expect(report.withoutIndex?.contains("no index store below .build") == true)
    #expect(report.orphans.orphans.count == 1)
  }
}
