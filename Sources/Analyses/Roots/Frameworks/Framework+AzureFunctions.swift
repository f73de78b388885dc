extension Framework {
  /// Functions with a binding beside them.
  static let azureFunctions = Framework(
    "Azure Functions", when: [.file("**/function.json")],
    [
      .files(
        ["*/__init__.py"], by: .nearest("function.json"),
        because: "Azure Functions loads the function beside its function.json")
    ])
}
