import Graph
import Manifests
import Scanning

// What strings name.
extension CodeRoots {
  mutating func findStrings() {
    findMentions()
    let rules = StringRules(frameworks)
    for id in outlined {
      guard let outline = outlines[id] else { continue }
      for string in outline.strings { apply(rules, to: string, of: id) }
    }
  }

  /// The dotted strings that name modules; what stands around one tells whether it is there to be loaded.
  private mutating func findMentions() {
    for id in graph.unitIDs {
      var places: [Place: [CodeString]]?
      for edge in graph.edges(from: id) where edge.type == .string {
        guard case .mention(let number) = edge.written, let facts = graph.pythonFacts(of: id) else {
          continue
        }
        let text = facts.text.string(facts.mentions[Int(number)].text)
        if places == nil, let outline = outlines[id] {
          places = Dictionary(grouping: outline.strings) {
            Place(line: $0.line, text: $0.value.text)
          }
        }
        let found = places?[Place(line: Int(edge.line), text: text)] ?? []
        let isLoad = found.isEmpty ? !isTest(id) : found.contains { !isIdle($0, of: id) }
        let evidence = Evidence(
          kind: "string", path: graph.unit(id).path, line: Int(edge.line),
          text: outlines[id]?.text(ofLine: Int(edge.line)) ?? "\"\(text)\"")
        addLink(id, edge.to, isLoad ? .firm : .weak, evidence)
      }
    }
  }

  private struct Place: Hashable {
    let line: Int
    let text: String
  }

  /// True for a string that names a module without loading it.
  private func isIdle(_ string: CodeString, of unit: UnitID) -> Bool {
    let last = string.callee.lastPart
    if case .name = CodeRole.named[last] { return false }
    if string.name == "pytest_plugins" { return false }
    // A test's own settings are there to be loaded; what it calls something with may be anything.
    if isTest(unit), !string.callee.isEmpty || !string.function.isEmpty || string.name.isEmpty {
      return true
    }
    return Self.idleCallees.contains(last) || Self.idleCallees.contains(string.callee)
      || Self.idleNames.contains(string.name)
  }

  private static let idleCallees: Set<String> = [
    "getLogger", "get_logger", "getChild", "Logger", "patch", "object", "filterwarnings", "warn",
    "print", "debug",
    "info", "warning", "error", "critical", "exception", "startswith", "endswith", "sys.modules[]",
    "modules[]", "==", "importorskip", "setLevel", "deprecated", "log", "replace", "removeprefix",
    "split", "partition", "TypeVar", "NewType", "namedtuple", "skipif", "fail", "split",
    "isinstance",
  ]
  private static let idleNames: Set<String> = [
    "__module__", "__all__", "logger", "log", "logger_name", "__doc__", "help", "description",
    "verbose_name", "__name__", "__qualname__", "__package__",
  ]

  // MARK: Frameworks

  private mutating func apply(_ rules: StringRules, to string: CodeString, of unit: UnitID) {
    guard !string.value.isUnknown, !string.value.text.isEmpty else { return }
    for rule in rules.matching(string) {
      for target in targets(string.value, rule.naming, from: unit) {
        if case .application = rule.naming { noteApplication(target) }
        if case .entryPoint = rule.naming {
          guard !isTest(unit) else { continue }
          addRoot(
            target, .product, rule.strength,
            evidence(unit, line: string.line, rule.framework))
        } else {
          addLink(unit, target, rule.strength, evidence(unit, line: string.line, rule.framework))
        }
      }
      if case .application = rule.naming,
        let folder = index.namespace(string.value.text, near: unit)
      {
        applications.insert(folder)
      }
    }
  }

  private mutating func noteApplication(_ unit: UnitID) {
    if let folder = graph.unit(unit).path.parent { applications.insert(folder) }
  }

