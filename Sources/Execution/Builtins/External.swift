/// What lies outside the repository, as far as import-time code depends on it.
enum External {
  /// What a dotted path outside the repository stands for.
  static func value(at path: String, _ run: Interpreter) -> Value {
    let settings = run.program.settings
    switch path {
    case "typing.TYPE_CHECKING", "typing_extensions.TYPE_CHECKING": return .bool(false)
    case "sys.modules": return .sysModules
    case "sys.platform": return .string(settings.platform)
    case "sys.version_info.major": return .int(settings.major)
    case "sys.version_info.minor": return .int(settings.minor)
    case "sys.hexversion": return .int(settings.major << 24 | settings.minor << 16 | 0xF0)
    case "sys.byteorder": return .string("little")
    case "sys.maxsize": return .int(.max)
    case "sys.implementation.name": return .string("cpython")
    case "sys.flags.optimize", "sys.flags.dev_mode", "sys.flags.no_site", "sys.flags.verbose":
      return .int(0)
    case "os.name": return .string(settings.platform == "win32" ? "nt" : "posix")
    case "os.sep", "os.path.sep": return .string(settings.platform == "win32" ? "\\" : "/")
    case "os.pardir": return .string("..")
    case "os.curdir": return .string(".")
    case "importlib.import_module.__module__": return .string("importlib")
    case "types.ModuleType.__name__": return .string("module")
    case "types.FunctionType.__name__": return .string("function")
    case "types.NoneType.__name__": return .string("NoneType")
    default:
      let parts = path.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 3, parts[0] == "builtins", parts[2] == "__name__" {
        return .string(String(parts[1]))
      }
      if parts.last == "__class__", run.modules[String(path.dropLast(10))] != nil {
        return .external("types.ModuleType")
      }
      // A submodule that has been imported is the same by either name.
      return .external(path)
    }
  }

  /// Attributes of `sys` that code asks for because most interpreters lack them: those of frozen programs, of consoles, of
  /// debugging builds and of other implementations.
  static func isMissingInSys(_ name: String, on platform: String) -> Bool {
    switch name {
    case "frozen", "_MEIPASS", "ps1", "ps2", "real_prefix", "gettotalrefcount",
      "pypy_version_info", "getandroidapilevel", "last_value", "last_exc", "tracebacklimit":
      true
    case "getwindowsversion", "winver", "dllhandle": platform != "win32"
    default: false
    }
  }

