import Scanning

/// A folder in the working tree of a git repository.
package struct GitCheckout: Sendable {
  let git: GitCommand
  package let isShallow: Bool

  package init(at root: AbsolutePath) throws(GitError) {
    var git = GitCommand(folder: root)
    var answer = try Self.ask(git)
    if answer.code != 0 {
      // Without the variables there is no repository; whoever set them may have meant this very folder.
      git.heedsEnvironment = true
      let second = try Self.ask(git)
      if second.code == 0 { answer = second }
    }
    guard answer.code == 0 else { throw Self.refusal(answer, root) }
    let words = answer.line.split(separator: "\n")
    guard words.count >= 3 else { throw .failed("rev-parse", words: answer.line) }
    if words[0] == "true" { throw .bare(root) }
    guard words[1] == "true" else { throw .notARepository(root) }
    isShallow = words[2] == "true"
    self.git = git
  }

  private static func ask(_ git: GitCommand) throws(GitError) -> ProgramOutcome {
    try git.outcome([
      "rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository",
    ])
  }

  private static func refusal(_ answer: ProgramOutcome, _ root: AbsolutePath) -> GitError {
    let text = answer.errorText
    if text.contains("dubious ownership") || text.contains("safe.directory") {
      return .notTrusted(root)
    }
    if text.contains("not a git repository") { return .notARepository(root) }
    return .failed("rev-parse", words: answer.firstError)
  }

  // MARK: Commits

  /// The commit that a name stands for.
  package func commit(_ name: String) throws(GitError) -> GitObjectID {
    let answer = try git.outcome([
      "rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}",
    ])
    guard answer.code == 0, let id = GitObjectID(answer.line) else {
      throw .unknownRevision(name, isShallow: isShallow)
    }
    return id
  }

  /// The commit at which what is checked out and another commit part.
  package func mergeBase(with name: String) throws(GitError) -> GitObjectID {
    let head = try git.outcome(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])
    guard head.code == 0, let headID = GitObjectID(head.line) else { throw .noCommits(git.folder) }
    let other = try commit(name)
    let answer = try git.outcome(["merge-base", other.text, headID.text])
    if answer.code == 0, let id = GitObjectID(answer.line) { return id }
    if answer.code == 1, answer.errors.isEmpty {
      throw isShallow ? .shallow(name) : .unrelated(name)
    }
    throw isShallow ? .shallow(name) : .failed("merge-base", words: answer.firstError)
  }

  // MARK: Files

  /// What differs between a commit and the files on the disk, below the folder, and whether those differ from what is committed.
  func changes(
    since commit: GitObjectID
  ) throws(GitError) -> (changes: [GitChange], areCommitted: Bool) {
    let words = [
      "diff", "--raw", "-z", "--no-abbrev", "-M", "--relative", "--no-ext-diff", "--no-textconv",
      "--ignore-submodules=dirty", commit.text,
    ]
    let output = try git.output(words + ["--"])
    // Two commits are compared without a look at the disk; a file that was changed on it shows there without the name of an object.
    let committed = try git.output(words + ["HEAD", "--"])
    return (GitChange.list(output), output == committed)
  }

  /// What the index holds below the folder.
  func index() throws(GitError) -> GitIndexPaths {
    GitIndexPaths(try git.output(["ls-files", "-s", "-v", "-z"]))
  }

  /// Which of the paths the working tree's rules leave out.
  func ignored(_ paths: [SourcePath]) throws(GitError) -> Set<SourcePath> {
    guard !paths.isEmpty else { return [] }
    let outcome = try git.outcome(
      ["-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "-z", "--stdin"],
      input: Array(paths.map { $0.bytes + [0] }.joined()))
    guard outcome.code <= 1 else { throw .failed("check-ignore", words: outcome.firstError) }
    return Set(outcome.output.split(separator: 0).map { SourcePath(bytes: Array($0)) })
  }

  /// The files of a commit of a repository below the folder, such as a submodule.
  func files(
    of commit: GitObjectID, in folder: SourcePath
  ) throws(GitError) -> [(path: SourcePath, id: GitObjectID)] {
    let nested = GitCommand(folder: git.folder.appending(folder))
    let outcome = try nested.outcome(["ls-tree", "-r", "-z", "--full-tree", commit.text])
    guard outcome.code == 0 else { throw .submodule(folder) }
    return outcome.output.split(separator: 0).compactMap { entry in
      guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let words = entry[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3, words[0].starts(with: "100".utf8),
        let id = GitObjectID(String(decoding: words[2], as: UTF8.self))
      else { return nil }
      return (SourcePath(bytes: folder.bytes + [UInt8(ascii: "/")] + entry[(tab + 1)...]), id)
    }
  }

  /// The contents of objects, in the order they are asked for.
  func contents(
    of objects: [(path: SourcePath, id: GitObjectID)], in folder: SourcePath? = nil
  ) throws(GitError) -> [[UInt8]] {
    guard !objects.isEmpty else { return [] }
    let git = folder.map { GitCommand(folder: self.git.folder.appending($0)) } ?? self.git
    let output = try git.output(
      ["cat-file", "--batch"], input: Array(objects.map { "\($0.id.text)\n" }.joined().utf8))
    var contents: [[UInt8]] = []
    contents.reserveCapacity(objects.count)
    var place = 0
    for object in objects {
      guard let end = output[place...].firstIndex(of: UInt8(ascii: "\n")) else {
        throw .missingObject(object.path)
      }
      let words = output[place..<end].split(separator: UInt8(ascii: " "))
      guard words.count == 3, words[1].elementsEqual("blob".utf8),
        let size = Int(String(decoding: words[2], as: UTF8.self)), end + 1 + size < output.count
      else { throw .missingObject(object.path) }
      contents.append(Array(output[(end + 1)..<(end + 1 + size)]))
      place = end + size + 2
    }
    return contents
  }
}
