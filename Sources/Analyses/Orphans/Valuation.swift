import Graph
import Manifests
import Scanning

/// One orphan and everything that its score is made of.
struct Valuation {
  let orphan: Orphan
  let graph: ImportGraph
  let shape: SourceShape
  let twin: Twins.Twin?
  let surroundings: Surroundings
  let memory: RepositoryMemory

  typealias Term = OrphanValue.Term

  var value: OrphanValue {
    let terms = self.terms
    let sum = terms.reduce(0) { $0 + $1.points }
    let score = min(100, max(0, sum))
    let home = self.home
    let verdict = self.verdict(score)
    return OrphanValue(
      unit: orphan.unit, score: score, terms: terms, verdict: verdict,
      why: why(verdict, home: home), twin: twin?.unit, home: home?.unit)
  }

  var unit: Unit { graph.unit(orphan.unit) }

  var terms: [Term] {
    [
      Term("start", "what every orphan begins with", OrphanValues.start), size, branching,
      documentation, use, tests, uniqueness, imports, placeholders, todos, closeness, name, place,
    ].compactMap { $0 } + history
  }

  // MARK: What stands in it

  private var size: Term? {
    guard shape.definitions > 0 else {
      return Term("size", "\(count(unit.lines, "line")), nothing defined", -10)
    }
    let points =
      switch shape.definitions {
      case 1...2: 0
      case 3...7: 2
      case 8...20: 3
      default: 5
      }
    return Term(
      "size", "\(count(unit.lines, "line")), \(count(shape.definitions, "definition"))", points)
  }

  private var branching: Term? {
    guard shape.branches >= 4 else { return nil }
    return Term(
      "structure", "\(shape.branches) branches", shape.branches >= 15 ? 1 : 0)
  }

  private var documentation: Term? {
    guard shape.definitions > 0 else { return nil }
    let share = 100 * shape.documented / shape.definitions
    if !shape.hasDocumentation, shape.documented == 0 { return nil }
    return Term(
      "documentation",
      shape.hasDocumentation
        ? "the module and \(share) % of its definitions" : "\(share) % of its definitions",
      (shape.hasDocumentation ? 1 : 0) + (share >= 50 ? 1 : 0))
  }

  private var placeholders: Term? {
    guard shape.placeholders > 0, shape.definitions > 0 else { return nil }
    let share = 100 * shape.placeholders / shape.definitions
    return Term(
      "placeholders",
      "\(shape.placeholders) of \(count(shape.definitions, "definition")) do nothing yet",
      share >= 50 ? -20 : share >= 20 ? -8 : -2)
  }

  private var todos: Term? {
    guard shape.todos > 0 else { return nil }
    return Term("todos", count(shape.todos, "place") + " still to do", -min(6, 2 * shape.todos))
  }

  private var name: Term? {
    let words = unit.path.bytes.split { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-")
    }.map { String(decoding: $0, as: UTF8.self).lowercased() }
    if let word = words.last(where: OldName.past.contains) {
      return Term("name", "\"\(word)\" in its path says that something took its place", -12)
    }
    if shape.saysDeprecated {
      return Term("name", "it says of itself that it is deprecated", -10)
    }
    return nil
  }

  private var place: Term? {
    switch PathPurpose(of: unit.path) {
    case .product: nil
    case .test: Term("place", "it lies among tests, where the product takes nothing from", -12)
    case .example: Term("place", "it is an example, to be read and not to be wired in", -12)
    case .tool: Term("place", "it is a script, to be run and not to be wired in", -12)
    }
  }

  // MARK: What stands around it

  /// Tests keep what they run from falling behind.
  private var use: Term? {
    guard orphan.status == .testOnly, PathPurpose(of: unit.path) != .test else { return nil }
    return Term("use", "tests run it", 6)
  }

  private var tests: Term? {
    let tests = surroundings.tests(of: orphan.unit)
    guard let first = tests.first, PathPurpose(of: unit.path) != .test else { return nil }
    return Term(
      "tests",
      "\(count(tests.count, "test module")) import it, such as \(graph.unit(first).path.display)",
      tests.count > 1 ? 14 : 12)
  }

  private var uniqueness: Term? {
    guard let twin else { return nil }
    return Term(
      "uniqueness",
      "\(twin.percent) % of it or of its twin stand in both: \(graph.unit(twin.unit).name.text)",
      twin.percent >= 75 ? -30 : -20)
  }

  private var imports: Term? {
    let missing = graph.unresolvedStatements(of: orphan.unit)
    if let first = missing.first {
      return Term(
        "imports",
        "\(count(missing.count, "import")) \(missing.count == 1 ? "leads" : "lead") nowhere, such as line \(first.line)",
        -min(20, 10 + 5 * (missing.count - 1)))
    }
    return nil
  }

