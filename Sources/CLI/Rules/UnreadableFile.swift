extension Rule {
  package static let unreadableFile = Rule(
    name: "unreadable-file",
    summary: "a file or folder that could not be read",
    why: [
      "What Pollard could not read it cannot account for: the imports it makes are missing from the graph, so a module that only it imports looks unused."
    ],
    remedies: [
      "give the user that runs Pollard leave to read it",
      "where it is not part of the project, leave it out with --exclude or in the configuration",
    ],
    example: [
      "$ chmod 000 billing/secrets.py",
      "$ pollard audit  # billing/secrets.py: permission denied",
    ])
}
