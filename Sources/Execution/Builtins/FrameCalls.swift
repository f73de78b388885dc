/// Calls that look at the run itself.
enum FrameCalls {
  /// `sys._getframe(depth)`: an object with the names of a caller.
  static func frame(_ depth: Int, _ run: Interpreter) -> Value {
    var frame: Frame? = run.frame
    for _ in 0..<max(0, depth) { frame = frame?.caller }
    guard let frame else { return .unknown }
    let type = ClassObject(
      name: "frame", bases: [.unknown], scope: Scope(.class, outer: nil), module: frame.module)
    let object = InstanceObject(type)
    object.attributes[run.symbol("f_globals")] = .namespace(frame.module.scope)
    object.attributes[run.symbol("f_locals")] = .namespace(frame.scope)
    return .instance(object)
  }

  /// `object.__getattribute__(self, name)`: what the object itself has, no `__getattr__` being asked.
  static func getAttribute(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value
  {
    guard arguments.positional.count == 2, case .instance(let instance) = arguments.positional[0],
      case .string(let name) = arguments.positional[1]
    else { return .unknown }
    let symbol = run.symbol(name)
    if let value = instance.attributes[symbol] ?? run.inherited(symbol, by: instance.type) {
      return value
    }
    if !instance.isOpen, run.frame.isAwaited("AttributeError") {
      throw .raised(ExceptionObject("AttributeError"))
    }
    return .unknown
  }
}
