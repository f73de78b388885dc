import Graph
import Scanning

/// The names of a module, a class body or a call, with what is around it.
final class Scope {
  enum Kind { case module, `class`, function }

  let kind: Kind
  /// Where a name that is not found here is looked for; nil in a module.
  let outer: Scope?
  /// With the number of the binding, which grows.
  private var values: [Symbol: (value: Value, place: Int32)] = [:]
  private var places: Int32 = 0
  /// Declared `global` here.
  var globals: Set<Symbol> = []
  /// Declared `nonlocal` here.
  var nonlocals: Set<Symbol> = []
  /// More names may be bound here than are known.
  var isOpen = false

  init(_ kind: Kind, outer: Scope?) {
    self.kind = kind
    self.outer = outer
  }

  subscript(symbol: Symbol) -> Value? { values[symbol]?.value }

  var count: Int { values.count }

  /// The names in the order they were bound, which is the order that star imports see.
  var order: [Symbol] {
    values.sorted { $0.value.place < $1.value.place }.map(\.key)
  }

  func bind(_ symbol: Symbol, _ value: Value) {
    if let known = values[symbol] {
      values[symbol] = (value, known.place)
    } else {
      places += 1
      values[symbol] = (value, places)
    }
  }

  func remove(_ symbol: Symbol) { values[symbol] = nil }
}

/// A module of the repository that is running or has run.
final class ModuleObject {
  let name: String
  let scope = Scope(.module, outer: nil)
  /// The parsed source; nil for namespaces and compiled modules.
  let source: ParsedModule?
  /// The folders its submodules are looked for in; empty where it is no package.
  var folders: [ModuleTree.FolderID]
  /// A folder without a file of its own.
  var isNamespace = false
  /// The program has made it by itself, of no file.
  var isMade = false
  var isRunning = false
  /// The byte behind the furthest of its statements that has begun to run.
  var reached: UInt32 = 0
  /// What type checkers are told it imports, by the name it is bound to.
  var typingImports: [Symbol: TypingImport] = [:]

  init(name: String, source: ParsedModule?, folders: [ModuleTree.FolderID]) {
    self.name = name
    self.source = source
    self.folders = folders
  }

  var isPackage: Bool { !folders.isEmpty }

  /// The package that one dot means here.
  var package: String {
    if isPackage { return name }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(name[..<dot])
  }
}

/// A `from` import that stands under `TYPE_CHECKING`.
struct TypingImport {
  let module: String
  let level: Int
  let name: Symbol
}

/// A function or lambda of the repository.
final class FunctionObject {
  let name: String
  let module: ModuleObject
  let source: ParsedModule
  let parameters: ArenaList<ParameterID>
  let body: Body
  /// The scope around the definition.
  let scope: Scope
  /// By parameter; unknown where there is no default.
  let defaults: [Value?]
  let key: DefinitionKey
  /// Its text mentions imports, so following it is worth much.
  let mayImport: Bool
  let isGenerator: Bool
  /// Defined by `async def`.
  var isAsync = false
  var kind = Kind.plain
  /// What is not followed may have wrapped it or set names on it.
  var isDisguised = false
  /// `functools.singledispatch` has been applied to it.
  var isDispatched = false
  /// Others are registered that run in its place for arguments of some types.
  var hasOtherImplementations = false
  /// `contextlib.contextmanager` has been applied to it.
  var isContextManager = false
  /// The class whose body defines it, for `super()`.
  weak var owner: ClassObject?
  /// Names set on it: `function.attribute = value`.
  var attributes: [Symbol: Value] = [:]

  enum Body {
    case block(Statement.Block)
    case expression(ExpressionID)
  }

  enum Kind { case plain, property, classMethod, staticMethod }

  init(
    name: String, module: ModuleObject, source: ParsedModule, parameters: ArenaList<ParameterID>,
    body: Body, scope: Scope, defaults: [Value?], key: DefinitionKey, mayImport: Bool,
    isGenerator: Bool
  ) {
    self.name = name
    self.module = module
    self.source = source
    self.parameters = parameters
    self.body = body
    self.scope = scope
    self.defaults = defaults
    self.key = key
    self.mayImport = mayImport
    self.isGenerator = isGenerator
  }
}

/// A function with the object it was asked of.
final class MethodObject {
  let receiver: Value
  let function: FunctionObject

  init(_ receiver: Value, _ function: FunctionObject) {
    self.receiver = receiver
    self.function = function
  }
}

/// A class of the repository.
final class ClassObject {
  let name: String
  let bases: [Value]
  let scope: Scope
  let module: ModuleObject

  /// A decorator may have given it methods.
  var isDecorated = false

  /// What its own `metaclass=` says, where that is a class of the repository.
  var metaclass: ClassObject?

  /// The metaclass that makes it, where a base has one already.
  var inheritedMetaclass: ClassObject? {
    ancestors.lazy.compactMap(\.metaclass).first.map { metaclass ?? $0 }
  }

  /// The known classes it stands on, nearest first, in the order of Python's `__mro__`.
  let ancestors: [ClassObject]

