extension Framework {
  /// Applications whose hooks and doctypes are found by name.
  static let frappe = Framework(
    "Frappe", when: [.imports("frappe")],
    [
      .files(["**/hooks.py"], because: "Frappe reads it in every application"),
      .files(
        [
          "**/doctype/*/*.py", "**/report/*/*.py", "**/page/*/*.py", "**/web_form/*/*.py",
          "**/www/**/*.py", "**/patches/**/*.py", "**/print_format/*/*.py",
          "**/dashboard_chart_source/*/*.py",
        ], because: "Frappe loads it by the name of its folder"),
      .files(
        ["**/config/*.py", "**/templates/**/*.py"], by: .package(1),
        because: "Frappe loads it by its name"),
    ])
}
