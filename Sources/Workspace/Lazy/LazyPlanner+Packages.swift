import Analyses
import Execution
import Graph
import Refactoring
import Scanning

/// One `__init__` on its way to being rewritten.
struct PackageDraft {
  let source: LazySource
  var keeping: [StatementID: LazyBlocker] = [:]
  var rewrite: PackageRewrite?
  /// What stays, as of the last time it was asked.
  var kept: [PackageRewrite.Kept] = []
  /// Submodules that have to be handed out on demand; nil while that is not known.
  var lost: Set<String>?
  var blocker: LazyBlocker?
  var module: String { source.module }

  /// It hands out submodules for the sake of other files' changes, and defers nothing itself.
  var onlyServes: Bool { rewrite?.edits != nil && rewrite?.deferred.isEmpty == true }
}

/// Something that would be felt if a module were not loaded with another one any more.
struct LazyObjection {
  let module: String
  let blocker: LazyBlocker
}

extension LazyPlanner {
  mutating func draftPackages() {
    for unit in context.candidates where context.graph.unit(unit).kind == .package {
      guard let source = context.source(of: unit) else { continue }
      var draft = PackageDraft(source: source)
      let isTaken = strategies.contains(.package) && takes(source.module)
      if !isTaken || !source.imports.contains(where: { context.names.isModule($0.module) }) {
        for entry in source.imports {
          draft.keeping[entry.id] = LazyBlocker(.unused, "it was not asked for")
        }
        draft.lost = []
      }
      if let place = context.mention(of: "\(source.module).__dict__", outside: source.module) {
        draft.blocker = LazyBlocker(
          .opaque, "\(place) reads the names of \(source.module) as a table")
      }
      packages.append(draft)
    }
    for index in packages.indices { rewrite(index) }
  }

  mutating func settlePackages() {
    guard strategies.contains(.package) else { return }
    // Every round keeps at least one statement more, or ends.
    var rounds = packages.reduce(packages.count) { $0 + $1.source.imports.count } + 4
    while rounds > 0 {
      rounds -= 1
      // Most of what speaks against it shows in the packages themselves; the others are tried when these are settled.
      let few = outcomes(of: packages.map(\.module))
      if keepWhatIsNeeded(few) || dropWhatSavesNothing(few) { continue }
      let after = outcomes(of: watched)
      if !keepWhatIsNeeded(after) { return }
    }
    for index in packages.indices { packages[index].rewrite = nil }
  }

  mutating func rewrite(_ index: Int) {
    let package = packages[index]
    guard package.blocker == nil, let outcome = before[package.module], runsToItsEnd(package.module)
    else {
      packages[index].rewrite = nil
      return
    }
    let prefix = package.module + "."
    let children = Set(
      outcome.loads.lazy.filter { $0.hasPrefix(prefix) }.map {
        String($0.dropFirst(prefix.count).prefix { $0 != "." })
      })
    packages[index].rewrite = PackageRewrite(
      of: package.source, keeping: package.keeping, children: children.sorted(),
      lost: package.lost ?? children, readingAnnotations: reader,
      overruling: { overrules($0, in: package.module) }, context.names)
    packages[index].kept = packages[index].rewrite?.kept ?? []
  }

