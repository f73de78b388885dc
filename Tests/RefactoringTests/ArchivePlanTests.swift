import Refactoring
import Scanning
import Testing

@Suite("Archive plans that are read")
struct ArchivePlanTests {
  private static let hash = String(repeating: "ab", count: 32)

  private func plan(
    schema: String = "pollard.archive-plan/1", id: String = "20261121-aa",
    folder: String = "archive/orphaned/20261121-aa", moves: String
  ) -> Result<ArchivePlan, ArchivePlanError> {
    let text =
      #"{"schema":"\#(schema)","id":"\#(id)","folder":"\#(folder)","created":"","root":"/r","moves":[\#(moves)]}"#
    return Result { () throws(ArchivePlanError) in try ArchivePlan(parsing: Array(text.utf8)) }
  }

  private func move(_ from: String, to: String? = nil, hash: String = hash) -> String {
    let target = to ?? "archive/orphaned/20261121-aa/\(from)"
    return #"{"from":"\#(from)","to":"\#(target)","sha256":"\#(hash)","mode":"0644","modified":1}"#
  }

  /// Reads a plan with these moves and compares what is said against it.
  private func check(
    _ moves: String..., refusedWith words: String, at place: SourceLocation = #_sourceLocation
  ) {
    switch plan(moves: moves.joined(separator: ",")) {
    case .success: Issue.record("was accepted", sourceLocation: place)
    case .failure(let error):
      #expect(error.message.contains(words), "\(error.message)", sourceLocation: place)
    }
  }

  @Test("a plan says where each file goes")
  func whole() throws {
    let plan = try plan(moves: move("a/b.py")).get()
    #expect(plan.moves.map(\.to.display) == ["archive/orphaned/20261121-aa/a/b.py"])
    #expect(plan.moves[0].mode == 0o644)
  }

  @Test("a path that leads out of the root, or could, is refused")
  func unsafePaths() {
    check(move("../a.py"), refusedWith: "leads out of its folder")
    check(move("a/../../b.py"), refusedWith: "leads out of its folder")
    check(move("/etc/passwd"), refusedWith: "is absolute")
    check(move("a//b.py"), refusedWith: "has an empty part")
    check(move("./a.py"), refusedWith: #"has a part that is ".""#)
    check(move(""), refusedWith: "is empty")
    check(move(#"a\u0000b.py"#), refusedWith: "holds a NUL")
    check(move(#"a\nb.py"#), refusedWith: "holds a control character")
    check(move(".git/config"), refusedWith: "belongs to a tool")
    check(move("a/.GIT/hooks/x"), refusedWith: "belongs to a tool")
    check(move(".pollard/journal"), refusedWith: "belongs to a tool")
  }

  @Test("a file goes where its path says, and nowhere else")
  func targets() {
    check(move("a.py", to: "b.py"), refusedWith: "is not where a.py goes")
    check(move("a.py", to: "archive/orphaned/20261121-aa/../../x.py"), refusedWith: "leads out")
    check(move("a.py", to: "/tmp/a.py"), refusedWith: "is absolute")
  }

  @Test(
    "files that would be one on a file system without case are refused, and so are their folders")
  func collisions() {
    check(move("a.py"), move("a.py"), refusedWith: "comes twice")
    check(move("Utils.py"), move("utils.py"), refusedWith: "would be one file")
    check(move("É.py"), move("é.py"), refusedWith: "would be one file")
    check(move("Shop/a.py"), move("shop/b.py"), refusedWith: "would be one file")
    check(move("a"), move("a/b.py"), refusedWith: "would be one file")
    check(move("pollard-archive.json"), refusedWith: "would be one file")
  }

  @Test("two files of one name in two folders are two files")
  func sameName() throws {
    #expect(
      try plan(moves: "\(move("a/utils.py")),\(move("b/utils.py"))").get().moves.count == 2)
  }

  @Test("what is no plan, or a plan of a later version, is refused as such")
  func schemas() {
    func message(_ schema: String) -> String {
      guard case .failure(let error) = plan(schema: schema, moves: move("a.py")) else { return "" }
      return error.message
    }
    #expect(message("pollard.graph/1").contains("is no archive plan"))
    #expect(message("pollard.archive-plan/2").contains("newer Pollard"))
    #expect(message("pollard.archive-plan/x").contains("is no archive plan"))
  }

  @Test("a broken plan is refused with its line")
  func broken() {
    check(move("a.py", hash: "12"), refusedWith: #"line 1: "sha256" is not 64 hexadecimal digits"#)
    check(#"{"from":"a.py"}"#, refusedWith: #"line 1: "to" is missing"#)
    check(refusedWith: "nothing to do")
    let cut = Result { () throws(ArchivePlanError) in try ArchivePlan(parsing: Array("{".utf8)) }
    guard case .failure(.notJSON) = cut else { return #expect(Bool(false), "was accepted") }
  }

  @Test("an id that a module could have, or that is a path, is refused")
  func identifiers() {
    for id in ["shop", "../x", "1/2", "", "1_a"] {
      let folder = "archive/\(id)"
      guard case .failure = plan(id: id, folder: folder, moves: move("a.py")) else {
        Issue.record("\(id) was accepted")
        continue
      }
    }
  }

  @Test("what comes back brings along what went along, and the packages around it")
  func selection() throws {
    var plan = try plan(
      moves: ["a/__init__.py", "a/b.py", "a/c.py", "t/test_b.py"].map { move($0) }
        .joined(separator: ",")
    ).get()
    for (index, (kind, module)) in [
      (ArchiveMove.Kind.package, "a.b"), (.module, "a.b"), (.module, "a.c"), (.test, "a.b"),
    ].enumerated() {
      plan.moves[index].kind = kind
      plan.moves[index].module = module
    }
    #expect(
      plan.selection(of: ["a.b"]).moves.map(\.from.display)
        == ["a/__init__.py", "a/b.py", "t/test_b.py"])
    #expect(
      plan.selection(of: ["a/c.py"]).moves.map(\.from.display) == ["a/__init__.py", "a/c.py"])
    #expect(plan.selection(of: ["a.x"]).unknown == ["a.x"])
  }

  @Test(
    "days since 1970 are days of the calendar",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
      (-1, "1969-12-31T23:59:59Z"),
    ])
  func calendar(seconds: Int, written: String) {
    #expect(CivilTime(secondsSince1970: seconds).iso8601 == written)
  }
}
