extension Framework {
  /// Configurations that the master reads.
  static let buildbot = Framework(
    "Buildbot", when: [.imports("buildbot")],
    [
      .files(
        ["**/master.cfg", "**/master.py", "**/buildbot.tac"],
        because: "the master reads its configuration by this name")
    ])
}
