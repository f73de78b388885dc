package import Graph
import Scanning

/// Everything a first look at a repository should show.
package struct Audit: Sendable {
  package let graph: ImportGraph
  package let coverage: Coverage
  package let closures: BiggestClosures
  /// What the modules run that the repository is started from, the biggest first.
  package let entries: [BiggestClosures.Entry]
  package let cycles: Cycles
  /// The most urgent first.
  package let findings: [Finding]

  package init(
    of graph: ImportGraph, coverage: Coverage, standard: StandardLibrary,
    entryModules: Set<String> = [], orphans: OrphanReport? = nil,
    cycles: Cycles? = nil, runs: CycleRuns = .none, dependencies: [DependencyFinding] = []
  ) {
    let cycles = cycles ?? Cycles(in: graph)
    self.graph = graph
    self.coverage = coverage
    let closures = BiggestClosures(in: graph)
    self.closures = closures
    entries = closures.entries.filter { entryModules.contains(graph.unit($0.unit).name.text) }
    self.cycles = cycles
    var found = cycles.findings(in: graph, runs)
    found += HeavyInit.findings(closures, in: graph)
    found += UnresolvedImports.findings(in: graph)
    found += PathHacks.findings(in: graph)
    found += ShadowedStandardLibrary.findings(in: graph, standard)
    found += coverage.findings(in: graph)
    found += orphans?.findings ?? []
    found += dependencies.map(\.finding)
    findings = found.sorted(by: Self.precedes)
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.impact != right.impact { return left.impact < right.impact }
    if left.priority != right.priority { return left.priority > right.priority }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.path != right.path { return left.path < right.path }
    if left.line != right.line { return left.line < right.line }
    return left.id < right.id
  }
}

/// Packages whose `__init__` runs much of the repository.
package enum HeavyInit {
  /// An `__init__` that imports this many names from its own package re-exports them.
  private static let wideInterface = 8

  static func findings(_ closures: BiggestClosures, in graph: ImportGraph) -> [Finding] {
    closures.entries.compactMap { entry in
      let unit = graph.unit(entry.unit)
      guard unit.kind == .package, let facts = graph.pythonFacts(of: entry.unit) else { return nil }
      let reexports = facts.imports.filter {
        $0.form == .from && $0.context == .eager && $0.level > 0
      }
      guard reexports.count >= wideInterface, entry.modules > reexports.count / 2,
        entry.modules >= 6
      else { return nil }
      return Finding(
        rule: "heavy-init", impact: entry.modules >= 20 ? .high : .medium, priority: entry.modules,
        module: unit.name, path: unit.path, line: Int(reexports[0].line),
        message:
          "importing anything from \(unit.name.text) runs \(entry.modules) modules: its __init__ re-exports \(reexports.count) names eagerly",
        recommendation: "hand the names out on demand with a module-level __getattr__", about: [])
    }
  }
}

/// Imports that look like the repository's own and lead nowhere.
package enum UnresolvedImports {
  static func findings(in graph: ImportGraph) -> [Finding] {
    graph.unresolved.compactMap { item in
      guard case .statement = item.written else { return nil }
      let unit = graph.unit(item.from)
      let written = String(decoding: graph.written(item.written, of: item.from), as: UTF8.self)
      return Finding(
        rule: "unresolved-import", impact: item.isCertain ? .medium : .low, priority: 0,
        module: unit.name, path: unit.path, line: item.line,
        message: "\"\(written)\" leads nowhere: \(item.why)",
        recommendation: "remove the import, or bring back what it names", about: [written])
    }
  }
}

/// Files that change `sys.path`.
package enum PathHacks {
  static func findings(in graph: ImportGraph) -> [Finding] {
    graph.unitIDs.flatMap { id -> [Finding] in
      guard let facts = graph.pythonFacts(of: id) else { return [] }
      return facts.pathEdits.map { edit in
        let unit = graph.unit(id)
        let written = Self.onOneLine(facts.text.string(edit.written))
        return Finding(
          rule: "path-hack", impact: .low, priority: 0, module: unit.name, path: unit.path,
          line: Int(edit.line),
          message:
            "\"\(written)\" changes sys.path for the whole process, so what an import finds depends on what ran before",
          recommendation: "install the project (pip install -e .) and import it by its full name",
          about: [written])
      }
    }
  }

  /// A statement as it would be written where there is room for it, as far as somebody reads on.
  private static func onOneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).reduce(into: "") { line, word in
      let isJoined = line.isEmpty || line.last == "(" || word.first == ")"
      line += isJoined ? word : " " + word
    }
    return line.count > longest ? line.prefix(longest - 1) + "…" : line
  }

  private static let longest = 100
}

/// Top-level modules that hide one of the standard library's.
package enum ShadowedStandardLibrary {
  static func findings(in graph: ImportGraph, _ standard: StandardLibrary) -> [Finding] {
    graph.unitIDs.compactMap { id in
      let unit = graph.unit(id)
      guard unit.kind == .module || unit.kind == .package, !unit.name.text.contains("."),
        standard.contains(topLevel: unit.name.text.utf8)
      else { return nil }
      return Finding(
        rule: "shadowed-standard-library", impact: .medium, priority: 0, module: unit.name,
        path: unit.path, line: 1,
        message:
          "\(unit.name.text) has the name of a standard-library module, and which one an import finds depends on where Python is started",
        recommendation: "rename it", about: [])
    }
  }
}

extension Coverage {
  /// What could not be read or understood.
  package func findings(in graph: ImportGraph) -> [Finding] {
    let unreadable = skipped.filter { !$0.isCovered }.map {
      Finding(
        rule: "unreadable-file", impact: .low, priority: 0, module: ModuleName(""), path: $0.path,
        line: 1, message: "left out: \($0.why)",
        recommendation: "make it readable, or exclude it so that it is left out on purpose",
        about: [$0.path.display])
    }
    return unreadable
      + problems.map {
        Finding(
          rule: "syntax-problem", impact: .low, priority: 0, module: ModuleName(""), path: $0.path,
          line: $0.problem.line, message: $0.problem.message,
          recommendation: "mend the file; what stands behind the place may have been missed",
          about: [$0.path.display, $0.problem.message])
      }
  }
}
