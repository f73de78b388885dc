#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The root of a search, held open, with what there is to know of the place it stands in.
///
/// A class because it owns a descriptor that many threads use.
final class OpenRoot: Sendable {
  /// With every link followed.
  let path: AbsolutePath
  let descriptor: Descriptor
  let enclosing: EnclosingRules
  /// It is a folder of installed packages or an environment, or lies in one: then they are what is asked about.
  let isAmongPackages: Bool
  /// It is a `site-packages` folder or lies in one.
  let isAmongInstalledFiles: Bool

  init(_ root: AbsolutePath, includeIgnored: Bool) throws(FileError) {
    let path = try root.withLinksFollowed()
    do throws(SystemFailure) {
      descriptor = try SystemCalls.open(path, as: .listing)
    } catch {
      throw FileError(root, error)
    }
    self.path = path
    enclosing = includeIgnored ? EnclosingRules() : EnclosingRules(above: path)
    isAmongInstalledFiles = Self.isAmongInstalledFiles(path)
    isAmongPackages = Self.isAmongPackages(path)
  }

  static func isAmongPackages(_ path: AbsolutePath) -> Bool {
    isAmongInstalledFiles(path) || isInEnvironment(path)
  }

  private static func isAmongInstalledFiles(_ path: AbsolutePath) -> Bool {
    path.components.contains { $0.elementsEqual("site-packages".utf8) }
  }

  private static func isInEnvironment(_ path: AbsolutePath) -> Bool {
    var folder: AbsolutePath? = path
    while let current = folder {
      for marker in ["pyvenv.cfg", "conda-meta"] {
        if let file = current.resolving(marker.utf8), (try? SystemCalls.facts(of: file)) != nil {
          return true
        }
      }
      folder = current.parent
    }
    return false
  }

  func end(ofLink link: AbsolutePath) -> SkippedPath.LinkEnd {
    do throws(SystemFailure) {
      guard let target = AbsolutePath(bytes: try SystemCalls.realPath(of: link)),
        target.relative(to: path) != nil
      else { return .outside }
      return try SystemCalls.facts(of: target).type == .folder ? .folderInside : .fileInside
    } catch {
      return error.number == ELOOP ? .circle : .nowhere
    }
  }
}
