import Analyses
import Graph
import Manifests
import Scanning

extension Project {
  /// Where templates load tags by the names of their modules; nothing is read where no folder holds any.
  func templateLoads(in graph: ImportGraph) -> [String: Evidence] {
    let tags = Set(
      graph.units.lazy.filter { $0.kind == .module && Self.isBelow("templatetags", $0.path) }
        .map { String(decoding: $0.path.name.dropLast(3), as: UTF8.self) })
    guard !tags.isEmpty else { return [:] }
    var found = loads(in: tree.others.filter(Self.mayBeTemplate))
    let known = Set(found.keys.compactMap { $0.split(separator: ".").last.map(String.init) })
    // Templates stand in strings as well; few names are left to be looked for there.
    if !found.isEmpty, !tags.isSubset(of: known) {
      let sources = graph.units.lazy.filter { $0.kind == .module }.map(\.path)
      found.merge(loads(in: Array(sources))) { first, _ in first }
    }
    return found
  }

  private func loads(in paths: [SourcePath]) -> [String: Evidence] {
    let tree = tree
    let read = Parallel.map(count: paths.count, jobs: settings.jobs) { index -> [Evidence] in
      guard let size = try? tree.size(of: paths[index]), size < Self.largestTemplate,
        let bytes = try? tree.contents(of: paths[index])
      else { return [] }
      return TemplateReader.loads(in: bytes).map { name, line in
        Evidence(kind: "template", path: paths[index], line: line, text: name)
      }
    }
    return Dictionary(read.joined().map { ($0.text, $0) }) { first, _ in first }
  }

  private static let largestTemplate = 1 << 20

  private static func isBelow(_ name: StaticString, _ path: SourcePath) -> Bool {
    let wanted = name.withUTF8Buffer { Array($0) }
    return path.folder.split(separator: UInt8(ascii: "/")).suffix(2).contains { $0 == wanted[...] }
  }

  private static func mayBeTemplate(_ path: SourcePath) -> Bool {
    isBelowTemplates(path)
      || [".html", ".htm", ".djhtml", ".txt", ".xml"].contains {
        path.name.suffix($0.utf8.count).elementsEqual($0.utf8)
      }
  }

  private static func isBelowTemplates(_ path: SourcePath) -> Bool {
    path.folder.split(separator: UInt8(ascii: "/")).contains {
      $0.elementsEqual("templates".utf8) || $0.elementsEqual("jinja2".utf8)
    }
  }
}
