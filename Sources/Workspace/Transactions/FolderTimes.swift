import Scanning

/// The times of the folders in which steps make and remove names: every one of them changes them.
enum FolderTimes {
  /// As they are now; what is not there has none.
  static func around(_ steps: [Step], in root: AbsolutePath) -> [Journal.FolderTime] {
    folders(around: steps).compactMap { folder in
      guard let facts = (try? SystemCalls.entry(root.appending(folder))) ?? nil else { return nil }
      return Journal.FolderTime(path: folder, modified: facts.modified)
    }
  }

  /// In path order.
  static func folders(around steps: [Step]) -> [SourcePath] {
    let paths = steps.flatMap { step -> [SourcePath] in
      switch step {
      case .makeFolder(let path, _, _), .write(let path, _, _), .removeFolder(let path, _, _):
        [path]
      case .move(let from, let to, _, _): [from, to]
      case .stage: []
      }
    }
    return Set(paths.compactMap(\.parent)).sorted()
  }
}
