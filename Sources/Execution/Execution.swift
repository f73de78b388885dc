package import Graph
import Scanning

extension Program {
  /// What importing a module would run, from a fresh interpreter.
  package func closure(of module: String) -> Closure {
    closure(of: module, in: Interpreter(self))
  }

  /// The same, with who asked for what. The import statements at some places wait for the first use of their names, as `lazy import`
  /// does.
  package func tracedClosure(
    of module: String, deferring: Set<StatementPlace> = []
  ) -> (closure: Closure, trace: LoadTrace) {
    let recorder = LoadRecorder(deferring: deferring)
    let closure = closure(of: module, in: Interpreter(self, recorder: recorder))
    return (closure, recorder.trace)
  }

  /// Who asks for what when several modules are imported one after the other. What fails is passed over.
  package func trace(of modules: [String]) -> (names: [LoadedModule], trace: LoadTrace) {
    let recorder = LoadRecorder(deferring: [])
    let run = Interpreter(self, recorder: recorder)
    for module in modules {
      run.asked = module
      do throws(Interruption) {
        _ = try run.importModule(module)
      } catch {
        continue
      }
    }
    return (run.loads, recorder.trace)
  }

  /// Where the modules of a package are looked for once it has been imported; nil where that cannot be told.
  package func path(ofPackage name: String) -> PackagePath? {
    let run = Interpreter(self)
    run.asked = name
    do throws(Interruption) {
      _ = try run.importModule(name)
      return try run.packagePath(of: name)
    } catch {
      return nil
    }
  }

  /// Whether a name belongs to the standard library.
  package func hasStandard(_ module: String) -> Bool {
    finder.isStandardTop(String(module.prefix { $0 != "." }))
  }

  private func closure(of module: String, in run: Interpreter) -> Closure {
    run.asked = module
    filesRead = []
    var failure: Failure?
    do throws(Interruption) {
      // Like the statement, which binds what stands at the top when all has run.
      _ = try run.importModule(module)
      if module.contains(".") { _ = try run.importModule(String(module.prefix { $0 != "." })) }
      try run.runWaiting()
    } catch {
      switch error {
      case .raised(let exception):
        failure = exception.failure
        if failure == nil, let place = exception.raisedAt { run.note(place) }
      case .exhausted, .stopped: run.give(up: module)
      }
    }
    let loads = run.loads
    let installed = loads.lazy.filter(\.isInstalled).map { String($0.name.prefix { $0 != "." }) }
    return Closure(
      module: module, loads: loads, externals: run.externals.union(installed).sorted(),
      failure: failure, uncertain: run.uncertain, steps: run.fuel.steps,
      files: filesRead, hasWaited: !run.waiting.isEmpty)
  }
}

extension Interpreter {
  /// All modules that are in `sys.modules` and have a file or a folder, in the order they finished.
  fileprivate var loads: [LoadedModule] {
    let executed = modules.filter { name, entry in
      switch entry.value {
      case .none: false
      // Under a name that the program has made up.
      case .external: isOwn(String(name.prefix { $0 != "." }))
      default: true
      }
    }
    return executed.sorted { $0.value.moment < $1.value.moment }.map { loaded($0.key) }
  }

  /// The repository has a module of that name.
  private func isOwn(_ top: String) -> Bool {
    if case .module? = modules[top]?.value { true } else { false }
  }

  private func loaded(_ name: String) -> LoadedModule {
    // An entry may stand for a module of another name.
    var own = name
    if case .module(let module)? = modules[name]?.value { own = module.name }
    let path = files[own].map { program.finder.path(of: $0) }
    // What a compiled module holds has no place of its own.
    var place = own
    var home = path ?? homes[own]?.first.map { program.finder.path(ofFolder: $0) }
    while home == nil, let dot = place.utf8.lastIndex(of: UInt8(ascii: ".")) {
      place = String(place[..<dot])
      home =
        files[place].map { program.finder.path(of: $0) }
        ?? homes[place]?.first.map { program.finder.path(ofFolder: $0) }
    }
    return LoadedModule(
      name: name, path: path, isInstalled: home.map { program.settings.isMounted($0) } ?? false)
  }

  fileprivate func packagePath(of name: String) throws(Interruption) -> PackagePath? {
    guard case .module(let module)? = modules[name]?.value,
      case .list(let list)? = module.scope[names.path]
    else { return nil }
    let folders = list.items.map { item -> ModuleTree.FolderID? in
      if case .string(let text) = item { folder(atAbsolute: text) } else { nil }
    }
    return PackagePath(
      folders: folders.compactMap { $0 }, isWhole: !folders.contains(nil) && !list.isPartial)
  }

  fileprivate func give(up module: String) {
    note("the run was given up: it takes more steps than a module's import is worth")
  }
}
