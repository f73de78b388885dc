/// The functions of a repository that load a module whose name or path their callers hand over.
struct CodeLoaders: Sendable {
  enum Wants: Hashable, Sendable {
    case name, path, folder
    /// A folder and all folders below it.
    case tree
  }

  struct Parameter: Hashable, Sendable {
    let name: String
    /// Among those that a call passes by place.
    let position: Int
    let wants: Wants
  }

  private(set) var parameters: [String: Set<Parameter>] = [:]
  /// The classes whose methods load by what they are given.
  private(set) var typeNames: Set<String> = []

  /// How many parameters are known.
  var count: Int { parameters.values.reduce(0) { $0 + $1.count } }

  var names: [String] { parameters.keys.sorted() }
  var types: [String] { typeNames.sorted() }

  /// A function that hands its argument on to a loader is a loader; chains of these are short.
  mutating func add(_ outlines: [CodeOutline]) {
    for _ in 0..<3 {
      let before = count
      for outline in outlines { add(outline) }
      if count == before { return }
    }
  }

  /// Learns which functions of a file load what they are given.
  private mutating func add(_ outline: CodeOutline) {
    guard !outline.parameters.isEmpty else { return }
    let loads = outline.calls.contains { call in
      switch call.role {
      case .name, .path, .text: true
      default: false
      }
    }
    for call in outline.calls where !call.function.isEmpty {
      var found: [(CodeCall.Argument, Wants)] = []
      switch call.role {
      case .name(let place):
        if let argument = call.argument(at: place) { found.append((argument, .name)) }
      case .path(let place), .text(let place):
        if let argument = call.argument(at: place) { found.append((argument, .path)) }
      case .scan where loads && call.argument(0, "path") != nil:
        if let argument = call.argument(0, "path") {
          found.append((argument, CodeRole.deepScans.contains(call.name) ? .tree : .folder))
        }
      default:
        for known in parameters[call.name] ?? [] {
          if let argument = call.argument(known.position, known.name) {
            found.append((argument, known.wants))
          }
        }
      }
      for (argument, wants) in found {
        if wants == .path, argument.parameter.isEmpty { addFolders(of: call, argument, outline) }
        if !call.type.isEmpty { typeNames.insert(call.type) }
        guard !argument.parameter.isEmpty,
          let order = outline.parameters[call.function],
          let place = order.firstIndex(of: argument.parameter), Self.isTelling(call.function)
        else { continue }
        let isMethod = order.first == "self" || order.first == "cls"
        parameters[call.function, default: []].insert(
          Parameter(
            name: argument.parameter, position: isMethod ? max(place - 1, 0) : place, wants: wants))
      }
    }
  }

  /// A loader of a path that it puts together out of what it is given may be given a folder.
  private mutating func addFolders(
    of call: CodeCall, _ argument: CodeCall.Argument, _ outline: CodeOutline
  ) {
    if case .text = call.role { return }
    guard argument.values.allSatisfy({ !$0.isAnchored }),
      let order = outline.parameters[call.function], order.count > 1, Self.isTelling(call.function)
    else { return }
    let isMethod = order.first == "self" || order.first == "cls"
    for (place, name) in order.enumerated() where place > 0 || !isMethod {
      parameters[call.function, default: []].insert(
        Parameter(name: name, position: isMethod ? place - 1 : place, wants: .folder))
    }
  }

  /// Names that every other class has say nothing of who calls them.
  private static func isTelling(_ name: String) -> Bool {
    !["__init__", "__call__", "__new__", "get", "run", "main", "setup", "__getattr__", "call"]
      .contains(name)
  }
}
