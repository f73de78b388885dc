import Scanning

/// Python's operators on values that are known well enough.
enum Operators {
  static func apply(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ run: Interpreter
  ) throws(Interruption) -> Value {
    switch (operation, left, right) {
    case (.add, .string(let one), .string(let other)): return run.string(one + other)
    case (.multiply, .string(let text), .int(let count)),
      (.multiply, .int(let count), .string(let text)):
      guard count > 0 else { return .string("") }
      guard text.utf8.count <= Fuel.Limit.text / count else { return .unknown }
      return run.string(String(repeating: text, count: count))
    case (.multiply, .list(let list), .int(let count)) where list.kind == .list:
      guard let items = repeated(list.items, count, run) else { return .unknown }
      let product = ListObject(items)
      product.isPartial = list.isPartial
      return .list(product)
    case (.multiply, .tuple(let items), .int(let count)):
      return repeated(items, count, run).map { .tuple($0) } ?? .unknown
    case (.multiply, .list, .bool(let flag)), (.multiply, .tuple, .bool(let flag)),
      (.multiply, .string, .bool(let flag)):
      return try apply(.multiply, left, .int(flag ? 1 : 0), run)
    case (.multiply, .bool, .list), (.multiply, .bool, .tuple), (.multiply, .bool, .string),
      (.multiply, .int, .list), (.multiply, .int, .tuple):
      return try apply(.multiply, right, left, run)
    case (.add, .int(let one), .int(let other)):
      let sum = one.addingReportingOverflow(other)
      return sum.overflow ? .unknown : .int(sum.partialValue)
    case (.subtract, .int(let one), .int(let other)):
      let difference = one.subtractingReportingOverflow(other)
      return difference.overflow ? .unknown : .int(difference.partialValue)
    case (.multiply, .int(let one), .int(let other)):
      let product = one.multipliedReportingOverflow(by: other)
      return product.overflow ? .unknown : .int(product.partialValue)
    case (.add, .list(let one), .list(let other)):
      guard run.affords(items: one.items.count + other.items.count) else { return .unknown }
      let list = ListObject(one.items + other.items)
      list.isPartial = one.isPartial || other.isPartial
      return .list(list)
    case (.modulo, .string(let format), _): return percent(format, right, run)
    case (.divide, .path, .string), (.divide, .path, .path), (.divide, .string, .path):
      return PathCalls.made(of: [left, right])
    case (.or, .dict(let one), .dict), (.or, .dict(let one), .namespace):
      let dict = DictObject()
      try run.update(dict, from: .dict(one))
      try run.update(dict, from: right)
      return .dict(dict)
    case (.or, .list(let one), .list(let other)) where one.kind == .set:
      guard run.affords(items: one.items.count + other.items.count) else { return .unknown }
      let set = ListObject(run.unique(one.items + other.items), kind: .set)
      set.isPartial = one.isPartial || other.isPartial
      return .list(set)
    case (.add, _, _):
      if let one = tuple(of: left, run), let other = tuple(of: right, run) {
        guard run.affords(items: one.count + other.count) else { return .unknown }
        return .tuple(one + other)
      }
      switch (left, right) {
      case (.string, .int), (.int, .string), (.string, .float), (.float, .string),
        (.string, .tuple), (.tuple, .string), (.int, .tuple), (.tuple, .int):
        try run.raise("TypeError")
      default: try refuse(left, right, run)
      }
      return .unknown
    case (.divide, .int, .int(0)), (.floorDivide, .int, .int(0)), (.modulo, .int, .int(0)):
      try run.raise("ZeroDivisionError")
      return .unknown
    case (.floorDivide, .int(let one), .int(let other)):
      guard one >= 0, other > 0 else { return .unknown }
      return .int(one / other)
    case (.modulo, .int(let one), .int(let other)):
      guard one >= 0, other > 0 else { return .unknown }
      return .int(one % other)
    case (.leftShift, .int(let one), .int(let other)):
      let shifted = 0..<62 ~= other ? one << other : 0
      return 0..<62 ~= other && shifted >> other == one ? .int(shifted) : .unknown
    case (.rightShift, .int(let one), .int(let other)):
      return other >= 0 ? .int(one >> other) : .unknown
    case (.or, .int(let one), .int(let other)): return .int(one | other)
    case (.and, .int(let one), .int(let other)): return .int(one & other)
    case (.xor, .int(let one), .int(let other)): return .int(one ^ other)
    case (.multiply, _, _), (.subtract, _, _), (.divide, _, _), (.floorDivide, _, _),
      (.modulo, _, _), (.power, _, _):
      try refuse(left, right, run)
      return .unknown
    default: return .unknown
    }
  }

