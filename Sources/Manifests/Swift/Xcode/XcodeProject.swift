package import Scanning

/// An Xcode project: its targets, and what each compiles.
package struct XcodeProject: Sendable {
  /// Of the `project.pbxproj`.
  package let path: SourcePath
  /// The folder that holds the `.xcodeproj`.
  package let folder: SourcePath
  package let name: String
  package let targets: [Target]
  /// Why it could not be read, if so.
  package let gap: Located<String>?
  /// The files and folders it names, with the lines of their entries.
  let entries: [SourcePath: Int]

  package struct Target: Sendable {
    package let name: String
    package let module: String
    package let kind: SwiftTarget.Kind
    /// Of its entry.
    package let line: Int
    package let dependencies: [SwiftTarget.Dependency]
    package let hasUnknownDependencies: Bool
    /// The files it compiles that are named one by one.
    let named: [SourcePath]
    /// The folders it takes everything of, but for some.
    let folders: [Synchronized]
    /// What it takes besides of folders that it does not take as a whole.
    let additions: [SourcePath]
  }

  /// A folder whose files belong to a target because they are in it.
  struct Synchronized: Sendable {
    let folder: SourcePath
    /// Files and folders that do not.
    let exceptions: [SourcePath]
  }

  /// Reads a `project.pbxproj`.
  package init(reading bytes: [UInt8], at path: SourcePath) {
    self.path = path
    let bundle = path.parent ?? SourcePath(bytes: [])
    folder = bundle.parent ?? SourcePath(bytes: [])
    let bundleName = String(decoding: bundle.name, as: UTF8.self)
    name = bundleName.hasSuffix(".xcodeproj") ? String(bundleName.dropLast(10)) : bundleName
    do throws(PropertyListError) {
      let reading = XcodeReading(try PropertyListReader.read(bytes), in: folder)
      targets = reading.targets()
      entries = reading.entries
      gap = reading.gap
    } catch {
      targets = []
      entries = [:]
      gap = Located("no project that can be read: \(error.message)", line: error.line)
    }
  }

  /// The Swift files that a target compiles, as indices.
  func sources(of target: Target, in files: FileIndex) -> [Int] {
    var found: Set<Int> = []
    for path in target.named + target.additions {
      for place in files.range(of: path) { found.insert(files.places[place].file) }
    }
    for synchronized in target.folders {
      for place in files.range(of: synchronized.folder) {
        let path = files.places[place].path
        guard !synchronized.exceptions.contains(where: { path.isAtOrBelow($0) }),
          !isOpaque(path, below: synchronized.folder)
        else { continue }
        found.insert(files.places[place].file)
      }
    }
    return found.sorted()
  }

  /// Whether the file is in a folder that is one thing, or hidden.
  private func isOpaque(_ path: SourcePath, below folder: SourcePath) -> Bool {
    let inner = path.bytes.dropFirst(folder.bytes.count).split(separator: UInt8(ascii: "/"))
    return inner.contains { $0.first == UInt8(ascii: ".") }
      || inner.dropLast().contains { SwiftPackageLayout.isOpaque($0, .init(5, 3)) }
  }
}
