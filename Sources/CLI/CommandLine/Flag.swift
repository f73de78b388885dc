/// One flag, declared once: the parser, help, shell completions and the man page all read this value.
package struct Flag: Sendable {
  /// What happens when the flag is met.
  package enum Effect: Sendable {
    case turnsOn(@Sendable (inout Options) -> Void)
    case takes(ValueSlot)
    /// The command line becomes a question to another command, whatever else stands on it.
    case redirects(to: CommandName)
  }

  /// The heading a flag stands under in help.
  package enum Topic: String, CaseIterable, Sendable {
    case command = "Flags of this command"
    case scanning = "What is scanned"
    case output = "Output"
    case general = "General"
  }

  /// Without dashes.
  package let name: String
  /// One ASCII letter, without the dash.
  package let letter: Character?
  package let topic: Topic
  /// A clause without a full stop.
  package let summary: String
  package let isRepeatable: Bool
  package let effect: Effect

  /// A flag that takes a value.
  package init<Value>(
    _ name: String, letter: Character? = nil, takes shape: ValueShape<Value>,
    topic: Topic = .command, repeatable: Bool = false, _ summary: String,
    store: @escaping @Sendable (inout Options, Value) -> Void
  ) {
    self.name = name
    self.letter = letter
    self.topic = topic
    self.summary = summary
    isRepeatable = repeatable
    effect = .takes(ValueSlot(shape, store: store))
  }

  /// A switch.
  package init(
    _ name: String, letter: Character? = nil, topic: Topic = .command, _ summary: String,
    turnOn: @escaping @Sendable (inout Options) -> Void
  ) {
    self.name = name
    self.letter = letter
    self.topic = topic
    self.summary = summary
    isRepeatable = false
    effect = .turnsOn(turnOn)
  }

  /// A switch that asks another command instead.
  package init(
    _ name: String, letter: Character? = nil, topic: Topic, asks command: CommandName,
    _ summary: String
  ) {
    self.name = name
    self.letter = letter
    self.topic = topic
    self.summary = summary
    isRepeatable = false
    effect = .redirects(to: command)
  }

  /// The value it takes, or nil for a switch.
  package var slot: ValueSlot? {
    guard case .takes(let slot) = effect else { return nil }
    return slot
  }

  /// As it is typed: `--jobs`.
  package var long: String { "--\(name)" }
  /// As it is typed: `-j`.
  package var short: String? { letter.map { "-\($0)" } }
  /// Every way to type it, the short one first.
  package var spellings: [String] { (short.map { [$0] } ?? []) + [long] }
}
