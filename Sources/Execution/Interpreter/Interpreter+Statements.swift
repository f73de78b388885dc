import Scanning

extension Interpreter {
  func execute(_ block: Statement.Block) throws(Interruption) -> Flow {
    for id in block {
      let flow: Flow
      do throws(Interruption) {
        flow = try execute(id)
      } catch {
        guard case .raised(let exception) = error, passesOver(exception) else { throw error }
        note("this seems to end with \(exception.kind); it is passed over")
        hasSkipped = true
        bindUnknown(in: id)
        continue
      }
      switch flow {
      case .next: continue
      case let other: return other
      }
    }
    return .next
  }

  func execute(_ id: StatementID) throws(Interruption) -> Flow {
    guard let source = frame.source else { return .next }
    let tree = source.tree
    try spend()
    frame.line = source.line(of: id)
    frame.statement = tree.range(of: id).start
    if frame.scope === frame.module.scope, frame.fixedLine == nil {
      frame.module.reached = max(frame.module.reached, tree.range(of: id).end)
    }
    switch tree.statement(id) {
    case .expression(let value):
      _ = try evaluate(value)
    case .assign(let targets, let value):
      let result = try evaluate(value)
      for target in targets { try assign(result, to: target) }
    case .annotatedAssign(let target, let annotation, let value, _):
      if let value { try assign(try evaluate(value), to: target) }
      if frame.scope.kind != .function, evaluatesAnnotations { _ = try evaluate(annotation) }
    case .augmentedAssign(let target, let operation, let value):
      try augment(target, operation, value)
    case .import(let aliases, let isLazy):
      recordUse(id, aliases, in: source)
      if defers(id, aliases, in: source) { break }
      try importStatement(aliases, isLazy: isLazy, in: source)
    case .importFrom(let module, let level, let aliases, let isLazy):
      if level == 0, module.count == 1, tree.names[module[0].name] == "__future__" { break }
      recordUse(id, aliases, in: source)
      if defers(id, aliases, in: source) { break }
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
      return try loop(target, isAsync ? nil : iterable, body, orElse)
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
      if case .raised(let object) = error, callDepth == 0 { object.isWritten = true }
      // Code that is in use does not fail when it is imported: a call that seems to is one that was misread.
      if case .raised(let object) = error, callDepth > 0,
        !BuiltinExceptions.isA(object.kind, "ImportError"), !frame.isAwaited(object.kind),
        !isCertain
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
      if truth(of: try evaluate(test)) == false { try raise("AssertionError") }
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
    if recorder != nil { try touchFirst(symbol) }
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
    if !isOpen { try raiseNameError(symbol) }
    return .unknown
  }

  /// Takes down the use of a name, where it is one of a module's.
  private func touchFirst(_ symbol: Symbol) throws(Interruption) {
    var scope: Scope? = frame.scope
    if frame.scope.globals.contains(symbol) { scope = nil }
    while let candidate = scope {
      if candidate[symbol] != nil, candidate === frame.scope || candidate.kind != .class {
        return try touch(symbol, of: candidate)
      }
      scope = candidate.outer
    }
    if frame.module.scope[symbol] != nil { try touch(symbol, of: frame.module.scope) }
  }

  private func delete(_ target: ExpressionID) throws(Interruption) {
    guard let source = frame.source else { return }
    switch source.tree.expression(target) {
    case .name(let name):
      let symbol = source.symbol(name)
      let scope = frame.scope.globals.contains(symbol) ? frame.module.scope : frame.scope
      if scope[symbol] == nil, !scope.isOpen, !scope.nonlocals.contains(symbol) {
        try raiseNameError(symbol)
      }
      scope.remove(symbol)
    case .tuple(let items), .list(let items):
      for item in items { try delete(item) }
    case .attribute(let owner, let name):
      try deleteAttribute(source.symbol(name), of: try evaluate(owner))
    case .subscript(let owner, let index):
      let key = try evaluate(index)
      switch try evaluate(owner) {
      case .dict(let dict):
        if let hashed = DictKey(key) {
          if dict.remove(hashed) == nil, !dict.isPartial { try raise("KeyError") }
        } else {
          dict.isPartial = true
        }
      case .sysModules:
        if case .string(let name) = key {
          if modules[name] == nil { try refuseModule(name) }
          modules[name] = nil
        }
      case .namespace(let scope):
        if case .string(let name) = key { scope.remove(symbol(name)) }
      case .list(let list): list.isPartial = true
      default: break
      }
    default: break
    }
  }
}
