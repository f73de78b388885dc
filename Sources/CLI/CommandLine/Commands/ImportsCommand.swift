extension Command {
  /// Every import as it is written.
  package static let imports = Command(
    "imports", "list every import as it is written",
    details: [
      "Lists the imports of Python and Swift files in file and source order, with their place and context: eager, deferred or typing.",
      "Nothing is resolved: this is what the sources say, not what it leads to. For that, see graph and closure.",
    ],
    reach: .repository,
    operands: [
      Operand(.any, .path("PATH"), "files and folders to read (default: the root)") {
        $0.paths.append($1)
      }
    ],
    formats: [.text, .json, .jsonl, .csv],
    examples: [
      .init("pollard imports src/app.py", "the imports of one file"),
      .init("pollard imports --format jsonl > imports.jsonl", "one object for each imported name"),
    ],
    run: { options, console throws(ToolError) in try ImportsRun.run(options, &console) })
}
