import Scanning

extension Interpreter {
  func with(_ items: ArenaList<WithItemID>, from index: Int = 0, _ body: Statement.Block)
    throws(Interruption) -> Flow
  {
    guard let source = frame.source, index < items.count else { return try execute(body) }
    let item = source.tree.item(items[index])
    let manager = try evaluate(item.context)
    if case .native(let method) = manager, method.name == ContextManagers.made,
      case .generator(let generator) = method.receiver
    {
      return try with(generator, item, in: items, at: index, body)
    }
    let entered = try enter(manager)
    if let target = item.target { try assign(entered, to: target) }
    let flow: Flow
    do throws(Interruption) {
      flow = try guarded(by: manager) { () throws(Interruption) in
        try self.with(items, from: index + 1, body)
      }
    } catch {
      guard case .raised(let exception) = error, try swallows(manager, exception) else {
        throw error
      }
      return .next
    }
    try leave(manager)
    return flow
  }

  /// A manager that a generator makes: the body runs where it yields, and what the body raises is raised there.
  private func with(
    _ generator: GeneratorObject, _ item: WithItem, in items: ArenaList<WithItemID>, at index: Int,
    _ body: Statement.Block
  ) throws(Interruption) -> Flow {
    var flow: Flow?
    let isKnown = try draw(from: generator) { value throws(Interruption) in
      if let target = item.target { try self.assign(value, to: target) }
      // Should the generator catch what the body raises, the statements behind go on.
      flow = .next
      flow = try self.guarded(by: generator.mayCatch ? ["BaseException"] : []) {
        () throws(Interruption) in
        try self.with(items, from: index + 1, body)
      }
      return true
    }
    if let flow { return flow }
    guard !isKnown else { return .next }
    if let target = item.target { try assign(.unknown, to: target) }
    return try with(items, from: index + 1, body)
  }

  private func guarded(by manager: Value, _ body: () throws(Interruption) -> Flow)
    throws(Interruption) -> Flow
  {
    guard case .native(let method) = manager, method.name == ContextManagers.stack,
      case .list(let stack) = method.receiver
    else { return try guarded(by: kindsCaught(by: manager), body) }
    let frame = self.frame
    openStacks[ObjectIdentifier(stack)] = (frame, frame.handlers.count)
    defer { openStacks[ObjectIdentifier(stack)] = nil }
    return try guarded(by: kindsCaught(by: manager), body)
  }

  private func guarded(by kinds: [String], _ body: () throws(Interruption) -> Flow)
    throws(Interruption) -> Flow
  {
    let frame = self.frame
    if kinds.contains(where: catchesImport) { importHandlers += 1 }
    frame.handlers.append(kinds)
    defer {
      // A stack may catch more by now.
      if frame.handlers.removeLast().contains(where: catchesImport) { importHandlers -= 1 }
    }
    return try body()
  }

  /// The kinds of exceptions that a manager may keep from going further.
  private func kindsCaught(by manager: Value) -> [String] {
    switch manager {
    case .instance: return ["BaseException"]
    case .native(let method) where method.name == ContextManagers.stack:
      guard case .list(let stack) = method.receiver else { return [] }
      return stack.items.flatMap(kindsCaught)
    case .native(let method) where method.name == ContextManagers.suppress:
      guard case .tuple(let types) = method.receiver else { return [] }
      return types.compactMap {
        guard case .external(let path) = $0 else { return nil }
        return String(path.split(separator: ".").last ?? "")
      }
    default: return []
    }
  }

  private func enter(_ manager: Value) throws(Interruption) -> Value {
    switch manager {
    case .string, .tuple, .list, .dict: try raiseIfAwaited("TypeError")
    default: try refuse(manager)
    }
    if case .native(let method) = manager {
      switch method.name {
      case ContextManagers.null: return method.receiver
      case ContextManagers.stack: return manager
      default: break
      }
    }
    guard case .instance = manager,
      case .found(let method) = try presence(of: names.enter, in: manager)
    else { return .unknown }
    return try call(method, Arguments())
  }

  /// Puts a manager on an `ExitStack`, whose statement then catches what the manager does.
  func enter(_ manager: Value, on stack: ListObject) throws(Interruption) -> Value {
    let entered = try enter(manager)
    stack.items.append(manager)
    if let (frame, index) = openStacks[ObjectIdentifier(stack)], index < frame.handlers.count {
      let kinds = kindsCaught(by: manager)
      let caughtBefore = frame.handlers[index].contains(where: catchesImport)
      frame.handlers[index] += kinds
      if !caughtBefore, kinds.contains(where: catchesImport) { importHandlers += 1 }
    }
    return entered
  }

  private func catchesImport(_ kind: String) -> Bool {
    BuiltinExceptions.isA("ModuleNotFoundError", kind)
  }

  private func leave(_ manager: Value) throws(Interruption) {
    if case .native(let method) = manager, method.name == ContextManagers.stack,
      case .list(let stack) = method.receiver
    {
      for inner in stack.items.reversed() { try leave(inner) }
      return
    }
    guard case .instance = manager,
      case .found(let method) = try presence(of: names.exit, in: manager)
    else { return }
    _ = try call(method, Arguments(positional: [.none, .none, .none]))
  }

  /// Whether a context manager keeps an exception from going further.
  private func swallows(_ manager: Value, _ exception: ExceptionObject) throws(Interruption) -> Bool
  {
    if case .native(let method) = manager, method.name == ContextManagers.stack,
      case .list(let stack) = method.receiver
    {
      for (index, inner) in stack.items.enumerated().reversed()
      where try swallows(inner, exception) {
        for outer in stack.items[..<index].reversed() { try leave(outer) }
        return true
      }
      return false
    }
    guard case .instance = manager else {
      return kindsCaught(by: manager).contains { BuiltinExceptions.isA(exception.kind, $0) }
    }
    guard case .found(let method) = try presence(of: names.exit, in: manager) else { return false }
    let type = exception.type.map { Value.class($0) } ?? .external("builtins.\(exception.kind)")
    let arguments = Arguments(positional: [type, .exception(exception), .none])
    return truth(of: try call(method, arguments)) ?? false
  }
}

/// The managers of `contextlib`, by the names they are kept under.
enum ContextManagers {
  static let suppress = "contextlib.suppress"
  static let null = "contextlib.nullcontext"
  static let stack = "contextlib.ExitStack"
  /// The method of a stack that enters another manager.
  static let enterContext = "contextlib.ExitStack.enter_context"
  /// What a call of a function under `contextmanager` gives.
  static let made = "contextlib.contextmanager"
}
