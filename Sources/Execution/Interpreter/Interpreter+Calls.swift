import Scanning

extension Interpreter {
  func evaluateCall(
    _ function: ExpressionID, _ arguments: ArenaList<ExpressionID>,
    _ keywords: ArenaList<KeywordID>, at id: ExpressionID
  ) throws(Interruption) -> Value {
    guard let source = frame.source else { return .unknown }
    let callee = try evaluate(function)
    var passed = Arguments()
    for id in arguments {
      if case .starred(let inner) = source.tree.expression(id) {
        let value = try evaluate(inner)
        if let items = try iterate(value) {
          passed.positional += items
        } else {
          try refuseIteration(of: value)
          passed.isPartial = true
        }
      } else {
        passed.positional.append(try evaluate(id))
      }
    }
    for id in keywords {
      let keyword = source.tree.keyword(id)
      let value = try evaluate(keyword.value)
      if let name = keyword.name {
        passed.keywords.append((source.tree.names[name], value))
      } else if case .dict(let dict) = value, !dict.isPartial {
        for (key, value) in dict.items {
          if case .string(let name) = key { passed.keywords.append((name, value)) }
        }
      } else if case .namespace(let scope) = value, affords(items: scope.count) {
        for symbol in scope.order {
          if let value = scope[symbol] { passed.keywords.append((text(symbol), value)) }
        }
        if scope.isOpen { passed.isPartial = true }
      } else {
        passed.isPartial = true
      }
    }
    if case .external = callee { frame.line = line(ofCall: id, function, in: source) }
    return try call(callee, passed)
  }

  /// The line Python names for a call: the first, or for a method of anything but a name the line that its name stands on.
  private func line(ofCall id: ExpressionID, _ function: ExpressionID, in source: ParsedModule)
    -> Int
  {
    if case .attribute(let owner, _) = source.tree.expression(function) {
      if case .name = source.tree.expression(owner) {
        return source.line(at: source.tree.range(of: id).start)
      }
      return source.line(at: source.tree.range(of: function).end - 1)
    }
    return source.line(at: source.tree.range(of: id).start)
  }

  func call(_ callee: Value, _ arguments: Arguments) throws(Interruption) -> Value {
    switch callee {
    case .function(let function):
      return try call(function, arguments, receiver: nil)
    case .method(let method):
      var passed = arguments
      passed.positional.insert(method.receiver, at: 0)
      return try call(method.function, passed, receiver: method.receiver)
    case .class(let type):
      return try instantiate(type, arguments)
    case .instance(let instance):
      guard case .found(let method) = try presence(of: names.call, in: .instance(instance)) else {
        if isPlain(instance.type), inherited(names.call, by: instance.type) == nil {
          try raise("TypeError")
        }
        return .unknown
      }
      return try call(method, arguments)
    case .external(let path):
      return try External.call(path, arguments, self)
    case .native(let method):
      return try NativeMethods.call(method, arguments, self)
    case .partial(let partial):
      return try call(partial.function, partial.arguments.adding(arguments))
    case .module(let module) where module.scope[names.classSymbol] != nil: return .unknown
    case .none, .bool, .int, .float, .string, .tuple, .list, .dict, .namespace, .module:
      try raise("TypeError")
      return .unknown
    default:
      hasLostSight = true
      handOut(arguments)
      return .unknown
    }
  }

  // MARK: Functions

  /// Follows a call into a function of the repository, as far as it is worth it.
  private func call(
    _ function: FunctionObject, _ arguments: Arguments, receiver: Value?
  ) throws(Interruption) -> Value {
    if function.module.name == LazyLoader.name,
      let made = try LazyLoader.call(function.name, arguments, self)
    {
      return made
    }
    if function.isDispatched, arguments.positional.isEmpty, !arguments.isPartial {
      try raise("TypeError")
    }
    if function.hasOtherImplementations {
      // Which of them runs depends on what the argument is.
      if function.mayImport { note("which implementation of \(function.name) runs is not known") }
      hasSkipped = true
      handOut(arguments)
      return .unknown
    }
    guard callDepth < Fuel.Limit.callDepth,
      function.mayImport || !expensive.contains(function.key)
    else {
      hasLostSight = true
      return .unknown
    }
    // A coroutine does nothing before something awaits it.
    if function.isAsync { return .unknown }
    let scope = Scope(.function, outer: function.scope.kind == .module ? nil : function.scope)
    let oldFrame = frame
    let newFrame = Frame(
      module: function.module, source: function.source, scope: scope, caller: oldFrame)
    newFrame.line = function.source.line(at: function.key.offset)
    // The lines of a text that was executed are none of a file's.
    if function.source.isText { newFrame.fixedLine = oldFrame.line }
    newFrame.owner = function.owner
    newFrame.isGuessing = oldFrame.isGuessing
    newFrame.receiver = receiver ?? arguments.positional.first ?? .unknown
    bind(arguments, to: function, in: scope)
    if function.isGenerator {
      let made = generator(of: function, in: scope, receiver: newFrame.receiver)
      return function.isContextManager ? .native(NativeMethod(made, ContextManagers.made)) : made
    }
    callDepth += 1
    frame = newFrame
    defer {
      frame = oldFrame
      callDepth -= 1
    }
    let run = { () throws(Interruption) in try self.execute(function, in: newFrame) }
    let result =
      function.mayImport
      ? try bounded(by: Fuel.Limit.importingCall, run)
      : try bounded(within: Fuel.Limit.plainCall, run)
    if let result { return result }
    hasSkipped = true
    if function.mayImport {
      frame = oldFrame
      note("the call of \(function.name) is too long to be followed to its end")
    } else {
      expensive.insert(function.key)
    }
    bindUnknownGlobals(of: function)
    return .unknown
  }

