import Analyses
import Graph
import Manifests
import Scanning

extension Project {
  /// What git remembers of the orphans, and why it could not be asked.
  ///
  /// Both questions are bounded, in commits and in time; what is not answered by then is done without.
  func memory(
    of orphans: Orphans, in graph: ImportGraph, _ wish: HistoryWish
  ) -> (RepositoryMemory, complaint: String?) {
    guard wish == .ask, !orphans.orphans.isEmpty else { return (RepositoryMemory(), nil) }
    var git = GitCommand(folder: tree.root)
    git.timeout = Self.patience
    let history: GitHistory
    do throws(GitError) {
      history = GitHistory(
        parsing: try git.output([
          "log", "-z", "--no-merges", "--relative", "--name-status", "-M", "-n", Self.mostCommits,
          "--format=\(GitHistory.format)", "--", "*.py", "*.pyx",
        ]))
    } catch {
      return (RepositoryMemory(), error.message)
    }
    guard history.now > 0 else { return (RepositoryMemory(), "no commit touches a Python file") }
    return (
      RepositoryMemory(history: history, former: formerImports(of: orphans, graph, history, git)),
      nil
    )
  }

  private static let mostCommits = "20000"
  /// In milliseconds.
  private static let patience = 10_000

  /// Half a year, one, two and four years back.
  private static let daysBack = [180, 365, 730, 1_460]

  /// Who imported something of that name at a few earlier commits.
  private func formerImports(
    of orphans: Orphans, _ graph: ImportGraph, _ history: GitHistory, _ git: GitCommand
  ) -> [(days: Int, imports: FormerImports)] {
    let names = Set(
      orphans.orphans.map { orphan in
        String(graph.unit(orphan.unit).name.text.split(separator: ".").last ?? "")
      })
    let commits = Self.daysBack.compactMap { days in
      history.commit(secondsBack: days * 86_400).map { (days, $0) }
    }
    let found = Parallel.map(count: commits.count, jobs: settings.jobs) { index -> FormerImports? in
      let (_, commit) = commits[index]
      let answer = try? git.outcome([
        "grep", "-z", "-n", "-I", "-E", FormerImports.pattern, commit.id, "--",
        "*.py",
      ])
      guard let answer, answer.code == 0 else { return nil }
      return FormerImports(parsing: answer.output, commit: commit.id, keeping: names)
    }
    return zip(commits, found).compactMap { commit, imports in imports.map { (commit.0, $0) } }
  }
}
