import Scanning

/// The imports of a Cython source that lies beside the extension it was compiled to, and of the files that it includes.
struct CythonSource {
  /// One imported name, as it is written.
  struct Statement {
    let module: String
    let level: Int
    /// Nil in the `import` form.
    let name: String?
    let isOptional: Bool
    let isConditional: Bool
  }

  /// What runs when the module is imported, in the order of the sources.
  let statements: [Statement]
  /// The absolute names that only functions import.
  let deferred: Set<String>

  /// `load` gives what a file in the folder of the source holds, or nil.
  init?(_ name: String, load: (String) -> [UInt8]?) {
    var pending = [name]
    var seen: Set<String> = [name]
    var statements: [Statement] = []
    var eager: Set<String> = []
    var deferred: Set<String> = []
    var index = 0
    while index < pending.count {
      defer { index += 1 }
      guard let bytes = load(pending[index]) else {
        if index == 0 { return nil }
        continue
      }
      for included in Self.includes(in: bytes)
      where seen.count < Self.mostFiles && seen.insert(included).inserted {
        pending.append(included)
      }
      let facts = PythonScanner.scan(bytes)
      for item in facts.imports where item.form != .cimport {
        let module = String(decoding: facts.text[item.module], as: UTF8.self)
        let name = String(decoding: facts.text[item.name], as: UTF8.self)
        switch item.context {
        case .eager:
          eager.formUnion([module, "\(module).\(name)"])
          statements.append(
            Statement(
              module: module, level: Int(item.level), name: item.form == .from ? name : nil,
              isOptional: item.isOptional, isConditional: item.isConditional))
        case .deferred where item.level == 0:
          deferred.insert(module)
          if item.form == .from { deferred.insert("\(module).\(name)") }
        case .deferred, .typing: continue
        }
      }
    }
    self.statements = statements
    self.deferred = deferred.subtracting(eager)
  }

  private static let mostFiles = 64

  /// The files that `include "…"` names, in their order.
  private static func includes(in bytes: [UInt8]) -> [String] {
    let word = Array("include ".utf8)
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard text.starts(with: word) else { return nil }
      let parts = text.split(
        maxSplits: 2, omittingEmptySubsequences: false,
        whereSeparator: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") })
      return parts.count == 3 ? String(decoding: parts[1], as: UTF8.self) : nil
    }
  }
}
