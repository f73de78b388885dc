package import Graph
package import Scanning

/// One thing that a gate objects to, or would object to if it were new.
package struct Violation: Sendable {
  /// One import on the way that proves it.
  package struct Step: Hashable, Sendable {
    package let from: String
    package let to: String
    package let type: EdgeType
    package let path: SourcePath
    package let line: Int
    package let column: Int
    package let written: [UInt8]
    /// It was not there before.
    package var isNew = false
  }

  /// The name of its rule.
  package let rule: String
  package let module: String
  package let path: SourcePath
  package let line: Int
  package let column: Int
  /// Lower case, without a full stop.
  package let message: String
  package let recommendation: String
  /// Made of names, never of places.
  package let id: String
  /// The way round, or from one end to the other; empty where there is none to show.
  package var chain: [Step] = []
  /// The imports that lie on a circle only since.
  package var newlyCyclic: [Step] = []
  /// Of a circle: its kind.
  package var kind: String?
  /// Why it is forbidden, in the words of the configuration.
  package var reason: String?
  /// The contract of the configuration that it breaks.
  package var contract: String?
  /// The words it has in a baseline.
  package let key: BaselineKey
  /// Where a comment can silence it.
  package let place: ImportPlace?

  package init(
    rule: String, module: String, path: SourcePath, line: Int, column: Int = 0, message: String,
    recommendation: String, key: BaselineKey, place: ImportPlace?
  ) {
    self.rule = rule
    self.module = module
    self.path = path
    self.line = line
    self.column = column
    self.message = message
    self.recommendation = recommendation
    self.key = key
    self.place = place
    id = Fingerprint(of: [rule] + key.words).text
  }
}

/// What a baseline says of one thing: a word for its sort, and the names it is about.
package struct BaselineKey: Hashable, Comparable, Sendable {
  package let sort: String
  package let words: [String]

  package init(_ sort: String, _ words: [String]) {
    self.sort = sort
    self.words = words
  }

  package static func < (left: BaselineKey, right: BaselineKey) -> Bool {
    left.sort == right.sort
      ? left.words.lexicographicallyPrecedes(right.words) : left.sort < right.sort
  }
}

extension Violation.Step {
  package init(_ edge: Edge, in graph: ImportGraph, isNew: Bool = false) {
    from = graph.unit(edge.from).name.text
    to = graph.unit(edge.to).name.text
    type = edge.type
    path = graph.unit(edge.from).path
    line = Int(edge.line)
    column = Int(edge.column)
    written = graph.written(edge.written, of: edge.from)
    self.isNew = isNew
  }
}

extension CycleChanges {
  /// What is new, as a gate reports it.
  package func violations(in graph: ImportGraph, comparedWithGraph: Bool) -> [Violation] {
    new.map { item in
      let unit = graph.unit(item.edge.from)
      let steps = item.circle.map { Violation.Step($0, in: graph) }
      var way = [unit.name.text] + steps.map(\.to)
      if way.count > 12 { way = way.prefix(6) + ["…"] + way.suffix(5) }
      let opening =
        item.was.map { "runs at import time now, and was \($0.name) before: it" }
        ?? (comparedWithGraph ? "this import" : "the import of \(steps[0].to)")
      var violation = Violation(
        rule: "import-cycle", module: unit.name.text, path: unit.path, line: Int(item.edge.line),
        column: Int(item.edge.column),
        message:
          "\(opening) closes \(item.kind == .importTime ? "an import cycle" : "a circle of \(item.kind.name) imports"): \(way.joined(separator: " → "))",
        recommendation:
          "move what both sides need into a module that imports neither, or import it inside the function that uses it",
        key: BaselineKey("cycle", [item.kind.name, unit.name.text, steps[0].to]),
        place: ImportPlace(unit: item.edge.from, line: Int(item.edge.line)))
      violation.kind = item.kind.name
      violation.chain = steps
      violation.newlyCyclic = item.newlyCyclic.map { Violation.Step($0, in: graph) }
      return violation
    }
  }
}
