import Scanning

extension Interpreter {
  func assign(_ value: Value, to target: ExpressionID) throws(Interruption) {
    guard let source = frame.source else { return }
    switch source.tree.expression(target) {
    case .name(let name):
      assign(source.symbol(name), value)
    case .tuple(let targets), .list(let targets):
      try unpack(value, into: targets)
    case .starred(let inner):
      try assign(value, to: inner)
    case .attribute(let owner, let name):
      let owner = try evaluate(owner)
      try refuseChange(of: owner)
      setAttribute(source.symbol(name), of: owner, to: value)
    case .subscript(let owner, let index):
      let owner = try evaluate(owner)
      let key = try evaluate(index)
      // Classes take items where a metaclass or a decorator says so.
      if case .class = owner {} else { try refuse(owner) }
      setItem(of: owner, key, to: value)
    default: break
    }
  }

  private func unpack(_ value: Value, into targets: ArenaList<ExpressionID>) throws(Interruption) {
    guard let source = frame.source else { return }
    let starred = targets.firstIndex {
      if case .starred = source.tree.expression($0) { true } else { false }
    }
    guard let items = try iterate(value), starred != nil || items.count == targets.count,
      items.count >= targets.count - 1
    else {
      try refuseIteration(of: value)
      switch value {
      case .tuple: try raise("ValueError")
      case .list(let list) where !list.isPartial: try raise("ValueError")
      default: break
      }
      for target in targets { try assign(.unknown, to: target) }
      return
    }
    guard let starred else {
      for (target, item) in zip(targets, items) { try assign(item, to: target) }
      return
    }
    let behind = targets.count - starred - 1
    for index in 0..<starred { try assign(items[index], to: targets[index]) }
    let middle = Array(items[starred..<(items.count - behind)])
    try assign(.list(ListObject(middle)), to: targets[starred])
    for index in 0..<behind {
      try assign(items[items.count - behind + index], to: targets[starred + 1 + index])
    }
  }

  func augment(_ target: ExpressionID, _ operation: BinaryOperator, _ value: ExpressionID)
    throws(Interruption)
  {
    let old = try evaluate(target)
    let operand = try evaluate(value)
    if case .external("sys.path") = old {
      for item in try iterate(operand) ?? [] { addToPath(item, first: false) }
      return
    }
    if operation == .add, case .list(let list) = old {
      if let items = try iterate(operand), affords(items: list.items.count + items.count) {
        list.items += items
      } else {
        list.isPartial = true
      }
      return
    }
    if operation == .or, case .dict(let dict) = old {
      try update(dict, from: operand)
      return
    }
    try assign(try Operators.apply(operation, old, operand, self), to: target)
  }

  func setItem(of owner: Value, _ key: Value, to value: Value) {
    switch owner {
    case .dict(let dict): dict.set(key, value)
    case .namespace(let scope):
      if case .string(let name) = key {
        scope.bind(symbol(name), value)
      } else {
        scope.isOpen = true
      }
    case .attributes(let instance):
      if case .string(let name) = key {
        instance.attributes[symbol(name)] = value
      } else {
        instance.isOpen = true
      }
    case .sysModules:
      if case .string(let name) = key { setModule(name, value) }
    case .list(let list):
      if case .int(let index) = key,
        list.items.indices.contains(index < 0 ? index + list.items.count : index)
      {
        list.items[index < 0 ? index + list.items.count : index] = value
      } else {
        list.isPartial = true
      }
    case .external(let path) where path.hasPrefix("builtins"): hasSkipped = true
    case .unknown: hasLostSight = true
    default: break
    }
  }
}
