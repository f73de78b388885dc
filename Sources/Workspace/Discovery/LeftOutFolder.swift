package import Scanning

/// A folder that was left out on purpose, with all that is in it.
package struct LeftOutFolder: Hashable, Sendable {
  package let path: SourcePath
  package let reason: Reason

  package enum Reason: UInt8, Hashable, Sendable {
    /// By a `.gitignore` file or `.git/info/exclude`.
    case ignored
    /// By who asked.
    case excluded
    /// It holds a `pyvenv.cfg` or a `conda-meta` folder.
    case virtualEnvironment
    /// `node_modules` or `site-packages`.
    case installedPackages
    /// What a tool keeps for itself, such as `__pycache__` or `.mypy_cache`.
    case cache
    /// `.build` or `DerivedData`.
    case buildOutput
    /// `*.egg-info`
    case packageMetadata
    /// Modules that Pollard has archived, as the manifest in the folder tells.
    case archive
  }

  package var why: String {
    switch reason {
    case .ignored: "ignored by git"
    case .excluded: "excluded by name"
    case .virtualEnvironment: "a virtual environment"
    case .installedPackages: "installed packages"
    case .cache: "a cache"
    case .buildOutput: "build output"
    case .packageMetadata: "metadata of a built package"
    case .archive: "an archive of Pollard's"
    }
  }
}
