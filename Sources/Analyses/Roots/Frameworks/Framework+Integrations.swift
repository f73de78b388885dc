extension Framework {
  /// Folders with a manifest that a host loads by name.
  static let integrations = Framework(
    "integrations",
    when: [.file("**/components/*/manifest.json"), .file("custom_components/*/manifest.json")],
    [
      .files(
        ["**/components/*/__init__.py", "custom_components/*/__init__.py"],
        because: "the host loads integrations by the names of their folders"),
      .files(
        ["**/components/*/*.py", "custom_components/*/*.py"],
        by: .package(0),
        because: "the host loads the platforms of an integration by their names"),
      .files(
        ["**/components/*/*/__init__.py", "custom_components/*/*/__init__.py"], by: .package(1),
        because: "the host loads the platforms of an integration by their names"),
    ])
}
