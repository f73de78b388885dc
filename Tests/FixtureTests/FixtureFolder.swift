import Manifests
import Scanning
import Testing
import Workspace

/// One fixture: a folder of sources, and what its `expect.json` says is true of them.
struct FixtureFolder: CustomTestStringConvertible, Sendable {
  /// Below `Fixtures`.
  let name: String
  let root: AbsolutePath
  /// The folders on Python's path, in that order; empty where it is the root alone.
  let roots: [String]
  /// By module: the names in the order CPython finishes them.
  let closures: [(module: String, executes: [String])]
  let failures: [(module: String, failure: String)]
  /// As `from -> to type`.
  let edges: [String]
  /// As `from -> to`.
  let absent: [String]
  /// All cycles, as their kind, their members, and the first imports that break; nil where none are asked for.
  let cycles: [String]?
  /// All orphans, as `path: status certainty`, in path order; nil where none are asked for.
  let orphans: [String]?
  /// The imports that run later; nil where none are asked for.
  let lazy: Lazy?

  struct Lazy: Sendable {
    /// The strategies that are asked for; empty for the usual ones.
    let strategies: [String]
    /// All patches, as `path strategy: names`, sorted.
    let patches: [String]
    /// All refusals, as `path:line module blocker`, sorted.
    let refused: [String]
  }
  /// What entries load, by module; empty where it is not asked for.
  let heavy: [HeavyExpectation]

  var testDescription: String { name }

  private init(name: String, root: AbsolutePath, _ expectations: JSONValue) {
    self.name = name
    self.root = root
    let skipped = Set(expectations["skip"]?.members?.map(\.key) ?? [])
    func asked(_ key: String) -> [JSONValue.Member] {
      (expectations[key]?.members ?? []).filter { !skipped.contains($0.key) }
    }
    roots = expectations["roots"]?.array?.compactMap(\.string) ?? []
    closures = asked("closures").map { ($0.key, $0.value.array?.compactMap(\.string) ?? []) }
    failures = asked("failures").map { ($0.key, Self.failure($0.value)) }
    edges = (expectations["graph"]?.array ?? []).map {
      "\(Self.pair($0)) \($0["type"]?.string ?? "?")"
    }
    absent = (expectations["absent"]?.array ?? []).map(Self.pair)
    orphans = expectations["orphans"]?.members?
      .map { "\($0.key): \($0.value.string ?? "?")" }.sorted()
    func words(_ key: String, in value: JSONValue) -> [String] {
      value[key]?.array?.compactMap(\.string) ?? []
    }
    lazy = expectations["lazy"].map {
      Lazy(
        strategies: words("only", in: $0), patches: words("patches", in: $0).sorted(),
        refused: words("refused", in: $0).sorted())
    }
    heavy = asked("heavy").map { HeavyExpectation(entry: $0.key, $0.value) }
    cycles = expectations["cycles"]?.array?.map { cycle in
      let modules = cycle["modules"]?.array?.compactMap(\.string) ?? []
      let breaking = cycle["breaking"]?.array?.compactMap(\.string) ?? []
      return Self.cycle(cycle["kind"]?.string ?? "?", modules, breaking)
    }
  }

  static func cycle(_ kind: String, _ modules: [String], _ breaking: [String]) -> String {
    "\(kind): \(modules.joined(separator: " ")), breaking: \(breaking.joined(separator: " "))"
  }

  private static func pair(_ edge: JSONValue) -> String {
    "\(edge["from"]?.string ?? "?") -> \(edge["to"]?.string ?? "?")"
  }

  private static func failure(_ value: JSONValue) -> String {
    var line = "?"
    if case .number(let written)? = value["line"]?.content { line = written }
    return "\(value["error"]?.string ?? "?") \(value["name"]?.string ?? "-") at "
      + "\(value["path"]?.string ?? "?"):\(line) in \(value["module"]?.string ?? "?")"
  }

  // MARK: All of them

  /// Every fixture, in the order of their names; one that is made of projects is these.
  static func all() throws -> [FixtureFolder] {
    let fixtures = try #require(AbsolutePath(#filePath)?.parent?.parent?.parent)
      .appending(SourcePath("Fixtures"))
    let wanted = SourcePath("expect.json")
    let tree = try SourceTree(
      discovering: fixtures, options: DiscoveryOptions(includeIgnored: true))
    let paths = Array(tree.others) + tree.manifests.map(\.path)
    return try paths.filter { $0.name.elementsEqual(wanted.bytes) }.sorted().compactMap { path in
      guard let folder = path.parent else { return nil }
      let document = try JSONDocument(
        parsing: FileReader.contents(of: fixtures.appending(path)))
      guard document.root["projects"] == nil else { return nil }
      return FixtureFolder(
        name: folder.display, root: fixtures.appending(folder), document.root)
    }
  }
}
