extension Command {
  /// What imports what.
  package static let graph = Command(
    "graph", "show what imports what",
    details: [
      "Resolves every import to a module of the repository, of the standard library or of a third party, and summarises the graph. What could not be resolved is listed, with its line and why.",
      "Each edge has a type, which says when it runs: eager, parent, star and call at import time; deferred when used; typing never; dynamic and string perhaps.",
      "Swift files of one module see each other without imports. --types reference lists what each mentions that another declares, an edge for each name: certain for the only type of that name that the file can see, likely for the only member or function, possible for the rest.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json, .jsonl, .csv, .dot, .mermaid, .graphml],
    flags: [
      Flag(
        "types", takes: .some(of: EdgeTypeName.allCases, "LIST"),
        "follow these edges only: \(listed(EdgeTypeName.allCases.map(\.rawValue), "and")), separated by commas (default: all but reference)"
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
      .init("pollard graph --types reference", "which Swift files need which others"),
    ],
    run: { options, console throws(ToolError) in try GraphRun.run(options, &console) })
}
