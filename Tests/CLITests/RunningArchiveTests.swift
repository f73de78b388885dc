import Testing

/// What `archive plan` takes along and what it leaves.
@Suite("Archive plans, run", .enabled(if: RunningProgram.isBuilt, RunningProgram.comment))
struct RunningArchiveTests {
  /// Compares the files that would move, and what is said of those that stay.
  private func check(
    manifest targets: String, _ files: KeyValuePairs<String, String>, moves: [String],
    stays: [String] = [],
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try RunningFolder([
      "Package.swift": """
      // swift-tools-version:6.0
      import PackageDescription
      let package = Package(name: "P", targets: [\(targets)])
      """
    ])
    for (path, text) in files { try folder.write(text, to: path) }
    let text = try folder.run("pollard archive plan --all-certain").text
    let lines = text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    #expect(
      Set(lines).intersection(files.map(\.key)).sorted() == moves, "\(text)", sourceLocation: place)
    for reason in stays { #expect(text.contains(reason), "\(text)", sourceLocation: place) }
  }

  @Test("an island of Swift files goes as a whole")
  func island() throws {
    try check(
      manifest: ".executableTarget(name: \"run\")",
      [
        "Sources/run/main.swift": "print(1)\n", "Sources/run/A.swift": "struct A { let b: B }\n",
        "Sources/run/B.swift": "struct B {}\n",
      ], moves: ["Sources/run/A.swift", "Sources/run/B.swift"])
  }

  @Test("a Swift file that a manifest names stays, with the place, and so does what it needs")
  func named() throws {
    try check(
      manifest:
        ".executableTarget(name: \"run\", sources: [\"main.swift\", \"A.swift\", \"Parts\"])",
      [
        "Sources/run/main.swift": "print(1)\n", "Sources/run/A.swift": "struct A { let b: B }\n",
        "Sources/run/Parts/B.swift": "struct B {}\n",
        "Sources/run/Parts/C.swift": "struct C {}\n",
      ], moves: ["Sources/run/Parts/C.swift"],
      stays: [
        "is named at Package.swift:3, as sources of target run",
        "is needed by Sources/run/A.swift:1",
      ])
  }

  @Test("the last files of a target stay, for the manifest would have nothing to compile")
  func last() throws {
    try check(
      manifest: ".executableTarget(name: \"run\"), .target(name: \"Spare\")",
      ["Sources/run/main.swift": "print(1)\n", "Sources/Spare/A.swift": "struct A {}\n"],
      moves: [], stays: ["is all that target Spare would have left"])
  }

  @Test("the interface of a library is not archived")
  func verdicts() throws {
    let folder = RunningProgram.fixture("orphans-published-library")
    let plan = try RunningProgram.run("pollard archive plan --all-certain", in: folder).text
    #expect(plan.contains("src/basket/_unused.py"))
    #expect(!plan.contains("offers"))
  }
}
