package import Scanning

/// The folders that one file puts on `sys.path`, where its expressions say which.
package struct PathEdits: Sendable {
  /// Below the scanned root.
  package private(set) var folders: [SourcePath] = []
  private let tree: PythonTree
  private let file: SourcePath
  private var values: [NameID: Place] = [:]

  /// A path as far as it is known: parts below the root, where `..` has been worked off.
  private struct Place {
    var parts: [ArraySlice<UInt8>]
    /// It begins at the file itself, not at the folder that Python happens to be started in.
    var isAnchored = false
  }

  package init(in tree: PythonTree, at file: SourcePath) {
    self.tree = tree
    self.file = file
    var pending = Array(tree.body)
    var next = 0
    // Nesting is followed with a list, not by recursion.
    while next < pending.count {
      visit(pending[next], adding: &pending)
      next += 1
    }
  }

  private mutating func visit(_ id: StatementID, adding pending: inout [StatementID]) {
    switch tree.statement(id) {
    case .assign(let targets, let value):
      guard let place = place(value) else { return }
      for target in targets {
        if case .name(let name) = tree.expression(target) { values[name] = place }
        if case .subscript(let owner, _) = tree.expression(target), isSystemPath(owner) {
          add(place)
        }
      }
    case .augmentedAssign(let target, .add, let value):
      guard isSystemPath(target), case .list(let items) = tree.expression(value) else { return }
      for item in items { if let place = place(item) { add(place) } }
    case .expression(let value): visit(call: value)
    case .if(_, let body, let orElse), .while(_, let body, let orElse):
      pending += body
      pending += orElse
    case .for(_, _, let body, _, _), .with(_, let body, _): pending += body
    case .functionDefinition(let definition): pending += definition.body
    case .classDefinition(let definition): pending += definition.body
    case .try(let statement):
      pending += statement.body
      pending += statement.orElse
      pending += statement.finally
      for handler in statement.handlers { pending += tree.handler(handler).body }
    default: break
    }
  }

  /// `sys.path.insert(0, x)`, `sys.path.append(x)`, `sys.path.extend([x])`, `site.addsitedir(x)`.
  private mutating func visit(call id: ExpressionID) {
    guard case .call(let function, let arguments, _) = tree.expression(id),
      case .attribute(let owner, let method) = tree.expression(function)
    else { return }
    switch tree.names[method] {
    case "insert" where isSystemPath(owner) && arguments.count == 2:
      if let place = place(arguments[1]) { add(place) }
    case "append" where isSystemPath(owner) && arguments.count == 1, "addsitedir":
      if let first = arguments.first, let place = place(first) { add(place) }
    case "extend" where isSystemPath(owner):
      guard let first = arguments.first else { return }
      switch tree.expression(first) {
      case .list(let items), .tuple(let items):
        for item in items { if let place = place(item) { add(place) } }
      default: return
      }
    default: return
    }
  }

  private func isSystemPath(_ id: ExpressionID) -> Bool {
    guard case .attribute(let owner, let name) = tree.expression(id), tree.names[name] == "path",
      case .name(let module) = tree.expression(owner)
    else { return false }
    return tree.names[module] == "sys"
  }

  private mutating func add(_ place: Place) {
    folders.append(SourcePath(bytes: Array(place.parts.joined(separator: [UInt8(ascii: "/")]))))
  }

  /// The folder that an expression stands for wherever Python is started; nil where that cannot be told.
  package func anchoredFolder(_ id: ExpressionID) -> SourcePath? {
    guard let place = place(id), place.isAnchored else { return nil }
    return SourcePath(bytes: Array(place.parts.joined(separator: [UInt8(ascii: "/")])))
  }

  // MARK: Expressions

  private func place(_ id: ExpressionID, depth: Int = 0) -> Place? {
    guard depth < 40 else { return nil }
    switch tree.expression(id) {
    case .name(let name):
      if tree.names[name] == "__file__" {
        return Place(parts: parts(of: file.bytes), isAnchored: true)
      }
      return values[name]
    case .constant:
      guard let text = tree.stringValue(of: id), !text.hasPrefix("/") else { return nil }
      // A relative path counts from where Python is started: the root, or the file's own folder.
      return joined(Place(parts: []), text)
    case .call(let function, let arguments, _):
      return call(function, arguments, depth)
    case .attribute(let owner, let name):
      guard tree.names[name] == "parent", let place = place(owner, depth: depth + 1) else {
        return nil
      }
      return up(place)
    case .subscript(let owner, let index):
      guard case .attribute(let path, let name) = tree.expression(owner),
        tree.names[name] == "parents", let count = tree.integerValue(of: index),
        let place = place(path, depth: depth + 1)
      else { return nil }
      return (0...max(count, 0)).reduce(Optional(place)) { place, _ in place.flatMap(up) }
    case .binaryOperation(let left, .divide, let right):
      guard let base = place(left, depth: depth + 1), let text = tree.stringValue(of: right),
        !text.hasPrefix("/")
      else { return nil }
      return joined(base, text)
    case .binaryOperation(let left, .add, let right):
      // Without a slash the text goes on with the last name of the path.
      guard let base = place(left, depth: depth + 1), let text = tree.stringValue(of: right),
        text.hasPrefix("/")
      else { return nil }
      return joined(base, text)
    default: return nil
    }
  }

  private func call(
    _ function: ExpressionID, _ arguments: ArenaList<ExpressionID>, _ depth: Int
  ) -> Place? {
    let name: String
    var receiver: ExpressionID?
    switch tree.expression(function) {
    case .name(let plain): name = tree.names[plain]
    case .attribute(let owner, let attribute):
      name = tree.names[attribute]
      receiver = owner
    default: return nil
    }
    switch name {
    case "dirname": return arguments.first.flatMap { place($0, depth: depth + 1) }.flatMap(up)
    case "Path", "PurePath":
      guard let start = arguments.first.flatMap({ place($0, depth: depth + 1) }) else { return nil }
      return joined(start, arguments.dropFirst())
    case "abspath", "realpath", "normpath", "str", "fspath", "expanduser":
      return arguments.first.flatMap { place($0, depth: depth + 1) }
    case "resolve", "absolute", "as_posix":
      return receiver.flatMap { place($0, depth: depth + 1) }
    case "getcwd", "cwd": return Place(parts: [])
    case "join", "joinpath":
      var rest = arguments[...]
      let start = name == "join" ? rest.popFirst() : receiver
      return start.flatMap { place($0, depth: depth + 1) }.flatMap { joined($0, rest) }
    default: return nil
    }
  }

  private func joined(
    _ place: Place, _ rest: some Sequence<ExpressionID>
  ) -> Place? {
    var result = place
    for argument in rest {
      guard let text = text(argument), !text.hasPrefix("/"), let next = joined(result, text) else {
        return nil
      }
      result = next
    }
    return result
  }

  private func text(_ id: ExpressionID) -> String? {
    if let text = tree.stringValue(of: id) { return text }
    guard case .attribute(_, let name) = tree.expression(id) else { return nil }
    return tree.names[name] == "pardir" ? ".." : tree.names[name] == "curdir" ? "." : nil
  }

  private func parts(of path: [UInt8]) -> [ArraySlice<UInt8>] {
    path.split(separator: UInt8(ascii: "/"))
  }

  /// The folder around a place; nil above the root.
  private func up(_ place: Place) -> Place? {
    place.parts.isEmpty
      ? nil : Place(parts: place.parts.dropLast(), isAnchored: place.isAnchored)
  }

  private func joined(_ place: Place, _ text: String) -> Place? {
    var result = place
    for part in parts(of: Array(text.utf8)) where part != [UInt8(ascii: ".")] {
      if part.elementsEqual("..".utf8) {
        guard let outer = up(result) else { return nil }
        result = outer
      } else {
        result.parts.append(part)
      }
    }
    return result
  }
}
