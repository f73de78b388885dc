import Scanning

/// The reading of one configuration table by the rows of the key table.
struct ConfigurationDecoder {
  let path: SourcePath
  let keys: [ConfigurationKey]

  /// Decodes a table and the tables in it; `prefix` is the path of the table itself.
  func decode(
    _ table: TOMLTable, below prefix: [String], into configuration: inout PollardConfiguration
  ) throws(ConfigurationError) {
    for entry in table.entries {
      let keyPath = prefix + [entry.key]
      if let key = keys.first(where: { $0.path == keyPath }) {
        try decode(entry.value, as: key, into: &configuration)
      } else if keys.contains(where: { $0.path.starts(with: keyPath) }) {
        guard let inner = entry.value.table else {
          throw error(entry.line, "\"\(entry.key)\" should be a table, not \(entry.value.kindName)")
        }
        try decode(inner, below: keyPath, into: &configuration)
      } else {
        throw unknown(entry, below: prefix)
      }
    }
  }

  private func unknown(_ entry: TOMLTable.Entry, below prefix: [String]) -> ConfigurationError {
    let siblings = keys.filter { $0.path.count > prefix.count && $0.path.starts(with: prefix) }
      .map { $0.path[prefix.count] }
    let shown = (prefix + [entry.key]).joined(separator: ".")
    if let near = EditDistance.nearest(to: entry.key, among: siblings) {
      return error(
        entry.line,
        "unknown key \"\(shown)\": did you mean \"\((prefix + [near]).joined(separator: "."))\"?")
    }
    // A key that was written in the wrong table is the next best guess.
    if let elsewhere = keys.first(where: { $0.path.last == entry.key }) {
      return error(entry.line, "unknown key \"\(shown)\": did you mean \"\(elsewhere.name)\"?")
    }
    var known: [String] = []
    for sibling in siblings where !known.contains(sibling) { known.append(sibling) }
    return error(
      entry.line, "unknown key \"\(shown)\": known keys are \(known.joined(separator: ", "))")
  }

  private func decode(
    _ value: TOMLValue, as key: ConfigurationKey, into configuration: inout PollardConfiguration
  ) throws(ConfigurationError) {
    let isRight =
      switch key.kind {
      case .strings(let target): set(target, to: strings(value), in: &configuration)
      case .string(let target):
        set(target, to: value.string.map { Located($0, line: value.line) }, in: &configuration)
      case .choice(let allowed, let target):
        set(
          target,
          to: value.string.flatMap {
            allowed.contains($0) ? Located($0, line: value.line) : nil
          }, in: &configuration)
      case .boolean(let target):
        set(target, to: value.boolean.map { Located($0, line: value.line) }, in: &configuration)
      case .count(let target):
        set(
          target,
          to: value.integer.flatMap { $0 < 0 ? nil : Int(exactly: $0) }.map {
            Located($0, line: value.line)
          }, in: &configuration)
      case .pythonVersion(let target):
        set(
          target,
          to: value.string.flatMap(PythonVersion.init(parsing:)).map {
            Located($0, line: value.line)
          }, in: &configuration)
      case .contracts(let target):
        set(target, to: try contracts(value), in: &configuration)
      }
    guard isRight else {
      throw error(value.line, "\"\(key.name)\" should be \(key.kind.wanted), not \(shown(value))")
    }
  }

  private func contracts(_ value: TOMLValue) throws(ConfigurationError) -> [Contract]? {
    guard let values = value.array else { return nil }
    var contracts: [Contract] = []
    for item in values {
      guard let table = item.table else { return nil }
      let contract = try Contract(reading: table, line: item.line, error: error)
      if contracts.contains(where: { $0.name == contract.name }) {
        throw error(item.line, "two contracts are called \"\(contract.name)\"")
      }
      contracts.append(contract)
    }
    return contracts
  }

  private func strings(_ value: TOMLValue) -> [Located<String>]? {
    guard let values = value.array else { return nil }
    let texts = values.compactMap { item in item.string.map { Located($0, line: item.line) } }
    return texts.count == values.count ? texts : nil
  }

  /// Keeps a value that could be read; false when there is none.
  private func set<Value>(
    _ target: WritableKeyPath<PollardConfiguration, Value>, to value: Value?,
    in configuration: inout PollardConfiguration
  ) -> Bool {
    guard let value else { return false }
    configuration[keyPath: target] = value
    return true
  }

  private func set<Value>(
    _ target: WritableKeyPath<PollardConfiguration, Value?>, to value: Value?,
    in configuration: inout PollardConfiguration
  ) -> Bool {
    guard let value else { return false }
    configuration[keyPath: target] = .some(value)
    return true
  }

  private func shown(_ value: TOMLValue) -> String {
    if let text = value.string { return "\"\(text)\"" }
    if let values = value.array, let odd = values.first(where: { $0.string == nil }) {
      return "an array with \(odd.kindName) in it"
    }
    return value.kindName
  }

  private func error(_ line: Int, _ message: String) -> ConfigurationError {
    ConfigurationError(path: path, line: line, message: message)
  }
}
