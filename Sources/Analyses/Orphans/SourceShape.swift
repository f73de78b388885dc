package import Scanning

/// How much a Python file holds, and how finished it is.
package struct SourceShape: Hashable, Sendable {
  /// Functions, methods and classes.
  package private(set) var definitions = 0
  package private(set) var functions = 0
  package private(set) var classes = 0
  /// Of the definitions, those that say what they are for.
  package private(set) var documented = 0
  package private(set) var hasDocumentation = false
  /// Loops, tests, handlers and cases.
  package private(set) var branches = 0
  package private(set) var statements = 0
  /// Definitions whose bodies do nothing yet.
  package private(set) var placeholders = 0
  /// Comments that say that something is still to be done.
  package private(set) var todos = 0
  /// Everything at its top level is an import, an `__all__`, a warning or documentation.
  package private(set) var onlyHandsOn = false
  /// Its documentation or its code says that it is not to be used any more.
  package private(set) var saysDeprecated = false

  package init() {}

  package init(of tree: PythonTree) {
    var pending: [Statement.Block] = [tree.body]
    hasDocumentation = Self.isDocumentation(tree.body.first, tree)
    while let block = pending.popLast() {
      for id in block { read(tree.statement(id), tree, &pending) }
    }
    onlyHandsOn = Self.onlyHandsOn(tree)
    readComments(tree.source)
  }

  /// The shape of a Swift file. Bodies are not looked into, so branches are not counted.
  package init(of outline: SwiftOutline, _ source: [UInt8]) {
    for declaration in outline.declarations {
      switch declaration.kind {
      case .func, .`init`, .subscript, .macro: functions += 1
      case .class, .struct, .enum, .protocol, .actor, .extension: classes += 1
      default: continue
      }
      definitions += 1
    }
    readComments(source, mark: UInt8(ascii: "/"))
    documented = min(documented, definitions)
  }

  private mutating func read(
    _ statement: Statement, _ tree: PythonTree, _ pending: inout [Statement.Block]
  ) {
    statements += 1
    switch statement {
    case .functionDefinition(let function):
      functions += 1
      define(function.body, tree, &pending)
    case .classDefinition(let type):
      classes += 1
      define(type.body, tree, &pending)
    case .for(_, _, let body, let orElse, _), .while(_, let body, let orElse),
      .if(_, let body, let orElse):
      branches += 1
      pending += [body, orElse]
    case .with(_, let body, _): pending.append(body)
    case .try(let block):
      branches += block.handlers.count
      pending += [block.body, block.orElse, block.finally]
      for handler in block.handlers { pending.append(tree.handler(handler).body) }
    case .match(_, let cases):
      branches += cases.count
      for item in cases { pending.append(tree.matchCase(item).body) }
    default: break
    }
  }

  private mutating func define(
    _ body: Statement.Block, _ tree: PythonTree, _ pending: inout [Statement.Block]
  ) {
    definitions += 1
    let isDocumented = Self.isDocumentation(body.first, tree)
    if isDocumented { documented += 1 }
    let rest = body.dropFirst(isDocumented ? 1 : 0)
    // An error class needs no more than its documentation; a function does.
    if rest.allSatisfy({ Self.doesNothing(tree.statement($0), tree) }),
      !(rest.isEmpty && isDocumented)
    {
      placeholders += 1
    }
    pending.append(body)
  }

  private static func isDocumentation(_ id: StatementID?, _ tree: PythonTree) -> Bool {
    guard let id, case .expression(let value) = tree.statement(id),
      case .constant(.string) = tree.expression(value)
    else { return false }
    return true
  }

  private static func doesNothing(_ statement: Statement, _ tree: PythonTree) -> Bool {
    switch statement {
    case .pass: return true
    case .expression(let value):
      if case .constant(.ellipsis) = tree.expression(value) { return true }
      return false
    case .raise(let exception?, _):
      return tree.text(of: exception).starts(with: "NotImplementedError".utf8)
    default: return false
    }
  }

  private static func onlyHandsOn(_ tree: PythonTree) -> Bool {
    var imports = 0
    for id in tree.body {
      switch tree.statement(id) {
      case .import, .importFrom: imports += 1
      case .assign(let targets, _):
        guard targets.allSatisfy({ tree.text(of: $0).elementsEqual("__all__".utf8) }) else {
          return false
        }
      case .expression(let value):
        switch tree.expression(value) {
        case .constant: continue
        case .call(let function, _, _):
          guard Self.says("warn", in: tree.text(of: function)) else { return false }
        default: return false
        }
      default: return false
      }
    }
    return imports > 0
  }

  // MARK: Words

  private mutating func readComments(_ source: [UInt8], mark: UInt8 = UInt8(ascii: "#")) {
    var line = source.startIndex
    var wasDocumentation = false
    while line < source.endIndex {
      let end = source[line...].firstIndex(of: UInt8(ascii: "\n")) ?? source.endIndex
      if let hash = source[line..<end].firstIndex(of: mark) {
        let comment = source[hash..<end]
        if Self.marks.contains(where: { Self.says($0, in: comment) }) { todos += 1 }
      }
      if mark == UInt8(ascii: "/") {
        let isDocumentation = source[line..<end].drop { $0 <= 0x20 }.starts(with: "///".utf8)
        if isDocumentation, !wasDocumentation { documented += 1 }
        wasDocumentation = isDocumentation
      }
      line = end + 1
    }
    // What is old tends to say so at its head.
    let head = source.prefix(2_000)
    saysDeprecated = ["deprecated", "DEPRECATED", "Deprecated", "obsolete", "OBSOLETE"]
      .contains { Self.says($0, in: head) }
  }

  private static let marks = ["TODO", "FIXME", "XXX", "HACK"]

  private static func says(_ word: String, in text: ArraySlice<UInt8>) -> Bool {
    let word = Array(word.utf8)
    guard text.count >= word.count else { return false }
    return (text.startIndex...(text.endIndex - word.count)).contains { start in
      text[start] == word[0] && text[start...].starts(with: word)
    }
  }
}
