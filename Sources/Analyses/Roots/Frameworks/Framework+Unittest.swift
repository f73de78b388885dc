extension Framework {
  /// Tests that are collected because of their names.
  static let tests = Framework(
    "tests",
    [
      .files(
        [
          "**/test_*.py", "**/*_test.py", "**/tests.py", "**/*_tests.py", "**/tests_*.py",
          "**/tests/**/test*.py", "**/test/**/test*.py", "**/[Tt]est*.py", "**/test_*.ipynb",
        ], as: .test, because: "test runners collect files of that name"),
      .files(
        ["**/features/steps/*.py", "**/features/environment.py", "**/steps/*_steps.py"], as: .test,
        because: "behave loads its steps"),
      .files(
        [
          "**/tests/**/*Tests.py", "**/tests/**/*Test.py", "**/tests/**/*TestCase.py",
          "**/tests/**/*_spec.py",
        ], as: .test, because: "test runners collect files of that name"),
      .files(
        ["**/locustfile.py", "**/locustfiles/*.py"], as: .test,
        because: "locust runs it by its name"),
    ])
}
