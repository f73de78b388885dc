import Scanning
import Testing

/// A small generator of numbers that are the same on every run.
private struct Dice {
  var state: UInt64

  mutating func roll(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }
}

@Suite("Swift scanner under bad input")
struct SwiftFuzzTests {
  private static let seed = Array(
    """
    #!/usr/bin/env swift
    @_spi(A) @testable public import struct Foo.Bar; import `B`
    #if os(macOS) && (canImport(C) || swift(>=99))
    import C // note
    #elseif D
    @_exported
    import /* a /* b */ c */ D.E
    #else
    #endif
    let a = "x \\(f("y \\(z)", #"r \\#(1)"#)) w", b = \"\"\"
      text \\(c) import T
      \"\"\"
    let r = /a[)"]\\/b/, s = #/
      x /y/ "
      /#, t = ##"\"""##, u = 0x1.8p-3 / 1e5, v = 'q'
    @main struct É { func ≠ (import x: Int) -> <#T#> { self.import ?? .import! } }
    <<<<<<< HEAD
    >>>>>>> b
    """.utf8)

  private static let fragments = [
    "\"", "\"\"\"", "#", "/", "/*", "*/", "\\(", "\\#(", "(", ")", "{", "}", "#if", "#endif", "\n",
    "\r", "import", "@", "`", "<#", "#>", "'", "\\", ".", "import A\n", "#/", "/#", "\u{0}",
  ].map { Array($0.utf8) }

  @Test(
    "twenty thousand mutated files neither crash the scanner nor yield a place outside the file")
  func mutations() {
    var dice = Dice(state: 0x5EED_0F_50_1A_12)
    for _ in 0..<20_000 {
      var bytes = Self.seed
      for _ in 0...dice.roll(8) {
        let place = dice.roll(bytes.count + 1)
        switch dice.roll(5) {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(20)))
        case 1: bytes.insert(contentsOf: Self.fragments[dice.roll(Self.fragments.count)], at: place)
        case 2: bytes.insert(UInt8(dice.roll(256)), at: place)
        case 3: bytes.removeSubrange(place...)
        default:
          let other = dice.roll(bytes.count + 1)
          bytes.insert(contentsOf: Array(bytes[min(place, other)..<max(place, other)]), at: place)
        }
      }
      let facts = SwiftScanner.scan(bytes.span)
      let ranges = facts.imports.map(\.statement) + facts.problems.map(\.place)
      let sound = ranges.allSatisfy { $0.start <= $0.end && $0.end <= bytes.count }
      let ordered = zip(facts.imports, facts.imports.dropFirst()).allSatisfy {
        $0.statement.end <= $1.statement.start
      }
      guard sound, ordered, facts.imports.allSatisfy({ !$0.path.isEmpty }) else {
        Issue.record("unsound facts for \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  @Test(
    "thirty-two times as much of anything takes about thirty-two times as long",
    arguments: [
      "(", "{", "[", "\"\\(", "#\"\"\"\\#(", "##\"\"\"\\##(#\"\"\"\\#(", "/*", "#if A\n", "#if (",
      "#", "`", "'", "@a(",
      "@a ", "import ", "import A.", "import A;", "<#", "/ ", " /(", "#/\n", "##/\n#/\n", "+/**/",
      "<<<<<<< a\n",
      "\"", "\\", "0x.f", "1e", "..", "\n", "\u{E9}", "public ", "@a\n#if A\n", "#if A\n@a\n", "}",
      ")", "\"\"\"",
      "#if A\n#else\n#elseif B\n", "<", "a ? /", "*/", "\r",
    ])
  func linear(piece: String) {
    func time(_ size: Int) -> Duration {
      let unit = Array(piece.utf8)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(size + unit.count)
      while bytes.count < size { bytes += unit }
      let clock = ContinuousClock()
      return (0..<2).map { _ in clock.measure { _ = SwiftScanner.scan(bytes.span) } }.min() ?? .zero
    }
    // Quadratic work would take a thousand times as long. The constant forgives what is too short to measure.
    #expect(time(1 << 18) < time(1 << 13) * 160 + .milliseconds(50))
  }
}
