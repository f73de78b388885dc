import Graph
import Manifests
import Scanning

// Calls that have a framework load all of a package.
extension CodeRoots {
  mutating func findScans() {
    let callees = frameworks.flatMap { framework in
      framework.rules.flatMap { rule -> [(callee: String, framework: String)] in
        guard case .scans(let callees, _) = rule else { return [] }
        return callees.map { ($0, framework.name) }
      }
    }
    guard !callees.isEmpty else { return }
    for unit in outlined {
      for call in outlines[unit]?.calls ?? [] {
        guard let rule = callees.first(where: { call.callee.isCall(of: $0.callee) }),
          let folder = scanned(by: call, of: unit)
        else { continue }
        for target in index.files(below: folder) where target != unit && !isTest(target) {
          addLink(unit, target, .firm, evidence(unit, line: call.line, rule.framework))
        }
      }
    }
  }

  /// The folder of the package that a call names, or of the one it stands in. Nil for a file without a folder.
  private func scanned(by call: CodeCall, of unit: UnitID) -> SourcePath? {
    let own = graph.unit(unit).path.parent
    guard let first = call.arguments.first, first.keyword.isEmpty || first.keyword == "package"
    else { return own }
    // A module that was imported: most are those of the package itself.
    guard let value = first.values.first, !value.isUnknown, !value.isComputed else { return own }
    return targets(value, .relative, from: unit).first.flatMap { graph.unit($0).path.parent } ?? own
  }
}
