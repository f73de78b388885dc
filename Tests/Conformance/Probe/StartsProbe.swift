import Analyses
import Graph
import Manifests
import Scanning
import Workspace

/// Prints what starts code of a repository without an import, for people and scripts to compare with its files.
enum StartsProbe {
  /// `starts FOLDER`: a line for each start, with what it turned out to mean (`-` for nothing the repository holds), the parts parted by tabs.
  /// `--time` prints how long graph, starts and their resolution took instead.
  static func run(_ words: [String]) {
    guard let folder = words.last,
      let root = try? AbsolutePath.current().resolving(folder.utf8)
    else { return print("error no folder") }
    do throws(ProjectError) {
      var settings = ProjectSettings(root: root)
      settings.isQuiet = true
      let project = try Project(settings)
      let clock = ContinuousClock()
      var graph: ImportGraph?
      var failure: ProjectError?
      let graphTime = clock.measure {
        do throws(ProjectError) { graph = try project.graph().graph } catch { failure = error }
      }
      if let failure { throw failure }
      guard let graph else { return }
      var starts = Starts([])
      let startsTime = clock.measure { starts = project.starts() }
      var resolver = StartResolver(graph)
      var count = 0
      let resolvingTime = clock.measure {
        resolver = StartResolver(graph)
        for start in starts.all { count += resolver.units(of: start).count }
      }
      if words.contains("--time") {
        print(
          "graph \(graphTime), starts \(startsTime), resolving \(resolvingTime):",
          "\(starts.all.count) starts, \(count) units, \(starts.skipped.count) skipped")
        return
      }
      for start in starts.all { show(start, resolver, graph) }
      for skipped in starts.skipped { print("skipped\t\(skipped.path.display)\t\(skipped.why)") }
    } catch {
      print("error", error)
    }
  }

  private static func show(_ start: Start, _ resolver: StartResolver, _ graph: ImportGraph) {
    let units = resolver.units(of: start)
    let found = units.map {
      graph.unit($0.unit).path.display + ($0.strength == .weak ? "?" : "")
    }
    let target =
      switch start.target {
      case .module(let name, let attribute): "module \(name)\(attribute.map { ":" + $0 } ?? "")"
      case .path(let path, let from): "path \(path) from \(from.display)"
      case .mention(let text): "mention \(text)"
      case .pattern(let text): "pattern \(text)"
      }
    let evidence = start.evidence
    print(
      "\(start.purpose)\t\(start.strength)\t\(evidence.kind)\t\(evidence.path.display):\(evidence.line)\t"
        + "\(evidence.text.split(whereSeparator: \.isNewline).joined(separator: " "))\t\(target)\t"
        + (found.isEmpty ? "-" : found.joined(separator: " ")))
  }
}
