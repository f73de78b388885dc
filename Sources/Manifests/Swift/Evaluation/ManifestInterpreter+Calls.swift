import Scanning

/// Calls: of the manifest's own functions, of what makes targets, and of the little of the standard library that manifests use.
extension ManifestInterpreter {
  typealias Argument = (label: String?, value: ManifestValue)

  mutating func call(
    _ callee: ManifestExpression, _ written: [ManifestExpression.Argument], _ range: ByteRange
  ) -> ManifestValue {
    if case .member(let base, let name) = callee.kind, Self.changing.contains(name) {
      let values = written.map { Argument(label: $0.label, value: evaluate($0.value)) }
      if let changed = change(base, name, values, range) { return changed }
    }
    let arguments = written.map { Argument(label: $0.label, value: evaluate($0.value)) }
    switch callee.kind {
    case .name(let name): return call(name, arguments, range)
    case .implicitMember(let name):
      if name == "init" { return construct("", arguments, range) }
      return callStatic(name, of: nil, arguments) ?? record(name, arguments, range)
    case .member(let base, let name):
      return call(name, on: evaluate(base), arguments, range)
    case .array, .dictionary:
      // `[String]()` and `[String: Int]()`
      if arguments.isEmpty {
        if case .array = callee.kind { return .array([]) }
        return .dictionary([])
      }
      return .unknown("a call", range)
    default:
      return call(value: evaluate(callee), arguments, range)
    }
  }

  private mutating func call(
    _ name: String, _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    if let value = value(of: name) { return call(value: value, arguments, range) }
    let made = heap.count
    if let result = callFunction(name, arguments) {
      // Whoever looks for a target finds it where it is asked for, not in the function that all targets come from.
      if case .record(let id) = result, id >= made { heap[id].range = range }
      return result
    }
    if let own = value(of: "self"), case .record = own,
      let result = callMethod(name, on: own, arguments)
    {
      return result
    }
    if let result = callStatic(name, of: nil, arguments) { return result }
    switch name {
    case "getenv": return world.isSet ? .string("1", nil) : .null
    case "print", "assert", "precondition", "fatalError", "preconditionFailure", "setenv":
      return .null
    default:
      if name.first?.isUppercase == true { return construct(name, arguments, range) }
      return .unknown("a call of \(name)", range)
    }
  }

  mutating func call(
    value: ManifestValue, _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    switch value {
    case .closure(let parameters, let body, let home):
      var values: [String: ManifestValue] = [:]
      var given = arguments.map(\.value)
      if parameters.count > 1, given.count == 1, case .tuple(let parts) = given[0] {
        given = parts.map(\.value)
      }
      for (index, value) in given.enumerated() {
        values["$\(index)"] = value
        if index < parameters.count { values[parameters[index]] = value }
      }
      return result(of: body, in: home, values)
    case .function(let name):
      return callFunction(name, arguments) ?? .unknown("a call of \(name)", range)
    case .type(let name): return construct(name, arguments, range)
    case .keyPath(let names):
      guard var value = arguments.first?.value else { return .null }
      for name in names { value = member(name, of: value, range) }
      return value
    default: return .unknown("a call of something that is not known", range)
    }
  }

  // MARK: The manifest's own functions

  private mutating func callFunction(_ name: String, _ arguments: [Argument]) -> ManifestValue? {
    guard let overloads = functions[name] else { return nil }
    for function in overloads {
      if let values = bind(arguments, to: function) {
        return result(of: function.body, in: 0, values)
      }
    }
    return nil
  }

  /// What each parameter gets; nil where the arguments do not fit.
  private mutating func bind(
    _ arguments: [Argument], to function: ManifestStatement.Function
  ) -> [String: ManifestValue]? {
    var values: [String: ManifestValue] = [:]
    var next = 0
    for (index, parameter) in function.parameters.enumerated() {
      if parameter.isVariadic {
        var given: [ManifestValue] = []
        while next < arguments.count,
          arguments[next].label == (given.isEmpty ? parameter.label : nil)
        {
          given.append(arguments[next].value)
          next += 1
        }
        values[parameter.name] = .array(given)
        continue
      }
      let isTrailing = index == function.parameters.count - 1
      if next < arguments.count,
        arguments[next].label == parameter.label
          || isTrailing && arguments[next].label == nil && isClosure(arguments[next].value)
      {
        values[parameter.name] = arguments[next].value
        next += 1
      } else if let standard = parameter.standard {
        values[parameter.name] = evaluate(standard)
      } else {
        return nil
      }
    }
    return next == arguments.count ? values : nil
  }

