/// The names every module sees without importing them.
enum Builtins {
  static func value(named name: String) -> Value? {
    switch name {
    case "__debug__": return .bool(true)
    case "NotImplemented", "Ellipsis": return .external("builtins.\(name)")
    default:
      return names.contains(name) || BuiltinExceptions.isKnown(name)
        ? .external("builtins.\(name)") : nil
    }
  }

  private static let names: Set<String> = [
    "__import__", "__build_class__", "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool",
    "breakpoint", "bytearray", "bytes", "callable", "chr", "classmethod", "compile", "complex",
    "copyright", "credits", "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "exit",
    "filter", "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "help",
    "hex", "id", "input", "int", "isinstance", "issubclass", "iter", "len", "license", "list",
    "locals", "map", "max", "memoryview", "min", "next", "object", "oct", "open", "ord", "pow",
    "print", "property", "quit", "range", "repr", "reversed", "round", "set", "setattr", "slice",
    "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip",
  ]
}
