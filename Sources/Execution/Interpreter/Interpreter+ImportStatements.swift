import Scanning

extension Interpreter {
  /// `import a.b.c` and `import a.b.c as d`.
  func importStatement(_ aliases: ArenaList<AliasID>, isLazy: Bool, in source: ParsedModule)
    throws(Interruption)
  {
    if let recorder, !isLazy {
      let names = aliases.map { id in
        source.tree.alias(id).parts.map { text(source.symbol($0.name)) }.joined(separator: ".")
      }
      recorder.read(names, isStar: false, in: frame, program.finder)
    }
    for id in aliases {
      let alias = source.tree.alias(id)
      guard let first = alias.parts.first else { continue }
      let bound = source.symbol((alias.asName ?? first).name)
      if isLazy {
        frame.scope.bind(bound, .unknown)
        continue
      }
      let name = alias.parts.map { text(source.symbol($0.name)) }.joined(separator: ".")
      var value = try importModule(name)
      if alias.parts.count > 1 {
        // Python gets at what it binds from the top, and imports that again where it is gone.
        let top = try importModule(text(source.symbol(first.name)))
        if alias.asName == nil {
          value = top
        } else {
          value = try descend(alias.parts.dropFirst().map { source.symbol($0.name) }, from: top)
        }
      }
      assign(bound, value)
      recorder?.bind(bound, in: frame, needs: [name])
    }
  }

  /// `from ..a import b, c as d` and `from a import *`.
  func importFromStatement(
    module parts: ArenaList<NameOccurrence>, level: Int, aliases: ArenaList<AliasID>, isLazy: Bool,
    in source: ParsedModule
  ) throws(Interruption) {
    if isLazy {
      for id in aliases {
        let alias = source.tree.alias(id)
        if let last = alias.asName ?? alias.parts.last {
          frame.scope.bind(source.symbol(last.name), .unknown)
        }
      }
      return
    }
    let written = parts.map { text(source.symbol($0.name)) }.joined(separator: ".")
    let name = try absoluteName(written, level: level)
    if let recorder {
      let wanted = aliases.compactMap { source.tree.alias($0).parts.first }
      recorder.read(
        [name] + wanted.map { "\(name).\(text(source.symbol($0.name)))" },
        isStar: wanted.count < aliases.count, in: frame, program.finder)
    }
    let module = try importModule(name)
    // Whether it is a package is asked first and once, whatever is imported from it.
    let isPackage = try hasPath(module, named: name)
    // The submodules come first, all of them, and the names are taken afterwards.
    if isPackage {
      for id in aliases {
        guard let wanted = source.tree.alias(id).parts.first else { continue }
        try importSubmodule(source.symbol(wanted.name), of: module, named: name)
      }
    } else if case .external(let path) = module {
      for id in aliases {
        guard let wanted = source.tree.alias(id).parts.first else { continue }
        try importStandardSubmodule(source.symbol(wanted.name), of: path)
      }
    }
    for id in aliases {
      let alias = source.tree.alias(id)
      guard let wanted = alias.parts.first else {
        try importStar(from: module, named: name, isPackage: isPackage)
        continue
      }
      let symbol = source.symbol(wanted.name)
      let value = try importedName(symbol, of: module, named: name)
      let bound = alias.asName.map { source.symbol($0.name) } ?? symbol
      assign(bound, value)
      recorder?.bind(bound, in: frame, needs: needs(of: symbol, from: module, named: name))
    }
  }

  /// What has to be imported to have a name of a module.
  private func needs(of symbol: Symbol, from module: Value, named name: String) -> [String] {
    var needs = [name]
    let full = "\(name).\(text(symbol))"
    if modules[full] != nil { needs.append(full) }
    if case .module(let object) = module, let recorder {
      needs += recorder.needs(of: symbol, in: object.scope)
    }
    return needs
  }

