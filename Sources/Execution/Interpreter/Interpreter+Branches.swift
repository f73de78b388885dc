import Scanning

extension Interpreter {
  func branch(
    _ test: ExpressionID, _ body: Statement.Block, _ orElse: Statement.Block
  ) throws(Interruption) -> Flow {
    if let decided = truth(of: try evaluate(test)) {
      if !decided, mentionsTyping(test) { noteTypingImports(body) }
      return try execute(decided ? body : orElse)
    }
    // Where an import that goes on passes over no more than a `raise`, nothing has been left out.
    if endsImport(body) { return try execute(orElse) }
    let inFunction = frame.scope.kind == .function
    hasSkipped = true
    if ends(body, inReturn: inFunction) { return try execute(orElse) }
    if !orElse.isEmpty, ends(orElse, inReturn: inFunction) { return try execute(body) }
    let isTaken = likely(test)
    let wasGuessing = frame.isGuessing
    frame.isGuessing = true
    // In a function the guess may have returned or not; in a module what follows runs either way.
    defer { if !inFunction { frame.isGuessing = wasGuessing } }
    if mentionsImport(body) || mentionsImport(orElse) {
      note("the test cannot be decided; it is taken to be \(isTaken ? "true" : "false")")
    }
    do throws(Interruption) {
      let flow = try execute(isTaken ? body : orElse)
      // What the other branch would bind may be bound instead.
      bindUnknown(isTaken ? orElse : body)
      return flow
    } catch {
      // Code that is in use does not fail when it is imported: the guess was wrong.
      guard case .raised = error, !inFunction else { throw error }
      bindUnknown(isTaken ? body : orElse)
      return try execute(isTaken ? orElse : body)
    }
  }

  /// Whether a test asks for `TYPE_CHECKING`, alone or among others.
  private func mentionsTyping(_ test: ExpressionID) -> Bool {
    guard let source = frame.source else { return false }
    switch source.tree.expression(test) {
    case .name(let name): return source.tree.names[name] == "TYPE_CHECKING"
    case .attribute(_, let name): return source.tree.names[name] == "TYPE_CHECKING"
    case .booleanOperation(_, let values): return values.contains(where: mentionsTyping)
    default: return false
    }
  }

  /// Remembers what type checkers are told a module imports: its `__getattr__` may hand out the same.
  private func noteTypingImports(_ block: Statement.Block) {
    guard let source = frame.source, frame.scope.kind == .module else { return }
    for id in block {
      guard case .importFrom(let module, let level, let aliases, _) = source.tree.statement(id)
      else { continue }
      let written = module.map { source.tree.names[$0.name] }.joined(separator: ".")
      for alias in aliases.map(source.tree.alias) {
        guard let name = alias.parts.first else { continue }
        frame.module.typingImports[source.symbol((alias.asName ?? name).name)] = TypingImport(
          module: written, level: level, name: source.symbol(name.name))
      }
    }
  }

  /// What a test that cannot be decided most often is: features are there, and things are not `None`.
  private func likely(_ test: ExpressionID) -> Bool {
    guard let source = frame.source else { return true }
    switch source.tree.expression(test) {
    case .unaryOperation(.not, let operand): return !likely(operand)
    case .booleanOperation(let operation, let values):
      return operation == .and ? values.allSatisfy(likely) : values.contains(where: likely)
    case .comparison(_, let operands):
      switch operands.first?.comparison {
      case .is, .equal, .notIn, .less, .lessEqual: return false
      // What was installed together is of versions that fit.
      case .notEqual: return !source.mentions("version", in: source.tree.range(of: test))
      default: return true
      }
    case .call(let method, _, _):
      // Like a comparison with one text among many.
      guard case .attribute(_, let name) = source.tree.expression(method) else { return true }
      return !["startswith", "endswith"].contains(source.tree.names[name])
    default: return true
    }
  }

  /// Whether a block does nothing but raise what no handler waits for.
  private func endsImport(_ block: Statement.Block) -> Bool {
    guard let source = frame.source, block.count == 1, let only = block.first,
      case .raise(let exception, _) = source.tree.statement(only)
    else { return false }
    guard let exception else { return frame.handled.last.map { !isAwaited($0.kind) } ?? false }
    let called =
      if case .call(let function, _, _) = source.tree.expression(exception) { function } else {
        exception
      }
    guard case .name(let name) = source.tree.expression(called),
      BuiltinExceptions.isKnown(source.tree.names[name])
    else { return false }
    return !isAwaited(source.tree.names[name])
  }

