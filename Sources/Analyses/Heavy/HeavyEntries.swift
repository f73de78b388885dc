package import Graph
import Scanning

/// The modules whose import is what start-up costs, where nobody names one.
package struct HeavyEntries: Sendable {
  /// How many are looked at unless somebody names more.
  package static let most = 10

  /// Those that are declared, else those that `python -m` runs, else the packages at the top, else its modules; by name.
  package let modules: [String]

  package init(in graph: ImportGraph, declared: Set<String>) {
    let units = graph.units.filter { $0.kind == .module || $0.kind == .package }
    let names = Set(units.map(\.name.text))
    // What is declared may stand for something in the module: `app.cli.main`.
    let stated = Set(declared.compactMap { Self.module(of: $0, among: names) })
    if !stated.isEmpty {
      modules = stated.sorted()
      return
    }
    let run = units.filter { $0.path.name.elementsEqual("__main__.py".utf8) }.map(\.name.text)
    if !run.isEmpty {
      modules = Set(run).sorted()
      return
    }
    let tops = units.filter { !$0.name.text.contains(".") }
    let packages = tops.filter { $0.kind == .package && !Self.isForTests($0.name.text) }
    let chosen = packages.isEmpty ? tops.filter { !Self.isForTests($0.name.text) } : packages
    modules = Set((chosen.isEmpty ? tops : chosen).map(\.name.text)).sorted()
  }

  private static func module(of dotted: String, among names: Set<String>) -> String? {
    var name = Substring(dotted)
    while !name.isEmpty {
      if names.contains(String(name)) { return String(name) }
      guard let dot = name.lastIndex(of: ".") else { return nil }
      name = name[..<dot]
    }
    return nil
  }

  private static func isForTests(_ name: String) -> Bool {
    ["tests", "test", "testing", "conftest", "setup", "docs", "examples"].contains(name)
      || name.hasPrefix("test_")
  }
}
