import Scanning

// What names stand for.
extension CodeReader {
  mutating func bind(_ target: ExpressionID, _ values: [CodeText]) {
    switch tree.expression(target) {
    case .name(let name):
      let before = isConditional ? scopes[current].values[name] ?? [] : []
      // In the order of the source, each once.
      let all = before + values.filter { !before.contains($0) }
      scopes[current].values[name] = Array(all.prefix(limit))
      if current > 0, !scopes[current].type.isEmpty, scopes[current].parameters.isEmpty {
        attributes[name] = values
      }
    case .attribute(let owner, let name):
      if case .name(let receiver) = tree.expression(owner),
        ["self", "cls"].contains(tree.names[receiver])
      {
        attributes[name] = values
      }
    case .tuple(let items), .list(let items):
      for item in items {
        if case .name(let name) = tree.expression(item) { scopes[current].values[name] = values }
      }
    default: break
    }
  }

  /// `names.append(x)` adds to what a name stands for.
  mutating func extend(
    _ owner: ExpressionID, by method: String, _ arguments: [CodeCall.Argument]
  ) {
    guard ["append", "extend", "add", "insert", "update"].contains(method), arguments.count <= 2,
      case .name(let name) = tree.expression(owner), let before = lookUp(name),
      let added = arguments.last?.values
    else { return }
    scopes[current].values[name] = Array((before + added).prefix(limit))
  }

  func lookUp(_ name: NameID) -> [CodeText]? {
    var scope = current
    while scope >= 0 {
      if let values = scopes[scope].values[name] { return values }
      if scopes[scope].parameters.contains(name) { return nil }
      scope = scopes[scope].parent
    }
    return nil
  }

  func parameter(_ id: ExpressionID) -> String { source(id).map { tree.names[$0] } ?? "" }

  /// The parameter that an expression is, but for what changes nothing about where it leads.
  func source(_ id: ExpressionID) -> NameID? {
    var next = id
    for _ in 0..<8 {
      switch tree.expression(next) {
      case .name(let name):
        return scopes[current].parameters.contains(name) ? name : scopes[current].derived[name]
      case .call(let function, let arguments, _):
        switch tree.expression(function) {
        case .attribute(let owner, let name)
        where ["resolve", "absolute", "strip", "as_posix"].contains(tree.names[name]):
          next = owner
        case .attribute(_, let name), .name(let name):
          guard let first = arguments.first, Self.transparent.contains(tree.names[name]) else {
            return nil
          }
          next = first
        default: return nil
        }
      // Where the modules of a package lie.
      case .attribute(let owner, let name) where tree.names[name] == "__path__": next = owner
      case .joinedString(let parts):
        guard parts.count == 1, case .formattedValue(let value, _, _) = tree.expression(parts[0])
        else { return nil }
        next = value
      default: return nil
      }
    }
    return nil
  }

  private static let transparent: Set<String> = [
    "str", "Path", "PurePath", "abspath", "realpath", "normpath", "fspath", "dirname", "expanduser",
  ]

  /// The dotted name of the module that an expression could be: what an import binds, or an entry of `sys.modules`.
  func moduleName(_ id: ExpressionID) -> String {
    var parts: [String] = []
    var next = id
    while parts.count < Self.longestName {
      switch tree.expression(next) {
      case .name(let name):
        guard lookUp(name) == nil, let first = importedName(name) else { return "" }
        return ([first] + parts.reversed()).joined(separator: ".")
      case .attribute(let owner, let name):
        parts.append(tree.names[name])
        next = owner
      case .subscript(let owner, let index):
        guard parts.isEmpty, dotted(owner).isCall(of: "modules") else { return "" }
        let names = values(of: index)
        return names.count == 1 && !names[0].isComputed ? names[0].text : ""
      default: return ""
      }
    }
    return ""
  }

  /// A chain of names with dots between them; `""` for anything else, and what hangs on something else begins with a dot.
  func dotted(_ id: ExpressionID) -> String {
    var parts: [String] = []
    var next = id
    while parts.count < Self.longestName {
      switch tree.expression(next) {
      case .name(let name):
        parts.append(tree.names[name])
        return parts.reversed().joined(separator: ".")
      case .attribute(let owner, let name):
        parts.append(tree.names[name])
        next = owner
      case .subscript(let owner, let index):
        // `config["KEY"] = …` sets something of that name.
        if let key = tree.stringValue(of: index), parts.isEmpty { return key }
        next = owner
        if parts.isEmpty { continue }
        parts.append("")
        return parts.reversed().joined(separator: ".")
      case .call(let function, _, _):
        if parts.isEmpty {
          next = function
          continue
        }
        parts.append("")
        return parts.reversed().joined(separator: ".")
      default:
        if parts.isEmpty { return "" }
        parts.append("")
        return parts.reversed().joined(separator: ".")
      }
    }
    parts.append("")
    return parts.reversed().joined(separator: ".")
  }

  /// More parts than that are a chain of calls.
  private static let longestName = 12

  /// What a name that an import binds is called elsewhere.
  func importedName(_ name: NameID) -> String? { imported[name] }

  func value(of name: NameID) -> [CodeText]? { lookUp(name) }

  func attribute(_ name: NameID) -> [CodeText]? { attributes[name] }
}
