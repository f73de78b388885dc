import Graph
import Manifests
import Scanning

// Loads of which nothing tells what they load.
extension CodeRoots {
  private static let importers: Set<String> = ["import_module", "__import__"]
  /// Of this many loaders that can reach the same package some are alive, or none matters.
  private static let most = 100

  /// Whoever imports by a name that somebody else decides on can import any module that is published or deployed with it.
  mutating func findOpenNames() {
    let callers = handedNames()
    // A loader that stands beside a table of names loads what the table says.
    let tables = namersOfModules
    var places: [SourcePath: [SourcePath]] = [:]
    var loadersOf: [SourcePath: Int] = [:]
    for id in outlined
    where !tables.contains(id) && index.purpose(of: id) == .product {
      guard let outline = outlines[id],
        let load = outline.calls.first(where: { isOpen($0, outline, callers) })
      else { continue }
      let evidence = evidence(id, line: load.line, "import by a computed name")
      let place = project(around: id)
      if places[place] == nil { places[place] = packages(of: place) }
      let folders = Set((places[place] ?? []) + [outermostPackage(around: id)].compactMap { $0 })
      for folder in folders.sorted() where loadersOf[folder, default: 0] < Self.most {
        loadersOf[folder, default: 0] += 1
        addOpenScan(OpenScan(from: id, folder: folder, evidence: evidence))
      }
    }
  }

  private func isOpen(_ call: CodeCall, _ outline: CodeOutline, _ callers: [String: Handed]) -> Bool
  {
    guard Self.importers.contains(call.name), let argument = call.argument(0, "name"),
      argument.values.allSatisfy(isOpen)
    else { return false }
    return argument.parameter.isEmpty || !(callers[call.function]?.isKnown ?? false)
  }

  /// Neither its beginning nor its end tells anything.
  private func isOpen(_ value: CodeText) -> Bool {
    value.isUnknown || value.text.hasPrefix("*") && !value.isTelling
  }

  // MARK: Callers

  /// What the calls of one function hand over to be loaded.
  private struct Handed {
    var known = 0
    var unknown = 0

    var isKnown: Bool { known > 0 && unknown == 0 }
  }

  private func handedNames() -> [String: Handed] {
    var found: [String: Handed] = [:]
    for id in outlined {
      guard let outline = outlines[id] else { continue }
      for call in outline.calls {
        let name = call.name
        for parameter in loaders.parameters[name] ?? [] where parameter.wants == .name {
          guard let argument = call.argument(parameter.position, parameter.name) else { continue }
          if argument.values.allSatisfy(isOpen) {
            found[name, default: Handed()].unknown += 1
          } else {
            found[name, default: Handed()].known += 1
          }
        }
      }
    }
    return found
  }

  // MARK: Places

  /// The folder of the innermost manifest around a unit; that of the repository where there is none.
  private func project(around unit: UnitID) -> SourcePath {
    let path = graph.unit(unit).path.bytes
    return projects.filter { $0.name != nil }.map(\.folder).filter { folder in
      folder.bytes.isEmpty || path.starts(with: folder.bytes + [UInt8(ascii: "/")])
    }.max { $0.bytes.count < $1.bytes.count } ?? SourcePath("")
  }

  /// The outermost packages of the product below a manifest.
  private func packages(of place: SourcePath) -> [SourcePath] {
    guard projects.contains(where: { $0.folder == place }) else { return [] }
    return index.files(below: place).compactMap { id in
      let unit = graph.unit(id)
      guard unit.kind == .package, index.purpose(of: id) == .product,
        let folder = unit.path.parent, folder.parent.map({ index.package(at: $0) == nil }) ?? true
      else { return nil }
      return folder
    }
  }
}
