import Manifests

extension Framework {
  /// Hooks of tools that package applications, and the commands that these make.
  static let packaging = Framework(
    "packaging",
    [
      .files(
        [
          "**/hook-*.py", "**/hooks/hook-*.py", "**/rthooks/*.py", "**/pyi_rth_*.py",
          "**/rthook*.py",
        ], as: .tool, because: "PyInstaller runs its hooks by their names"),
      .strings(
        ["entry_points", "console_scripts", "gui_scripts"], naming: .entryPoint,
        because: "commands that an installer makes"),
      .strings(
        ["hiddenimports", "hidden_imports"], .weak, because: "PyInstaller packs what it is told"),
      .files(
        ["**/hooks/pre_gen_project.py", "**/hooks/post_gen_project.py", "**/hooks/pre_prompt.py"],
        as: .tool, because: "cookiecutter runs its hooks by their names"),
    ])
}
