import Manifests

extension Framework {
  /// Notebooks and extensions of IPython.
  static let notebooks = Framework(
    "Jupyter",
    [
      .files(["**/*.ipynb"], as: .example, because: "notebooks are run by hand"),
      .files(
        ["**/jupyter_*config.py", "**/ipython_*config.py", "**/startup/*.py"], as: .tool, .weak,
        because: "Jupyter reads its configuration by this name"),
      .arguments(["load_extension", "load_ext"], because: "IPython loads its extensions"),
    ])
}
