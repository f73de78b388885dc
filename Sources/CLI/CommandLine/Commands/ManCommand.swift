extension Command {
  /// The manual page.
  package static let man = Command(
    "man", "print the manual page",
    details: ["Prints the manual page in the language of man(1)."],
    reach: .document,
    examples: [
      .init("pollard man | man -l -", "read it"),
      .init("pollard man -o /usr/local/share/man/man1/pollard.1", "install it"),
    ],
    run: { _, console throws(ToolError) in
      console.write(ManPage(of: Command.all).text)
      return .nothingToReport
    })
}
