/// What is known of calls by their names alone.
enum KnownCalls {
  /// Built-in functions that are felt elsewhere.
  static let harmfulBuiltins: Set<String> = [
    "print", "exec", "eval", "input", "breakpoint", "exit", "quit", "__import__",
  ]

  /// They make something new, though their names are in lower case.
  static let constructors: Set<String> = [
    "list", "dict", "set", "frozenset", "tuple", "defaultdict", "deque", "namedtuple", "object",
    "compile", "bytearray", "count", "partial", "local", "type", "new_class", "make_dataclass",
    "array", "zeros", "ones", "empty", "sorted", "reversed", "zip", "map", "filter", "range",
  ]

  /// Methods that change what they are called on, or make it do something.
  static let verbs: Set<String> = [
    "add", "append", "appendleft", "extend", "insert", "update", "setdefault", "pop", "popitem",
    "remove", "clear", "discard", "push", "put", "sort", "reverse", "register", "unregister",
    "connect", "disconnect", "subscribe", "install", "uninstall", "patch", "attach", "hook",
    "enable", "disable", "configure", "setup", "initialize", "init", "start", "run", "use",
    "declare", "define", "bind", "listen", "listens_for", "on", "route", "command", "task",
    "receiver", "handler", "filter", "simple_tag", "fixture", "hookimpl", "include", "mount",
    "activate", "load", "setLevel", "addHandler", "addFilter", "write", "send", "emit",
    "intersection_update", "difference_update", "symmetric_difference_update",
  ]

  /// Methods that set something going.
  static let starts: Set<String> = ["start", "run", "serve_forever", "run_forever", "install"]

  /// By its name, a method may change what it is called on.
  static func changes(_ method: String) -> Bool {
    if verbs.contains(method) { return true }
    return ["add_", "set_", "register_", "remove_", "install_", "update_", "enable_", "disable_"]
      .contains { method.hasPrefix($0) }
  }

  /// They take a name as their second argument.
  static let namesByString: Set<String> = [
    "setattr", "getattr", "hasattr", "delattr", "object", "multiple", "delattr", "swap_attr",
    "stub_with", "replace", "spy", "attrgetter", "methodcaller", "patch_object",
  ]

  /// They put something else in the place of what a name stands for.
  static let replacers: Set<String> = [
    "setattr", "delattr", "object", "multiple", "swap_attr", "stub_with", "replace", "spy",
  ]

  /// They keep a function and call it when little else works.
  static let callers: Set<String> = [
    "register", "signal", "finalize", "register_at_fork", "add_signal_handler", "setitimer",
  ]

  /// Whoever asks these needs what annotations name.
  static let annotationReaders: Set<String> = [
    "get_type_hints", "get_annotations", "evaluate_forward_ref", "resolve_types", "eval_type",
    "_eval_type", "update_forward_refs", "model_rebuild", "beartype", "typechecked",
    "install_import_hook", "ForwardRef", "__annotations__", "validate_arguments", "validate_call",
  ]

  /// What depends on when it is read.
  static let moments: [String: String] = [
    "sys.stdout": "reads sys.stdout", "sys.stderr": "reads sys.stderr",
    "sys.stdin": "reads sys.stdin", "sys.argv": "reads sys.argv",
    "os.environ": "reads the environment", "os.getenv": "reads the environment",
    "os.environb": "reads the environment", "os.getcwd": "reads the working directory",
    "os.getpid": "reads the process id", "time.time": "reads the clock",
    "time.monotonic": "reads the clock", "time.perf_counter": "reads the clock",
    "time.process_time": "reads the clock", "datetime.datetime.now": "reads the clock",
    "datetime.datetime.utcnow": "reads the clock", "datetime.date.today": "reads the clock",
    "pathlib.Path.cwd": "reads the working directory",
    "threading.current_thread": "asks for its thread", "threading.get_ident": "asks for its thread",
    "threading.main_thread": "asks for its thread",
    "inspect.stack": "looks at who imports it", "sys._getframe": "looks at who imports it",
    "inspect.currentframe": "looks at who imports it",
  ]

