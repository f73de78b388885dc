import Graph
import Manifests
import Scanning

// Folders that code names in part: a test's data, and scripts that are numbered or dated.
extension CodeRoots {
  /// Tests read and run what lies in the folders beside them that they name, and in the folders whose paths they put together.
  mutating func findTestFolders(_ outline: CodeOutline, of unit: UnitID) {
    guard let place = graph.unit(unit).path.parent else { return }
    var done: Set<SourcePath> = []
    for string in outline.strings where !string.value.isComputed {
      guard let folder = testFolder(string.value, beside: place), done.insert(folder).inserted,
        namers[folder, default: 0] < Self.enough
      else { continue }
      namers[folder, default: 0] += 1
      let evidence = evidence(
        unit, line: string.line,
        string.value.isAnchored ? "path of a folder" : "folder that a test names")
      for target in index.files(below: folder) where isTest(target) {
        addLink(unit, target, .firm, evidence)
      }
    }
  }

  /// More of those that say the same of a folder change nothing.
  static var enough: Int { 8 }

  /// A folder that is no package: what is one is imported, and imports tell.
  private func testFolder(_ value: CodeText, beside place: SourcePath) -> SourcePath? {
    let text = value.text
    guard !text.isEmpty, text.utf8.count < 200, !text.hasPrefix("/"), !text.hasPrefix("."),
      !text.holds(" ")
    else { return nil }
    let folder = value.isAnchored ? SourcePath(text) : place.appending(text.utf8)
    guard index.isFolder(folder), index.package(at: folder) == nil,
      PathPurpose(of: folder.appending("file.py".utf8)) == .test
    else { return nil }
    // The folder of the test itself holds the tests.
    let isAround = place == folder || place.bytes.starts(with: folder.bytes + [UInt8(ascii: "/")])
    return isAround ? nil : folder
  }

  /// Beside a loader of files: the path of a folder of which parts are computed, such as `schema/*/delta/*`.
  mutating func findComputedFolders(_ outline: CodeOutline, of unit: UnitID) {
    for string in outline.strings where string.value.isAnchored && string.value.isComputed {
      let text = string.value.text
      // Something has to be written between what is known of the place and what is not.
      guard !text.hasSuffix(".py"), text.utf8.first != UInt8(ascii: "*"),
        text.utf8.count < 300, isBelowOwn(text, of: unit),
        followed.insert(Followed(value: string.value, wants: .folder)).inserted
      else { continue }
      let evidence = evidence(unit, line: string.line, "folder beside a loader of files")
      for target in files(at: string.value.joined(CodeText("*")), from: unit) {
        addLink(unit, target, .firm, evidence)
      }
    }
  }

  /// True for what names at least one folder below that of the file itself.
  private func isBelowOwn(_ text: String, of unit: UnitID) -> Bool {
    guard let own = graph.unit(unit).path.parent else { return false }
    let known = text.prefix { $0 != "*" }
    return known.utf8.count > own.bytes.count + 1
  }
}
