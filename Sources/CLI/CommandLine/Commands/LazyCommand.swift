import Refactoring

extension Command {
  /// Imports that run later.
  package static let lazy = Command(
    "lazy", "make imports run later, where nobody can tell the difference",
    details: [
      "Works out which imports can run when they are needed, tries with the interpreter of closures what importing every module would run then, and shows each change as a diff with what it saves, the most saving first. Nothing is written without --apply.",
      "package: the __init__ of a package hands its names out on demand (PEP 562). type-checking: imports that only annotations need go under TYPE_CHECKING. local: imports that only functions need go into them. break-cycle, only where it is asked for: the imports that close a circle of import time go either way, all that it takes or none. lazy-import and lazy-modules use what Python 3.15 brings.",
      "path-hack has a run of its own: lines that put a folder on sys.path go where the folder is there anyway, because the module could not have been imported by its name without, or because pytest's own pythonpath names it. Files that are run by their path keep theirs, and every import of every file has to lead where it led.",
      "A patch is safe where nothing but the time of loading changes: what a module does when it is imported, names that others use, patch or list, submodules that are there after an import, and the order in which circles are entered are looked at. Every import that stays has its reason, with a line.",
      "--unsafe NAME overrules what is a matter of taste and not of what the program does: functions that use the name are called often or are many, only tests use or patch it, or it is public and no __all__ says that it is not. Such refusals show an id; nothing overrules the others. A patch that it takes is called unsafe and says why.",
      "placeholder has a run of its own too: where `except ImportError:` defines an empty class in place of the one that could not be imported, and everybody only asks it for attributes, which fails, the same errors come to name what is missing. Classes that are bases, marks, types in annotations or values that are handed on stay.",
      "`pollard lazy registry MODULE…` writes a Python module that hands out the modules that are named, with those below them, or all that belong to the product: by name and by typed attributes, each loaded when it is first asked for, after what it needs, once for all threads. It needs Python 3.9 and nothing else. Where modules need each other nothing is written, the circle is shown, and the exit code is 1.",
      "--apply writes all safe patches or none; --verify COMMAND is run afterwards, and where it fails everything is put back and the patch is named that made it fail. `pollard undo` takes the last change back.",
      "--target picks the fewest patches that make importing each --entry cost no more than that, as `pollard heavy` predicts it, and says by how much it falls short where all of them together do not do: then --apply writes nothing. --measure asks the interpreter itself: it imports the entries, or the packages that gain most, from the tree as it is and from a patched copy in a temporary folder, in turns and in fresh processes. That runs code of the repository, and Pollard says so before it begins. Where an import fails in the copy and not before, --apply writes nothing.",
    ],
    reach: .repository,
    operands: [
      Operand(
        .any,
        ValueShape("PATH", wants: "a folder, or registry and modules") { $0.isEmpty ? nil : $0 },
        "folder to scan (default: the current one), or registry and the modules that it is to hand out"
      ) { $0.words.append($1) }
    ],
    formats: [.text, .json, .diff],
    flags: [
      Flag(
        "only", takes: .some(of: LazyStrategy.allCases, "LIST"),
        "use these strategies only: \(listed(LazyStrategy.allCases.map(\.rawValue), "and")), separated by commas"
      ) { $0.lazy.strategies = $1 },
      Flag(
        "module", takes: .module("MODULE"), repeatable: true,
        "change only this module or package and what lies below it; may be repeated"
      ) { $0.modules.append($1) },
      Flag(
        "entry", takes: .module("MODULE"), repeatable: true,
        "change only what makes importing MODULE load less; may be repeated"
      ) { $0.lazy.entries.append($1) },
      Flag(
        "target", takes: .budget,
        "only the fewest patches that bring each --entry there, as predicted: 'time<1s', 'rss<120MB', 'modules<400'"
      ) { $0.lazy.target = $1 },
      Flag(
        "measure",
        "run the interpreter: import the entries from the tree and from a patched copy, in turns"
      ) { $0.lazy.isMeasured = true },
      Flag(
        "unsafe", takes: .module("NAME"), repeatable: true,
        "overrule what is a matter of taste, for the refusal with this id or all of this module; may be repeated"
      ) { $0.lazy.takesUnsafe.append($1) },
      Flag("apply", "write the safe patches; without, only show them") {
        $0.lazy.isApplied = true
      },
      Flag(
        "verify",
        takes: ValueShape("COMMAND", wants: "a command for a shell") { $0.isEmpty ? nil : $0 },
        "run COMMAND in the root afterwards; where it fails, put everything back and say which patch it was"
      ) { $0.lazy.verify = $1 },
      Flag(
        "verify-timeout", takes: .wholeNumber("SECONDS", in: 1...1_000_000),
        "how long the command may take (default: as long as it likes)"
      ) { $0.lazy.verifyTimeout = $1 },
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "entries to show in each list (default: \(Options(command: "lazy").top))"
      ) { $0.top = $1 },
      Flag("all", "show every patch and every refusal") { $0.showsAll = true },
    ] + Flag.environment(run: "run by --measure only"),
    examples: [
      .init("pollard lazy", "what could run later, and what that saves"),
      .init("pollard lazy --entry app.cli", "what makes `import app.cli` load less"),
      .init(
        "pollard lazy --entry app.cli --target 300ms --measure",
        "the fewest patches that should do, and whether they do"),
      .init("pollard lazy registry app -o app_modules.py", "one place that modules are taken from"),
      .init("pollard lazy --format diff -o lazy.diff", "all safe patches, for `git apply`"),
      .init(
        "pollard lazy --apply --verify pytest", "make them, and put them back where tests fail"
      ),
    ],
    run: { options, console throws(ToolError) in try LazyRun.run(options, &console) })

  /// The last change taken back.
  package static let undo = Command(
    "undo", "take back what `lazy --apply` has changed last",
    details: [
      "Brings every file that the last change wrote back to what it was, bytes and permissions, and refuses where one has been changed since. A change that was interrupted is taken back as well.",
      "With --list it shows what can be taken back, the last change first.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text],
    flags: [
      Flag("list", "show what can be taken back, and take back nothing") { $0.listsUndoable = true }
    ],
    examples: [.init("pollard undo", "take back the last change")],
    run: { options, console throws(ToolError) in try UndoRun.run(options, &console) })
}
