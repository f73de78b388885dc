package import Scanning

/// What a file is for, as the folder it lies in and its name tell.
package enum CodeRole: UInt8, Hashable, Sendable {
  case product, test, example, tool

  package init(of path: SourcePath) {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    for folder in parts.dropLast() {
      for (names, role) in Self.folders where names.contains(where: folder.elementsEqual) {
        self = role
        return
      }
    }
    self = parts.last.flatMap(Self.role(ofName:)) ?? .product
  }

  private static let folders: [([String.UTF8View], CodeRole)] = [
    (["tests", "test", "testsuite", "unittests", "integration_tests", "e2e"].map(\.utf8), .test),
    (["examples", "example", "samples", "demos", "demo", "tutorials"].map(\.utf8), .example),
    (
      ["scripts", "script", "tools", "bin", "docs", "doc", "benchmarks", "ci", "hack", "devtools"]
        .map(\.utf8), .tool
    ),
  ]

  private static func role(ofName name: ArraySlice<UInt8>) -> CodeRole? {
    let isTest =
      name.starts(with: "test_".utf8) || name.suffix(8).elementsEqual("_test.py".utf8)
      || name.elementsEqual("conftest.py".utf8)
    if isTest { return .test }
    for tool in ["setup.py", "noxfile.py", "fabfile.py", "dodo.py", "SConstruct"]
    where name.elementsEqual(tool.utf8) {
      return .tool
    }
    return nil
  }
}
