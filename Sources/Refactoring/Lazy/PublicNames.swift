import Scanning

/// The names of a module that a star import brings where it has no `__all__`, once it has run.
struct PublicNames {
  /// Those that are bound in any case, sorted.
  private(set) var certain: [String] = []
  /// Those that are bound on some condition, sorted.
  private(set) var possible: [String] = []

  /// `besides` are names that are there for other reasons than the module's own statements.
  init(of source: LazySource, besides: Set<String>) {
    let top = Set(source.tree.body)
    var certain = besides
    var possible: Set<String> = []
    for name in source.boundNames {
      let bindings = source.uses(of: name).filter { use in
        use.binds && use.role != .declare && use.role != .delete && use.moment != .typing
      }
      if bindings.contains(where: { top.contains($0.statement) && Self.isPlain($0, source) }) {
        certain.insert(name)
      } else if !bindings.isEmpty {
        possible.insert(name)
      }
    }
    for name in certain.union(possible) where source.uses(of: name).contains(where: \.isDeletion) {
      if certain.remove(name) != nil { possible.insert(name) }
    }
    possible.subtract(certain)
    self.certain = certain.filter { !$0.hasPrefix("_") }.sorted()
    self.possible = possible.filter { !$0.hasPrefix("_") }.sorted()
  }

  /// It is no part of a value that may be left out, nor of a loop that may run over nothing.
  private static func isPlain(_ use: NameUse, _ source: LazySource) -> Bool {
    switch source.tree.statement(use.statement) {
    case .assign(_, let value), .annotatedAssign(_, _, let value?, _):
      use.range.start < source.tree.range(of: value).start
    case .functionDefinition, .classDefinition: use.role == .define
    case .import, .importFrom, .typeAlias: true
    default: false
    }
  }

  /// `__all__`, by which they stay what they were when some of them are made on demand.
  var lines: [String] {
    var lines: [String] = []
    if !certain.isEmpty || !possible.isEmpty {
      lines += ["__all__ = ["] + certain.map { "    \"\($0)\"," } + ["]"]
    }
    if !possible.isEmpty {
      lines += ["__all__ += [", "    name for name in ("] + possible.map { "        \"\($0)\"," }
      lines += ["    ) if name in globals()", "]"]
    }
    return lines
  }
}

extension NameUse {
  fileprivate var isDeletion: Bool { role == .delete }
}
