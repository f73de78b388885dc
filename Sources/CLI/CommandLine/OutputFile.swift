#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file that `--output` names, which appears whole when the work is done, or stays as it was.
///
/// The bytes go to a new file beside it, which takes its place at the end. What is no regular file, such as a pipe or a device,
/// cannot be replaced and is written as it is.
package struct OutputFile {
  package let descriptor: Int32
  private let name: Argument
  /// Where the bytes go until the end, and what they replace; nil where they go to the file itself.
  private let replacement: (temporary: [CChar], final: [CChar])?

  package init(_ name: Argument) throws(ToolError) {
    self.name = name
    let path = name.bytes.map(CChar.init(bitPattern:)) + [0]
    var facts = stat()
    let exists = stat(path, &facts) == 0
    if exists, facts.st_mode & S_IFMT != S_IFREG {
      replacement = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // A link is followed, so that it stays a link.
      let final = exists ? Self.resolved(path) ?? path : path
      let suffix = ".\(getpid()).partial".utf8.map(CChar.init(bitPattern:)) + [0]
      let temporary = final.dropLast() + suffix
      replacement = (Array(temporary), final)
      descriptor = open(
        Array(temporary), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
        exists ? facts.st_mode & 0o7777 : 0o666)
    }
    guard descriptor >= 0 else { throw Self.failure(of: name) }
  }

  /// Lets the finished file take its place.
  package func commit() throws(ToolError) {
    // Only `close` tells of some full disks.
    guard close(descriptor) == 0 else { throw abandoned(Self.failure(of: name)) }
    guard let replacement else { return }
    guard rename(replacement.temporary, replacement.final) == 0 else {
      throw abandoned(Self.failure(of: name))
    }
  }

  /// Leaves the file as it was.
  package func abandon() {
    close(descriptor)
    if let replacement { unlink(replacement.temporary) }
  }

  private func abandoned(_ error: ToolError) -> ToolError {
    if let replacement { unlink(replacement.temporary) }
    return error
  }

  private static func failure(of name: Argument) -> ToolError {
    .cannotWrite(file: name, reason: SystemCall.Failure(number: errno).reason)
  }

  private static func resolved(_ path: [CChar]) -> [CChar]? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard realpath(path, &buffer) != nil, let end = buffer.firstIndex(of: 0) else { return nil }
    return Array(buffer[...end])
  }
}
