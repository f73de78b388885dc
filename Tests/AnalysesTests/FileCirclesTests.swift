import Analyses
import Graph
import Scanning
import Testing

/// The gate on circles of Swift files: only what comes into one counts.
@Suite("Circles of files at the gate")
struct FileCirclesTests {
  /// Files `A.swift` and so on in one target, each a type of its letter that mentions the types after its arrow: `A>BC`.
  /// Some end in a comment that asks to be silent about them.
  private func side(_ files: String, silencing silenced: String = "") -> GateSide {
    let sources = files.split(separator: " ").map { file in
      let name = file.first.map(String.init) ?? ""
      let fields = file.dropFirst(2).map { "var \($0.lowercased()): [Type\($0)]" }
      return (
        "Sources/App/\(name).swift",
        "struct Type\(name) { \(fields.joined(separator: "; ")) }"
          + (silenced.contains(name) ? " // pollard: ignore[file-cycle] \(name) leaves soon" : "")
      )
    }
    let graph = graph(
      of: sources.map { path, text in
        SourceFile(
          path: SourcePath(path), kind: .swiftFile,
          facts: .swift(SwiftFacts(scanning: Array(text.utf8).span), bytes: text.utf8.count))
      })
    return GateSide(
      graph: graph, ignores: sources.map { IgnoreComment.all(in: Array($0.1.utf8), isSwift: true) })
  }

  private var settings: GateSettings {
    var settings = GateSettings()
    settings.fileCycles = .new
    return settings
  }

  /// What a change is blamed for, by the letters of the circle; the same from a commit and from a baseline of it.
  private func check(
    _ before: String, _ after: String, blames expected: String...,
    at place: SourceLocation = #_sourceLocation
  ) {
    let (then, now) = (side(before), side(after))
    let baseline = Gate(settings, now: then, past: .nothing).baseline
    for past in [GatePast.side(then, renames: []), .baseline(baseline)] {
      let gate = Gate(settings, now: now, past: past)
      let found = gate.new.map { violation in
        violation.chain.map { $0.from.split(separator: "/").last?.prefix(1) ?? "" }.joined()
      }
      #expect(found == expected, sourceLocation: place)
    }
  }

  @Test("a circle that is as it was, or smaller, or in two parts, passes")
  func asBefore() {
    check("A>B B>A", "A>B B>A")
    check("A>B B>AC C>B", "A>B B>A C>")
    check("A>B B>AC C>BD D>C", "A>B B>A C>D D>C")
    check("A>B B>C C>A", "A>BC B>CA C>AB")
  }

  @Test("a new circle, a file that comes into one and two that become one fail")
  func grown() {
    check("A>B B>", "A>B B>A", blames: "AB")
    check("A>B B>A", "A>B B>AC C>B", blames: "CB")
    check("A>B B>A C>D D>C", "A>B B>AC C>D D>CA", blames: "CDAB")
    check("A>B B>A C>", "A>B B>A C>D D>C", blames: "CD")
  }

  @Test("a circle in two parts whose baseline was brought up to date fails when they are one again")
  func split() {
    let whole = Gate(settings, now: side("A>B B>AC C>BD D>C"), past: .nothing).baseline
    let parts = side("A>B B>A C>D D>C")
    let updated = Gate(settings, now: parts, past: .baseline(whole))
    #expect(updated.passes)
    let again = Gate(
      settings, now: side("A>B B>AC C>BD D>C"), past: .baseline(updated.baseline))
    #expect(again.new.count == 1)
  }

  @Test("a file that a comment excuses passes, and no baseline takes it in")
  func excused() {
    let before = Gate(settings, now: side("A>B B>A"), past: .nothing).baseline
    let after = side("A>B B>AC C>B", silencing: "C")
    let gate = Gate(settings, now: after, past: .baseline(before))
    #expect(gate.passes)
    #expect(gate.baseline.entries == before.entries)
    // Without the comment it is news again.
    let bare = Gate(settings, now: side("A>B B>AC C>B"), past: .baseline(gate.baseline))
    #expect(bare.new.count == 1)
  }

  @Test("where nobody switches it on, no circle of files is looked at")
  func off() {
    #expect(Gate(GateSettings(), now: side("A>B B>A"), past: .nothing).passes)
  }
}
