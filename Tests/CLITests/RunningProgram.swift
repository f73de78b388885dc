import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program as it was built beside the tests, started the way a person at a shell would.
enum RunningProgram {
  /// What one run left behind.
  struct Outcome {
    let output: [UInt8]
    let errors: String
    let code: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  static let comment: Comment = "there is no pollard beside the tests; `swift build` makes it"

  /// The program's path; nil where it was not built.
  static let path: String? = {
    var folders = CommandLine.arguments.compactMap(folder(ofBundle:))
    folders.append("\(RunningProgram.checkout)/.build/debug")
    return folders.map { "\($0)/pollard" }.first { access($0, X_OK) == 0 }
  }()

  static var isBuilt: Bool { path != nil }

  /// The folder that holds `Package.swift`.
  static let checkout = folder(of: #filePath, up: 3)

  /// Where one of the fixtures lies.
  static func fixture(_ name: String) -> String { "\(checkout)/Fixtures/\(name)" }

  /// Runs a line of sh in which `pollard` is the program.
  static func run(_ line: String, in folder: String) throws -> Outcome {
    let program = try #require(path, comment)
    var errors = Array("/tmp/pollard-errors-XXXXXX".utf8CString)
    let descriptor = mkstemp(&errors)
    try #require(descriptor >= 0)
    close(descriptor)
    let name = String(decoding: errors.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(name) }
    let script = """
      exec 2>\(name); unset NO_COLOR CLICOLOR_FORCE
      pollard() { '\(program)' "$@"; }
      cd '\(folder)' && \(line)
      """
    let stream = try #require(popen(script, "r"))
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
      output += buffer[..<count]
    }
    let status = pclose(stream)
    let file = try #require(fopen(name, "r"))
    defer { fclose(file) }
    // What `WEXITSTATUS` gives; a signal shows as a code above 255, which no test expects.
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 256 + status
    return Outcome(output: output, errors: Golden.contents(of: file), code: code)
  }

  private static func folder(of file: String, up steps: Int) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(steps)
      .joined(separator: "/")
  }

  /// The build folder that holds the bundle a path leads into.
  private static func folder(ofBundle path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let bundle = parts.firstIndex(where: { $0.hasSuffix(".xctest") }) else { return nil }
    return bundle == 0 ? "." : parts[..<bundle].joined(separator: "/")
  }
}

/// A repository of a test's own, gone with all that is in it when the test is over.
final class RunningFolder {
  let path: String

  /// Writes files of these names and contents.
  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    var template = Array("/tmp/pollard-running-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit {
    _ = try? run("chmod -R u+rwX .; rm -rf '\(path)'")
  }

  func write(_ text: String, to name: String) throws { try write(text, to: Array(name.utf8)) }

  /// The name may hold any bytes but NUL.
  func write(_ text: String, to name: [UInt8]) throws {
    var folder = Array("\(path)/".utf8)
    for part in name.split(separator: UInt8(ascii: "/")).dropLast() {
      folder += part
      mkdir((folder + [0]).map(CChar.init(bitPattern:)), 0o755)
      folder.append(UInt8(ascii: "/"))
    }
    let whole = (Array("\(path)/".utf8) + name + [0]).map(CChar.init(bitPattern:))
    let file = try #require(fopen(whole, "w"))
    fputs(text, file)
    fclose(file)
  }

  func text(of name: String) throws -> String {
    let file = try #require(fopen("\(path)/\(name)", "r"))
    defer { fclose(file) }
    return Golden.contents(of: file)
  }

  func run(_ line: String) throws -> RunningProgram.Outcome {
    try RunningProgram.run(line, in: path)
  }
}
