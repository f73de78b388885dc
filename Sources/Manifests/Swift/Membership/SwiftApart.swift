import Scanning

/// Files that nothing compiles and that are none the worse for it, as their paths tell.
enum SwiftApart {
  static func reason(for path: SourcePath) -> SwiftMembership.Reason? {
    if path.isPackageManifest { return .manifest }
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    for part in parts {
      if part.first == UInt8(ascii: ".") { return .hidden }
      let name = String(decoding: part, as: UTF8.self).lowercased()
      for (ending, reason) in endings where name.hasSuffix(ending) { return reason }
      if let reason = names[name] { return reason }
    }
    return nil
  }

  /// Whether a folder around the file has a name that speaks of tests.
  static func isInTests(_ path: SourcePath) -> Bool {
    let folders = path.bytes.split(separator: UInt8(ascii: "/")).dropLast()
    return folders.contains { folder in
      String(decoding: folder, as: UTF8.self).lowercased().contains("test")
    }
  }

  private static let endings: [(String, SwiftMembership.Reason)] = [
    (".playground", .playground), (".playgroundbook", .playground), (".docc", .documentation),
    (".xctemplate", .template), (".swifttemplate", .template), (".bundle", .resource),
    (".framework", .resource), (".xcframework", .resource),
  ]

  /// Folders and files by their names in lower case.
  private static let names: [String: SwiftMembership.Reason] = [
    "playgrounds": .playground, "documentation": .documentation, "docs": .documentation,
    "doc": .documentation, "snippets": .documentation, "templates": .template,
    "template": .template, "scripts": .script, "script": .script, "buildtools": .script,
    "buildscripts": .script, "build-scripts": .script, "build-tools": .script, "ci": .script,
    "fastlane": .script, "dangerfile.swift": .script, "fixtures": .testData, "fixture": .testData,
    "testdata": .testData, "test-data": .testData, "testinputs": .testData, "inputs": .testData,
    "__snapshots__": .testData, "examples": .example, "example": .example, "samples": .example,
    "sample": .example, "demo": .example, "demos": .example, "tuist": .projectDescription,
  ]
}
