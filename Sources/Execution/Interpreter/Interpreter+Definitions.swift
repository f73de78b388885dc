import Scanning

/// Functions and classes as they come to be, and objects of classes.
extension Interpreter {
  func define(_ definition: FunctionDefinition, at id: StatementID) throws(Interruption) {
    guard let source = frame.source else { return }
    let decorators = try evaluate(decorators: definition.decorators)
    let range = source.tree.range(of: id)
    let name = source.tree.names[definition.name.name]
    let outer = frame.scope
    frame.scope = scope(of: definition.typeParameters)
    let function: FunctionObject
    do throws(Interruption) {
      // Defaults come before annotations.
      function = try self.function(
        named: name, definition.parameters, .block(definition.body), range: range,
        isGenerator: source.isGenerator(definition, in: range))
      if evaluatesAnnotations { try evaluateAnnotations(of: definition) }
      frame.scope = outer
    } catch {
      frame.scope = outer
      throw error
    }
    function.isAsync = definition.isAsync
    assign(
      source.symbol(definition.name.name), try decorated(.function(function), by: decorators))
  }

  private func evaluateAnnotations(of definition: FunctionDefinition) throws(Interruption) {
    guard let source = frame.source else { return }
    for parameter in definition.parameters {
      if let annotation = source.tree.parameter(parameter).annotation {
        _ = try evaluate(annotation)
      }
    }
    if let returns = definition.returns { _ = try evaluate(returns) }
  }

  /// The current scope, with a definition's type parameters between it and the definition.
  private func scope(of parameters: ArenaList<TypeParameterID>) -> Scope {
    guard let source = frame.source, !parameters.isEmpty else { return frame.scope }
    let scope = Scope(.function, outer: frame.scope.kind == .module ? nil : frame.scope)
    // The names of a class around are seen too, which those of other scopes are not.
    scope.isOpen = frame.scope.kind == .class
    for id in parameters {
      scope.bind(source.symbol(source.tree.typeParameter(id).name.name), .unknown)
    }
    return scope
  }

  /// The decorators of a definition, each evaluated on the line it stands on.
  private func evaluate(decorators: ArenaList<ExpressionID>) throws(Interruption) -> [Value] {
    guard let source = frame.source else { return [] }
    let line = frame.line
    defer { frame.line = line }
    var values: [Value] = []
    for decorator in decorators {
      frame.line = source.line(at: source.tree.range(of: decorator).start)
      values.append(try evaluate(decorator))
    }
    return values
  }

  private func decorated(_ value: Value, by decorators: [Value]) throws(Interruption) -> Value {
    var result = value
    for decorator in decorators.reversed() {
      let line = frame.line
      let decorated = try call(decorator, Arguments(positional: [result]))
      frame.line = line
      // A decorator that cannot be followed is taken to give back something that acts like the original.
      if case .unknown = decorated {
        handOut(Arguments(positional: [result]))
        continue
      }
      result = decorated
    }
    return result
  }

  func define(_ definition: ClassDefinition, at id: StatementID) throws(Interruption) {
    guard let source = frame.source else { return }
    let decorators = try evaluate(decorators: definition.decorators)
    let around = frame.scope
    frame.scope = scope(of: definition.typeParameters)
    defer { frame.scope = around }
    var bases: [Value] = []
    for base in definition.bases {
      let value = try evaluate(base)
      switch value {
      case .none, .bool, .int, .float, .string, .tuple, .module: try raise("TypeError")
      case .list, .dict: try raiseIfAwaited("TypeError")
      case .function: try refuse(value)
      default: break
      }
      bases.append(value)
    }
    var keywords: [(name: String, value: Value)] = []
    for id in definition.keywords {
      let keyword = source.tree.keyword(id)
      let value = try evaluate(keyword.value)
      if let name = keyword.name { keywords.append((source.tree.names[name], value)) }
    }
    let scope = Scope(.class, outer: frame.scope)
    let type = ClassObject(
      name: source.tree.names[definition.name.name], bases: bases, scope: scope,
      module: frame.module)
    type.isDecorated = !decorators.isEmpty
    let (outer, statement) = (frame.scope, frame.statement)
    frame.scope = scope
    do throws(Interruption) {
      _ = try execute(definition.body)
      frame.scope = outer
      frame.statement = statement
    } catch {
      frame.scope = outer
      throw error
    }
    for symbol in scope.order {
      if case .function(let function)? = scope[symbol], function.owner == nil {
        function.owner = type
      }
    }
    switch keywords.first(where: { $0.name == "metaclass" })?.value {
    case .class(let metaclass)?: type.metaclass = metaclass
    case nil: break
    default: type.scope.isOpen = true
    }
    if mayRunUnseen(type, keywords) { hasLostSight = true }
    try runMetaclass(of: type)
    try announce(type, keywords)
    frame.scope = around
    assign(
      source.symbol(definition.name.name), try decorated(.class(type), by: decorators))
  }

