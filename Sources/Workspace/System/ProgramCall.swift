/// Another program that is to be run to its end, without a shell in between.
struct ProgramCall: Sendable {
  /// The program, which is looked for on the path, and its arguments.
  var words: [[UInt8]]
  var input: [UInt8] = []
  /// Variables of the environment that it is not to see.
  var withoutVariables: [String] = []
  /// Each as `NAME=VALUE`.
  var addedVariables: [String] = []
  /// In milliseconds; a program that takes longer is stopped.
  var timeout = 120_000
  /// It and all that it starts are stopped together.
  var isGroup = false
}

/// What a program that was run left behind.
struct ProgramOutcome: Sendable {
  var output: [UInt8] = []
  var errors: [UInt8] = []
  /// 256 and more stand for the signal that ended it.
  var code = 0
  var isTimedOut = false
}
