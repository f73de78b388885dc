import Manifests

extension Framework {
  /// Configurations that the master reads.
  static let buildbot = Framework(
    "Buildbot", when: [.imports("buildbot")],
    [
      .files(
        ["**/master.cfg", "**/buildbot.tac"],
        because: "the master reads its configuration by this name"),
      .files(
        ["**/master.py"], .weak, because: "the master may read its configuration by this name"),
    ])
}
