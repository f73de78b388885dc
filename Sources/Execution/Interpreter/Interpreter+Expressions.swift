import Scanning

extension Interpreter {
  func evaluate(_ id: ExpressionID) throws(Interruption) -> Value {
    guard let source = frame.source else { return .unknown }
    let tree = source.tree
    try spend()
    switch tree.expression(id) {
    case .name(let name):
      return try lookUp(source.symbol(name))
    case .attribute(let owner, let name):
      let value = try evaluate(owner)
      // Where an attribute is asked for over several lines, Python says its last.
      if case .module = value { frame.line = source.line(at: tree.range(of: id).end - 1) }
      return try attribute(source.symbol(name), of: value)
    case .call(let function, let arguments, let keywords):
      return try evaluateCall(function, arguments, keywords, at: id)
    case .constant(let kind):
      return constant(kind, id, in: tree)
    case .tuple(let items):
      return .tuple(try evaluate(items).items)
    case .list(let items):
      return list(try evaluate(items), kind: .list)
    case .set(let items):
      return list(try evaluate(items), kind: .set)
    case .dictionary(let entries):
      return try dictionary(entries)
    case .binaryOperation(let left, let operation, let right):
      return try Operators.apply(operation, try evaluate(left), try evaluate(right), self)
    case .unaryOperation(let operation, let operand):
      return try Operators.apply(operation, try evaluate(operand), self)
    case .booleanOperation(let operation, let values):
      return try boolean(operation, values)
    case .comparison(let left, let operands):
      return try compare(left, operands)
    case .conditional(let test, let body, let orElse):
      guard let decided = truth(of: try evaluate(test)) else {
        if source.mentions("(", in: tree.range(of: orElse)) { hasLostSight = true }
        _ = try guessing { () throws(Interruption) in try self.evaluate(body) }
        return .unknown
      }
      return try evaluate(decided ? body : orElse)
    case .lambda(let parameters, let body):
      return .function(
        try function(
          named: "<lambda>", parameters, .expression(body), range: tree.range(of: id),
          isGenerator: false))
    case .namedExpression(let target, let value):
      let result = try evaluate(value)
      try assign(result, to: target)
      return result
    case .subscript(let owner, let index):
      return try subscripted(try evaluate(owner), by: index)
    case .joinedString(let parts):
      return try joined(parts)
    case .formattedValue(let value, let conversion, let format):
      return try formatted(value, conversion, format)
    case .listComprehension(let element, let clauses):
      return try comprehension(clauses, kind: .list, element: element)
    case .setComprehension(let element, let clauses):
      return try comprehension(clauses, kind: .set, element: element)
    case .generator(let element, let clauses):
      return try generatorExpression(element, clauses)
    case .dictionaryComprehension(let key, let value, let clauses):
      return try dictionaryComprehension(key, value, clauses)
    case .starred(let inner), .await(let inner):
      _ = try evaluate(inner)
      return .unknown
    case .yield(let value):
      try yield(try value.map { id throws(Interruption) in try self.evaluate(id) } ?? .none)
      return .unknown
    case .yieldFrom(let value):
      let consumer = frame.consumer
      _ = try each(of: try evaluate(value)) { item throws(Interruption) in
        try consumer?(item) ?? true
      }
      return .unknown
    case .slice, .templateString, .interpolation, .invalid:
      return .unknown
    }
  }

  func constant(_ kind: ConstantKind, _ id: ExpressionID, in tree: PythonTree) -> Value {
    switch kind {
    case .none: .none
    case .true: .bool(true)
    case .false: .bool(false)
    case .integer: tree.integerValue(of: id).map { .int($0) } ?? .unknown
    case .float: tree.floatValue(of: id).map { .float($0) } ?? .unknown
    case .string: tree.stringValue(of: id).map { .string($0) } ?? .unknown
    case .bytes: .bytes
    case .ellipsis: .external("builtins.Ellipsis")
    case .imaginary: .unknown
    }
  }

  private func evaluate(_ ids: ArenaList<ExpressionID>)
    throws(Interruption) -> (items: [Value], isPartial: Bool)
  {
    var items: [Value] = []
    items.reserveCapacity(ids.count)
    var isPartial = false
    for id in ids {
      if let source = frame.source, case .starred(let inner) = source.tree.expression(id) {
        if let more = try iterate(try evaluate(inner)), affords(items: items.count + more.count) {
          items += more
        } else {
          isPartial = true
        }
      } else {
        items.append(try evaluate(id))
      }
    }
    return (items, isPartial)
  }

