import Graph
package import Scanning

/// A module without the lines that put folders on `sys.path`, and without what only these lines needed.
package struct PathHackRewrite: Sendable {
  /// One statement that puts folders on the path.
  package struct Hack: Sendable {
    package let line: Int
    /// Below the root; empty where that cannot be told.
    package let folders: [SourcePath]
    /// Why the statement itself is beyond what can be taken out.
    package let blocker: LazyBlocker?
    let range: ByteRange
  }

  package let source: LazySource
  /// In source order.
  package let hacks: [Hack]

  /// `lines` are those of all statements that change the path.
  package init(of source: LazySource, lines: [Int]) {
    self.source = source
    let reader = HackReader(source)
    var hacks: [Hack] = []
    for id in source.tree.body {
      if let hack = reader.hack(id) { hacks.append(hack) }
    }
    for line in lines {
      let isFound = hacks.contains { hack in
        line >= source.lines.line(at: hack.range.start)
          && line <= source.lines.line(at: hack.range.end)
      }
      if isFound { continue }
      hacks.append(
        Hack(
          line: line, folders: [],
          blocker: LazyBlocker(.layout, "it does not stand by itself at the top of the module"),
          range: ByteRange(0, 0)))
    }
    let found = hacks
    if let use = reader.otherUse(besides: found.map(\.range)) {
      hacks = found.map { hack in
        Hack(
          line: hack.line, folders: hack.folders,
          blocker: hack.blocker ?? LazyBlocker(.path, "line \(use) looks at sys.path as well"),
          range: hack.range)
      }
    }
    self.hacks = hacks.sorted { $0.line < $1.line }
  }

  /// The edits that take some hacks out, and the names of `os`, `sys`, `pathlib` and of paths that nothing else needs; `isNeeded` says
  /// whether others need a name of the module.
  package func edits(without hacks: [Hack], isNeeded: (String) -> Bool) -> [TextEdit]? {
    let insertion = ImportInsertion(source: source)
    var gone = hacks.map(\.range)
    var edits: [TextEdit] = []
    func isFree(_ name: String) -> Bool {
      let uses = source.uses(of: name)
      guard uses.count(where: \.binds) == 1, !source.namesInDoctests.contains(name),
        !isNeeded(name)
      else { return false }
      return uses.allSatisfy { use in
        use.binds || gone.contains { $0.start <= use.range.start && use.range.end <= $0.end }
      }
    }
    func isUsed(_ name: String) -> Bool {
      source.uses(of: name).contains { use in
        !use.binds && gone.contains { $0.start <= use.range.start && use.range.end <= $0.end }
      }
    }
    let reader = HackReader(source)
    if source.blocker == nil {
      // A path may be made of another one, which is bound before it.
      for id in source.tree.body.reversed() {
        guard case .assign(let targets, let value) = source.tree.statement(id), targets.count == 1,
          let target = targets.first, case .name(let name) = source.tree.expression(target),
          isFree(source.tree.names[name]), isUsed(source.tree.names[name]),
          reader.isPath(value), insertion.ownLines(of: id) != nil
        else { continue }
        gone.append(source.tree.range(of: id))
      }
      for entry in source.imports where !entry.isStar {
        let kept = entry.names.filter { name in
          let top = name.full.prefix { $0 != "." }
          return !["os", "sys", "pathlib", "site"].contains(top) || name.isMarkedForOthers
            || !isUsed(name.bound) || !isFree(name.bound)
        }
        if kept.count == entry.names.count { continue }
        if kept.isEmpty {
          if insertion.ownLines(of: entry.id) != nil {
            gone.append(source.tree.range(of: entry.id))
          }
        } else if !insertion.holdsComments(entry.id),
          source.line(of: entry.id) == source.lines.line(at: entry.range.end)
        {
          let words = entry.opening + kept.map(\.written).joined(separator: ", ")
          edits.append(TextEdit(replacing: entry.range, with: Array(words.utf8)))
        }
      }
    }
    guard let lines = removedLines(of: gone, insertion) else { return nil }
    return edits + lines.map { TextEdit(replacing: $0, with: []) }
  }

  /// The whole lines of what goes, each with the blank lines behind it where such stand before it as well; nil where something else
  /// stands on one of them.
  private func removedLines(
    of ranges: [ByteRange], _ insertion: ImportInsertion
  ) -> [ByteRange]? {
    let text = source.tree.source
    var found: [ByteRange] = []
    var isAfterBlank = true
    var next = 0
    let ids = source.tree.body.filter { ranges.contains(source.tree.range(of: $0)) }
    guard ids.count == ranges.count else { return nil }
    for id in ids {
      guard let lines = insertion.ownLines(of: id) else { return nil }
      if let last = found.last, last.end == lines.start {
        // What stood before the run of lines decides.
      } else {
        isAfterBlank = isBlankLine(before: Int(lines.start), after: next)
      }
      var end = Int(lines.end)
      while isAfterBlank, end < text.count,
        let after = source.lines.start(ofLineAfter: UInt32(end)),
        text[end..<after].allSatisfy({ $0 <= UInt8(ascii: " ") })
      {
        end = after
      }
      found.append(ByteRange(Int(lines.start), end))
      next = end
    }
    return found
  }

  /// The line before a place is blank, or there is none.
  private func isBlankLine(before start: Int, after limit: Int) -> Bool {
    guard start > 0 else { return true }
    let line = source.lines.start(ofLineAt: UInt32(start - 1))
    guard line >= limit else { return true }
    return source.tree.source[line..<start].allSatisfy { $0 <= UInt8(ascii: " ") }
  }
}

