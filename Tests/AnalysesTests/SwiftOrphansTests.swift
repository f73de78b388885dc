import Analyses
import Graph
import Manifests
import Scanning
import Testing

/// Compares the verdicts on a package with lines like `Sources/A/B.swift: dead certain`, in path order.
private func check(
  _ sources: KeyValuePairs<String, String>, isLibrary: Bool = false, foreign: [String] = [],
  _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let files = sources.map { path, text in
    SourceFile(
      path: SourcePath(path), kind: .swiftFile,
      facts: .swift(SwiftFacts(scanning: Array(text.utf8).span), bytes: text.utf8.count))
  }
  let manifest = ManifestFile(
    path: SourcePath("Package.swift"),
    bytes: Array(
      """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(
        name: "P",
        products: [\(isLibrary ? ".library(name: \"P\", targets: [\"P\"])" : "")],
        targets: [.target(name: "P"), .executableTarget(name: "run", dependencies: ["P"]),
          .testTarget(name: "PTests", dependencies: ["P"])])
      """.utf8))
  let graph = graph(of: files, swift: [SwiftPackage(reading: [manifest])].compactMap { $0 })
  let roots = SwiftRoots(
    in: graph, SwiftReferences(graph),
    foreign: foreign.map {
      ForeignMention(
        name: Array($0.utf8),
        evidence: Evidence(kind: "named in", path: SourcePath("A.xib"), line: 1, text: $0))
    }, offersInterface: true
  ).roots
  let found = Orphans(in: graph, roots: roots, coverage: Coverage(graph, skipped: []))
  let lines = found.orphans.map { orphan in
    let island = orphan.island.map { " island \($0 + 1)" } ?? ""
    return
      "\(graph.unit(orphan.unit).path.display): \(orphan.status.name) \(orphan.certainty.name)\(island)"
  }
  #expect(lines == expected, sourceLocation: location)
}

@Suite("Orphans among Swift files")
struct SwiftOrphansTests {
  @Test("a file whose names nobody mentions is dead, and so is what only it mentions")
  func dead() {
    check(
      [
        "Sources/run/main.swift": "import P\nprint(Used())",
        "Sources/P/Used.swift": "struct Used {}",
        "Sources/P/Unused.swift": "struct Unused { let helper: Helper }",
        "Sources/P/Helper.swift": "struct Helper {}",
      ],
      "Sources/P/Helper.swift: dead certain island 1",
      "Sources/P/Unused.swift: dead certain island 1")
  }

  @Test(
    "extensions with nameless members live as long as the type, those with names as long as somebody says them"
  )
  func extensions() {
    check(
      [
        "Sources/run/main.swift": "print(T().shown)", "Sources/P/T.swift": "struct T { var a = 1 }",
        "Sources/P/T+init.swift": "extension T { init(x: Int) { self.init() } }",
        "Sources/P/T+subscript.swift": "extension T { subscript(i: Int) -> Int { i } }",
        "Sources/P/T+Equatable.swift": "extension T: Equatable {}",
        "Sources/P/T+plus.swift": "extension T { static func + (l: T, r: T) -> T { l } }",
        "Sources/P/T+shown.swift": "extension T { var shown: Int { 1 } }",
        "Sources/P/T+hidden.swift": "extension T { var hidden: Int { 1 } }",
        "Sources/P/Dead+init.swift": "extension Dead { init(x: Int) { self.init() } }",
        "Sources/P/Dead.swift": "struct Dead {}",
        "Sources/P/String+init.swift": "extension String { init(p: Int) { self = \"\" } }",
      ],
      "Sources/P/Dead+init.swift: dead certain island 1",
      "Sources/P/Dead.swift: dead certain island 1",
      "Sources/P/T+hidden.swift: dead certain")
  }

