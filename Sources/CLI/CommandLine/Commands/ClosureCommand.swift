extension Command {
  /// What importing a module runs.
  package static let closure = Command(
    "closure", "list what importing a module runs, in order",
    details: [
      "Walks the statements of MODULE as Python would and lists every module of the repository that `import MODULE` executes, in the order they finish: parents first, conditionals decided where version and platform allow, functions called at module level followed.",
      "Where the root holds a virtual environment, or `--python` names one, imports are followed into the installed packages as well; they are read, and nothing is run.",
      "What cannot be decided is listed as uncertain, and an ImportError that nothing would catch as the failure.",
    ],
    reach: .repository,
    operands: [
      Operand(.several, .module("MODULE"), "modules by their full names, such as package.module") {
        $0.modules.append($1)
      }
    ],
    formats: [.text, .json, .jsonl],
    flags: Flag.environment,
    examples: [
      .init("pollard closure app.main", "why `import app.main` is slow"),
      .init("pollard closure --python .venv/bin/python app.main", "with what the packages run"),
      .init("pollard closure --python-version 3.9 --platform win32 app", "the same elsewhere"),
    ],
    run: { options, console throws(ToolError) in try ClosureRun.run(options, &console) })
}
