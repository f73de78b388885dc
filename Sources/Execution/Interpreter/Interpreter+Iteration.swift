import Scanning

extension Interpreter {
  /// What a loop over the value goes through, all at once; nil where that is not known.
  func iterate(_ value: Value?) throws(Interruption) -> [Value]? {
    guard let value else { return nil }
    switch value {
    case .generator(let generator): return try everything(of: generator)
    case .instance:
      guard let made = try iterator(of: value) else { return nil }
      if case .instance = made { return nil }
      return try iterate(made)
    default: return plainItems(of: value)
    }
  }

  /// Goes through a value turn by turn, as it yields what it goes through; false where that is not known.
  ///
  /// `each` says whether to go on.
  func each(of value: Value, _ each: @escaping GeneratorObject.Consumer) throws(Interruption)
    -> Bool
  {
    var value = value
    if case .instance = value {
      guard let made = try iterator(of: value) else { return false }
      value = made
    }
    if case .generator(let generator) = value { return try draw(from: generator, each) }
    guard let items = plainItems(of: value) else { return false }
    for item in items {
      try spend()
      guard try each(item) else { break }
    }
    return true
  }

  /// What an object's `__iter__` gives.
  private func iterator(of value: Value) throws(Interruption) -> Value? {
    guard case .found(let method) = try presence(of: symbol("__iter__"), in: value) else {
      return nil
    }
    return try call(method, Arguments())
  }

  private func plainItems(of value: Value) -> [Value]? {
    if let tuple = Operators.tuple(of: value, self) { return tuple }
    switch value {
    case .list(let list): return list.isPartial && list.items.isEmpty ? nil : list.items
    case .string(let text):
      guard affords(items: text.utf8.count) else { return nil }
      return text.unicodeScalars.map { .string(String($0)) }
    case .dict(let dict):
      guard affords(items: dict.count) else { return nil }
      return dict.isPartial && dict.isEmpty ? nil : dict.items.map(\.key)
    case .namespace(let scope):
      guard affords(items: scope.count) else { return nil }
      useAll(of: scope)
      return scope.order.map { .string(text($0)) }
    case .attributes(let instance):
      guard affords(items: instance.attributes.count) else { return nil }
      return instance.attributes.keys.map { text($0) }.sorted().map { .string($0) }
    case .sysModules:
      guard affords(items: modules.count) else { return nil }
      return modules.sorted { $0.value.moment < $1.value.moment }.map { .string($0.key) }
    default: return nil
    }
  }

  /// Raises what Python raises where a value of a plain kind is gone through that has no parts.
  func refuseIteration(of value: Value) throws(Interruption) {
    switch value {
    case .method: try raiseIfAwaited("TypeError")
    case .function where !isInert(value): try raiseIfAwaited("TypeError")
    default: try refuse(value)
    }
  }

  // MARK: Generators

  /// Runs a generator to its end.
  private func everything(of generator: GeneratorObject) throws(Interruption) -> [Value]? {
    let found = ListObject([])
    func run() throws(Interruption) -> Bool {
      try draw(from: generator) { value throws(Interruption) in
        found.items.append(value)
        return true
      }
    }
    let isKnown: Bool?
    if fuel.isRepeating {
      isKnown = try run()
    } else {
      isKnown = try bounded(by: fuel.loop, run)
    }
    return isKnown == true ? found.items : nil
  }

  /// Lets a generator run until it ends or `each` has had enough; false where what it yields is not known.
  func draw(from generator: GeneratorObject, _ each: @escaping GeneratorObject.Consumer)
    throws(Interruption) -> Bool
  {
    guard let producer = generator.start() else { return !generator.isAbandoned }
    let (consumer, scope) = (frame, frame.scope)
    var isStopped = false
    let isKnown = try producer(self) { value throws(Interruption) in
      // What takes the values may be the very frame whose generator expression makes them.
      let (inner, innerScope) = (self.frame, consumer.scope)
      self.frame = consumer
      consumer.scope = scope
      defer {
        consumer.scope = innerScope
        self.frame = inner
      }
      try self.spend()
      if try each(value) { return true }
      isStopped = true
      return false
    }
    generator.isAbandoned = isStopped || !isKnown
    return isKnown
  }

  /// The generator that a call of a generator function makes: nothing of it runs before something asks for its values.
  func generator(of function: FunctionObject, in scope: Scope, receiver: Value) -> Value {
    let isGuessing = frame.isGuessing
    return .generator(
      GeneratorObject(mayCatch: mayCatch(function)) { (run, consumer) throws(Interruption) in
        guard run.callDepth < Fuel.Limit.callDepth, case .block(let body) = function.body else {
          return false
        }
        let outer = run.frame
        let inner = Frame(
          module: function.module, source: function.source, scope: scope, caller: outer)
        inner.line = function.source.line(at: function.key.offset)
        inner.owner = function.owner
        inner.receiver = receiver
        inner.isGuessing = isGuessing
        inner.consumer = consumer
        run.frame = inner
        run.callDepth += 1
        defer {
          run.frame = outer
          run.callDepth -= 1
        }
        do throws(Interruption) {
          _ = try run.execute(body)
        } catch {
          guard case .stopped = error else { throw error }
        }
        return true
      })
  }

  /// Whether the text of a function has handlers, which may catch what is raised where it yields.
  private func mayCatch(_ function: FunctionObject) -> Bool {
    guard case .block(let body) = function.body, let first = body.first, let last = body.last else {
      return false
    }
    let tree = function.source.tree
    let range = ByteRange(Int(tree.range(of: first).start), Int(tree.range(of: last).end))
    return function.source.mentions("except", in: range)
      || function.source.mentions("suppress", in: range)
  }

  /// `yield value`: hands a value to what goes through the generator.
  func yield(_ value: Value) throws(Interruption) {
    guard let consumer = frame.consumer else { return }
    guard try consumer(value) else { throw .stopped }
  }
}
