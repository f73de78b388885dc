/// A word after the command that is no flag, declared once like a flag.
package struct Operand: Sendable {
  package enum Count: Sendable {
    case one
    case optional
    case any
    case several

    package var isRequired: Bool { self == .one || self == .several }
    package var repeats: Bool { self == .any || self == .several }
  }

  package let count: Count
  package let slot: ValueSlot
  /// A clause without a full stop.
  package let summary: String

  package init<Value>(
    _ count: Count, _ shape: ValueShape<Value>, _ summary: String,
    store: @escaping @Sendable (inout Options, Value) -> Void
  ) {
    self.count = count
    self.summary = summary
    slot = ValueSlot(shape, store: store)
  }

  /// As it stands in a usage line: `FROM`, `[PATH]`, `MODULE…`.
  package var usage: String {
    let name = slot.placeholder
    return switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .any: "[\(name)…]"
    case .several: "\(name)…"
    }
  }
}

extension Operand {
  /// The folder to scan, which `--root` names too.
  package static let root = Operand(
    .optional,
    ValueShape("PATH", wants: "a folder", completion: .folders) { $0.isEmpty ? nil : $0 },
    "folder to scan (default: the current one); the same as --root"
  ) { $0.rootOperand = $1 }
}