  /// The full name that dots before a name mean in the current module.
  func absoluteName(_ written: String, level: Int) throws(Interruption) -> String {
    if level == 0 { return written }
    var base: String
    if case .string(let package)? = frame.module.scope[names.package] {
      base = package
    } else {
      base = frame.module.package
    }
    if base.isEmpty { throw importError(.importError, name: nil) }
    for _ in 1..<level {
      guard let dot = base.utf8.lastIndex(of: UInt8(ascii: ".")) else {
        throw importError(.importError, name: nil)
      }
      base = String(base[..<dot])
    }
    return written.isEmpty ? base : "\(base).\(written)"
  }

  /// One name of a `from` import: an attribute if there is one, else a submodule.
  func importName(_ symbol: Symbol, from module: Value, named name: String)
    throws(Interruption) -> Value
  {
    if try hasPath(module, named: name) {
      try importSubmodule(symbol, of: module, named: name)
    } else if case .external(let path) = module {
      try importStandardSubmodule(symbol, of: path)
    }
    return try importedName(symbol, of: module, named: name)
  }

  /// Imports the submodule of that name, where a package has no such attribute, or may have none.
  func importSubmodule(_ symbol: Symbol, of module: Value, named name: String) throws(Interruption)
  {
    let wasBound = isBound(symbol, in: module)
    // What a `__getattr__` hands out may not be known; a submodule of the name is then what is asked for.
    switch try presence(of: symbol, in: module) {
    case .found(.unknown) where !wasBound: break
    case .found(let value):
      // Were it not there yet, the statement would import it.
      if let recorder, case .module(let found) = value, let name = try self.name(of: module),
        case .module(let known)? = modules["\(name).\(text(symbol))"]?.value, known === found
      {
        recorder.ask(for: "\(name).\(text(symbol))", in: frame)
      }
      return
    case .unknown, .missing: break
    }
    let full = "\(try shownName(of: module) ?? name).\(text(symbol))"
    do throws(Interruption) {
      _ = try importModule(full)
      // The function that does this gives back what stands at the top, which may be gone.
      _ = try importModule(String(full.prefix { $0 != "." }))
    } catch {
      // Where there is no such submodule, the name is looked for once more, and missed then.
      guard case .raised(let exception) = error, exception.kind == "ModuleNotFoundError",
        exception.failure?.name == full
      else { throw error }
      if case .none? = modules[full]?.value { throw error }
    }
  }

  /// Imports a submodule of the standard library that a statement names: its packages have none of them as another attribute.
  private func importStandardSubmodule(_ symbol: Symbol, of package: String) throws(Interruption) {
    let full = "\(package).\(text(symbol))"
    if program.finder.isStandard(full) { _ = try importModule(full) }
  }

  /// The attribute of that name, or else what `sys.modules` has under it.
  private func importedName(_ symbol: Symbol, of module: Value, named name: String?)
    throws(Interruption) -> Value
  {
    let found = try presence(of: symbol, in: module)
    let isOutside = if case .external = module { true } else { false }
    // What hands out modules of the standard library under its own names lacks those that the system lacks.
    let isLacking =
      importHandlers > 0 && PlatformModules.areMissing(text(symbol), on: program.settings.platform)
    switch found {
    case .found(.external(let path))
    where isLacking && !program.finder.isStandardTop(String(path.prefix { $0 != "." })):
      break
    case .found(let value): return value
    case .missing where isTolerated(module): return .unknown
    // A patch release may have what the table lacks.
    case .missing where isOutside && !isAwaited("ImportError"): return .unknown
    case .missing, .unknown:
      let name = try self.name(of: module) ?? name
      if let name, let value = modules["\(name).\(text(symbol))"]?.value { return value }
      if case .unknown = found, !isLacking { return .unknown }
    }
    let name = try self.name(of: module) ?? name
    let exception = ExceptionObject(
      "ImportError", failure: failure(.importError, name: text(symbol)), module: name)
    if case .module(let object) = module, let name {
      exception.text =
        "cannot import name '\(text(symbol))' from \(shown(object, as: name))"
        + (shownFile(of: object).map { " (\($0))" } ?? " (unknown location)")
    }
    throw .raised(exception)
  }

