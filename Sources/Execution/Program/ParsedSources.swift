package import Scanning
import Synchronization

/// Source files that several programs share, each parsed when it is first asked for.
///
/// It is an object because it is shared by threads. A file may come in several versions, of which 0 is the one on the disk.
package final class ParsedSources: Sendable {
  private struct Key: Hashable {
    let path: SourcePath
    let version: Int
  }

  private let known = Mutex<[Key: ParsedSource]>([:])

  package init() {}

  /// Two threads that ask at once may both parse; they get the same.
  package func source(
    at path: SourcePath, version: Int = 0, reading load: () -> [UInt8]?
  ) -> ParsedSource? {
    let key = Key(path: path, version: version)
    if let source = known.withLock({ $0[key] }) { return source }
    guard let bytes = load() else { return nil }
    let source = ParsedSource(parsing: bytes)
    known.withLock { $0[key] = source }
    return source
  }
}
