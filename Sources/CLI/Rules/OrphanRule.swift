extension Rule {
  package static let orphan = Rule(
    name: "orphan",
    summary: "a module that nothing reaches",
    why: [
      "Nothing that starts the product leads to it: no entry point, no import, no name in a configuration. It is read, searched and kept compiling for nobody."
    ],
    remedies: [
      "remove it",
      "where something outside starts it, name it under entry-points in the configuration",
      "where it is kept on purpose, mark it with `# pollard: ignore[orphan]` and the reason",
    ],
    example: [
      "# shop/old_cart.py, which no file imports",
      "class OldCart: ...",
    ])
}
