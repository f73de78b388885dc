package import Graph
package import Manifests
import Scanning

/// What Python manifests declare, and which modules it brings, as far as that is known.
package struct PythonDeclarations: Sendable {
  package let requirements: [Requirement]
  /// By distribution: its top-level modules, from its installed files or from a table of well-known names.
  package let modules: [String: [String]]
  /// The distributions whose modules were read from what is installed.
  package let installed: Set<String>
  /// Installed distributions that offer commands or plugins, which need no import.
  package let withEntryPoints: Set<String>
  /// Manifests that are not read may declare more.
  package let isIncomplete: Bool

  package init(
    requirements: [Requirement], modules: [String: [String]], installed: Set<String>,
    withEntryPoints: Set<String>, isIncomplete: Bool
  ) {
    self.requirements = requirements
    self.modules = modules
    self.installed = installed
    self.withEntryPoints = withEntryPoints
    self.isIncomplete = isIncomplete
  }
}

/// What Python manifests declare to need, held against what the sources import.
package struct PythonDependencies: Sendable {
  /// In the order of their places.
  package let findings: [DependencyFinding]
  /// Requirements that nothing imports, for as long as no text mentions their modules either.
  package let suspects: [Suspect]

  package struct Suspect: Sendable {
    package let modules: [String]
    package let finding: DependencyFinding
  }

  package init(_ declarations: PythonDeclarations, in graph: ImportGraph) {
    let imported = Set(graph.externals.map(\.name))
    suspects = Self.unused(declarations, imported)
    var all: [DependencyFinding] = []
    var byModule: [String: [Requirement]] = [:]
    for requirement in declarations.requirements {
      for module in declarations.modules[requirement.name] ?? [] {
        byModule[module, default: []].append(requirement)
      }
    }
    var providers: [String: [String]] = [:]
    for distribution in declarations.installed.sorted() {
      for module in declarations.modules[distribution] ?? [] {
        providers[module, default: []].append(distribution)
      }
    }
    for (module, place) in Self.productImports(of: imported, in: graph) {
      if let declared = byModule[module] {
        guard let first = declared.first, declared.allSatisfy({ Self.isForTests($0) }) else {
          continue
        }
        all.append(
          DependencyFinding(
            kind: .testOnly, dependent: place.path.display, package: first.name,
            text:
              "\(module) is imported by code that is no test, and \(first.name) is declared for \(Self.group(first)) alone",
            recommendation: "declare \(first.name) for the product as well",
            places: [place, .init(path: first.path, line: first.line)]))
      } else if let provider = providers[module], !declarations.isIncomplete,
        let manifest = declarations.requirements.first(where: { !Self.isForTests($0) })
      {
        all.append(
          DependencyFinding(
            kind: .undeclared, dependent: place.path.display, package: provider[0],
            text:
              "\(module) is imported and \(provider.joined(separator: " or ")), which brings it, is not declared",
            recommendation: "declare \(provider[0]) in \(manifest.path.display)", places: [place]))
      }
    }
    findings = all.sorted(by: DependencyFinding.precedes)
  }

  /// For each module from elsewhere that the product needs to be imported at all: the first place that imports it.
  private static func productImports(
    of names: Set<String>, in graph: ImportGraph
  ) -> [(module: String, place: DependencyFinding.Place)] {
    var found: [String: DependencyFinding.Place] = [:]
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      guard let facts = graph.pythonFacts(of: id), unit.kind == .module || unit.kind == .package,
        PathPurpose(of: unit.path) == .product
      else { continue }
      for entry in facts.imports
      where entry.level == 0 && entry.context == .eager && !entry.isConditional
        && !entry.isOptional && !entry.isInMainGuard && entry.form != .cimport
      {
        let top = facts.text.string(entry.module).prefix { $0 != "." }
        guard names.contains(String(top)), found[String(top)] == nil else { continue }
        found[String(top)] = .init(path: unit.path, line: Int(entry.line))
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: Groups

  private static let testWords: Set<String> = [
    "test", "tests", "testing", "dev", "develop", "development", "lint", "linting", "typing",
    "docs", "doc", "documentation", "ci", "qa", "format", "formatting", "mypy", "coverage",
    "bench", "benchmark", "benchmarks", "style", "checks", "types",
  ]

  /// Whether a requirement is there for those who work on the project, and for nobody else.
  private static func isForTests(_ requirement: Requirement) -> Bool {
    testWords.contains(group(requirement))
  }

  /// The extra or group of a requirement; of a file of requirements what its name says.
  private static func group(_ requirement: Requirement) -> String {
    if let group = requirement.group { return group.lowercased() }
    let name = String(decoding: requirement.path.name, as: UTF8.self).lowercased()
    guard name.hasPrefix("requirements"), name.hasSuffix(".txt") else { return "the product" }
    return String(name.dropFirst(12).dropLast(4).drop { "-_.".contains($0) })
  }

  // MARK: Unused

  private static func unused(
    _ declarations: PythonDeclarations, _ imported: Set<String>
  ) -> [Suspect] {
    declarations.requirements.compactMap { requirement -> Suspect? in
      guard requirement.group == nil, requirement.marker == nil, !isForTests(requirement),
        requirement.path.name.elementsEqual("requirements.txt".utf8) == false,
        declarations.installed.contains(requirement.name),
        !declarations.withEntryPoints.contains(requirement.name),
        let modules = declarations.modules[requirement.name], !modules.isEmpty,
        !modules.contains(where: imported.contains), !isUsedUnseen(requirement.name)
      else { return nil }
      return Suspect(
        modules: modules,
        finding: DependencyFinding(
          kind: .unused, dependent: requirement.path.display, package: requirement.name,
          text:
            "\(requirement.name) is declared, and no file imports or names \(modules.joined(separator: " or "))",
          recommendation:
            "take it out, unless another package loads it when it is there",
          places: [.init(path: requirement.path, line: requirement.line)]))
    }
  }

  /// Distributions that others load when they are there, or that are needed without an import.
  private static func isUsedUnseen(_ name: String) -> Bool {
    if name.hasPrefix("types-") || name.hasSuffix("-stubs") || name.hasPrefix("pytest-")
      || name.hasPrefix("psycopg") || name.hasPrefix("sphinx")
    {
      return true
    }
    return unseen.contains(name)
  }

  private static let unseen: Set<String> = [
    "aiodns", "aiosqlite", "argon2-cffi", "asyncpg", "bcrypt", "brotli", "cchardet", "certifi",
    "colorama", "cryptography", "cx-oracle", "email-validator", "fastparquet", "greenlet",
    "gunicorn", "h2", "hiredis", "html5lib", "httptools", "importlib-metadata", "jinja2", "lxml",
    "mysqlclient", "numexpr", "odfpy", "openpyxl", "oracledb", "orjson", "pillow", "pip",
    "pyarrow", "pymysql", "pyodbc", "pyopenssl", "python-multipart", "pytz", "pyxlsb", "setuptools",
    "tables", "tzdata", "ujson", "uvicorn", "uvloop", "watchfiles", "websockets", "wheel",
    "xlrd", "xlsxwriter",
  ]
}
