import Graph
import Scanning

/// One run of Python's import machinery over a program: statements in order, values as far as they are known.
///
/// It is an object because a run is: every statement changes what later ones see. A run serves one import and is thrown
/// away.
final class Interpreter {
  let program: Program
  /// `sys.modules`, with the moment each entry was put where it stands.
  var modules: [String: (value: Value, moment: Int)] = [:]
  /// The file that each module was run from; a namespace has none.
  var files: [String: Int32] = [:]
  private var moments = 0
  /// The folders that each package was found with.
  var homes: [String: [ModuleTree.FolderID]] = [:]
  /// How often each file has been run, and what it ended with the last time.
  var runs: [Int32: (count: Int, failure: Interruption?)] = [:]
  /// Function definitions that cost more than they are worth, and are left alone from the second time on.
  var expensive: Set<DefinitionKey> = []
  /// The methods of metaclasses whose imports are known to have happened.
  var metaclasses: Set<DefinitionKey> = []
  /// What the program has put on `sys.meta_path`.
  var importers: [Value] = []
  var externals: Set<String> = []
  /// Something that runs was left out, so that what it would have done is not known.
  var hasSkipped = false
  /// Something ran that is not followed and may have called any function of the program.
  var hasLostSight = false
  /// The program has given all its modules a name that Python has not.
  var hasChangedBuiltins = false
  /// The names of modules of the standard library that the program has looked through or changed.
  var standardNamespaces: [String: DictObject] = [:]
  /// What is skipped runs all the same, as often as is not known: what it binds is not what it was.
  var isOverwriting = false
  /// What extension modules name that may be imported at any time, in the order they ran.
  var waiting: [(file: Int32, names: [String])] = []
  /// What compressed tables name of packages that were not loaded then.
  var awaited: [(file: Int32, names: [String])] = []
  private(set) var uncertain: [Uncertainty] = []
  private var noted: Set<Uncertainty> = []
  /// The folders that stand on Python's path now.
  var searchPath: [ModuleTree.FolderID]
  var frame: Frame
  /// The module whose import the run is.
  var asked = ""
  /// What the run may still do.
  var fuel: Fuel
  var callDepth = 0
  /// How often a `__getattr__` is being asked for a name.
  var questions: [Symbol: Int] = [:]
  var importDepth = 0
  /// Takes down who asks for what; nil where nobody wants to know.
  let recorder: LoadRecorder?
  /// Where the statements of `ExitStack` objects stand that are open, by the list of what they hold.
  var openStacks: [ObjectIdentifier: (frame: Frame, handler: Int)] = [:]
  /// An import that was put off is running now.
  var isCatchingUp = false
  /// How many `try` statements around here, in any frame, would catch a failing import.
  var importHandlers = 0

  let names: WellKnownNames

  init(_ program: Program, recorder: LoadRecorder? = nil) {
    self.program = program
    self.recorder = recorder
    fuel = Fuel(limit: program.settings.stepLimit)
    names = WellKnownNames(&program.symbols)
    searchPath = program.finder.path
    let module = ModuleObject(name: "__main__", source: nil, folders: [])
    frame = Frame(module: module, source: nil, scope: module.scope)
  }

  func moment() -> Int {
    moments += 1
    return moments
  }

  /// `sys.modules[name] = value`: what was there before keeps its place.
  func setModule(_ name: String, _ value: Value) {
    recorder?.ask(for: name, in: frame)
    modules[name] = (value, modules[name]?.moment ?? moment())
  }

  func note(_ why: String) {
    guard let source = frame.source else { return }
    let path =
      program.settings.isMounted(source.path)
      ? SourcePath(program.settings.absolute(source.path)) : source.path
    note(Uncertainty(path: path, line: frame.line, why: why))
  }

  func note(_ item: Uncertainty) {
    guard noted.count < 500, noted.insert(item).inserted else { return }
    uncertain.append(item)
  }

  func symbol(_ name: String) -> Symbol { program.symbols.intern(name) }
  func text(_ symbol: Symbol) -> String { program.symbols[symbol] }

  // MARK: Raising

  func failure(_ kind: Failure.Kind, name: String?) -> Failure {
    guard let source = frame.source else {
      // No statement of the repository is to blame: what was asked for is not there.
      return Failure(kind: kind, module: asked, path: SourcePath(""), line: 0, name: name)
    }
    return Failure(
      kind: kind, module: shownName(of: frame.module), path: source.path, line: frame.line,
      name: name)
  }

