/// The attributes of Python's built-in types, to know which ones a value cannot have.
enum BuiltinAttributes {
  /// Whether a value has an attribute.
  static func exist(on value: Value, _ name: String) -> Bool {
    if case .none = value { return name == "__bool__" || ofPlain.contains(name) }
    switch value {
    case .bool, .int, .float, .tuple, .string:
      if notOfPlain.contains(name) { return false }
    default: break
    }
    if name.hasPrefix("__") { return !isPlain(value) || !onlyOfModules.contains(name) }
    switch value {
    case .bool, .int, .float: return numbers.contains(name)
    case .tuple: return tuples.contains(name)
    case .string: return texts.contains(name)
    case .list: return lists.contains(name)
    case .dict: return dictionaries.contains(name)
    default: return true
    }
  }

  /// Of an object that has no attributes of its own.
  static let ofPlain = ofObjects.subtracting([
    "__dict__", "__module__", "__weakref__", "__annotations__", "__annotate__",
    "__firstlineno__", "__static_attributes__",
  ])

  /// What classes, functions and modules have, and numbers, texts and tuples lack.
  static let notOfPlain: Set<String> = [
    "__dict__", "__module__", "__name__", "__qualname__", "__weakref__",
  ]

  /// What a built-in type has, and perhaps more.
  static func names(of type: String) -> Set<String>? {
    switch type {
    case "int", "float", "bool": numbers
    case "str": texts
    case "tuple": tuples
    case "list", "set", "frozenset": lists
    case "dict": dictionaries
    default: nil
    }
  }

  /// A value that no module stands for.
  private static func isPlain(_ value: Value) -> Bool {
    switch value {
    case .none, .bool, .int, .float, .string, .tuple, .list, .dict: true
    default: false
    }
  }

  private static let onlyOfModules: Set<String> = [
    "__all__", "__cached__", "__file__", "__loader__", "__package__", "__path__", "__spec__",
    "__version__",
  ]

  /// Of every object.
  static let ofObjects: Set<String> = [
    "__class__", "__delattr__", "__dict__", "__dir__", "__doc__", "__eq__", "__format__", "__ge__",
    "__getattribute__", "__getstate__", "__gt__", "__hash__", "__init__", "__init_subclass__",
    "__le__", "__lt__", "__module__", "__ne__", "__new__", "__reduce__", "__reduce_ex__",
    "__repr__", "__setattr__", "__sizeof__", "__str__", "__subclasshook__", "__weakref__",
    "__annotations__", "__annotate__", "__firstlineno__", "__static_attributes__",
  ]

  static let ofClasses = ofObjects.union([
    "__abstractmethods__", "__base__", "__bases__", "__basicsize__", "__call__", "__dictoffset__",
    "__flags__", "__instancecheck__", "__itemsize__", "__mro__", "__name__", "__or__",
    "__prepare__", "__qualname__", "__ror__", "__subclasscheck__", "__subclasses__",
    "__text_signature__", "__type_params__", "__weakrefoffset__", "mro",
  ])

  static let ofFunctions = ofObjects.subtracting(["__weakref__"]).union([
    "__builtins__", "__call__", "__closure__", "__code__", "__defaults__", "__get__", "__globals__",
    "__kwdefaults__", "__name__", "__qualname__", "__type_params__", "__wrapped__",
  ])

  static let ofModules = ofObjects.subtracting(["__module__", "__weakref__"]).union([
    "__builtins__", "__cached__", "__file__", "__loader__", "__name__", "__package__", "__spec__",
  ])

  private static let numbers: Set<String> = [
    "as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes",
    "fromhex", "hex", "imag", "is_integer", "numerator", "real", "to_bytes",
  ]

  private static let tuples: Set<String> = ["count", "index"]

  static let texts: Set<String> = [
    "capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find",
    "format", "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
    "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join",
    "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix", "removesuffix", "replace",
    "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines",
    "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill",
  ]

  /// Of lists, sets, generators, ranges and deques, which are all one here.
  private static let lists: Set<String> = [
    "add", "append", "appendleft", "clear", "close", "copy", "count", "difference",
    "difference_update", "discard", "extend", "extendleft", "gi_code", "gi_frame", "gi_running",
    "gi_suspended", "gi_yieldfrom", "index", "insert", "intersection", "intersection_update",
    "isdisjoint", "issubset", "issuperset", "maxlen", "pop", "popleft", "remove", "reverse",
    "rotate", "send", "sort", "start", "step", "stop", "symmetric_difference",
    "symmetric_difference_update", "throw", "union", "update",
  ]

  /// Of dictionaries, and of the classes of `collections` that are taken for one.
  private static let dictionaries: Set<String> = [
    "clear", "copy", "data", "default_factory", "elements", "fromkeys", "get", "items", "keys",
    "maps", "most_common", "move_to_end", "new_child", "parents", "pop", "popitem", "setdefault",
    "subtract", "total", "update", "values",
  ]
}
