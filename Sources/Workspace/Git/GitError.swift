package import Scanning

/// Why git could not say what was asked of it.
package enum GitError: Error, Hashable, Sendable {
  case notInstalled
  case notARepository(AbsolutePath)
  /// A repository without files of its own.
  case bare(AbsolutePath)
  case notTrusted(AbsolutePath)
  case noCommits(AbsolutePath)
  case unknownRevision(String, isShallow: Bool)
  /// History was cut off before the place where the two meet.
  case shallow(String)
  case unrelated(String)
  case submodule(SourcePath)
  case missingObject(SourcePath)
  case largeFilePointer(SourcePath)
  case tooSlow(String)
  case failed(String, words: String)

  /// Says what was wrong and what to do.
  package var message: String {
    switch self {
    case .notInstalled:
      "git is not on the PATH; install it, or compare with a file: pollard check --baseline FILE"
    case .notARepository(let folder):
      "\(folder.display): is in no git repository; compare with a file instead: pollard baseline, then pollard check --baseline FILE"
    case .bare(let folder):
      "\(folder.display): is a bare repository and has no files to judge; clone it, or check in a worktree of it"
    case .notTrusted(let folder):
      "\(folder.display): belongs to somebody else, so git does not read it; run git config --global --add safe.directory \(folder.display)"
    case .noCommits(let folder):
      "\(folder.display): has no commit yet, so there is nothing to compare with; commit first, or use --baseline FILE"
    case .unknownRevision(let name, let isShallow):
      "\"\(name)\" is no commit that git knows here; check the spelling, or fetch it"
        + (isShallow
          ? ": git fetch --unshallow origin (in GitHub Actions: fetch-depth: 0 for actions/checkout)"
          : name.split(separator: "/").count > 1 && !name.contains("~")
            ? ": git fetch \(name.split(separator: "/").first ?? "origin") \(name.split(separator: "/").dropFirst().joined(separator: "/"))"
            : "")
    case .shallow(let name):
      "this clone is too shallow to hold the commit that HEAD and \"\(name)\" have in common; run git fetch --unshallow, or git fetch --deepen=100 until it is there (in GitHub Actions: fetch-depth: 0 for actions/checkout)"
    case .unrelated(let name):
      "HEAD and \"\(name)\" have no commit in common; name a commit that HEAD descends from"
    case .submodule(let path):
      "\(path.display): is a submodule that this change moves, and its old commit is not here; run git -C \(path.display) fetch, or leave it out with --exclude \(path.display)"
    case .missingObject(let path):
      "\(path.display): git does not have its old content; run git fetch --refetch (or git fsck to see what is missing)"
    case .largeFilePointer(let path):
      "\(path.display): its old content is kept by Git LFS and not here; run git lfs fetch --all, or leave it out with --exclude \(path.display)"
    case .tooSlow(let what):
      "git \(what) did not end in time; run it by hand to see why"
    case .failed(let what, let words):
      "git \(what) failed: \(words)"
    }
  }
}
