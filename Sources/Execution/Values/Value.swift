/// A value of the running program, as far as it is known.
enum Value {
  /// It has some value, and nothing is known of it.
  case unknown
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case bytes
  case tuple([Value])
  case list(ListObject)
  case dict(DictObject)
  case function(FunctionObject)
  case method(MethodObject)
  case `class`(ClassObject)
  case instance(InstanceObject)
  case module(ModuleObject)
  /// `globals()`, `vars(module)`, `module.__dict__`.
  case namespace(Scope)
  /// `self.__dict__`
  case attributes(InstanceObject)
  case sysModules
  /// Something outside the repository, by its dotted path: `os.path.join`, `builtins.len`.
  case external(String)
  /// A method of a built-in value, waiting for its call.
  case native(NativeMethod)
  case exception(ExceptionObject)
  case partial(PartialObject)
}

/// A list, a set, or what an iterator is taken for.
final class ListObject {
  enum Kind { case list, set }

  var items: [Value]
  let kind: Kind
  /// Something that is not known was put in or taken out.
  var isPartial = false

  init(_ items: [Value], kind: Kind = .list) {
    self.items = items
    self.kind = kind
  }
}

/// A dictionary that keeps its order.
final class DictObject {
  private(set) var keys: [DictKey] = []
  private var entries: [DictKey: (key: Value, value: Value)] = [:]
  /// Something that is not known was put in.
  var isPartial = false

  var items: [(key: Value, value: Value)] { keys.compactMap { entries[$0] } }

  subscript(key: DictKey) -> Value? { entries[key]?.value }

  func set(_ key: Value, _ value: Value) {
    guard let hashed = DictKey(key) else {
      isPartial = true
      return
    }
    if entries[hashed] == nil { keys.append(hashed) }
    entries[hashed] = (key, value)
  }

  func remove(_ key: DictKey) -> Value? {
    guard let old = entries.removeValue(forKey: key) else { return nil }
    keys.removeAll { $0 == key }
    return old.value
  }
}

/// What a dictionary compares: the value of plain keys, the identity of the others.
enum DictKey: Hashable {
  case none
  case int(Int)
  case string(String)
  case tuple([DictKey])
  case external(String)
  case object(ObjectIdentifier)

  init?(_ value: Value) {
    switch value {
    case .none: self = .none
    case .bool(let flag): self = .int(flag ? 1 : 0)
    case .int(let number): self = .int(number)
    case .string(let text): self = .string(text)
    case .tuple(let items):
      var keys: [DictKey] = []
      for item in items {
        guard let key = DictKey(item) else { return nil }
        keys.append(key)
      }
      self = .tuple(keys)
    case .external(let path): self = .external(path)
    case .function(let object): self = .object(ObjectIdentifier(object))
    case .class(let object): self = .object(ObjectIdentifier(object))
    case .instance(let object): self = .object(ObjectIdentifier(object))
    case .module(let object): self = .object(ObjectIdentifier(object))
    default: return nil
    }
  }
}

/// A built-in method with the value it was asked of.
final class NativeMethod {
  let receiver: Value
  let name: String

  init(_ receiver: Value, _ name: String) {
    self.receiver = receiver
    self.name = name
  }
}

/// `functools.partial`.
final class PartialObject {
  let function: Value
  let arguments: Arguments

  init(_ function: Value, _ arguments: Arguments) {
    self.function = function
    self.arguments = arguments
  }
}

/// What a call passes.
struct Arguments {
  var positional: [Value] = []
  var keywords: [(name: String, value: Value)] = []
  /// An argument list was unpacked that is not known.
  var isPartial = false

  func keyword(_ name: String) -> Value? { keywords.first { $0.name == name }?.value }

  /// The argument at a place or of a name.
  func value(_ index: Int, _ name: String) -> Value? {
    index < positional.count ? positional[index] : keyword(name)
  }
}
