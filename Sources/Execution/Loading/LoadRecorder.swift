import Scanning

/// Takes down during a run which statement asks for which module, and whose names are used by whom.
///
/// What a module hands on, it hands on for the statement that bound it: whoever takes `Name` from a package asks also for the module
/// that the package has it from, and goes on asking when the package's own statement is deferred.
final class LoadRecorder {
  private struct Draft {
    let module: String?
    let path: SourcePath
    let line: Int
    let offset: UInt32
    var kind: LoadSite.Kind
    var asks: [String] = []
    var asked: Set<String> = []
    var names: [String] = []
    var isStar = false
    var loads: [String] = []
    var usedAtLine: Int?
    var isInClass = false
    var isCompiled = false
    var isProbing = false
    var isUnused = false
    var reliances: [LoadSite.Reliance] = []
  }

  private struct SiteKey: Hashable {
    let module: String?
    let offset: UInt32
  }

  private struct NameKey: Hashable {
    let scope: ObjectIdentifier
    let symbol: Symbol
  }

  private struct Knowledge: Hashable {
    let module: String
    let name: String
  }

  /// The statement that bound a name, and what has to be imported to have it.
  private struct Origin {
    let site: Int
    let needs: [String]
  }

  private var sites: [Draft] = []
  private var numbers: [SiteKey: Int] = [:]
  private var origins: [NameKey: Origin] = [:]
  /// Kept, so that no other scope gets the identity of one that is gone.
  private var scopes: [Scope] = []
  /// Which module asks for which, by itself or by what it calls; and which it has been seen to rely on.
  private var known: Set<Knowledge> = []
  private var runs: [(name: String, steps: Int, isInstalled: Bool)] = []
  private var open: [(run: Int, since: Int)] = []
  /// What statements that are deferred have bound and not yet imported.
  fileprivate var waiting: [WaitingKey: DeferredImport] = [:]
  let deferring: Set<StatementPlace>

  fileprivate struct WaitingKey: Hashable {
    let scope: ObjectIdentifier
    let symbol: Symbol
  }

  init(deferring: Set<StatementPlace>) { self.deferring = deferring }

  var trace: LoadTrace {
    LoadTrace(
      sites: sites.map {
        LoadSite(
          module: $0.module, path: $0.path, line: $0.line, offset: $0.offset, kind: $0.kind,
          asks: $0.asks, names: $0.names, isStar: $0.isStar, loads: $0.loads,
          usedAtLine: $0.usedAtLine, isInClass: $0.isInClass,
          isCompiled: $0.isCompiled, isProbing: $0.isProbing, isUnused: $0.isUnused,
          reliances: $0.reliances)
      },
      runs: runs.map { ModuleRun(name: $0.name, steps: $0.steps, isInstalled: $0.isInstalled) })
  }

  // MARK: Asking

  /// The statement at the top of a module that is running, whatever it has called.
  private func site(of frame: Frame) -> Int {
    var base = frame
    while let caller = base.caller { base = caller }
    let source = base.source
    let module = source == nil ? nil : base.module.name
    let key = SiteKey(module: module, offset: base.statement)
    if let known = numbers[key] { return known }
    sites.append(
      Draft(
        module: module, path: source?.path ?? SourcePath(""),
        line: source?.line(at: base.statement) ?? 0, offset: base.statement, kind: .call))
    numbers[key] = sites.count - 1
    return sites.count - 1
  }

  func ask(for name: String, in frame: Frame) {
    known.insert(Knowledge(module: frame.module.name, name: name))
    ask(for: [name], at: site(of: frame))
  }

  private func ask(for names: [String], at site: Int) {
    for name in names where sites[site].asked.insert(name).inserted {
      sites[site].asks.append(name)
      if let module = sites[site].module { known.insert(Knowledge(module: module, name: name)) }
    }
  }

  func load(_ name: String, in frame: Frame) { sites[site(of: frame)].loads.append(name) }

  /// An import statement begins to run; in a function, it is the call at the top that counts.
  func read(_ names: [String], isStar: Bool, in frame: Frame, _ finder: ModuleFinder) {
    guard frame.caller == nil, let source = frame.source else { return }
    let site = site(of: frame)
    sites[site].kind = .statement
    sites[site].names = names
    sites[site].isStar = isStar
    sites[site].isInClass = frame.scope.kind == .class
    sites[site].isCompiled = source.file >= 0 && finder.isCompiled(source.file)
    sites[site].isProbing = frame.awaits("ModuleNotFoundError")
  }

  /// None of the names that an import statement binds stands anywhere else in its file.
  func noteUnused(in frame: Frame) { sites[site(of: frame)].isUnused = true }

  // MARK: Names

  /// The statement that runs has bound a name at the top of a module.
  func bind(_ symbol: Symbol, in frame: Frame, needs: [String]) {
    guard frame.caller == nil, frame.source != nil, frame.scope.kind == .module else { return }
    let site = site(of: frame)
    let key = NameKey(scope: ObjectIdentifier(frame.scope), symbol: symbol)
    if origins[key] == nil { scopes.append(frame.scope) }
    origins[key] = Origin(site: site, needs: needs)
  }

  /// What has to be imported to have a name of a module, by what is known of who bound it.
  func needs(of symbol: Symbol, in scope: Scope) -> [String] {
    origins[NameKey(scope: ObjectIdentifier(scope), symbol: symbol)]?.needs ?? []
  }

