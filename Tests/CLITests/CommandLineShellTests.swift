import CLI
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Loads the completions into the shells themselves, where they are installed.
@Suite("Completions, in real shells")
struct CommandLineShellTests {
  /// What the shell prints when it runs the completions followed by `script`.
  private static func output(
    of shell: Shell, _ flags: String, before: String = "", _ script: String
  ) throws -> String {
    var folder = Array("/tmp/pollard-completions-XXXXXX".utf8CString)
    try #require(mkdtemp(&folder) != nil)
    let path = String(decoding: folder.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let file = try #require(fopen("\(path)/script", "w"))
    fputs([before, shell.completions(of: Command.all), script].joined(separator: "\n"), file)
    fclose(file)
    defer {
      unlink("\(path)/script")
      rmdir(path)
    }
    let pipe = try #require(popen("\(shell.rawValue) \(flags) \(path)/script 2>&1", "r"))
    defer { pclose(pipe) }
    return Golden.contents(of: pipe)
  }

  private static func isInstalled(_ shell: Shell) -> Bool {
    system("command -v \(shell.rawValue) >/dev/null 2>&1") == 0
  }

  /// Words of the line, the last being the one under the cursor, against what bash offers for it.
  private static let cases: [(words: [String], offers: [String])] = [
    (["gr"], ["graph"]),
    (["graph", "--ty"], ["--types"]),
    (["graph", "--format", "js"], ["json", "jsonl"]),
    (["graph", "--format", "=", "d"], ["dot"]),
    (["closure", "--format", ""], ["text", "json", "jsonl"]),
    (["--format", "grap"], ["graphml"]),
    (["--root", "src", "clo"], ["closure"]),
    (["graph", "--types", "eager,d"], ["eager,deferred", "eager,dynamic"]),
    (["explain", "import"], ["import-budget", "import-cycle"]),
    (["explain", "import-cycle", ""], []),
    (["completions", ""], ["bash", "zsh", "fish"]),
    (["help", "ex"], ["explain"]),
    (["closure", "-j", ""], []),
    (["why", "--e"], ["--eager", "--exclude"]),
    (["imports", "--", "--"], []),
  ]

  @Test("bash offers what the command takes", .enabled(if: isInstalled(.bash)))
  func bash() throws {
    var script = "complete -p pollard\n"
    for (words, _) in Self.cases {
      let line = (["pollard"] + words).map { "'\($0)'" }.joined(separator: " ")
      script +=
        "COMP_WORDS=(\(line)); COMP_CWORD=\(words.count); _pollard; echo \"${COMPREPLY[*]}\"\n"
    }
    let lines = try Self.output(of: .bash, "--norc", script)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let expected = Self.cases.map { $0.offers.joined(separator: " ") }
    #expect(lines.map(String.init) == ["complete -o default -F _pollard pollard"] + expected + [""])
  }

  @Test("fish offers what the command takes", .enabled(if: isInstalled(.fish)))
  func fish() throws {
    for (words, offers) in Self.cases where !words.contains("=") && !words.contains("--") {
      let line = (["pollard"] + words).joined(separator: " ")
      let output = try Self.output(of: .fish, "--no-config", "complete -C '\(line)'")
      let offered = output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
      #expect(offered.sorted() == offers.sorted(), "\(line)")
    }
  }

  @Test("zsh completes pollard with them", .enabled(if: isInstalled(.zsh)))
  func zsh() throws {
    let output = try Self.output(
      of: .zsh, "-f", before: "autoload -U compinit; compinit -u -D", "print $_comps[pollard]")
    #expect(output == "_pollard\n")
  }
}
