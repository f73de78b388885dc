package import Scanning

/// Something that is no import and starts or names code of the repository: a command, an entry point, a string in a configuration.
package struct Start: Hashable, Sendable {
  /// What its evidence calls a workflow that a clock starts.
  package static let scheduledKind = "scheduled workflow"

  /// True for `python -m a.b` in a recipe or on a schedule: where `a.b` is a part of the product, it is a job of the product.
  package var isJob: Bool {
    guard purpose == .tool, case .module(let name, nil) = target, name.hasSuffix(".__main__")
    else { return false }
    return ["Makefile", "justfile", "Taskfile", Self.scheduledKind].contains(evidence.kind)
  }

  /// What is started, as it is written; whether the repository holds it is for a resolver to say.
  package enum Target: Hashable, Sendable {
    /// `a.b`, and what is looked up in it: `a.b:app`. `a.b.__main__` stands for `python -m a.b`, whether `a.b` is a package or not.
    case module(String, attribute: String?)
    /// A file or folder, as written, and the folder it is written from.
    case path(String, from: SourcePath)
    /// A dotted string, which may name a module, something in it, or nothing.
    case mention(String)
    /// All modules whose names or paths fit: `app.plugins.*`, `tools/*.py`.
    case pattern(String)
  }

  /// What the code is for, as far as the place that starts it tells.
  package enum Purpose: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    case product, test, example, tool

    package static func < (left: Purpose, right: Purpose) -> Bool { left.rawValue < right.rawValue }
  }

  /// Weak evidence lowers how sure a verdict is; only firm evidence keeps a module alive.
  package enum Strength: UInt8, Hashable, Comparable, Sendable {
    case firm, weak

    package static func < (left: Strength, right: Strength) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package let target: Target
  package let purpose: Purpose
  package let strength: Strength
  package let evidence: Evidence
  /// Where modules are looked for before anywhere else: the folder that a command runs in, and what it puts on Python's path.
  package let folders: [SourcePath]

  package init(
    target: Target, purpose: Purpose, strength: Strength, evidence: Evidence,
    folders: [SourcePath] = []
  ) {
    self.target = target
    self.purpose = purpose
    self.strength = strength
    self.evidence = evidence
    self.folders = folders
  }
}
