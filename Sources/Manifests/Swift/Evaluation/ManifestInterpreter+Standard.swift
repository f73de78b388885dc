import Scanning

/// The functions of the standard library that manifests use.
extension ManifestInterpreter {
  /// Those that change what they are called on.
  static var changing: Set<String> {
    ["append", "insert", "removeAll", "removeLast", "removeFirst", "forEach", "sort", "merge"]
  }

  /// Carries out a call that changes its receiver; nil where it is no such call.
  mutating func change(
    _ base: ManifestExpression, _ name: String, _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue? {
    let owner = evaluate(base)
    switch owner {
    case .null: return .null
    case .array(var values):
      switch (name, arguments.first?.label, arguments.first?.value) {
      case ("append", nil, let value?): values.append(value)
      case ("append", "contentsOf"?, .array(let more)?):
        guard values.count + more.count < Self.longest else { return .null }
        steps += more.count
        values += more
      case ("append", "contentsOf"?, let value?): values.append(value)
      case ("insert", nil, let value?): values.insert(value, at: 0)
      case ("removeAll", nil, nil): values = []
      case ("removeAll", "where"?, let test?), ("removeAll", nil, let test?):
        values = values.filter { value in
          !truth(call(value: test, [Argument(nil, value)], range), range)
        }
      case ("removeLast", _, _): _ = values.popLast()
      case ("removeFirst", _, _): values = Array(values.dropFirst())
      case ("forEach", _, let body?):
        for value in values { _ = call(value: body, [Argument(nil, value)], range) }
        return .null
      case ("sort", _, _): return .null
      default: return nil
      }
      store(.array(values), in: base)
      return .null
    case .unknown:
      if name != "forEach" { return nil }
      note("a loop over something that is not known", range)
      return .null
    default: return nil
    }
  }

  mutating func standardCall(
    _ name: String, on owner: ManifestValue, _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    switch owner {
    case .array(let values):
      return arrayCall(name, values, arguments, range)
    case .string(let text, let place):
      return textCall(name, text, place, arguments, range)
    case .dictionary(let pairs):
      switch name {
      case "keys": return .array(pairs.map(\.key))
      case "values": return .array(pairs.map(\.value))
      case "isEmpty": return .boolean(pairs.isEmpty)
      case "count": return .integer(pairs.count)
      default: return arrayCall(name, elements(owner) ?? [], arguments, range)
      }
    case .environment:
      switch name {
      case "keys", "mapValues", "filter": return .environment
      case "contains", "hasPrefix", "hasSuffix", "isEmpty":
        return .boolean(world.isSet)
      default: return .unknown("a variable of the environment", range)
      }
    case .boolean(let truth) where name == "description":
      return .string(String(truth), nil)
    case .integer(let number) where name == "description":
      return .string(String(number), nil)
    case .unknown(let why, let place): return .unknown(why, place)
    // An optional that is there.
    case .record where name == "map" || name == "flatMap":
      guard let body = arguments.first?.value else { break }
      return call(value: body, [Argument(nil, owner)], range)
    default: break
    }
    return .unknown("a call of \(name)", range)
  }

  private mutating func textCall(
    _ name: String, _ text: String, _ place: ByteRange?, _ arguments: [Argument],
    _ range: ByteRange
  ) -> ManifestValue {
    let other = arguments.first?.value.string
    switch name {
    case "hasPrefix": if let other { return .boolean(text.hasPrefix(other)) }
    case "hasSuffix": if let other { return .boolean(text.hasSuffix(other)) }
    case "contains": if let other { return .boolean(other.isEmpty || text.contains(other)) }
    case "lowercased": return .string(text.lowercased(), nil)
    case "uppercased": return .string(text.uppercased(), nil)
    case "capitalized":
      return .string(text.prefix(1).uppercased() + text.dropFirst().lowercased(), nil)
    case "isEmpty": return .boolean(text.isEmpty)
    case "count": return .integer(text.count)
    case "description", "self": return .string(text, place)
    case "rawValue": return .string(text, place)
    case "map", "flatMap":
      if let body = arguments.first?.value {
        return call(value: body, [Argument(nil, .string(text, place))], range)
      }
    case "appending": if let other { return .string(text + other, nil) }
    case "replacingOccurrences", "replacing":
      if let other, arguments.count == 2, let new = arguments[1].value.string, !other.isEmpty {
        return .string(
          text.split(separator: other, omittingEmptySubsequences: false)
            .joined(separator: new), nil)
      }
    case "dropFirst", "dropLast":
      guard case .integer(let count)? = arguments.first?.value ?? .integer(1), count >= 0
      else { break }
      return .string(
        String(name == "dropFirst" ? text.dropFirst(count) : text.dropLast(count)), nil)
    case "split", "components":
      if let separator = other, !separator.isEmpty {
        return .array(
          text.split(separator: separator, omittingEmptySubsequences: name == "split")
            .map { .string(String($0), nil) })
      }
    default: break
    }
    return .unknown("a call of \(name)", range)
  }

  private mutating func arrayCall(
    _ name: String, _ values: [ManifestValue], _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    let argument = arguments.first?.value
    func apply(_ interpreter: inout ManifestInterpreter, _ value: ManifestValue) -> ManifestValue {
      interpreter.call(value: argument ?? .null, [Argument(nil, value)], range)
    }
    switch name {
    case "map": return .array(values.map { apply(&self, $0) })
    case "compactMap": return .array(values.map { apply(&self, $0) }.filter { !$0.isNull })
    case "flatMap":
      return .array(
        values.flatMap { value -> [ManifestValue] in
          let result = apply(&self, value)
          return result.array ?? (result.isNull ? [] : [result])
        })
    case "filter":
      return .array(values.filter { truth(apply(&self, $0), range) })
    case "forEach":
      for value in values { _ = apply(&self, value) }
      return .null
    case "contains":
      return contains(values, arguments, range)
    case "allSatisfy":
      return .boolean(values.allSatisfy { truth(apply(&self, $0), range) })
    case "first", "last":
      let ordered = name == "first" ? values : values.reversed()
      guard argument != nil else { return ordered.first ?? .null }
      return ordered.first { truth(apply(&self, $0), range) } ?? .null
    case "firstIndex":
      for (index, value) in values.enumerated() {
        let fits =
          arguments.first?.label == "of"
          ? equals(value, argument ?? .null) ?? false : truth(apply(&self, value), range)
        if fits { return .integer(index) }
      }
      return .null
    case "isEmpty": return .boolean(values.isEmpty)
    case "count": return .integer(values.count)
    case "indices": return .array(values.indices.map { .integer($0) })
    case "reversed": return .array(values.reversed())
    case "sorted", "shuffled", "lazy", "self", "union":
      return .array(values + (argument?.array ?? []))
    case "enumerated":
      return .array(
        values.enumerated().map {
          .tuple([(label: "offset", value: .integer($0)), (label: "element", value: $1)])
        })
    case "dropFirst": return .array(Array(values.dropFirst()))
    case "dropLast": return .array(Array(values.dropLast()))
    case "joined":
      let parts = values.compactMap(\.string)
      if parts.count == values.count, !values.isEmpty || arguments.first != nil {
        return .string(parts.joined(separator: argument?.string ?? ""), nil)
      }
      return .array(values.flatMap { $0.array ?? [$0] })
    case "reduce":
      guard arguments.count == 2, var total = argument else { break }
      if arguments[0].label == "into" { break }
      for value in values {
        total = call(
          value: arguments[1].value, [Argument(nil, total), Argument(nil, value)], range)
      }
      return total
    default: break
    }
    return .unknown("a call of \(name)", range)
  }

  private mutating func contains(
    _ values: [ManifestValue], _ arguments: [Argument], _ range: ByteRange
  ) -> ManifestValue {
    guard let argument = arguments.first?.value else { return .boolean(false) }
    if case .closure = argument {
      return .boolean(
        values.contains { truth(call(value: argument, [Argument(nil, $0)], range), range) })
    }
    var isCertain = true
    for value in values {
      guard let same = equals(value, argument) else {
        isCertain = false
        continue
      }
      if same { return .boolean(true) }
    }
    return isCertain ? .boolean(false) : .unknown("a membership", range)
  }
}
