import Scanning

// What expressions stand for: strings, paths and lists of them.
extension CodeReader {
  /// An expression that nests deeper than anybody writes is computed.
  private static let deepest = 30
  private static let most = 200

  func values(of id: ExpressionID) -> [CodeText] { values(id, 0) }

  private func values(_ id: ExpressionID, _ depth: Int) -> [CodeText] {
    guard depth < Self.deepest else { return [.unknown] }
    switch tree.expression(id) {
    case .constant(.string): return tree.stringValue(of: id).map { [CodeText($0)] } ?? [.unknown]
    case .joinedString(let parts):
      return parts.reduce([CodeText("")]) {
        combine($0, values($1, depth + 1)) { $0.appending($1) }
      }
    case .formattedValue(let value, _, _): return values(value, depth + 1)
    case .name(let name): return self.name(name)
    case .attribute(let owner, let name): return attribute(name, of: owner, depth)
    case .subscript(let owner, let index): return item(index, of: owner, depth)
    case .binaryOperation(let left, .add, let right):
      return combine(values(left, depth + 1), values(right, depth + 1)) { $0.appending($1) }
    case .binaryOperation(let left, .divide, let right):
      return combine(values(left, depth + 1), values(right, depth + 1)) { $0.joined($1) }
    case .binaryOperation(let left, .modulo, let right): return percent(left, right, depth)
    case .list(let items), .tuple(let items), .set(let items):
      return Array(items.prefix(Self.most).flatMap { values($0, depth + 1) }.prefix(Self.most))
    case .starred(let value), .await(let value), .namedExpression(_, let value):
      return values(value, depth + 1)
    case .conditional(_, let body, let orElse):
      return values(body, depth + 1) + values(orElse, depth + 1)
    case .booleanOperation(_, let items):
      return Array(items.flatMap { values($0, depth + 1) }.prefix(Self.most))
    case .call(let function, let arguments, let keywords):
      return call(function, arguments, keywords, depth)
    default: return [.unknown]
    }
  }

  private func combine(
    _ left: [CodeText], _ right: [CodeText], _ join: (CodeText, CodeText) -> CodeText
  ) -> [CodeText] {
    guard left.count * right.count <= Self.most else { return [.unknown] }
    return left.flatMap { one in right.map { join(one, $0) } }
  }

  private func name(_ name: NameID) -> [CodeText] {
    if let values = value(of: name) { return values }
    switch tree.names[name] {
    case "__file__": return [CodeText(path.display, isAnchored: true)]
    case "__name__": return [CodeText(module)]
    case "__package__": return [CodeText(package)]
    case "__path__": return [path.parent.map { CodeText($0.display, isAnchored: true) } ?? .unknown]
    default: return importedName(name).map { imported($0) } ?? [.unknown]
    }
  }

  /// A constant of another module stands for itself until that module is known.
  private func imported(_ name: String) -> [CodeText] {
    let last = name.split(separator: ".").last ?? ""
    let isConstant = last.utf8.allSatisfy {
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
    }
    guard last.utf8.count > 1, isConstant || Self.places.contains(where: { last.hasSuffix($0) })
    else { return [.unknown] }
    return [CodeText(CodeText.reference(to: name))]
  }

  /// What is called like that is a path, whatever case it is written in.
  private static let places = ["_path", "_dir", "_folder", "_directory", "_root"]

  private func attribute(_ name: NameID, of owner: ExpressionID, _ depth: Int) -> [CodeText] {
    switch tree.names[name] {
    case "parent": return values(owner, depth + 1).map { $0.isUnknown ? .unknown : $0.parent }
    case "__name__", "__package__":
      if case .name(let module) = tree.expression(owner), let whole = importedName(module) {
        return [CodeText(whole)]
      }
      return [.unknown]
    case "__path__", "__file__":
      // Where an imported package lies is for the resolver to say.
      if case .name(let module) = tree.expression(owner), let whole = importedName(module) {
        return [
          CodeText("module:" + whole + (tree.names[name] == "__file__" ? "/__init__.py" : ""))
        ]
      }
      return [.unknown]
    case "pardir": return [CodeText("..")]
    case "curdir": return [CodeText(".")]
    case "sep": return [CodeText("/")]
    case let other:
      if case .name(let receiver) = tree.expression(owner) {
        if ["self", "cls"].contains(tree.names[receiver]), let values = attribute(name) {
          return values
        }
        if let module = importedName(receiver) { return imported(module + "." + other) }
      }
      return [.unknown]
    }
  }

  private func item(_ index: ExpressionID, of owner: ExpressionID, _ depth: Int) -> [CodeText] {
    if case .attribute(let path, let name) = tree.expression(owner), tree.names[name] == "parents",
      let count = tree.integerValue(of: index)
    {
      return values(path, depth + 1).map { value in
        value.isUnknown ? value : (0...min(max(count, 0), 20)).reduce(value) { up, _ in up.parent }
      }
    }
    // One of several, or a part of the text: which one is not asked.
    if case .slice = tree.expression(index) { return [.unknown] }
    if tree.stringValue(of: index) == "__file__" {
      return [CodeText(path.display, isAnchored: true)]
    }
    let all = values(owner, depth + 1)
    if case .attribute(_, let name) = tree.expression(owner), tree.names[name] == "__path__" {
      return all
    }
    if all.count > 1 { return all }
    return all.contains { $0.isAnchored || $0.text.hasPrefix("module:") } ? all : [.unknown]
  }