  static func call(_ path: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    if path.hasPrefix("builtins.") {
      return try BuiltinCalls.call(String(path.dropFirst(9)), arguments, run)
    }
    for late in StandardLateImports.modules(calledBy: path) { _ = try run.importModule(late) }
    switch path {
    case "importlib.import_module", "importlib._bootstrap._gcd_import":
      return try ImportCalls.importModule(arguments, run)
    case "importlib.__import__": return try ImportCalls.builtin(arguments, run)
    case "importlib.util.find_spec", "importlib.find_loader", "pkgutil.find_loader":
      return try ImportCalls.findSpec(arguments, run)
    case "pkgutil.iter_modules": return try ImportCalls.iterModules(arguments, run)
    case "pkgutil.walk_packages": return try ImportCalls.walkPackages(arguments, run)
    case "pkgutil.extend_path": return arguments.positional.first ?? .unknown
    case "pkgutil.resolve_name": return .unknown
    case "lazy_loader.attach": return try LazyLoader.attach(arguments, run)
    case "lazy_loader.attach_stub": return LazyLoader.attachStub(arguments, run)
    case "os.environ.get", "os.getenv", "os.environ.setdefault":
      return arguments.value(1, "default") ?? .none
    case "os.environ.pop": return arguments.value(1, "default") ?? .unknown
    case "sys.path.insert": run.addToPath(arguments.positional.dropFirst().first, first: true)
    case "sys.path.append", "site.addsitedir":
      run.addToPath(arguments.positional.first, first: false)
    case "sys.path.extend":
      for item in try run.iterate(arguments.positional.first ?? .unknown) ?? [] {
        run.addToPath(item, first: false)
      }
    case "sys._getframe", "inspect.currentframe":
      var depth = 0
      if case .int(let number)? = arguments.positional.first { depth = number }
      return FrameCalls.frame(depth, run)
    case "sys.meta_path.append", "sys.meta_path.insert":
      if let importer = arguments.positional.last { run.importers.append(importer) }
    case "sys.meta_path.remove":
      let gone = arguments.positional.first.flatMap { DictKey($0) }
      run.importers.removeAll { gone != nil && DictKey($0) == gone }
    case "importlib.util.spec_from_loader", "importlib.machinery.ModuleSpec":
      return ImportHooks.spec(arguments, run)
    case "sys.exit", "os._exit": throw .raised(ExceptionObject("SystemExit"))
    case "sys.gettrace", "sys.getprofile": return .none
    case "inspect.isclass", "inspect.ismodule", "inspect.isfunction", "inspect.ismethod":
      let types = [
        "isclass": "builtins.type", "ismodule": "types.ModuleType",
        "isfunction": "types.FunctionType", "ismethod": "types.MethodType",
      ]
      guard arguments.positional.count == 1, let type = types[String(path.dropFirst(8))] else {
        return .unknown
      }
      return try BuiltinCalls.call(
        "isinstance", Arguments(positional: arguments.positional + [.external(type)]), run)
    case "sys.intern", "typing.cast", "typing_extensions.cast":
      return arguments.positional.last ?? .unknown
    case "platform.python_implementation": return .string("CPython")
    case "platform.system":
      return .string(
        ["win32": "Windows", "darwin": "Darwin"][run.program.settings.platform] ?? "Linux")
    case "collections.namedtuple", "typing.NamedTuple", "enum.Enum", "enum.IntEnum", "enum.Flag":
      guard let made = try newType(path, arguments, run) else { break }
      return made
    case "functools.reduce":
      guard let function = arguments.positional.first, arguments.positional.count > 1,
        var items = try run.iterate(arguments.positional[1])
      else { break }
      if arguments.positional.count > 2 { items.insert(arguments.positional[2], at: 0) }
      guard var result = items.first else {
        try run.raise("TypeError")
        break
      }
      for item in items.dropFirst() {
        result = try run.call(function, Arguments(positional: [result, item]))
      }
      return result
    case "functools.partial":
      return partial(arguments, run)
    case "functools.wraps", "functools.lru_cache", "functools.total_ordering", "functools.cache",
      "typing.overload", "abc.abstractmethod", "typing.final",
      "typing.runtime_checkable", "atexit.register",
      "dataclasses.dataclass":
      return decorator(path, arguments)
    case "functools.cached_property", "abc.abstractproperty":
      return BuiltinCalls.mark(arguments, as: .property)
    case "functools.singledispatch":
      if case .function(let function)? = arguments.positional.first {
        function.isDispatched = true
      }
      return arguments.positional.first ?? .unknown
    case "contextlib.contextmanager":
      guard case .function(let function)? = arguments.positional.first else { return .unknown }
      function.isContextManager = true
      return .function(function)
    case "contextlib.suppress":
      return .native(NativeMethod(.tuple(arguments.positional), ContextManagers.suppress))
    case "contextlib.ExitStack":
      return .native(NativeMethod(.list(ListObject([])), ContextManagers.stack))
    case "contextlib.nullcontext":
      return .native(NativeMethod(arguments.positional.first ?? .none, ContextManagers.null))
    case "types.ModuleType", "imp.new_module": return ImportCalls.newModule(arguments, run)
    case "types.SimpleNamespace": return ImportCalls.newNamespace(arguments, run)
    case "collections.OrderedDict", "collections.defaultdict", "types.MappingProxyType",
      "weakref.WeakValueDictionary":
      let isDefault = path == "collections.defaultdict"
      var passed = arguments
      if isDefault, !passed.positional.isEmpty { passed.positional.removeFirst() }
      let made = try BuiltinCalls.call("dict", passed, run)
      if isDefault, case .dict(let dict) = made { dict.isPartial = true }
      return made
    case "itertools.chain": return try BuiltinCalls.chain(arguments.positional, run)
    case "itertools.chain.from_iterable":
      return try BuiltinCalls.chain(
        try run.iterate(arguments.positional.first ?? .unknown) ?? [.unknown], run)
    case "pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath", "pathlib.PurePosixPath":
      return PathCalls.made(of: arguments.positional)
    case "os.fspath": return arguments.positional.first.map(PathCalls.text) ?? .unknown
    case "copy.copy", "copy.deepcopy": return arguments.positional.first ?? .unknown
    case "warnings.warn", "warnings.filterwarnings", "warnings.simplefilter": return .none
    default:
      if path.hasSuffix(".__getattribute__") || path.hasSuffix(".__getattr__") {
        return try FrameCalls.getAttribute(arguments, run)
      }
      if path.hasPrefix("os.path.") {
        return PathCalls.call(String(path.dropFirst(8)), arguments, run)
      }
      if path == "os.listdir" || path == "glob.glob" || path == "glob.iglob" {
        return PathCalls.list(path, arguments, run)
      }
    }
    run.handOut(arguments)
    return .unknown
  }

