package import Scanning

/// The work of resolving one Python file: from what it writes to draft edges.
struct FileResolution {
  let resolver: PythonResolver
  let file: Int32
  let folder: ModuleTree.FolderID
  let facts: PythonFacts
  private let isStub: Bool
  private var names: BoundNamesOfOthers
  private(set) var result = ResolvedFile()

  init(_ resolver: PythonResolver, file index: Int) {
    self.resolver = resolver
    names = BoundNamesOfOthers(resolver)
    file = Int32(index)
    folder = resolver.tree.folderOfFile[index]
    facts = resolver.files[index].python ?? PythonFacts()
    isStub = resolver.files[index].kind == .stub
  }

  mutating func run() {
    result.edges.reserveCapacity(facts.imports.count)
    var start = 0
    while start < facts.imports.count {
      var end = start + 1
      while end < facts.imports.count, isSameStatement(start, end) { end += 1 }
      if isDecidedToRun(facts.imports[start]) { statement(start..<end) }
      start = end
    }
    for index in facts.dynamicLoads.indices { load(index) }
    for index in facts.mentions.indices { mention(index) }
    for index in facts.lazyNames.indices { lazyName(index) }
    result.calls = calledFunctions()
  }

  private func isSameStatement(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (facts.imports[left], facts.imports[right])
    // Each module of `import a, b` is a statement of its own for us: each is its own edge.
    return one.form != .import && one.line == other.line && one.column == other.column
      && one.module == other.module
  }

  /// False where a version or platform test around the import says that it never runs.
  private func isDecidedToRun(_ entry: PythonImport) -> Bool {
    var index = entry.guardIndex
    while index >= 0 {
      let test = facts.guards[Int(index)]
      let settings = resolver.settings
      if let holds = test.test.holds(
        major: settings.major, minor: settings.minor, platform: settings.platform),
        holds != test.holds
      {
        return false
      }
      index = test.outer
    }
    return true
  }

  // MARK: Statements

