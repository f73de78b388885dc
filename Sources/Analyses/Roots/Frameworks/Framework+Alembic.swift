extension Framework {
  /// Database migrations that are found by their folder.
  static let alembic = Framework(
    "Alembic", when: [.imports("alembic"), .file("**/alembic.ini")],
    [
      .files(
        [
          "**/alembic/env.py", "**/migrations/env.py", "**/migration/env.py", "**/*alembic*/env.py",
        ], because: "Alembic runs it by its name"),
      .files(
        ["**/versions/*.py", "**/versions/**/*.py"], by: .nearest("env.py"),
        because: "Alembic runs the revisions beside its env.py"),
      .strings(
        ["version_locations", "script_location"], naming: .path,
        because: "Alembic looks for revisions there"),
    ])
}
