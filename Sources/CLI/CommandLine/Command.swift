/// One command, declared once: what it is called, what it takes, and what it does.
///
/// To add one: a file in `Commands` that declares the value, and its line in `Command.all`.
package struct Command: Sendable {
  package typealias Run = @Sendable (Options, inout Console) throws(ToolError) -> ExitCode

  package let name: CommandName
  /// A clause without a full stop, short enough for a list.
  package let summary: String
  /// Full sentences, for help and the man page; one string a paragraph.
  package let details: [String]
  package let operands: [Operand]
  /// The first is the default; empty where the result has one form only.
  package let formats: [Format]
  /// It says on standard output what it wrote to the file that `--output` names.
  package let writesOutputItself: Bool
  /// Every flag it takes, its own first. Names and letters are distinct.
  package let flags: [Flag]
  package let examples: [Example]
  package let run: Run

  package struct Example: Sendable {
    package let line: String
    package let meaning: String

    package init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// What a command has to do with the world, which decides the common flags it takes.
  package enum Reach: Sendable {
    /// Reads a repository and writes a result.
    case repository
    /// Writes a result about Pollard itself.
    case document
    /// Answers a person.
    case answer
  }

  package init(
    _ name: CommandName, _ summary: String, details: [String], reach: Reach,
    operands: [Operand] = [], formats: [Format] = [], writesOutputItself: Bool = false,
    flags: [Flag] = [],
    examples: [Example] = [], run: @escaping Run
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.operands = operands
    self.formats = formats
    self.writesOutputItself = writesOutputItself
    self.examples = examples
    self.run = run
    let format = formats.isEmpty ? [] : [Flag.format(among: formats)]
    self.flags =
      switch reach {
      case .repository: flags + Flag.scanning + format + [Flag.output] + Flag.general
      case .document: flags + format + [Flag.output] + Flag.general
      case .answer: flags + format + Flag.general
      }
  }

  /// Looks a flag up by its name without dashes.
  package func flag(named name: String) -> Flag? {
    flags.first { $0.name == name }
  }

  /// Every flag is optional and comes in any place, so the line names the operands only.
  package var usage: String {
    (["pollard", name.text, "[FLAG…]"] + operands.map(\.usage)).joined(separator: " ")
  }
}