  private mutating func statement(_ range: Range<Int>) {
    let first = facts.imports[range.lowerBound]
    let module = facts.text[first.module]
    let written = WrittenPlace.statement(
      start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
    if first.level > 0 {
      guard let base = resolver.base(level: Int(first.level), from: folder) else {
        fail(first, written, "the dots lead out of the scanned folder")
        return
      }
      let walk = resolver.walk(module, from: base)
      guard walk.isComplete else {
        fail(
          first, written, missing(walk, of: module, below: base, level: Int(first.level)),
          in: walk.folder)
        return
      }
      follow(range, walk, base: base, written)
      return
    }
    switch resolver.lookUp(module, from: folder) {
    case .found(let walk): follow(range, walk, base: nil, written)
    case .broken(let walk):
      // What can be followed runs all the same.
      connect(walk.steps.dropLast(0), first, written)
      fail(first, written, missing(walk, of: module, below: folder, level: 0), in: walk.folder)
    case .ambiguous:
      fail(first, written, "several projects of this repository offer this name")
    case .external:
      result.externals.append(module.prefix { $0 != UInt8(ascii: ".") })
    }
  }

  /// `place` is the folder that was looked through at last.
  private mutating func fail(
    _ entry: PythonImport, _ written: WrittenPlace, _ why: String,
    in place: ModuleTree.FolderID = -1
  ) {
    var why = why
    let open = resolver.openPackage(around: place)
    if let open {
      why += "; \(resolver.tree.path(of: open).display) says itself where its modules lie"
    }
    if entry.isOptional { why += " (a handler catches the failure)" }
    result.unresolved.append((Int(entry.line), written, why, open == nil && !entry.isOptional))
  }

  private func missing(
    _ walk: PythonResolver.Walk, of module: ArraySlice<UInt8>, below base: ModuleTree.FolderID,
    level: Int
  ) -> String {
    let parts = module.split(separator: UInt8(ascii: "."))
    guard walk.steps.count < parts.count else { return "no such module" }
    let wanted = String(decoding: parts[walk.steps.count], as: UTF8.self)
    if let last = walk.last { return "\(describe(last)) has no module \(wanted)" }
    guard level > 1 else { return "there is no module \(wanted) beside it" }
    if resolver.roots.contains(base) { return Self.leadsOutOfPackage }
    return "there is no module \(wanted) in \(resolver.tree.path(of: base).display)"
  }

  private static let leadsOutOfPackage = "its dots lead out of its outermost package"

  private func describe(_ target: Target) -> String {
    switch target {
    case .file(let index): resolver.files[Int(index)].path.display
    case .folder(let folder): resolver.tree.path(of: folder).display
    }
  }

  /// The type of an edge that a statement makes by itself.
  private func type(of entry: PythonImport) -> EdgeType {
    if isStub || entry.context == .typing { return .typing }
    if entry.context == .deferred || entry.isLazy || entry.isInMainGuard { return .deferred }
    if entry.form == .cimport { return .eager }
    return .eager
  }

  private mutating func follow(
    _ range: Range<Int>, _ walk: PythonResolver.Walk, base: ModuleTree.FolderID?,
    _ written: WrittenPlace
  ) {
    let first = facts.imports[range.lowerBound]
    // `from . import a` names the folder of the dots itself.
    let isBare = walk.steps.isEmpty
    let container = isBare ? base ?? folder : walk.folder
    var steps = walk.steps
    if isBare, let package = target(ofFolder: container) { steps = [package] }
    guard first.form != .import, first.form != .cimport || !first.name.isEmpty else {
      connect(steps[...], first, written)
      return
    }
    var attributes = 0
    var submodules: [Target] = []
    var hasStar = false
    for index in range {
      let entry = facts.imports[index]
      let name = facts.text[entry.name]
      if entry.isStar(in: facts.text) {
        hasStar = true
      } else if let submodule = submodule(name, in: container, of: steps.last) {
        submodules.append(submodule)
      } else if let part = otherPart(name, of: first, steps.last) {
        submodules.append(part)
      } else {
        attributes += 1
        checkAttribute(name, of: steps.last, in: container, entry, written)
      }
    }
    // A package that is already running adds nothing when only its submodules are asked for.
    let isRunning = container >= 0 && resolver.tree.contains(container, folder)
    if attributes == 0, !hasStar, isRunning {
      steps.removeLast(min(1, steps.count))
    }
    connect(steps[...], first, written, asStar: hasStar)
    for submodule in submodules { add(submodule, type(of: first), first, written) }
    if hasStar { connectExports(of: steps.last, in: container, first, written) }
  }

  private func target(ofFolder folder: ModuleTree.FolderID) -> Target? {
    let package = resolver.tree.folders[Int(folder)].package
    if package >= 0 { return .file(package) }
    return folder > 0 && !resolver.roots.contains(folder) ? .folder(folder) : nil
  }

  /// The submodule that `from package import name` would import, unless the package binds the name itself.
  private mutating func submodule(
    _ name: ArraySlice<UInt8>, in container: ModuleTree.FolderID, of package: Target?
  ) -> Target? {
    guard container >= 0, let step = resolver.step(name, in: container) else { return nil }
    if case .file(let index) = package, index != file,
      names.bind(name, in: index, folder: container)
    {
      return nil
    }
    return step.target
  }

  /// A module of a namespace that lies under another root than the part that was found. Packages of one name may share their
  /// modules too, but what one of them binds is found there.
  private mutating func otherPart(
    _ name: ArraySlice<UInt8>, of entry: PythonImport, _ package: Target?
  ) -> Target? {
    guard entry.level == 0, let package else { return nil }
    if case .file(let index) = package {
      guard resolver.files[Int(index)].kind == .package,
        resolver.sharesModules(packageAt: index),
        !names.bind(name, in: index, folder: resolver.folder(of: index))
      else { return nil }
    }
    let whole = facts.text[entry.module] + [UInt8(ascii: ".")] + name
    guard case .found(let walk) = resolver.lookUp(whole, from: folder) else { return nil }
    return walk.last
  }

  /// Lists a name that a package neither binds nor has as a submodule, where that can be known.
  private mutating func checkAttribute(
    _ name: ArraySlice<UInt8>, of module: Target?, in container: ModuleTree.FolderID,
    _ entry: PythonImport, _ written: WrittenPlace
  ) {
    switch module {
    case .folder(let folder):
      let path = resolver.tree.path(of: folder).display
      fail(
        entry, written, "\(path) has no module \(String(decoding: name, as: UTF8.self))",
        in: container)
    case .file(let index):
      guard index != file, resolver.files[Int(index)].kind == .package,
        let facts = resolver.files[Int(index)].python, !facts.changesItself,
        !names.bind(name, in: index, folder: resolver.folder(of: index)),
        !names.bindByImport(name, in: index), !Self.isSpecial(name)
      else { return }
      let path = resolver.files[Int(index)].path.display
      fail(
        entry, written,
        "\(path) binds no name \(String(decoding: name, as: UTF8.self)) and has no such module",
        in: container)
    case nil:
      guard entry.level > 1, resolver.roots.contains(container) else { return }
      fail(entry, written, Self.leadsOutOfPackage)
    }
  }

  /// Names every module has.
  private static func isSpecial(_ name: ArraySlice<UInt8>) -> Bool {
    name.starts(with: [UInt8(ascii: "_"), UInt8(ascii: "_")])
  }

  /// Adds the edge to the last step and the edges to the packages around it.
  private mutating func connect(
    _ steps: ArraySlice<Target>, _ entry: PythonImport, _ written: WrittenPlace,
    asStar: Bool = false
  ) {
    guard let last = steps.last else { return }
    let own = type(of: entry)
    addParents(of: steps, own, entry, written)
    add(last, asStar && own == .eager ? .star : own, entry, written)
  }

  /// The packages that run before the module does, but for those that are running already.
  private mutating func addParents(
    of steps: ArraySlice<Target>, _ own: EdgeType, _ entry: PythonImport, _ written: WrittenPlace
  ) {
    for step in steps.dropLast() where !isAround(step) {
      add(step, own == .eager ? .parent : own, entry, written)
    }
    // A relative import skips the packages its dots stand for; all but those around this file still run.
    guard entry.level > 0, let first = steps.first else { return }
    var outer = container(of: first)
    while outer > 0 {
      outer = resolver.tree.folders[Int(outer)].parent
      guard !resolver.tree.contains(outer, folder), let package = target(ofFolder: outer) else {
        return
      }
      add(package, own == .eager ? .parent : own, entry, written)
    }
  }

  private func container(of target: Target) -> ModuleTree.FolderID {
    switch target {
    case .file(let index): resolver.folder(of: index)
    case .folder(let folder): folder
    }
  }

  /// True for the packages that this file lies in, which run before it does.
  private func isAround(_ target: Target) -> Bool {
    switch target {
    case .file(let index):
      resolver.files[Int(index)].kind == .package
        && resolver.tree.contains(resolver.folder(of: index), folder)
    case .folder(let outer): resolver.tree.contains(outer, folder)
    }
  }

  private mutating func add(
    _ target: Target, _ type: EdgeType, _ entry: PythonImport, _ written: WrittenPlace
  ) {
    guard target != .file(file) else { return }
    result.edges.append(
      DraftEdge(
        to: target, type: type, isOptional: entry.isOptional, isConditional: entry.isConditional,
        line: entry.line, column: entry.column, written: written, function: entry.function))
  }

  /// `from package import *` imports the submodules that `__all__` names and the package does not bind.
  private mutating func connectExports(
    of module: Target?, in container: ModuleTree.FolderID, _ entry: PythonImport,
    _ written: WrittenPlace
  ) {
    guard case .file(let index) = module, let offered = resolver.files[Int(index)].python else {
      return
    }
    for export in offered.exports ?? [] {
      let name = offered.text[export]
      if let submodule = submodule(name, in: container, of: module) {
        add(submodule, type(of: entry) == .eager ? .star : type(of: entry), entry, written)
      }
    }
  }

  // MARK: Loads and mentions

  private mutating func load(_ index: Int) {
    let load = facts.dynamicLoads[index]
    let written = WrittenPlace.load(UInt32(index))
    switch load.argument {
    case .unknown:
      if load.loader != .packageScan {
        result.unresolved.append(
          (Int(load.line), written, "the name is computed when it runs", isCertain: true))
      }
    case .constant(let span):
      let name = facts.text[span]
      if load.loader == .packageScan {
        scan(name, line: load.line, written)
      } else if let walk = walk(toLoaded: name), walk.isComplete {
        for step in walk.steps where !isAround(step) || step == walk.last {
          addLoad(step, line: load.line, written)
        }
      } else if name.first != UInt8(ascii: ".") {
        result.externals.append(name.prefix { $0 != UInt8(ascii: ".") })
      } else {
        result.unresolved.append((Int(load.line), written, "no such module", isCertain: true))
      }
    case .pattern(let span):
      let matches = ModulePattern(facts.text[span]).matches(in: resolver, from: folder)
      for target in matches { addLoad(target, line: load.line, written) }
      if matches.isEmpty {
        result.unresolved.append(
          (Int(load.line), written, "no module matches the pattern", isCertain: true))
      }
    }
  }

  private mutating func addLoad(_ target: Target, line: UInt32, _ written: WrittenPlace) {
    guard target != .file(file) else { return }
    result.edges.append(
      DraftEdge(
        to: target, type: isStub ? .typing : .dynamic, isOptional: false, isConditional: false,
        line: line, column: 0, written: written, function: -1))
  }

  /// Follows a name handed to a loader; leading dots and `__name__` mean the file's own package.
  private func walk(toLoaded name: ArraySlice<UInt8>) -> PythonResolver.Walk? {
    let dots = name.prefix { $0 == UInt8(ascii: ".") }.count
    if dots > 0 {
      guard let base = resolver.base(level: dots, from: folder) else { return nil }
      return resolver.walk(name.dropFirst(dots), from: base)
    }
    if let rest = ModulePattern.afterOwnName(name) {
      let dots = rest.prefix { $0 == UInt8(ascii: ".") }.count
      // A package is one dot of itself; the name of a module is one part longer than that of its package.
      let isPackage = resolver.files[Int(file)].kind == .package
      let level = isPackage || dots == 1 ? dots : dots - 1
      guard let base = resolver.base(level: level, from: folder) else { return nil }
      return resolver.walk(rest.dropFirst(dots), from: base)
    }
    if case .found(let walk) = resolver.lookUp(name, from: folder) { return walk }
    return nil
  }

  /// All modules right inside a package whose path is scanned.
  private mutating func scan(_ name: ArraySlice<UInt8>, line: UInt32, _ written: WrittenPlace) {
    var scanned = folder
    if ModulePattern.afterOwnName(name) == nil {
      guard let target = packageNamed(name) else { return }
      scanned = container(of: target)
    }
    for entry in resolver.tree.members(of: scanned) {
      if let step = resolver.step(resolver.tree.text(entry.name), in: scanned) {
        addLoad(step.target, line: line, written)
      }
    }
  }

  /// The package that a dotted expression names, through the import that binds its first part.
  private func packageNamed(_ name: ArraySlice<UInt8>) -> Target? {
    for entry in facts.imports {
      if entry.form == .import {
        guard
          entry.alias.isEmpty
            ? facts.text.equals(entry.module, name) : facts.text.equals(entry.alias, name)
        else { continue }
        if case .found(let walk) = resolver.lookUp(facts.text[entry.module], from: folder) {
          return walk.last
        }
      } else {
        guard facts.text.equals(entry.boundName, name),
          let origin = resolver.origin(of: entry, facts, folder: folder),
          origin.folder >= 0,
          let step = resolver.step(facts.text[entry.name], in: origin.folder)
        else { continue }
        return step.target
      }
    }
    return nil
  }

  /// A submodule that `attach` hands out on demand.
  private mutating func lazyName(_ index: Int) {
    let entry = facts.lazyNames[index]
    let name = facts.text[entry.text]
    guard name.elementsEqual("*".utf8) else {
      addLazy(resolver.walk(name, from: folder), index)
      return
    }
    let stub = resolver.tree.folders[Int(folder)].packageStub
    guard stub >= 0, let offered = resolver.files[Int(stub)].python else { return }
    for item in offered.imports where item.level == 1 {
      let module = item.module.isEmpty ? item.name : item.module
      addLazy(resolver.walk(offered.text[module], from: folder), index)
    }
  }

  private mutating func addLazy(_ walk: PythonResolver.Walk, _ index: Int) {
    guard walk.isComplete, let target = walk.last, target != .file(file) else { return }
    result.edges.append(
      DraftEdge(
        to: target, type: .deferred, isOptional: false, isConditional: false,
        line: facts.lazyNames[index].line, column: 0, written: .lazyName(UInt32(index)),
        function: -1))
  }

  private mutating func mention(_ index: Int) {
    let mention = facts.mentions[index]
    var name = facts.text[mention.text]
    var attribute: ArraySlice<UInt8>?
    if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
      attribute = name[(colon + 1)...]
      name = name[..<colon]
    }
    guard let target = named(name, attribute: attribute), target != .file(file) else { return }
    result.edges.append(
      DraftEdge(
        to: target, type: isStub ? .typing : .string, isOptional: false, isConditional: false,
        line: mention.line, column: 0, written: .mention(UInt32(index)), function: -1))
  }

