extension Framework {
  /// Folders of modules that the loader scans.
  static let salt = Framework(
    "Salt", when: [.imports("salt")],
    [
      .files(
        [
          "**/_modules/*.py", "**/_states/*.py", "**/_grains/*.py", "**/_runners/*.py",
          "**/_beacons/*.py", "**/_engines/*.py", "**/_pillar/*.py", "**/_returners/*.py",
          "**/_renderers/*.py", "**/_proxy/*.py", "**/_utils/*.py", "**/_output/*.py",
          "**/_sdb/*.py", "**/_wheel/*.py",
        ], because: "Salt's loader scans the folder")
    ])
}
