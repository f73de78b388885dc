package import Graph
import Scanning

/// The `__init__` files that bring their package's parts in for everybody, and which of the names they hand on anybody takes.
package struct EagerInits: Sendable {
  /// One name that an `__init__` takes from a module of its own package.
  package struct Export: Hashable, Sendable {
    package let name: String
    /// The full name of the module that it is taken from.
    package let source: String
    package let line: Int
    /// How many modules of the package take it from the package.
    package let siblings: Int
    /// How many modules elsewhere do.
    package let others: Int

    package var uses: Int { siblings + others }

    package var rank: Rank { uses >= 3 ? .core : uses > 0 ? .extended : .rare }
  }

  /// How much a name is used across the repository.
  package enum Rank: String, Sendable, CaseIterable {
    /// By three modules or more.
    case core
    case extended
    /// By none.
    case rare
  }

  package struct Package: Sendable {
    package let unit: UnitID
    /// In the order written.
    package let exports: [Export]
    /// The modules of star imports, in the order written.
    package let stars: [String]
    /// How many names `__all__` lists; nil where there is none.
    package let listed: Int?
    /// How many modules importing any module of the package runs, and how many bytes of source.
    package let modules: Int
    package let bytes: Int
    /// How many modules import the package whole, and may use any name as an attribute.
    package let importers: Int
  }

  /// By how much they run, the most first.
  package let packages: [Package]

  package init(in graph: ImportGraph) {
    let sizes = ClosureSizes(
      Adjacency(graph, following: .importTime), weights: graph.units.map(\.bytes))
    let uses = Uses(graph)
    var packages: [Package] = []
    for unit in graph.unitIDs where graph.unit(unit).kind == .package {
      guard let facts = graph.pythonFacts(of: unit) else { continue }
      let name = graph.unit(unit).name.text
      var exports: [Export] = []
      var stars: [String] = []
      for entry in facts.imports
      where entry.form == .from && entry.context == .eager && !entry.isLazy && !entry.isInMainGuard
      {
        guard
          let source = Uses.module(of: entry, facts, in: name, isPackage: true),
          source == name || source.hasPrefix(name + ".")
        else { continue }
        if entry.isStar(in: facts.text) {
          stars.append(source)
          continue
        }
        let bound = facts.text.string(entry.boundName)
        if bound.hasPrefix("_") { continue }
        let users = uses.users(of: bound, in: name)
        exports.append(
          Export(
            name: bound, source: source, line: Int(entry.line), siblings: users.siblings,
            others: users.others))
      }
      guard exports.count > 1 || !stars.isEmpty else { continue }
      packages.append(
        Package(
          unit: unit, exports: exports, stars: stars, listed: facts.exports?.count,
          modules: sizes.nodes[Int(unit.index)], bytes: sizes.weights[Int(unit.index)],
          importers: uses.importers[name] ?? 0))
    }
    self.packages = packages.sorted {
      ($1.modules, $1.bytes, $0.unit) < ($0.modules, $0.bytes, $1.unit)
    }
  }

  /// Who takes which name from which package.
  private struct Uses {
    private struct Key: Hashable {
      let package: String
      let name: String
    }

    private var counts: [Key: (siblings: Int, others: Int)] = [:]
    var importers: [String: Int] = [:]

    init(_ graph: ImportGraph) {
      let packages = Set(graph.units.filter { $0.kind == .package }.map(\.name.text))
      for unit in graph.unitIDs {
        guard let facts = graph.pythonFacts(of: unit), graph.unit(unit).kind != .stub else {
          continue
        }
        let own = graph.unit(unit).name.text
        var taken: Set<Key> = []
        var whole: Set<String> = []
        for entry in facts.imports {
          guard
            let module = Self.module(
              of: entry, facts, in: own, isPackage: graph.unit(unit).kind == .package)
          else { continue }
          guard packages.contains(module), module != own else { continue }
          if entry.form == .from, !entry.isStar(in: facts.text) {
            taken.insert(Key(package: module, name: facts.text.string(entry.name)))
          } else {
            whole.insert(module)
          }
        }
        for key in taken {
          let isSibling = own.hasPrefix(key.package + ".")
          var known = counts[key] ?? (0, 0)
          if isSibling { known.siblings += 1 } else { known.others += 1 }
          counts[key] = known
        }
        for package in whole { importers[package, default: 0] += 1 }
      }
    }

    func users(of name: String, in package: String) -> (siblings: Int, others: Int) {
      counts[Key(package: package, name: name)] ?? (0, 0)
    }

    /// The full name of the module that a statement names; nil where its dots lead out of everything.
    static func module(
      of entry: PythonImport, _ facts: PythonFacts, in own: String, isPackage: Bool
    ) -> String? {
      let written = facts.text.string(entry.module)
      guard entry.level > 0 else { return written }
      var parts = own.split(separator: ".")
      if !isPackage, !parts.isEmpty { parts.removeLast() }
      let up = Int(entry.level) - 1
      guard parts.count > up else { return nil }
      parts.removeLast(up)
      let base = parts.joined(separator: ".")
      return written.isEmpty ? base : "\(base).\(written)"
    }
  }
}
