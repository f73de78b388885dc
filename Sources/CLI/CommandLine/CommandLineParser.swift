import Scanning

/// The step from words to options: a pure function over the declared commands.
///
/// It goes over the words twice. The first pass needs no command: a flag of one name takes a value in every command or in none,
/// so flags may stand before the command. The second pass gives each word to the command found.
package enum CommandLineParser {
  /// `arguments` are the words after the program's name.
  package static func parse(_ arguments: [Argument]) -> Result<Options, UsageError> {
    let words = CommandLineWords(arguments).all
    do throws(UsageError) {
      return .success(try options(of: words))
    } catch {
      var colored = error
      colored.color = colorChoice(in: words)
      return .failure(colored)
    }
  }

  private static func options(of words: [Word]) throws(UsageError) -> Options {
    let operands = words.lazy.compactMap(\.operand)
    if let asked = redirection(in: words) {
      var options = Options(command: asked)
      options.color = colorChoice(in: words)
      if asked == .help, let topic = operands.first, topic.text != CommandName.help.text {
        options.helpTopic = try command(called: topic).name
      }
      return options
    }
    guard let name = operands.first else {
      if words.isEmpty { return Options(command: .help) }
      throw complaint(inCommonFlags: words)
    }
    return try options(of: command(called: name), from: words)
  }

  /// `--help` wins over `--version`, and both over anything else, mistakes included.
  private static func redirection(in words: [Word]) -> CommandName? {
    var found: CommandName?
    for case .flag(let flag, _, nil) in words {
      guard case .redirects(let command) = flag.effect else { continue }
      if command == .help { return command }
      found = command
    }
    return found
  }

  /// The last valid `--color`, for the sake of lines that are otherwise wrong.
  private static func colorChoice(in words: [Word]) -> ColorChoice {
    var choice = ColorChoice.auto
    for case .flag(let flag, _, let value?) in words where flag.name == "color" {
      choice = value.text.flatMap(ColorChoice.init(rawValue:)) ?? choice
    }
    return choice
  }

  private static func command(called name: Argument) throws(UsageError) -> Command {
    if let command = name.text.flatMap({ Command.named(CommandName($0)) }) { return command }
    if looksLikePath(name) {
      throw UsageError(
        "\(name.quoted) is no command, and a path stands after one: `pollard audit PATH`")
    }
    throw UsageError(
      "there is no command \(name.quoted)",
      suggestion: name.text.flatMap {
        EditDistance.nearest(to: $0, among: Command.all.map(\.name.text))
      })
  }

  private static func looksLikePath(_ word: Argument) -> Bool {
    word.bytes.contains(UInt8(ascii: "/")) || word.bytes.contains(UInt8(ascii: "."))
  }

  /// There is no command at all; a wrong flag is still the better thing to name.
  private static func complaint(inCommonFlags words: [Word]) -> UsageError {
    for case .unknown(let spelled) in words {
      return UsageError(
        "there is no flag \(spelled.quoted)",
        suggestion: nearestFlag(to: spelled, among: Command.all.flatMap(\.flags)))
    }
    return UsageError("a command is wanted, such as `pollard audit`")
  }

  // MARK: The second pass

  private static func options(of command: Command, from words: [Word]) throws(UsageError) -> Options
  {
    var options = Options(command: command.name)
    if let format = command.formats.first { options.format = format }
    for word in words {
      try apply(word, of: command, to: &options)
    }
    try give(words.lazy.compactMap(\.operand).dropFirst(), to: command, into: &options)
    return options
  }

  private static func apply(
    _ word: Word, of command: Command, to options: inout Options
  ) throws(UsageError) {
    switch word {
    case .operand: return
    case .unknown(let spelled):
      throw UsageError(
        "\(command.name.text) has no flag \(spelled.quoted)",
        suggestion: nearestFlag(to: spelled, among: command.flags), topic: command.name)
    case .withoutValue(let flag, let next):
      let wants = own(flag, of: command)?.slot?.wants() ?? "a value"
      let instead =
        next.map { "; write \(flag.long)=\(display($0)) if \(display($0)) is meant as one" }
      throw UsageError(
        "\(flag.long) wants \(wants) after it\(instead ?? "")", topic: command.name)
    case .withNeedlessValue(let flag, let value):
      throw UsageError(
        "\(flag.long) is a switch and takes no value, not \(value.quoted)", topic: command.name)
    case .flag(let met, let spelled, let value):
      guard let flag = own(met, of: command) else {
        throw UsageError(
          "\(command.name.text) has no flag \(spelled)"
            + "; it is one of \(listed(owners(of: met.name), "and"))", topic: command.name)
      }
      switch flag.effect {
      case .turnsOn(let turnOn): turnOn(&options)
      case .redirects: return
      case .takes(let slot):
        guard let value else {
          preconditionFailure("the first pass gives every value flag its value")
        }
        try fill(slot, called: spelled, with: value, of: command, into: &options)
      }
    }
  }

  private static func give(
    _ operands: some Sequence<Argument>, to command: Command, into options: inout Options
  ) throws(UsageError) {
    var awaiting = command.operands[...]
    var given = 0
    for word in operands {
      guard let operand = awaiting.first else {
        let names = command.operands.map(\.slot.placeholder)
        throw UsageError(
          "\(command.name.text) takes \(names.isEmpty ? "no operand" : "one \(listed(names, "and one"))")"
            + ", and \(word.quoted) is one too many", topic: command.name)
      }
      try fill(
        operand.slot, called: operand.slot.placeholder, with: word, of: command, into: &options)
      given += 1
      if !operand.count.repeats {
        awaiting.removeFirst()
        given = 0
      }
    }
    if let missing = awaiting.first, missing.count.isRequired, given == 0 {
      throw UsageError(
        "\(command.name.text) wants \(missing.slot.placeholder), \(missing.slot.wants())",
        topic: command.name)
    }
    if let operand = options.rootOperand {
      if let root = options.root, root != operand {
        throw UsageError(
          "--root names \(root.quoted) and PATH names \(operand.quoted); give one of them",
          topic: command.name)
      }
      options.root = operand
      options.rootOperand = nil
    }
  }

  private static func fill(
    _ slot: ValueSlot, called name: String, with value: Argument, of command: Command,
    into options: inout Options
  ) throws(UsageError) {
    if slot.store(value, &options) { return }
    throw UsageError(
      "\(name) wants \(slot.wants()), not \(value.quoted)",
      suggestion: value.text.flatMap { nearestWord(to: $0, for: slot.completion) },
      topic: command.name)
  }

  /// The declaration of the same name in this command; its value may differ, as that of `--format` does.
  private static func own(_ flag: Flag, of command: Command) -> Flag? {
    command.flag(named: flag.name)
  }

  private static func owners(of name: String) -> [String] {
    Command.all.filter { $0.flag(named: name) != nil }.map(\.name.text)
  }

  /// Of a list, what the first word that is none of those allowed was meant to be.
  private static func nearestWord(to text: String, for completion: Completion) -> String? {
    let words = completion.words
    guard case .wordList = completion else { return EditDistance.nearest(to: text, among: words) }
    let wrong = text.split(separator: ",").map(String.init).first { !words.contains($0) }
    return wrong.flatMap { EditDistance.nearest(to: $0, among: words) }
  }

  private static func nearestFlag(to spelled: Argument, among flags: [Flag]) -> String? {
    guard let text = spelled.text else { return nil }
    let name = text.drop { $0 == "-" }.prefix { $0 != "=" }
    guard name.utf8.count > 1 else { return nil }
    return EditDistance.nearest(to: String(name), among: flags.map(\.name)).map { "--\($0)" }
  }

  private static func display(_ word: Argument) -> String {
    let quoted = word.quoted
    return String(quoted.dropFirst().dropLast())
  }
}
