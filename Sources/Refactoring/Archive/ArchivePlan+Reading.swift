import Manifests
import Scanning

extension ArchivePlan {
  package static let schemaName = "pollard.archive-plan"
  package static let schemaVersion = 1

  /// Reads a plan, or the manifest of an archive, which is the plan it was made by. Nothing in it is believed: every path is checked.
  package init(parsing bytes: [UInt8]) throws(ArchivePlanError) {
    let document: JSONValue
    do throws(JSONError) {
      document = try JSONDocument(parsing: bytes).root
    } catch {
      throw .notJSON(error)
    }
    try Self.checkSchema(document)
    let root = JSONObject(document)
    let id = try root.string("id")
    guard Self.isIdentifier(id) else {
      throw .wrong(
        key: "id", line: root.line, why: "is no archive's name: a digit, then letters, digits and -"
      )
    }
    let folder = SourcePath(try root.string("folder"))
    try Self.check(folder, line: root.line)
    guard folder.name.elementsEqual(id.utf8) else {
      throw .wrong(key: "folder", line: root.line, why: "does not end with the id")
    }
    let moves = try root.array("moves").map { value throws(ArchivePlanError) in
      try Self.move(JSONObject(value), into: folder)
    }
    guard !moves.isEmpty else { throw .empty }
    self.init(
      id: id, created: try root.string("created"), root: try root.string("root"),
      head: root.value["head"]?.string, folder: folder, moves: moves,
      folders: try (root.value["folders"]?.array ?? []).map { value throws(ArchivePlanError) in
        try Self.folder(JSONObject(value))
      },
      reasons: try (root.value["reasons"]?.array ?? []).map { value throws(ArchivePlanError) in
        try Self.reason(JSONObject(value))
      },
      checks: (root.value["checks"]?.array ?? []).compactMap(Self.check))
    try checkTogether()
  }

  private static func checkSchema(_ document: JSONValue) throws(ArchivePlanError) {
    guard let schema = document["schema"]?.string else { throw .notAPlan(schema: nil) }
    let parts = schema.split(separator: "/")
    guard parts.count == 2, parts[0] == schemaName, let version = Int(parts[1]) else {
      throw .notAPlan(schema: schema)
    }
    if version > schemaVersion { throw .newer(schema: schema) }
  }

  /// A digit first: then it is the name of no module.
  private static func isIdentifier(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count) && (0x30...0x39).contains(id.utf8.first ?? 0)
      && id.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  private static func move(
    _ object: JSONObject, into folder: SourcePath
  ) throws(ArchivePlanError) -> ArchiveMove {
    let from = SourcePath(try object.string("from"))
    let to = SourcePath(try object.string("to"))
    try check(from, line: object.line)
    try check(to, line: object.line)
    guard to.bytes == folder.bytes + [UInt8(ascii: "/")] + from.bytes else {
      throw .unsafePath(
        to.display, line: object.line,
        why: "is not where \(from.display) goes: paths are kept below \(folder.display)")
    }
    guard let hash = SHA256(hexadecimal: try object.string("sha256")) else {
      throw .wrong(key: "sha256", line: object.line, why: "is not 64 hexadecimal digits")
    }
    return ArchiveMove(
      from: from, to: to, hash: hash, mode: try object.mode("mode"),
      modified: try object.number("modified"),
      kind: object.value["kind"]?.string.flatMap(ArchiveMove.Kind.init(rawValue:)) ?? .module,
      module: object.value["module"]?.string ?? from.display)
  }

  private static func folder(_ object: JSONObject) throws(ArchivePlanError) -> ArchivedFolder {
    let path = SourcePath(try object.string("path"))
    try check(path, line: object.line)
    return ArchivedFolder(
      path: path, mode: try object.mode("mode"), modified: try object.number("modified"))
  }

  private static func reason(_ object: JSONObject) throws(ArchivePlanError) -> ArchiveReason {
    ArchiveReason(
      module: try object.string("module"), path: SourcePath(try object.string("path")),
      text: try object.string("text"),
      places: (object.value["evidence"]?.array ?? []).compactMap { place in
        guard let path = place["path"]?.string, let text = place["text"]?.string else { return nil }
        return ArchiveReason.Place(
          path: SourcePath(path), line: (try? JSONObject(place).number("line")) ?? 0, text: text)
      })
  }

  private static func check(_ value: JSONValue) -> ArchiveCheck? {
    guard let kind = value["kind"]?.string.flatMap(ArchiveCheck.Kind.init(rawValue:)),
      let text = value["text"]?.string
    else { return nil }
    return ArchiveCheck(kind, text)
  }

  private static func check(_ path: SourcePath, line: Int) throws(ArchivePlanError) {
    if let why = ArchivePathRules.objection(to: path) {
      throw .unsafePath(path.display, line: line, why: why)
    }
  }

  /// What no single move can tell.
  package func checkTogether() throws(ArchivePlanError) {
    var seen: Set<SourcePath> = []
    for move in moves where !seen.insert(move.from).inserted {
      throw .repeated(move.from, line: 1)
    }
    var targets = moves.map(\.to) + [manifest]
    if holdsTests { targets.append(testGuardPath) }
    if let (one, other) = ArchivePathRules.collision(among: targets) {
      throw .collision(one, other)
    }
  }
}

/// An object of a JSON document, asked for members that have to be there.
private struct JSONObject {
  let value: JSONValue
  var line: Int { value.line }

  init(_ value: JSONValue) { self.value = value }

  func string(_ key: String) throws(ArchivePlanError) -> String {
    guard let member = value[key] else { throw .missing(key: key, line: line) }
    guard let text = member.string else {
      throw .wrong(key: key, line: member.line, why: "is no string")
    }
    return text
  }

  func array(_ key: String) throws(ArchivePlanError) -> [JSONValue] {
    guard let member = value[key] else { throw .missing(key: key, line: line) }
    guard let values = member.array else {
      throw .wrong(key: key, line: member.line, why: "is no array")
    }
    return values
  }

  func number(_ key: String) throws(ArchivePlanError) -> Int {
    guard let member = value[key] else { throw .missing(key: key, line: line) }
    guard case .number(let text) = member.content, let number = Int(text) else {
      throw .wrong(key: key, line: member.line, why: "is no whole number")
    }
    return number
  }

  /// Permission bits in octal digits.
  func mode(_ key: String) throws(ArchivePlanError) -> UInt32 {
    let text = try string(key)
    guard text.utf8.count == 4, let mode = UInt32(text, radix: 8) else {
      throw .wrong(key: key, line: line, why: "is not four octal digits")
    }
    return mode
  }
}
