import Scanning

/// A module name with `*` for the parts that are computed when the code runs.
struct ModulePattern {
  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// What follows `__name__` or `__package__`, which stand for the file's own package; nil where neither begins it.
  static func afterOwnName(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for own in ["__name__", "__package__"] where name.starts(with: own.utf8) {
      return name.dropFirst(own.utf8.count)
    }
    return nil
  }

  /// The files whose names fit: the written part leads to a folder, and the computed one is any of its modules.
  func matches(in resolver: PythonResolver, from folder: ModuleTree.FolderID) -> [Target] {
    guard let star = text.firstIndex(of: UInt8(ascii: "*")) else { return [] }
    let before = text[..<star]
    guard let start = base(before, resolver, folder) else { return [] }
    // `plugins.*.main` and `plugins.check_*`: the last dot before the star ends the folder's name.
    let pieces = text[start.rest...].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: true)
    var found: [Target] = []
    var folders = [start.folder]
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      var next: [ModuleTree.FolderID] = []
      for folder in folders {
        for entry in resolver.tree.members(of: folder)
        where Self.fits(resolver.tree.text(entry.name), piece) {
          guard let step = resolver.step(resolver.tree.text(entry.name), in: folder) else {
            continue
          }
          if step.folder >= 0 { next.append(step.folder) }
          if isLast { found.append(step.target) }
        }
      }
      folders = next
    }
    return found
  }

  /// The folder that the part before the first star leads to, and where the rest of the pattern begins.
  private func base(
    _ before: ArraySlice<UInt8>, _ resolver: PythonResolver, _ folder: ModuleTree.FolderID
  ) -> (folder: ModuleTree.FolderID, rest: Int)? {
    let dots = before.prefix { $0 == UInt8(ascii: ".") }.count
    var start = before.startIndex
    var origin: ModuleTree.FolderID?
    if dots > 0 {
      origin = resolver.base(level: dots, from: folder)
      start += dots
      if origin == nil { return nil }
    } else if let rest = Self.afterOwnName(before) {
      origin = folder
      start = rest.startIndex
      if rest.first == UInt8(ascii: ".") { start += 1 }
    }
    let lastDot = before[start...].lastIndex(of: UInt8(ascii: "."))
    let named = before[start..<(lastDot ?? start)]
    let rest = lastDot.map { $0 + 1 } ?? start
    if let origin {
      let walk = resolver.walk(named, from: origin)
      return walk.isComplete && walk.folder >= 0 ? (walk.folder, rest) : nil
    }
    // Without a written package in front, anything would fit.
    guard !named.isEmpty, case .found(let walk) = resolver.lookUp(named, from: folder),
      walk.folder >= 0
    else { return nil }
    return (walk.folder, rest)
  }

  /// Whether a name fits a piece with at most a few stars, compared from both ends.
  private static func fits(_ name: ArraySlice<UInt8>, _ piece: ArraySlice<UInt8>) -> Bool {
    guard let first = piece.firstIndex(of: UInt8(ascii: "*")),
      let last = piece.lastIndex(of: UInt8(ascii: "*"))
    else { return name.elementsEqual(piece) }
    let head = piece[..<first]
    let tail = piece[(last + 1)...]
    return name.count >= head.count + tail.count && name.starts(with: head)
      && name.suffix(tail.count).elementsEqual(tail)
  }
}
