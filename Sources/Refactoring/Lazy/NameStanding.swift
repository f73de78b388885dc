import Scanning

/// Where a module needs a name that one of its imports binds, and what keeps that import from running later.
struct NameStanding {
  /// Those whose bodies need it, in source order.
  private(set) var functions: [OuterFunction] = []
  /// Annotations name it that are not evaluated by themselves.
  private(set) var isAnnotated = false
  /// The first such annotation that somebody could evaluate, or nil.
  private(set) var firstAnnotation: NameUse?
  private(set) var blocker: LazyBlocker?
  /// Nothing in the module needs it.
  var isUnused: Bool { functions.isEmpty && !isAnnotated && blocker == nil }

  init(of name: String, in source: LazySource) {
    let uses = source.uses(of: name)
    let bindings = uses.filter { $0.binds }
    if bindings.count > 1 {
      let other = bindings.first { $0.role != .import } ?? bindings[1]
      block(.rebound, "\(name) is bound again at line \(source.line(of: other))")
    }
    var seen: Set<StatementID> = []
    for use in uses where !use.binds {
      let line = source.line(of: use)
      if use.role == .outer {
        block(.rebound, "line \(line) declares \(name) global")
        continue
      }
      switch use.moment {
      case .import: block(.usedAtImport, "\(name) is needed while the module runs, at line \(line)")
      case .annotation:
        block(.usedAtImport, "the annotation at line \(line), which names \(name), is evaluated")
      case .postponed, .quoted:
        isAnnotated = true
        if let why = Self.reader(of: use, in: source) {
          block(.annotations, "\(why), which names \(name) in an annotation")
        }
        firstAnnotation = firstAnnotation ?? use
      case .never, .typing: isAnnotated = true
      case .call:
        guard let function = source.function(at: use.range.start) else {
          block(.usedAtImport, "a lambda at line \(line) uses \(name)")
          continue
        }
        if seen.insert(function.id).inserted { functions.append(function) }
      }
    }
    functions.sort { $0.body.start < $1.body.start }
  }

  private mutating func block(_ kind: LazyBlocker.Kind, _ text: String) {
    if blocker == nil { blocker = LazyBlocker(kind, text) }
  }

  // MARK: Readers of annotations

  /// What may evaluate the annotation a use stands in: a decorator, or a base of the class; nil where nothing is known to.
  private static func reader(of use: NameUse, in source: LazySource) -> String? {
    let tree = source.tree
    let line = source.line(of: use)
    if case .functionDefinition(let function) = tree.statement(use.statement) {
      for decorator in function.decorators where !isInert(decorator, tree) {
        return
          "the decorator at line \(source.line(of: decorator)) may read the function's annotations"
      }
      return nil
    }
    guard let type = innermostClass(at: use.range.start, tree) else { return nil }
    for decorator in type.decorators where !isInert(decorator, tree) {
      return "the decorator at line \(source.line(of: decorator)) may read the class's annotations"
    }
    for base in type.bases where !isInertBase(base, tree) {
      return
        "the base at line \(source.line(of: base)) may read the class's annotations (line \(line))"
    }
    return type.keywords.isEmpty
      ? nil : "the metaclass of the class around line \(line) may read its annotations"
  }

  /// The class whose body holds a place, outside of functions.
  private static func innermostClass(at offset: UInt32, _ tree: PythonTree) -> ClassDefinition? {
    var block = tree.body
    var found: ClassDefinition?
    while true {
      guard
        let id = block.last(where: { tree.range(of: $0).start <= offset }),
        tree.range(of: id).end > offset
      else { return found }
      switch tree.statement(id) {
      case .classDefinition(let type):
        found = type
        block = type.body
      case .if(_, let body, let orElse):
        block = orElse.first.map { tree.range(of: $0).start <= offset } ?? false ? orElse : body
      case .try(let statement): block = statement.body
      case .with(_, let body, _): block = body
      default: return found
      }
    }
  }

  /// Decorators that are known not to look at annotations.
  static func isInert(_ decorator: ExpressionID, _ tree: PythonTree) -> Bool {
    var id = decorator
    if case .call(let function, _, _) = tree.expression(id) { id = function }
    switch tree.expression(id) {
    case .name(let name): return inert.contains(tree.names[name])
    case .attribute(_, let name):
      let last = tree.names[name]
      return inert.contains(last) || ["setter", "getter", "deleter"].contains(last)
    default: return false
    }
  }

  private static let inert: Set<String> = [
    "property", "staticmethod", "classmethod", "abstractmethod", "abstractproperty", "overload",
    "override", "final", "cached_property", "contextmanager", "asynccontextmanager", "lru_cache",
    "cache", "wraps", "dataclass", "total_ordering", "runtime_checkable", "no_type_check",
    "deprecated", "unique",
  ]

  private static func isInertBase(_ base: ExpressionID, _ tree: PythonTree) -> Bool {
    var id = base
    if case .subscript(let value, _) = tree.expression(id) { id = value }
    switch tree.expression(id) {
    case .name(let name), .attribute(_, let name):
      let last = tree.names[name]
      return [
        "object", "Protocol", "Generic", "ABC", "Enum", "IntEnum", "NamedTuple", "TypedDict",
        "dict",
        "list", "str", "int", "tuple",
      ].contains(last) || last.hasSuffix("Error") || last.hasSuffix("Exception")
    default: return false
    }
  }
}
