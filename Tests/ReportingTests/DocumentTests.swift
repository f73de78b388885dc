import Graph
import Manifests
import Reporting
import Scanning
import Testing

@Suite("Documents for programs")
struct DocumentTests {
  private let shop = SmallRepository.shop

  /// Parses a document, and checks what all of them promise.
  @discardableResult
  private func check(
    _ bytes: [UInt8], _ schema: String?, at place: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    let root = try JSONDocument(parsing: bytes).root
    checkKeys(of: root, at: place)
    #expect(root["schema"]?.string == schema, sourceLocation: place)
    #expect(bytes.last == UInt8(ascii: "\n"), sourceLocation: place)
    return root
  }

  /// Every object has its keys in order, each once.
  private func checkKeys(of value: JSONValue, at place: SourceLocation) {
    if let members = value.members {
      let keys = members.map(\.key)
      #expect(keys == Set(keys).sorted(), sourceLocation: place)
      for member in members { checkKeys(of: member.value, at: place) }
    }
    for element in value.array ?? [] { checkKeys(of: element, at: place) }
  }

  private func names(_ value: JSONValue?, _ key: String) -> [String?]? {
    value?.array?.map { $0[key]?.string }
  }

  @Test("a graph")
  func graph() throws {
    let root = try check(shop.json, "pollard.graph/1")
    #expect(
      names(root["modules"], "name") == [
        "Tools/main.swift", "app", "random", "shop", "shop.broken", "shop.cart", "shop.models",
        "shop.till",
      ])
    #expect(
      names(root["externals"], "name")?.contains("requests") == true)
    #expect(names(root["coverage"]?["skipped"], "path") == ["vendor/locked"])
    #expect(names(root["coverage"]?["problems"], "path") == ["shop/broken.py"])
    #expect(names(root["unresolved"], "why")?.isEmpty == false)
    let imports = try #require(root["imports"]?.array)
    #expect(imports.count == shop.graph.edges.count)
    let first = try #require(imports.first { $0["from"]?.string == "app" })
    #expect(
      first.members?.map(\.key) == [
        "column", "conditional", "from", "line", "optional", "to", "type", "written",
      ])
    #expect(first["written"]?.string == "import shop.cart")
  }

  @Test("a graph in blocks is the same however the blocks are shared out")
  func blocks() {
    let source = String(repeating: "import b\n", count: 30_000)
    let repository = SmallRepository(["a.py": source, "b.py": ""])
    let backwards = repository.json(following: .all) { count, piece in
      (0..<count).reversed().map { ($0, piece($0)) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
    #expect(backwards == repository.json)
    #expect(throws: Never.self) {
      let root = try check(backwards, "pollard.graph/1")
      #expect(root["imports"]?.array?.count == 30_000)
    }
  }

  @Test("a graph of which no import is wanted is valid still")
  func noImports() throws {
    let empty = shop.json(following: []) { count, piece in (0..<count).map(piece) }
    #expect(try check(empty, "pollard.graph/1")["imports"]?.array?.isEmpty == true)
    #expect(
      try check(SmallRepository([:]).json, "pollard.graph/1")["modules"]?.array?.isEmpty == true)
  }

  @Test("a path that is not UTF-8 keeps its bytes")
  func oddPath() {
    let repository = SmallRepository([(path: [0x62, 0xFF] + Array(".py".utf8), text: "")])
    let text = String(decoding: repository.json, as: UTF8.self)
    #expect(text.contains(#""path":"b\udcff.py""#))
  }

  @Test("an audit")
  func audit() throws {
    let root = try check(AuditDocument.json(shop.audit), "pollard.audit/1")
    let rules = Set(names(root["findings"], "rule")?.compactMap(\.self) ?? [])
    #expect(
      rules.isSuperset(of: [
        "import-cycle", "path-hack", "shadowed-standard-library", "syntax-problem",
        "unreadable-file", "unresolved-import",
      ]))
    let ids = names(root["findings"], "id")?.compactMap(\.self) ?? []
    #expect(Set(ids).count == ids.count)
    #expect(names(root["cycles"]?.array?.first?["shortest"], "from") == ["shop.cart", "shop.till"])
  }

  @Test("a closure, and a closure in a line")
  func closure() throws {
    let closure = shop.closure(of: "app")
    let root = try check(ClosureDocument.json(closure, isLine: false), "pollard.closure/1")
    #expect(root["module"]?.string == "app")
    #expect(root["failure"]?["error"]?.string == "ImportError")
    let line = ClosureDocument.json(closure, isLine: true)
    try check(line, nil)
    #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test("packages, and the absence of paths")
  func others() throws {
    try check(GraphPicture(groups: shop.graph, following: .all).json(), "pollard.groups/1")
    #expect(
      try check(ImportPaths([]).json(shop.graph), "pollard.why/1")["paths"]?.array?.isEmpty == true)
  }

  @Test("imports as one document hold what the lines hold")
  func imports() throws {
    var document = ImportsListing.opening(.json)
    var lines: [UInt8] = []
    var isFirst = true
    for file in shop.graph.files {
      let piece = ImportsListing.bytes(of: file, as: .json)
      lines += ImportsListing.bytes(of: file, as: .lines)
      if piece.isEmpty { continue }
      if !isFirst { document += ImportsListing.separator(.json) }
      isFirst = false
      document += piece
    }
    document += ImportsListing.closing(.json)
    let root = try check(document, "pollard.imports/1")
    let texts = lines.split(separator: UInt8(ascii: "\n"))
    #expect(root["imports"]?.array?.count == texts.count)
    for text in texts { try check(Array(text) + [UInt8(ascii: "\n")], nil) }
  }
}
