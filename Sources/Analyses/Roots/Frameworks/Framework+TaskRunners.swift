import Manifests

extension Framework {
  /// Files that a tool runs because of their names.
  static let taskRunners = Framework(
    "task runners",
    [
      .files(
        [
          "**/noxfile.py", "**/fabfile.py", "**/dodo.py", "**/SConstruct", "**/SConscript",
          "**/wscript", "**/pavement.py", "**/snakefile.py", "**/toxfile.py", "**/conanfile.py",
          "**/setup.py", "**/build.py", "**/hatch_build.py", "**/pdm_build.py", "**/versioneer.py",
          "**/bootstrap.py", "**/ez_setup.py", "**/buildozer.py", "**/Snakefile.py",
        ], as: .tool, because: "a tool runs it by its name"),
      .files(["tasks.py", "tasks/__init__.py"], as: .tool, because: "invoke runs it by its name"),
      .files(
        ["**/sitecustomize.py", "**/usercustomize.py"], because: "Python imports it when it starts"),
      .files(
        ["**/.pythonrc.py", "**/*_rc.py", "**/*rc.py"], as: .tool, .weak,
        because: "it may be read by its name"),
    ])
}