  func list(_ content: (items: [Value], isPartial: Bool), kind: ListObject.Kind) -> Value {
    let object = ListObject(kind == .set ? unique(content.items) : content.items, kind: kind)
    object.isPartial = content.isPartial
    return .list(object)
  }

  func unique(_ items: [Value]) -> [Value] {
    var seen: Set<DictKey> = []
    return items.filter { item in
      guard let key = DictKey(item) else { return true }
      return seen.insert(key).inserted
    }
  }

  private func dictionary(_ entries: ArenaList<DictionaryEntry>) throws(Interruption) -> Value {
    let dict = DictObject()
    for entry in entries {
      if let key = entry.key {
        dict.set(try evaluate(key), try evaluate(entry.value))
      } else {
        try update(dict, from: try evaluate(entry.value))
      }
    }
    return .dict(dict)
  }

  /// Puts what another mapping holds into a dictionary.
  func update(_ dict: DictObject, from value: Value) throws(Interruption) {
    switch value {
    case .dict(let other):
      for (key, value) in other.items { dict.set(key, value) }
      if other.isPartial { dict.isPartial = true }
    case .namespace(let scope):
      useAll(of: scope)
      for symbol in scope.order {
        if let value = scope[symbol] { dict.set(.string(text(symbol)), value) }
      }
      if scope.isOpen { dict.isPartial = true }
    default:
      guard let pairs = try iterate(value) else {
        dict.isPartial = true
        return
      }
      for pair in pairs {
        guard let items = try iterate(pair), items.count == 2 else {
          dict.isPartial = true
          continue
        }
        dict.set(items[0], items[1])
      }
    }
  }

  private func boolean(_ operation: BooleanOperator, _ values: ArenaList<ExpressionID>)
    throws(Interruption) -> Value
  {
    var result = Value.unknown
    var isUndecided = false
    for id in values {
      result =
        isUndecided
        ? try guessing { () throws(Interruption) in try self.evaluate(id) } : try evaluate(id)
      guard let truth = truth(of: result) else {
        isUndecided = true
        continue
      }
      if truth == (operation == .or) {
        // An operand that is not known may have ended it before, with the same truth.
        return isUndecided ? .bool(truth) : result
      }
    }
    return isUndecided ? .unknown : result
  }

  private func compare(_ left: ExpressionID, _ operands: ArenaList<ComparisonOperand>)
    throws(Interruption) -> Value
  {
    var value = try evaluate(left)
    var isUndecided = false
    for operand in operands {
      let right =
        isUndecided
        ? try guessing { () throws(Interruption) in try self.evaluate(operand.value) }
        : try evaluate(operand.value)
      guard let holds = try Operators.compare(operand.comparison, value, right, self) else {
        isUndecided = true
        value = right
        continue
      }
      if !holds { return .bool(false) }
      value = right
    }
    return isUndecided ? .unknown : .bool(true)
  }

  // MARK: Strings

  private func joined(_ parts: ArenaList<ExpressionID>) throws(Interruption) -> Value {
    var result = ""
    var isKnown = true
    for part in parts {
      if case .string(let text) = try evaluate(part), result.utf8.count <= Fuel.Limit.text {
        result += text
      } else {
        isKnown = false
      }
    }
    return isKnown ? string(result) : .unknown
  }

  private func formatted(_ value: ExpressionID, _ conversion: Conversion, _ format: ExpressionID?)
    throws(Interruption) -> Value
  {
    let result = try evaluate(value)
    guard format == nil, conversion == .none || conversion == .string,
      let text = Operators.string(of: result)
    else { return .unknown }
    return .string(text)
  }

  // MARK: Truth

  /// Whether a value counts as true; nil where that is not known.
  func truth(of value: Value) -> Bool? {
    switch value {
    case .unknown, .bytes, .partial, .native: return nil
    case .none: return false
    case .bool(let flag): return flag
    case .int(let number): return number != 0
    case .float(let number): return number != 0
    case .string(let text): return !text.isEmpty
    case .tuple(let items): return !items.isEmpty
    case .list(let list): return list.items.isEmpty ? (list.isPartial ? nil : false) : true
    case .dict(let dict): return dict.isEmpty ? (dict.isPartial ? nil : false) : true
    case .instance(let instance):
      let asks = ["__bool__", "__len__"].map(symbol)
      let hasOwn = instance.type.ancestry.contains { type in asks.contains { type.scope[$0] != nil }
      }
      return hasOwn || instance.type.hasUnknownBase ? nil : true
    case .external(let path):
      if path == "sys.version_info" { return true }
      return modules[path] != nil || path.hasPrefix("builtins.") ? true : nil
    case .function, .method, .class, .module, .namespace, .attributes, .sysModules, .exception,
      .generator, .path:
      return true
    }
  }
}
