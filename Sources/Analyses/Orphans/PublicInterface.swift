package import Graph
package import Manifests
package import Scanning

/// Whether what a manifest describes is a library, whose modules others import, or an application, whose modules only its own start runs.
package struct PublicInterface: Sendable {
  package struct Project: Sendable {
    package let folder: SourcePath
    package let name: String
    package let kind: Kind
    /// What decided it.
    package let evidence: Evidence
  }

  package enum Kind: Hashable, Sendable {
    case library, application
    /// A program that is published as well: it is run, and others may import from it.
    case program
    /// It is published, and nothing tells for whom. What others could import is doubted, not kept.
    case unclear
  }

  /// In path order.
  package let projects: [Project]
  /// The modules of libraries.
  package let roots: [Root]

  /// What somebody says of it, in place of what the manifests and the layout tell.
  package struct Stated: Sendable {
    package let isLibrary: Bool
    package let evidence: Evidence

    package init(isLibrary: Bool, evidence: Evidence) {
      self.isLibrary = isLibrary
      self.evidence = evidence
    }
  }

  /// Takes what starts the repository, for a start that is no part of a manifest makes an application.
  package init(
    of graph: ImportGraph, projects: [PythonProject], starts: Roots, stated: Stated? = nil
  ) {
    var decided: [Project] = []
    var roots: [Root] = []
    for project in projects {
      guard let name = project.name else { continue }
      let layout = Layout(of: project, among: projects, in: graph)
      guard !layout.units.isEmpty else { continue }
      let (kind, evidence) =
        stated.map { ($0.isLibrary ? Kind.library : .application, $0.evidence) }
        ?? Self.decide(project, name, layout, graph, starts)
      decided.append(
        Project(
          folder: project.folder, name: name.value, kind: kind, evidence: evidence))
      guard kind != .application else { continue }
      let own = Set(layout.units)
      for unit in layout.units where layout.offers(unit, in: graph) {
        // What nothing of the project itself uses can be what others import, or what nobody does.
        let isUsed = Self.isUsedElsewhere(unit, own, graph)
        roots.append(
          Root(
            unit: unit, purpose: kind == .program ? .product : .public,
            strength: kind == .library || kind == .unclear && isUsed ? .firm : .weak,
            evidence: evidence))
      }
    }
    self.projects = decided
    self.roots = roots
  }

  /// True for the outermost packages, and for what the product imports from outside of the folder it lies in.
  private static func isUsedElsewhere(
    _ unit: UnitID, _ own: Set<UnitID>, _ graph: ImportGraph
  ) -> Bool {
    let path = graph.unit(unit).path
    if graph.unit(unit).kind == .package, !graph.unit(unit).name.text.holds(".") { return true }
    guard let folder = path.parent?.bytes else { return true }
    return graph.edgeIndices(to: unit).contains { number in
      let edge = graph.edge(number)
      let other = graph.unit(edge.from).path
      return edge.type != .parent && edge.type != .string && own.contains(edge.from)
        && !(other.bytes.starts(with: folder) && other.bytes.dropFirst(folder.count).first == 0x2F)
        && PathPurpose(of: other) == .product
    }
  }

  // MARK: Deciding

  private static func decide(
    _ project: PythonProject, _ name: Fact<String>, _ layout: Layout, _ graph: ImportGraph,
    _ starts: Roots
  ) -> (Kind, Evidence) {
    let manifest = Evidence(
      kind: "manifest", path: name.path, line: name.line, text: "name = \"\(name.value)\"")
    if let library = libraryClassifier(project, name.value) { return (.library, library) }
    let isPyproject = name.path.name.elementsEqual("pyproject.toml".utf8)
    if isPyproject, project.buildBackend == nil {
      return (
        .application,
        Evidence(
          kind: "manifest without a build system", path: name.path, line: name.line,
          text: manifest.text)
      )
    }
    let published = publication(project)
    // Whoever publishes an interface means it to be imported, whatever else some script does with it.
    if published != nil,
      let interface = layout.interface(named: name.value, in: graph, besideCommands: true)
    {
      return (.library, interface)
    }
    if let start = applicationStart(layout, graph, starts, isPublished: published != nil) {
      return published.map { (.program, $0) } ?? (.application, start)
    }
    let commands = project.entryPoints.first {
      $0.group == "console_scripts" || $0.group == "gui_scripts"
    }
    if let interface = layout.interface(
      named: name.value, in: graph, besideCommands: commands != nil)
    {
      return (.library, interface)
    }
    if let commands {
      if let published { return (.program, published) }
      return (
        .application,
        Evidence(
          kind: "command, and no interface", path: commands.path, line: commands.line,
          text: "\(commands.name) = \"\(commands.target)\"")
      )
    }
    return (
      .unclear,
      Evidence(
        kind: "published, perhaps as a library", path: name.path, line: name.line,
        text: manifest.text)
    )
  }

  /// What people type while they work on a project, or work with it, is no deployment.
  private static func isHandy(_ start: Evidence) -> Bool {
    ["Makefile", "justfile", "Taskfile", "pre-commit hook", "mkdocs.yml", "package.json"]
      .contains(start.kind)
  }

  /// What a manifest tells an index of packages: that others build on it.
  private static func libraryClassifier(_ project: PythonProject, _ name: String) -> Evidence? {
    let wanted = name.lowercased()
    return project.classifiers.first { classifier in
      let parts = classifier.value.lowercased().split(separator: ":").map { part in
        part.drop { $0 == " " }
      }.map { String($0.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
      return parts.starts(with: ["topic", "software development", "libraries"])
        || parts.first == "framework" && parts.dropFirst().first == wanted
    }.map { evidence($0, "published as a library") }
  }

  /// A manifest that an index of packages is to file, which no program needs that is only deployed.
  private static func publication(_ project: PythonProject) -> Evidence? {
    guard !project.classifiers.contains(where: { $0.value.hasPrefix("Private ::") }) else {
      return nil
    }
    return project.classifiers.first.map { evidence($0, "published, so that others can import it") }
  }

  private static func evidence(_ fact: Fact<String>, _ kind: String) -> Evidence {
    Evidence(kind: kind, path: fact.path, line: fact.line, text: fact.value)
  }

  /// A place that runs the project's own code in a service, a container or a schedule, and is no manifest.
  private static func applicationStart(
    _ layout: Layout, _ graph: ImportGraph, _ starts: Roots, isPublished: Bool
  ) -> Evidence? {
    // What lies beside the packages of a manifest that says where these are is not what it is for: a demonstration, a sandbox.
    let own = Set(layout.isDeclared ? layout.units : layout.units + layout.around)
    for root in starts.all
    where root.purpose == .product && root.strength == .firm && own.contains(root.unit) {
      let file = root.evidence.path.name
      let isManifest = (PythonProject.manifestNames + ["pollard.toml"])
        .contains { file.elementsEqual($0.utf8) }
      // What lies in the package itself, such as its `__main__`, says nothing about who runs it.
      let isSource = file.suffix(3).elementsEqual(".py".utf8)
      if isPublished, isHandy(root.evidence) { continue }
      if !isManifest, !isSource, PathPurpose(of: root.evidence.path) == .product {
        return root.evidence
      }
    }
    for unit in layout.isDeclared ? [] : layout.beside
    where graph.unit(unit).path.name.elementsEqual("manage.py".utf8) {
      return Evidence(
        kind: "Django project", path: graph.unit(unit).path, line: 1, text: "manage.py")
    }
    return nil
  }
}
