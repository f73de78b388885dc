package import Graph

/// A graph with at most one arrow between two nodes, for formats that people look at.
package struct GraphPicture: Sendable {
  package struct Arrow: Hashable, Sendable {
    package let from: Int
    package let to: Int
    /// The type that runs earliest of those it stands for.
    package let type: EdgeType
    package let imports: Int
  }

  package let nodes: [String]
  /// Sorted by `from`, then `to`.
  package let arrows: [Arrow]

  /// The units of a graph.
  package init(units graph: ImportGraph, following types: EdgeTypes) {
    nodes = graph.units.map(\.name.text)
    arrows = Self.arrows(graph, types) { Int($0.index) }
  }

  /// The groups of a graph.
  package init(groups graph: ImportGraph, following types: EdgeTypes) {
    let quotient = Quotient(of: graph, following: types)
    nodes = quotient.groups.map { $0.isEmpty ? "(top level)" : $0 }
    arrows = Self.arrows(graph, types) { Int(quotient.groupOf[Int($0.index)]) }
  }

  /// Links between groups, with the imports each stands for.
  init(groups cycles: [[(from: String, to: String, imports: [Edge])]]) {
    let links = cycles.joined()
    let names = Set(links.flatMap { [$0.from, $0.to] }).sorted()
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    nodes = names.map { $0.isEmpty ? "(top level)" : $0 }
    arrows = links.compactMap { link in
      guard let from = place[link.from], let to = place[link.to],
        let type = link.imports.map(\.type).min(by: { $0.rawValue < $1.rawValue })
      else { return nil }
      return Arrow(from: from, to: to, type: type, imports: link.imports.count)
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// Some units of a graph and some edges between them.
  package init(_ units: [UnitID], _ edges: [Edge], of graph: ImportGraph) {
    nodes = units.map { graph.unit($0).name.text }
    let place = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    arrows = Self.arrows(edges.filter { place[$0.from] != nil && place[$0.to] != nil }) {
      place[$0] ?? 0
    }
  }

  private static func arrows(
    _ graph: ImportGraph, _ types: EdgeTypes, node: (UnitID) -> Int
  ) -> [Arrow] {
    arrows(graph.edges.filter { types.contains($0.type) }, node: node)
  }

  private static func arrows(_ edges: [Edge], node: (UnitID) -> Int) -> [Arrow] {
    struct Pair: Hashable { let from, to: Int }
    var found: [Pair: (type: EdgeType, imports: Int)] = [:]
    for edge in edges {
      let pair = Pair(from: node(edge.from), to: node(edge.to))
      if pair.from == pair.to { continue }
      let old = found[pair] ?? (edge.type, 0)
      let earlier = edge.type.rawValue < old.type.rawValue ? edge.type : old.type
      found[pair] = (earlier, old.imports + 1)
    }
    return found.map { Arrow(from: $0.from, to: $0.to, type: $1.type, imports: $1.imports) }
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// Graphviz.
  package func dot() -> String {
    var text = "digraph imports {\n  rankdir=LR;\n  node [shape=box, fontname=\"Helvetica\"];\n"
    for (index, node) in nodes.enumerated() {
      text += "  n\(index) [label=\"\(Self.dot(node))\"];\n"
    }
    for arrow in arrows {
      let style: String
      switch arrow.type {
      case .eager, .parent, .star, .call: style = ""
      case .deferred: style = " [style=dashed]"
      case .typing: style = " [style=dotted, color=gray]"
      case .reference: style = " [style=dotted]"
      case .dynamic, .string: style = " [style=dashed, color=gray]"
      }
      text += "  n\(arrow.from) -> n\(arrow.to)\(style);\n"
    }
    return text + "}\n"
  }

  /// Mermaid, as Markdown renderers draw it.
  package func mermaid() -> String {
    var text = "flowchart LR\n"
    for (index, node) in nodes.enumerated() {
      text += "  n\(index)[\"\(Self.mermaid(node))\"]\n"
    }
    for arrow in arrows {
      let line = EdgeTypes.importTime.contains(arrow.type) ? "-->" : "-.->"
      text += "  n\(arrow.from) \(line) n\(arrow.to)\n"
    }
    return text
  }

  /// GraphML, for graph editors and libraries.
  package func graphml() -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="type" for="edge" attr.name="type" attr.type="string"/>
        <key id="imports" for="edge" attr.name="imports" attr.type="int"/>
        <graph id="imports" edgedefault="directed">

      """
    for (index, node) in nodes.enumerated() {
      text += "    <node id=\"n\(index)\"><data key=\"name\">\(Self.xml(node))</data></node>\n"
    }
    for arrow in arrows {
      text +=
        "    <edge source=\"n\(arrow.from)\" target=\"n\(arrow.to)\"><data key=\"type\">\(arrow.type.name)</data><data key=\"imports\">\(arrow.imports)</data></edge>\n"
    }
    return text + "  </graph>\n</graphml>\n"
  }

  // The escapes look at scalars: a quote with an accent on it is one `Character`, and still a quote to other programs.

  private static func dot(_ text: String) -> String {
    escaped(text) { $0 == "\"" || $0 == "\\" ? "\\\($0)" : nil }
  }

  private static func mermaid(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "\"": "#quot;"
      case "#": "#35;"
      case "<": "#lt;"
      case ">": "#gt;"
      default: scalar.value < 32 ? " " : nil
      }
    }
  }

  private static func xml(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t", "\n": nil
      // XML has no way to write these at all.
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: nil
      }
    }
  }

  /// Replaces the scalars that `replacement` has one for.
  private static func escaped(
    _ text: String, _ replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let other = replacement(scalar) {
        result.append(contentsOf: other.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension GraphPicture {
  /// One JSON document.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("groups")
    json.beginArray()
    for node in nodes { json.value(node) }
    json.endArray()
    json.key("imports")
    json.beginArray()
    for arrow in arrows { write(arrow, to: &json) }
    json.endArray()
    json.key("schema")
    json.value("pollard.groups/1")
    json.endObject()
    json.newline()
    return json.drain()
  }

  /// One arrow a line.
  package func lines() -> [UInt8] {
    var json = JSONWriter()
    for arrow in arrows {
      write(arrow, to: &json)
      json.newline()
    }
    return json.drain()
  }

  private func write(_ arrow: Arrow, to json: inout JSONWriter) {
    json.beginObject()
    json.key("from")
    json.value(nodes[arrow.from])
    json.key("imports")
    json.value(arrow.imports)
    json.key("to")
    json.value(nodes[arrow.to])
    json.key("type")
    json.value(arrow.type.name)
    json.endObject()
  }

  /// The arrows with most imports.
  package func text(style: Style) -> String {
    let most = arrows.sorted { ($1.imports, $0.from, $0.to) < ($0.imports, $1.from, $1.to) }.prefix(
      30)
    var lines = [
      style.paint(
        "\(Count.of(nodes.count, "group")), \(Count.of(arrows.count, "link"))", as: .heading)
    ]
    lines += Columns.aligned(
      most.map {
        [Count.grouped($0.imports), "\(nodes[$0.from]) → \(nodes[$0.to])", $0.type.name]
      },
      style: style)
    if arrows.count > most.count {
      lines.append(
        style.paint("the \(most.count) with most imports; --format csv lists all", as: .faint))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
