extension Rule {
  package static let syntaxProblem = Rule(
    name: "syntax-problem",
    summary: "a place that is no valid source",
    why: [
      "A file that does not parse cannot be imported, and every import that reaches it fails. Pollard keeps the facts it could have, but what it says of this file and of those it would import is weaker than elsewhere."
    ],
    remedies: [
      "correct the place named",
      "where the file is meant for another version of Python, say so with --python-version",
      "where it is a template or a test input, leave it out with --exclude or in the configuration",
    ],
    example: [
      "def price(order:  # the bracket is never closed",
      "    return order.price",
    ])
}
