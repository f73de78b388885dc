import Scanning

/// Whether something has an attribute.
enum Presence {
  case found(Value)
  /// It is not there; where a `__getattr__` said so, with what it raised.
  case missing(ExceptionObject?)
  /// It may or may not be there.
  case unknown
}

extension Interpreter {
  /// `value.name`, raising what Python would raise where it is sure that the attribute is missing.
  func attribute(_ symbol: Symbol, of value: Value) throws(Interruption) -> Value {
    switch try presence(of: symbol, in: value) {
    case .found(let result): return result
    case .unknown: return .unknown
    case .missing(let refusal):
      if case .module = value, !frame.isGuessing { throw missing(symbol, refusal) }
      // A patch release may have what the table lacks: that decides between two branches, and ends no run.
      if case .external = value {
        guard isAwaited("AttributeError") else { return .unknown }
        throw missing(symbol, nil)
      }
      // What its own `__getattr__` has raised.
      if refusal != nil, isAwaited("AttributeError") || isCertain { throw missing(symbol, refusal) }
      if isPlain(value, lacking: symbol) {
        try raise("AttributeError", name: text(symbol))
      } else {
        try raiseIfAwaited("AttributeError")
      }
      return .unknown
    }
  }

  /// The `AttributeError` for a name of a module: where its `__getattr__` raised one, that one.
  func missing(_ symbol: Symbol, _ refusal: ExceptionObject?) -> Interruption {
    guard let refusal, let place = refusal.failure else {
      return importError(.attributeError, name: text(symbol))
    }
    let failure = Failure(
      kind: place.kind, module: place.module, path: place.path, line: place.line,
      name: place.name ?? text(symbol))
    return .raised(ExceptionObject(refusal.kind, type: refusal.type, failure: failure))
  }

  func presence(of symbol: Symbol, in value: Value) throws(Interruption) -> Presence {
    switch value {
    case .module(let module): return try presence(of: symbol, in: module)
    case .instance(let instance): return try presence(of: symbol, in: instance)
    case .class(let type): return try presence(of: symbol, in: type)
    case .external("sys") where External.isMissingInSys(text(symbol), on: program.settings.platform):
      return .missing(nil)
    case .external(let path):
      let full = "\(path).\(text(symbol))"
      if let late = StandardLateImports.module(behind: full) { _ = try importModule(late) }
      if isMissing(text(symbol), inStandard: path) { return .missing(nil) }
      if text(symbol) == "__dict__", let names = standardNamespace(path) {
        return .found(.dict(names))
      }
      if let value = standardNamespaces[path]?[.string(text(symbol))] { return .found(value) }
      return .found(External.value(at: full, self))
    case .function(let function): return presence(of: symbol, in: function)
    case .method(let method):
      if text(symbol) == "__self__" { return .found(method.receiver) }
      return presence(of: symbol, in: method.function)
    case .native(let method)
    where method.name == ContextManagers.stack && text(symbol) == "enter_context":
      return .found(.native(NativeMethod(method.receiver, ContextManagers.enterContext)))
    case .native(let method) where method.name == "super":
      return try presence(ofInherited: symbol, method)
    case .exception(let exception): return presence(of: symbol, in: exception)
    case .unknown, .partial, .native, .bytes: return .unknown
    case .path(let path):
      let own = PathCalls.attribute(text(symbol), of: path)
      return .found(own ?? .native(NativeMethod(value, text(symbol))))
    case .tuple(let parts):
      if let part = ModuleInfo.part(text(symbol), of: parts) { return .found(part) }
      fallthrough
    case .none, .bool, .int, .float, .string, .list, .dict:
      if symbol == names.classSymbol {
        return .found(BuiltinCalls.type(of: Arguments(positional: [value]), self))
      }
      return BuiltinAttributes.exist(on: value, text(symbol))
        ? .found(.native(NativeMethod(value, text(symbol)))) : .missing(nil)
    case .namespace, .attributes, .sysModules, .generator:
      return .found(.native(NativeMethod(value, text(symbol))))
    }
  }

