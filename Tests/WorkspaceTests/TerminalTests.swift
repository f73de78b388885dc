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
