import Analyses
import Execution
import Scanning

/// The shared libraries that one run loads for its compiled modules, found by looking at files; nothing is loaded.
struct LinkedLibraries {
  private var seen: Set<AbsolutePath> = []

  /// What each compiled module brings into memory; a library counts for the first that needs it.
  mutating func images(
    of modules: [LoadedModule], at place: (SourcePath) -> AbsolutePath?
  ) -> [SourcePath: LoadedImage] {
    var images: [SourcePath: LoadedImage] = [:]
    for path in modules.compactMap(\.path) where !path.bytes.suffix(3).elementsEqual(".py".utf8) {
      guard let file = place(path) else { continue }
      images[path] = image(of: file)
    }
    return images
  }

  private mutating func image(of file: AbsolutePath) -> LoadedImage {
    var image = LoadedImage()
    var pending = [file]
    while let next = pending.popLast() {
      guard let real = try? next.withLinksFollowed(), seen.insert(real).inserted,
        let object = Self.object(at: real)
      else { continue }
      if next != file { image.libraries += 1 }
      image.relocatedBytes += object.relocatedBytes
      let folders = Self.folders(of: object, at: real)
      pending += object.needed.compactMap { Self.library(named: $0, in: folders) }
    }
    return image
  }

  private static func object(at path: AbsolutePath) -> SharedObject? {
    guard let file = try? SystemCalls.open(path, as: .reading) else { return nil }
    return SharedObject { offset, count in
      try? SystemCalls.read(file, at: offset, atMost: count)
    }
  }

  /// Those that a library names, then the system's own.
  private static func folders(of object: SharedObject, at path: AbsolutePath) -> [AbsolutePath] {
    let origin = path.parent?.display ?? "/"
    let named = object.searchFolders.map { folder in
      folder.hasPrefix("$ORIGIN")
        ? origin + folder.dropFirst("$ORIGIN".count)
        : folder.hasPrefix("${ORIGIN}") ? origin + folder.dropFirst("${ORIGIN}".count) : folder
    }
    return (named + systemFolders).compactMap { AbsolutePath($0) }
  }

  private static let systemFolders = [
    "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib",
  ]

  /// The libraries that an interpreter has loaded already.
  private static let everywhere: Set<String> = [
    "libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1",
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
  ]

  private static func library(named name: String, in folders: [AbsolutePath]) -> AbsolutePath? {
    guard !everywhere.contains(name), !name.contains("/") else { return nil }
    return folders.lazy.map { $0.appending(SourcePath(name)) }
      .first { (try? SystemCalls.facts(of: $0)) != nil }
  }
}
