import Scanning

extension Program {
  /// What importing a module would run, from a fresh interpreter.
  package func closure(of module: String) -> Closure {
    let run = Interpreter(self)
    var failure: Failure?
    do throws(Interruption) {
      _ = try run.importModule(module)
    } catch {
      switch error {
      case .raised(let exception):
        failure = exception.failure ?? run.ownFailure(module, exception)
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
  /// A failure that no statement of the repository is to blame for: the module asked for is not there.
  fileprivate func ownFailure(_ module: String, _ exception: ExceptionObject) -> Failure? {
    guard let kind = Failure.Kind(rawValue: exception.kind) else { return nil }
    return Failure(kind: kind, module: module, path: .init(""), line: 0, name: module)
  }

  fileprivate func give(up module: String) {
    note("the run was given up: it takes more steps than a module's import is worth")
  }
}
