import Scanning

extension Interpreter {
  func execute(_ block: Statement.Block) throws(Interruption) -> Flow {
    for id in block {
      switch try execute(id) {
      case .next: continue
      case let other: return other
      }
    }
    return .next
  }

  private func execute(_ id: StatementID) throws(Interruption) -> Flow {
    guard let source = frame.source else { return .next }
    let tree = source.tree
    try spend()
    frame.line = source.line(of: id)
    if frame.scope === frame.module.scope {
      frame.module.reached = max(frame.module.reached, tree.range(of: id).end)
    }
    switch tree.statement(id) {
    case .expression(let value):
      _ = try evaluate(value)
    case .assign(let targets, let value):
      let result = try evaluate(value)
      for target in targets { try assign(result, to: target) }
    case .annotatedAssign(let target, let annotation, let value, _):
      if frame.scope.kind != .function, evaluatesAnnotations { _ = try evaluate(annotation) }
      if let value { try assign(try evaluate(value), to: target) }
    case .augmentedAssign(let target, let operation, let value):
      try augment(target, operation, value)
    case .import(let aliases, let isLazy):
      try importStatement(aliases, isLazy: isLazy, in: source)
    case .importFrom(let module, let level, let aliases, let isLazy):
      if level == 0, module.count == 1, tree.names[module[0].name] == "__future__" { break }
      try importFromStatement(
        module: module, level: level, aliases: aliases, isLazy: isLazy, in: source)
    case .functionDefinition(let definition):
      try define(definition, at: id)
    case .classDefinition(let definition):
      try define(definition, at: id)
    case .if(let test, let body, let orElse):
      return try branch(test, body, orElse)
    case .try(let statement):
      return try attempt(statement)
    case .with(let items, let body, _):
      return try with(items, body)
    case .for(let target, let iterable, let body, let orElse, let isAsync):
      return try loop(target, isAsync ? nil : iterable, body, orElse, at: id)
    case .while(let test, let body, let orElse):
      return try loop(while: test, body, orElse)
    case .return(let value):
      guard let value else { return .returns(.none) }
      return .returns(try evaluate(value))
    case .raise(let exception, _):
      if frame.isGuessing {
        guard callDepth == 0 else { throw .exhausted }
        return .next
      }
      let error = try raised(exception)
      // Code that is in use does not fail when it is imported: a call that seems to is one that was misread.
      if case .raised(let object) = error, callDepth > 0,
        !BuiltinExceptions.isA(object.kind, "ImportError"), !frame.isAwaited(object.kind)
      {
        throw .exhausted
      }
      if case .raised(let object) = error, object.raisedAt == nil {
        object.raisedAt = Uncertainty(
          path: source.path, line: frame.line,
          why: "the import seems to end here, as \(object.kind) is raised")
      }
      throw error
    case .delete(let targets):
      for target in targets { try delete(target) }
    case .global(let names):
      for name in names { frame.scope.globals.insert(source.symbol(name.name)) }
    case .nonlocal(let names):
      for name in names { frame.scope.nonlocals.insert(source.symbol(name.name)) }
    case .match(let subject, let cases):
      return try match(subject, cases)
    case .typeAlias(let name, _, _):
      try assign(.unknown, to: name)
    case .break: return .breaks
    case .continue: return .continues
    case .assert(let test, _):
      if truth(of: try evaluate(test)) == false { try raiseIfAwaited("AssertionError") }
    case .pass, .invalid: break
    }
    return .next
  }

  /// Until Python 3.14, annotations run where they stand, unless the file says otherwise.
  var evaluatesAnnotations: Bool {
    program.settings.minor < 14 && frame.source?.postponesAnnotations == false
  }

  // MARK: Names

  func assign(_ symbol: Symbol, _ value: Value) {
    let scope = frame.scope
    if scope.globals.contains(symbol) {
      frame.module.scope.bind(symbol, value)
    } else if scope.nonlocals.contains(symbol) {
      var outer = scope.outer
      while let candidate = outer {
        if candidate.kind == .function, candidate[symbol] != nil {
          candidate.bind(symbol, value)
          return
        }
        outer = candidate.outer
      }
    } else {
      scope.bind(symbol, value)
    }
  }

