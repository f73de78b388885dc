/// The pieces of a file that do not run while it is imported, or not as statements: function bodies and annotations.
struct UsePlaces {
  /// The body of a function that stands in no other function.
  struct Function {
    let range: Range<Int>
    let label: String
    let parameters: Set<NameID>
  }

  enum AnnotationKind {
    /// For readers and type checkers.
    case plain
    /// A decorator or a base class may read it.
    case read
  }

  private struct Annotation {
    let range: Range<Int>
    let kind: AnnotationKind
  }

  /// In source order.
  private var functions: [Function] = []
  private var annotations: [Annotation] = []
  /// Functions and classes at the top level of the file.
  private(set) var definedAtTop: [NameID] = []

  init(_ tree: PythonTree) {
    let definitions = tree.nodes.indices
      .filter { tree.nodes[$0].kind == .function || tree.nodes[$0].kind == .classDefinition }
      .sorted { tree.nodes[$0].start < tree.nodes[$1].start }
    /// The definitions around the place, outermost first.
    var around: [(end: Int, name: String, isFunction: Bool, isRead: Bool)] = []
    var classes: [(range: Range<Int>, isRead: Bool)] = []
    for index in definitions {
      let node = tree.nodes[index]
      while let last = around.last, last.end <= Int(node.start) { around.removeLast() }
      if around.contains(where: \.isFunction) { continue }
      switch tree.statement(StatementID(index: UInt32(index))) {
      case .functionDefinition(let function):
        if around.isEmpty { definedAtTop.append(function.name.name) }
        let name = tree.names[function.name.name]
        let label = (around.map(\.name) + [name]).joined(separator: ".")
        add(function, end: Int(node.end), label, tree)
        around.append((Int(node.end), name, true, false))
      case .classDefinition(let type):
        if around.isEmpty { definedAtTop.append(type.name.name) }
        let isRead = !type.bases.isEmpty || !type.decorators.isEmpty || !type.keywords.isEmpty
        around.append((Int(node.end), tree.names[type.name.name], false, isRead))
        classes.append((Int(node.start)..<Int(node.end), isRead))
      default: continue
      }
    }
    addVariables(tree, classes)
    functions.sort { $0.range.lowerBound < $1.range.lowerBound }
    annotations.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func add(
    _ function: FunctionDefinition, end: Int, _ label: String, _ tree: PythonTree
  ) {
    let parameters = function.parameters.map { tree.parameter($0) }
    if let first = function.body.first {
      functions.append(
        Function(
          range: Int(tree.range(of: first).start)..<end, label: label,
          parameters: Set(parameters.map(\.name))))
    }
    let isRead = function.decorators.contains { !Self.isHarmless($0, tree) }
    for annotation in parameters.compactMap(\.annotation) + [function.returns].compactMap(\.self) {
      annotations.append(
        Annotation(range: Self.range(of: annotation, tree), kind: isRead ? .read : .plain))
    }
  }

  /// Decorators that are known not to look at annotations.
  private static func isHarmless(_ decorator: ExpressionID, _ tree: PythonTree) -> Bool {
    let known = [
      "property", "staticmethod", "classmethod", "abstractmethod", "abc.abstractmethod",
      "override", "overload", "typing.overload", "typing.override", "cached_property",
      "functools.cached_property", "contextmanager", "contextlib.contextmanager",
    ]
    let text = String(decoding: tree.text(of: decorator), as: UTF8.self)
    return known.contains(text) || text.hasSuffix(".setter")
  }

  private mutating func addVariables(
    _ tree: PythonTree, _ classes: [(range: Range<Int>, isRead: Bool)]
  ) {
    for node in tree.nodes where node.kind == .annotatedAssign {
      let range = Self.range(of: ExpressionID(index: node.b), tree)
      let around = classes.last { $0.range.contains(range.lowerBound) }
      annotations.append(Annotation(range: range, kind: around?.isRead == true ? .read : .plain))
    }
  }

  private static func range(of id: ExpressionID, _ tree: PythonTree) -> Range<Int> {
    let range = tree.range(of: id)
    return Int(range.start)..<Int(range.end)
  }

  func function(at place: Int) -> Function? {
    let index = Self.lastIndex(functions.count) { functions[$0].range.lowerBound <= place }
    guard let index, functions[index].range.contains(place) else { return nil }
    return functions[index]
  }

  /// What is annotated inside a function is none: it is evaluated with the function, or never.
  func annotation(at place: Int) -> AnnotationKind? {
    let index = Self.lastIndex(annotations.count) { annotations[$0].range.lowerBound <= place }
    guard let index, annotations[index].range.contains(place), function(at: place) == nil else {
      return nil
    }
    return annotations[index].kind
  }

  func inOrder(_ labels: [String]) -> [String] {
    guard labels.count > 1 else { return labels }
    let wanted = Set(labels)
    var seen: Set<String> = []
    return functions.map(\.label).filter { wanted.contains($0) && seen.insert($0).inserted }
  }

  private static func lastIndex(_ count: Int, where holds: (Int) -> Bool) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