  var packagesByName: [String: Int] {
    Dictionary(
      packages.enumerated().map { ($0.element.module, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Keeps statements that turn out to be needed; false where nothing speaks against what there is.
  private mutating func keepWhatIsNeeded(_ after: [String: ImportRuns.Outcome]) -> Bool {
    if mendFailure(after) { return true }
    var found = false
    // What only serves loses nothing that those which defer something do not lose themselves.
    for index in packages.indices
    where packages[index].rewrite?.edits != nil && !packages[index].onlyServes {
      let package = packages[index]
      let starts = package.rewrite?.deferred.flatMap { [$0.module] + $0.names.map(\.full) } ?? []
      for objection in objections(to: package.module, starts, after) {
        found = true
        if objection.blocker.kind == .submodule, serve(objection.module) { continue }
        if !keep(index, reaching: objection.module, isFirst: false, objection.blocker) {
          packages[index].blocker = objection.blocker
          rewrite(index)
        }
      }
      if let rewrite = packages[index].rewrite, rewrite.edits != nil,
        let (entry, blocker) = optional(among: rewrite.deferred, of: package.module, after)
      {
        found = true
        packages[index].keeping[entry.id] = blocker
        self.rewrite(index)
      }
    }
    return keepWhatOthersLose(after) || found
  }

  /// Keeps what a package that defers nothing itself no longer has as an attribute, as another one's import does not load it.
  private mutating func keepWhatOthersLose(_ after: [String: ImportRuns.Outcome]) -> Bool {
    var found = false
    for package in packages where package.rewrite?.edits == nil || package.onlyServes {
      guard let old = before[package.module], let new = after[package.module],
        !old.loads.isSubset(of: new.loads)
      else { continue }
      for objection in objections(to: package.module, [], after)
      where objection.blocker.kind == .submodule {
        if serve(objection.module) {
          found = true
          continue
        }
        for index in packages.indices
        where packages[index].rewrite?.edits != nil && !packages[index].onlyServes
          && old.loads.contains(packages[index].module)
        {
          found =
            keep(index, reaching: objection.module, isFirst: false, objection.blocker) || found
        }
      }
    }
    return found
  }

  /// One at a time: what keeps one import from failing may keep others.
  private mutating func mendFailure(_ after: [String: ImportRuns.Outcome]) -> Bool {
    let byName = packagesByName
    for (module, _, failing, blocker) in newFailures(in: after) {
      for package in context.packages(around: module) + [module] {
        guard let index = byName[package] else { continue }
        for goal in [module, failing] {
          if keep(index, reaching: goal, isFirst: true, blocker) { return true }
        }
      }
      var isMet = false
      for index in packages.indices where packages[index].rewrite?.edits != nil {
        packages[index].blocker = blocker
        rewrite(index)
        isMet = true
      }
      if isMet { return true }
    }
    return false
  }

  /// What would be felt of what a module does not load any more. `starts` are where the ways to it begin.
  func objections(
    to module: String, _ starts: [String], _ after: [String: ImportRuns.Outcome]
  ) -> [LazyObjection] {
    guard let old = before[module], let new = after[module] else { return [] }
    let byName = packagesByName
    var found: [LazyObjection] = []
    for lost in old.executes where !new.loads.contains(lost) {
      if let effect = context.effects[lost].first {
        let way = context.way(
          from: starts, to: lost, avoiding: Set(context.packages(around: module) + [module]))
        let chain = ([module] + (way ?? [lost])).joined(separator: " → ")
        found.append(
          LazyObjection(
            module: lost,
            blocker: LazyBlocker(
              .effect, "\(chain), which \(effect.text) (\(effect.path.display):\(effect.line))")))
        continue
      }
      if let place = context.asksWhetherLoaded(lost) {
        found.append(
          LazyObjection(
            module: lost,
            blocker: LazyBlocker(.namedByString, "\(place) asks whether \(lost) is loaded")))
        continue
      }
      if let blocker = replaceable(takenBy: lost) {
        found.append(LazyObjection(module: lost, blocker: blocker))
        continue
      }
      guard let dot = lost.utf8.lastIndex(of: UInt8(ascii: ".")) else { continue }
      let borrower = context.effects.borrowings.place(of: lost, outside: module)
      guard lost.hasPrefix(module + ".") || borrower != nil else { continue }
      let around = String(lost[..<dot])
      let name = String(lost[lost.utf8.index(after: dot)...])
      let isServed = byName[around].map { hands(out: name, packages[$0]) } ?? false
      if isServed || after[around]?.loads.contains(lost) ?? false { continue }
      found.append(
        LazyObjection(
          module: lost,
          blocker: LazyBlocker(
            .submodule,
            lost.hasPrefix(module + ".")
              ? "\(lost) would not be there as an attribute of \(around) any more"
              : "\(borrower ?? "") uses \(lost) without importing it")))
    }
    return found
  }

  /// What a module takes of others when it is imported, and somebody puts something else in the place of: the module might take
  /// that then, and would keep it for ever.
  private func replaceable(takenBy module: String) -> LazyBlocker? {
    context.taken[module, default: []].lazy.compactMap { taken in
      context.names.replacement(taken.full).map { place in
        LazyBlocker(
          .namedByString,
          "\(place) may replace \(taken.full) for a while, which \(module) takes when it is imported (line \(taken.line))",
          isMatterOfTaste: true)
      }
    }.first
  }

  private func hands(out name: String, _ package: PackageDraft) -> Bool {
    if package.rewrite?.edits != nil, package.rewrite?.handedOut.contains(name) == true {
      return true
    }
    return modules.contains { module in
      module.source.path == package.source.path
        && module.marked.contains { entry in
          entry.names.contains { $0.bound == name && $0.full == "\(package.module).\(name)" }
        }
    }
  }

  /// Keeps the statement of a package that leads to a module: the first, or the nearest; false where there is none.
  mutating func keep(
    _ index: Int, reaching goal: String, isFirst: Bool, _ blocker: LazyBlocker
  ) -> Bool {
    let package = packages[index]
    let around = Set(context.packages(around: package.module) + [package.module])
    var best: (entry: TopImport, length: Int)?
    for entry in package.rewrite?.deferred ?? [] {
      let starts = [entry.module] + entry.names.map(\.full)
      guard let way = context.way(from: starts, to: goal, avoiding: around) else { continue }
      if best.map({ way.count < $0.length }) ?? true { best = (entry, way.count) }
      if isFirst { break }
    }
    guard let best else { return false }
    packages[index].keeping[best.entry.id] = blocker
    rewrite(index)
    return true
  }

  /// Once nothing speaks against it: hands out only what is lost, and leaves files alone that save nothing.
  private mutating func dropWhatSavesNothing(_ after: [String: ImportRuns.Outcome]) -> Bool {
    var found = false
    for index in packages.indices where packages[index].rewrite?.edits != nil {
      let package = packages[index]
      guard let old = before[package.module], let new = after[package.module] else { continue }
      let prefix = package.module + "."
      let gone = old.loads.subtracting(new.loads)
      if package.onlyServes { continue }
      if gone.isEmpty, old.externals.isSubset(of: new.externals) {
        packages[index].blocker = LazyBlocker(.unused, "deferring its imports saves nothing")
        rewrite(index)
        found = true
        continue
      }
      guard package.lost == nil else { continue }
      packages[index].lost = Set(
        gone.lazy.filter { $0.hasPrefix(prefix) }.map {
          String($0.dropFirst(prefix.count).prefix { $0 != "." })
        }.filter { !new.loads.contains(prefix + $0) })
      rewrite(index)
      found = true
    }
    return found
  }

  /// Takes back what hands out submodules that nobody misses any more, as the change that lost them has been taken back.
  ///
  /// Takes and gives back what every module's import runs.
  mutating func dropNeedlessServers(
    _ after: [String: ImportRuns.Outcome]
  ) -> [String: ImportRuns.Outcome] {
    let servers = packages.indices.filter { packages[$0].onlyServes }
    guard !servers.isEmpty else { return after }
    let old = packages
    for index in servers { packages[index].rewrite = nil }
    var missed: Set<String> = []
    let changed =
      packages.filter { $0.rewrite?.edits != nil }.map(\.module)
      + modules.filter { $0.edits(isTrial: true) != nil }.map(\.source.module)
      + servers.map { old[$0].module }
    for module in Set(changed).sorted() {
      for objection in objections(to: module, [], after) where objection.blocker.kind == .submodule
      {
        if let dot = objection.module.utf8.lastIndex(of: UInt8(ascii: ".")) {
          missed.insert(String(objection.module[..<dot]))
        }
      }
    }
    packages = old
    let needless = servers.filter { !missed.contains(packages[$0].module) }
    guard !needless.isEmpty else { return after }
    for index in needless { packages[index].rewrite = nil }
    let now = outcomes(of: watched)
    let isSame = watched.allSatisfy { now[$0]?.executes == after[$0]?.executes }
    if isSame { return now }
    packages = old
    return after
  }

  /// Makes a package hand out a submodule that it no longer has of itself; false where it cannot.
  mutating func serve(_ module: String) -> Bool {
    guard let dot = module.utf8.lastIndex(of: UInt8(ascii: ".")),
      let index = packagesByName[String(module[..<dot])]
    else { return false }
    if let blocker = packages[index].blocker, blocker.kind != .unused { return false }
    let name = String(module[module.utf8.index(after: dot)...])
    let old = packages[index]
    if packages[index].blocker != nil {
      // Its own imports saved nothing and stay.
      for entry in old.source.imports {
        packages[index].keeping[entry.id] =
          packages[index].keeping[entry.id] ?? LazyBlocker(.unused, "deferring it saves nothing")
      }
      packages[index].blocker = nil
      packages[index].lost = []
    }
    packages[index].lost = (packages[index].lost ?? []).union([name])
    rewrite(index)
    if packages[index].rewrite?.edits != nil,
      packages[index].rewrite?.handedOut.contains(name) == true
    {
      return true
    }
    packages[index] = old
    rewrite(index)
    return false
  }
}
