extension Rule {
  package static let unusedImport = Rule(
    name: "unused-import",
    summary: "a Swift file imports a module and needs none of it",
    why: [
      "The compiler loads the module all the same, the file is compiled again whenever the module changes, and whoever reads the import believes that it says something.",
      "An import may serve other files of its target as well: members that a module adds to types of others can be seen wherever one file imports it. Then those files are named.",
    ],
    remedies: [
      "take the import out, and build from nothing once: an incremental build does not show what was missing",
      "where other files are named, import the module there first",
    ],
    example: [
      "import Model  // nothing below mentions what Model declares",
      "",
      "struct Clock { var ticks = 0 }",
    ])
}
