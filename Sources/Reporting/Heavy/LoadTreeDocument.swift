package import Analyses
import Graph

/// Who loads what first, as an indented tree or for the viewers of flame graphs.
package enum LoadTreeDocument {
  /// As text; what costs less than a thousandth of the whole is summed up.
  package static func text(_ savings: ImportSavings, depth: Int, style: Style) -> String {
    let tree = LoadTree(savings)
    let least = savings.total.microseconds / 1000
    var lines = [
      style.paint("importing \(savings.graph.entry)", as: .heading)
        + ": \(HeavyText.time(savings.total)), \(HeavyText.memory(savings.total)), \(Count.of(savings.total.modules, "module"))"
    ]
    var pending = Array(tree.tops.map { (module: $0, level: 0) }.reversed())
    while let (module, level) = pending.popLast() {
      let total = tree.totals[module]
      lines.append(
        "\(HeavyText.pad(HeavyText.time(total), 9))  \(HeavyText.pad(HeavyText.memory(total), 8))  "
          + String(repeating: "  ", count: level) + savings.graph.modules[module].name)
      let below = tree.children[module].sorted {
        (tree.totals[$1].microseconds, $0) < (tree.totals[$0].microseconds, $1)
      }
      let shown = level + 1 < depth ? below.filter { tree.totals[$0].microseconds > least } : []
      let hidden = below.count - shown.count
      if hidden > 0 {
        lines.append(
          String(repeating: " ", count: 21 + 2 * (level + 1))
            + style.paint("… \(Count.of(hidden, "module")) below it", as: .faint))
      }
      pending += shown.reversed().map { ($0, level + 1) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line for each module: the modules that lead to it, and its own microseconds.
  package static func collapsed(_ entries: [ImportSavings]) -> [UInt8] {
    var bytes: [UInt8] = []
    for savings in entries {
      let tree = LoadTree(savings)
      for module in tree.order {
        let way = tree.way(to: module).map { savings.graph.modules[$0].name }
        let own = savings.costs.costs[module].microseconds
        bytes += Array("\(way.joined(separator: ";")) \(own)\n".utf8)
      }
    }
    return bytes
  }

  /// For speedscope.app: one profile for each entry, in microseconds.
  package static func speedscope(_ entries: [ImportSavings]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("$schema")
    json.value("https://www.speedscope.app/file-format-schema.json")
    json.key("exporter")
    json.value("pollard")
    json.key("profiles")
    json.beginArray()
    var frames: [String] = []
    for savings in entries {
      let first = frames.count
      frames += savings.graph.modules.map(\.name)
      let tree = LoadTree(savings)
      let order = tree.order
      json.beginObject()
      json.key("endValue")
      json.value(savings.total.microseconds)
      json.key("name")
      json.value("import \(savings.graph.entry)")
      json.key("samples")
      json.beginArray()
      for module in order {
        json.beginArray()
        for step in tree.way(to: module) { json.value(first + step) }
        json.endArray()
      }
      json.endArray()
      json.key("startValue")
      json.value(0)
      json.key("type")
      json.value("sampled")
      json.key("unit")
      json.value("microseconds")
      json.key("weights")
      json.beginArray()
      for module in order { json.value(savings.costs.costs[module].microseconds) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("shared")
    json.beginObject()
    json.key("frames")
    json.beginArray()
    for frame in frames {
      json.beginObject()
      json.key("name")
      json.value(frame)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.endObject()
    json.newline()
    return json.drain()
  }
}

extension LoadTree {
  /// Every module that is loaded, each before those below it.
  fileprivate var order: [Int] {
    var order: [Int] = []
    var pending = Array(tops.reversed())
    while let module = pending.popLast() {
      if graph.modules[module].isLoaded { order.append(module) }
      pending += children[module].reversed()
    }
    return order
  }
}
