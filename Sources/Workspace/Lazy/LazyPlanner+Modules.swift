import Analyses
import Execution
import Graph
import Manifests
import Refactoring
import Scanning

/// One module on its way to importing later.
struct ModuleDraft {
  let source: LazySource
  /// In the way of Python 3.15.
  let keyword: LazyStrategy?
  var keeping: [StatementID: LazyBlocker] = [:]
  /// Statements that have to run later for a circle to be broken.
  var breaking: Set<StatementID> = []
  /// Statements that would save nothing.
  var useless: Set<StatementID> = []
  var isDropped = false
  var rewrite: ModuleRewrite?
  var keywords: KeywordRewrite?

  /// The statements that run later, in source order.
  var moved: [TopImport] { rewrite?.moved.map(\.entry) ?? marked }
  /// Those that are marked as lazy and bind their names all the same.
  var marked: [TopImport] { keywords?.marked ?? [] }
  var kept: [PackageRewrite.Kept] { rewrite?.kept ?? keywords?.kept ?? [] }

  var strategy: LazyStrategy {
    if let keyword { return keyword }
    if moved.contains(where: { breaking.contains($0.id) }) { return .breakCycle }
    return rewrite?.moved.contains { $0.strategy == .local } == true ? .local : .typeChecking
  }

  func edits(isTrial: Bool) -> [TextEdit]? {
    if isDropped { return nil }
    if keyword == .lazyModules, !isTrial { return keywords?.tableEdits }
    return rewrite?.edits ?? keywords?.edits
  }

  /// What nobody could have thought of deferring is not worth a line.
  func isWorthTelling(_ kept: PackageRewrite.Kept) -> Bool {
    kept.blocker.kind != .usedAtImport && kept.blocker.kind != .unused
  }
}

extension LazyPlanner {
  mutating func draftModules() {
    let keyword: LazyStrategy? =
      strategies.contains(.lazyImport)
      ? .lazyImport : strategies.contains(.lazyModules) ? .lazyModules : nil
    let cuts = draftCircles()
    for unit in context.candidates {
      let name = context.graph.unit(unit).name.text
      guard takes(name), keyword != nil || context.graph.unit(unit).kind == .module,
        runsToItsEnd(name) || cuts[unit] != nil, let source = context.source(of: unit),
        !source.imports.isEmpty
      else { continue }
      var draft = ModuleDraft(source: source, keyword: keyword)
      if let lines = cuts[unit] { addCuts(at: lines, to: &draft) }
      for entry in source.imports {
        guard
          let lent = entry.loaded.first(where: {
            !context.names.isModule($0) && borrower(of: $0, outside: name) != nil
          }),
          let place = borrower(of: lent, outside: name)
        else { continue }
        draft.keeping[entry.id] = LazyBlocker(
          .submodule, "\(place) uses \(lent) without importing it")
      }
      modules.append(draft)
    }
    for index in modules.indices { redraft(index) }
    noteDrafts()
  }

  private func borrower(of submodule: String, outside module: String) -> String? {
    context.effects.borrowings.place(of: submodule, outside: module)
  }

  mutating func redraft(_ index: Int) {
    let draft = modules[index]
    let isConsidered = { (entry: TopImport) -> Bool in
      if draft.breaking.contains(entry.id) { return true }
      return defersModules && runsToItsEnd(draft.source.module)
        && !draft.useless.contains(entry.id) && isWorthDeferring(entry, in: draft.source)
    }
    if draft.keyword != nil {
      modules[index].keywords = KeywordRewrite(
        of: draft.source, considering: isConsidered, keeping: draft.keeping)
    } else {
      modules[index].rewrite = ModuleRewrite(
        of: draft.source, considering: isConsidered, keeping: draft.keeping,
        allowing: { draft.breaking.contains($0.id) || strategies.contains($1) },
        overruling: { overrules($0, in: draft.source.module) },
        outside(of: draft.source))
    }
  }

