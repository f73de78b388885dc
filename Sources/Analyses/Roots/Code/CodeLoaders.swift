/// The functions of a repository that load a module whose name or path their callers hand over.
struct CodeLoaders: Sendable {
  enum Wants: Hashable, Sendable {
    case name, path, folder
  }

  struct Parameter: Hashable, Sendable {
    let name: String
    /// Among those that a call passes by place.
    let position: Int
    let wants: Wants
  }

  private(set) var parameters: [String: Set<Parameter>] = [:]
  /// The classes whose methods load by what they are given.
  private(set) var typeNames: Set<String> = []

  /// How many parameters are known.
  var count: Int { parameters.values.reduce(0) { $0 + $1.count } }

  var names: [String] { parameters.keys.sorted() }
  var types: [String] { typeNames.sorted() }

  /// The calls that load a module by its name.
  static let byName: [String: (position: Int, keyword: String)] = [
    "import_module": (0, "name"), "__import__": (0, "name"), "import_string": (0, ""),
    "import_from_string": (0, ""), "import_object": (0, ""), "import_by_path": (0, ""),
    "locate": (0, "path"), "load_object": (0, ""), "resolve_name": (0, ""),
    "find_spec": (0, "name"),
    "find_loader": (0, ""), "symbol_by_name": (0, ""), "namedAny": (0, ""), "namedModule": (0, ""),
    "run_module": (0, "mod_name"), "import_attr": (0, ""), "import_class": (0, ""),
    "load_class": (0, ""), "get_class": (0, ""), "class_for_name": (0, ""), "import_item": (0, ""),
    "import_path": (0, ""), "load_entry_point": (0, ""), "safe_import": (0, ""),
    "try_import": (0, ""), "lazy_import": (0, ""), "LazyLoader": (0, ""), "import_dotted": (0, ""),
    "dotted_import": (0, ""), "resolve_dotted_name": (0, ""), "import_symbol": (0, ""),
  ]

  /// The calls that load a module by its path.
  static let byPath: [String: (position: Int, keyword: String)] = [
    "spec_from_file_location": (1, "location"), "SourceFileLoader": (1, "path"),
    "load_source": (1, "pathname"), "run_path": (0, "path_name"), "execfile": (0, ""),
    "exec": (0, ""), "compile": (0, ""), "pyimport": (0, ""),
    "import_file": (0, ""), "load_module_from_file": (0, ""), "import_module_from_path": (0, ""),
    "ExtensionFileLoader": (1, "path"), "SourcelessFileLoader": (1, "path"),
  ]

  /// The calls that list what a folder holds; the receiver is the folder where there is no argument.
  static let scans: Set<String> = [
    "listdir", "scandir", "glob", "iglob", "iterdir", "rglob", "walk", "iter_modules",
    "walk_packages", "contents", "files",
  ]

  /// Learns which functions of a file load what they are given.
  mutating func add(_ outline: CodeOutline) {
    guard !outline.parameters.isEmpty else { return }
    let loads = outline.calls.contains {
      Self.byName[String($0.name)] != nil || Self.byPath[String($0.name)] != nil
    }
    for call in outline.calls where !call.function.isEmpty {
      let name = String(call.name)
      var found: [(CodeCall.Argument, Wants)] = []
      if let place = Self.byName[name], let argument = call.argument(place.position, place.keyword)
      {
        found.append((argument, .name))
      } else if let place = Self.byPath[name],
        let argument = call.argument(place.position, place.keyword)
      {
        found.append((argument, .path))
      } else if Self.scans.contains(name), loads, let argument = call.argument(0, "path") {
        found.append((argument, .folder))
      } else {
        for known in parameters[name] ?? [] {
          let shift = call.callee.contains(".") ? 0 : 0
          if let argument = call.argument(known.position + shift, known.name) {
            found.append((argument, known.wants))
          }
        }
      }
      for (argument, wants) in found {
        if wants == .path, argument.parameter.isEmpty { addFolders(of: call, argument, outline) }
        if !call.type.isEmpty { typeNames.insert(call.type) }
        guard !argument.parameter.isEmpty,
          let order = outline.parameters[call.function],
          let place = order.firstIndex(of: argument.parameter), Self.isTelling(call.function)
        else { continue }
        let isMethod = order.first == "self" || order.first == "cls"
        parameters[call.function, default: []].insert(
          Parameter(
            name: argument.parameter, position: isMethod ? max(place - 1, 0) : place, wants: wants))
      }
    }
  }

  /// A loader of a path that it puts together out of what it is given may be given a folder.
  private mutating func addFolders(
    of call: CodeCall, _ argument: CodeCall.Argument, _ outline: CodeOutline
  ) {
    guard !["exec", "compile"].contains(call.name), argument.values.allSatisfy({ !$0.isAnchored }),
      let order = outline.parameters[call.function], order.count > 1, Self.isTelling(call.function)
    else { return }
    let isMethod = order.first == "self" || order.first == "cls"
    for (place, name) in order.enumerated() where place > 0 || !isMethod {
      parameters[call.function, default: []].insert(
        Parameter(name: name, position: isMethod ? place - 1 : place, wants: .folder))
    }
  }

  /// Names that every other class has say nothing of who calls them.
  private static func isTelling(_ name: String) -> Bool {
    !["__init__", "__call__", "__new__", "get", "run", "main", "setup", "__getattr__", "call"]
      .contains(name)
  }
}
