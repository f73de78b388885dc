import Scanning
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

/// The Python sources of the fixtures, and a few lines of everything.
private enum PythonSeeds {
  static let everything = Array(
    #"""
    #!/usr/bin/env python
    # -*- coding: utf-8 -*-
    """A docstring: import x"""
    from __future__ import annotations
    import os, sys as system; import typing as t
    from . import (a as b,  # why
        c,)
    from ...d.e import *
    lazy from f import g
    if t.TYPE_CHECKING:
        import h
    elif sys.version_info >= (3, 11) and x: import i
    elif sys.platform.startswith("win"):
    	import j
    else: pass
    try:
        import k
    except (ImportError, ValueError) as e: import l
    finally:
        del m
    __all__ = ["n", 'o'] + p.__all__; __all__ += [q]
    @r.s(lambda y: {1: [2]}[y])
    async def f[T: int](x: int = 1, /, *args, **kw) -> "a.b":
        async with a as b, c() as (d, e):
            return await importlib.import_module(f"pkg.{x!r:>{w}}.y", __package__)
    class C(D, metaclass=E): v = yield_ = f'{a['b']:{'c'}}' rf"\{x}" b'\'' u"é"
    match = 1
    match x:
        case {"a": [1, *_], **rest} if rest: __import__("z.%s" % y)
        case C(a=1) | None as n: pass
    type X[T] = list[T]; sys.path.insert(0, "..")
    for i, (j, k) in enumerate(x): print(i, end='') ; x[i:j] += 1 if j else ~2
    while (n := n - 1) > 0x1F_0 and not 1.5e-3j: break
    with open(x) as f: pkgutil.walk_packages(__path__, 'p.')
    print "two" % `x`, 0777, ur'x'
    if __name__ == '__main__': sys.exit(main())
    """#.utf8)

  static let all: [[UInt8]] = {
    // Tests/ScanningTests/<this file>
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return [everything, everything]
      + sources(below: "/\(root)/Fixtures").filter { $0.count < 6_000 }
  }()

  private static func sources(below root: String) -> [[UInt8]] {
    var pending = [root]
    var found: [(path: String, bytes: [UInt8])] = []
    while let folder = pending.popLast() {
      guard let listing = opendir(folder) else { continue }
      defer { closedir(listing) }
      while let entry = readdir(listing) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasPrefix(".") { continue }
        if name.hasSuffix(".py") || name.hasSuffix(".pyi") || name.hasSuffix(".pyx") {
          found.append(("\(folder)/\(name)", contents(of: "\(folder)/\(name)")))
        } else {
          pending.append("\(folder)/\(name)")
        }
      }
    }
    return found.sorted { $0.path < $1.path }.map(\.bytes)
  }

  private static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}

@Suite("Python under bad input")
struct PythonScannerFuzzTests {
  private static let fragments =
    [
      "\"", "'", "\"\"\"", "'''", "f'", "f'''{", "rb\"", "{", "}", "{{", "(", ")", "[", "]", "\\",
      "\\\n", "\n", "\r", "\r\n", "\u{0C}", "\t", " ", "    ",
      "#", ":", ";", ",", ".", "..", "=", ":=", "->", "@", "*", "**", "import ", "from ",
      "import a\n", "from . import b\n", "lambda ", "lambda:", "def f(", "class ", "if x:\n",
      "else:\n",
      "elif ", "try:\n", "except ", "except*", "finally:\n", "match x:\n", "case _:", "with ",
      "async ", "lazy ", "__all__", "__import__(", "import_module(f'{", "sys.path", "\u{0}",
      "\u{FEFF}", "é", "0x", "1e", "1_", "0b2", "!r", "!=", "not ", "yield ", "global ",
      "type X = ", "cimport ", "cdef ",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xEF, 0xBB, 0xBF]]

  private func mutate(_ seed: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = seed
    for _ in 0...dice.roll(6) {
      let place = dice.roll(bytes.count + 1)
      switch dice.roll(6) {
      case 0: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(24)))
      case 1, 2:
        bytes.insert(contentsOf: Self.fragments[dice.roll(Self.fragments.count)], at: place)
      case 3: bytes.insert(UInt8(dice.roll(256)), at: place)
      case 4:
        let end = min(bytes.count, place + dice.roll(200))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: dice.roll(bytes.count + 1))
      default:
        // A file that was cut off, or whose beginning was.
        if dice.roll(4) == 0 {
          if dice.roll(2) == 0 {
            bytes.removeSubrange(place...)
          } else {
            bytes.removeSubrange(..<place)
          }
        }
      }
    }
    return bytes
  }

  /// A short piece of a seed, so that many are read in little time.
  private func excerpt(_ dice: inout Dice) -> [UInt8] {
    let seeds = PythonSeeds.all
    let seed = seeds[dice.roll(seeds.count)]
    guard seed.count > 700 else { return seed }
    let start = dice.roll(seed.count - 600)
    return Array(seed[start..<start + 600])
  }

  /// What is wrong with the facts of a file; nil where nothing is.
  private func fault(in facts: PythonFacts, of bytes: [UInt8]) -> String? {
    let lines = 1...(facts.lines + 1)
    let pool = facts.text.bytes.count
    let spans =
      facts.imports.flatMap { [$0.module, $0.name, $0.alias] } + facts.bindings.map(\.name)
      + facts.functions + facts.calls.map(\.callee) + facts.mentions.map(\.text)
      + facts.pathEdits.map(\.written) + (facts.exports ?? [])
      + facts.dynamicLoads.compactMap {
        switch $0.argument {
        case .constant(let span), .pattern(let span): span
        case .unknown: nil
        }
      }
    if !spans.allSatisfy({ $0.end <= pool }) { return "a span outside the pool" }
    let places =
      facts.imports.map(\.line) + facts.bindings.map(\.line) + facts.calls.map(\.line)
      + facts.dynamicLoads.map(\.line) + facts.mentions.map(\.line) + facts.pathEdits.map(\.line)
    if !places.allSatisfy({ lines.contains(Int($0)) }) { return "a line outside the file" }
    if !facts.problems.allSatisfy({ lines.contains($0.line) }) {
      return "a problem outside the file"
    }
    if facts.bytes != bytes.count { return "the wrong size" }
    for (one, next) in zip(facts.imports, facts.imports.dropFirst())
    where (one.line, one.column) > (next.line, next.column) {
      return "imports out of order"
    }
    for entry in facts.imports {
      if entry.form == .import, entry.module.isEmpty { return "an import of nothing" }
      if entry.form == .from, entry.name.isEmpty { return "an import of no name" }
      if entry.form == .from, entry.level == 0, entry.module.isEmpty {
        return "an import from nowhere"
      }
      if Int(entry.column) > bytes.count * 2 { return "a column outside the file" }
      if entry.function >= facts.functions.count { return "a function that is not there" }
      var index = entry.guardIndex
      while index >= 0 {
        guard facts.guards.indices.contains(Int(index)), facts.guards[Int(index)].outer < index
        else {
          return "a guard that is not there"
        }
        index = facts.guards[Int(index)].outer
      }
    }
    return nil
  }

  private func fault(in tree: PythonTree) -> String? {
    var pending: [(id: StatementID, around: ByteRange)] = tree.body.map {
      ($0, ByteRange(0, tree.source.count))
    }
    while let (id, around) = pending.popLast() {
      let range = tree.range(of: id)
      guard range.start <= range.end, Int(range.end) <= tree.source.count else {
        return "a statement outside the file"
      }
      if tree.isAccepted, range.start < around.start || range.end > around.end {
        return "a statement outside of what is around it"
      }
      pending += blocks(of: tree.statement(id), in: tree).flatMap { $0.map { ($0, range) } }
    }
    let size = UInt32(tree.source.count)
    if !tree.problems.allSatisfy({ $0.range.start <= $0.range.end && $0.range.end <= size }) {
      return "a problem outside the file"
    }
    return nil
  }

  private func blocks(of statement: Statement, in tree: PythonTree) -> [Statement.Block] {
    switch statement {
    case .functionDefinition(let definition): [definition.body]
    case .classDefinition(let definition): [definition.body]
    case .for(_, _, let body, let orElse, _), .while(_, let body, let orElse),
      .if(_, let body, let orElse):
      [body, orElse]
    case .with(_, let body, _): [body]
    case .try(let clauses):
      [clauses.body, clauses.orElse, clauses.finally]
        + clauses.handlers.map { tree.handler($0).body }
    default: []
    }
  }

  @Test("the seeds are there, and the scanner finds what is in them")
  func seeds() {
    #expect(PythonSeeds.all.count > 250)
    let facts = PythonScanner.scan(PythonSeeds.everything)
    #expect(facts.imports.count == 13)
    #expect(fault(in: facts, of: PythonSeeds.everything) == nil)
  }

  @Test(
    "thirty thousand mutated files neither crash the scanner nor yield a place outside the file",
    .timeLimit(.minutes(1)))
  func scanning() {
    var dice = Dice(state: 0x5EED_0F_A_5C_A1E)
    for _ in 0..<30_000 {
      let bytes = mutate(excerpt(&dice), &dice)
      if let fault = fault(in: PythonScanner.scan(bytes), of: bytes) {
        Issue.record("\(fault) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test(
    "ten thousand mutated files neither crash the parser nor yield a place outside the file",
    .timeLimit(.minutes(1)))
  func parsing() {
    var dice = Dice(state: 0x5EED_0F_9A_25E2)
    for _ in 0..<10_000 {
      let bytes = mutate(excerpt(&dice), &dice)
      if let fault = fault(in: PythonTree(parsing: bytes)) {
        Issue.record("\(fault) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test("scanner and parser find the same imports in every fixture that is Python")
  func agreement() {
    for bytes in PythonSeeds.all {
      let tree = PythonTree(parsing: PythonEncoding.decode(bytes).text)
      guard tree.isAccepted else { continue }
      let found = PythonScanner.scan(bytes).imports.count
      #expect(found == importedNames(in: tree), "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  private func importedNames(in tree: PythonTree) -> Int {
    var pending = Array(tree.body)
    var count = 0
    while let id = pending.popLast() {
      let statement = tree.statement(id)
      switch statement {
      case .import(let aliases, _), .importFrom(_, _, let aliases, _): count += aliases.count
      case .match(_, let cases): for item in cases { pending += tree.matchCase(item).body }
      default: pending += blocks(of: statement, in: tree).flatMap { $0 }
      }
    }
    return count
  }
}
