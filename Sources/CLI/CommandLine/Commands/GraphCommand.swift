extension Command {
  /// What imports what.
  package static let graph = Command(
    "graph", "show what imports what",
    details: [
      "Resolves every import to a module of the repository, of the standard library or of a third party, and summarises the graph. What could not be resolved is listed, with its line and why.",
      "Each edge has a type, which says when it runs: eager, parent, star and call at import time; deferred when used; typing never; dynamic and string perhaps.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json, .jsonl, .csv, .dot, .mermaid, .graphml],
    flags: [
      Flag(
        "types", takes: .some(of: EdgeTypeName.allCases, "LIST"),
        "follow these edges only: \(listed(EdgeTypeName.allCases.map(\.rawValue), "and")), separated by commas (default: all)"
      ) { $0.edgeTypes = $1 },
      Flag("group", "show Python packages and Swift targets in place of modules and files") {
        $0.grouped = true
      },
    ],
    examples: [
      .init("pollard graph", "modules, imports and what stayed unresolved"),
      .init(
        "pollard graph --group --format dot | dot -Tsvg -o graph.svg", "a picture of the packages"),
      .init(
        "pollard graph --types eager,parent --format json",
        "what runs at import time, for a program"),
    ],
    run: { options, console throws(ToolError) in try GraphRun.run(options, &console) })
}
