import Scanning

/// What a run raises for values it knows.
///
/// A run ends where Python's would only if nothing before was left out or guessed: code that is in use does not fail when it is
/// imported, so what seems to fail after a guess is more likely one of ours.
extension Interpreter {
  /// Nothing before was left out or guessed, and the code is the repository's own.
  var isCertain: Bool {
    guard !hasSkipped else { return false }
    var next: Frame? = frame
    while let current = next {
      if current.isGuessing { return false }
      if let source = current.source, program.settings.isInstalled(source.path) { return false }
      next = current.caller ?? current.importer
    }
    return true
  }

  /// Runs what Python may pass over.
  func guessing<Result>(_ body: () throws(Interruption) -> Result) throws(Interruption) -> Result {
    let (frame, wasGuessing) = (self.frame, self.frame.isGuessing)
    frame.isGuessing = true
    defer { frame.isGuessing = wasGuessing }
    return try body()
  }

  /// Raises what Python raises for values of these kinds; after a guess only where a handler waits for it.
  func raise(_ kind: String, name: String? = nil) throws(Interruption) {
    guard isAwaited(kind) || isCertain else { return }
    let exception = ExceptionObject(kind)
    if let name { exception.attributes["name"] = .string(name) }
    throw .raised(exception)
  }

  /// Raises what Python would raise if the value is what it seems; only where a handler waits for it, because what seems
  /// missing may only be unknown.
  func raiseIfAwaited(_ kind: String) throws(Interruption) {
    if isAwaited(kind) { throw .raised(ExceptionObject(kind)) }
  }

  /// Some handler around the statement that runs waits for this kind.
  func isAwaited(_ kind: String) -> Bool {
    guard let path = frame.source?.path else { return frame.isAwaitedByImporters(kind) }
    return frame.awaits(kind) || isAwaited(kind, by: frame, for: path)
  }

  /// Whether a handler around a frame waits for what a file raises.
  ///
  /// What is installed can be imported: whoever imports an installed package in a `try` waits for its absence, and not for what
  /// seems to go wrong in it.
  func isAwaited(_ kind: String, by frame: Frame, for path: SourcePath) -> Bool {
    guard program.settings.isInstalled(path), !BuiltinExceptions.isA(kind, "ImportError") else {
      return frame.isAwaitedByImporters(kind)
    }
    let home = home(of: path)
    return frame.isAwaitedByImporters(kind) {
      $0.source.map { self.home(of: $0.path) == home } ?? true
    }
  }

  /// The folder of installed packages, and what lies right inside it.
  private func home(of path: SourcePath) -> ArraySlice<UInt8> {
    let depth = program.settings.isMounted(path) ? 2 : 1
    var slashes = 0
    return path.bytes.prefix { byte in
      if byte == UInt8(ascii: "/") { slashes += 1 }
      return slashes < depth
    }
  }

  /// Whether a module goes on behind a statement that seems to fail.
  ///
  /// What is installed can be imported: what seems to fail there and nobody waits for is more likely misread. What a module itself
  /// raises by its last word is what it was written for.
  func passesOver(_ exception: ExceptionObject) -> Bool {
    guard frame.scope === frame.module.scope, !frame.isGuessing, frame.consumer == nil,
      let path = frame.source?.path, program.settings.isInstalled(path)
    else { return false }
    if !program.settings.isMounted(path) {
      if exception.isWritten || BuiltinExceptions.isA(exception.kind, "ImportError") {
        return false
      }
      if ["SystemExit", "SyntaxError"].contains(exception.kind) { return false }
    }
    return !frame.awaits(exception.kind) && !isAwaited(exception.kind, by: frame, for: path)
  }

  /// Raises `NameError` for a name that no statement has bound.
  func raiseNameError(_ symbol: Symbol) throws(Interruption) {
    if mayBeBound(symbol) {
      try raiseIfAwaited("NameError")
    } else {
      try raise("NameError", name: text(symbol))
    }
  }

  /// Whether a name that is bound nowhere may all the same be there: functions bind names too, Python binds some, and names
  /// with two underscores before them are changed in classes.
  func mayBeBound(_ symbol: Symbol) -> Bool {
    let name = text(symbol)
    if name == "_" || name.hasPrefix("__") && !name.hasSuffix("__") || Self.given.contains(name) {
      return true
    }
    return mayHaveBound(name, in: frame.module)
  }

