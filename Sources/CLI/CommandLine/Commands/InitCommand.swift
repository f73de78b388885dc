extension Command {
  /// A starter configuration.
  package static let `init` = Command(
    "init", "write a commented pollard.toml from what is detected",
    details: [
      "Looks for roots, entry points and the Python version the repository declares and writes a pollard.toml that says so, with every other setting commented out. A file that exists is never overwritten."
    ],
    // It has no result to put elsewhere and no configuration yet.
    reach: .answer,
    operands: [.root],
    flags: [.root, .exclude, .includeIgnored],
    examples: [.init("pollard init", "configure the repository you stand in")],
    run: { options, console throws(ToolError) in try InitRun.run(options, &console) })
}
