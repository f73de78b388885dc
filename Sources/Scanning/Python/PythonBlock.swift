/// A compound statement's clause: its header and the lines below it.
struct PythonBlock {
  enum Kind: UInt8 {
    case ifBody, elifBody, elseBody, loop, tryBody, handler, finally, with, match, `case`
    case function, `class`
  }

  let kind: Kind
  /// The column of the header; lines further in belong to the block.
  let indent: Int32
  /// The block around it, or -1; always smaller than the block's own index.
  let parent: Int32
  /// For `elif`, `else`, `except` and `finally`: the clause before it, or -1; for an `except` behind another: the `try`.
  let previous: Int32
  /// For `if` and `elif`: the test.
  let test: Range<Int>
  /// For a top-level function: its index in the facts, or -1.
  var function: Int32 = -1
  /// For a `try` body: some handler catches `ImportError`.
  var isCaught = false

  // What an import inside it inherits; filled in when the whole file is known.

  var before = PythonSituation()
  var inside = PythonSituation()
}

/// What the blocks around a statement say about when it runs.
struct PythonSituation {
  var isDeferred = false
  var isTyping = false
  var isConditional = false
  var isOptional = false
  var isInMainGuard = false
  var function: Int32 = -1
  var guardIndex: Int32 = -1
}
