import Graph
import Manifests
import Scanning

// What paths lead to.
extension CodeRoots {
  /// A path from the scanned root, where a value gives one; a package may say itself that its modules lie in several places.
  private func paths(_ value: CodeText) -> [String] {
    if value.isAnchored { return value.text.hasPrefix("..") ? [] : [value.text] }
    guard value.text.hasPrefix("module:") else { return [] }
    let rest = value.text.dropFirst("module:".count)
    let name = rest.prefix { $0 != "/" }
    guard let unit = index.modules(matching: String(name)).first, !name.holds("*") else {
      return []
    }
    let own = graph.unit(unit).path
    let folder = graph.unit(unit).kind == .namespace ? own : own.parent
    guard let folder else { return [] }
    let below = rest.dropFirst(name.count)
    return (graph.packageFolders[folder] ?? [folder]).map { $0.display + below }
  }

  /// The files that a path, or a pattern of paths, stands for; a plain one is looked for around the file that writes it.
  func files(at value: CodeText, from unit: UnitID) -> [UnitID] {
    let known = paths(value)
    if !known.isEmpty { return known.flatMap { files(matching: $0) } }
    let text = value.text
    // A path that begins with what is computed may begin anywhere.
    guard text.utf8.count < 300, !text.holds(" "), !text.hasPrefix("/"), !text.hasPrefix("*"),
      text.hasSuffix(".py") || text.holds("/")
    else { return [] }
    var folder = graph.unit(unit).path.parent
    while let around = folder {
      let below = CodeText(around.display, isAnchored: true).joined(CodeText(text))
      let found = below.text.hasPrefix("..") ? [] : files(matching: below.text)
      if !found.isEmpty { return found }
      folder = around.parent
    }
    return []
  }

  private func files(matching path: String) -> [UnitID] {
    guard path.holds("*") else {
      return index.unit(at: SourcePath(path)).map { [$0] } ?? []
    }
    let prefix = path.prefix { $0 != "*" }
    guard let slash = prefix.lastIndex(of: "/") else { return [] }
    let folder = SourcePath(String(prefix[..<slash]))
    let glob = PathGlob(path)
    let withEnding = path.hasSuffix(".py") ? glob : PathGlob(path + ".py")
    let package = PathGlob(path + "/__init__.py")
    return index.files(below: folder).filter { id in
      let path = graph.unit(id).path
      return glob.matches(path) || withEnding.matches(path) || package.matches(path)
    }
  }

  /// The files that whoever goes through a folder finds there, and the packages right below it.
  func files(inFolder value: CodeText, recursively: Bool) -> [UnitID] {
    paths(value).flatMap { $0.isEmpty ? [] : files(inFolder: $0, recursively: recursively) }
  }

  private func files(inFolder path: String, recursively: Bool) -> [UnitID] {
    let plain = path.hasSuffix("/*") ? String(path.dropLast(2)) : path
    guard !plain.holds("*") else { return files(matching: plain + "/*") }
    let folder = SourcePath(plain)
    if recursively { return index.files(below: folder) }
    let depth = folder.bytes.split(separator: UInt8(ascii: "/")).count
    return index.files(below: folder).filter { id in
      let parts = graph.unit(id).path.bytes.split(separator: UInt8(ascii: "/"))
      return parts.count == depth + 1
        || parts.count == depth + 2 && graph.unit(id).kind == .package
    }
  }

  /// The folders with Python files that a value stands for, from the file that writes it.
  func folders(_ value: CodeText, from unit: UnitID) -> [SourcePath] {
    let known = paths(value).filter { !$0.isEmpty && !$0.holds("*") }
    if !known.isEmpty { return known.map { SourcePath($0) }.filter(index.isFolder) }
    let text = value.text
    guard text.holds("/"), !text.hasPrefix("/"), !value.isComputed, !text.holds(" "),
      text.utf8.count < 200, !text.contains("//")
    else { return [] }
    let found = index.folders(endingWith: text)
    return found.count == 1 ? found : []
  }
}
