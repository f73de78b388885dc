extension Rule {
  package static let orphanModule = Rule(
    name: "orphan-module",
    summary: "a module that nothing runs",
    why: [
      "No entry point, command, setting, test or script leads to it, neither by an import nor by a name in a string. It is read, searched, upgraded and type-checked all the same, and whoever changes what it uses has to change it too.",
      "A verdict is certain where nothing that was read could run the module. It is likely or possible where something could after all, and then the finding names the place.",
    ],
    remedies: [
      "see what the verdict rests on: `pollard orphans --explain MODULE`",
      "wire it in where its score says that it is worth it",
      "archive it, or delete it; an island goes as a whole",
      "where something outside the repository runs it, say so: `pollard orphans keep MODULE --why TEXT`, or `entry-points` in the configuration",
    ],
    example: [
      "# shop/mailer.py is imported by nobody",
      "def send(order): ...",
      "# shop/notify.py took its place",
      "from shop.transport import deliver",
    ])
}
