/// A shell that Pollard can teach its command line.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script to load.
  package func completions(of commands: [Command]) -> String {
    switch self {
    case .bash: BashCompletions(of: commands).text
    case .zsh: ZshCompletions(of: commands).text
    case .fish: FishCompletions(of: commands).text
    }
  }
}

/// A word that any of the shells reads as itself.
func singleQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
