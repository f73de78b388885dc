extension Flag {
  package static let root = Flag(
    "root", takes: .folder, topic: .scanning,
    "folder to scan (default: the current one)"
  ) { $0.root = $1 }

  package static let config = Flag(
    "config", takes: .file, topic: .scanning,
    "configuration to use in place of pollard.toml or [tool.pollard] of pyproject.toml"
  ) { $0.config = $1 }

  package static let pythonVersion = Flag(
    "python-version", takes: .pythonVersion, topic: .scanning,
    "Python that runs the code; decides version tests and the standard library"
  ) { $0.pythonVersion = $1 }

  package static let platform = Flag(
    "platform", takes: .one(of: Platform.allCases, "NAME"), topic: .scanning,
    "platform that runs the code: \(listed(Platform.allCases.map(\.rawValue), "or")); decides platform tests"
  ) { $0.platform = $1 }

  package static let exclude = Flag(
    "exclude", takes: .glob, topic: .scanning, repeatable: true,
    "leave out what matches, as in .gitignore; may be repeated"
  ) { $0.exclude.append($1) }

  package static let includeIgnored = Flag(
    "include-ignored", topic: .scanning,
    "scan also what git ignores, environments and build outputs"
  ) { $0.includeIgnored = true }

  package static let jobs = Flag(
    "jobs", letter: "j", takes: .wholeNumber("N", in: 1...512), topic: .scanning,
    "threads to use (default: one for each core); never changes the output"
  ) { $0.jobs = $1 }

  /// Which installed packages are read: taken by every command that follows imports out of the repository.
  package static let environment = environment(run: "never run")

  /// `run` says whether the interpreter itself is run.
  package static func environment(run: String) -> [Flag] {
    [
      Flag(
        "python", takes: .file, topic: .scanning,
        "interpreter whose installed packages are read, \(run) (default: that of a .venv or venv in the root)"
      ) { $0.python = $1 },
      Flag(
        "no-environment", topic: .scanning, "leave installed packages unread"
      ) { $0.readsEnvironment = false },
    ]
  }

  /// Taken by every command that is about Swift targets.
  package static let packageDump = Flag(
    "dump-package", takes: .file, topic: .scanning, repeatable: true,
    "what swift package dump-package printed of a package, for manifests that cannot be followed; may be repeated"
  ) { $0.packageDumps.append($1) }

  /// What is scanned, and how: taken by every command that reads a repository.
  package static let scanning: [Flag] = [
    root, config, pythonVersion, platform, exclude, includeIgnored, jobs,
  ]

  /// Where the result goes: taken by every command whose result is worth keeping.
  package static let output = Flag(
    "output", letter: "o", takes: .file, topic: .output,
    "write the result to FILE, whole or not at all; - is standard output"
  ) { $0.output = $1 }

  /// The formats of one command; the first is the default.
  package static func format(among formats: [Format]) -> Flag {
    Flag(
      "format", takes: .one(of: formats, "F"), topic: .output,
      "\(listed(formats.map(\.rawValue), "or")) (default: \(formats[0].rawValue))"
    ) {
      $0.format = $1
      $0.isFormatNamed = true
    }
  }

  /// Taken by every command.
  package static let general: [Flag] = [
    Flag(
      "color", takes: .one(of: ColorChoice.allCases, "WHEN"), topic: .general,
      "auto, always or never; auto honours NO_COLOR, CLICOLOR_FORCE and TERM"
    ) { $0.color = $1 },
    Flag("quiet", letter: "q", topic: .general, "print errors and the result, nothing else") {
      $0.verbosity = .quiet
    },
    Flag(
      "verbose", letter: "v", topic: .general,
      "say on standard error what is done and how long it took"
    ) {
      $0.verbosity = .verbose
    },
    Flag("help", letter: "h", topic: .general, asks: .help, "show how the command is used"),
    Flag("version", letter: "V", topic: .general, asks: .version, "print the version"),
  ]
}