  private func execute(_ function: FunctionObject, in frame: Frame) throws(Interruption) -> Value {
    switch function.body {
    case .expression(let expression): return try evaluate(expression)
    case .block(let block):
      let flow = try execute(block)
      if case .returns(let value) = flow { return value }
      return .none
    }
  }

  /// A call that was given up may have bound the names it declares global, and filled its module's lists and tables.
  private func bindUnknownGlobals(of function: FunctionObject) {
    guard case .block(let body) = function.body else { return }
    let tree = function.source.tree
    var pending = Array(body)
    while let id = pending.popLast() {
      switch tree.statement(id) {
      case .global(let names):
        for name in names.map({ function.source.symbol($0.name) })
        where function.module.scope[name] == nil {
          function.module.scope.bind(name, .unknown)
        }
      case .if(_, let body, let orElse), .while(_, let body, let orElse),
        .for(_, _, let body, let orElse, _):
        pending += body
        pending += orElse
      case .with(_, let body, _): pending += body
      case .try(let statement): pending += statement.body
      case .expression(let value):
        guard case .call(let method, _, _) = tree.expression(value),
          case .attribute(let owner, _) = tree.expression(method),
          case .name(let name) = tree.expression(owner)
        else { continue }
        switch function.module.scope[function.source.symbol(name)] {
        case .list(let list)?: list.isPartial = true
        case .dict(let dict)?: dict.isPartial = true
        default: continue
        }
      default: break
      }
    }
  }

  private func bind(_ arguments: Arguments, to function: FunctionObject, in scope: Scope) {
    var positional = arguments.positional[...]
    var keywords = arguments.keywords
    for (index, id) in function.parameters.enumerated() {
      let parameter = function.source.tree.parameter(id)
      let symbol = function.source.symbol(parameter.name)
      switch parameter.kind {
      case .variadicPositional:
        scope.bind(symbol, arguments.isPartial ? .unknown : .tuple(Array(positional)))
        positional = []
      case .variadicKeyword:
        let dict = DictObject()
        for keyword in keywords { dict.set(.string(keyword.name), keyword.value) }
        dict.isPartial = arguments.isPartial
        scope.bind(symbol, .dict(dict))
      case .positionalOnly, .positionalOrKeyword, .keywordOnly:
        let name = text(symbol)
        if parameter.kind != .keywordOnly, let value = positional.popFirst() {
          scope.bind(symbol, value)
        } else if let place = keywords.firstIndex(where: { $0.name == name }) {
          scope.bind(symbol, keywords.remove(at: place).value)
        } else if arguments.isPartial {
          scope.bind(symbol, .unknown)
        } else {
          scope.bind(symbol, function.defaults[index] ?? .unknown)
        }
      }
    }
  }

  func function(
    named name: String, _ parameters: ArenaList<ParameterID>, _ body: FunctionObject.Body,
    range: ByteRange, isGenerator: Bool
  ) throws(Interruption) -> FunctionObject {
    guard let source = frame.source else { throw .exhausted }
    var defaults: [Value?] = []
    for id in parameters {
      if let value = source.tree.parameter(id).defaultValue {
        defaults.append(try evaluate(value))
      } else {
        defaults.append(nil)
      }
    }
    // A class body is not seen from inside its functions.
    var scope = frame.scope
    while scope.kind == .class, let outer = scope.outer { scope = outer }
    return FunctionObject(
      name: name, module: frame.module, source: source, parameters: parameters, body: body,
      scope: scope.kind == .class ? frame.module.scope : scope, defaults: defaults,
      key: DefinitionKey(file: source.file, offset: range.start),
      mayImport: source.mayImport(range), isGenerator: isGenerator)
  }
}