  /// Whether functions of a module may have bound a name in it unseen; those that were followed are seen.
  func mayHaveBound(_ name: String, in module: ModuleObject) -> Bool {
    guard let source = module.source else { return !module.isNamespace }
    let end = module.isRunning ? module.reached : .max
    return source.changes.mayBind(name, before: end, isFollowed: hasSeenAll)
  }

  /// Whether functions of a module may have bound any name in it unseen.
  func mayHaveBoundAny(in module: ModuleObject) -> Bool {
    let end = module.isRunning ? module.reached : .max
    return module.source?.changes.isOpen(before: end, isFollowed: hasSeenAll) ?? false
  }

  /// All that ran was followed.
  private var hasSeenAll: Bool { !hasSkipped && !hasLostSight }

  /// Whether a value that is handed to what is not followed may lead to functions of the program.
  func mayCall(_ value: Value) -> Bool {
    switch value {
    case .none, .bool, .int, .float, .string, .bytes, .path, .external: false
    case .tuple(let items): items.count > 64 || items.contains(where: mayCall)
    case .list(let list):
      list.isPartial || list.items.count > 64
        || list.items.contains { if case .list = $0 { true } else { mayCall($0) } }
    default: true
    }
  }

  /// The names that Python binds by itself, in modules, classes and methods, or finds among its own.
  private static let given: Set<String> = [
    "__annotate__", "__annotations__", "__build_class__", "__builtins__", "__cached__",
    "__conditional_annotations__", "__debug__", "__doc__", "__file__", "__firstlineno__",
    "__import__", "__loader__", "__module__", "__name__", "__package__", "__path__",
    "__qualname__", "__spec__", "__static_attributes__", "__type_params__",
    "__warningregistry__",
  ]

  /// Whether a value is what it seems to be so surely that an attribute which it lacks is missing.
  func isPlain(_ value: Value, lacking symbol: Symbol) -> Bool {
    let name = text(symbol)
    switch value {
    case .none: return true
    case .function: return !name.hasPrefix("__")
    case .bool, .int, .float, .tuple, .string:
      return !name.hasPrefix("__") || BuiltinAttributes.notOfPlain.contains(name)
    case .instance(let instance):
      return !name.hasPrefix("__") && isPlain(instance.type)
        && inherited(self.symbol("__getattribute__"), by: instance.type) == nil
    case .class(let type):
      return !name.hasPrefix("__") && isPlain(type) && type.metaclass == nil
        && type.inheritedMetaclass == nil
    default: return false
    }
  }

  /// All that a class is made of is known.
  func isPlain(_ type: ClassObject) -> Bool {
    !type.hasUnknownBase && type.externalBases.allSatisfy { $0 == "builtins.object" }
      && !type.ancestry.contains { $0.scope.isOpen }
  }

  /// Whether a value can neither be gone through nor computed with nor ordered.
  func isInert(_ value: Value) -> Bool {
    switch value {
    case .none: true
    case .module(let module): module.scope[names.classSymbol] == nil
    case .function(let function): function.kind == .plain && !function.isDisguised
    case .class(let type):
      isPlain(type) && type.metaclass == nil && type.inheritedMetaclass == nil
    default: false
    }
  }

  /// Raises `TypeError` for a number or what is inert, where something that has parts has to stand.
  func refuse(_ value: Value?) throws(Interruption) {
    switch value {
    case .bool?, .int?, .float?: try raise("TypeError")
    case let value?: if isInert(value) { try raise("TypeError") }
    case nil: break
    }
  }

  /// What is not followed may fill or change what it is given.
  func handOut(_ arguments: Arguments) {
    if arguments.isPartial { hasLostSight = true }
    for value in arguments.positional + arguments.keywords.map(\.value) {
      if mayCall(value) { hasLostSight = true }
      switch value {
      case .module(let module) where module.isMade: module.scope.isOpen = true
      case .namespace(let scope): scope.isOpen = true
      case .list(let list): list.isPartial = true
      case .dict(let dict): dict.isPartial = true
      case .instance(let instance): instance.isOpen = true
      case .function(let function): function.isDisguised = true
      case .class(let type): type.scope.isOpen = true
      default: break
      }
    }
  }
}
