import Graph
import Scanning

extension Interpreter {
  /// Imports what an extension module names, where Cython made it; of others it is only known that they may.
  func runCompiled(_ file: Int32, of module: ModuleObject) throws(Interruption) {
    if program.settings.isStandardLibrary { return try runCompiledStandard(module.name) }
    guard let compiled = program.compiledNames(at: file) else { return }
    // Compiled without the package around it, it knows itself by its last name only.
    if let own = compiled.ownName, modules[own] == nil, module.name.hasSuffix("." + own),
      !compiled.exact.contains(module.name),
      !compiled.runs.contains(where: { TextSearch.contains(module.name, in: Array($0.utf8)[...]) }),
      !program.compiledText(module.name, at: file)
    {
      modules[own] = (.module(module), moment())
    }
    if module.name.hasSuffix("__mypyc") { try importTables(of: compiled, file, in: module) }
    var names = compiled.names.filter { $0 != module.name && isInTree($0) }
    if compiled.isCython, let source = program.cythonSource(of: file) {
      // What it needs of other compiled modules comes before its first statement.
      names.removeAll(where: source.deferred.contains)
      try importGuessed(names, of: file, in: module)
      return try importWritten(source, in: module)
    }
    names += namesInTable(compiled, of: module, at: file).filter { !names.contains($0) }
    guard !names.isEmpty else { return }
    guard compiled.isCython else {
      waiting.append((file, names))
      return
    }
    try importGuessed(names, of: file, in: module)
  }

  /// Imports what the source of a compiled module does, where no test stands before it.
  private func importWritten(_ source: CythonSource, in module: ModuleObject) throws(Interruption) {
    var isMissing = false
    for statement in source.statements {
      // What is neither tried nor certain stands in a handler, or behind a test that is not known.
      guard statement.isOptional || !statement.isConditional || isMissing else { continue }
      try asCompiled(in: module) { () throws(Interruption) in
        isMissing = statement.isOptional
        let name = try self.absoluteName(statement.module, level: statement.level)
        let value = try self.importModule(name)
        if let wanted = statement.name, wanted != "*" {
          _ = try self.importName(self.symbol(wanted), from: value, named: name)
        }
        isMissing = false
      }
    }
  }

  /// What mypyc makes begins with the modules whose tables of functions it calls.
  private func importTables(of compiled: CompiledNames, _ file: Int32, in module: ModuleObject)
    throws(Interruption)
  {
    let ending = "._C_API"
    let names = compiled.names.filter { $0.hasSuffix(ending) }
      .map { String($0.dropLast(ending.count)) }
    try importGuessed(names.filter { $0 != module.name && isInTree($0) }, of: file, in: module)
  }

  /// The file that runs where a name stands for a source: what was not compiled from it takes its place.
  func runnable(_ file: Int32) -> Int32 {
    if program.finder.kind(of: file) == .cython {
      return program.finder.compiledTwin(of: file) ?? file
    }
    guard let twin = program.compiledTwin(of: file), case .ownImplementation = twin.kind else {
      return file
    }
    return twin.file
  }

  /// Imports the modules that hold the code of a source that was compiled, where those are several.
  func runGroups(besides file: Int32) throws(Interruption) {
    guard file >= 0, let twin = program.compiledTwin(of: file),
      case .fromSourceInGroups(let groups) = twin.kind
    else { return }
    for group in groups where modules[group] == nil && isInTree(group) {
      _ = try importModule(group, by: .importlib)
    }
  }

  /// Imports what extensions name that say nothing of when they import it, once all else has run.
  ///
  /// Most of what has not been loaded by then they import when a function is called. A private module that no source
  /// beside it mentions is there for them alone.
  func runWaiting() throws(Interruption) {
    var index = 0
    while index < waiting.count || !awaited.isEmpty {
      let others = awaited
      awaited = []
      for (file, names) in others {
        try importGuessed(names.filter(isParentLoaded), of: file, in: frame.module)
      }
      guard index < waiting.count else { continue }
      let (file, names) = waiting[index]
      index += 1
      let missing = names.filter { modules[$0] == nil }
      let own = missing.filter(isPrivate)
      try importGuessed(own, of: file, in: frame.module)
      let rest = missing.filter { modules[$0] == nil && !own.contains($0) }
      if !rest.isEmpty {
        note(file, "a compiled module that may import \(rest.joined(separator: ", "))")
      }
    }
  }

  func isParentLoaded(_ name: String) -> Bool {
    modules[String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])] != nil
  }

  /// Whether a module's name begins with an underscore and stands in no source of its folder.
  func isPrivate(_ name: String) -> Bool {
    let parts = name.split(separator: ".").map(String.init)
    guard let last = parts.last, last.hasPrefix("_"), !last.hasPrefix("__") else { return false }
    var folders = searchPath
    for part in parts.dropLast() {
      switch find(part, in: folders) {
      case .file(let file, let inner)?:
        if program.mentions(last, at: file) { return false }
        folders = inner
      case .namespace(let inner)?: folders = inner
      case nil: return false
      }
    }
    for folder in folders {
      for member in program.finder.members(of: folder) {
        guard case .file(let file, _)? = find(member.name, in: [folder]) else { continue }
        if program.mentions(last, at: file) { return false }
      }
    }
    return true
  }

  private func note(_ file: Int32, _ why: String) {
    let path = program.finder.path(of: file)
    note(
      Uncertainty(
        path: program.settings.isMounted(path) ? SourcePath(program.settings.absolute(path)) : path,
        line: 1, why: why))
  }

  /// What fails is taken not to be imported at all.
  private func importGuessed(_ names: [String], of file: Int32, in module: ModuleObject)
    throws(Interruption)
  {
    let missing = names.filter { modules[$0] == nil }
    guard !missing.isEmpty else { return }
    note(file, "a compiled module: what it imports is guessed from the names in it")
    for name in missing {
      try asCompiled(in: module) { () throws(Interruption) in
        _ = try self.importModule(name, by: .importlib)
      }
    }
  }

  /// Runs what compiled code does; what it raises has no effect.
  private func asCompiled(in module: ModuleObject, _ body: () throws(Interruption) -> Void)
    throws(Interruption)
  {
    let (oldFrame, oldDepth) = (frame, callDepth)
    frame = Frame(module: module, source: nil, scope: module.scope, importer: oldFrame)
    frame.handlers.append(["Exception"])
    callDepth = 0
    importDepth += 1
    importHandlers += 1
    defer {
      frame = oldFrame
      callDepth = oldDepth
      importDepth -= 1
      importHandlers -= 1
    }
    do throws(Interruption) {
      try body()
    } catch {
      guard case .raised = error else { throw error }
    }
  }

  /// Whether folders on the path hold a module of that full name.
  func isInTree(_ name: String) -> Bool {
    var folders = searchPath
    let parts = name.split(separator: ".")
    for (index, part) in parts.enumerated() {
      switch find(String(part), in: folders) {
      case .file(_, let inner)?: folders = inner
      case .namespace(let inner)?: folders = inner
      case nil: return false
      }
      if folders.isEmpty { return index == parts.count - 1 }
    }
    return true
  }
}
