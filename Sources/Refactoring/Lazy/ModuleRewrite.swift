package import Scanning

/// A module whose imports go into the functions that need them, or under `TYPE_CHECKING`.
package struct ModuleRewrite: Sendable {
  /// What is asked about names from outside the file.
  package struct Outside: Sendable {
    /// Why others need a name of the module; nil where nobody does.
    let blocker: @Sendable (String) -> LazyBlocker?
    /// Functions of these names are called in loops.
    let calledInLoops: Set<String>
    /// Where annotations are read at run time, in words.
    let annotationReader: String?
    /// The functions of this module that run at the end of the process, or at any moment.
    let lateFunctions: Set<String>

    package init(
      calledInLoops: Set<String>, annotationReader: String?, lateFunctions: Set<String>,
      blocker: @escaping @Sendable (String) -> LazyBlocker?
    ) {
      self.calledInLoops = calledInLoops
      self.annotationReader = annotationReader
      self.lateFunctions = lateFunctions
      self.blocker = blocker
    }
  }

  /// One statement that goes elsewhere.
  package struct Moved: Sendable {
    package let entry: TopImport
    /// The functions it goes into; none where only annotations need it.
    let functions: [OuterFunction]
    let isAnnotated: Bool
    /// What spoke against it and was overruled.
    package let overruled: LazyBlocker?
    package var strategy: LazyStrategy { functions.isEmpty ? .typeChecking : .local }
  }

  /// In source order.
  package let moved: [Moved]
  package let kept: [PackageRewrite.Kept]
  /// Nil where nothing changes.
  package let edits: [TextEdit]?

  /// More copies than these make a file worse to read than a slow start is to wait for.
  private static let mostFunctions = 3

  /// `considering` are the statements whose deferral may be worth it, `keeping` those that are known to have to stay, and `allowing` says
  /// of each in which way it may run later. Of those that are `overruling` it does not matter what is a matter of taste.
  package init(
    of source: LazySource, considering: (TopImport) -> Bool, keeping: [StatementID: LazyBlocker],
    allowing: (TopImport, LazyStrategy) -> Bool, overruling: (TopImport) -> Bool = { _ in false },
    _ outside: Outside
  ) {
    var moved: [Moved] = []
    var kept: [PackageRewrite.Kept] = []
    let insertion = ImportInsertion(source: source)
    for entry in source.imports where considering(entry) {
      let judged = Self.judge(entry, source, insertion, outside)
      let doubt = overruling(entry) ? nil : judged.doubt
      if let why = keeping[entry.id] ?? judged.blocker ?? doubt {
        kept.append(.init(entry: entry, blocker: why))
        continue
      }
      let candidate = Moved(
        entry: entry, functions: judged.functions, isAnnotated: judged.isAnnotated,
        overruled: judged.doubt)
      if allowing(entry, candidate.strategy) { moved.append(candidate) }
    }
    if let blocker = source.blocker {
      kept += moved.map { .init(entry: $0.entry, blocker: blocker) }
      moved = []
    }
    self.moved = moved
    self.kept = kept
    edits = moved.isEmpty ? nil : Self.edits(moved, source, insertion)
  }

  private struct Judgement {
    var blocker: LazyBlocker?
    /// A matter of taste.
    var doubt: LazyBlocker?
    var functions: [OuterFunction] = []
    var isAnnotated = false
  }

  private static func judge(
    _ entry: TopImport, _ source: LazySource, _ insertion: ImportInsertion, _ outside: Outside
  ) -> Judgement {
    var result = Judgement()
    if entry.isStar {
      result.blocker = LazyBlocker(.star, "it imports all names")
      return result
    }
    if insertion.ownLines(of: entry.id) == nil {
      result.blocker = LazyBlocker(.layout, "it shares a line with another statement")
      return result
    }
    var seen: Set<StatementID> = []
    for name in entry.names {
      let standing = NameStanding(of: name.bound, in: source)
      if let blocker = standing.blocker {
        result.blocker = blocker
        return result
      }
      if standing.isUnused {
        result.blocker = LazyBlocker(
          .unused, "nothing here uses \(name.bound), so it may be there for what the import does")
        return result
      }
      if source.namesInDoctests.contains(name.bound) {
        result.blocker = LazyBlocker(
          .usedElsewhere, "a doctest of the module may name \(name.bound)")
        return result
      }
      if name.isMarkedForOthers {
        result.blocker = LazyBlocker(.exported, "`as \(name.bound)` hands the name on")
        return result
      }
      if let blocker = outside.blocker(name.bound) {
        guard blocker.isMatterOfTaste else {
          result.blocker = blocker
          return result
        }
        result.doubt = result.doubt ?? blocker
      }
      if standing.firstAnnotation != nil, let reader = outside.annotationReader {
        result.blocker = LazyBlocker(
          .annotations, "\(reader), and annotations name \(name.bound)")
        return result
      }
      result.isAnnotated = result.isAnnotated || standing.isAnnotated
      for function in standing.functions where seen.insert(function.id).inserted {
        result.functions.append(function)
      }
    }
    result.functions.sort { $0.body.start < $1.body.start }
    if !result.functions.isEmpty, insertion.holdsComments(entry.id) {
      result.blocker = LazyBlocker(.layout, "its lines hold comments that have no place elsewhere")
      return result
    }
    if !insertion.comment(behind: entry.id).isEmpty,
      let function = result.functions.first(where: insertion.isOneLiner)
    {
      result.blocker = LazyBlocker(
        .layout, "its comment has no place in \(function.label), which stands on one line")
      return result
    }
    if result.isAnnotated, existingBlock(in: source) == nil,
      insertion.typeCheckingTest(before: entry.range.start) == nil
    {
      result.blocker = LazyBlocker(.clash, "TYPE_CHECKING means something else in this module")
      return result
    }
    result.blocker = obstacle(to: result.functions, source, insertion, outside)
    result.doubt = result.doubt ?? heat(of: result.functions, source, outside)
    return result
  }

  /// Why an import in some functions would run, or have to be read, often.
  private static func heat(
    of functions: [OuterFunction], _ source: LazySource, _ outside: Outside
  ) -> LazyBlocker? {
    if functions.count > mostFunctions {
      return LazyBlocker(.hot, "\(functions.count) functions use it", isMatterOfTaste: true)
    }
    for function in functions {
      let name = function.label.split(separator: ".").last.map(String.init) ?? ""
      let line = source.line(of: function.id)
      if outside.calledInLoops.contains(name) {
        return LazyBlocker(
          .hot, "\(function.label) at line \(line), which uses it, is called in a loop",
          isMatterOfTaste: true)
      }
      if name.hasPrefix("__"), name.hasSuffix("__"),
        !["__init__", "__enter__", "__main__"].contains(name)
      {
        return LazyBlocker(
          .hot, "\(function.label) at line \(line) is called by Python itself",
          isMatterOfTaste: true)
      }
    }
    return nil
  }

  private static func obstacle(
    to functions: [OuterFunction], _ source: LazySource, _ insertion: ImportInsertion,
    _ outside: Outside
  ) -> LazyBlocker? {
    for function in functions {
      let name = function.label.split(separator: ".").last.map(String.init) ?? ""
      let line = source.line(of: function.id)
      // While the process ends nothing can be imported any more.
      if name == "__del__" {
        return LazyBlocker(.hot, "\(function.label) at line \(line) is called by Python itself")
      }
      if outside.lateFunctions.contains(name) {
        return LazyBlocker(
          .special, "\(function.label) at line \(line) runs when nothing should be imported")
      }
      for decorator in function.definition.decorators where isCompiler(decorator, source.tree) {
        return LazyBlocker(
          .special, "\(function.label) at line \(line) is compiled, imports and all")
      }
      if insertion.edit(putting: ["pass"], into: function) == nil {
        return LazyBlocker(.layout, "\(function.label) at line \(line) has no room for an import")
      }
    }
    return nil
  }

  /// Decorators that translate the function's body.
  private static func isCompiler(_ decorator: ExpressionID, _ tree: PythonTree) -> Bool {
    let text = String(decoding: tree.text(of: decorator), as: UTF8.self)
    let name = text.prefix { $0 != "(" }.split(separator: ".").last ?? ""
    return [
      "jit", "njit", "vectorize", "guvectorize", "cfunc", "script", "kernel", "stencil",
      "overload_method",
      "triton", "compile", "task", "flow", "udf", "pandas_udf",
    ].contains(name)
  }

  // MARK: Writing

  private static func edits(
    _ moved: [Moved], _ source: LazySource, _ insertion: ImportInsertion
  ) -> [TextEdit]? {
    var edits: [TextEdit] = []
    var byFunction: [StatementID: (function: OuterFunction, statements: [String])] = [:]
    let annotated = moved.filter(\.isAnnotated)
    let block = existingBlock(in: source)
    for item in moved {
      guard let lines = insertion.ownLines(of: item.entry.id) else { return nil }
      var words = ""
      if block == nil, item.entry.id == annotated.first?.entry.id {
        guard let test = insertion.typeCheckingTest(before: item.entry.range.start) else {
          return nil
        }
        if let line = test.line { words += line + source.newline }
        words += "if \(test.test):" + source.newline
        words += annotated.map { insertion.indented($0.entry.id) + source.newline }.joined()
      }
      edits.append(TextEdit(replacing: lines, with: Array(words.utf8)))
      for function in item.functions {
        let needed = item.entry.names.filter { isUsed($0.bound, in: function, source) }
        guard !needed.isEmpty else { continue }
        let statement =
          item.entry.opening + needed.map(\.written).joined(separator: ", ")
          + (needed.count == item.entry.names.count
            && source.line(of: item.entry.id)
              == source.lines.line(at: item.entry.range.end)
            ? insertion.comment(behind: item.entry.id) : "")
        byFunction[function.id, default: (function, [])].statements.append(statement)
      }
    }
    if let block, !annotated.isEmpty {
      let words = annotated.map {
        insertion.indented($0.entry.id, by: block.indent) + source.newline
      }
      .joined()
      edits.append(
        TextEdit(replacing: ByteRange(block.start, block.start), with: Array(words.utf8)))
    }
    for (function, statements) in byFunction.values {
      guard let edit = insertion.edit(putting: statements, into: function) else { return nil }
      edits.append(edit)
    }
    return edits
  }

  private static func isUsed(
    _ name: String, in function: OuterFunction, _ source: LazySource
  ) -> Bool {
    source.uses(of: name).contains {
      !$0.binds && $0.moment == .call && $0.range.start >= function.body.start
        && $0.range.end <= function.body.end
    }
  }

  /// Where the first block for type checkers begins, and how far in it is.
  private static func existingBlock(
    in source: LazySource
  ) -> (start: Int, indent: String)? {
    for id in source.tree.body {
      guard case .if(let test, let body, _) = source.tree.statement(id), let first = body.first
      else { continue }
      let text = String(decoding: source.tree.text(of: test), as: UTF8.self)
      guard text == "TYPE_CHECKING" || text.hasSuffix(".TYPE_CHECKING") && !text.contains(" ")
      else { continue }
      let range = source.tree.range(of: first)
      let start = source.lines.start(ofLineAt: range.start)
      let indent = source.tree.source[start..<Int(range.start)]
      guard indent.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }),
        !indent.isEmpty
      else { continue }
      switch source.tree.statement(first) {
      case .import, .importFrom: return (start, String(decoding: indent, as: UTF8.self))
      default: continue
      }
    }
    return nil
  }
}
