import Testing

@Suite(
  "The gate, run on git histories", .enabled(if: RunningProgram.isBuilt, RunningProgram.comment))
struct RunningGateTests {
  private static let git =
    "git -c user.name=a -c user.email=a@example.org -c init.defaultBranch=main"

  private func repository(_ files: KeyValuePairs<String, String>) throws -> RunningFolder {
    let folder = try RunningFolder(files)
    let made = try folder.run(
      "\(Self.git) init -q && git add -A && \(Self.git) commit -q -m one")
    try #require(made.code == 0, "\(made.errors)")
    return folder
  }

  private func check(
    _ line: String, in folder: RunningFolder, ends code: Int32, printing text: String,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try folder.run("unset GITHUB_ACTIONS; \(line)")
    #expect(outcome.code == code, "\(outcome.errors)", sourceLocation: place)
    #expect(
      (outcome.text + outcome.errors).contains(text), "\(outcome.text)\(outcome.errors)",
      sourceLocation: place)
  }

  @Test("a change that closes a cycle fails at its line, and what was there before passes")
  func against() throws {
    let folder = try repository(["a.py": "import b\n", "b.py": "import os\n"])
    try check("pollard check --against HEAD", in: folder, ends: 0, printing: "pass: nothing new")
    try folder.write("import os\nimport a\n", to: "b.py")
    try check("pollard check --against HEAD", in: folder, ends: 1, printing: "b.py:2  import-cycle")
    _ = try folder.run("\(Self.git) commit -qam two")
    try check("pollard check --against HEAD", in: folder, ends: 0, printing: "2 imports on circles")
    try check("pollard check --against HEAD~1", in: folder, ends: 1, printing: "b.py:2")
  }

  @Test("what cannot be judged ends with 2")
  func refusals() throws {
    let folder = try repository(["a.py": "import b\n", "b.py": ""])
    try check("pollard check --against nowhere", in: folder, ends: 2, printing: "no commit")
    try check("pollard check --baseline none", in: folder, ends: 2, printing: "no such baseline")
    let bare = try RunningFolder(["a.py": ""])
    try check("pollard check --against main", in: bare, ends: 2, printing: "no git repository")
  }

  @Test("a baseline is written once, shrinks on request, and grows only when told to")
  func baseline() throws {
    let folder = try RunningFolder(["a.py": "import b\n", "b.py": "import a\n"])
    try check("pollard baseline", in: folder, ends: 0, printing: "2 entries")
    try check("pollard baseline", in: folder, ends: 2, printing: "exists already")
    try check("pollard check", in: folder, ends: 0, printing: "pass")
    try folder.write("import a\nimport c\n", to: "b.py")
    try folder.write("import b\n", to: "c.py")
    try check("pollard check", in: folder, ends: 1, printing: "fail: 2 new")
    try check("pollard baseline --update", in: folder, ends: 1, printing: "2 new left out")
    try check("pollard baseline --allow-additions", in: folder, ends: 0, printing: "2 put in")
    try check("pollard check", in: folder, ends: 0, printing: "pass")
  }
}
