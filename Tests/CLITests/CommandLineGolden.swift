import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text file beside the tests that holds what a page should be; `UPDATE_GOLDENS=1` rewrites it.
struct Golden {
  private let path: String

  init(_ name: String, beside file: String = #filePath) {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    path = (folder + ["Goldens", "\(name).txt"]).joined(separator: "/")
  }

  func check(_ text: String, at place: SourceLocation = #_sourceLocation) throws {
    if getenv("UPDATE_GOLDENS") != nil {
      let file = try #require(fopen(path, "w"), "cannot write \(path)")
      defer { fclose(file) }
      #expect(fputs(text, file) >= 0)
      return
    }
    let file = try #require(
      fopen(path, "r"), "no \(path); UPDATE_GOLDENS=1 writes it", sourceLocation: place)
    defer { fclose(file) }
    #expect(text == Self.contents(of: file), sourceLocation: place)
  }

  static func contents(of file: UnsafeMutablePointer<FILE>) -> String {
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
