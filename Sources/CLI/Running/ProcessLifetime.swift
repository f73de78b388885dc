/// Keeps what a command has computed until the process ends.
///
/// Taking a large graph apart piece by piece takes longer than writing it, and the system takes it back whole.
enum ProcessLifetime {
  private final class Box<Value> {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  static func keep<Value>(_ value: Value) {
    _ = Unmanaged.passRetained(Box(value))
  }
}