  /// What came to be used mostly stood among modules in use, and took something from them; nothing else tells as much.
  private var closeness: Term? {
    let imported = surroundings.liveImports(of: orphan.unit).count
    let neighbours = surroundings.liveNeighbours(of: orphan.unit)
    let beside =
      switch neighbours {
      case 0: -14
      case 1...2: -4
      case 3...6: 6
      case 7...15: 14
      default: 18
      }
    let taken =
      switch imported {
      case 0: -4
      case 1: 2
      case 2...3: 6
      default: 10
      }
    guard imported + neighbours > 0 else {
      return Term("closeness", "no live module beside it, and it imports none", beside + taken)
    }
    return Term(
      "closeness",
      "\(count(neighbours, "live module")) beside it, and it imports \(imported)", beside + taken)
  }

  // MARK: What is remembered of it

  private static let day = 86_400

  private var history: [Term] {
    guard let history = memory.history, let file = history.files[unit.path] else { return [] }
    var found: [Term] = []
    let added = file.added.map { (history.now - $0) / Self.day }
    let changed = (history.now - file.lastChanged) / Self.day
    if let added {
      found.append(Term("age", "added \(ago(added))", added <= 180 ? 4 : 0))
    } else {
      found.append(Term("age", "older than the history that was read", 0))
    }
    found.append(
      Term(
        "last change", "\(ago(changed))",
        changed > 1095 ? -4 : 0))
    found.append(
      Term(
        "churn", "\(count(file.commits, "commit")) by \(count(file.authors.count, "author"))",
        file.commits >= 5 && file.authors.count >= 2 ? 2 : 0))
    if let former = formerImporter {
      found.append(
        Term(
          "former importers",
          "\(former.line.path.display):\(former.line.line) imported it \(ago(former.days))", 0))
    }
    return found
  }

  private var formerImporter: (days: Int, line: FormerImports.Line)? {
    let name = surroundings.lastName(of: orphan.unit)
    for (days, imports) in memory.former {
      let lines = imports.byLastName[name] ?? []
      if let line = lines.first(where: { isMeant(by: $0) }) { return (days, line) }
    }
    return nil
  }

  /// A line of an earlier commit means this module where it writes the package too, or stands beside it.
  private func isMeant(by line: FormerImports.Line) -> Bool {
    guard PathPurpose(of: line.path) == .product, line.path != unit.path else { return false }
    if line.path.parent == unit.path.parent { return true }
    let parts = unit.name.text.split(separator: ".")
    guard parts.count > 1 else { return true }
    return line.text.contains(String(parts[parts.count - 2]))
  }

  // MARK: The verdict

  private func verdict(_ score: Int) -> OrphanValue.Verdict {
    let imports = graph.pythonFacts(of: orphan.unit)?.imports.isEmpty == false
    if shape.onlyHandsOn, imports, unit.kind != .package { return .shim }
    // Whether somebody runs a script by hand is for people to say.
    if isRunByHand, score < OrphanValues.worthKeeping { return .review }
    if twin != nil { return score >= OrphanValues.worthKeeping ? .review : .archive }
    if score >= OrphanValues.worthKeeping { return .integrate }
    return score < OrphanValues.worthArchiving ? .archive : .review
  }

  /// The live module or package that it would belong with.
  private var home: (unit: UnitID, why: String)? {
    if let twin { return (twin.unit, "it is a copy of it") }
    if let former = formerImporter,
      let unit = graph.unitIDs.first(where: { graph.unit($0).path == former.line.path }),
      surroundings.orphans.status(of: unit) <= .public
    {
      return (unit, "which imported it \(ago(former.days))")
    }
    let imported = surroundings.liveImports(of: orphan.unit)
    if let package = surroundings.package(of: orphan.unit),
      surroundings.orphans.status(of: package) <= .public
    {
      let neighbours = surroundings.liveNeighbours(of: orphan.unit)
      return (package, "where \(count(neighbours, "module")) are alive")
    }
    // The package that most of what it imports comes from.
    var votes: [UnitID: Int] = [:]
    for unit in imported { votes[surroundings.package(of: unit) ?? unit, default: 0] += 1 }
    let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best.map { ($0.key, "from which it imports \(count($0.value, "module"))") }
  }

  func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun == "branch" ? "branches" : noun + "s")"
  }

  private func ago(_ days: Int) -> String {
    switch days {
    case ...1: "within a day of the last commit"
    case ..<60: "\(days) days before the last commit"
    case ..<730: "\(days / 30) months before the last commit"
    default: "\(days / 365) years before the last commit"
    }
  }
}

extension ImportGraph {
  /// The import statements of a unit that lead nowhere, and that no handler saves.
  func unresolvedStatements(of unit: UnitID) -> [Unresolved] {
    // Sorted by unit.
    var low = 0
    var high = unresolved.count
    while low < high {
      let middle = (low + high) / 2
      if unresolved[middle].from < unit { low = middle + 1 } else { high = middle }
    }
    return unresolved[low...].prefix { $0.from == unit }.filter {
      guard case .statement = $0.written else { return false }
      return $0.isCertain
    }
  }
}
