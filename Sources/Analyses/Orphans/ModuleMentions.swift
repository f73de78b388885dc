package import Graph
import Manifests

/// Finds where texts mention modules in quotes, by their dotted names or their paths.
package struct ModuleMentions: Sendable {
  /// The last two parts of each name, joined by a dot; of a module that has one part only, that and the ending of its file.
  private var keys = NameIndex()
  /// By key: the modules, each with the parts of its name.
  private var modules: [[(unit: UnitID, parts: [ArraySlice<UInt8>])]] = []

  package init(of units: [UnitID], in graph: ImportGraph) {
    for unit in units where graph.unit(unit).kind.language == .python {
      var parts = Array(graph.unit(unit).name.text.utf8).split(separator: UInt8(ascii: "."))
      if parts.count == 1 { parts.append(Array("py".utf8)[...]) }
      guard parts.count > 1 else { continue }
      let number = keys.insert(Self.key(parts[parts.count - 2], parts[parts.count - 1]))
      if number == modules.count { modules.append([]) }
      modules[number].append((unit, parts))
    }
  }

  private static func key(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    ArraySlice(left + [UInt8(ascii: ".")] + right)
  }

  /// Each module that the text mentions, once, with the line.
  package func found(in bytes: [UInt8]) -> [(unit: UnitID, line: Int)] {
    var found: [(unit: UnitID, line: Int)] = []
    var seen: Set<UnitID> = []
    var line = 1
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      guard Self.isPart(bytes[at]) || Self.separates(bytes[at]) else {
        at += 1
        continue
      }
      let start = at
      var isDotted = false
      while at < bytes.count, Self.isPart(bytes[at]) || Self.separates(bytes[at]) {
        if Self.separates(bytes[at]) { isDotted = true }
        at += 1
      }
      guard isDotted, at - start < Self.longestWord, start > 0, Self.quotes(bytes[start - 1]) else {
        continue
      }
      for unit in units(in: bytes[start..<at]) where seen.insert(unit).inserted {
        found.append((unit, line))
      }
    }
    return found
  }

  private static let longestWord = 300

  private func units(in word: ArraySlice<UInt8>) -> [UnitID] {
    let parts = word.split(whereSeparator: Self.separates)
    var found: [UnitID] = []
    for end in parts.indices.dropFirst() {
      guard let number = keys.index(of: Self.key(parts[end - 1], parts[end])) else { continue }
      for module in modules[number] {
        // As far as both go, what stands in front is the same.
        let isMeant = zip(parts[...end].reversed(), module.parts.reversed())
          .allSatisfy { $0.elementsEqual($1) }
        if isMeant { found.append(module.unit) }
      }
    }
    return found
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }

  private static func quotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
  }
}