  /// Somebody has named it, by its id or by the module it stands in.
  func overrules(_ entry: TopImport, in module: String) -> Bool {
    guard !request.takesUnsafe.isEmpty else { return false }
    return request.takesUnsafe.contains(module)
      || request.takesUnsafe.contains(entry.id(in: module))
  }

  /// Nothing is gained by deferring a package around the module, or a module of the standard library that every program has loaded.
  private func isWorthDeferring(_ entry: TopImport, in source: LazySource) -> Bool {
    if context.names.isModule(entry.module) {
      let targets = entry.names.map(\.full) + [entry.module]
      return targets.contains { target in
        context.names.isModule(target) && source.module != target
          && !source.module.hasPrefix(target + ".")
      }
    }
    let top = String(entry.module.prefix { $0 != "." })
    if context.isStandard(top) {
      return StandardCosts.isHeavy(entry.module)
        || entry.names.contains { StandardCosts.isHeavy($0.full) }
    }
    return true
  }

  private func outside(of source: LazySource) -> ModuleRewrite.Outside {
    let context = context
    let module = source.module
    let facts = context.unitsByName[module].flatMap { context.graph.pythonFacts(of: $0) }
    let exports = facts?.exports.map { $0.map { facts?.text.string($0) ?? "" } }
    let isPublished =
      context.isPublished(source.path)
      && !module.split(separator: ".").contains {
        $0.hasPrefix("_")
      }
    let starrer = context.starrer(of: module)
    let ownImports = Dictionary(
      source.imports.flatMap { entry in entry.names.map { ($0.bound, $0) } },
      uniquingKeysWith: { first, _ in first })
    let late = context.outlinesByName[module].map { context.outlines[$0].lateFunctions } ?? []
    return ModuleRewrite.Outside(
      calledInLoops: context.calledInLoops, annotationReader: reader, lateFunctions: late
    ) { name in
      if exports?.contains(name) == true || facts?.exportsMore == true {
        return LazyBlocker(.exported, "\(name) is in __all__")
      }
      if let place = context.handedOn(module) {
        return LazyBlocker(
          .opaque, "\(place) hands \(module) on, so any name of it may be used")
      }
      if let place = context.mention(of: "\(module).\(name)", outside: module, aside: false) {
        return LazyBlocker(.usedElsewhere, "\(place) uses \(module).\(name)")
      }
      if let place = context.looseMention(of: name, outside: module) {
        return LazyBlocker(.namedByString, "\(place) sets or asks for something named \(name)")
      }
      if !name.hasPrefix("_"), let starrer, exports == nil {
        return LazyBlocker(
          .exported, "\(starrer) imports all names of \(module)")
      }
      if let place = context.mention(of: "\(module).\(name)", outside: module, aside: true) {
        return LazyBlocker(
          .usedElsewhere, "\(place) uses \(module).\(name)", isMatterOfTaste: true)
      }
      if let origin = ownImports[name]?.full, !context.names.isModule(origin),
        let place = context.names.replacement(origin)
      {
        return LazyBlocker(
          .namedByString,
          "\(place) may replace \(origin) for a while, which \(module) would take then",
          isMatterOfTaste: true)
      }
      if name.hasPrefix("_") { return nil }
      let binds = ownImports[name].map {
        context.names.isModule($0.full) || !$0.full.contains(".")
          || context.isStandard(String($0.full.prefix { $0 != "." }))
      }
      if isPublished, exports == nil, binds != true {
        return LazyBlocker(
          .exported,
          "\(name) is a public name of \(module), which has no __all__ to say that it is not",
          isMatterOfTaste: true)
      }
      return nil
    }
  }