  /// What messages call a module.
  private func shown(_ module: ModuleObject, as name: String) -> String {
    module.isRunning
      ? "partially initialized module '\(name)' (most likely due to a circular import)"
      : "'\(name)'"
  }

  private func shownFile(of module: ModuleObject) -> String? {
    if case .string(let file)? = module.scope[names.file] { file } else { nil }
  }

  /// Whether a name that the standard library lacks ends nothing, since what seems to run may not.
  private func isTolerated(_ module: Value) -> Bool {
    guard case .external = module else { return false }
    return !isAwaited("ImportError") && !isCertain
  }

  /// What `import a.b.c as d` binds: the attributes, one after the other.
  private func descend(_ path: [Symbol], from top: Value) throws(Interruption) -> Value {
    var value = top
    for symbol in path { value = try importedName(symbol, of: value, named: nil) }
    return value
  }

  private func isBound(_ symbol: Symbol, in module: Value) -> Bool {
    switch module {
    case .module(let object): object.scope[symbol] != nil
    case .instance(let object): object.attributes[symbol] != nil
    default: true
    }
  }

  /// What `__name__` says.
  private func name(of value: Value) throws(Interruption) -> String? {
    if case .found(.string(let name)) = try presence(of: names.name, in: value) { return name }
    return nil
  }

  /// What `f"{module.__name__}"` says; nil where that is not known.
  private func shownName(of module: Value) throws(Interruption) -> String? {
    switch try presence(of: names.name, in: module) {
    case .found(let value): return Operators.string(of: value)
    case .missing(let refusal): throw missing(names.name, refusal)
    case .unknown: return nil
    }
  }

  private func importStar(from module: Value, named name: String, isPackage: Bool)
    throws(Interruption)
  {
    let target = frame.scope
    let exports: Value
    switch try presence(of: names.all, in: module) {
    case .found(let value): exports = value
    case .missing: return bindPublicNames(of: module)
    case .unknown: exports = .unknown
    }
    guard let items = try iterate(exports) else {
      bindPublicNames(of: module)
      target.isOpen = true
      return
    }
    if case .list(let list) = exports, list.isPartial { target.isOpen = true }
    // Python imports the submodules first and takes the names afterwards.
    let symbols = items.compactMap { item -> Symbol? in
      if case .string(let text) = item { symbol(text) } else { nil }
    }
    if isPackage {
      for symbol in symbols { try importSubmodule(symbol, of: module, named: name) }
    }
    for symbol in symbols {
      switch try presence(of: symbol, in: module) {
      case .found(let value): assign(symbol, value)
      case .unknown: assign(symbol, .unknown)
      case .missing(let refusal): throw missing(symbol, refusal)
      }
      recorder?.bind(symbol, in: frame, needs: needs(of: symbol, from: module, named: name))
    }
  }

  /// What a star import takes of what has no `__all__`.
  private func bindPublicNames(of module: Value) {
    switch module {
    case .module(let object):
      let name = object.name
      for symbol in object.scope.order where !text(symbol).hasPrefix("_") {
        guard let value = object.scope[symbol] else { continue }
        recorder?.use(symbol, of: object.scope, in: frame)
        assign(symbol, value)
        recorder?.bind(symbol, in: frame, needs: needs(of: symbol, from: module, named: name))
      }
      if object.scope.isOpen || mayHaveBoundAny(in: object) { frame.scope.isOpen = true }
    case .instance(let object):
      let names = object.attributes.keys.map { (text($0), $0) }.sorted { $0.0 < $1.0 }
      for (name, symbol) in names where !name.hasPrefix("_") {
        if let value = object.attributes[symbol] { assign(symbol, value) }
      }
      if object.isOpen || object.type.hasUnknownBase { frame.scope.isOpen = true }
    default: frame.scope.isOpen = true
    }
  }
}
