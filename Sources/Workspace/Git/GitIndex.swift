package import Scanning

/// The index of the git repository that a root lies in, asked and changed through git itself.
struct GitIndex: Sendable {
  /// What the index holds of one file.
  struct Entry: Hashable, Sendable {
    /// Mode and object, as in `100644 5b…`.
    let content: String
    let isUnmerged: Bool
  }

  let root: AbsolutePath
  /// The way from the top of the working tree to the root, with a `/` at its end; empty at the top.
  let prefix: [UInt8]
  /// The commit that is checked out; nil before the first.
  let head: String?

  /// Nil where the root lies in no repository.
  init?(at root: AbsolutePath) throws(TransactionError) {
    self.root = root
    let answer = try Self.git(["rev-parse", "--is-inside-work-tree", "--show-prefix"], in: root)
    let lines = answer.output.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard answer.hasSucceeded, lines.count >= 2, lines[0].elementsEqual("true".utf8) else {
      // Where there is a repository all the same, somebody has to know why git will not have it.
      if answer.hasSucceeded || !Self.isBelowRepository(root) { return nil }
      throw .git(answer.complaint)
    }
    prefix = Array(lines[1])
    let head = try Self.git(["rev-parse", "--quiet", "--verify", "HEAD"], in: root)
    self.head =
      head.hasSucceeded
      ? String(decoding: head.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) : nil
  }

  private static func isBelowRepository(_ root: AbsolutePath) -> Bool {
    sequence(first: root, next: \.parent).contains { folder in
      (try? SystemCalls.entry(folder.appending(SourcePath(".git")))) ?? nil != nil
    }
  }

  /// What the index holds below the root, by path from the root.
  func entries() throws(TransactionError) -> [SourcePath: Entry] {
    let answer = try Self.git(["ls-files", "--stage", "-z"], in: root)
    guard answer.hasSucceeded else { throw .git(answer.complaint) }
    var entries: [SourcePath: Entry] = [:]
    for line in answer.output.split(separator: 0) {
      // `100644 5b… 0<tab>path`
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let words = line[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3 else { continue }
      entries[SourcePath(bytes: Array(line[(tab + 1)...]))] = Entry(
        content: words[..<2].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "),
        isUnmerged: !words[2].elementsEqual("0".utf8))
    }
    return entries
  }

  /// The tracked files below the root that are not as they were committed, by path from the root.
  func changed() throws(TransactionError) -> Set<SourcePath> {
    let answer = try Self.git(
      ["status", "--porcelain", "-z", "--untracked-files=no", "--no-renames", "--", "."], in: root)
    guard answer.hasSucceeded else { throw .git(answer.complaint) }
    // `XY path`, from the top of the working tree.
    let paths = answer.output.split(separator: 0).lazy.map { $0.dropFirst(3) }
    return Set(
      paths.filter { $0.starts(with: prefix) }.map {
        SourcePath(bytes: Array($0.dropFirst(prefix.count)))
      })
  }

  /// Puts bytes among git's objects, and hands out what the index would hold of a plain file with them.
  func stored(_ path: AbsolutePath, as name: SourcePath) throws(TransactionError) -> String {
    let answer = try Self.git(
      ["hash-object", "-w", "--stdin", "--path=\(name.display)"], in: root, input: path)
    guard answer.hasSucceeded else { throw .git(answer.complaint) }
    let object = answer.output.prefix { $0 != UInt8(ascii: "\n") }
    return "100644 " + String(decoding: object, as: UTF8.self)
  }

  func full(_ path: SourcePath) -> [UInt8] { prefix + path.bytes }

  // MARK: Changing

  /// Makes the changes that are not made yet. An entry that is neither as before nor as after is somebody else's business.
  ///
  /// The file takes what git is to read.
  static func make(
    _ changes: [IndexChange], in root: AbsolutePath, by way: AbsolutePath
  ) throws(TransactionError) {
    guard let index = try GitIndex(at: root) else {
      throw .git("\(root.display) is no repository any more")
    }
    let current = try index.entries()
    var lines: [UInt8] = []
    for change in changes where change.path.starts(with: index.prefix) {
      let path = SourcePath(bytes: Array(change.path.dropFirst(index.prefix.count)))
      guard current[path]?.content == change.before, change.before != change.after else { continue }
      if let after = change.after {
        lines += after.utf8
        lines += " 0\t".utf8
      } else {
        let length = change.before.map { $0.utf8.count - 7 } ?? 40
        lines += "0 \(String(repeating: "0", count: length)) 0\t".utf8
      }
      lines += change.path + [0]
    }
    if lines.isEmpty { return }
    try attempt(way, "write") { () throws(SystemFailure) in
      try? SystemCalls.remove(way)
      try StateFolder.write(lines, to: way, mode: 0o600)
    }
    defer { try? SystemCalls.remove(way) }
    try update(root, by: way)
  }

  /// Another git may have the index for a moment, one that a killed run started for instance.
  private static func update(_ root: AbsolutePath, by way: AbsolutePath) throws(TransactionError) {
    let deadline = SystemCalls.milliseconds + 5_000
    while true {
      let answer = try git(["update-index", "-z", "--index-info"], in: root, input: way)
      if answer.hasSucceeded { return }
      let isTaken = String(decoding: answer.errors, as: UTF8.self).contains("index.lock")
      guard isTaken, SystemCalls.milliseconds < deadline else { throw .git(answer.complaint) }
      SystemCalls.pause(milliseconds: 100)
    }
  }

  /// In the words of every language but with the options of every user: what git says is read, not shown.
  private static func git(
    _ words: [String], in root: AbsolutePath, input: AbsolutePath? = nil
  ) throws(TransactionError) -> Subprocess.Outcome {
    let fixed = ["env", "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "git", "-C"]
    do throws(SystemFailure) {
      return try Subprocess.run(
        fixed.map { Array($0.utf8) } + [root.bytes] + words.map { Array($0.utf8) }, input: input)
    } catch {
      throw .git("it could not be started (\(error.reason))")
    }
  }
}
