import Scanning
import Testing
import Workspace

@Suite("Ignoring as git does")
struct GitIgnoreTests {
  /// Which of the files are found, with the text of `.gitignore` at the top.
  private func check(
    _ ignore: String, _ files: [String], _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TemporaryFolder()
    try folder.file(".gitignore", ignore)
    for file in files { try folder.file(file) }
    #expect(try names(in: folder.path) == expected.sorted(), sourceLocation: sourceLocation)
  }

  private func names(in root: AbsolutePath) throws -> [String] {
    let tree = try SourceTree(discovering: root)
    return (tree.files.map(\.path.display) + tree.others.map(\.display))
      .filter { !$0.hasSuffix(".gitignore") }.sorted()
  }

  @Test("A pattern without a slash is held against names at any depth")
  func names() throws {
    try check("a.py\n*.txt\n", ["a.py", "d/a.py", "d/b.py", "d/c.txt"], ["d/b.py"])
  }

  @Test("A pattern with a slash is held against the path from its file")
  func anchored() throws {
    try check("/a.py\nd/b.py\n", ["a.py", "d/a.py", "d/b.py", "e/d/b.py"], ["d/a.py", "e/d/b.py"])
  }

  @Test("A slash at the end asks for a folder")
  func foldersOnly() throws {
    try check("x/\n", ["x/a.py", "d/x"], ["d/x"])
  }

  @Test("What is taken back is found, but not below a folder that is ignored")
  func negation() throws {
    try check("*.py\n!b.py\nd/\n!d/b.py\n", ["a.py", "b.py", "d/b.py"], ["b.py"])
  }

  @Test("Two stars cross folders as a whole component only")
  func doubleStars() throws {
    try check(
      "a/**/b.py\n**/c.py\nd/**\ne*/f.py\n",
      ["a/b.py", "a/x/y/b.py", "c.py", "x/c.py", "xc.py", "d/x", "ee/f.py", "e/x/f.py"],
      ["xc.py", "e/x/f.py"])
  }

  @Test("Classes know ranges, negation and names")
  func classes() throws {
    try check(
      "[a-c].py\n[!x-z]1\n[[:digit:]]2\n[]]3\n", ["a.py", "d.py", "x1", "a1", "12", "a2", "]3"],
      ["d.py", "x1", "a2"])
  }

  @Test("A backslash takes the meaning away from what follows")
  func escapes() throws {
    try check("\\#a\n\\!b\nc\\ \nd \n\\*\n", ["#a", "!b", "c ", "c", "d", "*", "e"], ["c", "e"])
  }

  @Test("Lines may end in CR LF, and a mark of UTF-8 may come first")
  func lineEnds() throws {
    try check("\u{feff}a.py\r\nb.py\r", ["a.py", "b.py", "c.py"], ["c.py"])
  }

  @Test("A malformed class matches nothing")
  func malformed() throws {
    try check("[a\n[[:no:]]\nx\\\n", ["[a", "a", "n", "x"], ["[a", "a", "n", "x"])
  }

  @Test("Many stars take no more than the product of both lengths")
  func stars() throws {
    let name = String(repeating: "a", count: 200)
    try check(
      String(repeating: "a*", count: 60) + "b\n" + String(repeating: "**/a*", count: 60) + "b\n",
      ["\(name)/\(name)"], ["\(name)/\(name)"])
  }

  @Test("An inner file overrides an outer one")
  func nested() throws {
    let folder = try TemporaryFolder()
    try folder.file(".gitignore", "*.py\n")
    try folder.file("d/.gitignore", "!a.py\n/e/\n")
    for file in ["a.py", "d/a.py", "d/b.py", "d/e/a.py", "e/x"] { try folder.file(file) }
    #expect(try names(in: folder.path) == ["d/a.py", "e/x"])
  }

  @Test("Below the top of a repository the rules above hold")
  func subfolder() throws {
    let folder = try TemporaryFolder()
    try folder.file(".git/HEAD")
    try folder.file(".git/info/exclude", "c.py\n")
    try folder.file(".gitignore", "/d/e/a.py\n*.txt\nignored/\n")
    try folder.file("d/.gitignore", "b.py\n")
    for file in ["a.py", "b.py", "c.py", "x.txt", "y.py"] {
      try folder.file("d/e/\(file)")
      try folder.file("ignored/\(file)")
    }
    #expect(try names(in: folder.path.resolving("d/e".utf8).asserted()) == ["y.py"])
    // A root that is itself ignored was meant all the same.
    #expect(try names(in: folder.path.resolving("ignored".utf8).asserted()).count == 5)
  }

  @Test("On random trees git finds the same files", arguments: 0..<12)
  func random(seed: Int) throws {
    let folder = try TemporaryFolder()
    guard folder.run("git --version").status == 0 else { return }
    var chance = Chance(seed: UInt64(seed))
    let parts = ["a", "b", "ab", "foo", "x y", "[z]", "c.py", "d.txt", "-"]
    let patterns = parts + ["*", "?", "**", "a*", "*.py", "[a-c]*", "[!a]", "fo[[:lower:]]", "\\a"]
    func joined(_ choices: [String], _ count: Int) -> String {
      (0..<count).map { _ in choices[chance.below(choices.count)] }.joined(separator: "/")
    }
    _ = folder.run("git init -q . 2>/dev/null")
    for _ in 0..<40 {
      // A name that is taken by a folder is no name for a file.
      try? folder.file("\(joined(parts, 1 + chance.below(4))).\(chance.below(3))")
    }
    for place in ["", "a/", "b/", "ab/foo/", ".git/info/exclude"] {
      let lines = (0..<5).map { _ in
        (chance.below(4) == 0 ? "!" : "") + (chance.below(4) == 0 ? "/" : "")
          + joined(patterns, 1 + chance.below(3)) + (chance.below(2) == 0 ? ".*" : "")
          + (chance.below(5) == 0 ? "/" : "")
      }
      let name = place.hasSuffix("exclude") ? place : place + ".gitignore"
      try folder.file(name, lines.joined(separator: "\n"))
    }
    let listed = folder.run(
      "GIT_CONFIG_GLOBAL=/dev/null git -c core.excludesFile=/dev/null ls-files -z -o --exclude-standard"
    )
    #expect(listed.status == 0)
    let tree = try SourceTree(discovering: folder.path)
    let found = tree.files.map(\.path) + Array(tree.others)
    #expect(
      found.sorted()
        == listed.output.split(separator: 0).map { SourcePath(bytes: Array($0)) }.sorted())
  }
}

/// Numbers that look random and are the same on every run.
private struct Chance {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
  }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % limit
  }
}
