/// Git, run in one folder. It is asked only what changes nothing.
struct GitCommand: Sendable {
  let folder: AbsolutePath
  /// Whether the variables hold that say which repository is meant, whatever the folder.
  var heedsEnvironment = false
  /// In milliseconds, for each question.
  var timeout = 120_000

  /// What `git rev-parse --local-env-vars` names, as far as it says where things are. A hook has them set for its own repository,
  /// which need not be the one that is asked about.
  private static let places = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX",
  ]

  /// Words that change what git prints, or let it start something.
  private static let confounding = ["GIT_EXTERNAL_DIFF", "GIT_TRACE", "GIT_LITERAL_PATHSPECS"]

  func outcome(_ words: [String], input: [UInt8] = []) throws(GitError) -> ProgramOutcome {
    let setting = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]
    var call = ProgramCall(
      words: [Array("git".utf8), Array("-C".utf8), folder.bytes]
        + (setting + words).map { Array($0.utf8) })
    call.input = input
    call.timeout = timeout
    call.withoutVariables =
      Self.confounding + ["LC_ALL", "LANGUAGE", "GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT"]
      + (heedsEnvironment ? [] : Self.places)
    call.addedVariables = ["LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"]
    let outcome: ProgramOutcome
    do throws(SystemFailure) {
      outcome = try SystemCalls.run(call)
    } catch {
      throw .notInstalled
    }
    if outcome.isTimedOut { throw .tooSlow(words[0]) }
    // What a shell says of a program that is not there.
    if outcome.code == 127 { throw .notInstalled }
    return outcome
  }

  func output(_ words: [String], input: [UInt8] = []) throws(GitError) -> [UInt8] {
    let outcome = try outcome(words, input: input)
    guard outcome.code == 0 else { throw .failed(words[0], words: outcome.firstError) }
    return outcome.output
  }
}

extension ProgramOutcome {
  var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// The first line of what it complained about.
  var firstError: String {
    let line = errorText.split(separator: "\n").first.map(String.init) ?? "without a word"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
  }

  /// The output without the end of its last line.
  var line: String {
    String(
      decoding: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...], as: UTF8.self)
  }
}
