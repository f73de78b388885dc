extension Framework {
  /// Providers of accounts, whose modules are found beside each other.
  static let allauth = Framework(
    "django-allauth", when: [.imports("allauth")],
    [
      .files(
        ["**/provider.py", "**/providers/*/urls.py", "**/providers/*/*.py"], by: .package(0),
        because: "django-allauth loads a provider's modules by their names")
    ])
}
