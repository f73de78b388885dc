import Scanning

/// What Python's compiler refuses although its parser takes it, so that a file with it never runs.
///
/// Names that are declared too late or twice are not looked for.
struct CompileErrors {
  private struct Place {
    var isInFunction = false
    var isAsync = false
    var isInLoop = false
    /// The statements of the module itself, not of its classes and functions.
    var isModule = true
    /// The statements stand in no other.
    var isOutermost = false
  }

  private let tree: PythonTree
  private let postponesAnnotations: Bool
  private var pending: [(block: Statement.Block, place: Place)] = []

  /// The offset of the first statement that is refused.
  static func first(in tree: PythonTree, postponesAnnotations: Bool) -> UInt32? {
    var search = CompileErrors(tree: tree, postponesAnnotations: postponesAnnotations)
    return search.run()
  }

  private init(tree: PythonTree, postponesAnnotations: Bool) {
    self.tree = tree
    self.postponesAnnotations = postponesAnnotations
  }

  private mutating func run() -> UInt32? {
    var first = lateFuture()
    pending = [(tree.body, Place(isOutermost: true))]
    while let (block, place) = pending.popLast() {
      for id in block where !isAllowed(id, place) {
        first = min(first ?? .max, tree.range(of: id).start)
      }
    }
    if let misplaced = tree.firstMisplacedExpression(postponesAnnotations: postponesAnnotations) {
      first = min(first ?? .max, misplaced)
    }
    if let repeated = tree.firstRepeatedKeyword() { first = min(first ?? .max, repeated) }
    return first
  }

  /// `from __future__ import …` behind anything but a text and others of its kind, or of what does not exist.
  private func lateFuture() -> UInt32? {
    var isBeginning = true
    for (index, id) in tree.body.enumerated() {
      guard case .importFrom(let module, 0, let aliases, _) = tree.statement(id),
        module.count == 1, tree.names[module[0].name] == "__future__"
      else {
        if index == 0, case .expression(let value) = tree.statement(id),
          case .constant(.string) = tree.expression(value)
        {
          continue
        }
        isBeginning = false
        continue
      }
      let areKnown = aliases.allSatisfy { alias in
        tree.alias(alias).parts.first.map { Self.features.contains(tree.names[$0.name]) } ?? false
      }
      if !isBeginning || !areKnown { return tree.range(of: id).start }
    }
    return nil
  }

  private static let features: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  /// Whether a statement may stand where it does; what stands inside of it is put off.
  private mutating func isAllowed(_ id: StatementID, _ place: Place) -> Bool {
    var place = place
    let isOutermost = place.isOutermost
    place.isOutermost = false
    var inside = place
    switch tree.statement(id) {
    case .functionDefinition(let definition):
      inside = Place(isInFunction: true, isAsync: definition.isAsync, isModule: false)
      pending.append((definition.body, inside))
      var seen: Set<NameID> = []
      return definition.parameters.allSatisfy { seen.insert(tree.parameter($0).name).inserted }
    case .classDefinition(let definition):
      pending.append((definition.body, Place(isModule: false)))
    case .for(_, _, let body, let orElse, let isAsync):
      inside.isInLoop = true
      pending.append((body, inside))
      pending.append((orElse, place))
      return !isAsync || place.isAsync
    case .while(_, let body, let orElse):
      inside.isInLoop = true
      pending.append((body, inside))
      pending.append((orElse, place))
    case .if(_, let body, let orElse):
      pending.append((body, place))
      pending.append((orElse, place))
    case .with(_, let body, let isAsync):
      pending.append((body, place))
      return !isAsync || place.isAsync
    case .try(let statement):
      pending.append((statement.body, place))
      for handler in statement.handlers { pending.append((tree.handler(handler).body, place)) }
      pending.append((statement.orElse, place))
      pending.append((statement.finally, place))
      // A handler of everything comes last.
      return statement.handlers.dropLast().allSatisfy { tree.handler($0).type != nil }
    case .match(_, let cases):
      for clause in cases { pending.append((tree.matchCase(clause).body, place)) }
      // Behind a case that takes everything there may be no other.
      return !cases.map(tree.matchCase).dropLast().contains { clause in
        guard clause.guardTest == nil, case .capture(nil, _) = tree.pattern(clause.pattern) else {
          return false
        }
        return true
      }
    case .return: return place.isInFunction
    case .break, .continue: return place.isInLoop
    case .nonlocal: return !place.isModule
    case .importFrom(let module, 0, _, _)
    where !isOutermost && module.count == 1 && tree.names[module[0].name] == "__future__":
      return false
    case .importFrom(_, _, let aliases, _):
      return place.isModule || aliases.allSatisfy { !tree.alias($0).parts.isEmpty }
    default: break
    }
    return true
  }
}