  func lookUp(_ symbol: Symbol) throws(Interruption) -> Value {
    if let value = frame.scope[symbol], !frame.scope.globals.contains(symbol) { return value }
    var isOpen = frame.scope.isOpen
    var scope = frame.scope.outer
    while let candidate = scope {
      if candidate.kind != .class, let value = candidate[symbol] { return value }
      isOpen = isOpen || candidate.isOpen
      scope = candidate.outer
    }
    if let value = frame.module.scope[symbol] { return value }
    isOpen = isOpen || frame.module.scope.isOpen
    if let builtin = Builtins.value(named: text(symbol)) { return builtin }
    if !isOpen, frame.isAwaitedByImporters("NameError") {
      throw .raised(ExceptionObject("NameError"))
    }
    return .unknown
  }

  private func delete(_ target: ExpressionID) throws(Interruption) {
    guard let source = frame.source else { return }
    switch source.tree.expression(target) {
    case .name(let name): frame.scope.remove(source.symbol(name))
    case .tuple(let items), .list(let items):
      for item in items { try delete(item) }
    case .attribute(let owner, let name):
      let symbol = source.symbol(name)
      switch try evaluate(owner) {
      case .module(let module):
        if module.scope[symbol] == nil,
          case .missing = try presence(of: symbol, in: .module(module))
        {
          throw importError(.attributeError, name: text(symbol))
        }
        module.scope.remove(symbol)
      case .instance(let instance): instance.attributes[symbol] = nil
      default: break
      }
    case .subscript(let owner, let index):
      let key = try evaluate(index)
      switch try evaluate(owner) {
      case .dict(let dict):
        if let hashed = DictKey(key) { _ = dict.remove(hashed) } else { dict.isPartial = true }
      case .sysModules:
        if case .string(let name) = key { modules[name] = nil }
      case .namespace(let scope):
        if case .string(let name) = key { scope.remove(symbol(name)) }
      case .list(let list): list.isPartial = true
      default: break
      }
    default: break
    }
  }

  // MARK: Branches

