import Graph
import Scanning

extension Interpreter {
  /// Imports what an extension module names. What Cython made imports it when it runs; of others this waits for the end.
  func runCompiled(_ file: Int32, of module: ModuleObject) throws(Interruption) {
    guard let compiled = program.compiledNames(at: file) else { return }
    let names = compiled.names.filter { $0 != module.name && isInTree($0) }
    guard !names.isEmpty else { return }
    guard compiled.isCython else {
      waiting.append((file, names))
      return
    }
    try importGuessed(names, of: file, in: module)
  }

  /// Imports what extensions name that say nothing of when they import it.
  func runWaiting() throws(Interruption) {
    var index = 0
    while index < waiting.count {
      let (file, names) = waiting[index]
      index += 1
      try importGuessed(names, of: file, in: frame.module)
    }
  }

  /// What fails is taken not to be imported at all.
  private func importGuessed(_ names: [String], of file: Int32, in module: ModuleObject)
    throws(Interruption)
  {
    let missing = names.filter { modules[$0] == nil }
    guard !missing.isEmpty else { return }
    let path = program.finder.path(of: file)
    note(
      Uncertainty(
        path: program.settings.isMounted(path) ? SourcePath(program.settings.absolute(path)) : path,
        line: 1, why: "a compiled module: what it imports is guessed from the names in it"))
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
    for name in missing {
      do throws(Interruption) {
        _ = try importModule(name, by: .importlib)
      } catch {
        guard case .raised = error else { throw error }
      }
    }
  }

  /// Whether folders on the path hold a module of that full name.
  private func isInTree(_ name: String) -> Bool {
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
