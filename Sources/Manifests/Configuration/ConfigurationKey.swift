/// One key of Pollard's configuration: what it is called, what it takes, what it means and where its value goes.
///
/// Decoding, error messages, the starter file and the documentation are all made from these rows, so a new key is a new row.
package struct ConfigurationKey: Sendable {
  /// Its tables and its name: `["exclude"]`, or `["gate", "fail-on"]` for `fail-on` in `[gate]`.
  package let path: [String]
  package let kind: Kind
  /// One sentence for people.
  package let summary: String
  /// What holds when the key is not written, in words.
  package let whenAbsent: String
  /// A value to show, in TOML.
  package let example: String

  package typealias Target<Value> = WritableKeyPath<PollardConfiguration, Value> & Sendable

  /// What a key takes, and where it is kept.
  package enum Kind: Sendable {
    case strings(any Target<[Located<String>]>)
    case string(any Target<Located<String>?>)
    case choice([String], any Target<Located<String>?>)
    case boolean(any Target<Located<Bool>?>)
    case count(any Target<Located<Int>?>)
    case pythonVersion(any Target<Located<PythonVersion>?>)
    /// Tables that each hold one contract.
    case contracts(any Target<[Contract]>)
  }

  package var name: String { path.joined(separator: ".") }

  /// Every key there is, in the order the starter file shows them; the keys of a table stand together, after those without one.
  package static let all: [ConfigurationKey] = [
    ConfigurationKey(
      path: ["roots"], kind: .strings(\.roots),
      summary: "Folders from which modules are imported, relative to this file.",
      whenAbsent: "worked out from the manifests and the layout", example: "[\"src\"]"),
    ConfigurationKey(
      path: ["entry-points"], kind: .strings(\.entryPoints),
      summary: "Modules, \"module:function\" names or path patterns that something outside starts.",
      whenAbsent: "only those found in the repository",
      example: "[\"shop.web:app\", \"tools/*.py\"]"),
    ConfigurationKey(
      path: ["keep"], kind: .strings(\.keep),
      summary:
        "Patterns of modules or paths that are in use though nothing shows it: \"app.plugins.*\" is that package and all in it.",
      whenAbsent: "only what the repository shows to be in use",
      example: "[\"shop.plugins.*\", \"reports/*.py\"]"),
    ConfigurationKey(
      path: ["exclude"], kind: .strings(\.exclude),
      summary: "Path patterns of files and folders to leave out, besides what Git ignores.",
      whenAbsent: "nothing more is left out", example: "[\"vendor\", \"**/generated/*.py\"]"),
    ConfigurationKey(
      path: ["kind"], kind: .choice(["application", "library"], \.kind),
      summary:
        "Whether others import the modules of this repository, or only its own starts run them.",
      whenAbsent: "worked out from the manifests, the starts and the __init__ files",
      example: "\"library\""),
    ConfigurationKey(
      path: ["python-version"], kind: .pythonVersion(\.pythonVersion),
      summary: "The Python version whose rules and standard library hold.",
      whenAbsent: "\"3.13\"", example: "\"3.13\""),
    ConfigurationKey(
      path: ["platform"], kind: .choice(["linux", "darwin", "win32"], \.platform),
      summary: "The platform that sys.platform tests are decided for.",
      whenAbsent: "\"linux\"", example: "\"linux\""),
    ConfigurationKey(
      path: ["check", "against"], kind: .string(\.check.against),
      summary: "The commit or branch that pollard check compares with where nothing else is asked.",
      whenAbsent: "the baseline below, or nothing", example: "\"origin/main\""),
    ConfigurationKey(
      path: ["check", "baseline"], kind: .string(\.check.baseline),
      summary: "The baseline that pollard check and pollard baseline use, relative to this file.",
      whenAbsent: "\"pollard-baseline.txt\", where there is one",
      example: "\"pollard-baseline.txt\""),
    ConfigurationKey(
      path: ["check", "cycles"], kind: .choice(["new", "all", "off"], \.check.cycles),
      summary: "Which import cycles fail pollard check.", whenAbsent: "\"new\"",
      example: "\"new\""),
    ConfigurationKey(
      path: ["check", "cycle-kind"],
      kind: .choice(["import-time", "deferred", "typing"], \.check.cycleKind),
      summary:
        "The weakest kind of cycle that counts: deferred ones close in functions, typing ones for type checkers.",
      whenAbsent: "\"import-time\"", example: "\"deferred\""),
    ConfigurationKey(
      path: ["check", "file-cycles"], kind: .choice(["new", "all", "off"], \.check.fileCycles),
      summary:
        "Which circles of Swift files that mention each other fail pollard check; new are those that have grown.",
      whenAbsent: "\"off\"", example: "\"new\""),
    ConfigurationKey(
      path: ["check", "orphans"], kind: .choice(["new", "all", "off"], \.check.orphans),
      summary: "Which modules that nothing reaches fail pollard check.", whenAbsent: "\"off\"",
      example: "\"new\""),
    ConfigurationKey(
      path: ["check", "unresolved-imports"],
      kind: .choice(["new", "all", "off"], \.check.unresolvedImports),
      summary: "Which imports that lead nowhere fail pollard check.", whenAbsent: "\"off\"",
      example: "\"new\""),
    ConfigurationKey(
      path: ["check", "dependencies"], kind: .choice(["new", "all", "off"], \.check.dependencies),
      summary:
        "Which dependencies that are declared in vain, or used and not declared, fail pollard check.",
      whenAbsent: "\"off\"", example: "\"new\""),
    ConfigurationKey(
      path: ["check", "contracts"], kind: .contracts(\.check.contracts),
      summary: "What the repository's own modules may not import.", whenAbsent: "none",
      example:
        "[{ name = \"core stays below\", kind = \"layers\", modules = [\"shop.web\", \"shop.core\"] }]"
    ),
  ]
}

extension ConfigurationKey.Kind {
  /// What a value of this kind is, as an error says it.
  package var wanted: String {
    switch self {
    case .strings: "an array of strings"
    case .string: "a string"
    case .choice(let allowed, _):
      "one of " + allowed.map { "\"\($0)\"" }.joined(separator: ", ")
    case .boolean: "true or false"
    case .count: "a whole number from 0"
    case .pythonVersion: "a Python version such as \"3.13\""
    case .contracts: "an array of tables"
    }
  }
}
