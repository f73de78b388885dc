import Manifests

extension Framework {
  /// Documentation that runs Python.
  static let sphinx = Framework(
    "Sphinx",
    [
      .files(
        [
          "doc/**/conf.py", "docs/**/conf.py", "**/docs/conf.py", "**/doc/conf.py",
          "**/doc/source/conf.py", "**/docs/source/conf.py",
        ], as: .tool, because: "Sphinx reads its configuration by this name"),
      .strings(["extensions"], naming: .sibling, because: "Sphinx loads its extensions"),
      .arguments(
        ["setup_extension", "app.add_extension"], naming: .sibling,
        because: "Sphinx loads its extensions"),
      .files(
        [
          "**/_ext/*.py", "**/_exts/*.py", "**/_extensions/*.py", "**/sphinxext/*.py",
          "**/sphinx_ext/*.py",
        ], by: .nearest("conf.py"), as: .tool, .weak,
        because: "Sphinx loads extensions that its configuration names"),
    ])
}
