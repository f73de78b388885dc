extension PythonTree {
  /// The offset of the first `:=`, `yield` or `await` that Python's compiler refuses where it stands, though the grammar allows it.
  ///
  /// `postponesAnnotations`: the file asks for annotations that are not evaluated; none of the three may stand in one.
  package func firstMisplacedExpression(postponesAnnotations: Bool) -> UInt32? {
    MisplacedExpressions.first(in: self, postponesAnnotations)
  }
}

/// A sweep over the expressions that may not stand everywhere, with what is open around each.
private struct MisplacedExpressions {
  private enum Around {
    case function(isAsync: Bool)
    case lambda, classBody, postponed
    /// With the names of its targets.
    case comprehension(isGenerator: Bool, targets: [NameID])
    /// What a comprehension goes through; the first is evaluated outside of it.
    case iterable(isFirst: Bool)

    /// Of two with the same range the one of the lower rank holds the other.
    var rank: Int {
      switch self {
      case .function, .classBody, .postponed: 0
      case .lambda: 1
      case .iterable: 2
      case .comprehension: 3
      }
    }
  }

  private struct Region {
    let range: ByteRange
    let around: Around
  }

  private let tree: PythonTree
  private let postponesAnnotations: Bool
  private var regions: [Region] = []

  static func first(in tree: PythonTree, _ postponesAnnotations: Bool) -> UInt32? {
    let suspects = tree.nodes.indices.filter {
      switch tree.nodes[$0].kind {
      case .namedExpression, .yield, .yieldFrom, .awaiting: true
      default: false
      }
    }
    if suspects.isEmpty { return nil }
    var sweep = MisplacedExpressions(tree: tree, postponesAnnotations: postponesAnnotations)
    sweep.collect()
    return sweep.run(suspects.sorted { tree.nodes[$0].start < tree.nodes[$1].start })
  }

  private init(tree: PythonTree, postponesAnnotations: Bool) {
    self.tree = tree
    self.postponesAnnotations = postponesAnnotations
  }

  private mutating func collect() {
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .function:
        guard case .functionDefinition(let definition) = statement(index) else { continue }
        add(definition.body, .function(isAsync: definition.isAsync))
        for parameter in definition.parameters { add(tree.parameter(parameter).annotation) }
        add(definition.returns)
      case .annotatedAssign:
        guard case .annotatedAssign(_, let annotation, _, _) = statement(index) else { continue }
        add(annotation)
      case .classDefinition:
        guard case .classDefinition(let definition) = statement(index) else { continue }
        add(definition.body, .classBody)
      case .lambda:
        guard case .lambda(_, let body) = expression(index) else { continue }
        regions.append(Region(range: tree.range(of: body), around: .lambda))
      case .listComprehension, .setComprehension, .dictionaryComprehension, .generatorExpression:
        add(comprehension: index)
      default: break
      }
    }
    // What holds something stands before it.
    regions.sort {
      ($0.range.start, $1.range.end, $0.around.rank) < (
        $1.range.start, $0.range.end, $1.around.rank
      )
    }
  }

  private func statement(_ index: Int) -> Statement {
    tree.statement(StatementID(index: UInt32(index)))
  }

  private func expression(_ index: Int) -> Expression {
    tree.expression(ExpressionID(index: UInt32(index)))
  }

  private mutating func add(_ body: Statement.Block, _ around: Around) {
    guard let first = body.first, let last = body.last else { return }
    let range = ByteRange(Int(tree.range(of: first).start), Int(tree.range(of: last).end))
    regions.append(Region(range: range, around: around))
  }

  private mutating func add(_ annotation: ExpressionID?) {
    guard postponesAnnotations, let annotation else { return }
    regions.append(Region(range: tree.range(of: annotation), around: .postponed))
  }

  private mutating func add(comprehension index: Int) {
    let clauses: ArenaList<GeneratorID>
    var isGenerator = false
    switch expression(index) {
    case .listComprehension(_, let list), .setComprehension(_, let list),
      .dictionaryComprehension(_, _, let list):
      clauses = list
    case .generator(_, let list):
      clauses = list
      isGenerator = true
    default: return
    }
    var targets: [NameID] = []
    for (place, id) in clauses.enumerated() {
      let clause = tree.generator(id)
      regions.append(
        Region(range: tree.range(of: clause.iterable), around: .iterable(isFirst: place == 0)))
      addNames(of: clause.target, to: &targets)
    }
    let range = tree.range(of: ExpressionID(index: UInt32(index)))
    regions.append(
      Region(range: range, around: .comprehension(isGenerator: isGenerator, targets: targets)))
  }

  private func addNames(of target: ExpressionID, to names: inout [NameID]) {
    var pending = [target]
    while let next = pending.popLast() {
      switch tree.expression(next) {
      case .name(let name): names.append(name)
      case .tuple(let items), .list(let items): pending += items
      case .starred(let inner): pending.append(inner)
      default: break
      }
    }
  }

  private func run(_ suspects: [Int]) -> UInt32? {
    var open: [Region] = []
    var next = 0
    for index in suspects {
      let start = tree.nodes[index].start
      while next < regions.count, regions[next].range.start <= start {
        while let last = open.last, last.range.end <= regions[next].range.start {
          open.removeLast()
        }
        open.append(regions[next])
        next += 1
      }
      while let last = open.last, last.range.end <= start { open.removeLast() }
      if !isAllowed(index, in: open) { return start }
    }
    return nil
  }

  private func isAllowed(_ index: Int, in open: [Region]) -> Bool {
    switch expression(index) {
    case .namedExpression(let target, _):
      guard case .name(let name) = tree.expression(target) else { return true }
      return mayAssign(name, in: open)
    case .await: return mayAwait(in: open)
    default: return mayYield(in: open)
    }
  }

  private func mayAssign(_ name: NameID, in open: [Region]) -> Bool {
    var isInComprehension = false
    var isSettled = false
    for region in open.reversed() {
      switch region.around {
      case .iterable, .postponed: return false
      case .comprehension(_, let targets):
        if !isSettled, targets.contains(name) { return false }
        isInComprehension = true
      case .lambda: isSettled = true
      case .classBody: return isSettled || !isInComprehension
      case .function: return true
      }
    }
    return true
  }

  private func mayYield(in open: [Region]) -> Bool {
    var isOutside = false
    for region in open.reversed() {
      switch region.around {
      case .iterable(let isFirst): isOutside = isFirst
      case .comprehension:
        if !isOutside { return false }
        isOutside = false
      case .lambda, .function: return true
      case .classBody, .postponed: return false
      }
    }
    return false
  }

  private func mayAwait(in open: [Region]) -> Bool {
    var isOutside = false
    for region in open.reversed() {
      switch region.around {
      case .iterable(let isFirst): isOutside = isFirst
      case .comprehension(let isGenerator, _):
        if !isOutside, isGenerator { return true }
        isOutside = false
      case .lambda, .classBody, .postponed: return false
      case .function(let isAsync): return isAsync
      }
    }
    return false
  }
}
