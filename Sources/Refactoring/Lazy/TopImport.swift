package import Scanning

/// An import statement that stands by itself at the top level of a module.
package struct TopImport: Sendable {
  /// One name that it imports.
  package struct Name: Sendable {
    let alias: AliasID
    /// As it is written: `a.b as c`.
    let written: String
    /// The name that it binds; empty for a star.
    package let bound: String
    /// The full name of what it binds, or of the module for a star.
    package let full: String
    /// `a as a` says that others are meant to have it.
    let isMarkedForOthers: Bool
  }

  package let id: StatementID
  package let line: Int
  let range: ByteRange
  /// `from … import …`.
  let isFrom: Bool
  /// The words of a `from` statement before its names: `from .a import `.
  let opening: String
  /// The full name of the module behind `from`; of `import` the first module.
  package let module: String
  package let names: [Name]

  /// The modules with a dot in their names that it is sure to load, the packages around them included.
  package var loaded: [String] {
    (isFrom ? [module] : names.map(\.full)).flatMap { full in
      let parts = full.split(separator: ".")
      return parts.indices.dropFirst().map { parts[...$0].joined(separator: ".") }
    }
  }

  /// A fingerprint of what it imports into a module, not of where it stands.
  package func id(in module: String) -> String {
    let words = [module, self.module] + names.map(\.written)
    return String(
      SHA256(of: Array(words.joined(separator: "\u{0}").utf8)).hexadecimal.prefix(10))
  }

  var isStar: Bool { names.contains { $0.bound.isEmpty } }

  init?(
    _ id: StatementID, in tree: PythonTree, _ lines: LineTable, module own: String, isPackage: Bool
  ) {
    self.id = id
    range = tree.range(of: id)
    line = lines.line(at: range.start)
    func text(_ parts: ArenaList<NameOccurrence>) -> String {
      parts.map { tree.names[$0.name] }.joined(separator: ".")
    }
    switch tree.statement(id) {
    case .import(let aliases, isLazy: false):
      isFrom = false
      opening = "import "
      names = aliases.map { id in
        let alias = tree.alias(id)
        let full = text(alias.parts)
        let bound = alias.asName.map { tree.names[$0.name] }
        return Name(
          alias: id, written: full + (bound.map { " as \($0)" } ?? ""),
          bound: bound ?? String(full.prefix { $0 != "." }), full: full,
          isMarkedForOthers: bound == full)
      }
      module = names.first?.full ?? ""
    case .importFrom(let parts, let level, let aliases, isLazy: false):
      isFrom = true
      let written = text(parts)
      let dots = String(repeating: ".", count: level)
      opening = "from \(dots)\(written) import "
      var base = level == 0 ? [] : own.split(separator: ".").map(String.init)
      if level > 0 {
        let up = isPackage ? level - 1 : level
        guard up < base.count || up == 0 else { return nil }
        base.removeLast(up)
      }
      let module = (base + (written.isEmpty ? [] : [written])).joined(separator: ".")
      self.module = module
      names = aliases.map { id in
        let alias = tree.alias(id)
        let name = text(alias.parts)
        let bound = alias.asName.map { tree.names[$0.name] }
        return Name(
          alias: id, written: alias.isStar ? "*" : name + (bound.map { " as \($0)" } ?? ""),
          bound: bound ?? name, full: alias.isStar ? module : "\(module).\(name)",
          isMarkedForOthers: bound == name && !alias.isStar)
      }
    default: return nil
    }
    guard !names.isEmpty, module != "__future__" else { return nil }
  }
}
