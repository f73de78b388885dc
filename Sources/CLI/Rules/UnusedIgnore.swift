extension Rule {
  package static let unusedIgnore = Rule(
    name: "unused-ignore",
    summary: "a comment that suppresses nothing",
    why: [
      "A comment `# pollard: ignore[RULE]` outlives its reason: the import is gone or harmless now, or the rule is misspelt. The next real finding on that line would be hidden by it."
    ],
    remedies: [
      "take the comment out",
      "put it on the line where the import begins, or alone on the line before",
      "spell the rule as `pollard rules` does",
    ],
    example: [
      "import json  # pollard: ignore[import-cycle] no cycle for a year"
    ])
}
