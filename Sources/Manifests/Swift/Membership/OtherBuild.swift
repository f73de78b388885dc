package import Scanning

/// The file of a build system that is not followed, and what it may compile.
package struct OtherBuild: Sendable {
  package let path: SourcePath
  private let bytes: [UInt8]

  package init(path: SourcePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Whether a file is that of another build system, as its name tells.
  package static func isOne(_ path: SourcePath) -> Bool {
    let name = path.name
    if name.hasSuffix(".podspec") { return true }
    return [
      "CMakeLists.txt", "BUILD", "BUILD.bazel", "project.yml", "project.yaml", "meson.build",
      "Project.swift", "BUCK",
    ].contains { name.elementsEqual($0.utf8) }
  }

  /// Whether it may compile a file in its folder or below.
  func mayBuild(_ file: SourcePath) -> Bool {
    let name = path.name
    if name.elementsEqual("CMakeLists.txt".utf8) || name.elementsEqual("meson.build".utf8) {
      // They name their files one by one, unless they collect them.
      return bytes.span.holds(file.name) || bytes.span.holds(Array("GLOB".utf8)[...])
    }
    guard name.hasSuffix(".podspec") else { return true }
    let folder = path.parent?.bytes.count ?? 0
    let inner = file.bytes.dropFirst(folder == 0 ? 0 : folder + 1)
    let top = inner.prefix { $0 != UInt8(ascii: "/") }
    return bytes.span.holds(top)
  }
}
