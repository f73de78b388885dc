import Graph
import Manifests
import Scanning
import Testing

@testable import Analyses

private let usual =
  ".target(name: \"M\"), .target(name: \"T\", dependencies: [\"M\"]), .target(name: \"U\", dependencies: [\"T\"])"

/// Compares what is superfluous with lines like `T/a.swift:1 unused M`; the files lie in `Sources`.
private func check(
  _ sources: KeyValuePairs<String, String>, targets: String = usual, settings: String = "",
  unseen: [String] = [], _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let manifest = """
    // swift-tools-version:6.0
    let package = Package(name: "P", targets: [\(targets)])
    // \(settings)
    """
  let files = sources.map { path, text in
    SourceFile(
      path: SourcePath("Sources/" + path), kind: .swiftFile,
      facts: .swift(SwiftFacts(scanning: Array(text.utf8).span), bytes: text.utf8.count))
  }
  let package = SwiftPackage(
    reading: ManifestFile(path: SourcePath("Package.swift"), bytes: Array(manifest.utf8)))
  let graph = graph(of: files, swift: [package])
  let found = SwiftImportUse(in: graph, unseen: unseen.map { SourcePath($0) }).superfluous.map {
    let what =
      switch $0.reason {
      case .unused: "unused"
      case .repeated(let line): "repeats \(line)"
      case .lentTo(let borrowers):
        "lent to " + borrowers.map { "\($0.path.display):\($0.line) \($0.name)" }.joined()
      }
    return "\($0.path.display.dropFirst(8)):\($0.line) \(what) \($0.module)"
  }
  #expect(found == expected, sourceLocation: location)
}

@Suite("Imports of Swift files that can go")
struct SwiftImportUseTests {
  @Test("an import is used by a type, a function, a member, an operator or the module's own name")
  func used() {
    let module =
      "struct Box { var lid = 0 }\nfunc open() {}\ninfix operator <+>\nfunc <+> (a: Int, b: Int) {}"
    for use in ["Box()", "open()", "value.lid", "1 <+> 2", "M.self", "\"Box\"", "f(\"\\(Box())\")"]
    {
      check(["M/m.swift": module, "T/a.swift": "import M\nlet a = \(use)"])
    }
    check(
      ["M/m.swift": module, "T/a.swift": "import M\nlet a = other()"], "T/a.swift:1 unused M")
  }

  @Test("a use in any branch of a condition counts")
  func conditions() {
    check([
      "M/m.swift": "struct Box {}",
      "T/a.swift": "import M\n#if os(Plan9)\nlet a = Box()\n#endif\nlet b = c",
    ])
  }

  @Test("what a module adds to types of others may be used without its name")
  func extensions() {
    for addition in [
      "subscript(safe index: Int) -> Int { 0 }", "func callAsFunction() {}",
      "mutating func appendInterpolation(_ a: Int) {}",
    ] {
      check([
        "M/m.swift": "extension Array { \(addition) }", "T/a.swift": "import M\nlet a = b",
        "T/b.swift": "import M\nlet b = [0].first",
      ])
    }
    // An initialiser needs its type, or `.init`.
    let module = "extension String { init(box: Int) {} }"
    check(["M/m.swift": module, "T/a.swift": "import M\nlet a = String(box: 1)"])
    check(["M/m.swift": module, "T/a.swift": "import M\nlet a: Text = .init(box: 1)"])
    check(
      ["M/m.swift": module, "T/a.swift": "import M\nlet a = b"], "T/a.swift:1 unused M")
  }

  @Test("what a module hands on is used through it")
  func reexports() {
    let targets =
      ".target(name: \"B\"), .target(name: \"M\", dependencies: [\"B\"]), .target(name: \"T\", dependencies: [\"M\"])"
    check(
      [
        "B/b.swift": "struct Base {}", "M/m.swift": "@_exported import B\nlet m = Base()",
        "T/a.swift": "import M\nlet a = Base()",
      ], targets: targets)
    check(
      [
        "B/b.swift": "struct Base {}", "M/m.swift": "@_exported import Outside\nlet m = 0",
        "T/a.swift": "import M\nlet a = b",
      ], targets: targets)
    check(["M/m.swift": "let m = 0", "T/a.swift": "@_exported import M\nlet a = b"])
  }