  /// The module a string names: all of it, or all but the name of something the module binds.
  private mutating func named(_ name: ArraySlice<UInt8>, attribute: ArraySlice<UInt8>?) -> Target? {
    let first = name.prefix { $0 != UInt8(ascii: ".") }
    if resolver.settings.isStandard(first) { return nil }
    switch resolver.lookUp(name, from: folder) {
    case .found(let walk):
      guard case .file(let index) = walk.last else { return nil }
      guard let attribute else { return walk.last }
      let bound = attribute.prefix { $0 != UInt8(ascii: ".") }
      guard walk.steps.count > 1 || offers(bound, index) else { return nil }
      return walk.last
    case .broken(let walk):
      guard attribute == nil, case .file(let index) = walk.last else { return nil }
      let parts = name.split(separator: UInt8(ascii: "."))
      // `a.b.Class` and `a.b.Class.method` name what `a.b` binds.
      guard parts.count - walk.steps.count <= 2, offers(parts[walk.steps.count], index) else {
        return nil
      }
      return walk.last
    case .external, .ambiguous:
      return nil
    }
  }

  private mutating func offers(_ name: ArraySlice<UInt8>, _ index: Int32) -> Bool {
    names.bind(name, in: index, folder: resolver.folder(of: index))
      || names.bindByImport(name, in: index)
  }
}

extension PythonFacts {
  /// Some import anywhere in the file binds the name.
  package func bindsByImport(_ name: ArraySlice<UInt8>) -> Bool {
    imports.contains { entry in
      if !entry.alias.isEmpty { return text.equals(entry.alias, name) }
      if entry.form == .import {
        return text[entry.module].prefix { $0 != UInt8(ascii: ".") }.elementsEqual(name)
      }
      return text.equals(entry.name, name)
    }
  }
}
