import Scanning

/// `exec` and `eval` of source text that is known.
enum TextCalls {
  static func call(_ name: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    guard case .string(let text)? = arguments.positional.first,
      let source = run.program.text(text, at: run.frame.source?.path ?? SourcePath("")),
      source.firstError == nil, let scope = scope(arguments, run)
    else {
      open(arguments, run)
      return name == "exec" ? .none : .unknown
    }
    guard run.callDepth < Fuel.Limit.callDepth else { return .unknown }
    let outer = run.frame
    let frame = Frame(module: outer.module, source: source, scope: scope, caller: outer)
    // Its own lines are none of the file's.
    frame.fixedLine = outer.line
    frame.line = outer.line
    frame.isGuessing = outer.isGuessing
    run.frame = frame
    run.callDepth += 1
    defer {
      run.frame = outer
      run.callDepth -= 1
    }
    let names = dictionary(arguments)
    defer {
      if let names {
        for symbol in scope.order {
          if let value = scope[symbol] { names.set(.string(run.text(symbol)), value) }
        }
        if scope.isOpen { names.isPartial = true }
      }
    }
    if name == "eval" {
      guard let first = source.tree.body.first,
        case .expression(let value) = source.tree.statement(first)
      else { return .unknown }
      return try run.evaluate(value)
    }
    _ = try run.execute(source.tree.body)
    return .none
  }

  /// The names that the text sees; nil where they are in something else than a module, a class or a call.
  private static func scope(_ arguments: Arguments, _ run: Interpreter) -> Scope? {
    guard arguments.keywords.isEmpty, !arguments.isPartial, arguments.positional.count < 3 else {
      return nil
    }
    guard arguments.positional.count == 2 else { return run.frame.scope }
    if case .namespace(let scope) = arguments.positional[1], scope === run.frame.module.scope {
      return scope
    }
    if let names = dictionary(arguments), !names.isPartial {
      let scope = Scope(.module, outer: nil)
      for (key, value) in names.items {
        if case .string(let name) = key { scope.bind(run.symbol(name), value) }
      }
      return scope
    }
    return nil
  }

  /// The plain dictionary that is to hold the names.
  private static func dictionary(_ arguments: Arguments) -> DictObject? {
    guard arguments.positional.count == 2, case .dict(let names) = arguments.positional[1] else {
      return nil
    }
    return names
  }

  /// Any name may be bound.
  private static func open(_ arguments: Arguments, _ run: Interpreter) {
    guard arguments.positional.count > 1 else {
      run.frame.scope.isOpen = true
      return
    }
    for value in arguments.positional.dropFirst() {
      switch value {
      case .namespace(let scope): scope.isOpen = true
      case .dict(let dict): dict.isPartial = true
      default: break
      }
    }
  }
}
