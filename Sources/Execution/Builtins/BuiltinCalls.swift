/// Python's built-in functions on values that are known well enough.
enum BuiltinCalls {
  static func call(_ name: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    let first = arguments.positional.first
    try refuse(first, of: name, run)
    switch name {
    case "__import__": return try ImportCalls.builtin(arguments, run)
    case "getattr", "hasattr": return try attribute(name, arguments, run)
    case "setattr", "object.__setattr__": return try set(arguments, run)
    case "delattr":
      guard let first, arguments.positional.count == 2 else { return .none }
      if case .string(let name) = arguments.positional[1] {
        try run.deleteAttribute(run.symbol(name), of: first)
      }
      return .none
    case "globals": return .namespace(run.frame.module.scope)
    case "locals": return try locals(run)
    case "vars":
      switch first {
      case .module(let module)?: return .namespace(module.scope)
      case .class(let type)?: return .namespace(type.scope)
      case .instance(let instance)?: return .attributes(instance)
      case nil: return try locals(run)
      case .none?, .bool?, .int?, .float?, .string?, .tuple?, .list?, .dict?:
        try run.raise("TypeError")
        return .unknown
      case .external(let path)?: return run.standardNamespace(path).map { .dict($0) } ?? .unknown
      default:
        run.hasLostSight = true
        return .unknown
      }
    case "exec", "eval": return try TextCalls.call(name, arguments, run)
    case "super": return superObject(arguments, run)
    case "isinstance", "issubclass":
      return isInstance(arguments, isAboutInstance: name == "isinstance", run)
    case "type":
      return arguments.positional.count == 3
        ? try newType(arguments, run) : type(of: arguments, run)
    case "property": return mark(arguments, as: .property)
    case "classmethod": return mark(arguments, as: .classMethod)
    case "staticmethod": return mark(arguments, as: .staticMethod)
    case "callable":
      switch first {
      case .function?, .method?, .class?, .native?, .partial?: return .bool(true)
      case .none?, .string?, .int?, .bool?, .tuple?, .list?, .dict?: return .bool(false)
      default: return .unknown
      }
    case "len":
      if case .string(let text)? = first { return .int(text.unicodeScalars.count) }
      return try run.iterate(first).map { .int($0.count) } ?? .unknown
    case "str", "repr":
      if first == nil { return .string("") }
      return name == "str"
        ? first.flatMap(Operators.string).map { .string($0) } ?? .unknown : .unknown
    case "int":
      switch first {
      case .int?: return first ?? .unknown
      case .string(let text)?:
        if arguments.positional.count > 1 || !arguments.keywords.isEmpty { return .unknown }
        if let number = Int(text) { return .int(number) }
        if text.utf8.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) {
          try run.raise("ValueError")
        } else {
          try run.raiseIfAwaited("ValueError")
        }
        return .unknown
      case .bool(let flag)?: return .int(flag ? 1 : 0)
      default: return .unknown
      }
    case "bool":
      return first.map { run.truth(of: $0).map { .bool($0) } ?? .unknown } ?? .bool(false)
    case "list", "tuple", "set", "frozenset", "sorted", "reversed", "iter":
      return try collection(name, arguments, run)
    case "dict":
      let dict = DictObject()
      if let first { try run.update(dict, from: first) }
      for keyword in arguments.keywords { dict.set(.string(keyword.name), keyword.value) }
      if arguments.isPartial { dict.isPartial = true }
      return .dict(dict)
    case "range": return range(arguments, run)
    case "enumerate":
      guard let items = try run.iterate(first) else { return .unknown }
      var start = 0
      if case .int(let number)? = arguments.value(1, "start") { start = number }
      return .list(ListObject(items.enumerated().map { .tuple([.int(start + $0), $1]) }))
    case "zip":
      var columns: [[Value]?] = []
      for argument in arguments.positional { columns.append(try run.iterate(argument)) }
      guard !columns.isEmpty, columns.allSatisfy({ $0 != nil }) else { return .unknown }
      let known = columns.compactMap { $0 }
      let count = known.map(\.count).min() ?? 0
      return .list(ListObject((0..<count).map { row in .tuple(known.map { $0[row] }) }))
    case "map": return map(arguments)
    case "filter": return filter(arguments)
    case "any", "all": return try anyOrAll(first, decisive: name == "any", run)
    case "next": return try next(arguments, run)
    case "min", "max":
      guard
        let items = arguments.positional.count == 1 ? try run.iterate(first) : arguments.positional,
        let key = arguments.keyword("key"), !isPlain(key)
      else { return .unknown }
      for item in items { _ = try run.call(key, Arguments(positional: [item])) }
      return .unknown
    case "sum":
      _ = try run.iterate(first)
      return .unknown
    case "print", "breakpoint": return .none
    case "object":
      return .instance(
        InstanceObject(
          ClassObject(
            name: "object", bases: [], scope: Scope(.class, outer: nil), module: run.frame.module)))
    case "dir": return try DirectoryCalls.list(first, run)
    case "exit", "quit": throw .raised(ExceptionObject("SystemExit"))
    default:
      if BuiltinExceptions.isKnown(name) { return exception(name, arguments, run) }
      // A method of a type, called with an object of it.
      if name.utf8.contains(UInt8(ascii: ".")) { run.handOut(arguments) }
      if arguments.isPartial || arguments.positional.contains(where: run.mayCall) {
        run.hasLostSight = true
      }
      return .unknown
    }
  }

  private static func exception(_ name: String, _ arguments: Arguments, _ run: Interpreter) -> Value
  {
    let kind = BuiltinExceptions.canonical(name)
    let made = ExceptionObject(kind)
    if kind == "ModuleNotFoundError", case .string(let module)? = arguments.keyword("name") {
      made.givenName = module
    }
    if !arguments.isPartial {
      made.attributes["args"] = .tuple(arguments.positional)
      if BuiltinExceptions.isA(kind, "ImportError") {
        for name in ["name", "path"] {
          made.attributes[name] = arguments.keyword(name) ?? Value.none
        }
        made.attributes["name_from"] = .some(.none)
        made.attributes["msg"] = arguments.positional.first ?? Value.none
      }
      switch arguments.positional.first {
      case nil: made.text = ""
      case let first? where arguments.positional.count == 1 && kind != "KeyError":
        made.text = Operators.string(of: first)
      default: break
      }
    }
    return .exception(made)
  }

  private static func attribute(_ name: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    guard arguments.positional.count >= 2, case .string(let wanted) = arguments.positional[1] else {
      return .unknown
    }
    let owner = arguments.positional[0]
    let fallback = arguments.positional.count > 2 ? arguments.positional[2] : nil
    if case .external(let path) = owner {
      // Whether something outside has an attribute is known for few names.
      if path == "sys",
        ["frozen", "_MEIPASS", "real_prefix", "pypy_version_info", "ps1"].contains(wanted)
      {
        return name == "hasattr" ? .bool(false) : fallback ?? .unknown
      }
      if path == "builtins", Builtins.value(named: wanted) == nil, !run.hasChangedBuiltins {
        return name == "hasattr" ? .bool(false) : fallback ?? .unknown
      }
      if run.isMissing(
        wanted, inStandard: path, isAsking: name == "hasattr" || fallback != nil)
      {
        if name == "hasattr" { return .bool(false) }
        if let fallback { return fallback }
        return try run.attribute(run.symbol(wanted), of: owner)
      }
      if name == "hasattr" {
        return run.program.standardAttributes.names(of: path)?.contains(wanted) == true
          && run.modules[path] != nil ? .bool(true) : .unknown
      }
      return External.value(at: "\(path).\(wanted)", run)
    }
    let presence: Presence
    do throws(Interruption) {
      presence = try run.presence(of: run.symbol(wanted), in: owner)
    } catch {
      throw error
    }
    switch (presence, name) {
    case (.found, "hasattr"): return .bool(true)
    case (.missing, "hasattr"): return .bool(false)
    case (.unknown, _): return .unknown
    case (.found(let value), _): return value
    case (.missing(let refusal), _):
      if let fallback { return fallback }
      if case .module = owner { throw run.missing(run.symbol(wanted), refusal) }
      if run.isPlain(owner, lacking: run.symbol(wanted)) {
        try run.raise("AttributeError")
      } else {
        try run.raiseIfAwaited("AttributeError")
      }
      return .unknown
    }
  }

  /// Raises what the functions that go through something or compute with it do for `None`, a number or a module.
  private static func refuse(_ value: Value?, of name: String, _ run: Interpreter)
    throws(Interruption)
  {
    switch name {
    case "len", "list", "tuple", "set", "frozenset", "sorted", "reversed", "iter", "enumerate",
      "any", "all", "next", "sum", "dict", "zip":
      try run.refuse(value)
    case "range", "int", "abs", "float":
      switch value {
      case .some(.none), .module?: try run.raise("TypeError")
      default: break
      }
    default: break
    }
  }

  private static func set(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value
  {
    guard arguments.positional.count == 3 else { return .none }
    let owner = arguments.positional[0]
    try run.refuseChange(of: owner)
    guard case .string(let name) = arguments.positional[1] else {
      switch owner {
      case .module(let module): module.scope.isOpen = true
      case .instance(let instance): instance.isOpen = true
      case .class(let type): type.scope.isOpen = true
      case .unknown: run.hasLostSight = true
      case .external(let path): run.standardNamespace(path)?.isPartial = true
      default: break
      }
      return .none
    }
    if case .unknown = owner { run.hasLostSight = true }
    run.setAttribute(run.symbol(name), of: owner, to: arguments.positional[2])
    return .none
  }

  /// What a function sees is a copy: to change that binds nothing.
  private static func locals(_ run: Interpreter) throws(Interruption) -> Value {
    let scope = run.frame.scope
    guard scope.kind == .function else { return .namespace(scope) }
    let copy = DictObject()
    try run.update(copy, from: .namespace(scope))
    // Names of the functions around it are in it too.
    if scope.outer != nil { copy.isPartial = true }
    return .dict(copy)
  }

  private static func superObject(_ arguments: Arguments, _ run: Interpreter) -> Value {
    var owner = run.frame.owner
    var receiver = run.frame.receiver
    if arguments.positional.count == 2, case .class(let type) = arguments.positional[0] {
      owner = type
      receiver = arguments.positional[1]
    }
    guard let owner else { return .unknown }
    return .native(NativeMethod(.tuple([.class(owner), receiver]), "super"))
  }

  private static func isInstance(
    _ arguments: Arguments, isAboutInstance: Bool, _ run: Interpreter
  ) -> Value {
    guard arguments.positional.count == 2 else { return .unknown }
    let types: [Value]
    if case .tuple(let items) = arguments.positional[1] {
      types = items
    } else {
      types = [arguments.positional[1]]
    }
    let value = arguments.positional[0]
    var isKnown = true
    for type in types {
      if isAboutInstance, case .class = value, case .external("types.ModuleType") = type {
        continue
      }
      switch isOne(value, of: type) {
      case true?: return .bool(true)
      case false?: continue
      case nil: isKnown = false
      }
    }
    return isKnown ? .bool(false) : .unknown
  }

  private static func isOne(_ value: Value, of type: Value) -> Bool? {
    switch (value, type) {
    case (.instance(let instance), .class(let wanted)):
      return instance.type.ancestry.contains { $0 === wanted }
        ? true : instance.type.hasUnknownBase ? nil : false
    case (.class(let own), .class(let wanted)):
      return own.ancestry.contains { $0 === wanted } ? true : own.hasUnknownBase ? nil : false
    case (_, .external("builtins.object")): return true
    case (.string, .external(let path)): return isOne("str", of: path)
    case (.int, .external(let path)): return isOne("int", of: path)
    case (.float, .external(let path)): return isOne("float", of: path)
    case (.bool, .external(let path)):
      return path == "builtins.int" ? true : isOne("bool", of: path)
    case (.tuple, .external(let path)): return isOne("tuple", of: path)
    case (.dict, .external(let path)):
      if path == "builtins.dict" || path == "builtins.object" { return true }
      return ["int", "str", "list", "tuple", "set", "float", "bool", "bytes"].contains {
        path == "builtins.\($0)"
      } ? false : nil
    case (.list(let list), .external(let path)):
      return path == (list.kind == .set ? "builtins.set" : "builtins.list")
        ? true : path.hasPrefix("builtins.") ? false : nil
    case (.external(let own), .external(let wanted)):
      let names = [own, wanted].map { path in
        path.hasPrefix("builtins.") ? String(path.dropFirst("builtins.".count)) : ""
      }
      guard names.allSatisfy(BuiltinExceptions.isKnown) else { return nil }
      return BuiltinExceptions.isA(names[0], names[1])
    case (.class(let own), .external(let wanted)) where own.externalBases.contains(wanted):
      return true
    case (.class, .external("builtins.type")): return true
    case (.class(let own), .external(let path))
    where own.metaclass == nil && own.inheritedMetaclass == nil && path.hasPrefix("types."):
      return own.hasUnknownBase ? nil : false
    case (.class, .external("builtins.str")): return false
    case (.none, .external(let path)):
      return path == "types.NoneType" || path == "builtins.object"
        ? true : path.hasPrefix("builtins.") || path.hasPrefix("types.") ? false : nil
    case (.module, .external("types.ModuleType")), (.module, .external("builtins.object")),
      (.function, .external("types.FunctionType")), (.method, .external("types.MethodType")):
      return true
    case (.function(let function), .external) where function.kind != .plain: return nil
    case (.module, .external(let path)), (.function, .external(let path)):
      return path.hasPrefix("builtins.") || path.hasPrefix("types.") ? false : nil
    case (.module, .class(let wanted)), (.function, .class(let wanted)):
      // A module may have been given a class of its own, and a class may say what belongs to it.
      return wanted.hasUnknownBase || !wanted.externalBases.isEmpty ? nil : false
    case (.exception(let exception), .class(let wanted)):
      return exception.type?.ancestry.contains { $0 === wanted } ?? false
    case (.exception(let exception), .external(let path)):
      guard path.hasPrefix("builtins.") else { return nil }
      let name = String(path.dropFirst("builtins.".count))
      return BuiltinExceptions.isKnown(name)
        ? BuiltinExceptions.isA(exception.kind, name) : name == "object"
    default: return nil
    }
  }

  /// Whether objects of a built-in type are of another type; what else there is may call them its own.
  private static func isOne(_ type: String, of path: String) -> Bool? {
    if path == "builtins.\(type)" { return true }
    return path.hasPrefix("builtins.") || path.hasPrefix("types.") ? false : nil
  }

  static func type(of arguments: Arguments, _ run: Interpreter) -> Value {
    guard arguments.positional.count == 1 else { return .unknown }
    switch arguments.positional[0] {
    case .external(let path):
      return path != "builtins" && run.modules[path] == nil
        ? .unknown : .external("types.ModuleType")
    case .bool: return .external("builtins.bool")
    case .float: return .external("builtins.float")
    case .tuple: return .external("builtins.tuple")
    case .dict: return .external("builtins.dict")
    case .function: return .external("types.FunctionType")
    case .none: return .external("types.NoneType")
    case .instance(let instance): return .class(instance.type)
    case .module: return .external("types.ModuleType")
    case .string: return .external("builtins.str")
    case .int: return .external("builtins.int")
    default: return .unknown
    }
  }

  /// `type(name, bases, namespace)`
  private static func newType(_ arguments: Arguments, _ run: Interpreter) throws(Interruption)
    -> Value
  {
    guard case .string(let name) = arguments.positional[0],
      case .tuple(let bases) = arguments.positional[1]
    else { return .unknown }
    let scope = Scope(.class, outer: nil)
    let members = DictObject()
    try run.update(members, from: arguments.positional[2])
    for (key, value) in members.items {
      if case .string(let key) = key { scope.bind(run.symbol(key), value) }
    }
    scope.isOpen = members.isPartial
    return .class(ClassObject(name: name, bases: bases, scope: scope, module: run.frame.module))
  }

  /// Marks a function as what a decorator makes of it.
  static func mark(_ arguments: Arguments, as kind: FunctionObject.Kind) -> Value {
    guard case .function(let function)? = arguments.positional.first else { return .unknown }
    function.kind = kind
    return .function(function)
  }

  private static func collection(_ name: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    let kind: ListObject.Kind = name == "set" || name == "frozenset" ? .set : .list
    guard let first = arguments.positional.first else {
      return name == "tuple" ? .tuple([]) : .list(ListObject([], kind: kind))
    }
    if name == "iter", case .generator = first { return first }
    guard var items = try run.iterate(first) else {
      if name == "tuple" { return .unknown }
      let list = ListObject([], kind: kind)
      list.isPartial = true
      return name == "iter" ? .unknown : .list(list)
    }
    switch name {
    case "iter":
      if case .list(let old) = first, old.isPartial { return .unknown }
      return .generator(GeneratorObject(of: items))
    case "tuple": return .tuple(items)
    case "reversed": items.reverse()
    case "sorted" where !isPlain(arguments.keyword("key")):
      items = try sorted(items, arguments, run)
    case "sorted":
      let texts = items.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if texts.count == items.count, arguments.keyword("key") == nil {
        items = texts.sorted().map { .string($0) }
        if let reverse = arguments.keyword("reverse"), run.truth(of: reverse) == true {
          items.reverse()
        }
      }
    default: break
    }
    let list = ListObject(kind == .set ? run.unique(items) : items, kind: kind)
    if case .list(let old) = first { list.isPartial = old.isPartial }
    return .list(list)
  }
}