  init(name: String, bases: [Value], scope: Scope, module: ModuleObject) {
    self.name = name
    self.bases = bases
    self.scope = scope
    self.module = module
    let known = bases.compactMap { if case .class(let base) = $0 { base } else { nil } }
    ancestors = Self.merged(known.map(\.ancestry) + [known])
    let own = bases.compactMap { if case .external(let path) = $0 { path } else { nil } }
    externalBases = known.reduce(into: own) { paths, base in
      for path in base.externalBases where !paths.contains(path) { paths.append(path) }
    }
    hasHiddenBase =
      known.contains(where: \.hasHiddenBase)
      || bases.contains {
        switch $0 {
        case .class, .external: false
        default: true
        }
      }
    hasUnknownBase =
      known.contains(where: \.hasUnknownBase)
      || bases.contains {
        switch $0 {
        case .class: false
        case .external(let path): !Self.plainBases.contains(path)
        default: true
        }
      }
  }

  /// The class itself and those it stands on that are known.
  var ancestry: [ClassObject] { [self] + ancestors }

  /// Python's way to put the ancestries of several bases into one: each class before those it stands on, and in their order.
  private static func merged(_ lists: [[ClassObject]]) -> [ClassObject] {
    let lists = lists.filter { !$0.isEmpty }
    if lists.count == 2, lists[1].count == 1 { return lists[0] }
    var rest = lists.map { $0.prefix(200)[...] }
    var merged: [ClassObject] = []
    while merged.count < 200 {
      rest.removeAll(where: \.isEmpty)
      let heads = rest.compactMap(\.first)
      // Where no order fits, Python refuses the class; the next best is as good as any.
      guard
        let next = heads.first(where: { head in
          !rest.contains { $0.dropFirst().contains { $0 === head } }
        }) ?? heads.first
      else { break }
      merged.append(next)
      for index in rest.indices { rest[index] = rest[index].filter { $0 !== next }[...] }
    }
    return merged
  }

  /// Whether some base outside the repository may have an attribute.
  func mayInherit(_ name: String) -> Bool {
    if name == "register", externalBases.contains(where: Self.abstractBases.contains) {
      return true
    }
    guard hasUnknownBase else { return false }
    return hasHiddenBase || name.hasPrefix("__")
      || externalBases.contains { !Self.plainBases.contains($0) && Self.mayHave(name, $0) }
  }

  private static func mayHave(_ name: String, _ base: String) -> Bool {
    let parts = base.split(separator: ".")
    switch parts.first {
    case "builtins" where BuiltinExceptions.isKnown(String(parts.last ?? "")):
      return !BuiltinExceptions.areBare(String(parts.last ?? ""))
        && !(BuiltinExceptions.isA(String(parts.last ?? ""), "ImportError")
          && !["name", "path", "msg", "name_from"].contains(name))
        || ["args", "with_traceback", "add_note"].contains(name)
    case "builtins":
      return BuiltinAttributes.names(of: String(parts.last ?? ""))?.contains(name) ?? true
    case "enum":
      return !["enum.Enum", "enum.Flag"].contains(base) || ["name", "value"].contains(name)
    case "typing" where base == "typing.NamedTuple":
      return name.hasPrefix("_") || BuiltinAttributes.names(of: "tuple")?.contains(name) == true
    case "contextlib": return base != "contextlib.ContextDecorator" || name == "_recreate_cm"
    default: return true
    }
  }

  /// Bases whose metaclass has a method.
  private static let abstractBases: Set<String> = [
    "abc.ABC", "typing.Protocol", "typing_extensions.Protocol", "contextlib.AbstractContextManager",
  ]

  /// Bases outside the repository that bring no attributes and no truth of their own.
  private static let plainBases: Set<String> = [
    "builtins.object", "types.ModuleType", "abc.ABC", "typing.Generic", "typing.Protocol",
    "typing_extensions.Protocol", "contextlib.AbstractContextManager",
  ]

  /// Not even the name of some base is known.
  let hasHiddenBase: Bool

  /// Some base is not known, so attributes may come from there.
  let hasUnknownBase: Bool

  /// The dotted paths of the classes outside the repository that it stands on.
  let externalBases: [String]
}

/// An object of a class of the repository.
final class InstanceObject {
  let type: ClassObject
  var attributes: [Symbol: Value] = [:]
  /// Attributes may have been set that are not known.
  var isOpen = false

  init(_ type: ClassObject) { self.type = type }
}

/// An exception that was made or raised.
///
/// `Error` asks its payload to be `Sendable`; a run and all its objects stay on the thread that made them.
final class ExceptionObject: @unchecked Sendable {
  /// The built-in class it is, or is derived from.
  let kind: String
  let type: ClassObject?
  /// What the failure of a run would say of it, where it is about an import or a module's attribute.
  let failure: Failure?
  /// The module that a missing name was to be imported from.
  let module: String?
  /// What the program that made it gave as `name`.
  var givenName: String?
  /// What `str` makes of it; nil where that is not known.
  var text: String?
  /// Its attributes, as far as they are known.
  var attributes: [String: Value] = [:]
  /// Where it was raised, for one that is about neither.
  var raisedAt: Uncertainty?
  /// A statement of a module's own raises it, in no function.
  var isWritten = false

  init(
    _ kind: String, type: ClassObject? = nil, failure: Failure? = nil, module: String? = nil
  ) {
    self.kind = kind
    self.type = type
    self.failure = failure
    self.module = module
  }
}
