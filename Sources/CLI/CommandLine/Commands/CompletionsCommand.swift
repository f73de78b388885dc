extension Command {
  /// Scripts that teach shells to complete the command line.
  package static let completions = Command(
    "completions", "print the completions of a shell",
    details: [
      "Prints a script that teaches the shell to complete commands, flags and their values. Load it once to try it, or put it where the shell looks for completions to keep it."
    ],
    reach: .document,
    operands: [
      Operand(.one, .one(of: Shell.allCases, "SHELL"), "bash, zsh or fish") { $0.shell = $1 }
    ],
    examples: [
      .init("source <(pollard completions bash)", "bash and zsh, for this session"),
      .init(
        "pollard completions bash -o ~/.local/share/bash-completion/completions/pollard",
        "bash, for good"),
      .init("pollard completions zsh -o ~/.zfunc/_pollard", "zsh, in a folder of $fpath"),
      .init(
        "pollard completions fish -o ~/.config/fish/completions/pollard.fish", "fish, for good"),
    ],
    run: { options, console throws(ToolError) in
      guard let shell = options.shell else { preconditionFailure("the parser requires SHELL") }
      console.write(shell.completions(of: Command.all))
      return .nothingToReport
    })
}
