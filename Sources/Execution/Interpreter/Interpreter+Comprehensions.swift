import Scanning

extension Interpreter {
  func comprehension(
    _ clauses: ArenaList<GeneratorID>, kind: ListObject.Kind, element: ExpressionID
  ) throws(Interruption) -> Value {
    let object = ListObject([], kind: kind)
    let isKnown = try combinations(of: clauses) { () throws(Interruption) in
      object.items.append(try self.evaluate(element))
    }
    guard isKnown else { return .unknown }
    if kind == .set { object.items = unique(object.items) }
    return .list(object)
  }

  func dictionaryComprehension(
    _ key: ExpressionID?, _ value: ExpressionID, _ clauses: ArenaList<GeneratorID>
  ) throws(Interruption) -> Value {
    let dict = DictObject()
    let isKnown = try combinations(of: clauses) { () throws(Interruption) in
      if let key {
        dict.set(try self.evaluate(key), try self.evaluate(value))
      } else {
        try self.update(dict, from: try self.evaluate(value))
      }
    }
    return isKnown ? .dict(dict) : .unknown
  }

  /// `(element for …)`: what the first `for` goes through is worked out at once, all else when something asks for it.
  func generatorExpression(_ element: ExpressionID, _ clauses: ArenaList<GeneratorID>)
    throws(Interruption) -> Value
  {
    guard let source = frame.source, let clause = clauses.first else { return .unknown }
    let first = try evaluate(source.tree.generator(clause).iterable)
    let (home, scope) = (frame, comprehensionScope)
    return .generator(
      GeneratorObject { (run, consumer) throws(Interruption) in
        let (outer, outerScope) = (run.frame, home.scope)
        run.frame = home
        home.scope = scope
        defer {
          home.scope = outerScope
          run.frame = outer
        }
        do throws(Interruption) {
          return try run.each(clauses, from: 0, first) { () throws(Interruption) in
            guard try consumer(try run.evaluate(element)) else { throw .stopped }
          }
        } catch {
          guard case .stopped = error else { throw error }
          return true
        }
      })
  }

  /// Runs `body` for each combination that the clauses make; false where something gone through or tested is not known.
  ///
  /// What the first `for` goes through is still seen from outside, which matters in a class body.
  private func combinations(
    of clauses: ArenaList<GeneratorID>, _ body: @escaping () throws(Interruption) -> Void
  ) throws(Interruption) -> Bool {
    guard let source = frame.source, let clause = clauses.first else { return false }
    let first = try evaluate(source.tree.generator(clause).iterable)
    try refuseIteration(of: first)
    let frame = self.frame
    let outer = frame.scope
    frame.scope = comprehensionScope
    defer { frame.scope = outer }
    let isKnown = try turns { () throws(Interruption) in
      try self.each(clauses, from: 0, first, body)
    }
    if isKnown != true { hasLostSight = true }
    return isKnown ?? false
  }

  private var comprehensionScope: Scope {
    Scope(.function, outer: frame.scope.kind == .module ? nil : frame.scope)
  }

  private func each(
    _ clauses: ArenaList<GeneratorID>, from index: Int, _ given: Value? = nil,
    _ body: @escaping () throws(Interruption) -> Void
  ) throws(Interruption) -> Bool {
    guard index < clauses.count, let source = frame.source else {
      try body()
      return true
    }
    let clause = source.tree.generator(clauses[index])
    guard !clause.isAsync else { return false }
    let iterable = if let given { given } else { try evaluate(clause.iterable) }
    var isKnown = true
    let isIterable = try each(of: iterable) { item throws(Interruption) in
      try self.assign(item, to: clause.target)
      for condition in clause.conditions {
        switch self.truth(of: try self.evaluate(condition)) {
        case true?: continue
        case false?: return true
        case nil:
          isKnown = false
          return true
        }
      }
      if !(try self.each(clauses, from: index + 1, nil, body)) { isKnown = false }
      return true
    }
    return isKnown && isIterable
  }
}
