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
    } catch {
      switch error {
      case .raised(let exception):
        failure = exception.failure
        if failure == nil, let place = exception.raisedAt { run.note(place) }
      case .exhausted: run.give(up: module)
      }
    }
    let executed = run.modules.filter { name, entry in
      switch entry.value {
      case .external, .none: false
      default: true
      }
    }
    return Closure(
      module: module,
      executes: executed.sorted { $0.value.moment < $1.value.moment }.map(\.key),
      externals: run.externals.sorted(), failure: failure, uncertain: run.uncertain)
  }
}

extension Interpreter {
  fileprivate func give(up module: String) {
    note("the run was given up: it takes more steps than a module's import is worth")
  }
}
