import Scanning
import Synchronization
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Speaking to the terminal")
struct TerminalTests {
  @Test(
    "Colours are for terminals, and the environment has the last word",
    arguments: [
      (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false),
      (true, ["NO_COLOR": ""], true), (true, ["TERM": "dumb"], false),
      (false, ["CLICOLOR_FORCE": "1"], true), (false, ["CLICOLOR_FORCE": "0"], false),
      (true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
    ] as [(Bool, [String: String], Bool)])
  func colors(isTerminal: Bool, environment: [String: String], expected: Bool) {
    let terminal = Terminal(isTerminal: isTerminal, width: nil, environment: { environment[$0] })
    #expect(terminal.wantsColor == expected)
  }

  @Test("A reader that goes away is told apart from a failure")
  func brokenPipe() throws {
    Terminal.ignoreBrokenPipes()
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    var output = StandardOutput(descriptor: ends[1])
    var failure: FileError?
    do throws(FileError) {
      try output.write("text")
      try output.finish()
    } catch {
      failure = error
    }
    #expect(failure == .readerGone)
    close(ends[1])
  }

  @Test("Everything arrives where a pipe takes only a part at a time")
  func partialWrites() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let sent = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let parts = Parallel.map(count: 2, jobs: 2) { side in
      if side == 0 {
        var output = StandardOutput(descriptor: writing)
        do throws(FileError) {
          try output.write(sent)
          try output.finish()
        } catch {}
        close(writing)
        return [UInt8]()
      }
      var received: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while case let count = read(reading, &buffer, buffer.count), count > 0 {
        received += buffer[..<count]
      }
      return received
    }
    close(reading)
    #expect(parts[1] == sent)
  }

  @Test("An output file appears at the end")
  func outputFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending(SourcePath("out.json"))
    var output = StandardOutput(to: path)
    try output.write(String(repeating: "x", count: 100_000))
    #expect(folder.run("ls -A").output.isEmpty)
    try output.finish()
    #expect(try FileReader.contents(of: path).count == 100_000)
  }

  @Test("Progress is shown after a second, ten times a second at most, and taken away")
  func progress() {
    let time = Atomic<Int>(0)
    let written = Mutex<[String]>([])
    let progress = Progress(
      "reading", total: 4, isShown: true, clock: { time.load(ordering: .relaxed) },
      write: { bytes in written.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } })
    for now in [900, 1000, 1050, 1100] {
      time.store(now, ordering: .relaxed)
      progress.advance()
    }
    progress.finish()
    progress.finish()
    let lines = written.withLock { $0 }
    #expect(lines == ["\r\u{1b}[Kreading 2/4", "\r\u{1b}[Kreading 4/4", "\r\u{1b}[K"])
  }
}
