import Graph

extension CodeOutline {
  /// The names of the constants of other modules that its loads and strings refer to.
  var references: Set<String> {
    var found: Set<String> = []
    for call in calls {
      for value in call.receiver { found.formUnion(value.references) }
      for argument in call.arguments {
        for value in argument.values { found.formUnion(value.references) }
      }
    }
    for string in strings { found.formUnion(string.value.references) }
    return found
  }

  /// The same with values in the place of the constants of other modules.
  func filled(_ values: (String) -> [CodeText]) -> CodeOutline {
    guard hasReferences else { return self }
    var result = self
    result.calls = calls.map { call in
      guard call.hasReferences else { return call }
      return CodeCall(
        callee: call.callee, receiver: call.receiver.flatMap { $0.filled(values) },
        arguments: call.arguments.map { argument in
          CodeCall.Argument(
            keyword: argument.keyword, values: argument.values.flatMap { $0.filled(values) },
            parameter: argument.parameter, maker: argument.maker, module: argument.module)
        }, line: call.line, function: call.function, type: call.type)
    }
    guard strings.contains(where: { $0.value.hasReferences }) else { return result }
    result.strings = []
    for string in strings {
      guard string.value.hasReferences else {
        result.strings.append(string)
        continue
      }
      for value in string.value.filled(values) {
        result.strings.append(
          CodeString(
            value: value, line: string.line, callee: string.callee, name: string.name,
            isKey: string.isKey, function: string.function))
      }
    }
    return result
  }
}

extension CodeCall {
  fileprivate var hasReferences: Bool {
    receiver.contains { $0.hasReferences }
      || arguments.contains { $0.values.contains { $0.hasReferences } }
  }
}
