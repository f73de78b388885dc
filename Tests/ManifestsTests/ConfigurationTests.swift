import Scanning
import Testing

@testable import Manifests

private func check(
  _ source: String, refused expected: String, at location: SourceLocation = #_sourceLocation
) {
  do {
    _ = try PollardConfiguration(
      pollardTOML: Array(source.utf8), path: SourcePath("pollard.toml"))
    Issue.record("accepted", sourceLocation: location)
  } catch {
    #expect(error.description == expected, sourceLocation: location)
  }
}

@Test("every key is read, with the line of every value")
func configurationKeys() throws {
  let source = """
    roots = ["src"]
    entry-points = [
      "shop.web:app",
      "tools/*.py"]
    exclude = []
    python-version = "3.13"
    platform = "win32"
    """
  let read = try PollardConfiguration(
    pollardTOML: Array(source.utf8), path: SourcePath("pollard.toml"))
  #expect(read.roots == [Located("src", line: 1)])
  #expect(read.entryPoints.map(\.line) == [3, 4])
  #expect(read.pythonVersion == Located(PythonVersion(3, 13), line: 6))
  #expect(read.platform == Located("win32", line: 7))
}

@Test("a key nobody knows is refused with the nearest one that is known")
func configurationUnknownKeys() {
  check(
    "\n\nexlude = []",
    refused: "pollard.toml:3: unknown key \"exlude\": did you mean \"exclude\"?")
  check(
    "zzz = 1",
    refused:
      "pollard.toml:1: unknown key \"zzz\": known keys are roots, entry-points, keep, exclude, kind, python-version, platform, check"
  )
}

@Test("a value of the wrong kind is refused with what is wanted")
func configurationWrongKinds() {
  check(
    "roots = \"src\"",
    refused: "pollard.toml:1: \"roots\" should be an array of strings, not \"src\"")
  check(
    "roots = [1]",
    refused:
      "pollard.toml:1: \"roots\" should be an array of strings, not an array with an integer in it"
  )
  check(
    "python-version = 3.13",
    refused:
      "pollard.toml:1: \"python-version\" should be a Python version such as \"3.13\", not a float"
  )
  check(
    "platform = \"mac\"",
    refused:
      "pollard.toml:1: \"platform\" should be one of \"linux\", \"darwin\", \"win32\", not \"mac\""
  )
}

@Test("pyproject.toml counts only where it has the table")
func configurationInPyproject() throws {
  let path = SourcePath("pyproject.toml")
  let with = try PollardConfiguration(
    pyproject: Array("[tool.pollard]\nroots = ['lib']".utf8), path: path)
  #expect(with?.roots == [Located("lib", line: 2)])
  #expect(try PollardConfiguration(pyproject: Array("[tool.x]".utf8), path: path) == nil)
}

@Test("the starter file is a configuration, as it is and with every example switched on")
func configurationStarter() throws {
  let text = PollardConfiguration.starter(detected: ["roots": PollardConfiguration.toml(["src\"x"])]
  )
  let path = SourcePath("pollard.toml")
  let read = try PollardConfiguration(pollardTOML: Array(text.utf8), path: path)
  #expect(read.roots.map(\.value) == ["src\"x"])
  #expect(read.platform == nil)
  let keyNames = ConfigurationKey.all.compactMap(\.path.last)
  let switchedOn = text.split(separator: "\n").map { line in
    keyNames.contains { line.hasPrefix("# \($0) =") } ? line.dropFirst(2) : line
  }
  let all = try PollardConfiguration(
    pollardTOML: Array(switchedOn.joined(separator: "\n").utf8), path: path)
  #expect(all.platform?.value == "linux")
  #expect(all.entryPoints.count == 2)
}

@Test("a mistyped word finds the word that was meant")
func nearestWord() {
  let words = ["graph", "closure", "audit", "why"]
  #expect(EditDistance.nearest(to: "grpah", among: words) == "graph")
  #expect(EditDistance.nearest(to: "adit", among: words) == "audit")
  #expect(EditDistance.nearest(to: "xyzzy", among: words) == nil)
  #expect(EditDistance.between("ca".utf8, and: "abc".utf8, upTo: 5) == 3)
}
