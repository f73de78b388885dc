package import Analyses
package import Graph
import Scanning

/// The eager `__init__` files of a repository, for people and for programs.
package enum EagerInitsText {
  package static func text(
    _ inits: EagerInits, in graph: ImportGraph, top: Int, style: Style
  ) -> String {
    guard !inits.packages.isEmpty else { return "no __init__ file hands on names of its package\n" }
    var lines: [String] = []
    for package in inits.packages.prefix(top) {
      let unit = graph.unit(package.unit)
      lines.append(
        "\(style.paint(unit.path.display, as: .heading)): importing any module of \(unit.name.text) runs \(Count.of(package.modules, "module")), \(Count.bytes(package.bytes))"
      )
      for rank in EagerInits.Rank.allCases {
        let names = package.exports.filter { $0.rank == rank }
          .sorted { ($1.uses, $0.name) < ($0.uses, $1.name) }
        guard !names.isEmpty else { continue }
        let shown = names.prefix(8).map { $0.uses > 0 ? "\($0.name) (\($0.uses))" : $0.name }
        let rest = names.count > 8 ? ", … \(names.count - 8) more" : ""
        lines.append(
          "  \(names.count) \(Self.title(rank)): \(shown.joined(separator: ", "))\(rest)")
      }
      for star in package.stars { lines.append("  takes everything: from \(star) import *") }
      if let listed = package.listed, listed >= 20 {
        lines.append("  __all__ lists \(listed) names")
      }
      if package.importers > 0 {
        lines.append(
          style.paint(
            "  \(Count.of(package.importers, "module")) import\(package.importers == 1 ? "s" : "") it whole; what they use as attributes is not counted",
            as: .faint))
      }
    }
    if inits.packages.count > top {
      lines.append("… \(inits.packages.count - top) more with --top")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func title(_ rank: EagerInits.Rank) -> String {
    switch rank {
    case .core: "core, taken by three modules or more"
    case .extended: "extended, taken by one or two"
    case .rare: "rare, taken by none here"
    }
  }

  package static func json(_ inits: EagerInits, in graph: ImportGraph) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("packages")
    json.beginArray()
    for package in inits.packages {
      json.beginObject()
      json.key("bytes")
      json.value(package.bytes)
      json.key("exports")
      json.beginArray()
      for export in package.exports {
        json.beginObject()
        json.key("line")
        json.value(export.line)
        json.key("name")
        json.value(export.name)
        json.key("others")
        json.value(export.others)
        json.key("rank")
        json.value(export.rank.rawValue)
        json.key("siblings")
        json.value(export.siblings)
        json.key("source")
        json.value(export.source)
        json.endObject()
      }
      json.endArray()
      json.key("importers")
      json.value(package.importers)
      json.key("listed")
      if let listed = package.listed { json.value(listed) } else { json.null() }
      json.key("module")
      json.value(graph.unit(package.unit).name.text)
      json.key("modules")
      json.value(package.modules)
      json.key("path")
      json.value(graph.unit(package.unit).path.bytes)
      json.key("stars")
      json.beginArray()
      for star in package.stars { json.value(star) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("schema")
    json.value("pollard.heavy.inits/1")
    json.endObject()
    json.newline()
    return json.drain()
  }
}
