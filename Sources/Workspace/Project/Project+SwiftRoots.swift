import Analyses
import Graph
import Manifests
import Scanning

extension Project {
  /// What starts Swift files or has them found by other than Swift code; nothing where there are none.
  func swiftRoots(of graph: ImportGraph, _ references: SwiftReferences) -> Roots {
    guard graph.units.contains(where: { $0.kind == .swiftFile }) else { return Roots([]) }
    return SwiftRoots(
      in: graph, references, foreign: foreignMentions(in: graph),
      offersInterface: configuration.kind?.value != "application"
    ).roots
  }

  /// Where files that are no Swift code mention the name of a type that Swift code declares.
  private func foreignMentions(in graph: ImportGraph) -> [ForeignMention] {
    let paths = tree.others.filter { path in
      Self.foreignEndings.contains { path.name.suffix($0.count).elementsEqual($0) }
    }
    guard !paths.isEmpty else { return [] }
    var declared: Set<ArraySlice<UInt8>> = []
    for unit in graph.unitIDs {
      guard let outline = graph.swiftFacts(of: unit)?.outline else { continue }
      for declaration in outline.declarations where declaration.parent < 0 {
        declared.insert(outline.text[declaration.name])
      }
    }
    let (names, tree) = (declared, tree)
    return Parallel.map(count: paths.count, jobs: settings.jobs) { index -> [ForeignMention] in
      guard let bytes = try? tree.contents(of: paths[index]) else { return [] }
      return ForeignWords(bytes).found(among: names, at: paths[index])
    }.flatMap { $0 }
  }

  /// Interface files, data models and property lists name classes; so do headers and sources of C languages, and templates.
  private static let foreignEndings = [
    ".xib", ".storyboard", ".plist", ".m", ".mm", ".h", ".pch", ".intentdefinition", ".gyb",
    ".nib", ".xcdatamodel/contents", ".strings", ".entitlements", ".modulemap", ".c", ".cpp",
    ".stencil", ".sdef",
  ].map { Array($0.utf8) }
}

/// The words of a file whose language does not matter.
private struct ForeignWords {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The words that are among some names, each once, in the order of their first places.
  func found(among names: Set<ArraySlice<UInt8>>, at path: SourcePath) -> [ForeignMention] {
    var found: [ForeignMention] = []
    var seen: Set<ArraySlice<UInt8>> = []
    var line = 1
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      guard Self.isPart(bytes[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < bytes.count, Self.isPart(bytes[place]) { place += 1 }
      let word = bytes[start..<place]
      guard names.contains(word), seen.insert(word).inserted else { continue }
      found.append(
        ForeignMention(
          name: Array(word),
          evidence: Evidence(
            kind: "named in", path: path, line: line, text: String(decoding: word, as: UTF8.self))))
    }
    return found
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
