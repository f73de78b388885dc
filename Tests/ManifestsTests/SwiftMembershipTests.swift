import Scanning
import Testing

@testable import Manifests

/// What becomes of each file, in the order of the paths.
private func check(
  package: String? = nil, project: String? = nil, files: [String], links: [(String, String)] = [],
  _ expected: [String], at location: SourceLocation = #_sourceLocation
) {
  let packages = package.map {
    SwiftPackage(
      reading: ManifestFile(
        path: SourcePath("Package.swift"),
        bytes: Array(
          "// swift-tools-version:5.9\nlet package = Package(name: \"k\", targets: [\($0)])".utf8)))
  }
  let projects = project.map {
    XcodeProject(reading: Array($0.utf8), at: SourcePath("App.xcodeproj/project.pbxproj"))
  }
  let index = FileIndex(
    swift: files.map { SourcePath($0) }, others: [],
    links: links.map { .init(path: SourcePath($0.0), target: Array($0.1.utf8)) })
  let membership = SwiftMembershipBuilder(
    files: index, packages: packages.map { [$0] } ?? [], projects: projects.map { [$0] } ?? []
  ).build()
  let shown = index.paths.map { path -> String in
    switch membership.standing(of: path) {
    case .member(let ids):
      "\(path.display): \(ids.map { membership.target($0).name }.joined(separator: ", "))"
    case .apart(let reason, _): "\(path.display) is \(reason.rawValue)"
    case .outside(let evidence, let isAmong):
      "\(path.display) is in none (\(evidence.line)\(isAmong ? ", among others" : ""))"
    case .unsaid(let why): "\(path.display)? \(why)"
    }
  }
  #expect(shown == expected, sourceLocation: location)
}

@Test("a package's targets have the files of their folders, but for what is excluded or copied")
func packageMembership() {
  check(
    package: """
      .target(name: "A", exclude: ["Old"], resources: [.copy("Data")]),
      .target(name: "B", path: "Lib", sources: ["One.swift", "sub"]), .testTarget(name: "AT"),
      """,
    files: [
      "Lib/One.swift", "Lib/Two.swift", "Lib/sub/x.swift", "Package.swift", "Scripts/x.swift",
      "Sources/A/.h/x.swift", "Sources/A/Data/t.swift", "Sources/A/Old/o.swift",
      "Sources/A/a.swift", "Sources/C/c.swift", "Sources/stray.swift", "Tests/AT/t.swift",
      "Tests/Inputs/i.swift",
    ],
    [
      "Lib/One.swift: B", "Lib/Two.swift is in none (3, among others)", "Lib/sub/x.swift: B",
      "Package.swift is a manifest", "Scripts/x.swift is a script",
      "Sources/A/.h/x.swift is in a hidden folder", "Sources/A/Data/t.swift is a resource",
      "Sources/A/Old/o.swift is in none (2)", "Sources/A/a.swift: A",
      "Sources/C/c.swift is in none (1)", "Sources/stray.swift is in none (1)",
      "Tests/AT/t.swift: AT", "Tests/Inputs/i.swift is data of tests",
    ])
}

@Test("a lone target may have the whole folder, and a link brings what it leads to")
func packageLayouts() {
  check(
    package: ".target(name: \"A\")", files: ["Sources/a.swift", "Sources/b/c.swift"],
    ["Sources/a.swift: A", "Sources/b/c.swift: A"])
  check(
    package: ".target(name: \"A\"), .target(name: \"B\")",
    files: ["Shared/s.swift", "src/A/a.swift"],
    links: [("src/B/s.swift", "../common/s.swift"), ("src/common", "../Shared")],
    ["Shared/s.swift: B", "src/A/a.swift: A"])
}

@Test("a project's targets have the files of their phases and of their synchronized folders")
func projectMembership() {
  check(
    project: """
      {objects = {
      P = {isa = PBXProject; mainGroup = G; targets = (T, U);};
      G = {isa = PBXGroup; children = (H, S); sourceTree = "<group>";};
      H = {isa = PBXGroup; children = (F, R); path = App; sourceTree = "<group>";};
      F = {isa = PBXFileReference; path = a.swift; sourceTree = "<group>";};
      R = {isa = PBXFileReference; path = Else/r.swift; sourceTree = SOURCE_ROOT;};
      S = {isa = PBXFileSystemSynchronizedRootGroup; path = Sync; exceptions = (E, X); sourceTree = "<group>";};
      E = {isa = PBXFileSystemSynchronizedBuildFileExceptionSet; target = T; membershipExceptions = (Info.plist, out.swift);};
      X = {isa = PBXFileSystemSynchronizedBuildFileExceptionSet; target = U; membershipExceptions = (both.swift);};
      T = {isa = PBXNativeTarget; name = App; buildPhases = (B); fileSystemSynchronizedGroups = (S);};
      U = {isa = PBXNativeTarget; name = Widget; buildPhases = (); productType = "com.apple.product-type.app-extension";};
      B = {isa = PBXSourcesBuildPhase; files = (C, D);};
      C = {isa = PBXBuildFile; fileRef = F;}; D = {isa = PBXBuildFile; fileRef = R;};
      }; rootObject = P;}
      """,
    files: [
      "App/a.swift", "App/forgotten.swift", "Else/r.swift", "Sync/both.swift", "Sync/in/i.swift",
      "Sync/out.swift",
    ],
    [
      "App/a.swift: App", "App/forgotten.swift is in none (1, among others)", "Else/r.swift: App",
      "Sync/both.swift: App, Widget", "Sync/in/i.swift: App",
      "Sync/out.swift is in none (1, among others)",
    ])
}

@Test("a project that cannot be read leaves its files in doubt")
func unreadableProject() {
  check(
    project: "{objects = {\n<<<<<<< HEAD\n", files: ["App/a.swift"],
    [
      "App/a.swift? App.xcodeproj/project.pbxproj:2: no project that can be read: a character that starts no value"
    ])
}