  /// Whether methods of a class may run without a call that is followed: those of operators, and what a metaclass does.
  private func mayRunUnseen(_ type: ClassObject, _ keywords: [(name: String, value: Value)]) -> Bool
  {
    switch keywords.first(where: { $0.name == "metaclass" })?.value {
    case nil, .external("builtins.type"), .external("abc.ABCMeta"): break
    default: return true
    }
    if type.inheritedMetaclass != nil { return true }
    let areBasesKnown = type.bases.allSatisfy { base in
      switch base {
      case .class: true
      case .external(let path):
        ["builtins.", "enum.", "typing.", "types.ModuleType", "abc.ABC"].contains {
          path.hasPrefix($0)
        }
      default: false
      }
    }
    if !areBasesKnown { return true }
    return type.scope.order.contains { symbol in
      guard case .function? = type.scope[symbol] else { return false }
      let name = text(symbol)
      return name.hasPrefix("__") && name.hasSuffix("__") && !Self.followedMethods.contains(name)
    }
  }

  /// The methods with two underscores that run where they are followed.
  private static let followedMethods: Set<String> = [
    "__call__", "__class_getitem__", "__enter__", "__exit__", "__getattr__", "__getitem__",
    "__init__", "__init_subclass__", "__iter__", "__new__",
  ]

  /// Lets a base's `__init_subclass__` see a new class.
  private func announce(_ type: ClassObject, _ keywords: [(name: String, value: Value)])
    throws(Interruption)
  {
    for ancestor in type.ancestors {
      guard case .function(let function)? = ancestor.scope[names.initSubclass] else { continue }
      let passed = Arguments(keywords: keywords.filter { $0.name != "metaclass" })
      _ = try call(.method(MethodObject(.class(type), function)), passed)
      return
    }
  }

  func instantiate(_ type: ClassObject, _ arguments: Arguments) throws(Interruption)
    -> Value
  {
    if type.externalBases.contains(where: {
      BuiltinExceptions.isKnown(String($0.split(separator: ".").last ?? ""))
    }) {
      return .exception(exceptionObject(of: type))
    }
    if case .function(let new)? = inherited(names.new, by: type) {
      var passed = arguments
      passed.positional.insert(.class(type), at: 0)
      let made = try call(.function(new), passed)
      guard case .instance(let instance) = made, instance.type === type else { return made }
      return try initialise(instance, arguments)
    }
    return try initialise(InstanceObject(type), arguments)
  }

  /// Whether a class is made as Python makes one that says nothing of its arguments.
  private func takesNothing(_ type: ClassObject) -> Bool {
    isPlain(type) && type.metaclass == nil && type.inheritedMetaclass == nil
      && !type.ancestry.contains(where: \.isDecorated)
      && [names.new, names.initializer, names.initSubclass].allSatisfy {
        inherited($0, by: type) == nil
      }
  }

  private func initialise(_ instance: InstanceObject, _ arguments: Arguments)
    throws(Interruption) -> Value
  {
    let type = instance.type
    if type.externalBases.contains("types.ModuleType"), let name = arguments.positional.first,
      instance.attributes[names.name] == nil
    {
      instance.attributes[names.name] = name
    }
    if case .function(let initializer)? = inherited(names.initializer, by: type) {
      _ = try call(.method(MethodObject(.instance(instance), initializer)), arguments)
    } else if type.hasUnknownBase {
      instance.isOpen = true
      // A dataclass or a named tuple keeps what it is given under the names of its fields.
      for keyword in arguments.keywords {
        instance.attributes[symbol(keyword.name)] = keyword.value
      }
    } else {
      let passes = !arguments.keywords.isEmpty || !arguments.positional.isEmpty
      if passes, !arguments.isPartial, takesNothing(type) { try raise("TypeError") }
      for keyword in arguments.keywords {
        instance.attributes[symbol(keyword.name)] = keyword.value
      }
      if passes { instance.isOpen = true }
    }
    return .instance(instance)
  }
}
