/// The methods of Python's built-in types, on values that are known well enough.
enum NativeMethods {
  static func call(_ method: NativeMethod, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    switch method.name {
    case "identity":
      if case .function(let function)? = arguments.positional.first { function.isDisguised = true }
      return arguments.positional.first ?? .unknown
    case ContextManagers.enterContext:
      guard case .list(let stack) = method.receiver, let manager = arguments.positional.first else {
        return .unknown
      }
      return try run.enter(manager, on: stack)
    case "lazy_loader.getattr": return try LazyLoader.get(method.receiver, arguments, run)
    case let name where name.hasPrefix("super."): return superCall(method, arguments, run)
    default: break
    }
    switch method.receiver {
    case .string(let text): return try string(text, method.name, arguments, run)
    case .path(let path): return PathCalls.method(method.name, of: path, arguments, run)
    case .list(let list): return try listCall(list, method.name, arguments, run)
    case .dict(let dict): return try dictCall(dict, method.name, arguments, run)
    case .namespace(let scope): return try namespaceCall(scope, method.name, arguments, run)
    case .attributes(let instance): return try attributesCall(instance, method.name, arguments, run)
    case .sysModules: return try modulesCall(method.name, arguments, run)
    case .module where method.name == "__getattribute__":
      guard case .string(let name)? = arguments.positional.first else { return .unknown }
      return try ownAttribute(run.symbol(name), of: method.receiver, run)
    default:
      // Those of generators run on in them.
      run.hasLostSight = true
      return .unknown
    }
  }

  /// `module.__getattribute__(name)`, whose error does not say the name.
  private static func ownAttribute(_ symbol: Symbol, of module: Value, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    switch try run.presence(of: symbol, in: module) {
    case .found(let value): return value
    case .unknown: return .unknown
    case .missing(let refusal?): throw run.missing(symbol, refusal)
    case .missing(nil): throw run.importError(.attributeError, name: nil)
    }
  }

  /// A method of a base outside the repository: what it does is not known, but that it makes an object is.
  private static func superCall(_ method: NativeMethod, _ arguments: Arguments, _ run: Interpreter)
    -> Value
  {
    switch (method.name, method.receiver) {
    case ("super.__new__", _):
      if case .class(let type)? = arguments.positional.first {
        return .instance(InstanceObject(type))
      }
      return .unknown
    case ("super.__init__", .instance(let instance)):
      if instance.type.externalBases.contains("types.ModuleType"),
        let name = arguments.positional.first
      {
        instance.attributes[run.names.name] = name
      } else if !instance.type.externalBases.isEmpty {
        instance.isOpen = true
      }
      return .none
    case ("super.__setattr__", .instance(let instance)):
      if arguments.positional.count == 2, case .string(let name) = arguments.positional[0] {
        instance.attributes[run.symbol(name)] = arguments.positional[1]
      }
      return .none
    default: return .unknown
    }
  }

