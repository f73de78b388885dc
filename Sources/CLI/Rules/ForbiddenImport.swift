extension Rule {
  package static let forbiddenImport = Rule(
    name: "forbidden-import",
    summary: "an import that a contract of the repository rules out",
    why: [
      "The configuration says which modules may not import which: layers, forbidden imports, modules that are independent of each other. An import that breaks it ties together what was meant to stay apart, and the next ones follow."
    ],
    remedies: [
      "turn the import round: let the upper layer hand in what the lower one needs",
      "move what both need to where both may import it",
      "where the import is right, name it under except in the contract, or mark its line with `# pollard: ignore[forbidden-import]` and the reason",
    ],
    example: [
      "# pollard.toml",
      "[[check.contracts]]",
      "name = \"core stays below\"",
      "kind = \"layers\"",
      "modules = [\"shop.web\", \"shop.core\"]",
      "# shop/core/cart.py",
      "from shop.web import session  # core stands below web",
    ])
}
