package import Scanning

/// The path of a file or folder from the top of the file system: raw bytes that begin with `/`, without `.`, `..` or a doubled `/`.
package struct AbsolutePath: Hashable, Sendable {
  /// Without a `/` at the end, but for the top itself.
  package let bytes: [UInt8]

  private static let slash = UInt8(ascii: "/")

  /// Nil where the bytes do not begin with `/` or hold a NUL, which no path can.
  ///
  /// `..` is taken away with the component before it as written, without asking where links lead.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.first == Self.slash, !bytes.contains(0) else { return nil }
    self.init(components: bytes.split(separator: Self.slash))
  }

  package init?(_ text: String) {
    self.init(bytes: text.utf8)
  }

  private init(components: [some Collection<UInt8>]) {
    var kept: [[UInt8]] = []
    for component in components {
      if component.elementsEqual([UInt8(ascii: ".")]) { continue }
      if component.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
        _ = kept.popLast()
      } else {
        kept.append(Array(component))
      }
    }
    bytes = [Self.slash] + kept.joined(separator: [Self.slash])
  }

  /// The folder that relative paths start from.
  package static func current() throws(FileError) -> AbsolutePath {
    do throws(SystemFailure) {
      guard let path = AbsolutePath(bytes: try SystemCalls.currentFolder()) else {
        throw SystemFailure(number: 0)
      }
      return path
    } catch {
      throw .noCurrentFolder(error)
    }
  }

  /// The path that a person who stands here means: an absolute one is itself. Nil where it holds a NUL.
  package func resolving(_ path: some Collection<UInt8>) -> AbsolutePath? {
    path.first == Self.slash
      ? AbsolutePath(bytes: path) : AbsolutePath(bytes: bytes + [Self.slash] + path)
  }

  package func appending(_ path: SourcePath) -> AbsolutePath {
    AbsolutePath(components: [bytes, path.bytes].flatMap { $0.split(separator: Self.slash) })
  }

  func appending(_ component: ArraySlice<UInt8>) -> AbsolutePath {
    AbsolutePath(components: components + [component])
  }

  /// The folder that holds this path, or nil for the top.
  package var parent: AbsolutePath? {
    guard bytes.count > 1 else { return nil }
    return AbsolutePath(components: bytes.split(separator: Self.slash).dropLast())
  }

  package var components: [ArraySlice<UInt8>] { bytes.split(separator: Self.slash) }

  /// The way from a folder down to this path, or nil where it does not lie in it.
  package func relative(to folder: AbsolutePath) -> SourcePath? {
    if self == folder { return SourcePath(bytes: []) }
    let start = folder.bytes.count == 1 ? 1 : folder.bytes.count + 1
    guard bytes.count > start, bytes.starts(with: folder.bytes), bytes[start - 1] == Self.slash
    else { return nil }
    return SourcePath(bytes: Array(bytes[start...]))
  }

  /// The same place with every symbolic link followed.
  package func withLinksFollowed() throws(FileError) -> AbsolutePath {
    do throws(SystemFailure) {
      return AbsolutePath(bytes: try SystemCalls.realPath(of: self)) ?? self
    } catch {
      throw FileError(self, error)
    }
  }

  /// For people: bytes that are no UTF-8 are shown as U+FFFD.
  package var display: String { String(decoding: bytes, as: UTF8.self) }
}
