import Graph
import Scanning

extension Interpreter {
  /// Imports a module by its full name, as `importlib.import_module` would.
  func importModule(_ name: String) throws(Interruption) -> Value {
    if let known = modules[name]?.value {
      if case .none = known { throw importError(.moduleNotFound, name: name) }
      return known
    }
    guard importDepth < Budget.importDepth else { throw .exhausted }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return try importTop(name)
    }
    let parentName = String(name[..<dot])
    let child = String(name[name.utf8.index(after: dot)...])
    let parent: Value
    if case .none? = modules[parentName]?.value {
      parent = .none
    } else {
      parent = try importModule(parentName)
    }
    // Running the parent may have imported it.
    if let known = modules[name]?.value { return known }
    if case .none = parent { throw importError(.moduleNotFound, name: name) }
    if case .external(let path) = parent { return try importExternal(name, parent: path) }
    let folders = try packageFolders(of: parent, named: parentName)
    guard let found = find(child, in: folders) else {
      if let value = try importedByHook(name) { return value }
      throw importError(.moduleNotFound, name: name)
    }
    let value = try run(found, as: name)
    // What stands for the parent now; running the child may have put something else in its place.
    guard let parent = modules[parentName]?.value else {
      throw .raised(ExceptionObject("KeyError"))
    }
    bindChild(child, value, on: parent)
    return value
  }

  private func importTop(_ name: String) throws(Interruption) -> Value {
    // Cython knows its own module when it compiles, so the compiled code never looks for one.
    if name == "cython", let file = frame.source?.file, program.finder.isCompiled(file) {
      return .external(name)
    }
    if !Preloaded.contains(name), let found = find(name, in: searchPath) {
      return try run(found, as: name)
    }
    return try importExternal(name, parent: nil)
  }

  /// Asks the program's own importers for a module that no folder has.
  private func importedByHook(_ name: String) throws(Interruption) -> Value? {
    for importer in importers {
      for method in ["find_spec", "find_module"] {
        guard case .found(let find) = try presence(of: symbol(method), in: importer) else {
          continue
        }
        let answer = try call(find, Arguments(positional: [.string(name), .none]))
        if truth(of: answer) == false { break }
        modules[name] = (.unknown, moment())
        return .unknown
      }
    }
    return nil
  }

  enum FoundModule {
    case file(Int32, folders: [ModuleTree.FolderID])
    case namespace([ModuleTree.FolderID])
  }

  /// The first folder with a module or a package of the name counts; the namespaces of all are one.
  private func find(_ name: String, in folders: [ModuleTree.FolderID]) -> FoundModule? {
    var namespaces: [ModuleTree.FolderID] = []
    for folder in folders {
      switch program.finder.find(name, in: folder) {
      case .package(let file, let inner): return .file(file, folders: [inner])
      case .module(let file): return .file(file, folders: [])
      case .namespace(let inner): namespaces.append(inner)
      case nil: break
      }
    }
    // The standard library stands on the path too, and a plain folder never hides one of its modules.
    if namespaces.isEmpty || folders == searchPath && program.finder.isStandardTop(name) {
      return nil
    }
    return .namespace(namespaces)
  }

  /// The folders a package's submodules are looked for in; for what has taken its place, the folders it was found with.
  private func packageFolders(of value: Value, named name: String) throws(Interruption)
    -> [ModuleTree.FolderID]
  {
    switch value {
    case .module(let module):
      if let path = module.scope[names.path], let folders = self.folders(of: path) {
        return folders
      }
      // A plain module's `__getattr__` is asked for the path as for any other name.
      if module.folders.isEmpty { _ = try presence(of: names.path, in: value) }
      return module.folders
    case .instance(let instance):
      switch try presence(of: names.path, in: .instance(instance)) {
      case .found(let path): return folders(of: path) ?? homes[name] ?? []
      case .unknown: return homes[name] ?? []
      case .missing: return []
      }
    default: return homes[name] ?? []
    }
  }

  /// The folders that a `__path__` lists, where it is known.
  private func folders(of path: Value) -> [ModuleTree.FolderID]? {
    guard case .list(let list) = path else { return nil }
    return list.items.compactMap { item in
      guard case .string(let text) = item else { return nil }
      return folder(atAbsolute: text)
    }
  }

  func folder(atAbsolute path: String) -> ModuleTree.FolderID? {
    program.settings.path(ofAbsolute: path).flatMap { program.finder.folder(at: $0) }
  }

  /// Runs a module that was found and puts it into `sys.modules`, behind all that it imported.
  private func run(_ found: FoundModule, as name: String) throws(Interruption) -> Value {
    let module: ModuleObject
    switch found {
    case .namespace(let folders):
      module = ModuleObject(name: name, source: nil, folders: folders)
    case .file(let file, let folders):
      files[name] = file
      let kind = program.finder.kind(of: file)
      let source = kind == .extensionModule || kind == .cython ? nil : program.module(at: file)
      module = ModuleObject(name: name, source: source, folders: folders)
      if source == nil { module.scope.isOpen = true }
    }
    bindSpecialNames(of: module)
    homes[name] = module.folders
    modules[name] = (.module(module), moment())
    if let source = module.source {
      do throws(Interruption) {
        try execute(module, source)
      } catch {
        modules[name] = nil
        throw error
      }
    }
    guard let result = modules[name]?.value else { throw .raised(ExceptionObject("KeyError")) }
    modules[name] = (result, moment())
    return result
  }

  private func bindSpecialNames(of module: ModuleObject) {
    module.scope.bind(names.name, .string(module.name))
    module.scope.bind(names.package, .string(module.package))
    module.scope.bind(names.spec, .instance(spec(of: module)))
    module.scope.bind(names.loader, .unknown)
    module.scope.bind(names.doc, .unknown)
    let settings = program.settings
    if let source = module.source {
      module.scope.bind(names.file, .string(settings.absolute(source.path)))
    }
    if module.isPackage {
      let paths = module.folders.map {
        Value.string(settings.absolute(program.finder.path(ofFolder: $0)))
      }
      module.scope.bind(names.path, .list(ListObject(paths)))
    }
  }

  private func spec(of module: ModuleObject) -> InstanceObject {
    let type = ClassObject(
      name: "ModuleSpec", bases: [.unknown], scope: Scope(.class, outer: nil), module: module)
    let spec = InstanceObject(type)
    spec.attributes[symbol("name")] = .string(module.name)
    spec.attributes[symbol("parent")] = .string(module.package)
    spec.isOpen = true
    return spec
  }

  private func execute(_ module: ModuleObject, _ source: ParsedModule) throws(Interruption) {
    let (oldFrame, oldAllowance, oldDepth) = (frame, allowance, callDepth)
    frame = Frame(module: module, source: source, scope: module.scope, importer: oldFrame)
    allowance = .max
    callDepth = 0
    importDepth += 1
    module.isRunning = true
    defer {
      frame = oldFrame
      allowance = oldAllowance
      callDepth = oldDepth
      importDepth -= 1
      module.isRunning = false
    }
    do throws(Interruption) {
      _ = try execute(source.tree.body)
    } catch {
      // What is installed can be imported: a failure that nobody waits for is more likely one of ours.
      guard case .raised(let exception) = error, program.settings.isMounted(source.path),
        !oldFrame.isAwaitedByImporters(exception.kind)
      else { throw error }
      note("\(module.name) seems to end with \(exception.kind); it is taken to be whole")
      module.scope.isOpen = true
    }
  }

  private func bindChild(_ child: String, _ value: Value, on parent: Value) {
    switch parent {
    case .module(let module): module.scope.bind(symbol(child), value)
    case .instance(let instance): instance.attributes[symbol(child)] = value
    default: break
    }
  }

  // MARK: Outside the repository

  private func importExternal(_ name: String, parent: String?) throws(Interruption) -> Value {
    let top = String(name.prefix { $0 != "." })
    guard try isInstalled(name, top: top, parent: parent) else {
      throw importError(.moduleNotFound, name: name)
    }
    externals.insert(top)
    let value = Value.external(name)
    modules[name] = (value, moment())
    return value
  }

  private func isInstalled(_ name: String, top: String, parent: String?) throws(Interruption)
    -> Bool
  {
    if program.finder.isStandardTop(top) {
      // The table of submodules may lack one, so only a handler makes its absence count.
      if parent == nil || importHandlers == 0 { return true }
      if ["test", "idlelib", "lib2to3", "turtledemo"].contains(top) { return true }
      return program.finder.isStandard(name)
    }
    if parent != nil { return true }
    if program.settings.installed.contains(top) { return true }
    if program.settings.isEnvironment { return false }
    guard importHandlers > 0 else { return program.settings.isLikelyInstalled(top) }
    note(
      "whether \(top) is installed is not known; it is taken to be missing, as a handler expects")
    return false
  }

  // MARK: Statements

  /// `import a.b.c` and `import a.b.c as d`.
  func importStatement(_ aliases: ArenaList<AliasID>, isLazy: Bool, in source: ParsedModule)
    throws(Interruption)
  {
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
        } else if case .module = top {
          value = try descend(alias.parts.dropFirst().map { source.symbol($0.name) }, from: top)
        }
      }
      assign(bound, value)
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
    let module = try importModule(name)
    // Whether it is a package is asked first, whatever is imported from it.
    _ = try packageFolders(of: module, named: name)
    // The submodules come first, all of them, and the names are taken afterwards.
    for id in aliases {
      guard let wanted = source.tree.alias(id).parts.first else { continue }
      try importSubmodule(source.symbol(wanted.name), of: module, named: name)
    }
    for id in aliases {
      let alias = source.tree.alias(id)
      guard let wanted = alias.parts.first else {
        try importStar(from: module, named: name)
        continue
      }
      let symbol = source.symbol(wanted.name)
      let value = try importedName(symbol, of: module, named: name)
      assign(alias.asName.map { source.symbol($0.name) } ?? symbol, value)
    }
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
    try importSubmodule(symbol, of: module, named: name)
    return try importedName(symbol, of: module, named: name)
  }

  /// Imports the submodule of that name, where the package has no such attribute, or may have none.
  func importSubmodule(_ symbol: Symbol, of module: Value, named name: String) throws(Interruption)
  {
    let folders = try packageFolders(of: module, named: name)
    guard !folders.isEmpty else { return }
    let wasBound = isBound(symbol, in: module)
    // What a `__getattr__` hands out may not be known; a submodule of the name is then what is asked for.
    switch try presence(of: symbol, in: module) {
    case .found(.unknown) where !wasBound: break
    case .found: return
    case .unknown, .missing: break
    }
    let full = "\(self.name(of: module) ?? name).\(text(symbol))"
    guard modules[full] != nil || find(text(symbol), in: folders) != nil else { return }
    _ = try importModule(full)
  }

  /// The attribute of that name, or else what `sys.modules` has under it.
  private func importedName(_ symbol: Symbol, of module: Value, named name: String)
    throws(Interruption) -> Value
  {
    let found = try presence(of: symbol, in: module)
    if case .found(let value) = found { return value }
    if let value = modules["\(self.name(of: module) ?? name).\(text(symbol))"]?.value {
      return value
    }
    if case .missing = found { throw importError(.importError, name: text(symbol)) }
    return .unknown
  }

  /// What `import a.b.c as d` binds: the attributes, one after the other.
  private func descend(_ path: [Symbol], from top: Value) throws(Interruption) -> Value {
    var value = top
    for symbol in path {
      guard let name = self.name(of: value) else { return .unknown }
      value = try importedName(symbol, of: value, named: name)
    }
    return value
  }

  private func isBound(_ symbol: Symbol, in module: Value) -> Bool {
    switch module {
    case .module(let object): object.scope[symbol] != nil
    case .instance(let object): object.attributes[symbol] != nil
    default: true
    }
  }

  private func name(of module: Value) -> String? {
    switch module {
    case .module(let object): return object.name
    case .instance(let object):
      if case .string(let name)? = object.attributes[names.name] { return name }
      return nil
    default: return nil
    }
  }

  private func importStar(from module: Value, named name: String) throws(Interruption) {
    let target = frame.scope
    guard case .module(let object) = module else {
      target.isOpen = true
      return
    }
    guard let exports = object.scope[names.all] else {
      for symbol in object.scope.order where !text(symbol).hasPrefix("_") {
        if let value = object.scope[symbol] { target.bind(symbol, value) }
      }
      if object.scope.isOpen || object.source?.changes.isOpen == true { target.isOpen = true }
      return
    }
    guard let items = iterate(exports) else {
      for symbol in object.scope.order where !text(symbol).hasPrefix("_") {
        if let value = object.scope[symbol] { target.bind(symbol, value) }
      }
      target.isOpen = true
      return
    }
    if case .list(let list) = exports, list.isPartial { target.isOpen = true }
    // Python imports the submodules first and takes the names afterwards.
    let symbols = items.compactMap { item -> Symbol? in
      if case .string(let text) = item { symbol(text) } else { nil }
    }
    for symbol in symbols { try importSubmodule(symbol, of: module, named: name) }
    for symbol in symbols {
      switch try presence(of: symbol, in: module) {
      case .found(let value): target.bind(symbol, value)
      case .unknown: target.bind(symbol, .unknown)
      case .missing(let refusal): throw missing(symbol, refusal)
      }
    }
  }
}

/// Modules that are there before the first import, so that no file of theirs is looked for.
enum Preloaded {
  static func contains(_ name: String) -> Bool {
    switch name {
    case "sys", "builtins", "os", "io", "abc", "site", "codecs", "encodings", "posix", "time",
      "stat", "_io", "marshal", "posixpath", "genericpath", "zipimport", "__future__", "warnings":
      true
    default: false
    }
  }
}

/// Absolute paths as text.
enum PathText {
  /// The part of a path below a folder; nil where it is not below it.
  static func relative(_ path: String, to root: String) -> String? {
    let normal = normalised(path)
    if normal == root { return "" }
    guard normal.hasPrefix(root + "/") else { return nil }
    return String(normal.dropFirst(root.count + 1))
  }

  /// Without `.`, `..` and doubled slashes.
  static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if !parts.isEmpty { parts.removeLast() }
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func last(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  static func join(_ parts: [String]) -> String {
    var result = ""
    for part in parts {
      if part.hasPrefix("/") || result.isEmpty {
        result = part
      } else {
        result += result.hasSuffix("/") ? part : "/" + part
      }
    }
    return result
  }
}
