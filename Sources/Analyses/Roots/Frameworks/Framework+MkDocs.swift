import Manifests

extension Framework {
  /// Hooks and macros of a documentation site.
  static let mkDocs = Framework(
    "MkDocs", when: [.file("**/mkdocs.yml"), .file("**/mkdocs.yaml")],
    [
      .files(
        [
          "main.py", "docs/hooks/*.py", "docs/hooks.py", "hooks/*.py", "**/mkdocs_hooks.py",
          "**/mkdocs_macros.py",
        ], as: .tool, .weak, because: "MkDocs loads hooks and macros")
    ])
}
