import Scanning
import Testing

/// Which part of a file's facts a test looks at.
enum PythonAspect {
  /// `line:column context statement [flags] {guards}`
  case imports
  /// `line kind name`
  case bindings
  /// `line callee`
  case calls
  /// `line loader argument`
  case loads
  /// `line text`
  case mentions
  /// `line text`
  case pathEdits
  /// One line for each name, and `…` where there may be more; `none` where there is no `__all__`.
  case exports
  /// `line message`
  case problems
  /// The file's other properties, those that are true.
  case traits
}

/// Compares what the scanner finds in a source with lines of text.
func check(
  _ source: String, _ aspect: PythonAspect = .imports, _ expected: String...,
  location: SourceLocation = #_sourceLocation
) {
  #expect(
    PythonScanner.scan(Array(source.utf8)).listing(aspect) == expected, sourceLocation: location)
}

/// The same for bytes that are no UTF-8.
func check(
  bytes: [UInt8], _ aspect: PythonAspect = .imports, _ expected: String...,
  location: SourceLocation = #_sourceLocation
) {
  #expect(PythonScanner.scan(bytes).listing(aspect) == expected, sourceLocation: location)
}

extension PythonFacts {
  func listing(_ aspect: PythonAspect) -> [String] {
    switch aspect {
    case .imports: imports.map(describe)
    case .bindings: bindings.map { "\($0.line) \($0.kind) \(text.string($0.name))" }
    case .calls: calls.map { "\($0.line) \(text.string($0.callee))" }
    case .loads: dynamicLoads.map(describe)
    case .mentions: mentions.map { "\($0.line) \(text.string($0.text))" }
    case .pathEdits: pathEdits.map { "\($0.line) \(text.string($0.written))" }
    case .exports:
      (exports.map { $0.map { text.string($0) } } ?? ["none"]) + (exportsMore ? ["…"] : [])
    case .problems: problems.map { "\($0.line) \($0.message)" }
    case .traits:
      [("getattr", hasGetattr), ("main guard", hasMainGuard), ("shebang", hasShebang)]
        .filter(\.1).map(\.0)
    }
  }

  private func describe(_ entry: PythonImport) -> String {
    var words = ["\(entry.line):\(entry.column)", "\(entry.context)"]
    if entry.isLazy { words.append("lazy") }
    let verb = entry.form == .cimport ? "cimport" : "import"
    let module = String(repeating: ".", count: Int(entry.level)) + text.string(entry.module)
    words +=
      entry.name.isEmpty
      ? [verb, module] : ["from", module, verb, text.string(entry.name)]
    if !entry.alias.isEmpty { words += ["as", text.string(entry.alias)] }
    var flags: [String] = []
    if entry.isConditional { flags.append("conditional") }
    if entry.isOptional { flags.append("optional") }
    if entry.isInMainGuard { flags.append("main") }
    if entry.function >= 0 {
      flags.append("in \(text.string(functions[Int(entry.function)]))")
    }
    if !flags.isEmpty { words.append("[\(flags.joined(separator: " "))]") }
    var index = entry.guardIndex
    while index >= 0 {
      let test = guards[Int(index)]
      words.append("{\(test.holds ? "" : "not ")\(describe(test.test))}")
      index = test.outer
    }
    return words.joined(separator: " ")
  }

  private func describe(_ test: PythonTest) -> String {
    switch test {
    case .version(let comparison, let numbers, let prefix):
      let version = numbers.map(String.init).joined(separator: ".")
      return "version\(prefix > 0 ? "[:\(prefix)]" : "") \(comparison) \(version)"
    case .platform(let name, let isPrefix, let negated):
      return "platform \(negated ? "is not" : "is") \(name)\(isPrefix ? "*" : "")"
    case .osName(let name, let negated): return "os \(negated ? "is not" : "is") \(name)"
    }
  }

  private func describe(_ load: DynamicLoad) -> String {
    let argument =
      switch load.argument {
      case .constant(let span): text.string(span)
      case .pattern(let span): "~\(text.string(span))"
      case .unknown: "?"
      }
    return "\(load.line) \(load.loader) \(argument)\(load.isDeferred ? " [deferred]" : "")"
  }
}
