import Graph
import Manifests
import Scanning

extension PublicInterface {
  /// The units that a project's distribution brings.
  struct Layout {
    /// The modules in its packages, in id order.
    let units: [UnitID]
    /// Those right in its folder, which need not belong to it.
    let beside: [UnitID]
    /// All that lies below its folder and is there for the product.
    let around: [UnitID]
    /// Whether the manifest says which packages these are, or where they lie.
    let isDeclared: Bool
    /// The names of its top-level packages and modules.
    private let tops: [String]

    init(of project: PythonProject, among all: [PythonProject], in graph: ImportGraph) {
      let folder = project.folder.bytes
      // A folder with settings for pytest alone is no project of its own.
      let inner = all.filter { $0.name != nil }.map(\.folder.bytes).filter {
        $0.count > folder.count && Self.contains(folder, $0)
      }
      let mine = graph.unitIDs.filter { id in
        let unit = graph.unit(id)
        return unit.kind.language == .python && Self.contains(folder, unit.path.bytes)
          && !inner.contains { Self.contains($0, unit.path.bytes) }
      }
      around = mine.filter { PathPurpose(of: graph.unit($0).path) == .product }
      beside = mine.filter { graph.unit($0).path.parent?.bytes == folder }
      let declared = Set(
        project.modules.map { String($0.value.split(separator: ".").first ?? "") })
      // A folder for sources keeps them apart from everything else.
      let sources = project.sourceRoots.map(\.value.bytes).filter {
        $0.count > folder.count && Self.contains(folder, $0)
      }
      isDeclared = !declared.isEmpty || !sources.isEmpty
      // Without a list a build takes the packages it finds, but not what stands beside them.
      let packages = Set(
        mine.filter { id in
          let path = graph.unit(id).path
          return graph.unit(id).kind == .package && PathPurpose(of: path) == .product
            && (sources.isEmpty || sources.contains { Self.contains($0, path.bytes) })
        }
        .map { Self.top(of: graph.unit($0).name.text) })
      let chosen = declared.isEmpty ? packages : declared
      units = mine.filter { id in
        let unit = graph.unit(id)
        switch unit.kind {
        case .module, .package, .cython, .namespace: break
        default: return false
        }
        return chosen.contains(Self.top(of: unit.name.text))
      }
      tops = chosen.sorted()
    }

    private static func top(of name: String) -> String { String(name.prefix { $0 != "." }) }

    private static func contains(_ folder: [UInt8], _ path: [UInt8]) -> Bool {
      folder.isEmpty
        || path.starts(with: folder) && path.dropFirst(folder.count).first == UInt8(ascii: "/")
    }

    /// True for modules that others may import: not the tests inside a package, and nothing with a leading underscore.
    func offers(_ unit: UnitID, in graph: ImportGraph) -> Bool {
      guard PathPurpose(of: graph.unit(unit).path) != .test else { return false }
      return graph.unit(unit).name.text.split(separator: ".").allSatisfy { part in
        part.first != "_"
      }
    }

    /// The `__init__` that offers something under the project's own name.
    func interface(
      named name: String, in graph: ImportGraph, besideCommands hasCommands: Bool
    ) -> Evidence? {
      let wanted = String(
        decoding: name.utf8.map { byte -> UInt8 in
          switch byte {
          case UInt8(ascii: "-"), UInt8(ascii: "."): UInt8(ascii: "_")
          case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
          default: byte
          }
        }, as: UTF8.self)
      for unit in units where graph.unit(unit).kind == .package {
        let package = graph.unit(unit)
        guard !package.name.text.holds("."),
          package.name.text.lowercased() == wanted || tops.count == 1,
          let facts = graph.pythonFacts(of: unit)
        else { continue }
        let definitions = facts.bindings.count { binding in
          binding.kind != .variable && facts.text[binding.name].first != UInt8(ascii: "_")
        }
        let own = facts.imports.filter { entry in
          entry.form == .from && entry.context == .eager
            && (entry.level > 0
              || facts.text.string(entry.module).hasPrefix(package.name.text + "."))
        }
        let exports = facts.exports?.count ?? 0
        let names = max(exports, own.count + definitions, facts.lazyNames.count)
        // A program's `__init__` can define this and that; an interface hands names on.
        let handsOn = max(exports, own.count, facts.lazyNames.count)
        if hasCommands ? handsOn >= Self.interfaceBesideCommands : names >= Self.smallestInterface {
          let line = Int(own.first?.line ?? facts.bindings.first?.line ?? 1)
          return Evidence(
            kind: "library interface", path: package.path, line: line,
            text: "\(package.name.text) offers \(names) names")
        }
      }
      return nil
    }

    /// An `__init__` of an application tends to hold a version and little else.
    private static let smallestInterface = 3
    private static let interfaceBesideCommands = 5
  }
}
