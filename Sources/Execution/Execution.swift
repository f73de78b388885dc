import Scanning

extension Program {
  /// What importing a module would run, from a fresh interpreter.
  package func closure(of module: String) -> Closure {
    let run = Interpreter(self)
    run.asked = module
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
    let executed = run.modules.filter { name, entry in
      switch entry.value {
      case .external, .none: false
      default: true
      }
    }
    let loads = executed.sorted { $0.value.moment < $1.value.moment }.map { run.loaded($0.key) }
    let installed = loads.lazy.filter(\.isInstalled).map { String($0.name.prefix { $0 != "." }) }
    return Closure(
      module: module, loads: loads, externals: run.externals.union(installed).sorted(),
      failure: failure, uncertain: run.uncertain, steps: run.fuel.steps)
  }
}

extension Interpreter {
  fileprivate func loaded(_ name: String) -> LoadedModule {
    // An entry may stand for a module of another name.
    var own = name
    if case .module(let module)? = modules[name]?.value { own = module.name }
    let path = files[own].map { program.finder.path(of: $0) }
    let home = path ?? homes[own]?.first.map { program.finder.path(ofFolder: $0) }
    return LoadedModule(
      name: name, path: path, isInstalled: home.map { program.settings.isMounted($0) } ?? false)
  }

  fileprivate func give(up module: String) {
    note("the run was given up: it takes more steps than a module's import is worth")
  }
}
