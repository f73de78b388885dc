import Scanning

/// Runs a manifest as far as its text alone allows, in one world, and keeps the packages it makes.
///
/// It knows the literals, functions, closures and loops that manifests are written with; whatever else they do becomes an
/// unknown value. A budget of steps bounds what it runs, and a depth what it nests.
struct ManifestInterpreter {
  struct Frame {
    var values: [String: ManifestValue] = [:]
    let parent: Int
  }

  /// A member that a manifest declares for a type.
  struct Member {
    let type: String
    let isStatic: Bool
    let statement: ManifestStatement
  }

  /// What a statement leads to.
  enum Flow {
    case next
    case `return`(ManifestValue)
    case `break`
    case `continue`
  }

  let world: ManifestWorld
  var frames: [Frame] = [Frame(parent: -1)]
  var frame = 0
  var heap: [ManifestRecord] = []
  var functions: [String: [ManifestStatement.Function]] = [:]
  /// Members of types by their names, in source order.
  var members: [String: [Member]] = [:]
  /// The types that the manifest declares, and the cases of those that are enumerations.
  var types: [String: [ManifestStatement.EnumCase]] = [:]
  /// The packages it made, in order.
  var packages: [Int] = []
  /// What could not be followed and may change the outcome.
  var problems: [ManifestGap] = []
  var steps = 0
  var depth = 0
  /// What the last expression statement of a body stood for.
  var lastValue = ManifestValue.null

  static let mostSteps = 50_000
  static let deepest = 160
  static let longest = 100_000

  init(world: ManifestWorld) { self.world = world }

  /// Runs the whole manifest.
  mutating func run(_ program: [ManifestStatement]) {
    declare(program)
    _ = run(body: program)
  }

  mutating func note(_ why: String, _ range: ByteRange) {
    let problem = ManifestGap(why: why, place: range)
    if problems.count < 100, !problems.contains(problem) { problems.append(problem) }
  }

  /// Whether there is still something left of the budget.
  mutating func takeStep(_ range: ByteRange) -> Bool {
    steps += 1
    if steps == Self.mostSteps { note("the manifest computes for too long", range) }
    return steps < Self.mostSteps && depth < Self.deepest
  }

  // MARK: Names

  func value(of name: String) -> ManifestValue? {
    var at = frame
    while at >= 0 {
      if let value = frames[at].values[name] { return value }
      at = frames[at].parent
    }
    return nil
  }

  mutating func set(_ name: String, _ value: ManifestValue) {
    var at = frame
    while at >= 0 {
      if frames[at].values[name] != nil {
        frames[at].values[name] = value
        return
      }
      at = frames[at].parent
    }
    frames[frame].values[name] = value
  }

  /// Runs something in a frame of its own inside of another.
  mutating func inside<Result>(
    _ parent: Int, _ values: [String: ManifestValue] = [:],
    _ body: (inout ManifestInterpreter) -> Result
  ) -> Result {
    let outer = frame
    frames.append(Frame(values: values, parent: parent))
    frame = frames.count - 1
    depth += 1
    defer {
      depth -= 1
      frame = outer
    }
    return body(&self)
  }

  // MARK: Declarations

  /// Functions and types are known before the first statement runs.
  mutating func declare(_ statements: [ManifestStatement]) {
    for statement in statements {
      switch statement {
      case .function(let function): functions[function.name, default: []].append(function)
      case .type(let name, let cases, let members, let isEnum):
        declare(type: name, cases, members, isEnum: isEnum)
      case .compilation(let branches):
        if let branch = chosen(branches) { declare(branch) }
      default: break
      }
    }
  }

  private mutating func declare(
    type name: String, _ cases: [ManifestStatement.EnumCase], _ members: [ManifestStatement.Member],
    isEnum: Bool
  ) {
    let type = String(name.prefix { $0 != ":" && $0 != "<" })
    if isEnum || types[type] == nil { types[type, default: []] += cases }
    for member in members {
      switch member.statement {
      case .binding(let binding):
        for name in binding.names {
          self.members[name, default: []].append(
            Member(type: type, isStatic: member.isStatic, statement: member.statement))
        }
      case .function(let function):
        self.members[function.name, default: []].append(
          Member(type: type, isStatic: member.isStatic, statement: member.statement))
      case .type(let inner, let cases, let members, let isEnum):
        guard depth < 20 else { continue }
        depth += 1
        declare(type: inner, cases, members, isEnum: isEnum)
        depth -= 1
      default: break
      }
    }
  }

  // MARK: Conditional compilation

  func chosen(
    _ branches: [(condition: CompilationCondition?, body: [ManifestStatement])]
  ) -> [ManifestStatement]? {
    branches.first { branch in branch.condition.map(holds) ?? true }?.body
  }

  private func holds(_ condition: CompilationCondition) -> Bool {
    switch condition {
    case .flag: false
    case .platform(let name): name == world.platform || name == "OSX" && world.platform == "macOS"
    case .version(_, let major, let minor):
      (major, minor) <= (SwiftPackage.newest.major, SwiftPackage.newest.minor)
    case .canImport(let module):
      switch module {
      case "Foundation", "PackageDescription": true
      case "Glibc": world.platform == "Linux"
      case "Darwin", "AppKit", "ObjectiveC", "Combine", "SwiftUI": world.platform == "macOS"
      default: world.isSet
      }
    case .not(let inner): !holds(inner)
    case .all(let parts): parts.allSatisfy(holds)
    case .any(let parts): parts.contains(where: holds)
    case .unknown: world.isSet
    }
  }
}
