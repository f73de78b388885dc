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
  /// An object of `pathlib`, by its text.
  case path(String)
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
  case generator(GeneratorObject)
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
  private var slots: [(key: Value, value: Value)?] = []
  private var places: [DictKey: Int] = [:]
  /// Something that is not known was put in.
  var isPartial = false

  var items: [(key: Value, value: Value)] { slots.compactMap { $0 } }
  var count: Int { places.count }
  var isEmpty: Bool { places.isEmpty }

  subscript(key: DictKey) -> Value? { places[key].flatMap { slots[$0]?.value } }

  func set(_ key: Value, _ value: Value) {
    guard let hashed = DictKey(key) else {
      isPartial = true
      return
    }
    if let place = places[hashed] {
      slots[place]?.value = value
    } else {
      places[hashed] = slots.count
      slots.append((key, value))
    }
  }

  func remove(_ key: DictKey) -> Value? {
    guard let place = places.removeValue(forKey: key) else { return nil }
    defer {
      slots[place] = nil
      if slots.count > 2 * places.count + 16 { compact() }
    }
    return slots[place]?.value
  }

  /// Takes the gaps out that removed entries left.
  private func compact() {
    slots.removeAll { $0 == nil }
    for (index, slot) in slots.enumerated() {
      if let slot, let key = DictKey(slot.key) { places[key] = index }
    }
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

  /// A tuple of tuples that are the same may have more parts than memory has bytes.
  private static let parts = 4_096

  init?(_ value: Value) {
    var left = Self.parts
    self.init(value, &left)
  }

  private init?(_ value: Value, _ left: inout Int) {
    left -= 1
    guard left > 0 else { return nil }
    switch value {
    case .none: self = .none
    case .bool(let flag): self = .int(flag ? 1 : 0)
    case .int(let number): self = .int(number)
    case .string(let text): self = .string(text)
    case .tuple(let items):
      var keys: [DictKey] = []
      for item in items {
        guard let key = DictKey(item, &left) else { return nil }
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

  /// With others behind the positional ones and in place of keywords of the same name.
  func adding(_ others: Arguments) -> Arguments {
    var sum = self
    sum.positional += others.positional
    sum.keywords.removeAll { own in others.keywords.contains { $0.name == own.name } }
    sum.keywords += others.keywords
    sum.isPartial = isPartial || others.isPartial
    return sum
  }

  func keyword(_ name: String) -> Value? { keywords.first { $0.name == name }?.value }

  /// The argument at a place or of a name.
  func value(_ index: Int, _ name: String) -> Value? {
    index < positional.count ? positional[index] : keyword(name)
  }
}