  private func isClosure(_ value: ManifestValue) -> Bool {
    if case .closure = value { true } else { false }
  }

  // MARK: Members of types

  /// A static variable or case that the manifest declares.
  mutating func staticMember(_ name: String, of type: String?) -> ManifestValue? {
    for member in members[name] ?? [] where member.isStatic && fits(member.type, type) {
      guard case .binding(let binding) = member.statement else { continue }
      let own: [String: ManifestValue] = ["Self": .type(member.type)]
      if let getter = binding.getter { return result(of: getter, in: 0, own) }
      if let value = binding.value { return inside(0, own) { $0.evaluate(value) } }
    }
    guard type != nil || members[name] == nil else { return nil }
    for (owner, cases) in types.sorted(by: { $0.key < $1.key }) where fits(owner, type) {
      for one in cases where one.name == name { return enumValue(one, of: owner) }
    }
    return nil
  }

  private func fits(_ declared: String, _ asked: String?) -> Bool {
    guard let asked else { return true }
    return declared == asked || declared.hasSuffix(".\(asked)") || asked.hasSuffix(".\(declared)")
  }

  private mutating func enumValue(
    _ one: ManifestStatement.EnumCase, of type: String
  ) -> ManifestValue {
    let raw = one.rawValue.map { evaluate($0) } ?? .string(one.name, nil)
    heap.append(
      ManifestRecord(
        kind: type, range: one.rawValue?.range ?? ByteRange(0, 0), fields: ["rawValue": raw],
        unlabeled: []))
    return .record(heap.count - 1)
  }

  private mutating func callStatic(
    _ name: String, of type: String?, _ arguments: [Argument]
  ) -> ManifestValue? {
    for member in members[name] ?? [] where member.isStatic && fits(member.type, type) {
      guard case .function(let function) = member.statement,
        let values = bind(arguments, to: function)
      else { continue }
      return result(of: function.body, in: 0, values)
    }
    return nil
  }

  private mutating func callMethod(
    _ name: String, on receiver: ManifestValue, _ arguments: [Argument]
  ) -> ManifestValue? {
    for member in members[name] ?? [] where !member.isStatic && mayBe(member.type, receiver) {
      guard case .function(let function) = member.statement,
        var values = bind(arguments, to: function)
      else { continue }
      values["self"] = receiver
      return result(of: function.body, in: 0, values)
    }
    return nil
  }

  /// Whether a member of a type may be one of a value: what `.target(…)` makes is known by its function alone.
  private func mayBe(_ type: String, _ value: ManifestValue) -> Bool {
    switch value {
    case .array:
      type.hasPrefix("Array") || type.hasPrefix("[") || type.hasSuffix("Collection")
        || type == "Sequence"
    case .string:
      type.hasSuffix("String") || type.hasSuffix("StringProtocol") || type == "Target.Dependency"
    case .record(let id): types[heap[id].kind] == nil || fits(type, heap[id].kind)
    default: true
    }
  }

  mutating func member(
    _ name: String, of owner: ManifestValue, _ range: ByteRange
  ) -> ManifestValue {
    switch owner {
    case .null: return .null
    case .type(let type): return typeMember(name, of: type, range)
    case .record(let id):
      if let value = heap[id].fields[name] { return value }
      if let value = computedMember(name, of: owner) { return value }
      return standardField(name, of: heap[id], range)
    case .tuple(let parts):
      if let index = Int(name), parts.indices.contains(index) { return parts[index].value }
      return parts.first { $0.label == name }?.value ?? .unknown("a part of a tuple", range)
    case .unknown where name == "environment": return .environment
    default:
      if let value = computedMember(name, of: owner) { return value }
      return call(name, on: owner, [], range)
    }
  }

  private mutating func computedMember(_ name: String, of owner: ManifestValue) -> ManifestValue? {
    for member in members[name] ?? [] where !member.isStatic && mayBe(member.type, owner) {
      guard case .binding(let binding) = member.statement else { continue }
      if let getter = binding.getter { return result(of: getter, in: 0, ["self": owner]) }
      if let value = binding.value { return evaluate(value) }
    }
    return nil
  }

