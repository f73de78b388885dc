extension Rule {
  package static let importBudget = Rule(
    name: "import-budget",
    summary: "an import that executes more modules than it may",
    why: [
      "What a command imports before it does anything is the time its user waits. A budget keeps that from growing one innocent import at a time."
    ],
    remedies: [
      "let `pollard closure MODULE` list what is executed, and `pollard why MODULE OTHER` say for whose sake",
      "import inside the function that needs it what is seldom needed",
      "raise the budget where the modules are worth their time",
    ],
    example: [
      "[[check.contracts]]",
      "name = \"the command line starts fast\"",
      "kind = \"budget\"",
      "modules = [\"shop.cli\"]",
      "at-most = 40",
    ])
}