  /// What a traceback calls a module: its `__name__`, which the module may have changed.
  private func shownName(of module: ModuleObject) -> String {
    if case .string(let name)? = module.scope[names.name] { return name }
    return module.name
  }

  func importError(_ kind: Failure.Kind, name: String?, saying text: String? = nil) -> Interruption
  {
    let exception = ExceptionObject(kind.rawValue, failure: failure(kind, name: name))
    exception.text = text
    return .raised(exception)
  }

  /// There is no such module: in a package, in what is none, or anywhere.
  func notFound(_ name: String, inPlain parent: String? = nil) -> Interruption {
    let reason = parent.map { "; '\($0)' is not a package" } ?? ""
    return importError(.moduleNotFound, name: name, saying: "No module named '\(name)'\(reason)")
  }
}

/// What ends the evaluation of an expression before it has a value.
enum Interruption: Error {
  case raised(ExceptionObject)
  /// A call took more steps than it is worth.
  case exhausted
  /// What goes through a generator has had enough.
  case stopped
}

/// What a statement does to those behind it.
enum Flow {
  case next
  case breaks
  case continues
  case returns(Value)
}

/// One module body, class body or call that is being run.
final class Frame {
  let module: ModuleObject
  let source: ParsedModule?
  var scope: Scope
  var line: Int {
    get { fixedLine ?? currentLine }
    set { currentLine = newValue }
  }
  private var currentLine = 0
  /// For a text that is executed, the line of the call that does it.
  var fixedLine: Int?
  /// Where the statement begins that runs.
  var statement: UInt32 = 0
  /// The kinds that the `try` statements around the current statement catch, outermost first.
  var handlers: [[String]] = []
  /// The exceptions whose handlers are running, innermost last.
  var handled: [ExceptionObject] = []
  /// How many times a `__getattr__` is being asked, whose `AttributeError` says that there is no such name.
  var asking = 0
  /// What takes the values that a generator yields.
  var consumer: GeneratorObject.Consumer?
  /// Something before the current statement was guessed, so what is raised now proves nothing.
  var isGuessing = false
  /// For `super()`: the class whose method runs, and its receiver.
  var owner: ClassObject?
  var receiver: Value = .unknown

  /// The frame that called this one; nil for a module's body.
  let caller: Frame?
  /// For a module's body, the frame whose import runs it.
  let importer: Frame?

  init(
    module: ModuleObject, source: ParsedModule?, scope: Scope, caller: Frame? = nil,
    importer: Frame? = nil
  ) {
    self.module = module
    self.source = source
    self.scope = scope
    self.caller = caller
    self.importer = importer
  }

  /// Some `try` around the current statement catches this kind, or an asked `__getattr__` may end with it.
  func awaits(_ kind: String) -> Bool {
    catches(kind) || asking > 0 && BuiltinExceptions.isA(kind, "AttributeError")
  }

  private func catches(_ kind: String) -> Bool {
    handlers.contains { $0.contains { BuiltinExceptions.isA(kind, $0) } }
  }

  /// Some `try` around it, in this module or in one whose import led here, catches this kind; up to the first frame that does not
  /// count.
  func isAwaitedByImporters(_ kind: String, while counts: (Frame) -> Bool = { _ in true }) -> Bool {
    if counts(self), awaits(kind) { return true }
    var frame: Frame? = self
    while let current = frame, counts(current) {
      if current.catches(kind) { return true }
      frame = current.caller ?? current.importer
    }
    return false
  }

  /// Some `try` around it, in this call or in those that led to it, catches this kind.
  func isAwaited(_ kind: String) -> Bool {
    var frame: Frame? = self
    while let current = frame {
      if current.awaits(kind) { return true }
      frame = current.caller
    }
    return false
  }
}

/// The names that have a meaning of their own to a run.
struct WellKnownNames {
  let name, file, path, dict, package, doc, spec, all, getattr, initializer, new,
    initSubclass: Symbol
  let call, enter, exit, annotations, classSymbol, slots, setName, builtins, loader, cached: Symbol

