import CLI
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The file of --output")
struct CommandLineOutputFileTests {
  /// A folder of its own for one test.
  private struct Folder: ~Copyable {
    let path: String

    init() throws {
      var name = Array("/tmp/pollard-output-XXXXXX".utf8CString)
      try #require(mkdtemp(&name) != nil)
      path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
      for name in names() { unlink("\(path)/\(name)") }
      rmdir(path)
    }

    func names() -> [String] {
      guard let folder = opendir(path) else { return [] }
      defer { closedir(folder) }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      return names.sorted()
    }

    func put(_ text: String, into name: String) throws {
      let file = try #require(fopen("\(path)/\(name)", "w"))
      fputs(text, file)
      fclose(file)
    }

    func text(of name: String) throws -> String {
      let file = try #require(fopen("\(path)/\(name)", "r"))
      defer { fclose(file) }
      return Golden.contents(of: file)
    }
  }

  private func write(_ text: String, to file: OutputFile) {
    var stream = ByteStream(to: file.descriptor)
    stream.write(text.utf8)
    stream.flush()
    #expect(stream.failure == nil)
  }

  @Test("a new file appears when the work is done, and nothing stays beside it")
  func creates() throws {
    let folder = try Folder()
    let file = try OutputFile(Argument("\(folder.path)/out"))
    write("new", to: file)
    #expect(!folder.names().contains("out"))
    try file.commit()
    #expect(folder.names() == ["out"])
    #expect(try folder.text(of: "out") == "new")
  }

  @Test("a file that is there stays as it was until then")
  func replaces() throws {
    let folder = try Folder()
    try folder.put("old", into: "out")
    chmod("\(folder.path)/out", 0o600)
    let file = try OutputFile(Argument("\(folder.path)/out"))
    write("new", to: file)
    #expect(try folder.text(of: "out") == "old")
    try file.commit()
    #expect(try folder.text(of: "out") == "new")
    var facts = stat()
    #expect(stat("\(folder.path)/out", &facts) == 0 && facts.st_mode & 0o777 == 0o600)
  }

  @Test("work that fails leaves the file as it was, and nothing beside it")
  func abandons() throws {
    let folder = try Folder()
    try folder.put("old", into: "out")
    let file = try OutputFile(Argument("\(folder.path)/out"))
    write("half", to: file)
    file.abandon()
    #expect(folder.names() == ["out"])
    #expect(try folder.text(of: "out") == "old")
  }

  @Test("a link stays a link, and what it leads to is replaced")
  func links() throws {
    let folder = try Folder()
    try folder.put("old", into: "real")
    try #require(symlink("real", "\(folder.path)/link") == 0)
    let file = try OutputFile(Argument("\(folder.path)/link"))
    write("new", to: file)
    try file.commit()
    var facts = stat()
    #expect(lstat("\(folder.path)/link", &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK)
    #expect(try folder.text(of: "real") == "new")
  }

  @Test("what is no file is written as it is")
  func devices() throws {
    let file = try OutputFile("/dev/null")
    write("new", to: file)
    try file.commit()
  }

  @Test("a place that cannot be written is said, with what to do")
  func refuses() throws {
    let folder = try Folder()
    for (name, reason) in [
      ("\(folder.path)/no/out", "no such file or directory"), (folder.path, "is a directory"),
    ] {
      #expect(throws: ToolError.cannotWrite(file: Argument(name), reason: reason)) {
        try OutputFile(Argument(name))
      }
    }
    #expect(
      ToolError.cannotWrite(file: "a", reason: "is a directory").message
        == "cannot write \"a\": is a directory; name another file with --output")
  }
}
