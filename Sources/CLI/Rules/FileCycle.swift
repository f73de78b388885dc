extension Rule {
  package static let fileCycle = Rule(
    name: "file-cycle",
    summary: "circles of Swift files that have grown",
    why: [
      "Files of one module see each other without imports, so nothing keeps them apart. Some circles among them are as they should be; one that grows with every change ends as a module that can only be read, tested and moved as a whole."
    ],
    remedies: [
      "move what both sides need into a file of its own",
      "let a protocol stand between them",
      "look at all of it with pollard cycles --types reference",
    ],
    example: [
      "// Order.swift",
      "struct Order { let account: Account }",
      "// Account.swift",
      "struct Account { var orders: [Order] }",
    ])
}
