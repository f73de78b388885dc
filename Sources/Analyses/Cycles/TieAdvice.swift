import Graph
import Scanning

/// Works out how the imports of one unit could be cut.
struct TieAdvice {
  private let graph: ImportGraph
  private let unit: UnitID
  private let kind: Cycle.Kind
  private let members: Set<UnitID>
  private let uses: ImportUses
  /// The names that other modules import from this one; nil for all of them.
  private let handedOut: Set<String>?

  /// `members` are the units of the cycle.
  init(
    _ graph: ImportGraph, _ unit: UnitID, _ kind: Cycle.Kind, members: Set<UnitID>,
    _ uses: ImportUses
  ) {
    self.graph = graph
    self.unit = unit
    self.kind = kind
    self.members = members
    self.uses = uses
    handedOut = Self.handedOut(by: unit, in: graph)
  }

  func advice(on tie: ImportTie) -> CutAdvice {
    let found = adviceAtImportTime(on: tie)
    if kind == .importTime {
      guard case .restructure = found, let origin = origin(of: tie) else { return found }
      return .redirect(to: origin)
    }
    if kind == .deferred, case .typing = found { return found }
    if kind == .typing { return .restructure("it closes a circle for readers and type checkers") }
    switch tie.edge.type {
    case .typing: return .restructure("it is for type checkers already")
    case .deferred: return .restructure("it is deferred already, and closes a circle still")
    default: return .restructure("a deferred import closes the circle as well")
    }
  }

  /// The module that all names of a from-import come from in the end, where it can be imported in place of the one that
  /// hands them on: it and the packages around it lie outside the cycle.
  private func origin(of tie: ImportTie) -> String? {
    guard case .statement(let start, let end) = tie.place, tie.edge.type == .eager,
      let facts = graph.pythonFacts(of: unit), let target = tie.targets.last,
      tie.targets.allSatisfy({ $0 == target || !members.contains($0) })
    else { return nil }
    let entries = facts.imports[Int(start)..<Int(end)]
    guard entries.allSatisfy({ $0.form == .from }), tie.spellings.count == entries.count else {
      return nil
    }
    var found: UnitID?
    for entry in entries {
      let name = facts.text[entry.name]
      guard let origin = origin(of: name, handedOnBy: target), found == nil || found == origin
      else { return nil }
      found = origin
    }
    guard let found, found != unit, !members.contains(found) else { return nil }
    let own = graph.unit(unit).name
    var package = graph.unit(found).name.parent
    while let outer = package {
      let isAround = own == outer || own.text.hasPrefix(outer.text + ".")
      if !isAround, members.contains(where: { graph.unit($0).name == outer }) { return nil }
      package = outer.parent
    }
    return graph.unit(found).name.text
  }

  /// Follows a name through modules that import it from each other.
  private func origin(of name: ArraySlice<UInt8>, handedOnBy module: UnitID) -> UnitID? {
    var module = module
    var name = name
    for _ in 0..<4 {
      guard let facts = graph.pythonFacts(of: module) else { return nil }
      if facts.bindings.contains(where: { facts.text[$0.name] == name }) { return module }
      let index = facts.imports.lastIndex { entry in
        entry.form == .from && entry.context == .eager && !entry.isOptional
          && !entry.isConditional && entry.bound(facts.text).utf8.elementsEqual(name)
      }
      guard let index else { return nil }
      let entry = facts.imports[index]
      let wanted = facts.text.string(entry.module)
      let next = graph.edges(from: module).first { edge in
        guard edge.type == .eager, case .statement(let start, let end) = edge.written,
          (Int(start)..<Int(end)).contains(index)
        else { return false }
        let target = graph.unit(edge.to).name.text
        return !wanted.isEmpty && (target == wanted || target.hasSuffix("." + wanted))
      }
      guard let next else { return nil }
      module = next.to
      name = facts.text[entry.name]
    }
    return nil
  }

