package import Scanning

/// The place of a unit in its graph; ids follow the order of paths.
package struct UnitID: Hashable, Comparable, Sendable {
  package let index: Int32

  package init(_ index: Int) { self.index = Int32(index) }

  package static func < (left: UnitID, right: UnitID) -> Bool { left.index < right.index }
}

/// What kind of thing a unit is.
package enum UnitKind: UInt8, Sendable, CaseIterable {
  /// A Python file that is no package.
  case module
  /// A package's `__init__.py`.
  case package
  /// A folder that is imported without an `__init__.py`.
  case namespace
  /// A `.pyi` file: it says what another module offers and never runs.
  case stub
  case cython
  case notebook
  /// A Python file that cannot be imported, for want of an ending.
  case script
  /// A compiled module.
  case extensionModule
  case swiftFile
  /// A Swift module: the folder of a target.
  case swiftModule

  /// The word of the machine-readable formats.
  package var name: String {
    switch self {
    case .module: "module"
    case .package: "package"
    case .namespace: "namespace"
    case .stub: "stub"
    case .cython: "cython"
    case .notebook: "notebook"
    case .script: "script"
    case .extensionModule: "extension"
    case .swiftFile: "file"
    case .swiftModule: "target"
    }
  }

  package var language: Language {
    self == .swiftFile || self == .swiftModule ? .swift : .python
  }
}

/// A language Pollard reads.
package enum Language: String, Sendable { case python, swift }

/// The dotted name of a Python module, or what stands for it in another language.
package struct ModuleName: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func < (left: ModuleName, right: ModuleName) -> Bool { left.text < right.text }

  /// The name of the package around it; nil for a top-level name.
  package var parent: ModuleName? {
    guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return ModuleName(String(text[..<dot]))
  }
}

/// One node of the graph.
package struct Unit: Sendable {
  package let path: SourcePath
  package let name: ModuleName
  package let kind: UnitKind
  /// The Python package or the Swift target it belongs to; empty at the top.
  package let group: String
  package let lines: Int
  package let bytes: Int

  package init(
    path: SourcePath, name: ModuleName, kind: UnitKind, group: String, lines: Int, bytes: Int
  ) {
    self.path = path
    self.name = name
    self.kind = kind
    self.group = group
    self.lines = lines
    self.bytes = bytes
  }
}
