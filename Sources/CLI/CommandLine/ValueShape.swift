/// What a flag or an operand accepts: its placeholder in help, what to ask for when it is wrong, how it completes, and how bytes become a typed value.
package struct ValueShape<Value>: Sendable {
  package let placeholder: String
  /// Completes the sentence "--jobs wants …".
  package let wants: @Sendable () -> String
  package let completion: Completion
  /// Nil where the word is no such value.
  package let read: @Sendable (Argument) -> Value?

  package init(
    _ placeholder: String, wants: @autoclosure @escaping @Sendable () -> String,
    completion: Completion = .nothing, read: @escaping @Sendable (Argument) -> Value?
  ) {
    self.placeholder = placeholder
    self.wants = wants
    self.completion = completion
    self.read = read
  }
}

/// What a shell may offer in the place of a value.
///
/// The words are asked for only when needed, so that a run which completes nothing computes none.
package enum Completion: Sendable {
  case nothing
  case files
  case folders
  case words(@Sendable () -> [String])
  /// Several of the words, separated by commas.
  case wordList(@Sendable () -> [String])

  package var words: [String] {
    switch self {
    case .nothing, .files, .folders: []
    case .words(let words), .wordList(let words): words()
    }
  }
}

/// A shape together with the place its value goes to; the type in between is erased so that declarations fit one table.
package struct ValueSlot: Sendable {
  package let placeholder: String
  package let wants: @Sendable () -> String
  package let completion: Completion
  /// False where the word is no such value; the options are then untouched.
  package let store: @Sendable (Argument, inout Options) -> Bool

  package init<Value>(
    _ shape: ValueShape<Value>, store: @escaping @Sendable (inout Options, Value) -> Void
  ) {
    placeholder = shape.placeholder
    wants = shape.wants
    completion = shape.completion
    self.store = { [read = shape.read] argument, options in
      guard let value = read(argument) else { return false }
      store(&options, value)
      return true
    }
  }
}
