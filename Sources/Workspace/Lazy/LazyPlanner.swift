import Analyses
import Execution
import Graph
import Manifests
package import Refactoring
import Scanning

/// Works out which imports run later, by trying what importing every module would then run.
struct LazyPlanner {
  let context: LazyContext
  let request: LazyRequest
  let strategies: Set<LazyStrategy>
  /// The modules whose imports are tried.
  let watched: [String]
  let before: [String: ImportRuns.Outcome]
  let reader: String?
  /// What importing the entries loads; nil where none are named.
  private let loadedByEntries: Set<String>?
  var runs: ImportRuns
  var packages: [PackageDraft] = []
  var modules: [ModuleDraft] = []
  var circles: [CircleDraft] = []
  private(set) var refused: [LazyRefusal] = []
  /// What the latest edits of each file make of it; nil where that is no Python.
  private var written: [SourcePath: (edits: [TextEdit], bytes: [UInt8]?)] = [:]

  init(_ context: LazyContext, _ request: LazyRequest) {
    self.context = context
    self.request = request
    strategies = request.strategies ?? Self.usual(for: context.project)
    let candidates = context.candidates.map { context.graph.unit($0).name.text }
    watched = candidates + Set(request.entries).subtracting(candidates).sorted()
    runs = context.runs
    before = runs.outcomes(of: watched)
    let before = self.before
    loadedByEntries =
      request.entries.isEmpty
      ? nil : request.entries.reduce(into: []) { $0.formUnion(before[$1]?.loads ?? []) }
    reader = context.annotationReader
  }

  /// From Python 3.15 on the language has what the others make do without.
  private static func usual(for project: Project) -> Set<LazyStrategy> {
    let lowest = project.pythonProjects.compactMap(\.lowestPython).min {
      ($0.major, $0.minor) < ($1.major, $1.minor)
    }
    guard let lowest, (lowest.major, lowest.minor) >= (3, 15) else {
      return [.package, .typeChecking, .local]
    }
    return [.lazyImport]
  }

  mutating func plan() -> LazyPlan {
    draftPackages()
    settlePackages()
    if changesModules {
      draftModules()
      settleModules()
      settleCircles()
    }
    let after = dropNeedlessServers(keepOrder())
    guard !request.entries.isEmpty else { return finish(after) }
    let served = keepWhatServesEntries(after)
    guard let budget = request.target else { return finish(served) }
    let (reached, target) = keepWhatReaches(budget, served)
    return finish(reached, target)
  }

  /// A module may be changed.
  func takes(_ module: String) -> Bool {
    request.takes(module) && loadedByEntries?.contains(module) ?? true
  }

  private var changesModules: Bool {
    defersModules || strategies.contains(.breakCycle)
  }

  /// Modules are changed for what that saves.
  var defersModules: Bool {
    !strategies.isDisjoint(with: [.local, .typeChecking, .lazyImport, .lazyModules])
  }

  /// Asks once more what speaks against the drafts, some of which have been taken back.
  mutating func settle() {
    settlePackages()
    if changesModules {
      settleModules()
      settleCircles()
    }
  }

  /// Importing a module neither fails as it is nor seems to end by something else that is raised: how it would go on is not known.
  func runsToItsEnd(_ module: String) -> Bool {
    before[module].map { $0.failure == nil && $0.executes.contains(module) } ?? false
  }

  /// What importing modules would run.
  mutating func outcomes(of modules: [String]) -> [String: ImportRuns.Outcome] {
    let files = overlay()
    return runs.outcomes(of: modules, with: files)
  }

  /// The files as they would be.
  mutating func overlay() -> [SourcePath: [UInt8]] { files(with: changes(isTrial: true)) }

  /// The files as they would be with the changes of packages alone.
  mutating func overlayOfPackages() -> [SourcePath: [UInt8]] {
    files(with: changes(of: []))
  }

  private mutating func files(
    with changes: [SourcePath: (LazySource, [TextEdit])]
  ) -> [SourcePath: [UInt8]] {
    var files: [SourcePath: [UInt8]] = [:]
    for (path, (source, edits)) in changes {
      if let known = written[path], known.edits == edits {
        files[path] = known.bytes
        continue
      }
      let bytes = source.applying(edits)
      written[path] = (edits, bytes)
      files[path] = bytes
    }
    return files
  }

  /// The edits of each file; of a trial those that can be followed by whoever does not know Python 3.15.
  func changes(isTrial: Bool) -> [SourcePath: (LazySource, [TextEdit])] {
    changes(of: modules, isTrial: isTrial)
  }

  private func changes(
    of modules: [ModuleDraft], isTrial: Bool = true
  ) -> [SourcePath: (LazySource, [TextEdit])] {
    var found: [SourcePath: (LazySource, [TextEdit])] = [:]
    for package in packages {
      guard let edits = package.rewrite?.edits else { continue }
      found[package.source.path, default: (package.source, [])].1 += edits
    }
    for module in modules {
      guard let edits = module.edits(isTrial: isTrial) else { continue }
      found[module.source.path, default: (module.source, [])].1 += edits
    }
    return found
  }

  // MARK: The end

