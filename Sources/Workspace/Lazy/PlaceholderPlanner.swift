import Analyses
import Graph
import Refactoring
import Scanning

/// Works out which empty classes stand in for what could not be imported, and are only ever asked for what they do not have.
struct PlaceholderPlanner {
  private let context: LazyContext
  private let request: LazyRequest

  init(_ context: LazyContext, _ request: LazyRequest) {
    self.context = context
    self.request = request
  }

  func plan() -> LazyPlan {
    var patches: [LazyPatch] = []
    var refused: [LazyRefusal] = []
    for unit in context.candidates {
      let name = context.graph.unit(unit).name.text
      guard request.takes(name), let source = context.source(of: unit) else { continue }
      let rewrite = PlaceholderRewrite(of: source)
      var taken: [PlaceholderRewrite.Placeholder] = []
      for item in rewrite.placeholders {
        if let blocker = item.blocker ?? blocker(of: item, in: source) {
          refused.append(
            LazyRefusal(
              path: source.path, line: item.line, module: item.missing, blocker: blocker,
              subject: "placeholder \(item.name) for \(item.missing)"))
        } else {
          taken.append(item)
        }
      }
      guard let first = taken.first else { continue }
      let edits = rewrite.edits(of: taken)
      guard let bytes = source.applying(edits) else { continue }
      patches.append(
        LazyPatch(
          strategy: .placeholder, path: source.path, line: first.line, module: source.module,
          names: Set(taken.map(\.name)).sorted(), reservation: nil,
          saving: .init(modules: [], externals: []), edits: edits, result: bytes,
          original: source.bytes))
    }
    return LazyPlan(ofFiles: patches, refused)
  }

  /// Why somebody may want the class for what it is: a base, a mark, a type.
  private func blocker(
    of item: PlaceholderRewrite.Placeholder, in source: LazySource
  ) -> LazyBlocker? {
    let module = source.module
    if source.namesInDoctests.contains(item.name) {
      return LazyBlocker(.usedElsewhere, "a doctest of the module may name it")
    }
    if let why = PlaceholderRewrite.otherUse(of: item.name, in: source) {
      return LazyBlocker(.placeholder, why)
    }
    let facts = context.unitsByName[module].flatMap { context.graph.pythonFacts(of: $0) }
    let isExported =
      facts?.exportsMore == true
      || facts?.exports?.contains { facts?.text.string($0) == item.name } == true
    if isExported { return LazyBlocker(.exported, "it is in __all__") }
    if !item.name.hasPrefix("_"), facts?.exports == nil, context.isPublished(source.path) {
      return LazyBlocker(
        .exported, "it is a public name of \(module), which others may derive from")
    }
    if let place = context.handedOn(module) {
      return LazyBlocker(.opaque, "\(place) hands \(module) on, so it may be used for anything")
    }
    if let starrer = context.starrer(of: module) {
      return LazyBlocker(.exported, "\(starrer) imports all names of \(module)")
    }
    if let place = context.looseMention(of: item.name, outside: module) {
      return LazyBlocker(.namedByString, "\(place) sets or asks for something named \(item.name)")
    }
    for outline in context.outlines where outline.module != module {
      guard let line = outline.references["\(module).\(item.name)"] else { continue }
      let place = "\(outline.path.display):\(line)"
      guard let unit = context.unitsByName[outline.module],
        context.graph.unit(unit).path == outline.path, let other = context.source(of: unit),
        let bound = other.binding(of: "\(module).\(item.name)")
      else { return LazyBlocker(.usedElsewhere, "\(place) uses it in a way that is not followed") }
      if let why = PlaceholderRewrite.otherUse(of: bound, in: other) {
        return LazyBlocker(.usedElsewhere, why)
      }
      // What it imports it may hand on in turn.
      if let place = context.mention(of: "\(outline.module).\(bound)", outside: outline.module) {
        return LazyBlocker(.usedElsewhere, "\(place) takes it from \(outline.module)")
      }
    }
    return nil
  }
}