  /// A name at the top of a module is read.
  func use(_ symbol: Symbol, of scope: Scope, in frame: Frame) {
    guard let origin = origins[NameKey(scope: ObjectIdentifier(scope), symbol: symbol)] else {
      return
    }
    let user = site(of: frame)
    guard user != origin.site else { return }
    if sites[user].module == sites[origin.site].module {
      if sites[origin.site].usedAtLine == nil {
        sites[origin.site].usedAtLine = sites[user].line
      }
    } else {
      ask(for: origin.needs, at: user)
    }
  }

  /// A submodule is read as an attribute of its package, which no statement has bound there.
  func rely(on name: String, in frame: Frame) {
    guard let source = frame.source,
      known.insert(Knowledge(module: frame.module.name, name: name)).inserted
    else { return }
    sites[site(of: frame)].reliances.append(
      LoadSite.Reliance(module: name, path: source.path, line: frame.line))
  }

  func isBound(_ symbol: Symbol, in scope: Scope) -> Bool {
    origins[NameKey(scope: ObjectIdentifier(scope), symbol: symbol)] != nil
  }

  // MARK: Steps

  func begin(_ name: String, steps: Int, isInstalled: Bool) {
    pause(at: steps)
    runs.append((name, 0, isInstalled))
    open.append((runs.count - 1, steps))
  }

  func end(steps: Int) {
    pause(at: steps)
    open.removeLast()
    if !open.isEmpty { open[open.count - 1].since = steps }
  }

  private func pause(at steps: Int) {
    guard let last = open.last else { return }
    runs[last.run].steps += steps - last.since
  }
}

/// An import statement that waits for the first use of one of its names.
struct DeferredImport {
  let statement: StatementID
  let module: ModuleObject
  let source: ParsedModule
  let symbols: [Symbol]
}

extension Interpreter {
  /// Takes down that a module of the repository uses nothing of what it imports. A package hands on what it imports.
  func recordUse(
    _ statement: StatementID, _ aliases: ArenaList<AliasID>, in source: ParsedModule
  ) {
    guard let recorder, frame.caller == nil, frame.scope.kind == .module, !source.isText,
      !program.settings.isMounted(source.path), !source.path.name.elementsEqual("__init__.py".utf8)
    else { return }
    let range = source.tree.range(of: statement)
    let own = WordCounts(in: source.tree.source[Int(range.start)..<Int(range.end)])
    for id in aliases {
      let alias = source.tree.alias(id)
      guard let first = alias.parts.first else { return }
      let name = text(source.symbol((alias.asName ?? first).name))
      if source.words[name] > own[name] { return }
    }
    recorder.noteUnused(in: frame)
  }

  /// Whether the import statement that runs is to wait for the first use of its names; binds them if so.
  func defers(_ statement: StatementID, _ aliases: ArenaList<AliasID>, in source: ParsedModule)
    -> Bool
  {
    guard let recorder, !recorder.deferring.isEmpty, frame.caller == nil,
      frame.scope === frame.module.scope, !isCatchingUp,
      recorder.deferring.contains(StatementPlace(path: source.path, offset: frame.statement))
    else { return false }
    var symbols: [Symbol] = []
    for id in aliases {
      let alias = source.tree.alias(id)
      // A star names nothing that could be waited for.
      guard let first = alias.parts.first else { return false }
      symbols.append(source.symbol((alias.asName ?? first).name))
    }
    let waiting = DeferredImport(
      statement: statement, module: frame.module, source: source, symbols: symbols)
    for symbol in symbols {
      frame.scope.bind(symbol, .unknown)
      recorder.waiting[.init(scope: ObjectIdentifier(frame.scope), symbol: symbol)] = waiting
    }
    return true
  }

  /// All names of a module are gone through, as `globals()` lets one do.
  func useAll(of scope: Scope) {
    guard let recorder, scope.kind == .module else { return }
    for symbol in scope.order { recorder.use(symbol, of: scope, in: frame) }
  }

  /// Before a name at the top of a module is read: takes that down, and runs the import that it has waited for.
  func touch(_ symbol: Symbol, of scope: Scope) throws(Interruption) {
    guard let recorder, scope.kind == .module else { return }
    recorder.use(symbol, of: scope, in: frame)
    guard !recorder.waiting.isEmpty,
      let waiting = recorder.waiting[.init(scope: ObjectIdentifier(scope), symbol: symbol)],
      case .unknown? = scope[symbol]
    else { return }
    for symbol in waiting.symbols {
      recorder.waiting[.init(scope: ObjectIdentifier(scope), symbol: symbol)] = nil
    }
    let outer = frame
    frame = Frame(
      module: waiting.module, source: waiting.source, scope: waiting.module.scope, caller: outer)
    frame.line = outer.line
    let wasCatchingUp = isCatchingUp
    isCatchingUp = true
    defer {
      frame = outer
      isCatchingUp = wasCatchingUp
    }
    switch waiting.source.tree.statement(waiting.statement) {
    case .import(let aliases, _):
      try importStatement(aliases, isLazy: false, in: waiting.source)
    case .importFrom(let module, let level, let aliases, _):
      try importFromStatement(
        module: module, level: level, aliases: aliases, isLazy: false, in: waiting.source)
    default: break
    }
  }
}