  /// `None`, modules and functions take no part in arithmetic with plain values.
  private static func refuse(_ left: Value, _ right: Value, _ run: Interpreter)
    throws(Interruption)
  {
    if run.isInert(left) && isBuiltin(right, run) || run.isInert(right) && isBuiltin(left, run) {
      return try run.raise("TypeError")
    }
    func isPlain(_ value: Value) -> Bool {
      switch value {
      case .none, .bool, .int, .float, .string, .tuple, .module, .function: true
      default: false
      }
    }
    func isInert(_ value: Value) -> Bool {
      switch value {
      case .none, .module, .function: true
      default: false
      }
    }
    if isPlain(left), isPlain(right), isInert(left) || isInert(right) {
      try run.raiseIfAwaited("TypeError")
    }
  }

  /// Values that leave it to nobody else what an operator does.
  private static func isBuiltin(_ value: Value, _ run: Interpreter) -> Bool {
    switch value {
    case .bool, .int, .float, .string, .tuple, .list, .dict: true
    default: run.isInert(value)
    }
  }

  private static func repeated(_ items: [Value], _ count: Int, _ run: Interpreter) -> [Value]? {
    guard count > 0, !items.isEmpty else { return [] }
    guard items.count <= Fuel.Limit.items / count, run.affords(items: items.count * count) else {
      return nil
    }
    return Array(repeatElement(items, count: count).joined())
  }

  static func apply(_ operation: UnaryOperator, _ operand: Value, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    switch (operation, operand) {
    case (.not, _): return run.truth(of: operand).map { .bool(!$0) } ?? .unknown
    case (.minus, .int(let number)): return .int(0 &- number)
    case (.minus, .float(let number)): return .float(-number)
    case (.plus, .int), (.plus, .float): return operand
    case (_, .string), (_, .tuple):
      try run.raise("TypeError")
      return .unknown
    default:
      if run.isInert(operand) { try run.raise("TypeError") }
      return .unknown
    }
  }

