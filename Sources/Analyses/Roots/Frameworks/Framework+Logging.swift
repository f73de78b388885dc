extension Framework {
  /// Handlers and formatters that a configuration names.
  static let logging = Framework(
    "logging",
    [
      .strings(
        ["()", "class", "formatter_class"], because: "logging makes what its configuration names")
    ])
}
