import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text file beside the tests that holds what a report should be; `UPDATE_GOLDENS=1` rewrites it.
struct ReportingGolden {
  private let path: String

  init(_ name: String, beside file: String = #filePath) {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    path = (folder + ["Goldens", "\(name).txt"]).joined(separator: "/")
  }

  func check(_ text: String, at place: SourceLocation = #_sourceLocation) throws {
    if getenv("UPDATE_GOLDENS") != nil {
      let file = try #require(fopen(path, "w"), "cannot write \(path)", sourceLocation: place)
      defer { fclose(file) }
      #expect(fputs(text, file) >= 0, sourceLocation: place)
      return
    }
    let file = try #require(
      fopen(path, "r"), "no \(path); UPDATE_GOLDENS=1 writes it", sourceLocation: place)
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    #expect(text == String(decoding: bytes, as: UTF8.self), sourceLocation: place)
  }
}