  @Test(
    "nothing is said of a module that was not read as a whole, nor of a file with unknown macros")
  func unread() {
    let unused: KeyValuePairs = ["M/m.swift": "let m = 0", "T/a.swift": "import M\nlet a = b"]
    check(unused, "T/a.swift:1 unused M")
    check(unused, unseen: ["Sources/M/api.proto"])
    check(["M/m.swift": "@Spied protocol P {}", "T/a.swift": "import M\nlet a = b"])
    check(["M/m.swift": "let m = 0", "T/a.swift": "import M\nlet a = #stringify(b)"])
    check(["M/m.swift": "let m = 0", "T/a.swift": "import Foundation\nimport N\nlet a = b"])
    check(
      ["M/m.swift": "let m = 0", "T/a.swift": "import M\nlet a = b"],
      targets:
        ".target(name: \"M\", plugins: [.plugin(name: \"Gen\", package: \"gen\")]), .target(name: \"T\", dependencies: [\"M\"])"
    )
  }

  @Test("the last import of a module serves the other files of its target, and targets above")
  func lent() {
    let module = "extension String { func boxed() {} }"
    check(
      [
        "M/m.swift": module, "T/a.swift": "import M\nlet a = b",
        "T/b.swift": "let b = \"\".boxed()",
      ], "T/a.swift:1 lent to Sources/T/b.swift:1 boxed M")
    check(
      [
        "M/m.swift": module, "T/a.swift": "import M\nlet a = b",
        "U/u.swift": "import T\nlet b = a + \"\".boxed()",
      ], "T/a.swift:1 lent to Sources/U/u.swift:2 boxed M")
    check(
      [
        "M/m.swift": module, "T/a.swift": "import M\nlet a = b",
        "T/b.swift": "import M\nlet b = \"\".boxed()",
      ], "T/a.swift:1 unused M")
    // Two that go together leave nothing behind.
    check(
      [
        "M/m.swift": module, "T/a.swift": "import M\nlet a = b", "T/b.swift": "import M\nlet b = c",
        "T/c.swift": "let c = \"\".boxed()",
      ], "T/a.swift:1 lent to Sources/T/c.swift:1 boxed M",
      "T/b.swift:1 lent to Sources/T/c.swift:1 boxed M")
  }

  @Test("nothing is said where a conformance or a module from outside would be loaded no more")
  func lost() {
    check([
      "M/m.swift": "import Foundation\nlet m = 0", "T/a.swift": "import M\nlet a = b",
    ])
    check(
      [
        "M/m.swift": "import Foundation\nlet m = 0",
        "T/a.swift": "import Foundation\nimport M\nlet a = b",
      ], "T/a.swift:2 unused M")
    check([
      "M/m.swift": "extension Int: Theirs {}", "T/a.swift": "import M\nlet a = b",
    ])
  }

  @Test("where members may be hidden, one that is named like a module's own keeps its import")
  func hiddenMembers() {
    let sources: KeyValuePairs = [
      "M/m.swift": "struct Box { var count = 0; subscript(a: Int) -> Int { a } }",
      "T/a.swift": "import M\nlet a = b.count", "T/c.swift": "import M\nlet c = d[0]",
      "T/e.swift": "import M\nlet e = Box()",
    ]
    check(sources, "T/a.swift:1 unused M", "T/c.swift:1 unused M")
    check(sources, settings: "MemberImportVisibility")
  }

  @Test("the same import twice is once too often, unless they differ or a condition decides")
  func repeated() {
    check(
      ["T/a.swift": "import Foundation\nimport M\nimport Foundation\nlet a = b"],
      "T/a.swift:3 repeats 1 Foundation")
    check([
      "T/a.swift":
        "import Foundation\n@testable import Foundation\nimport struct Foundation.Date\n#if A\nimport Foundation\n#endif\nlet a = b"
    ])
  }
}
