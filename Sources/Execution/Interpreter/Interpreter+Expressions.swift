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
      return Operators.apply(operation, try evaluate(left), try evaluate(right), self)
    case .unaryOperation(let operation, let operand):
      return Operators.apply(operation, try evaluate(operand), self)
    case .booleanOperation(let operation, let values):
      return try boolean(operation, values)
    case .comparison(let left, let operands):
      return try compare(left, operands)
    case .conditional(let test, let body, let orElse):
      guard let decided = truth(of: try evaluate(test)) else {
        _ = try evaluate(body)
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
    case .listComprehension(let element, let clauses), .generator(let element, let clauses):
      return try comprehension(clauses, kind: .list) { () throws(Interruption) in
        try self.evaluate(element)
      }
    case .setComprehension(let element, let clauses):
      return try comprehension(clauses, kind: .set) { () throws(Interruption) in
        try self.evaluate(element)
      }
    case .dictionaryComprehension(let key, let value, let clauses):
      return try dictionaryComprehension(key, value, clauses)
    case .starred(let inner), .await(let inner):
      _ = try evaluate(inner)
      return .unknown
    case .yield(let value):
      frame.yielded.append(
        try value.map { id throws(Interruption) in try self.evaluate(id) } ?? .none)
      return .unknown
    case .yieldFrom(let value):
      if let items = iterate(try evaluate(value)) { frame.yielded += items }
      return .unknown
    case .slice, .templateString, .interpolation, .invalid:
      return .unknown
    }
  }

  private func constant(_ kind: ConstantKind, _ id: ExpressionID, in tree: PythonTree) -> Value {
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
        if let more = iterate(try evaluate(inner)) { items += more } else { isPartial = true }
      } else {
        items.append(try evaluate(id))
      }
    }
    return (items, isPartial)
  }

  private func list(_ content: (items: [Value], isPartial: Bool), kind: ListObject.Kind) -> Value {
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
        update(dict, from: try evaluate(entry.value))
      }
    }
    return .dict(dict)
  }

  /// Puts what another mapping holds into a dictionary.
  func update(_ dict: DictObject, from value: Value) {
    switch value {
    case .dict(let other):
      for (key, value) in other.items { dict.set(key, value) }
      if other.isPartial { dict.isPartial = true }
    case .namespace(let scope):
      for symbol in scope.order {
        if let value = scope[symbol] { dict.set(.string(text(symbol)), value) }
      }
      if scope.isOpen { dict.isPartial = true }
    default:
      guard let pairs = iterate(value) else {
        dict.isPartial = true
        return
      }
      for pair in pairs {
        guard let items = iterate(pair), items.count == 2 else {
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
      result = try evaluate(id)
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
      let right = try evaluate(operand.value)
      guard let holds = Operators.compare(operand.comparison, value, right, self) else {
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
      if case .string(let text) = try evaluate(part) { result += text } else { isKnown = false }
    }
    return isKnown ? .string(result) : .unknown
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

  // MARK: Comprehensions

  private func comprehension(
    _ clauses: ArenaList<GeneratorID>, kind: ListObject.Kind,
    element: () throws(Interruption) -> Value
  ) throws(Interruption) -> Value {
    var items: [Value] = []
    let isKnown = try inComprehensionScope(of: clauses) { (first) throws(Interruption) in
      try self.each(clauses, from: 0, first) { () throws(Interruption) in
        items.append(try element())
      }
    }
    return isKnown ? list((items, false), kind: kind) : .unknown
  }

  private func dictionaryComprehension(
    _ key: ExpressionID?, _ value: ExpressionID, _ clauses: ArenaList<GeneratorID>
  ) throws(Interruption) -> Value {
    let dict = DictObject()
    let isKnown = try inComprehensionScope(of: clauses) { (first) throws(Interruption) in
      try self.each(clauses, from: 0, first) { () throws(Interruption) in
        if let key {
          dict.set(try self.evaluate(key), try self.evaluate(value))
        } else {
          self.update(dict, from: try self.evaluate(value))
        }
      }
    }
    return isKnown ? .dict(dict) : .unknown
  }

  /// What the first `for` goes through is still seen from outside, which matters in a class body.
  private func inComprehensionScope(
    of clauses: ArenaList<GeneratorID>, _ body: (Value) throws(Interruption) -> Bool
  ) throws(Interruption) -> Bool {
    guard let source = frame.source, let clause = clauses.first else { return false }
    let first = try evaluate(source.tree.generator(clause).iterable)
    let outer = frame.scope
    frame.scope = Scope(.function, outer: outer.kind == .module ? nil : outer)
    defer { frame.scope = outer }
    return try body(first)
  }

  /// Runs `body` for each combination; false where something gone through or tested is not known.
  private func each(
    _ clauses: ArenaList<GeneratorID>, from index: Int, _ given: Value? = nil,
    _ body: () throws(Interruption) -> Void
  ) throws(Interruption) -> Bool {
    guard index < clauses.count, let source = frame.source else {
      try body()
      return true
    }
    let clause = source.tree.generator(clauses[index])
    let iterable = if let given { given } else { try evaluate(clause.iterable) }
    guard !clause.isAsync, let items = iterate(iterable) else { return false }
    var isKnown = true
    for item in items.prefix(Budget.loop) {
      try spend()
      try assign(item, to: clause.target)
      var isTaken: Bool? = true
      for condition in clause.conditions {
        isTaken = truth(of: try evaluate(condition))
        if isTaken != true { break }
      }
      guard let isTaken else {
        isKnown = false
        continue
      }
      if isTaken, !(try each(clauses, from: index + 1, nil, body)) { isKnown = false }
    }
    return isKnown
  }

  // MARK: Targets

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
      setAttribute(source.symbol(name), of: try evaluate(owner), to: value)
    case .subscript(let owner, let index):
      setItem(of: try evaluate(owner), try evaluate(index), to: value)
    default: break
    }
  }

  private func unpack(_ value: Value, into targets: ArenaList<ExpressionID>) throws(Interruption) {
    guard let source = frame.source else { return }
    let starred = targets.firstIndex {
      if case .starred = source.tree.expression($0) { true } else { false }
    }
    guard let items = iterate(value), starred != nil || items.count == targets.count,
      items.count >= targets.count - 1
    else {
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
      for item in iterate(operand) ?? [] { addToPath(item, first: false) }
      return
    }
    if operation == .add, case .list(let list) = old {
      if let items = iterate(operand) { list.items += items } else { list.isPartial = true }
      return
    }
    if operation == .or, case .dict(let dict) = old {
      update(dict, from: operand)
      return
    }
    try assign(Operators.apply(operation, old, operand, self), to: target)
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
    default: break
    }
  }

  private func subscripted(_ owner: Value, by index: ExpressionID) throws(Interruption) -> Value {
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
        if !dict.isPartial { try raiseIfAwaited("KeyError") }
      }
    case .namespace(let scope):
      if case .string(let name) = key {
        if let value = scope[symbol(name)] { return value }
        if !scope.isOpen { try raiseIfAwaited("KeyError") }
      }
    case .attributes(let instance):
      if case .string(let name) = key, let value = instance.attributes[symbol(name)] {
        return value
      }
    case .sysModules:
      if case .string(let name) = key {
        if let value = modules[name]?.value { return value }
        try raiseIfAwaited("KeyError")
      }
    case .external("os.environ"):
      try raiseIfAwaited("KeyError")
    case .instance:
      if case .found(let method) = try presence(of: symbol("__getitem__"), in: owner) {
        return try call(method, Arguments(positional: [key]))
      }
    case .class:
      return owner
    case .external where Operators.tuple(of: owner, self) == nil:
      // `Generic[T]`, `dict[str, int]`: a class with arguments is used like the class.
      return owner
    default:
      guard case .int(let number) = key, let items = sequence(owner) else { return .unknown }
      let index = number < 0 ? number + items.count : number
      if items.indices.contains(index) { return items[index] }
      try raiseIfAwaited("IndexError")
    }
    return .unknown
  }

  /// The items of a tuple, a list or a string, where all are known.
  private func sequence(_ value: Value) -> [Value]? {
    if let tuple = Operators.tuple(of: value, self) { return tuple }
    switch value {
    case .list(let list): return list.isPartial || list.kind == .set ? nil : list.items
    case .string(let text): return text.map { .string(String($0)) }
    default: return nil
    }
  }

  private func sliced(
    _ owner: Value, _ lower: ExpressionID?, _ upper: ExpressionID?, _ step: ExpressionID?
  ) throws(Interruption) -> Value {
    guard let items = sequence(owner) else { return .unknown }
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

  // MARK: Iterating

  /// What a loop over the value goes through; nil where that is not known.
  func iterate(_ value: Value) -> [Value]? {
    if let tuple = Operators.tuple(of: value, self) { return tuple }
    switch value {
    case .list(let list): return list.isPartial && list.items.isEmpty ? nil : list.items
    case .string(let text): return text.map { .string(String($0)) }
    case .dict(let dict):
      return dict.isPartial && dict.items.isEmpty ? nil : dict.items.map(\.key)
    case .namespace(let scope): return scope.order.map { .string(text($0)) }
    case .attributes(let instance):
      return instance.attributes.keys.map { text($0) }.sorted().map { .string($0) }
    case .sysModules:
      return modules.sorted { $0.value.moment < $1.value.moment }.map { .string($0.key) }
    default: return nil
    }
  }

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
    case .dict(let dict): return dict.items.isEmpty ? (dict.isPartial ? nil : false) : true
    case .instance(let instance):
      let asks = ["__bool__", "__len__"].map(symbol)
      let hasOwn = instance.type.ancestry.contains { type in asks.contains { type.scope[$0] != nil }
      }
      return hasOwn || instance.type.hasUnknownBase ? nil : true
    case .external(let path):
      if path == "sys.version_info" { return true }
      return modules[path] != nil || path.hasPrefix("builtins.") ? true : nil
    case .function, .method, .class, .module, .namespace, .attributes, .sysModules, .exception:
      return true
    }
  }
}