  /// A class made by a call that lists its members: named tuples and enumerations.
  private static func newType(_ path: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value?
  {
    guard arguments.positional.count > 1, case .string(let name) = arguments.positional[0] else {
      return nil
    }
    let members: [Value]?
    if case .string(let text) = arguments.positional[1] {
      members = text.split { $0 == " " || $0 == "," || $0 == "\n" }.map { .string(String($0)) }
    } else {
      members = try run.iterate(arguments.positional[1])
    }
    let scope = Scope(.class, outer: nil)
    for member in members ?? [] {
      switch member {
      case .string(let name): scope.bind(run.symbol(name), .unknown)
      case .tuple(let parts):
        guard case .string(let name)? = parts.first else { return nil }
        scope.bind(run.symbol(name), .unknown)
      default: return nil
      }
    }
    guard members != nil else { return nil }
    let base = path == "collections.namedtuple" ? "typing.NamedTuple" : path
    return .class(
      ClassObject(name: name, bases: [.external(base)], scope: scope, module: run.frame.module))
  }

  /// `functools.partial(function, …)`; that of another one keeps the arguments of both.
  private static func partial(_ arguments: Arguments, _ run: Interpreter) -> Value {
    guard let function = arguments.positional.first else { return .unknown }
    var rest = arguments
    rest.positional.removeFirst()
    guard case .partial(let inner) = function else {
      return .partial(PartialObject(function, rest))
    }
    guard
      run.affords(items: inner.arguments.positional.count + inner.arguments.keywords.count)
    else { return .unknown }
    return .partial(PartialObject(inner.function, inner.arguments.adding(rest)))
  }

  /// `@decorator` gives back what it decorates, `@decorator(…)` something that does.
  private static func decorator(_ path: String, _ arguments: Arguments) -> Value {
    let isPlain =
      path != "functools.wraps" && arguments.positional.count == 1 && arguments.keywords.isEmpty
    if isPlain, let first = arguments.positional.first {
      switch first {
      case .function(let function):
        function.isDisguised = true
        return first
      case .class, .method, .instance, .unknown: return first
      default: break
      }
    }
    return .native(NativeMethod(.none, "identity"))
  }
}

extension Interpreter {
  /// Puts a folder below the root on the path.
  func addToPath(_ value: Value?, first: Bool) {
    guard case .string(let path)? = value.map(PathCalls.text) ?? .unknown,
      let folder = folder(atAbsolute: path), !searchPath.contains(folder)
    else { return }
    if first { searchPath.insert(folder, at: 0) } else { searchPath.append(folder) }
  }
}