  private func adviceAtImportTime(on tie: ImportTie) -> CutAdvice {
    guard tie.edge.type != .call else {
      return .restructure("a function that is called while the module runs imports it")
    }
    guard case .statement(let start, let end) = tie.place, let facts = graph.pythonFacts(of: unit)
    else { return .restructure("it is no plain import") }
    let entries = facts.imports[Int(start)..<Int(end)]
    if entries.contains(where: { $0.isStar(in: facts.text) }), tie.spellings.count < entries.count {
      return .restructure("it imports all names")
    }
    if tie.edge.isOptional { return .restructure("it stands in a try that expects it to fail") }
    if tie.edge.isConditional { return .restructure("a test decides whether it runs") }
    guard let known = uses[unit] else { return .restructure("its uses are not known") }
    if known.uses.isOpaque { return .restructure("the file reads its names as a table") }
    var functions: [String] = []
    var isAnnotated = false
    var isEvaluated = false
    for spelling in tie.spellings {
      if let why = obstacle(spelling, known, facts) { return .restructure(why) }
      let found = known.uses[spelling]
      for function in found.functions where !functions.contains(function) {
        if let why = runs(function, facts) { return .restructure(why) }
        functions.append(function)
      }
      isAnnotated = isAnnotated || found.isInAnnotations || found.isInStrings
      isEvaluated = isEvaluated || found.isInAnnotations
    }
    let isPostponed = uses.postponesAnnotations || facts.postponesAnnotations
    if !functions.isEmpty { return .defer(into: functions, typing: isAnnotated) }
    return isAnnotated ? .typing(postponing: isEvaluated && !isPostponed) : .remove
  }

  /// What keeps a name from being bound later.
  private func obstacle(
    _ spelling: String, _ known: ImportUses.OfUnit, _ facts: PythonFacts
  ) -> String? {
    let found = known.uses[spelling]
    if let place = found.atImport {
      return "\(spelling) is needed while the module runs, at line \(known.line(at: place))"
    }
    if found.isChanged { return "\(spelling) is bound again" }
    let isListed =
      facts.exports?.contains { facts.text[$0].elementsEqual(spelling.utf8) } ?? false
    if isListed || graph.unit(unit).kind == .package { return "the module hands \(spelling) out" }
    guard let handedOut else { return "others import all names of the module" }
    return handedOut.contains(spelling) ? "others import \(spelling) from the module" : nil
  }

  /// Why a function runs while its module does, if it does.
  private func runs(_ label: String, _ facts: PythonFacts) -> String? {
    let outer = label.prefix { $0 != "." }
    let inner = label.utf8.lastIndex(of: UInt8(ascii: ".")).map {
      label[label.utf8.index(after: $0)...]
    }
    for call in facts.calls {
      let callee = facts.text[call.callee]
      let last = callee.lastIndex(of: UInt8(ascii: ".")).map { callee[($0 + 1)...] } ?? callee
      if callee.prefix(while: { $0 != UInt8(ascii: ".") }).elementsEqual(outer.utf8)
        || inner.map({ callee.count > last.count && last.elementsEqual($0.utf8) }) == true
      {
        return "\(label), which uses it, may run while the module does (line \(call.line))"
      }
    }
    return nil
  }

  private static func handedOut(by unit: UnitID, in graph: ImportGraph) -> Set<String>? {
    var names: Set<String> = []
    for index in graph.edgeIndices(to: unit) {
      let edge = graph.edge(index)
      if edge.type == .star { return nil }
      guard case .statement(let start, let end) = edge.written,
        let facts = graph.pythonFacts(of: edge.from)
      else { continue }
      for entry in facts.imports[Int(start)..<Int(end)] where entry.form == .from {
        names.insert(facts.text.string(entry.name))
      }
    }
    return names
  }
}

extension PythonFacts {
  fileprivate var postponesAnnotations: Bool {
    imports.contains {
      text[$0.module].elementsEqual("__future__".utf8)
        && text[$0.name].elementsEqual("annotations".utf8)
    }
  }
}
