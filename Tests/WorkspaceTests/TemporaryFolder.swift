import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a test's own, gone with all that is in it when the test is over.
final class TemporaryFolder {
  let path: AbsolutePath

  init() throws {
    var template = Array("/tmp/pollard-test-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = try AbsolutePath(#require(String(validating: template.dropLast(), as: UTF8.self)))
      .asserted()
  }

  deinit {
    _ = run("chmod -R u+rwX '\(path.display)'; rm -rf '\(path.display)'")
  }

  func file(_ name: String, _ text: String = "") throws {
    try file(bytes: Array(name.utf8), text)
  }

  func file(bytes name: [UInt8], _ text: String = "") throws {
    let parts = name.split(separator: UInt8(ascii: "/")).dropLast()
    var folder: [UInt8] = []
    for part in parts {
      folder += part
      mkdir(cString(folder), 0o755)
      folder.append(UInt8(ascii: "/"))
    }
    let descriptor = open(cString(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0)
    let bytes = Array(text.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  func folder(_ name: String) {
    mkdir(cString(Array(name.utf8)), 0o755)
  }

  func link(_ name: String, to target: String) {
    symlink(target, cString(Array(name.utf8)))
  }

  func pipe(_ name: String) {
    mkfifo(cString(Array(name.utf8)), 0o644)
  }

  func setMode(_ mode: mode_t, of name: String) {
    chmod(cString(Array(name.utf8)), mode)
  }

  func cString(_ name: [UInt8]) -> [CChar] {
    (path.bytes + [UInt8(ascii: "/")] + name + [0]).map(CChar.init(bitPattern:))
  }

  /// What a command in this folder prints, and how it ends.
  func run(_ command: String) -> (output: [UInt8], status: Int32) {
    guard let stream = popen("cd '\(path.display)' && \(command)", "r") else { return ([], -1) }
    var output: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF { output.append(UInt8(byte)) }
    return (output, pclose(stream))
  }
}

extension AbsolutePath? {
  /// A test that gets no path here cannot go on.
  func asserted() throws -> AbsolutePath { try #require(self) }
}
