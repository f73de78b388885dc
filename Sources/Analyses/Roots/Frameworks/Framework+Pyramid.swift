extension Framework {
  /// What a Pyramid application includes and scans for decorated views.
  static let pyramid = Framework(
    "Pyramid", when: [.imports("pyramid"), .imports("venusian")],
    [
      .strings(["includeme"], naming: .relative, because: "Pyramid includes it"),
      .arguments(
        ["config.include", "configurator.include", "config.maybe_dotted"], naming: .relative,
        because: "Pyramid includes it"),
      .scans(
        ["config.scan", "configurator.scan", "scanner.scan"],
        because: "Pyramid loads all of a package that is scanned"),
    ])
}
