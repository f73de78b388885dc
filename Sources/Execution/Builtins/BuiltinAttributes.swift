/// The attributes of Python's built-in types, to know which ones a value cannot have.
enum BuiltinAttributes {
  /// Whether a value has an attribute. Strings stand for paths too, so nothing is said to be missing on them.
  static func exist(on value: Value, _ name: String) -> Bool {
    if name.hasPrefix("__") { return true }
    switch value {
    case .none: return false
    case .bool, .int, .float: return numbers.contains(name)
    case .tuple: return tuples.contains(name)
    case .list: return lists.contains(name)
    case .dict: return dictionaries.contains(name)
    default: return true
    }
  }

  private static let numbers: Set<String> = [
    "as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes",
    "fromhex", "hex", "imag", "is_integer", "numerator", "real", "to_bytes",
  ]

  private static let tuples: Set<String> = ["count", "index"]

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
