import Scanning

extension ManifestInterpreter {
  /// Runs statements one after another; the value of the last expression among them is in `lastValue`.
  mutating func run(body: [ManifestStatement]) -> Flow {
    for statement in body {
      let flow = run(statement)
      if case .next = flow { continue }
      return flow
    }
    return .next
  }

  private mutating func run(_ statement: ManifestStatement) -> Flow {
    guard takeStep(ByteRange(0, 0)) else { return .break }
    switch statement {
    case .binding(let binding): bind(binding)
    case .function(let function):
      functions[function.name] = [function] + (functions[function.name] ?? [])
    case .type: break
    case .condition(let clauses, let then, let otherwise):
      return run(clauses, then: then, otherwise: otherwise)
    case .compilation(let branches):
      guard let branch = chosen(branches) else { return .next }
      return run(body: branch)
    case .loop(let names, let sequence, let filter, let body):
      return loop(names, sequence, filter, body)
    case .selection(let subject, let cases): return select(subject, cases)
    case .return(let expression): return .return(expression.map { evaluate($0) } ?? .null)
    case .assignment(let target, let operation, let expression):
      assign(target, operation, evaluate(expression))
    case .expression(let expression): lastValue = evaluate(expression)
    case .break: return .break
    case .continue: return .continue
    case .unknown(let why, let range): note(why, range)
    }
    return .next
  }

  private mutating func bind(_ binding: ManifestStatement.Binding) {
    if let getter = binding.getter, binding.value == nil, let name = binding.names.first {
      // A computed variable: every reading runs it.
      frames[frame].values[name] = .closure(
        parameters: [Self.getterMark], body: getter, frame: frame)
      return
    }
    var value = binding.value.map { evaluate($0) } ?? .null
    if binding.value == nil, binding.type.hasPrefix("[") { value = .array([]) }
    guard binding.names.count > 1 else {
      if let name = binding.names.first { frames[frame].values[name] = value }
      return
    }
    guard case .tuple(let parts) = value, parts.count == binding.names.count else {
      for name in binding.names { frames[frame].values[name] = unknown("a tuple", binding.value) }
      return
    }
    for (name, part) in zip(binding.names, parts) { frames[frame].values[name] = part.value }
  }

  /// Marks the closure of a computed variable; no parameter can be named so.
  static var getterMark: String { "get " }

  private func unknown(_ why: String, _ expression: ManifestExpression?) -> ManifestValue {
    .unknown(why, expression?.range ?? ByteRange(0, 0))
  }

  // MARK: Control

  private mutating func run(
    _ clauses: [ManifestStatement.Clause], then: [ManifestStatement],
    otherwise: [ManifestStatement]?
  ) -> Flow {
    var bound: [String: ManifestValue] = [:]
    var holds = true
    for clause in clauses where holds {
      switch clause {
      case .test(let expression):
        let value = inside(frame, bound) { $0.evaluate(expression) }
        holds = truth(value, expression.range)
      case .binding(let name, let expression):
        let value = inside(frame, bound) { $0.evaluate(expression) }
        if case .unknown = value { note(condition(expression.range)) }
        holds = value.isUnknown ? world.guess : !value.isNull
        bound[name] = value
      }
    }
    if holds, then.isEmpty, !bound.isEmpty {
      // What `guard` binds is known after it.
      frames[frame].values.merge(bound) { $1 }
      return .next
    }
    guard let body = holds ? then : otherwise else { return .next }
    return inside(frame, holds ? bound : [:]) { $0.run(body: body) }
  }

  private mutating func note(_ gap: ManifestGap) { note(gap.why, gap.place) }

  private func condition(_ range: ByteRange) -> ManifestGap {
    ManifestGap(why: "a condition that depends on more than the manifest", place: range)
  }

  mutating func truth(_ value: ManifestValue, _ range: ByteRange) -> Bool {
    if let truth = value.boolean { return truth }
    note(condition(range))
    return world.guess
  }

  private mutating func loop(
    _ names: [String], _ sequence: ManifestExpression, _ filter: ManifestExpression?,
    _ body: [ManifestStatement]
  ) -> Flow {
    guard let elements = elements(evaluate(sequence)) else {
      note("a loop over something that is not known", sequence.range)
      return .next
    }
    for element in elements {
      var values: [String: ManifestValue] = [:]
      if names.count > 1, case .tuple(let parts) = element {
        for (name, part) in zip(names, parts) { values[name] = part.value }
      } else if let name = names.first {
        values[name] = element
      }
      let flow = inside(frame, values) { interpreter -> Flow in
        if let filter,
          !interpreter.truth(interpreter.evaluate(filter), filter.range)
        {
          return .next
        }
        return interpreter.run(body: body)
      }
      switch flow {
      case .next, .continue: continue
      case .break: return .next
      case .return: return flow
      }
    }
    return .next
  }

  /// What a loop goes over.
  func elements(_ value: ManifestValue) -> [ManifestValue]? {
    switch value {
    case .array(let values): values
    case .dictionary(let pairs):
      pairs.map { .tuple([(label: "key", value: $0.key), (label: "value", value: $0.value)]) }
    case .null: []
    default: nil
    }
  }

  private mutating func select(
    _ subject: ManifestExpression, _ cases: [ManifestStatement.Case]
  ) -> Flow {
    let value = evaluate(subject)
    for one in cases {
      let wanted = one.patterns.map { evaluate($0) }
      let fits = wanted.isEmpty || wanted.contains { equals(value, $0) ?? false }
      guard fits else { continue }
      let flow = inside(frame) { $0.run(body: one.body) }
      if case .break = flow { return .next }
      return flow
    }
    if value.isUnknown { note(condition(subject.range)) }
    return .next
  }

  // MARK: Assignments

  mutating func assign(_ target: ManifestExpression, _ operation: String, _ value: ManifestValue) {
    var value = value
    if operation != "=" {
      value = combine(String(operation.dropLast()), evaluate(target), value, target.range)
    }
    store(value, in: target)
  }

  /// Gives what an expression stands for another value.
  mutating func store(_ value: ManifestValue, in target: ManifestExpression) {
    switch target.kind {
    case .name(let name): set(name, value)
    case .member(let base, let field):
      let owner = evaluate(base)
      if case .record(let id) = owner {
        heap[id].fields[field] = value
      } else if !owner.isNull {
        note("a change of something that is not known", target.range)
      }
    case .element(let base, let arguments):
      guard let index = arguments.first.map({ evaluate($0.value) }) else { return }
      switch (evaluate(base), index) {
      case (.dictionary(var pairs), _):
        pairs.removeAll { equals($0.key, index) == true }
        pairs.append((key: index, value: value))
        store(.dictionary(pairs), in: base)
      case (.array(var values), .integer(let place)) where values.indices.contains(place):
        values[place] = value
        store(.array(values), in: base)
      default: note("a change of something that is not known", target.range)
      }
    default: note("a change of something that is not known", target.range)
    }
  }
}
