import Testing

@testable import Graph

@Suite("The standard library")
struct StandardLibraryTests {
  /// The versions of Python 3 whose standard library has the module.
  private func check(
    _ name: String, in versions: ClosedRange<Int>?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = (0...StandardLibraryTable.newestMinor).filter {
      StandardLibrary(major: 3, minor: $0).contains(name.utf8)
    }
    #expect(found == versions.map(Array.init) ?? [], "\(name)", sourceLocation: sourceLocation)
  }

  @Test("Modules come and go with versions")
  func versions() {
    check("os", in: 0...15)
    check("argparse", in: 2...15)
    check("enum", in: 4...15)
    check("typing", in: 5...15)
    check("dataclasses", in: 7...15)
    check("tomllib", in: 11...15)
    check("annotationlib", in: 14...15)
    check("compression.zstd", in: 14...15)
    check("profiling.sampling", in: 15...15)
    check("distutils", in: 0...11)
    check("distutils.command.build", in: 0...11)
    check("imp", in: 0...11)
    check("telnetlib", in: 0...12)
    check("binhex", in: 0...10)
    check("dummy_threading", in: 0...8)
    check("sre_parse", in: 0...14)
    check("pathlib._local", in: 13...13)
  }

  @Test("Submodules are known by their whole names")
  func submodules() {
    check("xml.etree.cElementTree", in: 0...15)
    check("collections.abc", in: 3...15)
    check("concurrent.futures.thread", in: 2...15)
    check("importlib.resources.abc", in: 11...15)
    check("xml.etree.Missing", in: nil)
    check("xml.etree.", in: nil)
    check("xml.etre", in: nil)
    check(".xml", in: nil)
    check("", in: nil)
    check("os 0-", in: nil)
    check("zzz", in: nil)
    check("AAA", in: nil)
  }

  @Test("Names that modules put into sys.modules count as modules")
  func withoutFiles() {
    check("os.path", in: 0...15)
    check("typing.io", in: 5...12)
    check("xml.parsers.expat.errors", in: 0...15)
  }

  @Test("A top-level name is found by the first part of a dotted one")
  func topLevel() {
    let library = StandardLibrary(major: 3, minor: 13)
    #expect(library.contains(topLevel: "xml.etree.Missing".utf8))
    #expect(library.contains(topLevel: "test.support".utf8))
    #expect(!library.contains("test.support".utf8))
    #expect(!library.contains(topLevel: "requests.api".utf8))
    #expect(!library.contains(topLevel: "".utf8))
    #expect(!library.contains(topLevel: ".os".utf8))
  }

  @Test("Some modules are built on some platforms only")
  func platforms() {
    func check(_ name: String, on expected: [StandardLibrary.Platform]) {
      let library = StandardLibrary(major: 3, minor: 12)
      let found = StandardLibrary.Platform.allCases.filter { library.contains(name.utf8, on: $0) }
      #expect(found == expected, "\(name)")
    }
    check("winreg", on: [.win32])
    check("_winapi", on: [.win32])
    check("fcntl", on: [.linux, .darwin])
    check("_scproxy", on: [.darwin])
    check("spwd", on: [.linux])
    check("json", on: [.linux, .darwin, .win32])
    check("asyncio.windows_events", on: [.linux, .darwin, .win32])
    check("nothing", on: [])
  }

  @Test("A package is one from the version on that made it one")
  func packages() {
    func check(_ name: String, from first: Int?) {
      let found = (0...StandardLibraryTable.newestMinor).filter {
        StandardLibrary(major: 3, minor: $0).isPackage(name.utf8)
      }
      #expect(found.first == first, "\(name)")
    }
    check("os", from: nil)
    check("os.path", from: nil)
    check("xml.etree", from: 0)
    check("unittest", from: 2)
    check("collections", from: 3)
    check("importlib.resources", from: 11)
    check("pathlib", from: 13)
    check("string", from: 14)
    check("requests", from: nil)
  }

  @Test("Python 2 is taken for 3.0 and the future for the newest version known")
  func otherVersions() {
    #expect(!StandardLibrary(major: 2, minor: 7).contains("argparse".utf8))
    #expect(StandardLibrary(major: 2, minor: 7).contains("distutils".utf8))
    #expect(StandardLibrary(major: 3, minor: 99).contains("annotationlib".utf8))
    #expect(StandardLibrary(major: 4, minor: 0).contains("annotationlib".utf8))
    #expect(!StandardLibrary(major: 4, minor: 0).contains("distutils".utf8))
  }

  @Test("Every line of the table is well formed, sorted, and found by its name")
  func table() {
    let lines = StandardLibraryTable.rows.description.split(separator: "\n")
    #expect(lines.count > 800)
    var before: [UInt8] = []
    var names: Set<Substring> = []
    for line in lines {
      #expect(line.wholeMatch(of: /[\w.]+ \d+-\d*( \/\d+)?( @l?d?w?)?/) != nil, "\(line)")
      #expect(before.lexicographicallyPrecedes(line.utf8), "\(line)")
      before = Array(line.utf8)
      let name = line.prefix { $0 != " " }
      names.insert(name)
      let versions = line.dropFirst(name.count + 1).prefix { $0 != " " }.split(separator: "-")
      guard let first = versions.first.flatMap({ Int($0) }) else { continue }
      let last = versions.dropFirst().first.flatMap { Int($0) } ?? StandardLibraryTable.newestMinor
      check(String(name), in: first...last)
      if let dot = name.lastIndex(of: ".") {
        #expect(names.contains(name[..<dot]), "\(name) has no parent")
      }
    }
  }

  @Test("Bytes that lie in no array are looked up all the same")
  func scattered() {
    let library = StandardLibrary(major: 3, minor: 13)
    #expect(library.contains("htap.so".utf8.reversed()))
    #expect(!library.contains("htap.sos".utf8.reversed()))
  }
}
