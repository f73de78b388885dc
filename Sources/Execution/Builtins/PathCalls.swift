import Graph

/// Paths of files, as far as import-time code computes with them.
enum PathCalls {
  /// A path object is treated as its text.
  static func text(_ value: Value) -> Value { value }

  /// A function of `os.path`.
  static func call(_ name: String, _ arguments: Arguments, _ run: Interpreter) -> Value {
    let texts = arguments.positional.map { value -> String? in
      if case .string(let text) = value { text } else { nil }
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
    guard case .string(let text)? = arguments.positional.first else { return .unknown }
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