  /// Whether a block always raises, or in a function leaves early.
  private func ends(_ block: Statement.Block, inReturn: Bool) -> Bool {
    guard let source = frame.source, let last = block.last else { return false }
    switch source.tree.statement(last) {
    case .raise: return true
    case .return: return inReturn
    default: return false
    }
  }

  func mentionsImport(_ block: Statement.Block) -> Bool {
    guard let source = frame.source, let first = block.first, let last = block.last else {
      return false
    }
    let start = source.tree.range(of: first).start
    let end = source.tree.range(of: last).end
    return source.mentions("import", in: ByteRange(Int(start), Int(end)))
  }

  // MARK: match

  func match(_ subject: ExpressionID, _ cases: ArenaList<CaseID>)
    throws(Interruption) -> Flow
  {
    guard let source = frame.source else { return .next }
    let value = try evaluate(subject)
    for id in cases {
      let clause = source.tree.matchCase(id)
      var isTaken = try fits(value, clause.pattern, in: source)
      if isTaken == true, let test = clause.guardTest { isTaken = truth(of: try evaluate(test)) }
      switch isTaken {
      case true?: return try execute(clause.body)
      case false?: continue
      case nil:
        for id in cases { bindUnknown(source.tree.matchCase(id).body) }
        return .next
      }
    }
    return .next
  }

  func fits(_ value: Value, _ id: PatternID, in source: ParsedModule)
    throws(Interruption) -> Bool?
  {
    switch source.tree.pattern(id) {
    case .value(let expression), .singleton(let expression):
      return Operators.equal(value, try evaluate(expression), self)
    case .capture(let inner, let name):
      if let inner {
        guard let fits = try fits(value, inner, in: source) else { return nil }
        if !fits { return false }
      }
      if let name { assign(source.symbol(name.name), value) }
      return true
    case .alternatives(let patterns):
      for pattern in patterns {
        guard let fits = try fits(value, pattern, in: source) else { return nil }
        if fits { return true }
      }
      return false
    case .sequence(let patterns):
      switch value {
      // A text is no sequence here.
      case .none, .bool, .int, .float, .string, .bytes, .dict, .module, .function, .class:
        return false
      default: break
      }
      let hasRest = patterns.contains {
        if case .star = source.tree.pattern($0) { true } else { false }
      }
      guard !hasRest, !isPartial(value), let items = try iterate(value) else { return nil }
      guard items.count == patterns.count else { return false }
      for (item, pattern) in zip(items, patterns) {
        guard let fits = try fits(item, pattern, in: source) else { return nil }
        if !fits { return false }
      }
      return true
    case .mapping(let entries, let rest):
      return try fits(value, entries, rest, in: source)
    case .class(let type, let positional, let keywords)
    where positional.isEmpty && keywords.isEmpty:
      let arguments = Arguments(positional: [value, try evaluate(type)])
      return truth(of: try BuiltinCalls.call("isinstance", arguments, self))
    default: return nil
    }
  }

  /// Whether a dictionary has what a pattern asks for, whatever else it has.
  private func fits(
    _ value: Value, _ entries: ArenaList<MappingEntry>, _ rest: NameOccurrence?,
    in source: ParsedModule
  ) throws(Interruption) -> Bool? {
    switch value {
    case .none, .bool, .int, .float, .string, .bytes, .tuple, .list, .module, .function, .class:
      return false
    case .dict(let dict):
      let left = DictObject()
      left.isPartial = dict.isPartial
      for item in dict.items { left.set(item.key, item.value) }
      for entry in entries {
        guard let key = DictKey(try evaluate(entry.key)) else { return nil }
        guard let item = dict[key] else { return dict.isPartial ? nil : false }
        guard let fits = try fits(item, entry.pattern, in: source) else { return nil }
        if !fits { return false }
        _ = left.remove(key)
      }
      if let rest { assign(source.symbol(rest.name), .dict(left)) }
      return true
    default: return nil
    }
  }
}