  static func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ run: Interpreter
  ) throws(Interruption) -> Bool? {
    switch operation {
    case .equal: return equal(left, right, run)
    case .notEqual: return equal(left, right, run).map { !$0 }
    case .is: return identical(left, right)
    case .isNot: return identical(left, right).map { !$0 }
    case .in: return try contains(right, left, run)
    case .notIn: return try contains(right, left, run).map { !$0 }
    case .less, .lessEqual, .greater, .greaterEqual: try refuseOrder(left, right, run)
    }
    switch operation {
    case .less: return order(left, right, run).map { $0 < 0 }
    case .lessEqual: return order(left, right, run).map { $0 <= 0 }
    case .greater: return order(left, right, run).map { $0 > 0 }
    case .greaterEqual: return order(left, right, run).map { $0 >= 0 }
    default: return nil
    }
  }

  /// What is inert is neither less nor more than anything that is plain, nor is a text than a number.
  private static func refuseOrder(_ left: Value, _ right: Value, _ run: Interpreter)
    throws(Interruption)
  {
    switch (left, right) {
    case (.string, .int), (.int, .string): try run.raise("TypeError")
    default:
      if run.isInert(left) && isBuiltin(right, run) || run.isInert(right) && isBuiltin(left, run) {
        try run.raise("TypeError")
      }
    }
  }

  static func equal(_ left: Value, _ right: Value, _ run: Interpreter) -> Bool? {
    guard run.fuel.compares() else { return nil }
    switch (left, right) {
    case (.string(let one), .string(let other)): return one == other
    case (.path(let one), .path(let other)): return one == other ? true : nil
    case (.none, .none): return true
    case (.unknown, _), (_, .unknown): return nil
    case (.external, _), (_, .external):
      if let one = tuple(of: left, run), let other = tuple(of: right, run) {
        return compareTuples(one, other, run).map { $0 == 0 }
      }
      return identical(left, right)
    case (.instance, _), (_, .instance): return identical(left, right) == true ? true : nil
    default: break
    }
    if let one = number(left), let other = number(right) { return one == other }
    if let one = tuple(of: left, run), let other = tuple(of: right, run) {
      guard one.count == other.count else { return false }
      for (a, b) in zip(one, other) {
        guard let same = equal(a, b, run) else { return nil }
        if !same { return false }
      }
      return true
    }
    switch (left, right) {
    case (.list, .list), (.dict, .dict): return nil
    default: return identical(left, right) ?? false
    }
  }

  private static func identical(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.unknown, _), (_, .unknown): return nil
    case (.none, .none): return true
    case (.external(let one), .external(let other)): return one == other ? true : nil
    case (.external(let path), .none), (.none, .external(let path)):
      // An attribute of something outside may be None; a module or a class is not.
      return path.hasPrefix("builtins.") || path.contains(".") == false || path == "sys.argv"
        ? false : nil
    case (.none, _), (_, .none): return false
    case (.bool(let one), .bool(let other)): return one == other
    default:
      if let one = DictKey(left), let other = DictKey(right) { return one == other }
      switch (left, right) {
      case (.list(let one), .list(let other)): return one === other
      case (.dict(let one), .dict(let other)): return one === other
      case (.exception(let one), .exception(let other)): return one === other
      default: return false
      }
    }
  }

  private static func contains(_ container: Value, _ item: Value, _ run: Interpreter)
    throws(Interruption) -> Bool?
  {
    switch container {
    case .none, .bool, .int, .float, .module, .function:
      try run.refuse(container)
      return nil
    case .string(let text):
      guard case .string(let part) = item else { return nil }
      guard run.fuel.affords(copying: text.utf8.count) else { return nil }
      return part.isEmpty || TextSearch.contains(part, in: Array(text.utf8)[...])
    case .dict(let dict):
      guard let key = DictKey(item) else { return nil }
      if dict[key] != nil { return true }
      return dict.isPartial ? nil : false
    case .sysModules:
      guard case .string(let name) = item else { return nil }
      if run.modules[name] != nil { return true }
      // The standard library may have been loaded by what is not followed.
      return run.program.finder.isStandardTop(name) ? nil : false
    case .namespace(let scope):
      guard case .string(let name) = item else { return nil }
      if scope[run.symbol(name)] != nil { return true }
      return scope.isOpen ? nil : false
    case .attributes(let instance):
      guard case .string(let name) = item else { return nil }
      if instance.attributes[run.symbol(name)] != nil { return true }
      return instance.isOpen ? nil : false
    case .external("os.environ"): return false
    case .external("sys.path"):
      guard case .string(let path) = item, let folder = run.folder(atAbsolute: path) else {
        return nil
      }
      return run.searchPath.contains(folder)
    case .external("sys.builtin_module_names"): return nil
    default:
      if case .list(let list) = container, list.isPartial {
        return list.items.contains { equal($0, item, run) == true } ? true : nil
      }
      guard let items = try run.iterate(container) else { return nil }
      var isKnown = true
      for other in items {
        switch equal(other, item, run) {
        case true?: return true
        case false?: continue
        case nil: isKnown = false
        }
      }
      return isKnown ? false : nil
    }
  }

  /// Negative, zero or positive as the first value is less, equal or greater.
  private static func order(_ left: Value, _ right: Value, _ run: Interpreter) -> Int? {
    guard run.fuel.compares() else { return nil }
    if let one = number(left), let other = number(right) {
      return one < other ? -1 : one > other ? 1 : 0
    }
    if case .string(let one) = left, case .string(let other) = right {
      return one < other ? -1 : one > other ? 1 : 0
    }
    if let one = tuple(of: left, run), let other = tuple(of: right, run) {
      return compareTuples(one, other, run)
    }
    return nil
  }

  private static func compareTuples(_ left: [Value], _ right: [Value], _ run: Interpreter) -> Int? {
    for (one, other) in zip(left, right) {
      guard let order = order(one, other, run) else {
        if equal(one, other, run) == true { continue }
        return nil
      }
      if order != 0 { return order }
    }
    return left.count - right.count
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .float(let number): number
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }

  /// The items of a tuple; `sys.version_info` is one.
  static func tuple(of value: Value, _ run: Interpreter) -> [Value]? {
    switch value {
    case .tuple(let items): return items
    case .external("sys.version_info"):
      let settings = run.program.settings
      // The third number is not known; the newest release is the likeliest.
      return [.int(settings.major), .int(settings.minor), .int(99), .string("final"), .int(0)]
    default: return nil
    }
  }

  /// `str(value)` where it is plain.
  static func string(of value: Value) -> String? {
    switch value {
    case .string(let text), .path(let text): text
    case .int(let number): String(number)
    case .bool(let flag): flag ? "True" : "False"
    case .none: "None"
    case .exception(let exception): exception.type == nil ? exception.text : nil
    default: nil
    }
  }

  /// `format % values` with `%s` and `%d` only.
  private static func percent(_ format: String, _ values: Value, _ run: Interpreter) -> Value {
    var arguments: [Value]
    if case .tuple(let items) = values { arguments = items } else { arguments = [values] }
    var result = ""
    var isField = false
    for character in format {
      guard result.utf8.count <= Fuel.Limit.text else { return .unknown }
      if !isField {
        if character == "%" { isField = true } else { result.append(character) }
        continue
      }
      isField = false
      if character == "%" {
        result.append("%")
      } else if character == "s" || character == "d", !arguments.isEmpty,
        let text = string(of: arguments.removeFirst())
      {
        result += text
      } else {
        return .unknown
      }
    }
    return run.string(result)
  }
}