  private static func string(
    _ text: String, _ name: String, _ arguments: Arguments, _ run: Interpreter
  ) throws(Interruption) -> Value {
    guard run.fuel.affords(copying: text.utf8.count) else { return .unknown }
    let first: String? =
      if case .string(let argument)? = arguments.positional.first { argument } else { nil }
    switch name {
    case "startswith", "endswith":
      let options: [Value]
      if case .tuple(let items)? = arguments.positional.first {
        options = items
      } else {
        options = arguments.positional.prefix(1).map { $0 }
      }
      var isKnown = !options.isEmpty
      for option in options {
        guard case .string(let part) = option else {
          isKnown = false
          continue
        }
        if name == "startswith" ? text.hasPrefix(part) : text.hasSuffix(part) { return .bool(true) }
      }
      return isKnown ? .bool(false) : .unknown
    case "split", "rsplit": return split(text, name, arguments)
    case "partition", "rpartition":
      guard let first, !first.isEmpty else { return .unknown }
      let parts = pieces(text, first)
      if parts.count < 2 {
        let whole = Value.string(text)
        return .tuple(
          name == "partition"
            ? [whole, .string(""), .string("")] : [.string(""), .string(""), whole])
      }
      if name == "partition" {
        return .tuple([
          .string(parts[0]), .string(first), .string(parts[1...].joined(separator: first)),
        ])
      }
      return .tuple([
        .string(parts.dropLast().joined(separator: first)), .string(first),
        .string(parts[parts.count - 1]),
      ])
    case "join":
      guard let items = try run.iterate(arguments.positional.first) else {
        return .unknown
      }
      let texts = items.compactMap { if case .string(let item) = $0 { item } else { nil } }
      let length = texts.reduce(text.utf8.count * texts.count) { $0 + $1.utf8.count }
      guard texts.count == items.count, length <= Fuel.Limit.text else { return .unknown }
      return run.string(texts.joined(separator: text))
    case "replace":
      guard let first, !first.isEmpty, arguments.positional.count == 2,
        case .string(let other) = arguments.positional[1]
      else { return .unknown }
      let parts = pieces(text, first)
      guard text.utf8.count + parts.count * other.utf8.count <= Fuel.Limit.text else {
        return .unknown
      }
      return run.string(parts.joined(separator: other))
    case "removeprefix":
      return first.map { .string(text.hasPrefix($0) ? String(text.dropFirst($0.count)) : text) }
        ?? .unknown
    case "removesuffix":
      return first.map { .string(text.hasSuffix($0) ? String(text.dropLast($0.count)) : text) }
        ?? .unknown
    case "strip", "lstrip", "rstrip":
      let set = first.map { Set($0) } ?? [" ", "\t", "\n", "\r", "\r\n"]
      var rest = text[...]
      if name != "rstrip" { rest = rest.drop { set.contains($0) } }
      if name != "lstrip" {
        while let last = rest.last, set.contains(last) { rest.removeLast() }
      }
      return .string(String(rest))
    case "isupper", "islower":
      // Letters without case, and what is no letter, count neither way.
      let cased = text.unicodeScalars.filter {
        $0.properties.isUppercase || $0.properties.isLowercase
      }
      let isUpper = name == "isupper"
      return .bool(
        !cased.isEmpty
          && cased.allSatisfy {
            isUpper ? $0.properties.isUppercase : $0.properties.isLowercase
          })
    case "isalpha":
      return .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(\.properties.isAlphabetic))
    case "isalnum":
      return .bool(!text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber })
    case "isspace":
      return .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(\.properties.isWhitespace))
    case "isascii": return .bool(text.utf8.allSatisfy { $0 < 128 })
    case "splitlines" where arguments.positional.isEmpty && arguments.keywords.isEmpty:
      var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return .list(ListObject(lines.map { .string(String($0)) }))
    case "__contains__": return first.map { .bool(pieces(text, $0).count > 1) } ?? .unknown
    case "__eq__": return first.map { .bool(text == $0) } ?? .unknown
    case "__len__": return .int(text.unicodeScalars.count)
    case "encode": return .bytes
    case "lower", "casefold": return .string(text.lowercased())
    case "upper": return .string(text.uppercased())
    case "title", "capitalize":
      return .string(text.prefix(1).uppercased() + text.dropFirst().lowercased())
    case "format": return format(text, arguments)
    case "isidentifier":
      return .bool(!text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" })
    case "isdigit": return .bool(!text.isEmpty && text.allSatisfy(\.isNumber))
    case "find":
      guard let first else { return .unknown }
      let parts = pieces(text, first)
      return .int(parts.count < 2 ? -1 : parts[0].unicodeScalars.count)
    case "rfind":
      guard let first, !first.isEmpty, arguments.positional.count == 1 else { return .unknown }
      guard let last = pieces(text, first).last, last != text else { return .int(-1) }
      let after = last.unicodeScalars.count + first.unicodeScalars.count
      return .int(text.unicodeScalars.count - after)
    case "index", "rindex":
      guard arguments.positional.count == 1, first?.isEmpty == false else { return .unknown }
      let place = try string(text, name == "index" ? "find" : "rfind", arguments, run)
      if case .int(-1) = place {
        try run.raise("ValueError")
        return .unknown
      }
      return place
    case "count":
      guard let first, !first.isEmpty else { return .unknown }
      return .int(pieces(text, first).count - 1)
    default: return .unknown
    }
  }

  private static func split(_ text: String, _ name: String, _ arguments: Arguments) -> Value {
    var limit = Int.max
    if let bound = arguments.value(1, "maxsplit") {
      guard case .int(let number) = bound else { return .unknown }
      if number >= 0 { limit = number }
    }
    guard let separator = arguments.value(0, "sep"), case .string(let mark) = separator else {
      if let separator = arguments.value(0, "sep"), case .none = separator {
      } else if arguments.value(0, "sep") != nil {
        return .unknown
      }
      let words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }
      return .list(ListObject(words.map { .string(String($0)) }))
    }
    guard !mark.isEmpty else { return .unknown }
    var parts = pieces(text, mark)
    if parts.count - 1 > limit {
      if name == "split" {
        parts = parts.prefix(limit) + [parts.dropFirst(limit).joined(separator: mark)]
      } else {
        let kept = parts.count - limit
        parts = [parts.prefix(kept).joined(separator: mark)] + parts.dropFirst(kept)
      }
    }
    return .list(ListObject(parts.map { .string($0) }))
  }

  /// The text cut at each occurrence of a separator.
  private static func pieces(_ text: String, _ separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    guard !mark.isEmpty else { return [text] }
    var parts: [String] = []
    var start = 0
    var index = 0
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], Array(bytes[index..<index + mark.count]) == mark {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  /// `text.format(…)` with plain fields only.
  private static func format(_ text: String, _ arguments: Arguments) -> Value {
    var result = ""
    var field: String?
    var next = 0
    var index = text.startIndex
    while index < text.endIndex {
      guard result.utf8.count <= Fuel.Limit.text else { return .unknown }
      let character = text[index]
      let after = text.index(after: index)
      if let name = field {
        if character == "}" {
          let value: Value?
          if name.isEmpty {
            value = next < arguments.positional.count ? arguments.positional[next] : nil
            next += 1
          } else if let number = Int(name) {
            value = number < arguments.positional.count ? arguments.positional[number] : nil
          } else {
            value = arguments.keyword(name)
          }
          guard let value, let written = Operators.string(of: value) else { return .unknown }
          result += written
          field = nil
        } else {
          field = name + String(character)
        }
      } else if character == "{" || character == "}", after < text.endIndex,
        text[after] == character
      {
        result.append(character)
        index = text.index(after: after)
        continue
      } else if character == "{" {
        field = ""
      } else {
        result.append(character)
      }
      index = after
    }
    return .string(result)
  }

  private static func listCall(
    _ list: ListObject, _ name: String, _ arguments: Arguments, _ run: Interpreter
  ) throws(Interruption) -> Value {
    let first = arguments.positional.first
    switch name {
    case "append":
      if let first { list.items.append(first) }
      return .none
    case "pop" where first == nil && !list.items.isEmpty && list.kind == .list:
      return list.items.removeLast()
    default:
      guard run.affords(items: list.items.count) else {
        list.isPartial = true
        return .unknown
      }
    }
    switch name {
    case "add":
      if let first { list.items = run.unique(list.items + [first]) }
    case "extend", "update", "union", "__ior__":
      let target = name == "union" ? ListObject(list.items, kind: list.kind) : list
      for argument in arguments.positional {
        if let items = try run.iterate(argument),
          run.affords(items: items.count + target.items.count)
        {
          target.items += items
        } else {
          target.isPartial = true
        }
      }
      if list.kind == .set { target.items = run.unique(target.items) }
      if name == "union" { return .list(target) }
    case "insert":
      if arguments.positional.count == 2, case .int(let place) = arguments.positional[0] {
        list.items.insert(arguments.positional[1], at: min(max(place, 0), list.items.count))
      } else {
        list.isPartial = true
      }
    case "remove", "discard":
      guard let first else { break }
      let equalities = list.items.lazy.map { Operators.equal($0, first, run) }
      if let place = equalities.firstIndex(where: { $0 == true }) {
        list.items.remove(at: place)
      } else if name == "remove", !list.isPartial, equalities.allSatisfy({ $0 == false }) {
        try run.raise(list.kind == .set ? "KeyError" : "ValueError")
      }
    case "pop":
      if list.items.isEmpty { return .unknown }
      if case .int(0)? = first { return list.items.removeFirst() }
      return first == nil ? list.items.removeLast() : .unknown
    case "clear": list.items = []
    case "copy":
      let copy = ListObject(list.items, kind: list.kind)
      copy.isPartial = list.isPartial
      return .list(copy)
    case "sort", "reverse":
      if name == "sort",
        case .list(let sorted) = try BuiltinCalls.call(
          "sorted", Arguments(positional: [.list(list)], keywords: arguments.keywords), run)
      {
        list.items = sorted.items
      } else if name == "reverse" {
        list.items.reverse()
      }
    case "difference", "intersection":
      guard let other = try run.iterate(first) else { return .unknown }
      // Every item is compared with every other; a comparison that there is no fuel for finds nothing.
      let kept = list.items.filter { item in
        let isIn = other.contains { Operators.equal($0, item, run) == true }
        return isIn == (name == "intersection")
      }
      return .list(ListObject(kept, kind: .set))
    default: return .unknown
    }
    return .none
  }

  private static func dictCall(
    _ dict: DictObject, _ name: String, _ arguments: Arguments, _ run: Interpreter
  ) throws(Interruption) -> Value {
    let first = arguments.positional.first
    if !["get", "pop", "setdefault"].contains(name), !run.affords(items: dict.count) {
      return .unknown
    }
    switch name {
    case "get", "pop", "setdefault":
      guard let first, let key = DictKey(first) else { return .unknown }
      if let value = dict[key] {
        if name == "pop" { _ = dict.remove(key) }
        return value
      }
      if dict.isPartial { return .unknown }
      let fallback = arguments.value(1, "default")
      if name == "setdefault" { dict.set(first, fallback ?? .none) }
      if name == "pop", fallback == nil { try run.raise("KeyError") }
      return fallback ?? (name == "pop" ? .unknown : .none)
    case "keys", "values", "items":
      let list = ListObject(
        dict.items.map { item in
          switch name {
          case "keys": item.key
          case "values": item.value
          default: .tuple([item.key, item.value])
          }
        })
      list.isPartial = dict.isPartial
      return .list(list)
    case "update":
      if let first { try run.update(dict, from: first) }
      for keyword in arguments.keywords { dict.set(.string(keyword.name), keyword.value) }
      if arguments.isPartial { dict.isPartial = true }
      return .none
    case "copy":
      let copy = DictObject()
      try run.update(copy, from: .dict(dict))
      return .dict(copy)
    case "clear":
      for item in dict.items { if let key = DictKey(item.key) { _ = dict.remove(key) } }
      return .none
    default: return .unknown
    }
  }

  private static func namespaceCall(
    _ scope: Scope, _ name: String, _ arguments: Arguments, _ run: Interpreter
  ) throws(Interruption) -> Value {
    switch name {
    case "get", "pop", "setdefault":
      guard case .string(let key)? = arguments.positional.first else { return .unknown }
      let symbol = run.symbol(key)
      try run.touch(symbol, of: scope)
      if let value = scope[symbol] {
        if name == "pop" { scope.remove(symbol) }
        return value
      }
      if scope.isOpen { return .unknown }
      if name == "pop", arguments.value(1, "default") == nil {
        try scope.kind == .module && !run.mayBeBound(symbol)
          ? run.raise("KeyError") : run.raiseIfAwaited("KeyError")
        return .unknown
      }
      let fallback = arguments.value(1, "default") ?? .none
      if name == "setdefault" { scope.bind(symbol, fallback) }
      return fallback
    case "update":
      let dict = DictObject()
      if let first = arguments.positional.first { try run.update(dict, from: first) }
      for keyword in arguments.keywords { dict.set(.string(keyword.name), keyword.value) }
      for (key, value) in dict.items {
        if case .string(let key) = key { scope.bind(run.symbol(key), value) }
      }
      if dict.isPartial || arguments.isPartial { scope.isOpen = true }
      return .none
    case "keys", "values", "items", "copy":
      let dict = DictObject()
      try run.update(dict, from: .namespace(scope))
      return try dictCall(dict, name, arguments, run)
    default: return .unknown
    }
  }

  private static func attributesCall(
    _ instance: InstanceObject, _ name: String, _ arguments: Arguments, _ run: Interpreter
  ) throws(Interruption) -> Value {
    switch name {
    case "update":
      let dict = DictObject()
      if let first = arguments.positional.first { try run.update(dict, from: first) }
      for keyword in arguments.keywords { dict.set(.string(keyword.name), keyword.value) }
      for (key, value) in dict.items {
        if case .string(let key) = key { instance.attributes[run.symbol(key)] = value }
      }
      if dict.isPartial { instance.isOpen = true }
      return .none
    case "get":
      guard case .string(let key)? = arguments.positional.first else { return .unknown }
      if let value = instance.attributes[run.symbol(key)] { return value }
      return instance.isOpen ? .unknown : arguments.value(1, "default") ?? .none
    default: return .unknown
    }
  }

  private static func modulesCall(_ name: String, _ arguments: Arguments, _ run: Interpreter)
    throws(Interruption) -> Value
  {
    guard case .string(let key)? = arguments.positional.first else {
      switch name {
      case "keys", "copy":
        return try run.iterate(.sysModules).map { .list(ListObject($0)) } ?? .unknown
      case "values":
        return .list(
          ListObject(run.modules.values.sorted { $0.moment < $1.moment }.map(\.value)))
      case "items":
        return .list(
          ListObject(
            run.modules.sorted { $0.value.moment < $1.value.moment }
              .map { .tuple([.string($0.key), $0.value.value]) }))
      default: return .unknown
      }
    }
    let known = run.modules[key]?.value
    switch name {
    case "get":
      if let known { return known }
      return run.program.finder.isStandardTop(key)
        ? .unknown : arguments.value(1, "default") ?? .none
    case "pop":
      run.modules[key] = nil
      if known == nil, arguments.value(1, "default") == nil { try run.refuseModule(key) }
      return known ?? arguments.value(1, "default") ?? .unknown
    case "setdefault":
      if let known { return known }
      let value = arguments.value(1, "default") ?? .none
      run.setModule(key, value)
      return value
    default: return .unknown
    }
  }
}
