import Graph
import Scanning

extension Interpreter {
  /// What imports: the `import` statement and `__import__`, or `importlib.import_module`.
  ///
  /// They differ in how the packages above a module are imported: only the former gets at what stands at the top, and
  /// imports that once more where it is gone.
  enum Importer { case statement, importlib }

  /// Imports a module by its full name, and gives back the module itself.
  func importModule(_ name: String, by importer: Importer = .statement) throws(Interruption)
    -> Value
  {
    recorder?.ask(for: name, in: frame)
    if let known = modules[name]?.value {
      if case .none = known {
        throw importError(
          .moduleNotFound, name: name,
          saying: "import of \(name) halted; None in sys.modules")
      }
      return known
    }
    guard importDepth < Fuel.Limit.importDepth else { throw .exhausted }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return try importTop(name)
    }
    let parentName = String(name[..<dot])
    let child = String(name[name.utf8.index(after: dot)...])
    let parent: Value
    let wasThere = modules[parentName] != nil
    if case .none? = modules[parentName]?.value {
      parent = .none
    } else {
      parent = try importModule(parentName, by: importer)
      if importer == .statement, !wasThere, parentName.contains(".") {
        _ = try importModule(String(name.prefix { $0 != "." }))
      }
    }
    // Running the parent may have imported it.
    if let known = modules[name]?.value { return known }
    if case .none = parent { throw notFound(name, inPlain: parentName) }
    if case .external(let path) = parent { return try importExternal(name, parent: path) }
    let folders = try packageFolders(of: parent, named: parentName)
    if case .instance(let instance) = parent, program.settings.minor >= 11, isPlain(instance.type),
      (instance.attributes[names.path] ?? inherited(names.path, by: instance.type)) != nil,
      case .missing = try presence(of: names.spec, in: parent)
    {
      // What takes a package's place and has a path is asked for its spec too.
      try raise("AttributeError")
    }
    guard let found = find(child, in: folders) else {
      if let value = try importedByHook(name) { return value }
      if case .module(let module) = parent, module.source == nil, !module.isNamespace,
        !module.isMade
      {
        // A compiled module can hold others, which stand in no folder.
        modules[name] = (.unknown, moment())
        return .unknown
      }
      // So can what it holds, or what else nobody knows.
      if case .unknown = parent, homes[parentName] == nil {
        modules[name] = (.unknown, moment())
        return .unknown
      }
      if case .module(let module) = parent, module.scope[names.path] == nil {
        throw notFound(name, inPlain: parentName)
      }
      throw notFound(name)
    }
    let value = try run(found, as: name)
    // What stands for the parent now; running the child may have put something else in its place.
    guard let parent = modules[parentName]?.value else {
      throw .raised(ExceptionObject("KeyError"))
    }
    setAttribute(symbol(child), of: parent, to: value)
    return value
  }

  private func importTop(_ name: String) throws(Interruption) -> Value {
    // Cython knows its own module when it compiles, so the compiled code never looks for one.
    if name == "cython", let file = frame.source?.file, program.finder.isCompiled(file) {
      return .external(name)
    }
    // Of the packages that are there from the beginning, only this one has modules that are not.
    let isLookedFor = program.settings.isStandardLibrary && name == "encodings"
    if isLookedFor || !Preloaded.contains(name), let found = find(name, in: searchPath) {
      return try run(found, as: name)
    }
    if !importers.isEmpty, !program.finder.isStandardTop(name),
      let value = try importedByHook(name)
    {
      return value
    }
    return try importExternal(name, parent: nil)
  }

  enum FoundModule {
    case file(Int32, folders: [ModuleTree.FolderID])
    case namespace([ModuleTree.FolderID])
  }

  /// The first folder with a module or a package of the name counts; the namespaces of all are one.
  func find(_ name: String, in folders: [ModuleTree.FolderID]) -> FoundModule? {
    var namespaces: [ModuleTree.FolderID] = []
    for folder in folders {
      switch program.finder.find(name, in: folder) {
      case .package(let file, let inner): return .file(file, folders: [inner])
      case .module(let file): return .file(file, folders: [])
      case .namespace(let inner): namespaces.append(inner)
      case nil: break
      }
    }
    // The standard library stands on the path too, and a plain folder never hides one of its modules.
    if namespaces.isEmpty || folders == searchPath && program.finder.isStandardTop(name) {
      return nil
    }
    return .namespace(namespaces)
  }

  /// The folders a package's submodules are looked for in; for what has taken its place, the folders it was found with.
  func packageFolders(of value: Value, named name: String) throws(Interruption)
    -> [ModuleTree.FolderID]
  {
    switch value {
    case .module(let module):
      if let path = module.scope[names.path] { return folders(of: path) ?? module.folders }
      // A plain module's `__getattr__` is asked for the path as for any other name.
      if case .found(let path) = try presence(of: names.path, in: value) {
        return folders(of: path) ?? module.folders
      }
      return []
    case .instance(let instance):
      switch try presence(of: names.path, in: .instance(instance)) {
      case .found(let path): return folders(of: path) ?? homes[name] ?? []
      case .unknown: return homes[name] ?? []
      case .missing: return []
      }
    case .unknown, .external, .native, .partial: return homes[name] ?? []
    default: return []
    }
  }

  /// Whether a value has a `__path__`, so that its submodules count among its names.
  func hasPath(_ value: Value, named name: String) throws(Interruption) -> Bool {
    switch value {
    case .module(let module):
      if module.scope[names.path] != nil { return true }
      if case .found = try presence(of: names.path, in: value) { return true }
      return false
    case .instance:
      switch try presence(of: names.path, in: value) {
      case .found: return true
      case .unknown: return homes[name]?.isEmpty == false
      case .missing: return false
      }
    default: return !(try packageFolders(of: value, named: name)).isEmpty
    }
  }

  /// The folders that a `__path__` lists, where it is known.
  private func folders(of path: Value) -> [ModuleTree.FolderID]? {
    let items: [Value]
    switch path {
    case .list(let list): items = list.items
    case .tuple(let parts): items = parts
    case .string, .dict: return []
    default: return nil
    }
    return items.compactMap { item in
      guard case .string(let text) = item else { return nil }
      return folder(atAbsolute: text)
    }
  }

  func folder(atAbsolute path: String) -> ModuleTree.FolderID? {
    program.settings.path(ofAbsolute: path).flatMap { program.finder.folder(at: $0) }
  }

  /// Runs a module that was found and puts it into `sys.modules`, behind all that it imported.
  private func run(_ found: FoundModule, as name: String) throws(Interruption) -> Value {
    recorder?.load(name, in: frame)
    let module: ModuleObject
    var ran: Int32?
    switch found {
    case .namespace(let folders):
      module = ModuleObject(name: name, source: nil, folders: folders)
      module.isNamespace = true
    case .file(let written, let folders):
      let file = runnable(written)
      ran = file
      files[name] = file
      let kind = program.finder.kind(of: file)
      let source = kind == .extensionModule || kind == .cython ? nil : program.module(at: file)
      module = ModuleObject(name: name, source: source, folders: folders)
      if source == nil { module.scope.isOpen = true }
    }
    bindSpecialNames(of: module)
    homes[name] = module.folders
    modules[name] = (.module(module), moment())
    if let source = module.source {
      do throws(Interruption) {
        try runGroups(besides: source.file)
        try run(source, of: module)
      } catch {
        modules[name] = nil
        throw error
      }
    } else if let file = ran {
      try runCompiled(file, of: module)
    }
    guard let result = modules[name]?.value else { throw .raised(ExceptionObject("KeyError")) }
    modules[name] = (result, moment())
    return result
  }

  /// Runs the statements of a module. What has failed many times is taken to fail again, and a file that is run again and again
  /// takes its steps from those of a loop.
  private func run(_ source: ParsedModule, of module: ModuleObject) throws(Interruption) {
    let earlier = runs[source.file]
    if let earlier, earlier.count >= Fuel.Limit.runs || fuel.isEmpty {
      module.scope.isOpen = true
      if let failure = earlier.failure { throw failure }
      return
    }
    let before = fuel.steps
    var failure: Interruption?
    do throws(Interruption) {
      try execute(module, source)
    } catch {
      failure = error
    }
    runs[source.file] = ((earlier?.count ?? 0) + 1, failure)
    if earlier != nil { fuel.take(fuel.steps - before) }
    if let failure { throw failure }
  }

  private func bindSpecialNames(of module: ModuleObject) {
    // In the order in which Python binds them, which star imports and `dir` tell.
    module.scope.bind(names.name, .string(module.name))
    module.scope.bind(names.doc, documentation(of: module))
    module.scope.bind(names.package, .string(module.package))
    module.scope.bind(names.loader, .unknown)
    module.scope.bind(names.spec, .instance(spec(of: module)))
    let settings = program.settings
    if module.isPackage {
      let paths = module.folders.map {
        Value.string(settings.absolute(program.finder.path(ofFolder: $0)))
      }
      module.scope.bind(names.path, .list(ListObject(paths)))
    }
    if module.isNamespace { module.scope.bind(names.file, .none) }
    if let source = module.source {
      module.scope.bind(names.file, .string(settings.absolute(source.path)))
      module.scope.bind(names.cached, .unknown)
      module.scope.bind(names.builtins, .unknown)
    }
  }

  /// The text that a module begins with.
  private func documentation(of module: ModuleObject) -> Value {
    guard let source = module.source else { return module.isNamespace ? .none : .unknown }
    guard let first = source.tree.body.first,
      case .expression(let value) = source.tree.statement(first),
      case .constant(.string) = source.tree.expression(value)
    else { return .none }
    return constant(.string, value, in: source.tree)
  }

  private func spec(of module: ModuleObject) -> InstanceObject {
    let type = ClassObject(
      name: "ModuleSpec", bases: [], scope: Scope(.class, outer: nil), module: module)
    let spec = InstanceObject(type)
    spec.attributes[symbol("name")] = .string(module.name)
    spec.attributes[symbol("parent")] = .string(module.package)
    spec.isOpen = true
    return spec
  }

  private func execute(_ module: ModuleObject, _ source: ParsedModule) throws(Interruption) {
    let (oldFrame, oldDepth) = (frame, callDepth)
    frame = Frame(module: module, source: source, scope: module.scope, importer: oldFrame)
    callDepth = 0
    importDepth += 1
    recorder?.begin(
      module.name, steps: fuel.steps, isInstalled: program.settings.isMounted(source.path))
    module.isRunning = true
    defer {
      recorder?.end(steps: fuel.steps)
      frame = oldFrame
      callDepth = oldDepth
      importDepth -= 1
      module.isRunning = false
    }
    do throws(Interruption) {
      if let error = source.firstError {
        frame.line = source.line(at: error)
        throw .raised(ExceptionObject("SyntaxError"))
      }
      _ = try unbounded { () throws(Interruption) in try execute(source.tree.body) }
    } catch {
      if case .raised(let exception) = error, exception.raisedAt == nil {
        exception.raisedAt = Uncertainty(
          path: source.path, line: frame.line,
          why: "the import seems to end here, as \(exception.kind) is raised")
      }
      // What is installed can be imported: a failure that nobody waits for is more likely one of ours.
      guard case .raised(let exception) = error, program.settings.isMounted(source.path),
        !isAwaited(exception.kind, by: oldFrame, for: source.path)
      else { throw error }
      note("\(module.name) seems to end with \(exception.kind); it is taken to be whole")
      module.scope.isOpen = true
    }
  }

  // MARK: Outside the repository

  private func importExternal(_ name: String, parent: String?) throws(Interruption) -> Value {
    let top = String(name.prefix { $0 != "." })
    guard try isInstalled(name, top: top, parent: parent) else {
      throw notFound(name)
    }
    externals.insert(top)
    let value = Value.external(name)
    recorder?.load(name, in: frame)
    modules[name] = (value, moment())
    try runCompiledStandard(name)
    return value
  }

  private func isInstalled(_ name: String, top: String, parent: String?) throws(Interruption)
    -> Bool
  {
    if PlatformModules.areMissing(top, on: program.settings.platform) { return false }
    if program.finder.isStandardTop(top) {
      // The table of submodules may lack one, so only a handler makes its absence count.
      if parent == nil || importHandlers == 0 { return true }
      if ["test", "idlelib", "lib2to3", "turtledemo"].contains(top) { return true }
      return program.finder.isStandard(name)
    }
    if parent != nil { return true }
    if program.settings.installed.contains(top) { return true }
    if program.settings.isEnvironment { return false }
    guard importHandlers > 0 else { return program.settings.isLikelyInstalled(top) }
    note(
      "whether \(top) is installed is not known; it is taken to be missing, as a handler expects")
    return false
  }
}

/// Modules of the standard library that only some systems have.
enum PlatformModules {
  static func areMissing(_ top: String, on platform: String) -> Bool {
    platform == "win32" ? elsewhere.contains(top) : ofWindows.contains(top)
  }

  private static let ofWindows: Set<String> = [
    "_msi", "_overlapped", "_winapi", "_winreg", "_wmi", "msilib", "msvcrt", "nt", "winreg",
    "winsound",
  ]

  private static let elsewhere: Set<String> = [
    "_posixshmem", "_posixsubprocess", "crypt", "curses", "fcntl", "grp", "nis", "posix", "pty",
    "pwd", "readline", "resource", "spwd", "syslog", "termios", "tty",
  ]
}

/// Modules that are there before the first import, so that no file of theirs is looked for.
enum Preloaded {
  static func contains(_ name: String) -> Bool {
    switch name {
    case "sys", "builtins", "os", "io", "abc", "site", "codecs", "encodings", "posix", "time",
      "stat", "_io", "marshal", "posixpath", "genericpath", "zipimport", "__future__", "warnings":
      true
    default: false
    }
  }
}
