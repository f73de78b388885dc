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
      let isOpen = module.scope.isOpen || run.mayHaveBoundAny(in: module)
      return sorted(names(in: module.scope, run), isOpen)
    case .none: return sorted(Array(BuiltinAttributes.ofPlain) + ["__bool__"], false)
    case .class(let type):
      return sorted(names(of: type, run) + BuiltinAttributes.ofClasses, type.hasUnknownBase)
    case .instance(let object):
      guard run.inherited(run.symbol("__dir__"), by: object.type) == nil else { return .unknown }
      return sorted(
        names(of: object.type, run) + object.attributes.keys.map(run.text)
          + BuiltinAttributes.ofObjects, object.isOpen || object.type.hasUnknownBase)
    case .string:
      let operators = [
        "__add__", "__contains__", "__getitem__", "__getnewargs__", "__iter__", "__len__",
        "__mod__", "__mul__", "__rmod__", "__rmul__",
      ]
      return sorted(
        operators + BuiltinAttributes.texts
          + BuiltinAttributes.ofObjects.subtracting(BuiltinAttributes.notOfPlain), false)
    case .function(let function):
      let own = function.isDispatched ? ["_clear_cache", "dispatch", "register", "registry"] : []
      return sorted(
        own + function.attributes.keys.map(run.text) + BuiltinAttributes.ofFunctions,
        function.isDisguised && !function.isDispatched || function.kind != .plain)
    case .external(let path):
      guard let dict = run.standardNamespace(path) else { return .unknown }
      return sorted(
        dict.items.compactMap { if case .string(let name) = $0.key { name } else { nil } }, false)
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