  /// Tries what the drafts do, and takes back what would be felt.
  mutating func settleModules() {
    let packaged = overlayOfPackages()
    let base = runs.outcomes(of: modules.map(\.source.module), with: packaged)
    dropUseless(base)
    var rounds = 2 * modules.reduce(0) { $0 + $1.moved.count } + 4
    while rounds > 0 {
      rounds -= 1
      let changed = modules.filter { $0.edits(isTrial: true) != nil }.map(\.source.module)
      if changed.isEmpty { return }
      let few = outcomes(of: Array(Set(changed + packages.map(\.module))).sorted())
      if mendFailureOfModules(few) || keepWhatModulesNeed(few) || dropUseless(base, few) {
        continue
      }
      let after = outcomes(of: watched)
      if mendFailureOfModules(after) || keepWhatModulesNeed(after) || dropUseless(base, after) {
        continue
      }
      return
    }
    for index in modules.indices { modules[index].isDropped = true }
  }

  private mutating func keepWhatModulesNeed(_ after: [String: ImportRuns.Outcome]) -> Bool {
    var found = false
    for index in modules.indices where modules[index].edits(isTrial: true) != nil {
      let module = modules[index].source.module
      let starts = modules[index].moved.flatMap { [$0.module] + $0.names.map(\.full) }
      for objection in objections(to: module, starts, after) {
        if objection.blocker.kind == .submodule, serve(objection.module) {
          found = true
          continue
        }
        found = keep(index, reaching: objection.module, objection.blocker) || found
      }
      let needed = before[String(module.prefix { $0 != "." })]?.externals ?? []
      if let (entry, blocker) = optional(
        among: modules[index].moved, of: module, needed: needed, after)
      {
        modules[index].keeping[entry.id] = blocker
        redraft(index)
        found = true
      }
    }
    // A package may miss what a module of it does not load any more.
    for package in packages {
      for objection in objections(to: package.module, [], after) {
        if objection.blocker.kind == .submodule, serve(objection.module) {
          found = true
          continue
        }
        for index in modules.indices
        where before[package.module]?.loads.contains(modules[index].source.module) == true {
          found = keep(index, reaching: objection.module, objection.blocker) || found
        }
      }
    }
    return found
  }

  mutating func keep(_ index: Int, reaching goal: String, _ blocker: LazyBlocker) -> Bool {
    let module = modules[index].source.module
    let around = Set(context.packages(around: module) + [module])
    for entry in modules[index].isDropped ? [] : modules[index].moved {
      let starts = [entry.module] + entry.names.map(\.full)
      guard context.way(from: starts, to: goal, avoiding: around) != nil else { continue }
      modules[index].keeping[entry.id] = blocker
      redraft(index)
      return true
    }
    return false
  }

  /// The watched modules whose import fails and did not, with the modules that each loaded, the one that fails now, and what
  /// that says against a patch.
  func newFailures(
    in after: [String: ImportRuns.Outcome]
  ) -> [(module: String, loads: Set<String>, failing: String, blocker: LazyBlocker)] {
    watched.compactMap { module in
      guard let old = before[module], old.failure == nil, let failure = after[module]?.failure
      else { return nil }
      let place = "\(failure.path.display):\(failure.line)"
      return (
        module, old.loads, failure.module,
        LazyBlocker(.circle, "without it, importing \(module) first fails at \(place)")
      )
    }
  }

  private mutating func mendFailureOfModules(_ after: [String: ImportRuns.Outcome]) -> Bool {
    for failed in newFailures(in: after) {
      var found = false
      for index in modules.indices where failed.loads.contains(modules[index].source.module) {
        found = keep(index, reaching: failed.failing, failed.blocker) || found
        if found { break }
      }
      if found { return true }
      for index in modules.indices
      where !modules[index].isDropped && modules[index].edits(isTrial: true) != nil {
        modules[index].isDropped = true
        found = true
      }
      if found { return true }
    }
    return false
  }

