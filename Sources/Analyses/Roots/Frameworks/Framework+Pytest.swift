extension Framework {
  /// What pytest loads by name.
  static let pytest = Framework(
    "pytest",
    [
      .files(["**/conftest.py"], as: .test, because: "pytest loads it before the tests beside it"),
      .strings(["pytest_plugins"], because: "pytest loads its plugins"),
      .arguments(
        ["register_assert_rewrite", "import_plugin"], because: "pytest loads its plugins"),
    ])
}