  private func presence(of symbol: Symbol, in exception: ExceptionObject) -> Presence {
    let name = text(symbol)
    if let value = exception.attributes[name] { return .found(value) }
    switch (name, exception.kind, exception.failure?.name) {
    case ("name", "ModuleNotFoundError", let name?), ("name", "AttributeError", let name?),
      ("name_from", "ImportError", let name?):
      return .found(.string(name))
    case ("name", "ImportError", _):
      return exception.module.map { .found(.string($0)) } ?? .unknown
    case ("msg", "ImportError", _), ("msg", "ModuleNotFoundError", _):
      return exception.text.map { .found(.string($0)) } ?? .unknown
    default:
      return exception.type == nil && BuiltinExceptions.areBare(exception.kind)
        && !name.hasPrefix("__") && !["args", "with_traceback", "add_note"].contains(name)
        ? .missing(nil) : .unknown
    }
  }

  private func presence(of symbol: Symbol, in module: ModuleObject) throws(Interruption) -> Presence
  {
    if module.scope[symbol] != nil {
      try touch(symbol, of: module.scope)
      if let value = module.scope[symbol] {
        if let recorder, case .module(let part) = value, part !== module,
          part.name == "\(module.name).\(text(symbol))",
          !recorder.isBound(symbol, in: module.scope)
        {
          recorder.rely(on: part.name, in: frame)
        }
        return .found(value)
      }
    }
    switch text(symbol) {
    case "__dict__": return .found(.namespace(module.scope))
    case "__class__": return .found(.external("types.ModuleType"))
    case let name where name == "__getattribute__" && module.scope[names.classSymbol] == nil:
      return .found(.native(NativeMethod(.module(module), name)))
    case "__path__" where module.scope[names.getattr] == nil: return .missing(nil)
    case "__path__": break
    case "__file__", "__cached__", "__loader__", "__package__", "__spec__", "__name__", "__doc__",
      "__builtins__":
      // What a source or a namespace has is there from the beginning, so the module has deleted it.
      if module.source == nil, !module.isNamespace, !module.isMade { return .unknown }
    case let name where BuiltinAttributes.ofModules.contains(name): return .unknown
    default: break
    }
    if case .class(let type)? = module.scope[names.classSymbol] {
      // Before the module's own `__getattr__` is asked, which only a class without one leaves to it.
      let answer = try presence(of: symbol, in: module, by: type)
      switch answer {
      case .missing(nil): break
      default: return answer
      }
    }
    if let getattr = module.scope[names.getattr] {
      let answer = try ask(getattr, for: symbol)
      switch answer {
      case .found(.unknown): return try typed(symbol, in: module) ?? answer
      // It is only asked for what is not there.
      case .missing where module.scope.isOpen || mayHaveBound(text(symbol), in: module):
        return .unknown
      default: return answer
      }
    }
    guard let source = module.source else {
      if module.scope.isOpen { return .unknown }
      return module.isNamespace || module.isMade && !hasSkipped ? .missing(nil) : .unknown
    }
    if module.scope.isOpen || !source.tree.isAccepted || mayHaveBound(text(symbol), in: module) {
      return try typed(symbol, in: module) ?? .unknown
    }
    return .missing(nil)
  }

  /// What the class that a module was given, `sys.modules[__name__].__class__ = …`, has under a name.
  private func presence(of symbol: Symbol, in module: ModuleObject, by type: ClassObject)
    throws(Interruption) -> Presence
  {
    let receiver = Value.module(module)
    if let found = inherited(symbol, by: type) {
      guard case .function(let function) = found, function.kind == .property else {
        return .found(bound(found, to: receiver, of: type))
      }
      return .found(try call(found, Arguments(positional: [receiver])))
    }
    if let getattr = inherited(names.getattr, by: type), case .function = getattr {
      return try ask(bound(getattr, to: receiver, of: type), for: symbol)
    }
    return type.hasUnknownBase ? .unknown : .missing(nil)
  }