  private mutating func finish(
    _ after: [String: ImportRuns.Outcome], _ target: LazyTarget? = nil
  ) -> LazyPlan {
    var patches: [LazyPatch] = []
    for package in packages {
      let source = package.source
      if strategies.contains(.package) {
        for kept in package.kept where kept.blocker.kind != .unused {
          refuse(source, kept)
        }
        if let blocker = package.blocker ?? package.rewrite?.blocker, blocker.kind != .unused {
          refused.append(
            LazyRefusal(
              path: source.path, line: source.imports.first?.line ?? 1, module: source.module,
              blocker: blocker))
        }
      }
      guard let rewrite = package.rewrite, let edits = rewrite.edits,
        let bytes = source.applying(edits)
      else { continue }
      patches.append(
        LazyPatch(
          strategy: .package, path: source.path, line: rewrite.deferred.first?.line ?? 1,
          module: source.module, names: rewrite.handedOut,
          reservation: rewrite.overruled,
          saving: saving(of: source.module, after), edits: edits, result: bytes,
          original: source.bytes))
    }
    for module in modules {
      let source = module.source
      for kept in module.kept where module.isWorthTelling(kept) {
        refuse(source, kept)
      }
      guard let edits = module.edits(isTrial: false), let bytes = source.applying(edits),
        let first = module.moved.first
      else { continue }
      patches.append(
        LazyPatch(
          strategy: module.strategy, path: source.path, line: first.line, module: source.module,
          names: Set(module.moved.flatMap { $0.names.map(\.bound) }).sorted(),
          reservation: module.rewrite?.moved.lazy.compactMap(\.overruled).first,
          saving: saving(of: source.module, after), breaks: broken(by: module), edits: edits,
          result: bytes, original: source.bytes))
    }
    for circle in circles { refused += refusals(of: circle) }
    refused += failures
    var results: [LazyPlan.Result] = []
    for (path, (source, edits)) in changes(isTrial: false) {
      guard let bytes = source.applying(edits) else { continue }
      results.append(.init(path: path, before: source.bytes, after: bytes, edits: edits))
    }
    var entries: [LazyPlan.Entry] = []
    let tops = patches.map { String($0.module.prefix { $0 != "." }) }
    let shown = request.entries.isEmpty ? patches.map(\.module) + tops : request.entries
    for module in Set(shown).sorted() {
      guard let old = before[module], let new = after[module] else { continue }
      entries.append(
        .init(
          module: module, before: old.loads.count + old.externals.count,
          after: new.loads.count + new.externals.count))
    }
    patches.sort { ($1.saving.count, $0.path, $0.line) < ($0.saving.count, $1.path, $1.line) }
    return LazyPlan(
      patches: patches, refused: refused.sorted { ($0.path, $0.line) < ($1.path, $1.line) },
      entries: entries, results: results.sorted { $0.path < $1.path },
      overruled: overruledNames,
      target: target)
  }

  /// A package that cannot be imported cannot be tried either.
  private var failures: [LazyRefusal] {
    packages.compactMap { package in
      guard !package.module.utf8.contains(UInt8(ascii: ".")), takes(package.module),
        let failure = before[package.module]?.failure, failure.line > 0
      else { return nil }
      let what = failure.kind.rawValue + (failure.name.map { ": \($0)" } ?? "")
      return LazyRefusal(
        path: failure.path, line: failure.line, module: package.module,
        blocker: LazyBlocker(
          .fails,
          "importing \(package.module) fails here (\(what)), so nothing in it can be tried"))
    }
  }

  /// The names of those statements that would be refused if nobody had named them.
  private var overruledNames: Set<String> {
    guard !request.takesUnsafe.isEmpty else { return [] }
    var found: Set<String> = []
    func note(_ entry: TopImport, _ module: String) {
      found.insert(module)
      found.insert(entry.id(in: module))
    }
    for module in modules {
      for moved in module.rewrite?.moved ?? [] where moved.overruled != nil {
        note(moved.entry, module.source.module)
      }
    }
    for package in packages where package.rewrite?.overruled != nil {
      for entry in package.rewrite?.deferred ?? [] { note(entry, package.module) }
    }
    return found
  }

  func saving(
    of module: String, _ after: [String: ImportRuns.Outcome]
  ) -> LazyPatch.Saving {
    guard let old = before[module], let new = after[module] else {
      return LazyPatch.Saving(modules: [], externals: [])
    }
    return LazyPatch.Saving(
      modules: old.loads.subtracting(new.loads).sorted(),
      externals: old.externals.subtracting(new.externals).sorted())
  }

  private mutating func refuse(_ source: LazySource, _ kept: PackageRewrite.Kept) {
    refused.append(
      LazyRefusal(
        path: source.path, line: kept.entry.line, module: kept.entry.module, blocker: kept.blocker,
        statement: kept.entry.id(in: source.module)))
  }
}

extension Project {
  /// The imports that can run later.
  package func lazyPlan(_ request: LazyRequest) throws(ProjectError) -> LazyPlan {
    let context = try LazyContext(self)
    if request.strategies == [.pathHack] { return try PathHackPlanner(context, request).plan() }
    if request.strategies == [.placeholder] { return PlaceholderPlanner(context, request).plan() }
    var planner = LazyPlanner(context, request)
    for entry in request.entries {
      let outcome = planner.before[entry]
      if let failure = outcome?.failure, failure.line > 0 {
        throw .unloadable(
          entry: entry, "it fails at \(failure.path.display):\(failure.line)")
      }
      if outcome?.failure != nil || outcome?.executes.contains(entry) != true {
        throw .unloadable(entry: entry, "there is no such module on Python's path here")
      }
    }
    return planner.plan()
  }
}
