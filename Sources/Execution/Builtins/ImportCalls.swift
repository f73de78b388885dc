import Graph
import Scanning

/// The calls that import, or ask what could be imported.
enum ImportCalls {
  /// `importlib.import_module(name, package)`
  static func importModule(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value
  {
    guard case .string(let name)? = arguments.value(0, "name") else {
      run.note("the module that is loaded here has a name that is not known")
      return .unknown
    }
    let dots = name.prefix { $0 == "." }.count
    if dots == 0 { return try run.importModule(name, by: .importlib) }
    switch arguments.value(1, "package") {
    case nil where !arguments.isPartial, .some(.none), .string("")?: try run.raise("TypeError")
    default: break
    }
    guard case .string(let package)? = arguments.value(1, "package") else {
      run.note("the package that this relative name begins in is not known")
      return .unknown
    }
    var base = package
    for _ in 1..<dots {
      guard let dot = base.lastIndex(of: ".") else {
        throw run.importError(.importError, name: nil)
      }
      base = String(base[..<dot])
    }
    let rest = String(name.dropFirst(dots))
    return try run.importModule(rest.isEmpty ? base : "\(base).\(rest)", by: .importlib)
  }

  /// `__import__(name, globals, locals, fromlist, level)`
  static func builtin(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value {
    guard case .string(let written)? = arguments.value(0, "name") else {
      run.note("the module that is loaded here has a name that is not known")
      return .unknown
    }
    var level = 0
    if case .int(let number)? = arguments.value(4, "level") { level = max(number, 0) }
    let name = try run.absoluteName(written, level: level)
    let module = try run.importModule(name)
    let fromList = try run.iterate(arguments.value(3, "fromlist")) ?? []
    if fromList.isEmpty {
      let top = String(name.prefix { $0 != "." })
      if level == 0 { return try run.importModule(top) }
      // What is left of the full name when all parts of the written one but the first are cut off.
      let cut = written.utf8.count - written.prefix { $0 != "." }.utf8.count
      return run.modules[String(name.utf8.dropLast(cut)) ?? name]?.value ?? module
    }
    guard try run.hasPath(module, named: name) else { return module }
    // A missing name is only an error for the statement, not for the function.
    for case .string(let item) in fromList {
      guard item == "*" else {
        try run.importSubmodule(run.symbol(item), of: module, named: name)
        continue
      }
      guard case .found(let exports) = try run.presence(of: run.names.all, in: module) else {
        continue
      }
      for case .string(let item) in try run.iterate(exports) ?? [] where item != "*" {
        try run.importSubmodule(run.symbol(item), of: module, named: name)
      }
    }
    return module
  }

  /// `importlib.util.find_spec(name)`: importing the parents, and whether the module is there.
  static func findSpec(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value {
    guard case .string(let name)? = arguments.value(0, "name"), !name.hasPrefix(".") else {
      return .unknown
    }
    if let known = run.modules[name]?.value {
      switch known {
      case .none: return .none
      case .module(let module): return module.scope[run.names.spec] ?? .unknown
      default: return .external("importlib.machinery.ModuleSpec")
      }
    }
    switch try run.isThere(name) {
    case true?:
      let spec = InstanceObject(
        ClassObject(
          name: "ModuleSpec", bases: [], scope: Scope(.class, outer: nil),
          module: run.frame.module))
      spec.attributes[run.symbol("name")] = .string(name)
      spec.isOpen = true
      return .instance(spec)
    case false?: return .none
    case nil: return .unknown
    }
  }

  /// `pkgutil.iter_modules(path, prefix)`
  static func iterModules(_ arguments: Arguments, _ run: Interpreter) throws(Interruption)
    -> Value
  {
    guard let items = try run.iterate(arguments.value(0, "path")) else {
      run.note("the folders whose modules are listed here are not known")
      return .unknown
    }
    var prefix = ""
    if case .string(let text)? = arguments.value(1, "prefix") { prefix = text }
    var found: [Value] = []
    for case .string(let path) in items.map(PathCalls.text) {
      guard let folder = run.folder(atAbsolute: path) else { continue }
      for member in run.program.finder.members(of: folder) {
        found.append(
          .tuple([moduleFinder, .string(prefix + member.name), .bool(member.isPackage)]))
      }
    }
    return .list(ListObject(found))
  }

  /// The first part of what `iter_modules` lists, which tells its tuples from others.
  private static var moduleFinder: Value { .external(ModuleInfo.finder) }

  /// `pkgutil.walk_packages(path, prefix)`, which imports each package behind the turn that it has in a loop.
  static func walkPackages(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value
  {
    guard case .list(let first) = try iterModules(arguments, run) else { return .unknown }
    let onError = arguments.value(2, "onerror")
    return .generator(
      GeneratorObject { (run, consumer) throws(Interruption) in
        var pending = Array(first.items.reversed())
        while let item = pending.popLast() {
          guard try consumer(item) else { break }
          guard case .tuple(let parts) = item, case .bool(true) = parts[2],
            case .string(let name) = parts[1]
          else { continue }
          do throws(Interruption) {
            if case .module(let module) = try run.importModule(name),
              let path = module.scope[run.names.path],
              case .list(let inner) = try iterModules(
                Arguments(positional: [path, .string(name + ".")]), run)
            {
              pending += inner.items.reversed()
            }
          } catch {
            guard case .raised(let exception) = error,
              BuiltinExceptions.isA(exception.kind, onError == nil ? "ImportError" : "Exception")
            else { throw error }
          }
        }
        return true
      })
  }

  /// `types.ModuleType(name)`
  static func newModule(_ arguments: Arguments, _ run: Interpreter) -> Value {
    var name = ""
    if case .string(let text)? = arguments.positional.first { name = text }
    let module = ModuleObject(name: name, source: nil, folders: [])
    module.isMade = true
    module.scope.isOpen = arguments.isPartial
    module.scope.bind(run.names.name, .string(name))
    module.scope.bind(run.names.doc, arguments.value(1, "doc") ?? .none)
    for symbol in [run.names.package, run.names.loader, run.names.spec] {
      module.scope.bind(symbol, .none)
    }
    return .module(module)
  }

  /// `types.SimpleNamespace(name=value)`
  static func newNamespace(_ arguments: Arguments, _ run: Interpreter) -> Value {
    let type = ClassObject(
      name: "SimpleNamespace", bases: [], scope: Scope(.class, outer: nil),
      module: run.frame.module)
    let object = InstanceObject(type)
    object.isOpen = arguments.isPartial || !arguments.positional.isEmpty
    for keyword in arguments.keywords {
      object.attributes[run.symbol(keyword.name)] = keyword.value
    }
    return .instance(object)
  }
}

/// `pkgutil.ModuleInfo`: a tuple whose parts have names.
enum ModuleInfo {
  static let finder = "pkgutil.ModuleInfo.module_finder"

  /// The part of that name; nil where the tuple is another one.
  static func part(_ name: String, of tuple: [Value]) -> Value? {
    guard tuple.count == 3, case .external(finder) = tuple[0] else { return nil }
    switch name {
    case "module_finder": return tuple[0]
    case "name": return tuple[1]
    case "ispkg": return tuple[2]
    default: return nil
    }
  }
}

/// The package `lazy_loader`, which hands out a `__getattr__` made from a table.
enum LazyLoader {
  static let name = "lazy_loader"

  /// Where the package itself is read: what its functions do is known, and they read files.
  static func call(_ function: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value?
  {
    switch function {
    case "attach": try attach(arguments, run)
    case "attach_stub": attachStub(arguments, run)
    default: nil
    }
  }

  /// `attach(package, submodules, submod_attrs)` gives `__getattr__`, `__dir__` and `__all__`.
  static func attach(_ arguments: Arguments, _ run: Interpreter) throws(Interruption) -> Value {
    guard case .string(let package)? = arguments.value(0, "package_name") else { return .unknown }
    let submodules = try run.iterate(arguments.value(1, "submodules")) ?? []
    var table: [(name: Value, module: Value)] = submodules.map { ($0, .none) }
    if case .dict(let attributes)? = arguments.value(2, "submod_attrs") {
      for (module, names) in attributes.items {
        for name in try run.iterate(names) ?? [] { table.append((name, module)) }
      }
    }
    return made(package, table, run)
  }

  /// `attach_stub(package, file)` reads the table from the stub beside the file.
  static func attachStub(_ arguments: Arguments, _ run: Interpreter) -> Value {
    guard case .string(let package)? = arguments.value(0, "package_name"),
      case .string(let file)? = arguments.value(1, "filename"),
      let path = run.program.settings.path(ofAbsolute: file),
      let stub = run.program.stub(beside: path)
    else { return .unknown }
    var table: [(name: Value, module: Value)] = []
    for id in stub.body {
      guard case .importFrom(let module, 1, let aliases, _) = stub.statement(id) else { continue }
      let name = module.map { stub.names[$0.name] }.joined(separator: ".")
      for alias in aliases.map(stub.alias) {
        guard let part = alias.parts.first else { continue }
        let bound = Value.string(stub.names[(alias.asName ?? part).name])
        table.append((bound, module.isEmpty ? .none : .string(name)))
      }
    }
    return made(package, table, run)
  }

  private static func made(
    _ package: String, _ table: [(name: Value, module: Value)], _ run: Interpreter
  ) -> Value {
    let dict = DictObject()
    for (name, module) in table { dict.set(name, module) }
    let receiver = Value.tuple([.string(package), .dict(dict)])
    return .tuple([
      .native(NativeMethod(receiver, "lazy_loader.getattr")), .unknown,
      .list(ListObject(table.map(\.name))),
    ])
  }

  /// The `__getattr__` that `attach` made, asked for a name.
  static func get(_ receiver: Value, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    guard case .tuple(let parts) = receiver, parts.count == 2, case .string(let package) = parts[0],
      case .dict(let table) = parts[1], case .string(let name)? = arguments.positional.first
    else { return .unknown }
    guard let module = table[.string(name)] else {
      throw .raised(ExceptionObject("AttributeError"))
    }
    guard case .string(let inner) = module else {
      return try run.importModule("\(package).\(name)")
    }
    let value = try run.importModule("\(package).\(inner)")
    return try run.attribute(run.symbol(name), of: value)
  }
}

extension Interpreter {
  /// Whether a module could be imported, its parents being imported to find out.
  func isThere(_ name: String) throws(Interruption) -> Bool? {
    let top = String(name.prefix { $0 != "." })
    guard name == top else {
      let parent = String(name[..<(name.lastIndex(of: ".") ?? name.startIndex)])
      guard case .module(let module) = try importModule(parent) else { return nil }
      let child = String(name.dropFirst(parent.count + 1))
      return module.folders.contains { program.finder.find(child, in: $0) != nil }
    }
    if searchPath.contains(where: { program.finder.find(name, in: $0) != nil }) { return true }
    if program.finder.isStandardTop(name) || program.settings.installed.contains(name) {
      return true
    }
    return program.settings.isEnvironment ? false : nil
  }
}