  private func branch(
    _ test: ExpressionID, _ body: Statement.Block, _ orElse: Statement.Block
  ) throws(Interruption) -> Flow {
    if let decided = truth(of: try evaluate(test)) {
      if !decided, mentionsTyping(test) { noteTypingImports(body) }
      return try execute(decided ? body : orElse)
    }
    let inFunction = frame.scope.kind == .function
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
      default: return true
      }
    default: return true
    }
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

  private func mentionsImport(_ block: Statement.Block) -> Bool {
    guard let source = frame.source, let first = block.first, let last = block.last else {
      return false
    }
    let start = source.tree.range(of: first).start
    let end = source.tree.range(of: last).end
    return source.mentions("import", in: ByteRange(Int(start), Int(end)))
  }

  /// Binds the names that skipped statements would bind, where they are not bound yet.
  func bindUnknown(_ block: Statement.Block) {
    guard let source = frame.source else { return }
    for id in block {
      switch source.tree.statement(id) {
      case .assign(let targets, _):
        for target in targets { bindUnknown(target) }
      case .annotatedAssign(let target, _, let value, _):
        if value != nil { bindUnknown(target) }
      case .functionDefinition(let definition):
        bindUnknown(source.symbol(definition.name.name))
      case .classDefinition(let definition):
        bindUnknown(source.symbol(definition.name.name))
      case .import(let aliases, _):
        for id in aliases {
          let alias = source.tree.alias(id)
          if let name = alias.asName ?? alias.parts.first { bindUnknown(source.symbol(name.name)) }
        }
      case .importFrom(_, _, let aliases, _):
        for id in aliases {
          let alias = source.tree.alias(id)
          if let name = alias.asName ?? alias.parts.first {
            bindUnknown(source.symbol(name.name))
          } else {
            frame.scope.isOpen = true
          }
        }
      case .if(_, let body, let orElse), .while(_, let body, let orElse):
        bindUnknown(body)
        bindUnknown(orElse)
      case .for(let target, _, let body, let orElse, _):
        bindUnknown(target)
        bindUnknown(body)
        bindUnknown(orElse)
      case .with(_, let body, _): bindUnknown(body)
      case .try(let statement):
        bindUnknown(statement.body)
        for handler in statement.handlers { bindUnknown(source.tree.handler(handler).body) }
        bindUnknown(statement.orElse)
        bindUnknown(statement.finally)
      case .match(_, let cases):
        for clause in cases { bindUnknown(source.tree.matchCase(clause).body) }
      case .expression(let value):
        blur(value)
        if ["globals(", "setattr(", "exec(", "locals(", "vars("].contains(where: {
          source.mentions($0, in: source.tree.range(of: id))
        }) {
          frame.scope.isOpen = true
        }
      default: break
      }
    }
  }

  private func bindUnknown(_ target: ExpressionID) {
    guard let source = frame.source else { return }
    switch source.tree.expression(target) {
    case .name(let name): bindUnknown(source.symbol(name))
    case .tuple(let items), .list(let items):
      for item in items { bindUnknown(item) }
    case .starred(let inner): bindUnknown(inner)
    case .subscript(let owner, _):
      if case .call = source.tree.expression(owner) { frame.scope.isOpen = true }
      blurOwner(owner)
    default: break
    }
  }

  /// A method that was not called may have changed what it is a method of.
  private func blur(_ call: ExpressionID) {
    guard let source = frame.source, case .call(let function, _, _) = source.tree.expression(call),
      case .attribute(let owner, _) = source.tree.expression(function)
    else { return }
    blurOwner(owner)
  }

  private func blurOwner(_ owner: ExpressionID) {
    guard let source = frame.source, case .name(let name) = source.tree.expression(owner) else {
      return
    }
    let symbol = source.symbol(name)
    switch frame.scope[symbol] ?? frame.module.scope[symbol] {
    case .list(let list)?: list.isPartial = true
    case .dict(let dict)?: dict.isPartial = true
    case .namespace(let scope)?: scope.isOpen = true
    default: break
    }
  }

  private func bindUnknown(_ symbol: Symbol) {
    if frame.scope[symbol] == nil { assign(symbol, .unknown) }
  }

  // MARK: Loops

  private func loop(
    _ target: ExpressionID, _ iterable: ExpressionID?, _ body: Statement.Block,
    _ orElse: Statement.Block, at id: StatementID
  ) throws(Interruption) -> Flow {
    let value: Value = if let iterable { try evaluate(iterable) } else { .unknown }
    guard let items = iterate(value) else {
      if mentionsImport(body) {
        note("what this loop goes through is not known; its body is left out")
      }
      bindUnknown(target)
      bindUnknown(body)
      return .next
    }
    for item in items.prefix(Budget.loop) {
      try spend()
      try assign(item, to: target)
      switch try execute(body) {
      case .next, .continues: continue
      case .breaks: return .next
      case .returns(let value): return .returns(value)
      }
    }
    // There may be more to go through than is known.
    if isPartial(value) { bindUnknown(body) }
    return try execute(orElse)
  }

  private func isPartial(_ value: Value) -> Bool {
    switch value {
    case .list(let list): list.isPartial
    case .dict(let dict): dict.isPartial
    default: false
    }
  }

  private func loop(
    while test: ExpressionID, _ body: Statement.Block, _ orElse: Statement.Block
  ) throws(Interruption) -> Flow {
    for _ in 0..<1_000 {
      guard let holds = truth(of: try evaluate(test)) else {
        if mentionsImport(body) { note("the loop's test cannot be decided; its body is left out") }
        bindUnknown(body)
        return .next
      }
      if !holds { return try execute(orElse) }
      switch try execute(body) {
      case .next, .continues: continue
      case .breaks: return .next
      case .returns(let value): return .returns(value)
      }
    }
    return .next
  }

  // MARK: Exceptions

  private func attempt(_ statement: TryStatement) throws(Interruption) -> Flow {
    guard let source = frame.source else { return .next }
    let kinds = caughtKinds(statement, in: source)
    let catchesImports = kinds.contains { BuiltinExceptions.isA("ModuleNotFoundError", $0) }
    var flow = Flow.next
    var pending: Interruption?
    let frame = self.frame
    frame.handlers.append(kinds)
    if catchesImports { importHandlers += 1 }
    do throws(Interruption) {
      flow = try execute(statement.body)
      frame.handlers.removeLast()
      if catchesImports { importHandlers -= 1 }
      do throws(Interruption) {
        if case .next = flow { flow = try execute(statement.orElse) }
      } catch {
        pending = error
      }
    } catch {
      frame.handlers.removeLast()
      if catchesImports { importHandlers -= 1 }
      do throws(Interruption) {
        flow = try handle(error, statement, in: source)
      } catch {
        pending = error
      }
    }
    if !statement.finally.isEmpty {
      let last = try execute(statement.finally)
      if case .next = last {} else { return last }
    }
    if let pending { throw pending }
    return flow
  }

  private func caughtKinds(_ statement: TryStatement, in source: ParsedModule) -> [String] {
    statement.handlers.flatMap { id -> [String] in
      guard let type = source.tree.handler(id).type else { return ["BaseException"] }
      return lastNames(of: type, in: source)
    }
  }

  private func lastNames(of expression: ExpressionID, in source: ParsedModule) -> [String] {
    switch source.tree.expression(expression) {
    case .name(let name): return [source.tree.names[name]]
    case .attribute(_, let name): return [source.tree.names[name]]
    case .tuple(let items): return items.flatMap { lastNames(of: $0, in: source) }
    default: return []
    }
  }

  private func handle(
    _ error: Interruption, _ statement: TryStatement, in source: ParsedModule
  ) throws(Interruption) -> Flow {
    guard case .raised(let exception) = error else { throw error }
    for id in statement.handlers {
      let handler = source.tree.handler(id)
      if let type = handler.type {
        let line = frame.line
        guard matches(exception, try evaluate(type)) else {
          frame.line = line
          continue
        }
      }
      if let name = handler.name { assign(source.symbol(name.name), .exception(exception)) }
      frame.handled.append(exception)
      defer { frame.handled.removeLast() }
      let flow = try execute(handler.body)
      if let name = handler.name { frame.scope.remove(source.symbol(name.name)) }
      return flow
    }
    throw error
  }

  func matches(_ exception: ExceptionObject, _ type: Value) -> Bool {
    switch type {
    case .tuple(let types): return types.contains { matches(exception, $0) }
    case .external(let path):
      guard path.hasPrefix("builtins.") else { return false }
      return BuiltinExceptions.isA(exception.kind, String(path.dropFirst("builtins.".count)))
    case .class(let wanted):
      return exception.type?.ancestry.contains { $0 === wanted } ?? false
    default: return false
    }
  }

  private func raised(_ expression: ExpressionID?) throws(Interruption) -> Interruption {
    guard let expression else {
      return .raised(frame.handled.last ?? ExceptionObject("RuntimeError"))
    }
    let line = frame.line
    let value = try evaluate(expression)
    frame.line = line
    switch value {
    case .exception(let exception):
      // An exception that is raised here fails here, wherever it was made.
      if exception.failure == nil, let kind = Failure.Kind(rawValue: exception.kind) {
        return .raised(
          ExceptionObject(exception.kind, type: exception.type, failure: failure(kind, name: nil)))
      }
      return .raised(exception)
    case .external(let path):
      let name = String(path.split(separator: ".").last ?? "")
      let kind = BuiltinExceptions.isKnown(name) ? BuiltinExceptions.canonical(name) : "Exception"
      return .raised(
        ExceptionObject(
          kind, failure: Failure.Kind(rawValue: kind).flatMap { failure($0, name: nil) }))
    case .class(let type):
      return .raised(exceptionObject(of: type))
    case .instance(let instance):
      return .raised(exceptionObject(of: instance.type))
    default:
      return .raised(ExceptionObject("Exception"))
    }
  }

  func exceptionObject(of type: ClassObject) -> ExceptionObject {
    let bases = type.externalBases.compactMap { path -> String? in
      let name = String(path.split(separator: ".").last ?? "")
      return BuiltinExceptions.isKnown(name) ? BuiltinExceptions.canonical(name) : nil
    }
    let kind = bases.first ?? "Exception"
    return ExceptionObject(
      kind, type: type, failure: Failure.Kind(rawValue: kind).flatMap { failure($0, name: nil) })
  }

  // MARK: with

  private func with(_ items: ArenaList<WithItemID>, _ body: Statement.Block)
    throws(Interruption) -> Flow
  {
    guard let source = frame.source else { return .next }
    var managers: [Value] = []
    for id in items {
      let item = source.tree.item(id)
      let manager = try evaluate(item.context)
      managers.append(manager)
      let entered = try enter(manager)
      if let target = item.target { try assign(entered, to: target) }
    }
    let suppresses = managers.contains {
      self.suppressed(by: $0).contains { BuiltinExceptions.isA("ModuleNotFoundError", $0) }
    }
    let exits = managers.contains { if case .instance = $0 { true } else { false } }
    let frame = self.frame
    if suppresses || exits { importHandlers += 1 }
    frame.handlers.append(exits ? ["BaseException"] : managers.flatMap(suppressed))
    defer {
      if suppresses || exits { importHandlers -= 1 }
      frame.handlers.removeLast()
    }
    let flow: Flow
    do throws(Interruption) {
      flow = try execute(body)
    } catch {
      guard case .raised(let exception) = error else { throw error }
      for manager in managers.reversed() {
        if suppressed(by: manager).contains(where: { BuiltinExceptions.isA(exception.kind, $0) }) {
          return .next
        }
        if try swallows(manager, exception) { return .next }
      }
      throw error
    }
    for manager in managers.reversed() { try leave(manager) }
    return flow
  }

  /// The kinds that `contextlib.suppress` was asked to suppress.
  private func suppressed(by manager: Value) -> [String] {
    guard case .native(let method) = manager, method.name == "contextlib.suppress",
      case .tuple(let types) = method.receiver
    else { return [] }
    return types.compactMap {
      if case .external(let path) = $0 {
        String(path.split(separator: ".").last ?? "")
      } else {
        nil
      }
    }
  }

  private func enter(_ manager: Value) throws(Interruption) -> Value {
    guard case .instance = manager,
      case .found(let method) = try presence(of: names.enter, in: manager)
    else { return .unknown }
    return try call(method, Arguments())
  }

  private func leave(_ manager: Value) throws(Interruption) {
    guard case .instance = manager,
      case .found(let method) = try presence(of: names.exit, in: manager)
    else { return }
    _ = try call(method, Arguments(positional: [.none, .none, .none]))
  }

  /// Whether a context manager of the repository keeps an exception from going further.
  private func swallows(_ manager: Value, _ exception: ExceptionObject) throws(Interruption) -> Bool
  {
    guard case .instance = manager,
      case .found(let method) = try presence(of: names.exit, in: manager)
    else { return false }
    let type = exception.type.map { Value.class($0) } ?? .external("builtins.\(exception.kind)")
    let arguments = Arguments(positional: [type, .exception(exception), .none])
    return truth(of: try call(method, arguments)) ?? false
  }

  // MARK: match

  private func match(_ subject: ExpressionID, _ cases: ArenaList<CaseID>)
    throws(Interruption) -> Flow
  {
    guard let source = frame.source else { return .next }
    let value = try evaluate(subject)
    for id in cases {
      let clause = source.tree.matchCase(id)
      guard let fits = try fits(value, clause.pattern, in: source) else {
        for id in cases { bindUnknown(source.tree.matchCase(id).body) }
        return .next
      }
      guard fits else { continue }
      if let test = clause.guardTest, truth(of: try evaluate(test)) != true { continue }
      return try execute(clause.body)
    }
    return .next
  }

  private func fits(_ value: Value, _ id: PatternID, in source: ParsedModule)
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
      guard let items = iterate(value), items.count == patterns.count else { return nil }
      for (item, pattern) in zip(items, patterns) {
        guard let fits = try fits(item, pattern, in: source) else { return nil }
        if !fits { return false }
      }
      return true
    case .class(let type, let positional, let keywords)
    where positional.isEmpty && keywords.isEmpty:
      let arguments = Arguments(positional: [value, try evaluate(type)])
      return truth(of: try BuiltinCalls.call("isinstance", arguments, self))
    default: return nil
    }
  }
}
