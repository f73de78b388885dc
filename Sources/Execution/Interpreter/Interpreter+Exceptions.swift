import Scanning

extension Interpreter {
  func attempt(_ statement: TryStatement) throws(Interruption) -> Flow {
    guard let source = frame.source else { return .next }
    let kinds = caughtKinds(statement, in: source)
    let catchesImports = kinds.contains { BuiltinExceptions.isA("ModuleNotFoundError", $0) }
    var flow = Flow.next
    var pending: Interruption?
    let frame = self.frame
    frame.handlers.append(kinds)
    if catchesImports { importHandlers += 1 }
    do throws(Interruption) {
      flow = try execute(statement.body)
      frame.handlers.removeLast()
      if catchesImports { importHandlers -= 1 }
      do throws(Interruption) {
        if case .next = flow { flow = try execute(statement.orElse) }
      } catch {
        pending = error
      }
    } catch {
      frame.handlers.removeLast()
      if catchesImports { importHandlers -= 1 }
      do throws(Interruption) {
        flow = try handle(error, statement, in: source)
      } catch {
        pending = error
      }
    }
    if !statement.finally.isEmpty {
      let last = try execute(statement.finally)
      if case .next = last {} else { return last }
    }
    if let pending { throw pending }
    return flow
  }

  private func caughtKinds(_ statement: TryStatement, in source: ParsedModule) -> [String] {
    statement.handlers.flatMap { id -> [String] in
      guard let type = source.tree.handler(id).type else { return ["BaseException"] }
      return lastNames(of: type, in: source)
    }
  }

  private func lastNames(of expression: ExpressionID, in source: ParsedModule) -> [String] {
    switch source.tree.expression(expression) {
    case .name(let name): return [source.tree.names[name]]
    case .attribute(_, let name): return [source.tree.names[name]]
    case .tuple(let items): return items.flatMap { lastNames(of: $0, in: source) }
    default: return []
    }
  }

  private func handle(
    _ error: Interruption, _ statement: TryStatement, in source: ParsedModule
  ) throws(Interruption) -> Flow {
    guard case .raised(let exception) = error else { throw error }
    for id in statement.handlers {
      let handler = source.tree.handler(id)
      if let type = handler.type {
        let line = frame.line
        guard try matches(exception, try evaluate(type)) else {
          frame.line = line
          continue
        }
      }
      if let name = handler.name { assign(source.symbol(name.name), .exception(exception)) }
      frame.handled.append(exception)
      defer { frame.handled.removeLast() }
      let flow = try execute(handler.body)
      if let name = handler.name { frame.scope.remove(source.symbol(name.name)) }
      return flow
    }
    throw error
  }

  func matches(_ exception: ExceptionObject, _ type: Value) throws(Interruption) -> Bool {
    switch type {
    case .tuple(let types):
      for type in types where try matches(exception, type) { return true }
      return false
    case .none, .bool, .int, .float, .module, .function:
      try refuse(type)
      return false
    case .external(let path):
      guard path.hasPrefix("builtins.") else { return false }
      return BuiltinExceptions.isA(exception.kind, String(path.dropFirst("builtins.".count)))
    case .class(let wanted):
      if isInert(type) { try raise("TypeError") }
      return exception.type?.ancestry.contains { $0 === wanted } ?? false
    default: return false
    }
  }

  func raised(_ expression: ExpressionID?) throws(Interruption) -> Interruption {
    guard let expression else {
      return .raised(frame.handled.last ?? ExceptionObject("RuntimeError"))
    }
    let line = frame.line
    let value = try evaluate(expression)
    frame.line = line
    switch value {
    case .exception(let exception):
      // An exception that is raised here fails here, wherever it was made.
      if exception.failure == nil, let kind = Failure.Kind(rawValue: exception.kind) {
        let raised = ExceptionObject(
          exception.kind, type: exception.type, failure: failure(kind, name: exception.givenName))
        raised.text = exception.text
        raised.attributes = exception.attributes
        return .raised(raised)
      }
      return .raised(exception)
    case .external(let path):
      let name = String(path.split(separator: ".").last ?? "")
      let kind = BuiltinExceptions.isKnown(name) ? BuiltinExceptions.canonical(name) : "Exception"
      return .raised(
        ExceptionObject(
          kind, failure: Failure.Kind(rawValue: kind).flatMap { failure($0, name: nil) }))
    case .class where isInert(value), .function where isInert(value):
      return .raised(ExceptionObject("TypeError"))
    case .instance(let instance) where isPlain(instance.type):
      return .raised(ExceptionObject("TypeError"))
    case .class(let type):
      return .raised(exceptionObject(of: type))
    case .instance(let instance):
      return .raised(exceptionObject(of: instance.type))
    case .none, .bool, .int, .float, .string, .tuple, .module:
      return .raised(ExceptionObject("TypeError"))
    default:
      return .raised(ExceptionObject("Exception"))
    }
  }

  func exceptionObject(of type: ClassObject) -> ExceptionObject {
    let bases = type.externalBases.compactMap { path -> String? in
      let name = String(path.split(separator: ".").last ?? "")
      return BuiltinExceptions.isKnown(name) ? BuiltinExceptions.canonical(name) : nil
    }
    let kind = bases.first ?? "Exception"
    return ExceptionObject(
      kind, type: type, failure: Failure.Kind(rawValue: kind).flatMap { failure($0, name: nil) })
  }
}