  private mutating func typeMember(
    _ name: String, of type: String, _ range: ByteRange
  ) -> ManifestValue {
    if type == "ProcessInfo" || type == "Context" {
      if name == "environment" { return .environment }
      if name == "processInfo" { return .type("ProcessInfo") }
      return .unknown("\(type).\(name)", range)
    }
    let owner = type == "Self" ? value(of: "Self") : nil
    var asked = type
    if case .type(let real)? = owner { asked = real }
    if let value = staticMember(name, of: asked) { return value }
    if name == "allCases", let cases = types[asked] {
      return .array(cases.map { enumValue($0, of: asked) })
    }
    if name.first?.isUppercase == true { return .type("\(asked).\(name)") }
    if name == "self" { return .type(asked) }
    return record(name, [], range)
  }

  /// What targets and packages are asked for that was not given when they were made.
  private func standardField(
    _ name: String, of record: ManifestRecord, _ range: ByteRange
  ) -> ManifestValue {
    switch name {
    case "dependencies", "exclude", "targets", "products", "resources": .array([])
    case "type":
      switch record.kind {
      case "target": .string("regular", nil)
      case "testTarget": .string("test", nil)
      case "executableTarget": .string("executable", nil)
      case "systemLibrary": .string("system", nil)
      case "binaryTarget": .string("binary", nil)
      case "macro", "plugin": .string(record.kind, nil)
      default: .unknown("its type", range)
      }
    case "isTest": .boolean(record.kind == "testTarget")
    case "swiftSettings", "cSettings", "cxxSettings", "linkerSettings", "plugins", "path",
      "sources", "publicHeadersPath", "platforms", "package", "condition":
      .null
    default: types[record.kind] != nil ? .null : .unknown("the value of \(name)", range)
    }
  }

  // MARK: What makes something

  mutating func record(
    _ kind: String, _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    var record = ManifestRecord(kind: kind, range: range, fields: [:], unlabeled: [])
    for argument in arguments {
      if let label = argument.label {
        record.fields[label] = argument.value
      } else {
        record.unlabeled.append(argument.value)
      }
    }
    heap.append(record)
    return .record(heap.count - 1)
  }

  mutating func construct(
    _ name: String, _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    let first = arguments.first
    if first?.label == "stringLiteral" || first?.label == "rawValue" && types[name] == nil {
      return first?.value ?? .null
    }
    switch name {
    case "String", "Substring":
      if let value = first?.value, first?.label == nil { return value }
      return arguments.isEmpty ? .string("", nil) : .unknown("a text", range)
    case "Int":
      return first.flatMap { $0.value.string.flatMap { Int($0) } }.map { .integer($0) } ?? .null
    case "Array", "Set", "Dictionary":
      guard let value = first?.value else {
        return name == "Dictionary" ? .dictionary([]) : .array([])
      }
      return first?.label == nil ? value : .unknown("a call of \(name)", range)
    case "URL", "FileManager", "Process": return .unknown("a call of \(name)", range)
    default: break
    }
    if let cases = types[name], first?.label == "rawValue", let raw = first?.value.string {
      return cases.first { $0.name == raw }.map { enumValue($0, of: name) } ?? .null
    }
    let made = record(name, arguments, range)
    if case .record(let id) = made, name == "Package" || name == "PackageDescription.Package" {
      packages.append(id)
    }
    return made
  }

  mutating func call(
    _ name: String, on owner: ManifestValue, _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    if case .null = owner { return .null }
    if case .type(let type) = owner {
      if name == "init" { return construct(type, arguments, range) }
      if let result = callStatic(name, of: type, arguments) { return result }
      if type == "Context" || type == "ProcessInfo" || type == "FileManager" {
        return .unknown("a call of \(type).\(name)", range)
      }
      if name.first?.isUppercase == true {
        return construct("\(type).\(name)", arguments, range)
      }
      return record(name, arguments, range)
    }
    if let result = callMethod(name, on: owner, arguments) { return result }
    if case .record(let id) = owner, let value = heap[id].fields[name] {
      return call(value: value, arguments, range)
    }
    return standardCall(name, on: owner, arguments, range)
  }
}
