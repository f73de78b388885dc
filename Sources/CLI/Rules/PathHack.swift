extension Rule {
  package static let pathHack = Rule(
    name: "path-hack",
    summary: "code that edits sys.path",
    why: [
      "After the edit a name may mean another module than before, and whether it does depends on what ran first and from which folder. Editors, type checkers and packagers do not see the edit and resolve such imports wrongly or not at all."
    ],
    remedies: [
      "install the project in editable form (`pip install -e .`) and import its packages by their full names",
      "run scripts of a package as modules: `python -m package.script`",
      "for tests, set `pythonpath` in the configuration of pytest",
    ],
    example: [
      "import sys",
      "sys.path.insert(0, \"..\")  # relative to the working directory",
      "import shared",
    ])
}
