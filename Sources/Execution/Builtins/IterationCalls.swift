/// Python's built-in functions that go through other things, some of them only when they are gone through themselves.
extension BuiltinCalls {
  /// `map(function, …)`: nothing is called before something asks for the results.
  static func map(_ arguments: Arguments) -> Value {
    guard let function = arguments.positional.first, arguments.positional.count == 2 else {
      return .unknown
    }
    let values = arguments.positional[1]
    return .generator(
      GeneratorObject { (run, consumer) throws(Interruption) in
        try run.each(of: values) { item throws(Interruption) in
          try consumer(try run.call(function, Arguments(positional: [item])))
        }
      })
  }

  /// `filter(function, values)`
  static func filter(_ arguments: Arguments) -> Value {
    guard let function = arguments.positional.first, arguments.positional.count == 2 else {
      return .unknown
    }
    let values = arguments.positional[1]
    return .generator(
      GeneratorObject { (run, consumer) throws(Interruption) in
        var isKnown = true
        let isIterable = try run.each(of: values) { item throws(Interruption) in
          let verdict: Value
          if case .none = function {
            verdict = item
          } else {
            verdict = try run.call(function, Arguments(positional: [item]))
          }
          switch run.truth(of: verdict) {
          case true?: return try consumer(item)
          case false?: return true
          case nil:
            isKnown = false
            return false
          }
        }
        return isKnown && isIterable
      })
  }

  /// `any` and `all`, which go no further than they must.
  static func anyOrAll(_ values: Value?, decisive: Bool, _ run: Interpreter) throws(Interruption)
    -> Value
  {
    guard let values else { return .unknown }
    var isKnown = true
    var isDecided = false
    let isIterable = try run.each(of: values) { item throws(Interruption) in
      guard let truth = run.truth(of: item) else {
        isKnown = false
        return true
      }
      isDecided = truth == decisive
      return !isDecided
    }
    if isDecided { return .bool(decisive) }
    return isIterable && isKnown ? .bool(!decisive) : .unknown
  }

  /// `next(iterator, default)`
  static func next(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value {
    guard case .generator(let generator)? = arguments.positional.first else { return .unknown }
    if let rest = generator.source {
      if let item = rest.items.popLast() { return item }
    } else {
      var found: Value?
      let isKnown = try run.draw(from: generator) { item throws(Interruption) in
        found = item
        return false
      }
      if let found { return found }
      if !isKnown { return .unknown }
    }
    if let fallback = arguments.value(1, "default") { return fallback }
    try run.raise("StopIteration")
    return .unknown
  }

  /// No function is asked for what to sort by.
  static func isPlain(_ key: Value?) -> Bool {
    switch key {
    case nil, .some(.none): true
    default: false
    }
  }

  /// The items in the order of what the `key` function makes of them, where that is known.
  static func sorted(_ items: [Value], _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> [Value]
  {
    guard let key = arguments.keyword("key") else { return items }
    var keyed: [(key: String, item: Value)] = []
    for item in items {
      try run.spend()
      if case .string(let text) = try run.call(key, Arguments(positional: [item])) {
        keyed.append((text, item))
      }
    }
    guard keyed.count == items.count else { return items }
    let isReversed = arguments.keyword("reverse").map { run.truth(of: $0) == true } ?? false
    // Those with the same key stay in their order either way.
    let order = keyed.indices.sorted { one, other in
      if keyed[one].key == keyed[other].key { return one < other }
      return (keyed[one].key < keyed[other].key) != isReversed
    }
    return order.map { keyed[$0].item }
  }

  static func chain(_ parts: [Value], _ run: Interpreter) throws(Interruption) -> Value {
    let result = ListObject([])
    for part in parts {
      if let items = try run.iterate(part), run.affords(items: items.count + result.items.count) {
        result.items += items
      } else {
        result.isPartial = true
      }
    }
    return .list(result)
  }

  /// `range(…)`, as far as a loop over it could be followed.
  static func range(_ arguments: Arguments, _ run: Interpreter) -> Value {
    let numbers = arguments.positional.map { value -> Int? in
      if case .int(let number) = value { number } else { nil }
    }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0 != nil }) else { return .unknown }
    let known = numbers.compactMap { $0 }
    let (start, end, step) =
      known.count == 1 ? (0, known[0], 1) : (known[0], known[1], known.count > 2 ? known[2] : 1)
    guard step != 0 else { return .unknown }
    let count = Fuel.Limit.items
    let items = stride(from: start, to: end, by: step).prefix(count).map { Value.int($0) }
    guard run.affords(items: items.count) else { return .unknown }
    let list = ListObject(items)
    list.isPartial = items.count == count
    return .list(list)
  }
}
