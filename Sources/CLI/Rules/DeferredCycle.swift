extension Rule {
  package static let deferredCycle = Rule(
    name: "deferred-cycle",
    summary: "circles that only imports inside functions close",
    why: [
      "An import inside a function runs when the function is called, so this circle cannot fail while modules are imported. It is still a circle: its modules can only be understood, tested and moved together, and moving the import to the top of its file makes it fail."
    ],
    remedies: [
      "move what both sides need into a module that imports neither",
      "hand the object in as an argument, so that its module need not be known",
    ],
    example: [
      "# clock.py",
      "def ring():",
      "    import alarm",
      "# alarm.py",
      "import clock",
    ])
}