  func targets(
    _ value: CodeText, _ naming: Framework.Naming, from unit: UnitID
  ) -> [UnitID] {
    switch naming {
    case .module, .application: modules(value, from: unit)
    case .sibling:
      siblings(value.text, of: unit).isEmpty
        ? modules(value, from: unit) : siblings(value.text, of: unit)
    case .relative:
      value.text.hasPrefix(".") && !value.text.hasPrefix("..") && !value.isComputed
        ? siblings(value.text, of: unit) : modules(value, from: unit)
    case .path: files(at: value, from: unit)
    case .entryPoint:
      Self.reference(ofEntryPoint: value.text).map { modules(CodeText($0), from: unit) } ?? []
    }
  }

  private static func reference(ofEntryPoint text: String) -> String? {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, parts[1].holds(":") else { return nil }
    let written = parts[1].prefix { $0 != "[" }
    return String(written.filter { $0 != " " && $0 != "\t" })
  }

  /// The modules that a name or a pattern of names stands for.
  func modules(_ value: CodeText, from unit: UnitID) -> [UnitID] {
    guard !value.isAnchored, value.text.utf8.count < 300, !value.text.holds("/"),
      !value.text.holds(" ")
    else { return [] }
    guard value.isComputed else { return index.named(value.text, from: unit).map { [$0] } ?? [] }
    guard let pattern = index.absolute(value.text, from: unit) else { return [] }
    let name = pattern.split(separator: ":").first.map(String.init) ?? pattern
    let found = index.modules(matching: name)
    if !found.isEmpty { return found }
    // `f"pkg.mod.{name}"` may name what `pkg.mod` binds.
    guard let dot = name.lastIndex(of: "."), name[..<dot].holds(".") else { return [] }
    if name[..<dot].holds("*") { return index.modules(matching: String(name[..<dot])) }
    return index.module(String(name[..<dot]), near: unit).map { [$0] } ?? []
  }

  /// The module of that name in the folder of `unit`.
  func siblings(_ name: String, of unit: UnitID) -> [UnitID] {
    guard let folder = graph.unit(unit).path.parent, !name.isEmpty else { return [] }
    let trimmed = name.drop { $0 == "." }
    var place = folder
    for part in trimmed.split(separator: ".") { place = place.appending(part.utf8) }
    guard place != folder else { return [] }
    let file = SourcePath(bytes: place.bytes + Array(".py".utf8))
    return [index.unit(at: file) ?? index.package(at: place)].compactMap { $0 }
  }
}

/// The rules for strings, kept by the names that they ask for.
private struct StringRules {
  struct Rule {
    let framework: String
    let naming: Framework.Naming
    let strength: Start.Strength
  }

  private var byName: [String: [Rule]] = [:]
  /// By the last part of the callee's name; the rest follows.
  private var byCallee: [String: [(callee: String, rule: Rule)]] = [:]

  init(_ frameworks: [Framework]) {
    for framework in frameworks {
      for rule in framework.rules {
        switch rule {
        case .strings(let names, let naming, let strength, _):
          for name in names {
            byName[name, default: []].append(
              Rule(framework: framework.name, naming: naming, strength: strength))
          }
        case .arguments(let callees, let naming, let strength, _):
          for callee in callees {
            let last = callee.split(separator: ".").last.map(String.init) ?? callee
            byCallee[last, default: []].append(
              (callee, Rule(framework: framework.name, naming: naming, strength: strength)))
          }
        case .files, .companions, .scans: break
        }
      }
    }
  }

  private static let additions: Set<String> = ["append", "extend", "insert", "add", "update"]

  func matching(_ string: CodeString) -> [Rule] {
    var found: [Rule] = []
    if !string.name.isEmpty, !string.isKey {
      found += byName[string.name.lastPart] ?? []
    }
    // Settings may be methods, which put their value together line by line.
    if !string.function.isEmpty, string.function != string.name {
      found += byName[string.function] ?? []
    }
    if !string.callee.isEmpty {
      let last = string.callee.lastPart
      // `INSTALLED_APPS.append("shop")` sets as well.
      if last.utf8.count < string.callee.utf8.count, Self.additions.contains(last) {
        found += byName[String(string.callee.dropLast(last.count + 1)).lastPart] ?? []
      }
      found += (byCallee[last] ?? []).filter { string.callee.isCall(of: $0.callee) }.map(\.rule)
    }
    return found
  }
}
