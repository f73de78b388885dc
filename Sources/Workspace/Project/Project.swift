package import Analyses
package import Execution
package import Graph
package import Manifests
import Scanning

/// One repository, found and with its manifests read; the rest is computed from it on request.
package struct Project: Sendable {
  package let tree: SourceTree
  package let settings: ProjectSettings
  package let configuration: PollardConfiguration
  /// One for each folder with a Python manifest, in path order.
  package let pythonProjects: [PythonProject]
  package let pythonVersion: PythonVersion
  /// The installed packages that imports can be followed into; nil where there are none to be read.
  package let environment: PythonEnvironment?
  /// As `sys.platform` has it.
  package let platform: String

  /// The Python that is assumed where nobody names one.
  private static let standardPython = PythonVersion(3, 13)

  package init(_ settings: ProjectSettings) throws(ProjectError) {
    self.settings = settings
    let configuration = try ConfigurationFile.read(settings)
    self.configuration = configuration
    do throws(FileError) {
      tree = try SourceTree(
        discovering: settings.root, options: Self.discovery(settings, configuration))
    } catch {
      throw .file(error)
    }
    pythonProjects = Self.pythonProjects(in: tree)
    environment = try Self.environment(settings, below: tree.root)
    pythonVersion =
      settings.pythonVersion ?? configuration.pythonVersion?.value ?? environment?.version
      ?? Self.standardPython
    platform = settings.platform ?? configuration.platform?.value ?? "linux"
  }

  /// The same project over other files, such as those of an earlier commit: its settings hold, and the manifests are those of the files.
  init(_ project: Project, over tree: SourceTree) {
    self.tree = tree
    settings = project.settings
    configuration = project.configuration
    pythonProjects = Self.pythonProjects(in: tree)
    pythonVersion = project.pythonVersion
    environment = project.environment
    platform = project.platform
  }

  static func discovery(
    _ settings: ProjectSettings, _ configuration: PollardConfiguration
  ) -> DiscoveryOptions {
    let globs = (settings.exclude + configuration.exclude.map(\.value))
      .map { PathGlob(anywhere: $0) }
    var options = DiscoveryOptions(
      includeIgnored: settings.includeIgnored, jobs: settings.jobs)
    if !globs.isEmpty {
      options.excludes = { path, _ in globs.contains { $0.matches(path) } }
    }
    return options
  }

  /// The manifests of each folder, read together.
  private static func pythonProjects(in tree: SourceTree) -> [PythonProject] {
    var byFolder: [SourcePath: [ManifestFile]] = [:]
    for manifest in tree.manifests {
      switch manifest.kind {
      case .pyproject, .setupConfiguration, .setupScript, .pytestConfiguration, .toxConfiguration:
        guard let folder = manifest.path.parent,
          let bytes = try? tree.contents(of: manifest.path)
        else { continue }
        byFolder[folder, default: []].append(ManifestFile(path: manifest.path, bytes: bytes))
      default: continue
      }
    }
    return byFolder.sorted { $0.key < $1.key }
      .map { PythonProject(folder: $0.key, manifests: $0.value) }
  }

  // MARK: Sources

  /// Every source file with its facts, and what could not be read.
  package func sources() throws(ProjectError) -> (files: [SourceFile], skipped: [Coverage.Skipped])
  {
    let progress = settings.isQuiet ? nil : Progress("reading", total: tree.files.count)
    defer { progress?.finish() }
    let results: [Result<SourceFile, FileError>]
    do throws(FileError) {
      results = try tree.mapFiles(
        tree.files, jobs: settings.jobs, makeState: { PythonScanner() },
        transform: { scanner, file, bytes in
          defer { progress?.advance() }
          return SourceFile(reading: file, bytes, with: &scanner)
        })
    } catch {
      throw .file(error)
    }
    var files: [SourceFile] = []
    files.reserveCapacity(results.count)
    var skipped = tree.skipped.map {
      Coverage.Skipped(path: $0.path, why: $0.why, isCovered: $0.isCovered)
    }
    for (file, result) in zip(tree.files, results) {
      switch result {
      case .success(let source): files.append(source)
      case .failure(let error): skipped.append(.init(path: file.path, why: error.why))
      }
    }
    skipped.sort { $0.path < $1.path }
    return (files, skipped)
  }

  // MARK: Resolving

  package var standardLibrary: StandardLibrary {
    StandardLibrary(major: pythonVersion.major, minor: pythonVersion.minor)
  }

  package func resolver(for files: [SourceFile]) -> PythonResolver {
    resolver(for: files, with: nil)
  }

  /// For the standard library alone, as if nothing else were there.
  func resolver(ofStandard installed: InstalledFiles) -> PythonResolver {
    let folders = ModuleTree(installed.files)
    let roots = ImportRoots(
      declared: installed.folders, in: folders, files: installed.files, standard: standardLibrary)
    return PythonResolver(
      files: installed.files, tree: folders, roots: roots,
      settings: ResolverSettings(
        major: pythonVersion.major, minor: pythonVersion.minor, platform: platform,
        standard: standardLibrary))
  }

  /// `changed` are files that are taken to hold something else than they do.
  func resolver(
    for own: [SourceFile], with installed: InstalledFiles?, as changed: [SourcePath: [UInt8]] = [:]
  ) -> PythonResolver {
    let files = installed.map { own + $0.files } ?? own
    let folders = ModuleTree(files)
    let roots = ImportRoots(
      declared: declaredRoots + (installed?.folders ?? []), in: folders, files: files,
      standard: standardLibrary)
    var resolving = ResolverSettings(
      major: pythonVersion.major, minor: pythonVersion.minor, platform: platform,
      standard: standardLibrary)
    resolving.addedPaths = addedPaths(by: own, as: changed).compactMap { folders.folder(at: $0) }
    return PythonResolver(files: files, tree: folders, roots: roots, settings: resolving)
  }

  /// The folders that somebody says modules are imported from.
  private var declaredRoots: [SourcePath] {
    var roots = configuration.roots.map { SourcePath($0.value) }
    for project in pythonProjects {
      roots.append(project.folder)
      roots += project.sourceRoots.map(\.value)
      roots += project.pytest.pythonPath.map(\.value)
    }
    return roots
  }

  /// The folders below the root that files put on `sys.path`, in path order.
  private func addedPaths(
    by files: [SourceFile], as changed: [SourcePath: [UInt8]]
  ) -> [SourcePath] {
    let editing = files.filter { $0.python?.pathEdits.isEmpty == false }
    let tree = tree
    let found = Parallel.map(count: editing.count, jobs: settings.jobs) { index -> [SourcePath] in
      let path = editing[index].path
      guard let bytes = changed[path] ?? (try? tree.contents(of: path)) else { return [] }
      return PathEdits(in: PythonTree(parsing: bytes), at: path).folders
    }
    return Set(found.joined()).sorted()
  }

  /// The graph of all files, and how much of the repository it covers.
  package func graph() throws(ProjectError) -> (graph: ImportGraph, coverage: Coverage) {
    let (files, skipped) = try sources()
    let graph = graph(of: files)
    return (graph, Coverage(graph, skipped: skipped))
  }

  func graph(
    of files: [SourceFile], as changed: [SourcePath: [UInt8]] = [:]
  ) -> ImportGraph {
    let plain = resolver(for: files, with: nil, as: changed)
    let resolver = followingPackagePaths(plain, as: changed)
    let resolved = Parallel.map(count: files.count, jobs: settings.jobs) {
      resolver.resolve(file: $0)
    }
    let swift = swiftMembership(of: files)
    return ImportGraphBuilder(resolver, resolved: resolved, swift: swift).build { count, body in
      Parallel.map(count: count, jobs: settings.jobs, body: body)
    }
  }

  /// The modules that the manifests and the configuration start the repository from.
  package var entryModules: Set<String> {
    let declared = pythonProjects.flatMap(\.entryPoints).map(\.target)
    let configured = configuration.entryPoints.map(\.value)
    return Set((declared + configured).map { String($0.prefix { $0 != ":" && $0 != " " }) })
  }

  // MARK: Running

  private static func environment(
    _ settings: ProjectSettings, below root: AbsolutePath
  ) throws(ProjectError) -> PythonEnvironment? {
    guard settings.readsEnvironment else { return nil }
    guard let python = settings.python else { return PythonEnvironment.beside(root) }
    do throws(EnvironmentError) {
      return try PythonEnvironment(python: python)
    } catch {
      throw .environment(error)
    }
  }

  /// What importing each module runs, in the order of the modules.
  package func closures(of modules: [String]) throws(ProjectError) -> [Closure] {
    let installed = environment.map { InstalledFiles(packagesOf: $0, jobs: settings.jobs) }
    let (own, _) = try sources()
    let resolver = resolver(for: own + leftOutModules(in: own), with: installed)
    let execution = executionSettings(with: installed)
    let tree = tree
    return Parallel.map(
      count: modules.count, jobs: settings.jobs, stackSize: Self.executionStack,
      makeState: {
        Program(resolver, settings: execution) { path in
          guard let place = installed?.place(of: path) else { return try? tree.contents(of: path) }
          return try? FileReader.contents(of: place)
        }
      },
      body: { program, index in program.closure(of: modules[index]) })
  }

  /// Imports nest, and each level takes a few frames.
  static let executionStack = 512 << 20

  func executionSettings(with installed: InstalledFiles?) -> ExecutionSettings {
    ExecutionSettings(
      major: pythonVersion.major, minor: pythonVersion.minor, platform: platform,
      isEnvironment: installed != nil || isEnvironment, installed: declaredModules,
      wellKnown: DistributionModules.wellKnown, declaresRequirements: declaresRequirements,
      rootPath: tree.root.display, mounts: installed?.mounts ?? [],
      isInstallation: installed == nil && isEnvironment && hasRecords)
  }

  /// True where installers have written down what they put there, so that it was not made by hand.
  private var hasRecords: Bool {
    tree.others.contains { path in
      path.name.elementsEqual("RECORD".utf8)
        && path.parent?.bytes.suffix(10).elementsEqual(".dist-info".utf8) == true
    }
  }

  /// True where the root holds installed distributions: what is not there is not installed.
  private var isEnvironment: Bool {
    var distributions: Set<ArraySlice<UInt8>> = []
    for path in tree.others {
      let top = path.bytes.prefix { $0 != UInt8(ascii: "/") }
      if top.suffix(10).elementsEqual(".dist-info".utf8) { distributions.insert(top) }
      if distributions.count > 1 { return true }
    }
    return false
  }

  /// Some manifest lists what the repository needs.
  var declaresRequirements: Bool {
    pythonProjects.contains { $0.name != nil || !$0.requirements.isEmpty }
      || tree.manifests.contains { $0.kind == .requirements || $0.kind == .pipfile }
  }

  /// The modules of the requirements that are always needed.
  var declaredModules: Set<String> {
    var names: Set<String> = []
    let listed = pythonProjects.flatMap(\.requirements) + requirementFiles.flatMap(\.requirements)
    for requirement in listed where requirement.group == nil {
      names.formUnion(DistributionModules.names(of: requirement.name))
    }
    return names
  }

  var requirementFiles: [RequirementsFile] {
    tree.manifests.filter { $0.kind == .requirements }.compactMap { manifest in
      (try? tree.contents(of: manifest.path))
        .map { RequirementsFile(parsing: $0, path: manifest.path) }
    }
  }
}