  /// Leaves out statements whose deferral loads nothing less.
  @discardableResult
  private mutating func dropUseless(
    _ base: [String: ImportRuns.Outcome], _ known: [String: ImportRuns.Outcome]? = nil
  ) -> Bool {
    let after =
      known
      ?? outcomes(
        of: modules.lazy.filter { $0.edits(isTrial: true) != nil }.map(\.source.module))
    var found = false
    for index in modules.indices where modules[index].edits(isTrial: true) != nil {
      let module = modules[index].source.module
      guard let old = base[module], let new = after[module], new.failure == nil else { continue }
      let gone = old.loads.subtracting(new.loads)
      let outside = old.externals.subtracting(new.externals)
      let around = Set(context.packages(around: module) + [module])
      let useless = modules[index].moved.filter { entry in
        if modules[index].breaking.contains(entry.id) { return false }
        let top = String(entry.module.prefix { $0 != "." })
        if outside.contains(top) { return false }
        let reached = context.reach(
          from: [entry.module] + entry.names.map(\.full), avoiding: around)
        return reached.isDisjoint(with: gone) && !gone.contains(top)
      }
      if useless.isEmpty { continue }
      modules[index].useless.formUnion(useless.map(\.id))
      redraft(index)
      found = true
    }
    return found
  }
}

extension LazyContext {
  /// The modules that run when some are imported, passing by others.
  func reach(from starts: [String], avoiding avoided: Set<String>) -> Set<String> {
    var seen: Set<UnitID> = Set(avoided.compactMap { unitsByName[$0] })
    var pending: [UnitID] = []
    var found: Set<String> = []
    for start in starts {
      if let id = unitsByName[start], seen.insert(id).inserted { pending.append(id) }
    }
    while let unit = pending.popLast() {
      found.insert(graph.unit(unit).name.text)
      for edge in graph.edges(from: unit) where EdgeTypes.importTime.contains(edge.type) {
        if seen.insert(edge.to).inserted { pending.append(edge.to) }
      }
    }
    return found
  }

  /// A manifest gives the files around a path a name by which others can require them.
  func isPublished(_ path: SourcePath) -> Bool {
    project.pythonProjects.contains { manifest in
      manifest.name != nil
        && (manifest.folder.bytes.isEmpty
          || path.bytes.starts(with: manifest.folder.bytes + [UInt8(ascii: "/")]))
    }
  }
}

/// What modules of the standard library cost that are worth a thought.
enum StandardCosts {
  /// Those that load at least a dozen others which a plain start has not loaded, measured with CPython 3.13; what nearly every program
  /// needs besides (`re`, `typing`, `pathlib`, `logging`, `json`, `inspect`, `dataclasses` and the like) is left out.
  private static let heavy: Set<String> = [
    "asyncio", "bdb", "cmd", "code", "compileall", "concurrent.futures", "configparser", "csv",
    "ctypes.util", "difflib", "doctest", "email.message", "email.mime", "email.utils", "ensurepip",
    "fractions", "ftplib", "http.client", "http.cookiejar", "http.cookies", "http.server",
    "imaplib", "importlib.metadata", "importlib.resources", "logging.config", "logging.handlers",
    "mailbox", "multiprocessing", "optparse", "pdb", "pickletools", "plistlib", "poplib",
    "profile", "cProfile", "pstats", "pydoc", "secrets", "shelve", "smtplib", "socketserver",
    "sqlite3", "ssl", "statistics", "tarfile", "tkinter", "tomllib", "trace", "tracemalloc",
    "turtle", "unittest", "urllib.request", "venv", "webbrowser", "wsgiref.simple_server",
    "xml.dom.minidom", "xml.etree.ElementTree", "xmlrpc", "zipapp", "zipfile",
  ]

  static func isHeavy(_ name: String) -> Bool {
    var prefix = Substring(name)
    while true {
      if heavy.contains(String(prefix)) { return true }
      guard let dot = prefix.lastIndex(of: ".") else { return false }
      prefix = prefix[..<dot]
    }
  }
}