  private func percent(_ left: ExpressionID, _ right: ExpressionID, _ depth: Int) -> [CodeText] {
    let formats = values(left, depth + 1)
    var fields: [[CodeText]] = []
    if case .tuple(let items) = tree.expression(right) {
      fields = items.map { values($0, depth + 1) }
    } else {
      fields = [values(right, depth + 1)]
    }
    return formats.flatMap { Self.filled($0, fields, opening: UInt8(ascii: "%")) }
  }

  private func call(
    _ function: ExpressionID, _ arguments: ArenaList<ExpressionID>,
    _ keywords: ArenaList<KeywordID>,
    _ depth: Int
  ) -> [CodeText] {
    var receiver: ExpressionID?
    let name: String
    switch tree.expression(function) {
    case .name(let plain): name = tree.names[plain]
    case .attribute(let owner, let attribute):
      name = tree.names[attribute]
      receiver = owner
    default: return [.unknown]
    }
    func first() -> [CodeText] { arguments.first.map { values($0, depth + 1) } ?? [.unknown] }
    switch name {
    case "dirname": return first().map { $0.isUnknown ? $0 : $0.parent }
    case "abspath", "realpath", "normpath", "str", "fspath", "expanduser", "sorted", "list",
      "tuple",
      "set", "reversed", "enumerate", "open", "iter":
      return first()
    case "Path", "PurePath", "PosixPath":
      guard !arguments.isEmpty else { return [CodeText("")] }
      return arguments.dropFirst().reduce(first()) {
        combine($0, values($1, depth + 1)) { $0.joined($1) }
      }
    case "resolve", "absolute", "as_posix", "strip", "lower", "rstrip", "lstrip", "read",
      "read_text":
      return receiver.map { values($0, depth + 1) } ?? [.unknown]
    case "getcwd", "cwd": return [CodeText("", isAnchored: true)]
    case "joinpath":
      return arguments.reduce(receiver.map { values($0, depth + 1) } ?? [.unknown]) {
        combine($0, values($1, depth + 1)) { $0.joined($1) }
      }
    case "join": return join(receiver, arguments, depth)
    case "with_name":
      guard let receiver else { return [.unknown] }
      return combine(values(receiver, depth + 1), first()) { $0.parent.joined($1) }
    case "format":
      guard let receiver else { return [.unknown] }
      let fields = arguments.map { values($0, depth + 1) }
      return values(receiver, depth + 1).flatMap {
        Self.filled($0, keywords.isEmpty ? fields : [], opening: UInt8(ascii: "{"))
      }
    case "split":
      // `os.path.split(path)` has the folder first.
      return first().map { $0.isAnchored && !$0.isUnknown ? $0.parent : .unknown }
    case "glob", "rglob", "iterdir", "listdir", "scandir":
      // What is found lies below the folder.
      let folder = receiver.map { values($0, depth + 1) } ?? first()
      return folder.map { $0.isUnknown ? .unknown : $0.joined(CodeText("*")) }
    case "files" where receiver != nil || !arguments.isEmpty:
      return first().map {
        $0.isUnknown || $0.isAnchored ? .unknown : CodeText("module:" + $0.text)
      }
    default: return [.unknown]
    }
  }

  /// `os.path.join(a, b)`, or `".".join((a, b))`.
  private func join(
    _ receiver: ExpressionID?, _ arguments: ArenaList<ExpressionID>, _ depth: Int
  ) -> [CodeText] {
    if let receiver, let separator = tree.stringValue(of: receiver) {
      guard let only = arguments.first else { return [.unknown] }
      let items: ArenaList<ExpressionID>
      switch tree.expression(only) {
      case .list(let found), .tuple(let found): items = found
      default: return [.unknown]
      }
      var result = [CodeText("")]
      for (index, item) in items.enumerated() {
        if index > 0 { result = result.map { $0.appending(CodeText(separator)) } }
        result = combine(result, values(item, depth + 1)) { $0.appending($1) }
      }
      return result
    }
    guard let start = arguments.first else { return [.unknown] }
    return arguments.dropFirst().reduce(values(start, depth + 1)) {
      combine($0, values($1, depth + 1)) { $0.joined($1) }
    }
  }

  /// Puts values into the fields of a format; what is not known becomes `*`.
  private static func filled(
    _ format: CodeText, _ fields: [[CodeText]], opening: UInt8
  ) -> [CodeText] {
    var pieces: [[UInt8]] = [[]]
    let bytes = Array(format.text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == opening, index + 1 < bytes.count else {
        pieces[pieces.count - 1].append(byte)
        index += 1
        continue
      }
      if bytes[index + 1] == opening {
        pieces[pieces.count - 1].append(byte)
        index += 2
        continue
      }
      if opening == UInt8(ascii: "{") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "}") { index += 1 }
        index += 1
      } else if bytes[index + 1] == UInt8(ascii: "(") {
        while index < bytes.count, bytes[index] != UInt8(ascii: ")") { index += 1 }
        index += 2
      } else {
        index += 2
      }
      pieces.append([])
    }
    var result = [
      CodeText(String(decoding: pieces[0], as: UTF8.self), isAnchored: format.isAnchored)
    ]
    for (number, piece) in pieces.dropFirst().enumerated() {
      let values = number < fields.count ? fields[number] : [.unknown]
      guard result.count * values.count <= most else { return [.unknown] }
      let rest = CodeText(String(decoding: piece, as: UTF8.self))
      result = result.flatMap { start in values.map { start.appending($0).appending(rest) } }
    }
    return result
  }
}
