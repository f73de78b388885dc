/// `dir`: the names of a value, sorted.
enum DirectoryCalls {
  static func list(_ value: Value?, _ run: Interpreter) throws(Interruption) -> Value {
    guard let value else { return sorted(names(in: run.frame.scope, run), run.frame.scope.isOpen) }
    switch value {
    case .module(let module):
      if let own = module.scope[run.symbol("__dir__")] {
        guard let items = try run.iterate(try run.call(own, Arguments())) else { return .unknown }
        let texts = items.compactMap { if case .string(let text) = $0 { text } else { nil } }
        return sorted(texts, texts.count < items.count)
      }
      guard module.scope[run.names.classSymbol] == nil else { return .unknown }
      let isOpen =
        module.scope.isOpen
        || module.source?.changes.isOpen(before: module.isRunning ? module.reached : .max) == true
      return sorted(names(in: module.scope, run), isOpen)
    case .none: return sorted(Array(BuiltinAttributes.ofPlain) + ["__bool__"], false)
    case .class(let type):
      return sorted(names(of: type, run) + BuiltinAttributes.ofClasses, type.hasUnknownBase)
    case .instance(let object):
      guard run.inherited(run.symbol("__dir__"), by: object.type) == nil else { return .unknown }
      return sorted(
        names(of: object.type, run) + object.attributes.keys.map(run.text)
          + BuiltinAttributes.ofObjects, object.isOpen || object.type.hasUnknownBase)
    default: return .unknown
    }
  }

  private static func names(in scope: Scope, _ run: Interpreter) -> [String] {
    scope.order.map(run.text)
  }

  private static func names(of type: ClassObject, _ run: Interpreter) -> [String] {
    type.ancestry.flatMap { names(in: $0.scope, run) }
  }

  private static func sorted(_ names: [String], _ isPartial: Bool) -> Value {
    let list = ListObject(Set(names).sorted().map { .string($0) })
    list.isPartial = isPartial
    return .list(list)
  }
}
