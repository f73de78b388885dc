extension Rule {
  package static let staleDecision = Rule(
    name: "stale-decision",
    summary: "a decision on a module that no longer applies",
    why: [
      "pollard-decisions.toml says that a module is to be kept or wired in. Its day is over, the module is gone, or something runs it by now. A ledger with entries that mean nothing hides those that do."
    ],
    remedies: [
      "take it back: `pollard orphans forget MODULE`",
      "or decide again, with a new reason and a new day: `pollard orphans keep MODULE --why TEXT --until DATE`",
    ],
    example: [
      "[[decision]]",
      "module = \"shop.mailer\"  # deleted in spring",
      "decision = \"keep\"",
      "why = \"the autumn campaign needs it\"",
    ])
}