  /// What a module that hands out names in a way that cannot be followed tells type checkers it hands out.
  private func typed(_ symbol: Symbol, in module: ModuleObject) throws(Interruption) -> Presence? {
    guard let typing = module.typingImports[symbol], !module.isRunning, let source = module.source
    else { return nil }
    let outer = frame
    frame = Frame(module: module, source: source, scope: module.scope, caller: outer)
    frame.line = outer.line
    defer { frame = outer }
    let name = try absoluteName(typing.module, level: typing.level)
    let value = try importName(typing.name, from: try importModule(name), named: name)
    module.scope.bind(symbol, value)
    return .found(value)
  }

  /// Calls a `__getattr__`; an `AttributeError` it raises means that the attribute is missing.
  private func ask(_ getattr: Value, for symbol: Symbol) throws(Interruption) -> Presence {
    let frame = self.frame
    frame.asking += 1
    questions[symbol, default: 0] += 1
    defer {
      frame.asking -= 1
      questions[symbol, default: 1] -= 1
    }
    // It asks itself and finds nothing that it had not before.
    if questions[symbol, default: 0] > Fuel.Limit.questions { try raise("RecursionError") }
    do throws(Interruption) {
      return .found(try call(getattr, Arguments(positional: [.string(text(symbol))])))
    } catch {
      guard case .raised(let exception) = error,
        BuiltinExceptions.isA(exception.kind, "AttributeError")
      else { throw error }
      return .missing(exception)
    }
  }

  private func presence(of symbol: Symbol, in instance: InstanceObject) throws(Interruption)
    -> Presence
  {
    let receiver = Value.instance(instance)
    if let found = inherited(symbol, by: instance.type) {
      if case .function(let function) = found, function.kind == .property {
        return .found(try call(.function(function), Arguments(positional: [receiver])))
      }
      if let own = instance.attributes[symbol] { return .found(own) }
      return .found(bound(found, to: receiver, of: instance.type))
    }
    if let own = instance.attributes[symbol] { return .found(own) }
    switch text(symbol) {
    case "__dict__": return .found(.attributes(instance))
    case "__class__": return .found(.class(instance.type))
    case "__module__": return .found(.string(instance.type.module.name))
    default: break
    }
    if let getattr = inherited(names.getattr, by: instance.type), case .function = getattr {
      let method = bound(getattr, to: receiver, of: instance.type)
      return try ask(method, for: symbol)
    }
    return instance.isOpen || instance.type.hasUnknownBase
      || inherited(self.symbol("__getattribute__"), by: instance.type) != nil
      || BuiltinAttributes.ofObjects.contains(text(symbol))
      ? .unknown : .missing(nil)
  }

  private func presence(of symbol: Symbol, in type: ClassObject) throws(Interruption) -> Presence {
    if let found = inherited(symbol, by: type) {
      guard case .function(let function) = found else {
        switch found {
        // A base outside may make members of an enumeration of such.
        case .int, .float, .tuple: return type.hasUnknownBase ? .unknown : .found(found)
        default: return .found(found)
        }
      }
      switch function.kind {
      case .classMethod: return .found(.method(MethodObject(.class(type), function)))
      case .property: return .unknown
      case .plain, .staticMethod: return .found(found)
      }
    }
    switch text(symbol) {
    case "__name__", "__qualname__": return .found(.string(type.name))
    case "__module__": return .found(.string(type.module.name))
    case "__dict__": return .found(.namespace(type.scope))
    default: break
    }
    return type.mayInherit(text(symbol)) || type.scope.isOpen
      || BuiltinAttributes.ofClasses.contains(text(symbol))
      ? .unknown : .missing(nil)
  }

