package import Scanning

/// A Swift package as its manifest describes it: what it is made of, and what in the manifest could not be followed.
package struct SwiftPackage: Sendable {
  package let folder: SourcePath
  package let manifest: SourcePath
  /// As the manifest writes it; the folder's name where it cannot be followed.
  package internal(set) var name: String
  package internal(set) var toolsVersion: Version
  /// In source order; those of other circumstances than the usual ones come last and are conditional.
  package internal(set) var targets: [SwiftTarget] = []
  package internal(set) var products: [SwiftProduct] = []
  package internal(set) var dependencies: [Dependency] = []
  /// What could not be followed and may change which targets there are and which files they have.
  package internal(set) var gaps: [Located<String>] = []
  /// Members of a module may be visible only where it is imported.
  package internal(set) var mayHideMembers = false
  /// Imports may be nobody else's business unless they say so.
  package internal(set) var mayKeepImports = false

  /// A version of the tools, as far as manifests tell them apart.
  package struct Version: Hashable, Comparable, Sendable {
    package let major: Int
    package let minor: Int

    package init(_ major: Int, _ minor: Int) {
      self.major = major
      self.minor = minor
    }

    package static func < (left: Version, right: Version) -> Bool {
      (left.major, left.minor) < (right.major, right.minor)
    }
  }

  /// Another package that this one uses.
  package struct Dependency: Hashable, Sendable {
    /// What products are asked for by: the last part of its address, in lower case.
    package let identity: String
    /// A name of its own, where the manifest gives one.
    package let name: String?
    /// Where it lies relative to the package, if it is not fetched.
    package let path: String?
    package let line: Int
  }

  /// The newest tools whose manifests are understood.
  static let newest = Version(6, 3)

  init(folder: SourcePath, manifest: SourcePath, toolsVersion: Version) {
    self.folder = folder
    self.manifest = manifest
    self.toolsVersion = toolsVersion
    name = String(decoding: folder.name, as: UTF8.self)
  }
}

extension SwiftPackage {
  /// Settings may be computed, so that a manifest speaks of a feature is enough to reckon with it.
  mutating func noteFeatures(in manifest: [UInt8]) {
    func speaks(of word: String) -> Bool { manifest.span.holds(Array(word.utf8)[...]) }
    let isOpen = toolsVersion.major > 6 || speaks(of: "unsafeFlags")
    mayHideMembers = isOpen || speaks(of: "MemberImportVisibility")
    mayKeepImports = isOpen || speaks(of: "InternalImportsByDefault")
  }
}

/// A text that a manifest writes, and where, if it is written in one piece.
package struct WrittenText: Hashable, Sendable {
  package let text: String
  package let range: ByteRange?
}

/// One target of a Swift package.
package struct SwiftTarget: Sendable {
  package let name: String
  package let kind: Kind
  /// Counted from 1.
  package let line: Int
  package internal(set) var path: WrittenText?
  package internal(set) var sources: [WrittenText]?
  package internal(set) var exclude: [WrittenText] = []
  package internal(set) var resources: [Resource] = []
  package internal(set) var dependencies: [Dependency] = []
  /// Some of its dependencies could not be followed.
  package internal(set) var hasUnknownDependencies = false
  /// It is only there in some circumstances, or has other files in them.
  package internal(set) var isConditional = false

  package enum Kind: String, Sendable {
    case regular, executable, test, system, binary, plugin, macro, snippet
  }

  package struct Resource: Hashable, Sendable {
    /// `process`, `copy` or `embedInCode`.
    package let rule: String
    package let path: WrittenText
  }

  package struct Dependency: Hashable, Sendable {
    package let name: String
    /// The package of a product, where it is written.
    package let package: String?
    package let kind: Kind
    /// It holds for some platforms only, or in some circumstances.
    package let isConditional: Bool
    package let line: Int

    package enum Kind: String, Sendable {
      case target, product
      /// A target or a product.
      case name
      /// A plugin, which runs and is not imported.
      case plugin
    }
  }

  /// Whether anything compiled from Swift sources can be in it.
  package var hasSources: Bool { kind != .system && kind != .binary }

  /// What says which files are in it: two targets with the same are the same to their files.
  var layout: [String] {
    [name, kind.rawValue, path?.text ?? "\u{0}"] + (sources?.map(\.text) ?? ["\u{0}"]) + ["\u{1}"]
      + exclude.map(\.text) + ["\u{2}"] + resources.flatMap { [$0.rule, $0.path.text] }
  }
}

/// What a Swift package offers to others.
package struct SwiftProduct: Hashable, Sendable {
  package let name: String
  /// `library`, `executable` or `plugin`.
  package let kind: String
  package let targets: [String]
  package let line: Int
}
