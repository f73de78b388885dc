import Graph
import Manifests
import Scanning
import Workspace

/// Carries out `pollard init`.
enum InitRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let target = project.tree.root.appending(SourcePath("pollard.toml"))
    if (try? FileReader.contents(of: target)) != nil {
      throw .refused("\(target.display): exists already; change it by hand, or remove it first")
    }
    if let path = project.configuration.path {
      throw .refused("\(path.display): has a [tool.pollard] already; change it by hand")
    }
    let text = PollardConfiguration.starter(detected: detected(project))
    do throws(FileError) {
      try FileWriter.writeAtomically(Array(text.utf8), to: target)
    } catch {
      throw .refused(error.message)
    }
    console.print("wrote \(target.display)")
    return .nothingToReport
  }

  /// What the manifests say, as TOML.
  private static func detected(_ project: Project) -> [String: String] {
    var found: [String: String] = [:]
    let roots = Set(project.pythonProjects.flatMap { $0.sourceRoots.map(\.value.display) })
      .filter { !$0.isEmpty }.sorted()
    if !roots.isEmpty { found["roots"] = PollardConfiguration.toml(roots) }
    let entries = Set(
      project.pythonProjects.flatMap { $0.entryPoints }
        .filter { $0.group == "console_scripts" || $0.group.hasSuffix("scripts") }.map(\.target)
    ).sorted()
    if !entries.isEmpty { found["entry-points"] = PollardConfiguration.toml(entries) }
    if let lowest = project.pythonProjects.compactMap(\.lowestPython).min() {
      found["python-version"] = PollardConfiguration.toml(lowest.description)
    }
    return found
  }
}
