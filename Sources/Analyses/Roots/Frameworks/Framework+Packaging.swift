import Manifests

extension Framework {
  /// Hooks of tools that package applications.
  static let packaging = Framework(
    "packaging",
    [
      .files(
        [
          "**/hook-*.py", "**/hooks/hook-*.py", "**/rthooks/*.py", "**/pyi_rth_*.py",
          "**/rthook*.py",
        ], as: .tool, because: "PyInstaller runs its hooks by their names"),
      .strings(
        ["hiddenimports", "hidden_imports"], .weak, because: "PyInstaller packs what it is told"),
      .files(
        ["**/hooks/pre_gen_project.py", "**/hooks/post_gen_project.py", "**/hooks/pre_prompt.py"],
        as: .tool, because: "cookiecutter runs its hooks by their names"),
    ])
}
