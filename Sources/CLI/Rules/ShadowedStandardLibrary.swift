extension Rule {
  package static let shadowedStandardLibrary = Rule(
    name: "shadowed-standard-library",
    summary: "a module with the name of a standard-library one",
    why: [
      "Which of the two an import finds depends on the order of sys.path. Run as a script from that folder, even the standard library's own imports find the local file, and fail far from the cause."
    ],
    remedies: [
      "rename the module",
      "or move it into a package, and import it by its full name",
    ],
    example: [
      "# types.py, beside main.py",
      "class Order: ...",
      "# main.py: `import enum` imports types and finds the file above",
      "import enum",
    ])
}
