import Graph
import Manifests
import Scanning

// What paths lead to.
extension CodeRoots {
  /// A path from the scanned root, where a value gives one.
  private func path(_ value: CodeText) -> String? {
    if value.isAnchored { return value.text.hasPrefix("..") ? nil : value.text }
    guard value.text.hasPrefix("module:") else { return nil }
    let rest = value.text.dropFirst("module:".count)
    let name = rest.prefix { $0 != "/" }
    guard let unit = index.modules(matching: String(name)).first, !name.holds("*") else {
      return nil
    }
    let own = graph.unit(unit).path
    let folder = graph.unit(unit).kind == .namespace ? own : own.parent
    guard let folder else { return nil }
    let below = rest.dropFirst(name.count)
    return below == "/__init__.py" ? folder.display + below : folder.display + below
  }

  /// The files that a path, or a pattern of paths, stands for; a plain one is looked for around the file that writes it.
  func files(at value: CodeText, from unit: UnitID) -> [UnitID] {
    if let path = path(value) { return files(matching: path) }
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
    guard let path = path(value), !path.isEmpty else { return [] }
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

  /// The folder with Python files that a value stands for, from the file that writes it.
  func folder(_ value: CodeText, from unit: UnitID) -> SourcePath? {
    if let path = path(value), !path.holds("*"), !path.isEmpty {
      let folder = SourcePath(path)
      return index.isFolder(folder) ? folder : nil
    }
    let text = value.text
    guard text.holds("/"), !text.hasPrefix("/"), !value.isComputed, !text.holds(" "),
      text.utf8.count < 200, !text.contains("//")
    else { return nil }
    let found = index.folders(endingWith: text)
    return found.count == 1 ? found[0] : nil
  }
}
