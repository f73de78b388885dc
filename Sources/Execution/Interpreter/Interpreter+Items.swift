import Scanning

extension Interpreter {
  func subscripted(_ owner: Value, by index: ExpressionID) throws(Interruption) -> Value {
    guard let source = frame.source else { return .unknown }
    if case .slice(let lower, let upper, let step) = source.tree.expression(index) {
      return try sliced(owner, lower, upper, step)
    }
    return try item(of: owner, try evaluate(index))
  }

  func item(of owner: Value, _ key: Value) throws(Interruption) -> Value {
    switch owner {
    case .dict(let dict):
      if let hashed = DictKey(key) {
        if let value = dict[hashed] { return value }
        if !dict.isPartial { try raise("KeyError") }
      }
    case .namespace(let scope):
      if case .string(let name) = key {
        try touch(symbol(name), of: scope)
        if let value = scope[symbol(name)] { return value }
        if !scope.isOpen {
          if scope.kind != .module || mayBeBound(symbol(name)) {
            try raiseIfAwaited("KeyError")
          } else {
            try raise("KeyError")
          }
        }
      }
    case .attributes(let instance):
      if case .string(let name) = key, let value = instance.attributes[symbol(name)] {
        return value
      }
    case .sysModules:
      if case .string(let name) = key {
        if let value = modules[name]?.value { return value }
        try refuseModule(name)
      }
    case .external("os.environ"):
      try raiseIfAwaited("KeyError")
    case .instance:
      if case .found(let method) = try presence(of: symbol("__getitem__"), in: owner) {
        return try call(method, Arguments(positional: [key]))
      }
      if case .instance(let instance) = owner, isPlain(instance.type),
        inherited(symbol("__getitem__"), by: instance.type) == nil
      {
        try raise("TypeError")
      }
    case .class:
      return owner
    case .none, .bool, .int, .float, .module, .function: try refuse(owner)
    case .external where Operators.tuple(of: owner, self) == nil:
      // `Generic[T]`, `dict[str, int]`: a class with arguments is used like the class.
      return owner
    default:
      guard case .int(let number) = key, let items = sequence(owner) else { return .unknown }
      let index = number < 0 ? number + items.count : number
      if items.indices.contains(index) { return items[index] }
      try raise("IndexError")
    }
    return .unknown
  }

  /// Raises what `sys.modules` does for a name it lacks; a module of another origin may have been loaded by what is not followed.
  func refuseModule(_ name: String) throws(Interruption) {
    let top = String(name.prefix { $0 != "." })
    if program.finder.isStandardTop(top) || externals.contains(top)
      || program.settings.installed.contains(top)
    {
      try raiseIfAwaited("KeyError")
    } else {
      try raise("KeyError")
    }
  }

  /// The items of a tuple, a list or a string, where all are known.
  private func sequence(_ value: Value) -> [Value]? {
    if let tuple = Operators.tuple(of: value, self) { return tuple }
    switch value {
    case .list(let list): return list.isPartial || list.kind == .set ? nil : list.items
    case .string(let text):
      guard affords(items: text.utf8.count) else { return nil }
      return text.unicodeScalars.map { .string(String($0)) }
    default: return nil
    }
  }

  private func sliced(
    _ owner: Value, _ lower: ExpressionID?, _ upper: ExpressionID?, _ step: ExpressionID?
  ) throws(Interruption) -> Value {
    guard let items = sequence(owner), affords(items: items.count) else { return .unknown }
    func bound(_ id: ExpressionID?, _ standard: Int) throws(Interruption) -> Int? {
      guard let id else { return standard }
      guard case .int(let number) = try evaluate(id) else { return nil }
      return min(max(number < 0 ? number + items.count : number, 0), items.count)
    }
    guard let start = try bound(lower, 0), let end = try bound(upper, items.count) else {
      return .unknown
    }
    var part = start < end ? Array(items[start..<end]) : []
    if let step {
      switch try evaluate(step) {
      case .int(-1) where lower == nil && upper == nil: part = items.reversed()
      case .int(let width) where width > 0:
        part = part.enumerated().filter { $0.offset % width == 0 }.map(\.element)
      default: return .unknown
      }
    }
    switch owner {
    case .list: return .list(ListObject(part))
    case .string:
      return .string(part.map { if case .string(let text) = $0 { text } else { "" } }.joined())
    default: return .tuple(part)
    }
  }
}
