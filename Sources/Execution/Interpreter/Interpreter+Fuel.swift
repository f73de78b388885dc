/// What a run may still do, so that it ends whatever the program is.
///
/// Statements that stand in no loop and no call are not counted: there are only as many as are written.
struct Fuel {
  /// All steps that were taken: one for each statement, expression and turn of a loop, and for sixteen items copied.
  private(set) var steps = 0
  /// The steps that loops and calls may still take, all together.
  private(set) var left: Int
  /// The steps that the innermost bounded loop or call may still take.
  fileprivate(set) var allowance = 0
  /// Something is running that may run again.
  fileprivate(set) var isRepeating = false
  /// The items and bytes that may still be copied.
  private var copies: Int
  /// The steps that a loop may take which stands in no other, nor in a call.
  let loop: Int

  init(limit: Int) {
    left = limit
    loop = limit / 2
    copies = 5 * limit
  }

  /// The limits that are the same for all runs.
  enum Limit {
    static let importingCall = 400_000
    static let plainCall = 600
    static let callDepth = 60
    /// More of them for one name, each within the other, have no end.
    static let questions = 40
    static let importDepth = 400
    /// The length of the longest list, in items, and of the longest text, in bytes.
    static let items = 1 << 17
    static let text = 1 << 20
    /// How often a file is run before it is taken to end as it did the last time.
    static let runs = 50
  }

  var isEmpty: Bool { left <= 0 }

  mutating func spend(_ count: Int = 1) throws(Interruption) {
    steps += count
    guard isRepeating else { return }
    left -= count
    allowance -= count
    if left < 0 || allowance < 0 { throw .exhausted }
  }

  /// Takes steps that were not counted when they were made.
  mutating func take(_ count: Int) { left -= count }

  /// Takes what one comparison costs; false where there have been too many.
  mutating func compares() -> Bool {
    copies -= 4
    return copies > 0
  }

  /// Takes what copying or looking through so many items costs; false where it is too much.
  mutating func affords(copying count: Int) -> Bool {
    guard count > 16 else { return true }
    guard count <= Limit.text, count <= copies else { return false }
    copies -= count
    steps += count / 16
    return true
  }
}

extension Interpreter {
  func spend() throws(Interruption) { try fuel.spend() }

  /// Runs what may take any number of steps with at most so many; nil where they are not enough.
  func bounded<Result>(by limit: Int, _ body: () throws(Interruption) -> Result)
    throws(Interruption) -> Result?
  {
    guard !fuel.isEmpty else { return nil }
    let (allowance, wasRepeating) = (fuel.allowance, fuel.isRepeating)
    fuel.allowance = limit
    fuel.isRepeating = true
    defer {
      fuel.allowance = allowance
      fuel.isRepeating = wasRepeating
    }
    do throws(Interruption) {
      return try body()
    } catch {
      // Where nothing is left at all, nothing around can go on either.
      guard case .exhausted = error, !wasRepeating || !fuel.isEmpty else { throw error }
      return nil
    }
  }

  /// Runs a part of what is running with at most so many of the steps that it may still take.
  func bounded<Result>(within limit: Int, _ body: () throws(Interruption) -> Result)
    throws(Interruption) -> Result?
  {
    let granted = fuel.isRepeating ? min(limit, fuel.allowance) : limit
    let before = fuel.steps
    defer { if fuel.isRepeating { fuel.allowance -= fuel.steps - before } }
    return try bounded(by: granted, body)
  }

  /// Runs a module's statements, which are not counted: nothing but an import brings them about.
  func unbounded<Result>(_ body: () throws(Interruption) -> Result) throws(Interruption) -> Result {
    let (allowance, wasRepeating) = (fuel.allowance, fuel.isRepeating)
    fuel.isRepeating = false
    defer {
      fuel.allowance = allowance
      fuel.isRepeating = wasRepeating
    }
    return try body()
  }

  /// A text, unless it is longer than any name or path.
  func string(_ text: String) -> Value {
    text.utf8.count <= Fuel.Limit.text && fuel.affords(copying: text.utf8.count)
      ? .string(text) : .unknown
  }

  /// Whether a list may get so many items, and they be copied.
  func affords(items count: Int) -> Bool {
    count <= Fuel.Limit.items && fuel.affords(copying: count)
  }
}
