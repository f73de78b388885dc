package import Scanning

/// A Python module that hands out other modules by name, each loaded when it is first asked for.
///
/// It stands on nothing but Python 3.9. That a module is run once, whoever asks at the same time, is what Python's own import system
/// sees to: a lock of the registry's own could meet Python's and stand still.
package struct ModuleRegistry: Sendable {
  /// One module that is handed out.
  package struct Entry: Sendable {
    package let module: String
    /// The modules of the registry that importing it needs, in the order in which it asks for them: each with the place that says so.
    package let dependencies: [Dependency]

    package init(module: String, dependencies: [Dependency]) {
      self.module = module
      self.dependencies = dependencies
    }
  }

  package struct Dependency: Hashable, Sendable {
    package let module: String
    /// The statement that leads there first.
    package let path: SourcePath
    package let line: Int

    package init(module: String, path: SourcePath, line: Int) {
      self.module = module
      self.path = path
      self.line = line
    }
  }

  /// Words of the file's first line, by which a registry is known.
  package static let mark = "Written by `pollard lazy registry`"

  /// Sorted by name.
  package let entries: [Entry]
  /// A circle that the dependencies go in: each module needs the next one, and the last the first; empty where there is none.
  package let circle: [(module: String, needs: Dependency)]

  package init(_ entries: [Entry]) {
    self.entries = entries.sorted { $0.module < $1.module }
    circle = Self.circle(in: self.entries)
  }

  /// Modules that need nothing that is left are taken away until only circles and what stands on them are left.
  private static func circle(in entries: [Entry]) -> [(module: String, needs: Dependency)] {
    let index = Dictionary(
      entries.enumerated().map { ($0.element.module, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var waiting = entries.map(\.dependencies.count)
    var dependents = [[Int]](repeating: [], count: entries.count)
    for (number, entry) in entries.enumerated() {
      for dependency in entry.dependencies {
        if let other = index[dependency.module] { dependents[other].append(number) }
      }
    }
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    while let number = ready.popLast() {
      for dependent in dependents[number] {
        waiting[dependent] -= 1
        if waiting[dependent] == 0 { ready.append(dependent) }
      }
    }
    guard var number = waiting.firstIndex(where: { $0 > 0 }) else { return [] }
    var way: [(module: String, needs: Dependency)] = []
    var places: [Int: Int] = [:]
    while places[number] == nil {
      places[number] = way.count
      let next = entries[number].dependencies.first { dependency in
        index[dependency.module].map { waiting[$0] > 0 } ?? false
      }
      guard let next, let following = index[next.module] else { return [] }
      way.append((entries[number].module, next))
      number = following
    }
    return Array(way[(places[number] ?? 0)...])
  }

  // MARK: Writing

  /// The names that the file itself binds.
  private static let own: Set<String> = [
    "CircularDependencyError", "TYPE_CHECKING", "annotations", "dependencies", "get", "is_loaded",
    "names", "order", "sys", "threading", "ModuleType", "_accessors", "_circle", "_dependencies",
    "_thread",
  ]

  /// The Python identifier by which each module is handed out, in the order of the entries.
  package var accessors: [String] {
    let short = entries.map { $0.module.replacingDots(with: "_") }
    let long = entries.map { $0.module.replacingDots(with: "__") }
    var counts: [String: Int] = [:]
    for name in short + long { counts[name, default: 0] += 1 }
    return entries.indices.map { index in
      let isPlain = short[index] == long[index]
      let name = counts[short[index]] == (isPlain ? 2 : 1) ? short[index] : long[index]
      return Self.own.contains(name) || name.hasPrefix("_load") ? name + "_" : name
    }
  }

  package var source: [UInt8] {
    let names = zip(accessors, entries).map { ($0, $1) }
    var lines = [
      "\"\"\"Modules by name, each loaded when it is first asked for.", "",
      "\(Self.mark), which writes it anew when imports have changed.", "",
      "    registry.get(\"a.b\")       the module, run once however many threads ask",
      "    registry.a_b              the same, as type checkers and editors see it",
      "    registry.order(\"a.b\")     what it stands on, and itself, in the order of loading",
      "\"\"\"", "", "from __future__ import annotations", "", "import sys", "import threading",
      "from typing import TYPE_CHECKING", "", "if TYPE_CHECKING:",
      "    from types import ModuleType", "",
    ]
    lines += names.map { accessor, entry in
      entry.module == accessor
        ? "    import \(accessor)" : "    import \(entry.module) as \(accessor)"
    }
    lines += ["", "__all__ = ["]
    // Whoever stars it in must not load everything.
    let offered = ["CircularDependencyError", "dependencies", "get", "is_loaded", "names", "order"]
    lines += offered.map { "    \"\($0)\"," } + ["]", ""]
    lines += ["_dependencies: dict[str, tuple[str, ...]] = {"]
    for entry in entries {
      let words = entry.dependencies.map { "\"\($0.module)\"" }.joined(separator: ", ")
      let needs = entry.dependencies.count == 1 ? words + "," : words
      lines.append("    \"\(entry.module)\": (\(needs)),")
    }
    lines += ["}", "_accessors: dict[str, str] = {"]
    lines += names.map { accessor, entry in "    \"\(accessor)\": \"\(entry.module)\"," }
    lines += ["}", "_loaded: dict[str, ModuleType] = {}", "_thread = threading.local()", "", ""]
    lines += Self.functions
    for (accessor, entry) in names {
      // Written out, so that programs that pack applications see it.
      lines += [
        "", "", "def _load_\(accessor)() -> None:", "    import \(entry.module)  # noqa: F401",
      ]
    }
    lines += ["", "", "_loaders = {"]
    lines += names.map { accessor, entry in "    \"\(entry.module)\": _load_\(accessor)," }
    lines.append("}")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static let functions = """
    class CircularDependencyError(ImportError):
        \"""A module needs another one that needs it.\"""


    def names() -> list[str]:
        \"""The modules that there are.\"""
        return sorted(_dependencies)


    def dependencies(name: str) -> tuple[str, ...]:
        \"""What importing a module needs of the others.\"""
        try:
            return _dependencies[name]
        except KeyError:
            raise LookupError(f"{name!r} is no module of this registry") from None


    def order(name: str) -> list[str]:
        \"""What a module stands on, and the module, in the order of loading.\"""
        found: dict[str, None] = {}
        way: dict[str, None] = {name: None}
        pending = [(name, iter(dependencies(name)))]
        while pending:
            current, rest = pending[-1]
            for other in rest:
                if other in way:
                    raise CircularDependencyError(_circle(list(way), other))
                if other not in found:
                    way[other] = None
                    pending.append((other, iter(dependencies(other))))
                    break
            else:
                pending.pop()
                del way[current]
                found[current] = None
        return list(found)


    def is_loaded(name: str) -> bool:
        \"""Whether somebody has asked for a module here.\"""
        dependencies(name)
        return name in _loaded


    def get(name: str) -> ModuleType:
        \"""A module, loaded after what it stands on; the same one every time.\"""
        module = _loaded.get(name)
        if module is not None:
            return module
        loading = _thread.__dict__.setdefault("loading", {})
        for other in order(name):
            if other in _loaded:
                continue
            if other in loading:
                raise CircularDependencyError(_circle(list(loading), other))
            loading[other] = None
            try:
                # Python runs a module once, and other threads wait for it.
                _loaders[other]()
                _loaded.setdefault(other, sys.modules[other])
            finally:
                del loading[other]
        return _loaded[name]


    def _circle(way: list[str], name: str) -> str:
        return "modules need each other: " + " -> ".join([*way[way.index(name):], name])


    def __getattr__(name: str) -> ModuleType:
        try:
            module = _accessors[name]
        except KeyError:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
        return get(module)


    def __dir__() -> list[str]:
        return sorted({*globals(), *_accessors})
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

extension String {
  fileprivate func replacingDots(with other: String) -> String {
    split(separator: ".").joined(separator: other)
  }
}
