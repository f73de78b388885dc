import Scanning
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Reading and writing files")
struct FileTests {
  @Test(
    "A path is normalised as written",
    arguments: [
      ("/", "/"), ("//a//b/", "/a/b"), ("/a/./b/../c", "/a/c"), ("/../..", "/"), ("/a/..", "/"),
      ("/...", "/..."),
    ])
  func normalised(text: String, expected: String) throws {
    #expect(try AbsolutePath(text).asserted().display == expected)
  }

  @Test("A path is relative to the folders above it alone")
  func relative() throws {
    let path = try AbsolutePath("/a/bc/d").asserted()
    #expect(try path.relative(to: AbsolutePath("/a").asserted())?.display == "bc/d")
    #expect(try path.relative(to: AbsolutePath("/").asserted())?.display == "a/bc/d")
    #expect(try path.relative(to: AbsolutePath("/a/b").asserted()) == nil)
    #expect(path.relative(to: path)?.display == "")
    #expect(AbsolutePath("a/b") == nil)
    #expect(path.resolving("../x".utf8)?.display == "/a/bc/x")
    #expect(path.resolving("/x".utf8)?.display == "/x")
    #expect(path.parent?.parent?.parent?.parent == nil)
  }

  @Test("The buffer holds the last file alone, and keeps its room")
  func reading() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 100_000)
    try folder.file("long", long)
    try folder.file("short", "ab")
    try folder.file("empty")
    let reader = try FileReader(root: folder.path)
    var buffer: [UInt8] = []
    try reader.read(SourcePath("long"), into: &buffer)
    #expect(buffer == Array(long.utf8))
    let room = buffer.capacity
    try reader.read(SourcePath("short"), into: &buffer)
    #expect(buffer == Array("ab".utf8))
    #expect(buffer.capacity == room)
    try reader.read(SourcePath("empty"), into: &buffer)
    #expect(buffer.isEmpty)
  }

  @Test(
    "A file whose size the system does not know is read to its end",
    .enabled(if: access("/proc/self/maps", R_OK) == 0))
  func unknownSize() throws {
    #expect(try FileReader.contents(of: AbsolutePath("/proc/self/maps").asserted()).count > 100)
  }

  @Test("What is no file is refused with its name and what to do")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.file("a")
    folder.folder("d")
    folder.pipe("p")
    folder.link("l", to: "a")
    let reader = try FileReader(root: folder.path)
    var buffer: [UInt8] = []
    for (name, ending) in [
      ("d", "is not a regular file; exclude it"), ("p", "is not a regular file; exclude it"),
      ("x", "nothing there; check the spelling"),
    ] {
      do throws(FileError) {
        try reader.read(SourcePath(name), into: &buffer)
        Issue.record("\(name) was read")
      } catch {
        #expect(error.message == "\(folder.path.display)/\(name): \(ending)")
      }
    }
    #expect(throws: FileError.self) { try reader.read(SourcePath("l"), into: &buffer) }
  }

  @Test("A file of more than two gigabytes is refused")
  func tooLarge() throws {
    let folder = try TemporaryFolder()
    try folder.file("a.py")
    try #require(truncate(folder.cString(Array("a.py".utf8)), 1 << 31) == 0)
    let path = folder.path.appending(SourcePath("a.py"))
    let results = try SourceTree(discovering: folder.path).mapFiles { _, bytes in bytes.count }
    #expect(results == [.failure(.tooLarge(path, bytes: 1 << 31, limit: 1 << 31 - 1))])
  }

  @Test("A file is replaced whole, keeps its permissions, and leaves nothing beside it")
  func writing() throws {
    let folder = try TemporaryFolder()
    try folder.file("a", "old and longer")
    folder.setMode(0o640, of: "a")
    folder.link("l", to: "a")
    let link = folder.path.appending(SourcePath("l"))
    try FileWriter.writeAtomically(Array("new".utf8), to: link)
    try FileWriter.writeAtomically(Array("b".utf8), to: folder.path.appending(SourcePath("b")))
    #expect(
      try FileReader.contents(of: folder.path.appending(SourcePath("a"))) == Array("new".utf8))
    let listing = folder.run("stat -c '%A %n' *")
    if listing.status == 0 {
      #expect(
        String(decoding: listing.output, as: UTF8.self).split(separator: "\n").map {
          $0.prefix(1) + $0.suffix(1)
        }
          == ["-a", "-b", "ll"])
    }
    #expect(try SystemCalls.facts(of: folder.path.appending(SourcePath("a"))).mode == 0o640)
    #expect(folder.run("ls -A | wc -l").output.contains(UInt8(ascii: "3")))
  }

  @Test("What cannot be written is an error, and nothing is left behind")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    folder.folder("d")
    let inside = folder.path.appending(SourcePath("d"))
    #expect(throws: FileError.notAFile(inside)) { try FileWriter.writeAtomically([], to: inside) }
    #expect(throws: FileError.self) {
      try FileWriter.writeAtomically([], to: folder.path.appending(SourcePath("no/file")))
    }
    #expect(folder.run("ls -A d").output.isEmpty)
  }
}