  /// Functions from outside that are felt elsewhere, whatever is made of their value; a name stands for all below it.
  static let harmful: Set<String> = [
    "asyncio.set_event_loop", "asyncio.set_event_loop_policy", "atexit", "builtins",
    "codecs.register", "codecs.register_error", "copyreg", "decimal.setcontext", "faulthandler",
    "gc", "gettext.install", "locale.setlocale", "logging.addLevelName", "logging.basicConfig",
    "logging.captureWarnings", "logging.config", "logging.disable", "logging.setLogRecordFactory",
    "logging.setLoggerClass", "mimetypes.add_type", "mimetypes.init",
    "multiprocessing.set_start_method", "os.chdir", "os.environ", "os.putenv",
    "os.register_at_fork", "os.umask", "os.unsetenv", "random.seed", "readline", "resource",
    "signal", "site", "socket.setdefaulttimeout", "sqlite3.register_adapter",
    "sqlite3.register_converter", "sys.addaudithook", "sys.excepthook", "sys.meta_path",
    "sys.modules", "sys.path", "sys.path_hooks", "sys.set_int_max_str_digits", "sys.setprofile",
    "sys.setrecursionlimit", "sys.setswitchinterval", "sys.settrace", "threading.setprofile",
    "threading.settrace", "threading.stack_size", "warnings.filterwarnings",
    "warnings.resetwarnings", "warnings.simplefilter", "warnings.warn", "warnings.warn_explicit",
    "celery.Celery", "colorama.init", "colorama.just_fix_windows_console", "django.setup",
    "eventlet.monkey_patch", "gevent.monkey", "matplotlib.use", "mpl_toolkits",
    "pkg_resources.declare_namespace", "pkgutil.extend_path", "pyximport", "structlog.configure",
    "torch.set_default_dtype", "torch.set_num_threads", "uvloop.install",
  ]

  static func isHarmful(_ name: String) -> Bool {
    var prefix = Substring(name)
    while true {
      if harmful.contains(String(prefix)) { return true }
      guard let dot = prefix.lastIndex(of: ".") else { return false }
      prefix = prefix[..<dot]
    }
  }

  /// Functions of the standard library that do no more than give a value, though nothing is made of it.
  static let harmlessWhenDropped: Set<String> = [
    "logging.getLogger", "typing.cast", "re.compile", "collections.namedtuple",
    "importlib.util.find_spec", "functools.update_wrapper", "abc.update_abstractmethods",
    "calendar.timegm", "codecs.lookup", "struct.calcsize", "time.gmtime", "time.localtime",
  ]

  /// Packages whose decorators put nothing anywhere.
  static let plainDecorators: Set<String> = [
    "attr", "attrs", "click", "cached_property", "decorator", "deprecated", "numba", "pydantic",
    "typing_extensions", "wrapt", "zope", "tenacity", "contextlib2", "overrides", "hypothesis",
    "trio", "anyio", "async_generator", "typeguard",
  ]

  /// Decorators of any package that do what their names say, and put nothing anywhere.
  static let plainDecoratorNames: Set<String> = [
    "cached_property", "lru_cache", "cache", "wraps", "contextmanager", "asynccontextmanager",
    "dataclass", "deprecated", "override", "overload", "final", "total_ordering", "classproperty",
    "memoize", "jit", "njit", "vectorize", "guvectorize", "runtime_checkable", "singleton",
    "under_cached_property", "LocalProxy", "mypyc_attr", "trait",
  ]

  /// Built-in classes that are no metaclasses.
  static let plainBuiltins: Set<String> = [
    "object", "dict", "list", "set", "frozenset", "tuple", "str", "bytes", "bytearray", "int",
    "float", "complex", "property",
  ]

  /// Base classes from outside that are no metaclasses.
  static let plainBases: Set<String> = [
    "abc.ABC", "typing.Generic", "typing.Protocol", "typing.NamedTuple",
    "typing_extensions.Protocol",
    "enum.Enum", "enum.IntEnum", "enum.Flag", "enum.StrEnum", "unittest.TestCase",
    "threading.Thread", "collections.OrderedDict", "collections.defaultdict",
    "collections.UserDict", "argparse.Action", "json.JSONEncoder", "logging.Handler",
  ]

  /// Base classes from outside that keep account of their subclasses; a name stands for all below it.
  static let registeringBases: [String] = [
    "django.db.models", "django.apps", "django.contrib", "marshmallow.Schema", "sqlalchemy",
    "sqlmodel", "peewee", "mongoengine", "tortoise", "odoo", "celery", "flask_sqlalchemy", "pony",
    "zope", "ZODB", "persistent", "kivy", "luigi", "docutils.nodes", "yaml.YAMLObject",
  ]

  /// Abstract classes that say which classes count as theirs: who asks must have the class, so its module has been imported.
  static func isAbstractRegistration(_ name: String) -> Bool {
    name.hasSuffix(".register")
      && (name.hasPrefix("collections.abc.") || name.hasPrefix("numbers."))
  }
}
