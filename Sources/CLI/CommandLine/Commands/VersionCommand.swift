extension CommandName {
  package static let version: CommandName = "version"
}

extension Command {
  /// The version of this build.
  package static let version = Command(
    .version, "print the version", details: ["Prints the name and the version, and no more."],
    reach: .answer,
    run: { _, console throws(ToolError) in
      console.print("pollard \(Version.current)")
      return .nothingToReport
    })
}
