package import Analyses
package import Graph
import Manifests
package import Scanning

extension Project {
  /// What manifests declare and sources do not bear out, and the other way round, in the order of their places.
  package func dependencyFindings(in graph: ImportGraph) -> [DependencyFinding] {
    let declarations = pythonDeclarations()
    let python = PythonDependencies(declarations, in: graph)
    var all = SwiftDependencies(in: graph).findings + python.findings
    if !python.suspects.isEmpty {
      let mentioned = mentions(of: Set(python.suspects.flatMap(\.modules)))
      all += python.suspects.lazy.filter { !$0.modules.contains(where: mentioned.contains) }
        .map(\.finding)
    }
    all += superfluousImports(in: graph).map(\.finding)
    return all.sorted(by: DependencyFinding.precedes)
  }

  /// The imports of Swift files that can go.
  package func superfluousImports(in graph: ImportGraph) -> [SuperfluousImport] {
    guard graph.units.contains(where: { $0.kind == .swiftFile }) else { return [] }
    return SwiftImportUse(in: graph, unseen: unseenSwift).superfluous
  }

  /// Where there may be Swift sources of a target that were not read: left out, not readable, or still to be made of something else.
  private var unseenSwift: [SourcePath] {
    let folders = tree.leftOut.lazy.filter { folder in
      switch folder.reason {
      case .ignored, .excluded: true
      default: false
      }
    }.map(\.path)
    let inputs = tree.others.filter { path in
      Self.inputsOfGenerators.contains { path.bytes.suffix($0.count).elementsEqual($0) }
    }
    return folders + tree.leftOutSwift + tree.skipped.map(\.path) + inputs
  }

  /// What build plugins, scripts and Xcode make Swift of.
  private static let inputsOfGenerators = [
    ".proto", ".gyb", ".graphql", ".graphqls", ".stencil", ".swifttemplate",
    ".xcdatamodel/contents",
    ".mlmodel", ".intentdefinition", ".smithy", ".fbs", ".capnp", ".thrift", ".y", ".lemon",
    "swiftgen.yml", "openapi.yaml", "openapi.yml", "openapi.json",
  ].map { Array($0.utf8) }

  /// The manifests that declare dependencies, in path order.
  package func dependencyManifests(in graph: ImportGraph) -> [SourcePath] {
    let python = tree.manifests.lazy.filter { manifest in
      switch manifest.kind {
      case .pyproject, .setupScript, .setupConfiguration, .requirements: true
      default: false
      }
    }.map(\.path)
    return Set(
      python + graph.membership.packages.map(\.manifest) + graph.membership.projects.map(\.path)
    ).sorted()
  }

  // MARK: Python

  private func pythonDeclarations() -> PythonDeclarations {
    let requirements =
      pythonProjects.flatMap(\.requirements) + requirementFiles.flatMap(\.requirements)
    let installed = environment.map { InstalledDistributions(in: $0) } ?? .none
    var modules = installed.modules
    for requirement in requirements where modules[requirement.name] == nil {
      modules[requirement.name] = DistributionModules.names(of: requirement.name)
    }
    // A project may get its requirements from a file of another tool.
    let isIncomplete =
      requirements.isEmpty
      || tree.manifests.contains { $0.kind == .pipfile }
      || tree.others.contains { path in
        path.name.elementsEqual("environment.yml".utf8)
          || path.name.elementsEqual("environment.yaml".utf8)
          || path.name.elementsEqual("conda.yaml".utf8)
          || path.name.elementsEqual("meta.yaml".utf8)
      }
      || requirementFiles.contains { !$0.included.isEmpty }
    return PythonDeclarations(
      requirements: requirements, modules: modules, installed: Set(installed.modules.keys),
      withEntryPoints: installed.withEntryPoints, isIncomplete: isIncomplete)
  }

  /// Those of some words that stand in a Python file or a configuration, as part of a longer word or not.
  private func mentions(of words: Set<String>) -> Set<String> {
    let wanted = words.sorted().map { Array($0.utf8) }
    let paths =
      tree.files.lazy.filter { $0.kind != .swift && $0.kind != .extensionModule }.map(\.path)
      + tree.others.filter { path in
        [".cfg", ".toml", ".ini", ".yml", ".yaml", ".json", ".sh", ".html", ".env"].contains {
          path.bytes.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
      }
    let tree = tree
    let found = Parallel.map(count: paths.count, jobs: settings.jobs) { index -> Set<Int> in
      guard (try? tree.size(of: paths[index])).map({ $0 < 2_000_000 }) ?? false,
        let bytes = try? tree.contents(of: paths[index])
      else { return [] }
      return Set(wanted.indices.filter { bytes.span.holds(wanted[$0]) })
    }
    return Set(found.joined().map { String(decoding: wanted[$0], as: UTF8.self) })
  }
}

extension Span<UInt8> {
  fileprivate func holds(_ word: [UInt8]) -> Bool {
    guard let first = word.first, word.count <= count else { return false }
    for start in 0...(count - word.count) where self[start] == first {
      var length = 1
      while length < word.count, self[start + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}
