import Analyses
import Graph
import Scanning
import Testing

/// Compares the modules of a repository that a text mentions, each with its line, with lines like `a/b.py 1`.
private func check(
  _ text: String, in sources: KeyValuePairs<String, String>, _ expected: String...,
  location: SourceLocation = #_sourceLocation
) {
  let graph = CodeRepository(sources).graph
  let mentions = ModuleMentions(of: Array(graph.unitIDs), in: graph)
  let found = mentions.found(in: Array(text.utf8)).map {
    "\(graph.unit($0.unit).path.display) \($0.line)"
  }
  #expect(found == expected, sourceLocation: location)
}

@Suite("Mentions of modules")
struct ModuleMentionsTests {
  @Test("a module is mentioned by its dotted name, with what it holds, or by its path, in quotes")
  func names() {
    check(
      """
      BACKEND = 'a.mail.Backend'
      # see "a/queue.py" and a.jobs
      """,
      in: ["a/__init__.py": "", "a/jobs.py": "", "a/mail.py": "", "a/queue.py": ""],
      "a/mail.py 1", "a/queue.py 2")
  }

  @Test("what stands in front of the last two parts has to agree as far as it goes")
  func fronts() {
    check(
      "'b.c.mail' \".c.mail\"",
      in: ["a/__init__.py": "", "a/c/__init__.py": "", "a/c/mail.py": ""],
      "a/c/mail.py 1")
    check("'b.c.mail'", in: ["a/__init__.py": "", "a/c/__init__.py": "", "a/c/mail.py": ""])
  }
}