  init(_ symbols: inout SymbolTable) {
    name = symbols.intern("__name__")
    file = symbols.intern("__file__")
    path = symbols.intern("__path__")
    dict = symbols.intern("__dict__")
    package = symbols.intern("__package__")
    doc = symbols.intern("__doc__")
    spec = symbols.intern("__spec__")
    all = symbols.intern("__all__")
    getattr = symbols.intern("__getattr__")
    initializer = symbols.intern("__init__")
    new = symbols.intern("__new__")
    initSubclass = symbols.intern("__init_subclass__")
    call = symbols.intern("__call__")
    enter = symbols.intern("__enter__")
    exit = symbols.intern("__exit__")
    annotations = symbols.intern("annotations")
    classSymbol = symbols.intern("__class__")
    slots = symbols.intern("__slots__")
    setName = symbols.intern("__set_name__")
    builtins = symbols.intern("__builtins__")
    loader = symbols.intern("__loader__")
    cached = symbols.intern("__cached__")
  }
}

/// Python's own exception classes, as far as handlers tell them apart.
enum BuiltinExceptions {
  private static let parents: [String: String] = [
    "ArithmeticError": "Exception", "AssertionError": "Exception", "AttributeError": "Exception",
    "BaseExceptionGroup": "BaseException", "BlockingIOError": "OSError",
    "BrokenPipeError": "ConnectionError", "BufferError": "Exception", "BytesWarning": "Warning",
    "ChildProcessError": "OSError", "ConnectionAbortedError": "ConnectionError",
    "ConnectionError": "OSError", "ConnectionRefusedError": "ConnectionError",
    "ConnectionResetError": "ConnectionError", "DeprecationWarning": "Warning",
    "EOFError": "Exception", "EncodingWarning": "Warning", "Exception": "BaseException",
    "ExceptionGroup": "Exception", "FileExistsError": "OSError", "FileNotFoundError": "OSError",
    "FloatingPointError": "ArithmeticError", "FutureWarning": "Warning",
    "GeneratorExit": "BaseException", "ImportError": "Exception", "ImportWarning": "Warning",
    "IndentationError": "SyntaxError", "IndexError": "LookupError", "InterruptedError": "OSError",
    "IsADirectoryError": "OSError", "KeyError": "LookupError", "KeyboardInterrupt": "BaseException",
    "LookupError": "Exception", "MemoryError": "Exception", "ModuleNotFoundError": "ImportError",
    "NameError": "Exception", "NotADirectoryError": "OSError",
    "NotImplementedError": "RuntimeError", "OSError": "Exception",
    "OverflowError": "ArithmeticError", "PendingDeprecationWarning": "Warning",
    "PermissionError": "OSError", "ProcessLookupError": "OSError",
    "PythonFinalizationError": "RuntimeError", "RecursionError": "RuntimeError",
    "ReferenceError": "Exception", "ResourceWarning": "Warning", "RuntimeError": "Exception",
    "RuntimeWarning": "Warning", "StopAsyncIteration": "Exception", "StopIteration": "Exception",
    "SyntaxError": "Exception", "SyntaxWarning": "Warning", "SystemError": "Exception",
    "SystemExit": "BaseException", "TabError": "IndentationError", "TimeoutError": "OSError",
    "TypeError": "Exception", "UnboundLocalError": "NameError",
    "UnicodeDecodeError": "UnicodeError", "UnicodeEncodeError": "UnicodeError",
    "UnicodeError": "ValueError", "UnicodeTranslateError": "UnicodeError",
    "UnicodeWarning": "Warning", "UserWarning": "Warning", "ValueError": "Exception",
    "Warning": "Exception", "ZeroDivisionError": "ArithmeticError",
  ]
  private static let synonyms = [
    "EnvironmentError": "OSError", "IOError": "OSError", "WindowsError": "OSError",
  ]

  static func canonical(_ name: String) -> String { synonyms[name] ?? name }

  /// Exceptions of a kind have no attributes but those of all.
  static func areBare(_ kind: String) -> Bool {
    [
      "ArithmeticError", "AssertionError", "Exception", "IndexError", "KeyError", "LookupError",
      "NotImplementedError", "RecursionError", "RuntimeError", "TypeError", "ValueError",
      "ZeroDivisionError",
    ].contains(canonical(kind))
  }

  static func isKnown(_ name: String) -> Bool {
    name == "BaseException" || parents[canonical(name)] != nil
  }

  /// Whether an exception of one kind is caught as another.
  static func isA(_ kind: String, _ other: String) -> Bool {
    let wanted = canonical(other)
    var next: String? = canonical(kind)
    while let current = next {
      if current == wanted { return true }
      next = parents[current]
    }
    return false
  }
}
