/// What yields values only when they are asked for: a generator, `map`, a walk through packages.
///
/// It runs inside of what goes through it, so each value is used before the next one is made. What has been left early is
/// not taken up again.
final class GeneratorObject {
  /// Takes one value, and says whether there is need of more.
  typealias Consumer = (Value) throws(Interruption) -> Bool
  /// Makes all values; false where some of them are not known.
  typealias Producer = (Interpreter, @escaping Consumer) throws(Interruption) -> Bool

  private var producer: Producer?
  /// It was left before its end, so what is still to come from it is not known.
  var isAbandoned = false

  /// What is raised where it yields may be caught there.
  let mayCatch: Bool

  init(mayCatch: Bool = false, _ producer: @escaping Producer) {
    self.mayCatch = mayCatch
    self.producer = producer
  }

  /// What goes through the items of something else, one after the other.
  convenience init(of items: [Value]) {
    let rest = ListObject(items.reversed())
    self.init { (_, consumer) throws(Interruption) in
      while let item = rest.items.popLast() {
        guard try consumer(item) else { break }
      }
      return true
    }
    source = rest
  }

  /// The items that are left, last first, where they are known from the beginning.
  private(set) var source: ListObject?

  /// What makes the values, once; nil for a generator that has begun.
  func start() -> Producer? {
    defer { producer = nil }
    return producer
  }
}
