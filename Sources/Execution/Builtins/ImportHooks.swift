/// What a program puts on `sys.meta_path`, and the specs and loaders that such importers answer with.
enum ImportHooks {
  /// `importlib.util.spec_from_loader(name, loader)`, `importlib.machinery.ModuleSpec(name, loader)`
  static func spec(_ arguments: Arguments, _ run: Interpreter) -> Value {
    let type = ClassObject(
      name: "ModuleSpec", bases: [], scope: Scope(.class, outer: nil), module: run.frame.module)
    let spec = InstanceObject(type)
    spec.attributes[run.symbol("name")] = arguments.value(0, "name") ?? .unknown
    spec.attributes[run.symbol("loader")] = arguments.value(1, "loader") ?? .unknown
    spec.isOpen = true
    return .instance(spec)
  }
}

extension Interpreter {
  /// Asks the program's own importers for a module that no folder has.
  func importedByHook(_ name: String) throws(Interruption) -> Value? {
    for importer in importers {
      for method in ["find_spec", "find_module"] {
        guard case .found(let find) = try presence(of: symbol(method), in: importer) else {
          continue
        }
        let answer = try call(find, Arguments(positional: [.string(name), .none]))
        if truth(of: answer) == false { break }
        return try loaded(name, as: answer)
      }
    }
    return nil
  }

  /// What a spec's loader makes and runs.
  ///
  /// Where that cannot be followed there may be a module or none: nothing is known of its value, and nothing said to be loaded.
  private func loaded(_ name: String, as spec: Value) throws(Interruption) -> Value {
    guard case .instance(let answer) = spec,
      case .instance(let loader)? = answer.attributes[symbol("loader")],
      case .found(let create) = try presence(of: symbol("create_module"), in: .instance(loader)),
      case .module(let made) = try call(create, Arguments(positional: [spec]))
    else { return .unknown }
    recorder?.load(name, in: frame)
    modules[name] = (.module(made), moment())
    if case .found(let run) = try presence(of: symbol("exec_module"), in: .instance(loader)) {
      _ = try call(run, Arguments(positional: [.module(made)]))
    }
    return modules[name]?.value ?? .module(made)
  }
}
