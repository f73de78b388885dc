extension Command {
  /// One rule at length.
  package static let explain = Command(
    "explain", "say what a rule finds, why it matters and what to do",
    details: ["Explains one rule, with an example of what it finds."],
    reach: .answer,
    operands: [Operand(.one, .rule, "rule that `pollard rules` lists") { $0.rule = $1 }],
    examples: [.init("pollard explain import-cycle", "what a cycle costs and how to break it")],
    run: { options, console throws(ToolError) in
      guard let rule = options.rule else { preconditionFailure("the parser requires RULE") }
      console.write(RulePage(rule, style: console.style).text)
      return .nothingToReport
    })
}