/// Finds the statements that put folders on the path, and says which folders these are.
private struct HackReader {
  let source: LazySource
  private let paths: PathEdits
  private var tree: PythonTree { source.tree }

  init(_ source: LazySource) {
    self.source = source
    paths = PathEdits(in: source.tree, at: source.path)
  }

  func hack(_ id: StatementID) -> PathHackRewrite.Hack? {
    switch tree.statement(id) {
    case .expression(let call):
      guard let values = values(of: call) else { return nil }
      return hack(id, values, guarding: nil)
    case .if(let test, let body, let orElse):
      guard orElse.isEmpty, body.count == 1, let only = body.first,
        case .expression(let call) = tree.statement(only), let values = values(of: call)
      else { return nil }
      return hack(id, values, guarding: test)
    default: return nil
    }
  }

  private func hack(
    _ id: StatementID, _ values: [ExpressionID], guarding test: ExpressionID?
  ) -> PathHackRewrite.Hack {
    var folders: [SourcePath] = []
    var blocker: LazyBlocker?
    for value in values {
      if let folder = folder(of: value) {
        folders.append(folder)
      } else {
        let words = String(decoding: tree.text(of: value).prefix(60), as: UTF8.self)
        blocker = blocker ?? LazyBlocker(.path, "which folder \(words) is cannot be told")
      }
    }
    if values.isEmpty { blocker = LazyBlocker(.path, "which folders it adds cannot be told") }
    if let test, !asks(test, for: values) {
      blocker = LazyBlocker(
        .guarded, "the test at line \(source.line(of: id)) decides whether it runs")
    }
    if ImportInsertion(source: source).ownLines(of: id) == nil {
      blocker = blocker ?? LazyBlocker(.layout, "it shares a line with another statement")
    }
    return .init(
      line: source.line(of: id), folders: folders, blocker: blocker, range: tree.range(of: id))
  }

  /// What a call adds to the path; nil where it is no such call.
  private func values(of id: ExpressionID) -> [ExpressionID]? {
    guard case .call(let function, let arguments, let keywords) = tree.expression(id),
      case .attribute(let owner, let method) = tree.expression(function), isSystemPath(owner)
    else { return nil }
    switch tree.names[method] {
    case "insert":
      return arguments.count == 2 && keywords.isEmpty ? Array(arguments.dropFirst()) : []
    case "append": return arguments.count == 1 ? Array(arguments) : []
    case "extend":
      guard let first = arguments.first, case .list(let items) = tree.expression(first) else {
        return []
      }
      return Array(items)
    default: return nil
    }
  }

  /// `x not in sys.path`, for the only thing that is added.
  private func asks(_ test: ExpressionID, for values: [ExpressionID]) -> Bool {
    guard values.count == 1 else { return false }
    let words = tree.text(of: test).filter { $0 > UInt8(ascii: " ") }
    let value = tree.text(of: values[0]).filter { $0 > UInt8(ascii: " ") }
    return words == value + Array("notinsys.path".utf8)
  }

  private func isSystemPath(_ id: ExpressionID) -> Bool {
    String(decoding: tree.text(of: id), as: UTF8.self) == "sys.path" && isImport("sys", of: ["sys"])
  }

  private func isImport(_ name: String, of tops: Set<String>) -> Bool {
    let bindings = source.uses(of: name).filter(\.binds)
    guard bindings.count == 1 else { return false }
    return source.imports.contains { entry in
      entry.names.contains {
        $0.bound == name && tops.contains(String($0.full.prefix { $0 != "." }))
      }
    }
  }

  /// Every name in it is `__file__`, comes from `os` or `pathlib`, or is bound once to such a path.
  private func folder(of value: ExpressionID) -> SourcePath? {
    isPath(value) ? paths.anchoredFolder(value) : nil
  }

  /// It is made of `__file__` and of what `os` and `pathlib` offer.
  func isPath(_ value: ExpressionID) -> Bool {
    var pending = [tree.range(of: value)]
    var seen: Set<String> = []
    var isAnchored = false
    while let range = pending.popLast() {
      for use in source.scopes.uses
      where !use.binds && range.start <= use.range.start && use.range.end <= range.end {
        let name = source.scopes.names[source.scopes.symbol(use.symbol).name]
        if name == "__file__" { isAnchored = true }
        guard seen.insert(name).inserted else { continue }
        let bindings = source.uses(of: name).filter(\.binds)
        if bindings.isEmpty {
          guard name == "__file__" || name == "str" else { return false }
          continue
        }
        if isImport(name, of: ["os", "pathlib"]) { continue }
        guard bindings.count == 1, bindings[0].role == .assign,
          case .assign(_, let other) = tree.statement(bindings[0].statement),
          tree.body.contains(bindings[0].statement)
        else { return false }
        pending.append(tree.range(of: other))
      }
    }
    return isAnchored
  }

  /// The first line outside some statements that looks at `sys.path`.
  func otherUse(besides ranges: [ByteRange]) -> Int? {
    for use in source.uses(of: "sys") where !use.binds {
      if ranges.contains(where: { $0.start <= use.range.start && use.range.end <= $0.end }) {
        continue
      }
      let rest = tree.source[Int(use.range.end)...].prefix(6)
      let isPath =
        rest.starts(with: ".path".utf8) && !(rest.last.map { PythonByte.isIdentifier($0) } ?? false)
      if isPath || rest.first != UInt8(ascii: ".") { return source.line(of: use) }
    }
    return nil
  }
}