  @Test("a member may be what a protocol from outside asks for, or one of here that somebody calls")
  func witnesses() {
    check(
      [
        "Sources/run/main.swift": "run(T())", "Sources/P/T.swift": "import X\nstruct T: Foreign {}",
        "Sources/P/T+asked.swift": "extension T { func asked() {} }",
        "Sources/P/Q.swift":
          "protocol Q { func need() }\nfunc run(_ q: some Q) { }\nstruct R: Q {}",
        "Sources/P/R+need.swift": "extension R { func need() {} }",
        "Sources/P/R+other.swift": "extension R { func other() {} }",
      ],
      "Sources/P/R+other.swift: dead certain")
  }

  @Test(
    "what is added to a type that nothing inherits from, only protocols it is given here ask for")
  func valueTypes() {
    check(
      [
        "Sources/run/main.swift": "print(E.a, C(), 1)",
        "Sources/P/E.swift": "import X\nenum E: String, Foreign { case a }\nclass C: Data {}",
        "Sources/P/Int.swift": "import X\nextension Int: Foreign {}",
        "Sources/P/Int+asked.swift": "extension Int { func asked() {} }",
        "Sources/P/String+other.swift": "extension String { func other() {} }",
        "Sources/P/Array+other.swift": "extension Array where Element == E { func others() {} }",
        "Sources/P/Data.swift": "import X\nclass Data: Foreign {}",
        "Sources/P/C+asked.swift": "extension C { func wanted() {} }",
      ],
      "Sources/P/Array+other.swift: dead certain", "Sources/P/String+other.swift: dead certain")
  }

  @Test("a symbol that a library keeps for its binary leaves a doubt")
  func symbols() {
    check(
      [
        "Sources/run/main.swift": "print(1)",
        "Sources/P/Anchor.swift": "@usableFromInline func anchor() {}",
        "Sources/P/Other.swift": "func other() {}",
      ], isLibrary: true,
      "Sources/P/Anchor.swift: dead possible", "Sources/P/Other.swift: dead certain")
  }

  @Test("tests, previews, storyboards and the interface of a library keep files alive")
  func roots() {
    check(
      [
        "Sources/run/App.swift": "@main struct App { static func main() {} }",
        "Sources/P/View.swift": "struct V {}\n#Preview { V() }",
        "Sources/P/Cell.swift": "class Cell {}", "Sources/P/Bridge.swift": "@objc class Bridge {}",
        "Sources/P/Lost.swift": "class Lost { @objc func a() {} }",
        "Tests/PTests/T.swift": "import XCTest\nclass T: XCTestCase { let h = Help() }",
        "Tests/PTests/T+more.swift": "extension T { func testMore() {} }",
        "Tests/PTests/Help.swift": "struct Help {}",
        "Tests/PTests/Old.swift": "struct OldHelp {}",
      ], foreign: ["Cell"],
      "Sources/P/Lost.swift: dead certain", "Sources/P/View.swift: example-only certain",
      "Tests/PTests/Old.swift: dead likely")
    check(
      [
        "Sources/P/Open.swift": "public struct Open {}", "Sources/P/Inner.swift": "struct Inner {}",
        "Sources/P/More.swift": "public extension Open { func more() {} }",
      ], isLibrary: true, "Sources/P/Inner.swift: dead certain")
  }

  @Test("a name in a string alone leaves a doubt")
  func strings() {
    check(
      [
        "Sources/run/main.swift": "print(NSClassFromString(\"P.Plugin\"))",
        "Sources/P/Plugin.swift": "class Plugin {}",
      ], "Sources/P/Plugin.swift: dead likely")
  }

  @Test(
    "a private declaration is seen by nobody, and an executable without a written start is started by something"
  )
  func odd() {
    check(
      [
        "Sources/run/Bench.swift": "let benchmarks = {}",
        "Sources/P/A.swift": "private func helper() {}",
        "Tests/PTests/T.swift": "@Test func t() { helper() }",
      ], "Sources/P/A.swift: dead certain")
  }
}
