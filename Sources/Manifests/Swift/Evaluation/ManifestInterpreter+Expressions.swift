import Scanning

extension ManifestInterpreter {
  mutating func evaluate(_ expression: ManifestExpression) -> ManifestValue {
    guard takeStep(expression.range) else {
      return .unknown("the manifest computes for too long", expression.range)
    }
    depth += 1
    defer { depth -= 1 }
    switch expression.kind {
    case .string(let segments): return string(segments, expression.range)
    case .integer(let number): return .integer(number)
    case .boolean(let truth): return .boolean(truth)
    case .null: return .null
    case .array(let elements): return .array(elements.map { evaluate($0) })
    case .dictionary(let pairs):
      return .dictionary(pairs.map { (key: evaluate($0.key), value: evaluate($0.value)) })
    case .tuple(let parts):
      return .tuple(parts.map { (label: $0.label, value: evaluate($0.value)) })
    case .name(let name): return named(name, expression.range)
    case .implicitMember(let name):
      return staticMember(name, of: nil) ?? record(name, [], expression.range)
    case .member(let base, let name): return member(name, of: evaluate(base), expression.range)
    case .call(let callee, let arguments): return call(callee, arguments, expression.range)
    case .element(let base, let arguments): return element(base, arguments, expression.range)
    case .closure(let parameters, let body):
      return .closure(parameters: parameters, body: body, frame: frame)
    case .prefix(let sign, let operand): return signed(sign, evaluate(operand), expression.range)
    case .binary(let sign, let left, let right):
      return binary(sign, left, right, expression.range)
    case .ternary(let condition, let first, let second):
      let holds = truth(evaluate(condition), condition.range)
      return evaluate(holds ? first : second)
    case .keyPath(let names): return .keyPath(names)
    case .choice(let statement):
      lastValue = .null
      if case .return(let value) = run(body: [statement]) { return value }
      return lastValue
    case .unknown(let why): return .unknown(why, expression.range)
    }
  }

  private mutating func string(
    _ segments: [ManifestExpression.Segment], _ range: ByteRange
  ) -> ManifestValue {
    var text = ""
    for segment in segments {
      switch segment {
      case .text(let part): text += part
      case .value(let expression):
        let value = evaluate(expression)
        guard let part = description(value) else {
          return .unknown("a text with parts that are not known", range)
        }
        text += part
      }
      guard text.utf8.count < Self.longest else { return .unknown("a text too long", range) }
    }
    if segments.count == 1, case .text = segments[0] { return .string(text, range) }
    return .string(text, nil)
  }

  private func description(_ value: ManifestValue) -> String? {
    switch value {
    case .string(let text, _): text
    case .integer(let number): String(number)
    case .boolean(let truth): String(truth)
    case .record(let id): heap[id].fields["rawValue"]?.string
    default: nil
    }
  }

  private mutating func named(_ name: String, _ range: ByteRange) -> ManifestValue {
    if let value = value(of: name) { return forced(value) }
    if functions[name] != nil { return .function(name) }
    if let own = value(of: "self"), name != "self", case .record = own,
      members[name]?.contains(where: { !$0.isStatic }) == true || hasField(name, own)
    {
      return member(name, of: own, range)
    }
    if let value = staticMember(name, of: nil) { return value }
    if name.first?.isUppercase == true { return .type(name) }
    return .unknown("the value of \(name)", range)
  }

  private func hasField(_ name: String, _ value: ManifestValue) -> Bool {
    guard case .record(let id) = value else { return false }
    return heap[id].fields[name] != nil
  }

  /// A computed variable has its value computed.
  private mutating func forced(_ value: ManifestValue) -> ManifestValue {
    guard case .closure([Self.getterMark], let body, let home) = value else { return value }
    return result(of: body, in: home, [:])
  }

  /// Runs a body and gives what it returns or, where nothing does, its last expression.
  mutating func result(
    of body: [ManifestStatement], in home: Int, _ values: [String: ManifestValue]
  ) -> ManifestValue {
    inside(home, values) { interpreter in
      interpreter.lastValue = .null
      interpreter.declareFunctions(body)
      if case .return(let value) = interpreter.run(body: body) { return value }
      return interpreter.lastValue
    }
  }

  private mutating func declareFunctions(_ body: [ManifestStatement]) {
    for case .function(let function) in body where functions[function.name] == nil {
      functions[function.name] = [function]
    }
  }

  // MARK: Operators

