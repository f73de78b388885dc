extension Framework {
  /// What the plug-ins of CKAN find beside them.
  static let ckan = Framework(
    "CKAN", when: [.imports("ckan")],
    [
      .files(
        ["**/ckanext/*/helpers.py", "**/ckanext/*/cli.py", "**/ckanext/*/views.py"],
        by: .package(0), because: "a blanket of the plug-in loads it"),
      .files(
        [
          "**/ckanext/*/logic/action.py", "**/ckanext/*/logic/auth.py",
          "**/ckanext/*/logic/validators.py",
        ], by: .package(1), because: "a blanket of the plug-in loads it"),
    ])
}
