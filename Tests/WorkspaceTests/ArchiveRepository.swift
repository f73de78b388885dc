import Graph
import Refactoring
import Reporting
import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A small git repository with a dead module, its test, its data and a package of its own, to be archived and brought back.
final class ArchiveRepository {
  let folder: TemporaryFolder

  static let program: String? = {
    var folders = CommandLine.arguments.compactMap { path -> String? in
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard let bundle = parts.firstIndex(where: { $0.hasSuffix(".xctest") }) else { return nil }
      return bundle == 0 ? "." : parts[..<bundle].joined(separator: "/")
    }
    let checkout = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    folders.append(checkout.joined(separator: "/") + "/.build/debug")
    return folders.map { "\($0)/probe" }.first { access($0, X_OK) == 0 }
  }()

  init(withGit: Bool = true) throws {
    folder = try TemporaryFolder()
    try folder.file("app.py", "import shop.cart\n")
    try folder.file("shop/__init__.py")
    try folder.file("shop/cart.py", "x = 1\n")
    try folder.file("shop/old.py", "import shop.cart\nf = open('rates.csv')\n")
    try folder.file("shop/rates.csv", "1,2\n")
    try folder.file("shop/legacy/__init__.py", "# nothing\n")
    try folder.file("shop/legacy/tool.py", "y = 2\n")
    try folder.file("tests/test_old.py", "import shop.old\n")
    folder.setMode(0o755, of: "shop/old.py")
    shell("touch -d '2001-02-03 04:05:06.789' shop/old.py shop/legacy/tool.py")
    if withGit {
      shell("git init -q . && git config user.email a@b.c && git config user.name a")
      shell("git add -A && git commit -qm one")
    }
    // The times of folders must not depend on how fast the test is.
    shell("touch -d '2001-01-01' shop shop/legacy tests")
  }

  @discardableResult
  func shell(_ line: String) -> String {
    String(decoding: folder.run(line).output, as: UTF8.self)
  }

  var root: String { folder.path.display }

  var snapshot: TreeSnapshot { TreeSnapshot(of: root) }

  var status: String { shell("git status --porcelain") }

  func project() throws -> Project {
    var settings = ProjectSettings(root: folder.path)
    settings.isQuiet = true
    return try Project(settings)
  }

  /// A plan for some modules by their paths.
  func plan(_ paths: [String] = ["shop/old.py", "shop/legacy/tool.py"]) throws -> ArchivePlan {
    let project = try project()
    let graph = try project.graph().graph
    let choices: [ArchiveChoice] = graph.unitIDs.filter {
      paths.contains(graph.unit($0).path.display)
    }
    .map { ArchiveChoice($0, text: "named by a test") }
    let tests = graph.unitIDs.filter { graph.unit($0).path.bytes.starts(with: "tests/".utf8) }
    let proposal = try project.archiveProposal(
      for: choices, in: graph, tests: Set(tests), into: ArchivePlan.standardFolder)
    return try #require(proposal.plan, "nothing is left to archive")
  }

  @discardableResult
  func apply(
    _ plan: ArchivePlan, _ change: (inout Archiver.Conditions) -> Void = { _ in }
  ) throws -> Archiver.Outcome {
    var conditions = Archiver.Conditions()
    conditions.isApplied = true
    change(&conditions)
    return try Archiver(folder.path, manifest: ArchivePlanDocument.json)
      .apply(plan, in: project(), conditions)
  }

  func restore(_ names: [String]? = nil, allowsChanged: Bool = false) throws {
    for entry in ArchiveInventory(in: try project().tree).entries {
      let moves = names.map { entry.plan.selection(of: $0).moves } ?? entry.plan.moves
      _ = try Archiver(folder.path, manifest: ArchivePlanDocument.json)
        .restore(moves, of: entry.plan, isApplied: true, allowsChanged: allowsChanged)
    }
  }

  func write(_ plan: ArchivePlan, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    let bytes = ArchivePlanDocument.json(plan)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// What stands against applying a plan.
  func objection(
    to plan: ArchivePlan, _ change: (inout Archiver.Conditions) -> Void = { _ in }
  ) -> String {
    do {
      try apply(plan, change)
      return "nothing"
    } catch let error as ArchiveError {
      return error.message
    } catch {
      return "\(error)"
    }
  }
}
