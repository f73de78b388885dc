import Analyses
import Graph
import Manifests
import Scanning
import Workspace

/// Prints units, edges, roots and links of a folder, for questions that other programs ask of them.
enum RootsProbe {
  /// `roots FOLDER`: one line for each, its fields separated by tabs.
  static func run(_ words: [String]) {
    guard let folder = words.first else { return }
    do throws(FileError) {
      guard let root = try AbsolutePath.current().resolving(folder.utf8) else { return }
      do throws(ProjectError) {
        let project = try Project(ProjectSettings(root: root))
        let graph = try project.graph().graph
        show(graph, project.roots(of: graph))
      } catch {
        print("error", error.message)
      }
    } catch {
      print("error", error.message)
    }
  }

  private static func show(_ graph: ImportGraph, _ roots: Roots) {
    for (index, unit) in graph.units.enumerated() {
      print("unit", index, unit.kind.name, unit.path.display, unit.name.text, separator: "\t")
    }
    for edge in graph.edges {
      print("edge", edge.from.index, edge.to.index, edge.type.name, edge.line, separator: "\t")
    }
    for root in roots.all {
      print(
        "root", root.unit.index, root.purpose, root.strength, root.evidence.kind,
        root.evidence.text, separator: "\t")
    }
    for link in roots.links {
      print(
        "link", link.from.index, link.to.index, link.strength, link.evidence.kind,
        link.evidence.line, link.evidence.text, separator: "\t")
    }
    for item in roots.unjudged { print("aside", item.unit.index, item.reason, separator: "\t") }
  }
}