  private func presence(of symbol: Symbol, in function: FunctionObject) -> Presence {
    if let value = function.attributes[symbol] { return .found(value) }
    switch text(symbol) {
    case "__name__", "__qualname__": return .found(.string(function.name))
    case "__module__": return .found(.string(function.module.name))
    case "__globals__": return .found(.namespace(function.module.scope))
    case "register" where function.isDispatched:
      function.hasOtherImplementations = true
      return .unknown
    case "dispatch",
      "registry" where function.isDispatched:
      return .unknown
    case let name:
      return name.hasPrefix("__") || function.kind != .plain || function.isDisguised || hasSkipped
        ? .unknown : .missing(nil)
    }
  }

  /// What the class that `super()` stands for would find.
  private func presence(ofInherited symbol: Symbol, _ method: NativeMethod) throws(Interruption)
    -> Presence
  {
    guard case .tuple(let parts) = method.receiver, parts.count == 2,
      case .class(let owner) = parts[0]
    else { return .unknown }
    let type: ClassObject
    switch parts[1] {
    case .instance(let instance): type = instance.type
    case .class(let own): type = own
    default: return .unknown
    }
    let ancestry = type.ancestry
    guard let place = ancestry.firstIndex(where: { $0 === owner }) else { return .unknown }
    for ancestor in ancestry[(place + 1)...] {
      if let found = ancestor.scope[symbol] {
        return .found(bound(found, to: parts[1], of: type))
      }
    }
    // What is left is outside the repository; its `__init__` may keep a name we know to need.
    return .found(.native(NativeMethod(parts[1], "super.\(text(symbol))")))
  }

  func inherited(_ symbol: Symbol, by type: ClassObject) -> Value? {
    if let own = type.scope[symbol] { return own }
    for ancestor in type.ancestors {
      if let value = ancestor.scope[symbol] { return value }
    }
    return nil
  }

  /// A function of a class, as it is seen through an object of the class.
  private func bound(_ value: Value, to receiver: Value, of type: ClassObject) -> Value {
    guard case .function(let function) = value else { return value }
    switch function.kind {
    case .staticMethod: return value
    case .classMethod: return .method(MethodObject(.class(type), function))
    case .plain, .property: return .method(MethodObject(receiver, function))
    }
  }

  /// Values of built-in types let nobody set or delete their attributes.
  func refuseChange(of owner: Value) throws(Interruption) {
    switch owner {
    case .none, .bool, .int, .float, .tuple: try raise("AttributeError")
    case .list, .dict: try raiseIfAwaited("AttributeError")
    default: break
    }
  }

  /// `del owner.name` and `delattr`.
  func deleteAttribute(_ symbol: Symbol, of owner: Value) throws(Interruption) {
    switch owner {
    case .module(let module):
      // A module's `__getattr__` is not asked.
      if module.scope[symbol] == nil, !module.scope.isOpen, !mayHaveBound(text(symbol), in: module),
        module.source?.tree.isAccepted == true || module.isNamespace
      {
        throw importError(.attributeError, name: text(symbol))
      }
      module.scope.remove(symbol)
    case .instance(let instance):
      if instance.attributes.removeValue(forKey: symbol) == nil, !instance.isOpen,
        !instance.type.hasUnknownBase,
        inherited(self.symbol("__delattr__"), by: instance.type) == nil
      {
        try raiseIfAwaited("AttributeError")
      }
    case .class(let type): type.scope.remove(symbol)
    case .external(let path): _ = standardNamespace(path)?.remove(.string(text(symbol)))
    default: try refuseChange(of: owner)
    }
  }

  func setAttribute(_ symbol: Symbol, of owner: Value, to value: Value) {
    switch owner {
    case .module(let module): module.scope.bind(symbol, value)
    case .instance(let instance): instance.attributes[symbol] = value
    case .class(let type): type.scope.bind(symbol, value)
    case .function(let function): function.attributes[symbol] = value
    case .exception(let exception): exception.attributes[text(symbol)] = value
    case .external("builtins"):
      hasSkipped = true
      hasChangedBuiltins = true
    case .external(let path): standardNamespace(path)?.set(.string(text(symbol)), value)
    default: break
    }
  }
}
