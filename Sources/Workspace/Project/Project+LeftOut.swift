import Graph
import Scanning

extension Project {
  /// The modules of packages that git leaves out, such as what a build writes: they are no part of the repository, and importing
  /// finds them as long as they lie there. Unread, in path order.
  func leftOutModules(in files: [SourceFile]) -> [SourceFile] {
    let folders = Set(files.lazy.filter { $0.kind == .package }.map { $0.path.folder })
    return tree.leftOutPython.filter { folders.contains($0.folder) }.map {
      SourceFile(path: $0, kind: .module, facts: .opaque(bytes: 0))
    }
  }
}