  private mutating func signed(
    _ sign: String, _ value: ManifestValue, _ range: ByteRange
  ) -> ManifestValue {
    switch (sign, value) {
    case ("!", .boolean(let truth)): .boolean(!truth)
    case ("-", .integer(let number)): .integer(0 &- number)
    case ("&", _): value
    default: .unknown("the operator \(sign)", range)
    }
  }

  private mutating func binary(
    _ sign: String, _ left: ManifestExpression, _ right: ManifestExpression, _ range: ByteRange
  ) -> ManifestValue {
    let first = evaluate(left)
    switch sign {
    case "&&":
      if first.boolean == false { return first }
      let second = evaluate(right)
      if second.boolean == false { return second }
      return first.boolean == true ? second : first
    case "||":
      if first.boolean == true { return first }
      let second = evaluate(right)
      if second.boolean == true { return second }
      return first.boolean == false ? second : first
    case "??": return first.isNull ? evaluate(right) : first
    default: return combine(sign, first, evaluate(right), range)
    }
  }

  mutating func combine(
    _ sign: String, _ left: ManifestValue, _ right: ManifestValue, _ range: ByteRange
  ) -> ManifestValue {
    switch (sign, left, right) {
    case ("+", .string(let first, _), .string(let second, _)):
      guard first.utf8.count + second.utf8.count < Self.longest else { break }
      return .string(first + second, nil)
    case ("+", .array(let first), .array(let second)):
      guard first.count + second.count < Self.longest else { break }
      steps += (first.count + second.count) / 16
      return .array(first + second)
    // One part that is not known does not hide the others.
    case ("+", .array(let first), .unknown): return .array(first + [right])
    case ("+", .unknown, .array(let second)): return .array([left] + second)
    case ("+", .integer(let first), .integer(let second)): return .integer(first &+ second)
    case ("-", .integer(let first), .integer(let second)): return .integer(first &- second)
    case ("<", .integer(let first), .integer(let second)): return .boolean(first < second)
    case (">", .integer(let first), .integer(let second)): return .boolean(first > second)
    case ("<=", .integer(let first), .integer(let second)): return .boolean(first <= second)
    case (">=", .integer(let first), .integer(let second)): return .boolean(first >= second)
    case ("==", _, _):
      if let same = equals(left, right) { return .boolean(same) }
    case ("!=", _, _):
      if let same = equals(left, right) { return .boolean(!same) }
    default: break
    }
    return .unknown("the operator \(sign) on values that are not known", range)
  }

  /// Nil where nobody can say.
  func equals(_ left: ManifestValue, _ right: ManifestValue) -> Bool? {
    switch (left, right) {
    case (.unknown, _), (_, .unknown), (.closure, _), (_, .closure): return nil
    case (.null, .null): return true
    case (.boolean(let first), .boolean(let second)): return first == second
    case (.integer(let first), .integer(let second)): return first == second
    case (.string(let first, _), .string(let second, _)): return first == second
    case (.record(let first), .record(let second)):
      if first == second { return true }
      let one = heap[first]
      let other = heap[second]
      guard one.kind == other.kind else { return false }
      if one.fields["rawValue"] != nil || one.fields.isEmpty && one.unlabeled.isEmpty {
        return equals(one.fields["rawValue"] ?? .null, other.fields["rawValue"] ?? .null)
      }
      return equals(one.fields["name"] ?? .null, other.fields["name"] ?? .null)
    case (.array(let first), .array(let second)):
      guard first.count == second.count else { return false }
      for (one, other) in zip(first, second) {
        guard let same = equals(one, other) else { return nil }
        if !same { return false }
      }
      return true
    case (.record(let id), .string(let text, _)), (.string(let text, _), .record(let id)):
      return heap[id].kind == text || heap[id].fields["name"]?.string == text
    default: return false
    }
  }

  // MARK: Elements

  private mutating func element(
    _ base: ManifestExpression, _ arguments: [ManifestExpression.Argument], _ range: ByteRange
  ) -> ManifestValue {
    let owner = evaluate(base)
    guard let first = arguments.first else {
      // `[Target]()` calls what reads as an element of nothing.
      return owner
    }
    let index = evaluate(first.value)
    switch (owner, index) {
    case (.environment, _): return world.isSet ? .string("1", nil) : .null
    case (.array(let values), .integer(let place)):
      return values.indices.contains(place) ? values[place] : .unknown("an element", range)
    case (.dictionary(let pairs), _):
      let found = pairs.last { equals($0.key, index) == true }?.value
      if let found { return found }
      let standard = arguments.dropFirst().first { $0.label == "default" }
      return standard.map { evaluate($0.value) } ?? .null
    case (.null, _): return .null
    default: return .unknown("an element of something that is not known", range)
    }
  }
}
