import Graph

/// Paths of files, as far as import-time code computes with them.
enum PathCalls {
  /// The text of a path object; anything else stays what it is.
  static func text(_ value: Value) -> Value {
    if case .path(let text) = value { .string(text) } else { value }
  }

  /// `pathlib.Path(…)`, and what `joinpath` makes.
  static func made(of parts: [Value]) -> Value {
    var texts: [String] = []
    for part in parts.map(text) {
      guard case .string(let text) = part else { return .unknown }
      texts.append(text)
    }
    return texts.isEmpty ? .unknown : .path(PathText.join(texts))
  }

  /// An attribute of a path object that is no method.
  static func attribute(_ name: String, of path: String) -> Value? {
    let last = PathText.last(path)
    let dot = last.lastIndex(of: ".").flatMap { $0 == last.startIndex ? nil : $0 }
    switch name {
    case "parent": return .path(PathText.parent(path))
    case "name": return .string(last)
    case "stem": return .string(dot.map { String(last[..<$0]) } ?? last)
    case "suffix": return .string(dot.map { String(last[$0...]) } ?? "")
    case "parts":
      let parts = path.split(separator: "/").map { Value.string(String($0)) }
      return .tuple(path.hasPrefix("/") ? [.string("/")] + parts : parts)
    case "parents":
      var parents: [Value] = []
      var next = path
      while next != PathText.parent(next) {
        next = PathText.parent(next)
        parents.append(.path(next))
      }
      return .tuple(parents)
    default: return nil
    }
  }

  /// A method of a path object.
  static func method(_ name: String, of path: String, _ arguments: Arguments, _ run: Interpreter)
    -> Value
  {
    switch name {
    case "resolve", "absolute", "expanduser":
      return path.hasPrefix("/") ? .path(PathText.normalised(path)) : .unknown
    case "joinpath": return made(of: [.path(path)] + arguments.positional)
    case "with_name": return made(of: [.path(PathText.parent(path))] + arguments.positional)
    case "as_posix", "__str__", "__fspath__": return .string(path)
    case "is_dir", "exists":
      return run.folder(atAbsolute: path) != nil ? .bool(true) : .unknown
    case "iterdir":
      return paths(in: path, list("os.listdir", Arguments(positional: [.string(path)]), run))
    case "glob":
      guard case .string(let pattern)? = arguments.positional.first else { return .unknown }
      let text = Value.string(PathText.join([path, pattern]))
      return paths(in: path, list("glob.glob", Arguments(positional: [text]), run))
    case "relative_to":
      guard case .string(let base)? = arguments.positional.first.map(text) else { return .unknown }
      return PathText.relative(path, to: base).map { .path($0) } ?? .unknown
    default: return .unknown
    }
  }

  private static func paths(in folder: String, _ names: Value) -> Value {
    guard case .list(let list) = names else { return .unknown }
    return .list(ListObject(list.items.map { made(of: [.string(folder), $0]) }))
  }

  /// A function of `os.path`.
  static func call(_ name: String, _ arguments: Arguments, _ run: Interpreter) -> Value {
    let texts = arguments.positional.map { value -> String? in
      if case .string(let text) = text(value) { text } else { nil }
    }
    guard let first = texts.first ?? nil else { return .unknown }
    switch name {
    case "join":
      guard texts.allSatisfy({ $0 != nil }) else { return .unknown }
      return .string(PathText.join(texts.compactMap { $0 }))
    case "dirname": return .string(PathText.parent(first))
    case "basename": return .string(PathText.last(first))
    case "abspath", "realpath", "normpath":
      return first.hasPrefix("/") ? .string(PathText.normalised(first)) : .unknown
    case "split": return .tuple([.string(PathText.parent(first)), .string(PathText.last(first))])
    case "splitext":
      let last = PathText.last(first)
      guard let dot = last.lastIndex(of: "."), dot != last.startIndex else {
        return .tuple([.string(first), .string("")])
      }
      let ending = String(last[dot...])
      return .tuple([.string(String(first.dropLast(ending.count))), .string(ending)])
    case "isdir":
      return run.folder(atAbsolute: first) != nil ? .bool(true) : .unknown
    default: return .unknown
    }
  }

  /// `os.listdir(folder)` and `glob.glob(folder + "/*.py")`, of the source files that were scanned.
  static func list(_ path: String, _ arguments: Arguments, _ run: Interpreter) -> Value {
    guard case .string(let text)? = arguments.positional.first.map(text) else { return .unknown }
    let isGlob = path.hasPrefix("glob.")
    if isGlob, PathText.last(text) != "*.py" { return .unknown }
    let folderPath = isGlob ? PathText.parent(text) : text
    guard let folder = run.folder(atAbsolute: folderPath) else { return .unknown }
    var names = run.program.finder.members(of: folder).map {
      $0.isPackage ? $0.name : $0.name + ".py"
    }
    if isGlob { names.removeAll { !$0.hasSuffix(".py") } }
    if run.program.finder.isPackage(folder) { names.append("__init__.py") }
    let values = names.sorted().map { Value.string(isGlob ? "\(folderPath)/\($0)" : $0) }
    return .list(ListObject(values))
  }
}
