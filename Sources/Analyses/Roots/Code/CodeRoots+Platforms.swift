import Graph
import Manifests
import Scanning

// What other platforms and versions of Python import.
extension CodeRoots {
  /// The graph is that of one platform and version; what a test keeps from being imported there is imported elsewhere.
  mutating func findOtherPlatforms() {
    for id in graph.unitIDs {
      guard let facts = graph.pythonFacts(of: id), !facts.guards.isEmpty else { continue }
      let lines = Set(graph.edges(from: id).map(\.line))
      for entry in facts.imports where entry.guardIndex >= 0 && !lines.contains(entry.line) {
        let module = facts.text.string(entry.module)
        let name = facts.text.string(entry.name)
        let dots = String(repeating: ".", count: Int(entry.level))
        let whole =
          module.isEmpty ? name : name.isEmpty || name == "*" ? module : module + "." + name
        guard let target = index.named(dots + whole, from: id) else { continue }
        addLink(
          id, target, .firm,
          Evidence(
            kind: "import on another platform", path: graph.unit(id).path, line: Int(entry.line),
            text: "\(dots)\(whole)"))
      }
    }
  }
}
