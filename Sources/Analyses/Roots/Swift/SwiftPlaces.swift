import Graph
package import Manifests
import Scanning

/// What each Swift file is part of, as its targets tell.
struct SwiftPlaces: Sendable {
  enum Place: Sendable {
    /// A target compiles it; a library may offer it to others.
    case product(isOffered: Bool)
    case test, example, tool
    /// No verdict is to be given on it; what it is decides whether it keeps others alive.
    case apart(SwiftMembership.Reason, Evidence?)
    /// Its folder belongs to a manifest, and no target compiles it.
    /// Surest where it stands among files that targets compile.
    case outside(Evidence, isAmongMembers: Bool)
    /// Nobody can say, and why.
    case unsaid(String)
  }

  private let membership: SwiftMembership

  init(_ membership: SwiftMembership) { self.membership = membership }

  /// Folders are called `Examples` as often as `examples`.
  private static func lowercased(_ path: SourcePath) -> SourcePath {
    SourcePath(
      bytes: path.bytes.map { byte in
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      })
  }

  /// Tests compile what such folders hold to see what becomes of it, and packages in them are subjects of tests.
  private static func dataFolder(of path: SourcePath) -> String? {
    path.bytes.split(separator: UInt8(ascii: "/")).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
      .first { ["fixtures", "fixture", "testdata", "test-data"].contains($0.lowercased()) }
  }

  func place(of path: SourcePath) -> Place {
    switch membership.standing(of: path) {
    case .apart(let reason, let evidence): return .apart(reason, evidence)
    case .outside(let evidence, let isAmongMembers):
      return .outside(evidence, isAmongMembers: isAmongMembers)
    case .unsaid(let why): return .unsaid(why)
    case .member(let ids):
      if let folder = Self.dataFolder(of: path) {
        return .apart(
          .testData,
          Evidence(kind: "folder of test data", path: path, line: 1, text: folder))
      }
      let targets = ids.map { membership.target($0) }.filter { $0.kind != .test }
      if targets.isEmpty { return .test }
      switch PathPurpose(of: Self.lowercased(path)) {
      case .example: return .example
      case .tool: return .tool
      case .test where targets.allSatisfy { $0.origin == .convention }: return .test
      default: break
      }
      if targets.allSatisfy({ $0.kind == .plugin }) { return .tool }
      return .product(isOffered: targets.contains { $0.isOffered && $0.kind == .regular })
    }
  }
}

extension SwiftPlaces.Place {
  var isOffered: Bool {
    if case .product(let isOffered) = self { return isOffered }
    return false
  }

  var purpose: Root.Purpose {
    switch self {
    case .product, .outside, .unsaid: .product
    case .test: .test
    case .example: .example
    case .tool: .tool
    case .apart(let reason, _):
      switch reason {
      case .example, .playground, .documentation: .example
      default: .tool
      }
    }
  }
}

/// A name that a file other than source code mentions: a class in a storyboard, an Objective-C header, a property list.
package struct ForeignMention: Sendable {
  package let name: [UInt8]
  package let evidence: Evidence

  package init(name: [UInt8], evidence: Evidence) {
    self.name = name
    self.evidence = evidence
  }
}
