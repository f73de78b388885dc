import Analyses
import Execution
import Graph
import Scanning
import Workspace

/// Prints what an entry loads as a graph of modules and statements, for networkx to cut.
///
/// `load-graph ROOT PYTHON ENTRY`: a line `module NODE NAME`, `statement NODE PRICE PATH:LINE` or `arrow FROM TO` each; node 0 is
/// the entry's caller. Statements that are not the repository's own have the price `-`.
enum LoadGraphProbe {
  static func run(_ words: [String]) {
    guard words.count == 3 else { return print("load-graph ROOT PYTHON ENTRY") }
    do throws(FileError) {
      let here = try AbsolutePath.current()
      guard let root = here.resolving(words[0].utf8), let python = here.resolving(words[1].utf8)
      else { return }
      do throws(ProjectError) {
        var settings = ProjectSettings(root: root)
        settings.python = python
        let project = try Project(settings)
        let graph = try project.graph().graph
        for load in project.loads(of: [words[2]], in: graph) { show(ImportSavings(load)) }
      } catch {
        print("error", error.message)
      }
    } catch {
      print("error", error.message)
    }
  }

  private static func show(_ savings: ImportSavings) {
    let graph = savings.graph
    for (index, module) in graph.modules.enumerated() where module.isLoaded {
      print("module", graph.node(ofModule: index), module.name)
    }
    for (index, site) in graph.sites.enumerated() {
      let price =
        site.module == nil || graph.origin(of: site) != .own
        ? "-" : savings.obstacles[index] == nil ? "1" : "\(DeferralCut.hardCost)"
      print("statement", graph.node(ofSite: index), price, "\(site.path.display):\(site.line)")
    }
    for node in 0..<graph.adjacency.count {
      for next in graph.adjacency.row(node) { print("arrow", node, next) }
    }
  }
}
