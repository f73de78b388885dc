package import Scanning

/// What version control remembers of each file, as far back as it was read.
///
/// Ages are counted from the newest commit rather than from today, so that the same checkout always tells the same.
package struct GitHistory: Sendable {
  /// One file, renames followed.
  package struct File: Hashable, Sendable {
    /// Seconds since 1970 of the commit that added it; nil where that is older than what was read.
    package fileprivate(set) var added: Int?
    package fileprivate(set) var lastChanged: Int
    package fileprivate(set) var firstSeen: Int
    package fileprivate(set) var commits: Int
    /// Distinct names, sorted.
    package fileprivate(set) var authors: [String]
  }

  /// A commit that other questions can be put to.
  package struct Commit: Hashable, Sendable {
    package let id: String
    package let time: Int
  }

  package private(set) var files: [SourcePath: File] = [:]
  /// Of those that touch sources, the newest first.
  package private(set) var commits: [Commit] = []
  /// Of the newest commit.
  package var now: Int { commits.first?.time ?? 0 }

  /// What `git log` has to be asked for: `-z --name-status -M` and this format.
  package static let format = "%x01%H%x02%ct%x02%aN"

  /// Reads the answer of `git log`, the newest commit first.
  package init(parsing log: [UInt8]) {
    var reader = GitLogReader(log)
    // The name that a file has now, by the name it had at the commit that is being read.
    var current: [SourcePath: SourcePath] = [:]
    var authorsOf: [SourcePath: Set<String>] = [:]
    while let record = reader.next() {
      commits.append(Commit(id: record.id, time: record.time))
      for change in record.changes {
        let old = SourcePath(bytes: Array(change.path))
        if let target = change.target {
          let new = SourcePath(bytes: Array(target))
          let name = current[new] ?? new
          touch(name, at: record.time, isAdded: false)
          authorsOf[name, default: []].insert(record.author)
          current[old] = name
          current[new] = nil
          continue
        }
        let name = current[old] ?? old
        touch(name, at: record.time, isAdded: change.kind == UInt8(ascii: "A"))
        authorsOf[name, default: []].insert(record.author)
        // What was there before, under the same name, was another file.
        if change.kind == UInt8(ascii: "A") { current[old] = Self.gone }
      }
    }
    for (path, authors) in authorsOf { files[path]?.authors = authors.sorted() }
    files[Self.gone] = nil
  }

  /// Stands for files that are no more.
  private static let gone = SourcePath(bytes: [0])

  private mutating func touch(_ path: SourcePath, at time: Int, isAdded: Bool) {
    guard path != Self.gone else { return }
    var file =
      files[path]
      ?? File(added: nil, lastChanged: time, firstSeen: time, commits: 0, authors: [])
    file.lastChanged = max(file.lastChanged, time)
    file.firstSeen = min(file.firstSeen, time)
    file.commits += 1
    if isAdded { file.added = time }
    files[path] = file
  }

  /// The newest commit that is at least so many seconds older than the newest of all.
  package func commit(secondsBack seconds: Int) -> Commit? {
    commits.first { $0.time <= now - seconds }
  }
}

/// Cuts the answer of `git log -z --name-status` into commits.
private struct GitLogReader {
  struct Change {
    let kind: UInt8
    let path: ArraySlice<UInt8>
    /// Of a rename or a copy.
    let target: ArraySlice<UInt8>?
  }

  struct Record {
    let id: String
    let time: Int
    let author: String
    var changes: [Change] = []
  }

  private let log: [UInt8]
  private var at = 0

  init(_ log: [UInt8]) { self.log = log }

  /// The bytes up to the next zero, and without the line break that git puts in front of the first change.
  private mutating func field() -> ArraySlice<UInt8>? {
    guard at < log.count else { return nil }
    let end = log[at...].firstIndex(of: 0) ?? log.count
    let field = log[at..<end]
    at = end + 1
    return field.first == UInt8(ascii: "\n") ? field.dropFirst() : field
  }

  mutating func next() -> Record? {
    guard let head = field() else { return nil }
    let parts = head.dropFirst().split(separator: 2, omittingEmptySubsequences: false)
    guard head.first == 1, parts.count == 3,
      let time = Int(String(decoding: parts[1], as: UTF8.self))
    else { return nil }
    var record = Record(
      id: String(decoding: parts[0], as: UTF8.self), time: time,
      author: String(decoding: parts[2], as: UTF8.self))
    while at < log.count, log[at] != 1 {
      guard let status = field() else { break }
      // A commit that changes nothing of interest is followed by an empty field.
      guard let kind = status.first else { continue }
      guard let path = field() else { break }
      let isPair = kind == UInt8(ascii: "R") || kind == UInt8(ascii: "C")
      guard let target = isPair ? field() : nil else {
        record.changes.append(Change(kind: kind, path: path, target: nil))
        continue
      }
      // A copy is a new file; its model goes on as it was.
      record.changes.append(
        kind == UInt8(ascii: "C")
          ? Change(kind: UInt8(ascii: "A"), path: target, target: nil)
          : Change(kind: kind, path: path, target: target))
    }
    return record
  }
}
