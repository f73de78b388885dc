import Scanning

/// How the compiler's index is to be found.
package struct IndexWish: Sendable {
  /// The folders in which programs are looked for: the toolchain is the one whose compiler is found there.
  package var searchPath: [AbsolutePath]
  /// A store that somebody names; nil where those of the packages' own builds are meant.
  package var store: AbsolutePath?

  package init(searchPath: [AbsolutePath], store: AbsolutePath? = nil) {
    self.searchPath = searchPath
    self.store = store
  }

  /// The library of the toolchain that reads index stores.
  package var library: AbsolutePath? {
    for folder in searchPath {
      guard
        let compiler = try? folder.appending(SourcePath("swiftc")).withLinksFollowed(),
        let toolchain = compiler.parent?.parent
      else { continue }
      for name in ["lib/libIndexStore.so", "lib/libIndexStore.dylib"] {
        let path = toolchain.appending(SourcePath(name))
        if Self.exists(path) { return path }
      }
    }
    return Self.usualLibraries.compactMap { AbsolutePath($0) }.first(where: Self.exists)
  }

  static func exists(_ path: AbsolutePath) -> Bool { (try? SystemCalls.facts(of: path)) != nil }

  /// On Apple platforms the compiler on the search path only stands for the one of the developer tools.
  private static let usualLibraries = [
    "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib/libIndexStore.dylib",
    "/Library/Developer/CommandLineTools/usr/lib/libIndexStore.dylib",
  ]
}

/// What became of a wish for the index.
package enum IndexOutcome<Found: Sendable>: Sendable {
  case read(Found)
  /// There is none, and why; lower case, without a full stop.
  case absent(String)
}
