/// What a call does with code, as the name of what is called tells.
enum CodeRole: Hashable, Sendable {
  /// Which argument says what: its place, and its keyword.
  struct Place: Hashable, Sendable {
    let position: Int
    let keyword: String

    init(_ position: Int, _ keyword: String = "") {
      self.position = position
      self.keyword = keyword
    }
  }

  /// It loads the module of a name.
  case name(Place)
  /// It loads the module of a path.
  case path(Place)
  /// It runs the text it is given, which may come from anywhere.
  case text(Place)
  /// It lists what a folder holds; the receiver is the folder where there is no argument.
  case scan
  case copy
  /// It starts a program.
  case command
  /// It belongs to a loader, and says nothing of what is loaded.
  case loading
  case other

  /// True for what reads code from a name or a file, so that what stands around it may say from where.
  func isLoad(_ name: String) -> Bool {
    switch self {
    case .path, .loading: true
    case .name: Self.plainLoads.contains(name)
    default: false
    }
  }

  private static let plainLoads: Set<String> = ["import_module", "__import__", "find_spec"]

  static let named: [String: CodeRole] = {
    var all: [String: CodeRole] = [:]
    for name in commands { all[name] = .command }
    for name in copies { all[name] = .copy }
    for name in scans { all[name] = .scan }
    for name in ["find_module", "load_module", "exec_module"] { all[name] = .loading }
    for name in ["exec", "compile"] { all[name] = .text(Place(0)) }
    for (name, place) in byPath { all[name] = .path(place) }
    for (name, place) in byName { all[name] = .name(place) }
    return all
  }()

  private static let byName: [String: Place] = [
    "import_module": Place(0, "name"), "__import__": Place(0, "name"), "import_string": Place(0),
    "import_from_string": Place(0), "import_object": Place(0), "import_by_path": Place(0),
    "locate": Place(0, "path"), "load_object": Place(0), "resolve_name": Place(0),
    "find_spec": Place(0, "name"), "find_loader": Place(0), "symbol_by_name": Place(0),
    "namedAny": Place(0), "namedModule": Place(0), "run_module": Place(0, "mod_name"),
    "import_attr": Place(0), "import_class": Place(0), "load_class": Place(0),
    "get_class": Place(0), "class_for_name": Place(0), "import_item": Place(0),
    "import_path": Place(0), "load_entry_point": Place(0), "safe_import": Place(0),
    "try_import": Place(0), "lazy_import": Place(0), "LazyLoader": Place(0),
    "import_dotted": Place(0), "dotted_import": Place(0), "resolve_dotted_name": Place(0),
    "import_symbol": Place(0),
  ]

  private static let byPath: [String: Place] = [
    "spec_from_file_location": Place(1, "location"), "SourceFileLoader": Place(1, "path"),
    "load_source": Place(1, "pathname"), "run_path": Place(0, "path_name"), "execfile": Place(0),
    "pyimport": Place(0), "import_file": Place(0), "load_module_from_file": Place(0),
    "import_module_from_path": Place(0), "ExtensionFileLoader": Place(1, "path"),
    "SourcelessFileLoader": Place(1, "path"),
  ]

  private static let scans = [
    "listdir", "scandir", "glob", "iglob", "iterdir", "rglob", "walk", "iter_modules",
    "walk_packages", "contents", "files",
  ]

  /// Those of them that go through the folders below as well.
  static let deepScans: Set<String> = ["walk", "rglob", "walk_packages"]

  private static let copies = ["copytree", "copy", "copy2", "copyfile", "copy_tree"]

  private static let commands = [
    "run", "Popen", "call", "check_call", "check_output", "system", "popen", "getoutput",
    "getstatusoutput", "create_subprocess_exec", "create_subprocess_shell", "spawnProcess", "spawn",
    "execv", "execl", "execvp", "execlp", "execve", "spawnv", "spawnl", "session.run",
  ]
}
