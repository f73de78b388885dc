import Scanning

/// An empty class that stands in for one that could not be imported, and what makes it say so when somebody asks it for something.
///
/// Whoever asks an empty class for an attribute, or gives it arguments, gets an `AttributeError` or a `TypeError` today; with the rewrite
/// it is the same error, and its words name what is missing.
package struct PlaceholderRewrite: Sendable {
  /// One such class.
  package struct Placeholder: Sendable {
    package let name: String
    package let line: Int
    /// What could not be imported: `fast.Engine`.
    package let missing: String
    /// Why the class itself is more than a placeholder.
    package let blocker: LazyBlocker?
    let id: StatementID
  }

  package let source: LazySource
  /// In source order.
  package let placeholders: [Placeholder]

  package init(of source: LazySource) {
    self.source = source
    var found: [Placeholder] = []
    for id in source.tree.body {
      guard case .try(let statement) = source.tree.statement(id) else { continue }
      let imported = Self.imported(in: statement.body, source)
      guard !imported.isEmpty else { continue }
      for handler in statement.handlers where Self.catchesImportErrors(handler, source.tree) {
        for inner in source.tree.handler(handler).body {
          guard case .classDefinition(let type) = source.tree.statement(inner) else { continue }
          let name = source.tree.names[type.name.name]
          guard let missing = imported[name], Self.isEmpty(type, source.tree) else { continue }
          found.append(
            Placeholder(
              name: name, line: source.line(of: inner), missing: missing,
              blocker: Self.blocker(of: type, inner, source), id: inner))
        }
      }
    }
    placeholders = found
  }

  /// The full names of what the imports of a block bind.
  private static func imported(
    in block: Statement.Block, _ source: LazySource
  ) -> [String: String] {
    var found: [String: String] = [:]
    for id in block {
      guard
        let entry = TopImport(
          id, in: source.tree, source.lines, module: source.module, isPackage: source.isPackage)
      else { continue }
      for name in entry.names where !name.bound.isEmpty { found[name.bound] = name.full }
    }
    return found
  }

  private static func catchesImportErrors(_ handler: HandlerID, _ tree: PythonTree) -> Bool {
    guard let type = tree.handler(handler).type else { return true }
    let words = String(decoding: tree.text(of: type), as: UTF8.self)
    return ["ImportError", "ModuleNotFoundError", "Exception"].contains { words.contains($0) }
  }

  /// Nothing but `pass`, `...` and a docstring.
  private static func isEmpty(_ type: ClassDefinition, _ tree: PythonTree) -> Bool {
    type.body.allSatisfy { id in
      switch tree.statement(id) {
      case .pass: return true
      case .expression(let value):
        if tree.stringValue(of: value) != nil { return true }
        return tree.text(of: value).elementsEqual("...".utf8)
      default: return false
      }
    }
  }

  private static func blocker(
    of type: ClassDefinition, _ id: StatementID, _ source: LazySource
  ) -> LazyBlocker? {
    let bases = type.bases.filter {
      !source.tree.text(of: $0).elementsEqual("object".utf8)
    }
    if let base = bases.first {
      let words = String(decoding: source.tree.text(of: base), as: UTF8.self)
      return LazyBlocker(.placeholder, "it is a kind of \(words), so somebody may go by that")
    }
    if !type.keywords.isEmpty || !type.decorators.isEmpty || !type.typeParameters.isEmpty {
      return LazyBlocker(.placeholder, "something else makes it, so it is not empty")
    }
    let start = source.lines.start(ofLineAt: source.tree.range(of: id).start)
    let indent = source.tree.source[start..<Int(source.tree.range(of: id).start)]
    guard indent.allSatisfy({ $0 == 0x20 || $0 == 0x09 }),
      ImportInsertion(source: source).ownLines(of: id) != nil
    else { return LazyBlocker(.layout, "it shares a line with another statement") }
    let name = source.tree.names[type.name.name]
    if let use = source.uses(of: "_Missing" + name).first {
      return LazyBlocker(.clash, "line \(source.line(of: use)) has a name that is needed for it")
    }
    return source.blocker
  }

  /// A use of a name of a module that does something else than ask it for an attribute, in words.
  package static func otherUse(of name: String, in source: LazySource) -> String? {
    for use in source.uses(of: name) where !use.binds {
      let line = "\(source.path.display):\(source.line(of: use))"
      switch use.moment {
      case .annotation, .postponed, .quoted, .typing, .never:
        return "\(line) names it in an annotation"
      case .import: return "\(line) needs it while the module runs"
      case .call: break
      }
      if use.role == .outer { return "\(line) declares it global" }
      guard asksForAttribute(after: Int(use.range.end), source.tree.source) else {
        return "\(line) does something else with it than ask it for an attribute"
      }
    }
    return nil
  }

  /// What follows is `.name`, or `(…).name`, where the name is none that every object has.
  private static func asksForAttribute(after start: Int, _ text: [UInt8]) -> Bool {
    var index = start
    if index < text.count, text[index] == UInt8(ascii: "(") {
      var depth = 0
      while index < text.count {
        switch text[index] {
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"): depth -= 1
        // Strings and comments may hold brackets of their own.
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "#"): return false
        default: break
        }
        index += 1
        if depth == 0 { break }
      }
    }
    return text[min(index, text.count)...].starts(with: ".".utf8)
      && !text[min(index, text.count)...].starts(with: ".__".utf8)
  }

  // MARK: Writing

  package func edits(of placeholders: [Placeholder]) -> [TextEdit] {
    placeholders.map { item in
      let range = source.tree.range(of: item.id)
      let start = source.lines.start(ofLineAt: range.start)
      let indent = String(
        decoding: source.tree.source[start..<Int(range.start)], as: UTF8.self)
      let name = item.name
      var lines = [
        "class _Missing\(name)(type):", "    def __getattr__(cls, name):",
        "        raise AttributeError(f\"\(name).{name}: \(item.missing) could not be imported\")",
        "", "class \(name)(metaclass=_Missing\(name)):",
      ]
      if case .classDefinition(let type) = source.tree.statement(item.id) {
        for inner in type.body {
          guard case .expression(let value) = source.tree.statement(inner),
            source.tree.stringValue(of: value) != nil
          else { continue }
          lines.append("    " + String(decoding: source.tree.text(of: value), as: UTF8.self))
        }
      }
      lines += [
        "    def __init__(self, *args, **kwargs):", "        if args or kwargs:",
        "            raise TypeError(\"\(name)(...): \(item.missing) could not be imported\")", "",
        "    def __getattr__(self, name):",
        "        raise AttributeError(f\"\(name)().{name}: \(item.missing) could not be imported\")",
      ]
      let words = lines.enumerated().map {
        $0.element.isEmpty || $0.offset == 0 ? $0.element : indent + $0.element
      }
      return TextEdit(
        replacing: range, with: Array(words.joined(separator: source.newline).utf8))
    }
  }
}
