import Scanning

/// Submodules that files use as attributes without importing them: they are there because another file's import loads them.
package struct Borrowings: Sendable {
  private struct Use {
    let module: String
    let place: String
  }

  /// By the full name of what is used, in the order of the files.
  private var uses: [String: [Use]] = [:]
  /// What else than its own names each module's imports make be there for others, sorted.
  private var lent: [String: [String]] = [:]

  package init(of outlines: [ModuleOutline]) {
    var loaded: Set<String> = []
    for outline in outlines { loaded.formUnion(outline.loaded) }
    for outline in outlines {
      for (path, line) in outline.asked
      where loaded.contains(path) && !outline.loaded.contains(path)
        && !outline.imports.contains(path) && path != outline.module && !Self.comesWithParent(path)
      {
        uses[path, default: []].append(
          Use(module: outline.module, place: "\(outline.path.display):\(line)"))
      }
    }
    for outline in outlines {
      lent[outline.module] = outline.loaded.filter { uses[$0] != nil }.sorted()
    }
  }

  /// Where another file uses a submodule that it does not import.
  package func place(of submodule: String, outside module: String) -> String? {
    uses[submodule]?.first { $0.module != module }?.place
  }

  /// The submodules that importing a module makes be there for files which do not import them.
  func lentSubmodules(of module: String) -> [String] { lent[module] ?? [] }

  /// Packages of the standard library load some of their submodules themselves: those of CPython 3.8 to 3.13 alike.
  private static func comesWithParent(_ path: String) -> Bool {
    if ["os.path", "collections.abc", "html.entities", "sqlite3.dbapi2", "tkinter.constants"]
      .contains(path)
    {
      return true
    }
    let parts = path.split(separator: ".")
    guard parts.count == 2 else { return false }
    switch parts[0] {
    case "asyncio", "encodings", "json": return true
    case "multiprocessing": return ["context", "process", "reduction"].contains(parts[1])
    case "unittest":
      return ["case", "loader", "main", "result", "runner", "signals", "suite", "util"]
        .contains(parts[1])
    default: return false
    }
  }
}
