extension Command {
  /// What importing modules really takes.
  package static let measure = Command(
    "measure", "run the interpreter and measure what imports take",
    details: [
      "Imports each MODULE with the interpreter of an environment, every time in a fresh process, and shows time, resident memory, its peak and the number of modules: the median of several runs and how far the middle half of them spreads. Which modules take most by themselves is told from `-X importtime`.",
      "This is the one command that runs code of the repository and of its packages, with your rights and in your environment. It says so before it begins, and no other command does it.",
      "A module that fails, hangs, prints, starts threads or processes, reads standard input or ends the process is reported, and the others are measured all the same. The exit code is 1 where a module cannot be imported or a budget is not kept.",
      "With --before, the files of a commit are put into a temporary folder, and both trees are measured in turns.",
    ],
    reach: .repository,
    operands: [
      Operand(.several, .module("MODULE"), "modules to import, by their full names") {
        $0.modules.append($1)
      }
    ],
    formats: [.text, .json],
    flags: [
      Flag(
        "python", takes: .file, topic: .scanning,
        "interpreter to run (default: that of a .venv or venv in the root, else python3)"
      ) { $0.python = $1 },
      Flag(
        "repeat", takes: .wholeNumber("N", in: 1...1_000),
        "processes that count (default: \(MeasureOptions().repeats))"
      ) { $0.measure.repeats = $1 },
      Flag(
        "warm-up", takes: .wholeNumber("N", in: 0...100),
        "processes before these (default: \(MeasureOptions().warmUps))"
      ) { $0.measure.warmUps = $1 },
      Flag(
        "timeout", takes: .wholeNumber("SECONDS", in: 1...86_400),
        "for each process (default: \(MeasureOptions().timeout))"
      ) { $0.measure.timeout = $1 },
      Flag(
        "budget", takes: .budget, repeatable: true,
        "fail where a median is above: 'time<1s', 'rss<120MB', 'modules<400'; may be repeated"
      ) { $0.measure.budgets.append($1) },
      Flag(
        "before", takes: .path("REF"), "measure also the files of this commit"
      ) { $0.measure.before = $1 },
      Flag(
        "top", takes: .wholeNumber("N", in: 0...1_000_000),
        "modules to show as text (default: \(MeasureOptions().top))"
      ) { $0.measure.top = $1 },
    ],
    examples: [
      .init("pollard measure app.cli", "what importing it takes here"),
      .init("pollard measure app.cli --budget 1s --budget 120MB", "in CI"),
      .init("pollard measure app.cli --before main", "what a branch has changed"),
      .init(
        "pollard measure app.cli --format json -o m.json", "for `pollard heavy --measured m.json`"),
    ],
    run: { options, console throws(ToolError) in try MeasureRun.run(options, &console) })
}
