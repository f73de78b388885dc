import Analyses
import Graph
import Manifests
import Scanning
import Testing

/// What Swift files mention of each other.
@Suite("References between Swift files")
struct SwiftReferencesTests {
  /// A package of two targets, `A` and `B`, which imports it.
  private func check(
    _ files: KeyValuePairs<String, String>, _ expected: String...,
    atLeast tier: SwiftTier = .possible, location: SourceLocation = #_sourceLocation
  ) {
    let graph = textGraph(files).withReferences(atLeast: tier)
    let found = graph.edges.compactMap { edge -> String? in
      guard case .reference(_, let tier) = edge.written else { return nil }
      let name = String(decoding: graph.written(edge.written, of: edge.from), as: UTF8.self)
      return
        "\(graph.unit(edge.from).path.display):\(edge.line) \(name) \(graph.unit(edge.to).path.display) \(tier.name)"
    }
    #expect(found == expected, sourceLocation: location)
  }

  private func textGraph(_ files: KeyValuePairs<String, String>) -> ImportGraph {
    let manifest = """
      // swift-tools-version:6.0
      import PackageDescription
      let package = Package(name: "p", targets: [.target(name: "A"), .target(name: "B", dependencies: ["A"])])
      """
    return graph(
      of: files.map { path, text in
        SourceFile(
          path: SourcePath("Sources/" + path), kind: .swiftFile,
          facts: .swift(SwiftFacts(scanning: Array(text.utf8).span), bytes: text.utf8.count))
      },
      swift: [
        SwiftPackage(
          reading: ManifestFile(path: SourcePath("Package.swift"), bytes: Array(manifest.utf8)))
      ])
  }

  @Test("the only type of a name is certain, the only member or function likely, the rest possible")
  func tiers() {
    check(
      ["A/a.swift": "let x = Order()", "A/b.swift": "struct Order {}"],
      "Sources/A/a.swift:1 Order Sources/A/b.swift certain")
    check(
      ["A/a.swift": "let x = y.cost", "A/b.swift": "struct Order { var cost = 1 }"],
      "Sources/A/a.swift:1 cost Sources/A/b.swift likely")
    check(
      ["A/a.swift": "let x = price(1)", "A/b.swift": "func price(_ x: Int) {}"],
      "Sources/A/a.swift:1 price Sources/A/b.swift likely")
    check(
      ["A/a.swift": "let x = cost", "A/b.swift": "struct Order { var cost = 1 }"],
      "Sources/A/a.swift:1 cost Sources/A/b.swift possible")
    check(
      [
        "A/a.swift": "let x = y.cost", "A/b.swift": "struct S { var cost = 1 }",
        "A/c.swift": "struct T { var cost = 1 }",
      ],
      "Sources/A/a.swift:1 cost Sources/A/b.swift possible",
      "Sources/A/a.swift:1 cost Sources/A/c.swift possible")
  }

  @Test("a type that the file or a visible one declares within another is not certain")
  func shadows() {
    check(
      [
        "A/a.swift": "struct S { struct Order {} }\nlet x = Order()",
        "A/b.swift": "struct Order {}",
      ],
      "Sources/A/a.swift:2 Order Sources/A/b.swift possible")
    check(
      [
        "A/a.swift": "let x: Order", "A/b.swift": "struct Order {}",
        "A/c.swift": "enum C { struct Order {} }",
      ],
      "Sources/A/a.swift:1 Order Sources/A/b.swift possible",
      "Sources/A/a.swift:1 Order Sources/A/c.swift possible")
  }

  @Test("a type that is declared in some builds only is not certain")
  func conditions() {
    check(
      ["A/a.swift": "let x: Order", "A/b.swift": "#if os(Windows)\nstruct Order {}\n#endif"],
      "Sources/A/a.swift:1 Order Sources/A/b.swift likely")
  }

  @Test("another module's declarations are seen where it is imported and they are public")
  func modules() {
    check(
      [
        "A/b.swift": "public struct Order {}\nstruct Own {}",
        "B/a.swift": "import A\nlet x: (Order, Own)",
      ],
      "Sources/B/a.swift:2 Order Sources/A/b.swift certain")
    check(
      ["A/b.swift": "struct Own {}", "B/a.swift": "@testable import A\nlet x: Own"],
      "Sources/B/a.swift:2 Own Sources/A/b.swift certain")
    check(["A/b.swift": "public struct Order {}", "B/a.swift": "let x: Order"])
    check(
      [
        "A/b.swift": "public enum Side { case buy }\npublic extension Side { func flip() {} }",
        "B/a.swift": "import A\nx.flip(.buy)",
      ],
      "Sources/B/a.swift:2 flip Sources/A/b.swift likely",
      "Sources/B/a.swift:2 buy Sources/A/b.swift likely")
  }

  @Test(
    "what is private, a word of the language or in a string makes no reference, and what is common only a possible one"
  )
  func noise() {
    check(["A/a.swift": "let x: Order", "A/b.swift": "private struct Order {}"])
    check(
      ["A/a.swift": "x.cost", "A/b.swift": "private struct Order { var cost = 1 }"])
    check(["A/a.swift": "let x = \"Order\"", "A/b.swift": "struct Order {}"])
    check(["A/a.swift": "x.self.init()", "A/b.swift": "enum E { case `self`, `init` }"])
    check(["A/a.swift": "x.map(y)", "A/b.swift": "struct S { func map() {} }"], atLeast: .likely)
  }

  @Test("files that need each other are a cycle for who asks for references, and for nobody else")
  func cycles() {
    let plain = textGraph([
      "A/a.swift": "struct One { var two: (Two, Third) }",
      "A/b.swift": "struct Two { var one: [One] }\nstruct Third {}",
      "A/c.swift": "let x: One",
    ])
    let graph = plain.withReferences(atLeast: .likely)
    #expect(Cycles(in: graph).components.isEmpty)
    let found = Cycles(in: graph, following: .reference).components
    #expect(found.map(\.kind) == [.reference])
    #expect(
      found.first?.units.map { graph.unit($0).path.display }
        == ["Sources/A/a.swift", "Sources/A/b.swift"])
    let cut = found.first.map {
      BreakSet(of: $0, in: graph, ImportUses([:], postponesAnnotations: false))
    }
    #expect(cut?.cuts.map(\.how.text) == ["move apart what needs One"])
  }
}
