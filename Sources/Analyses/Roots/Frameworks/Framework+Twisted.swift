extension Framework {
  /// Plug-ins that are found in a folder of all packages.
  static let twisted = Framework(
    "Twisted", when: [.imports("twisted")],
    [
      .files(["**/twisted/plugins/*.py"], because: "Twisted scans the folder for plug-ins"),
      .files(["**/*.tac"], because: "twistd runs it"),
    ])
}
