import Manifests

extension Framework {
  /// Plug-ins of the build system Pants.
  static let pants = Framework(
    "Pants", when: [.file("pants.toml")],
    [
      .files(
        ["**/register.py"], as: .tool, because: "Pants loads the back ends that pants.toml names"),
      .files(
        ["**/macros.py"], as: .tool, .weak, because: "Pants may read it before its BUILD files"),
    ])
}
