package import Analyses
package import Graph
import Scanning

/// Circles of packages and targets, in any format.
package struct GroupCyclesReport: Sendable {
  private let graph: ImportGraph
  private let cycles: [GroupCycle]
  /// What a group is called.
  private let word: String

  package init(_ graph: ImportGraph, by grouping: Grouping = .groups, _ cycles: [GroupCycle]) {
    self.graph = graph
    self.cycles = cycles
    word =
      switch grouping {
      case .groups: "package"
      case .folders: "folder"
      }
  }

  private static func shown(_ group: String) -> String { group.isEmpty ? "(top level)" : group }

  private func way(_ cycle: GroupCycle) -> String {
    guard let first = cycle.shortest.first else { return "" }
    return (cycle.shortest.map(\.from) + [first.from]).map(Self.shown).joined(separator: " → ")
  }

  private func place(_ edge: Edge) -> String {
    "\(graph.unit(edge.from).path.display):\(edge.line)"
  }

  private func written(_ edge: Edge) -> String {
    String(decoding: graph.written(edge.written, of: edge.from), as: UTF8.self)
  }

  // MARK: For programs

  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("cycles")
    json.beginArray()
    for cycle in cycles { write(cycle, to: &json) }
    json.endArray()
    json.key("schema")
    json.value("pollard.cycles/1")
    json.endObject()
    json.newline()
    return json.drain()
  }

  package func lines() -> [UInt8] {
    var json = JSONWriter()
    for cycle in cycles {
      write(cycle, to: &json)
      json.newline()
    }
    return json.drain()
  }

  private func write(_ cycle: GroupCycle, to json: inout JSONWriter) {
    json.beginObject()
    json.key("edges")
    write(cycle.links, to: &json)
    json.key("groups")
    json.beginArray()
    for group in cycle.groups { json.value(group) }
    json.endArray()
    json.key("id")
    json.value(cycle.id)
    json.key("kind")
    json.value(cycle.kind.name)
    json.key("shortest")
    write(cycle.shortest, to: &json)
    json.endObject()
  }

  private func write(_ links: [GroupCycle.Link], to json: inout JSONWriter) {
    json.beginArray()
    for link in links {
      json.beginObject()
      json.key("from")
      json.value(link.from)
      json.key("imports")
      json.beginArray()
      for edge in link.imports {
        json.beginObject()
        json.key("from")
        json.value(graph.unit(edge.from).name.text)
        json.key("line")
        json.value(Int(edge.line))
        json.key("path")
        json.value(graph.unit(edge.from).path.bytes)
        json.key("to")
        json.value(graph.unit(edge.to).name.text)
        json.key("type")
        json.value(edge.type.name)
        json.key("written")
        json.value(graph.written(edge.written, of: edge.from))
        json.endObject()
      }
      json.endArray()
      json.key("to")
      json.value(link.to)
      json.endObject()
    }
    json.endArray()
  }

  /// A line for every import that joins two groups of a circle.
  package func csv() -> [UInt8] {
    var table = CSVWriter()
    table.row([
      "cycle", "kind", "from group", "to group", "from", "to", "type", "path", "line", "written",
    ])
    for cycle in cycles {
      for link in cycle.links {
        for edge in link.imports {
          table.row([
            cycle.id, cycle.kind.name, link.from, link.to, graph.unit(edge.from).name.text,
            graph.unit(edge.to).name.text, edge.type.name, graph.unit(edge.from).path.display,
            String(edge.line), written(edge),
          ])
        }
      }
    }
    return table.bytes
  }

  package var picture: GraphPicture {
    GraphPicture(groups: cycles.map { $0.links.map { ($0.from, $0.to, $0.imports) } })
  }

  // MARK: For people

  package func text(top: Int?, style: Style) -> String {
    guard !cycles.isEmpty else { return style.paint("no cycles of \(word)s", as: .good) + "\n" }
    var lines = [style.paint("\(Count.of(cycles.count, "cycle")) of \(word)s", as: .heading)]
    let sorted = sorted
    for (index, cycle) in sorted.prefix(top ?? sorted.count).enumerated() {
      lines += [
        "",
        "\(index + 1). \(style.paint(cycle.kind.name, as: .warning))  \(Count.of(cycle.groups.count, word)), \(Count.of(cycle.links.count, "link"))  \(style.paint(cycle.id, as: .faint))",
        "   \(way(cycle))",
      ]
      let rows = cycle.shortest.compactMap { link -> [String]? in
        guard let first = link.imports.first else { return nil }
        let more =
          link.imports.count > 1 ? " and \(Count.grouped(link.imports.count - 1)) more" : ""
        return [place(first), written(first), "→ \(Self.shown(link.to))\(more)"]
      }
      lines += Columns.aligned(rows, indent: "     ", style: style)
    }
    if let top, sorted.count > top {
      lines += [
        "",
        style.paint("\(Count.of(sorted.count - top, "more cycle")); --all shows them", as: .faint),
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package func markdown() -> String {
    guard !cycles.isEmpty else { return "No cycles of \(word)s.\n" }
    var text = "## \(Count.of(cycles.count, "cycle")) of \(word)s\n"
    for cycle in sorted {
      text +=
        "\n### \(cycle.kind.name), \(Count.of(cycle.groups.count, word)): `\(way(cycle))`\n\n"
      for link in cycle.shortest {
        guard let first = link.imports.first else { continue }
        text +=
          "- `\(Self.shown(link.from)) → \(Self.shown(link.to))`: \(Count.of(link.imports.count, "import")), such as `\(place(first))`\n"
      }
    }
    return text
  }

  /// The strongest and largest first.
  private var sorted: [GroupCycle] {
    cycles.enumerated().sorted { left, right in
      if left.element.kind != right.element.kind { return left.element.kind < right.element.kind }
      if left.element.groups.count != right.element.groups.count {
        return left.element.groups.count > right.element.groups.count
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
