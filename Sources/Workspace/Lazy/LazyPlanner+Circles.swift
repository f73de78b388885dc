import Analyses
import Graph
import Refactoring
import Scanning

/// A circle of imports that is to be broken: every statement that has to run later for that does, or none.
struct CircleDraft {
  /// A statement that has to run later.
  struct Cut {
    let unit: UnitID
    let line: Int
    /// The module it leads to.
    let target: String
    /// The draft and its statement; nil where no draft can move it.
    var place: (draft: Int, entry: StatementID)?
    /// Why it has to stay.
    var blocker: LazyBlocker?
  }

  /// Its modules, sorted.
  let modules: [String]
  var cuts: [Cut]

  var isGivenUp: Bool { cuts.contains { $0.blocker != nil } }
}

extension LazyPlanner {
  /// Which statements have to run later for the circles of import time to be broken: their lines by unit.
  mutating func draftCircles() -> [UnitID: Set<Int>] {
    guard strategies.contains(.breakCycle) else { return [:] }
    let graph = context.graph
    let cycles = Cycles(in: graph).components(of: .importTime).filter { cycle in
      cycle.units.contains { takes(graph.unit($0).name.text) }
    }
    let uses = context.project.importUses(of: cycles, in: graph)
    var lines: [UnitID: Set<Int>] = [:]
    for cycle in cycles {
      var cuts: [CircleDraft.Cut] = []
      for cut in BreakSet(of: cycle, in: graph, uses).cuts {
        let line = Int(cut.edge.line)
        guard lines[cut.edge.from, default: []].insert(line).inserted else { continue }
        cuts.append(
          .init(unit: cut.edge.from, line: line, target: graph.unit(cut.edge.to).name.text))
      }
      circles.append(
        CircleDraft(modules: cycle.units.map { graph.unit($0).name.text }.sorted(), cuts: cuts))
    }
    return lines
  }

  func addCuts(at lines: Set<Int>, to draft: inout ModuleDraft) {
    let module = draft.source.module
    for entry in draft.source.imports where lines.contains(entry.line) {
      draft.breaking.insert(entry.id)
      // What an import runs that fails half-way is not known, so what it may reach has to be harmless.
      guard before[module]?.failure != nil else { continue }
      let reached = context.reach(
        from: [entry.module] + entry.names.map(\.full),
        avoiding: Set(context.packages(around: module) + [module]))
      for name in reached.sorted() {
        if let effect = context.effects[name].first {
          draft.keeping[entry.id] = LazyBlocker(
            .effect,
            "\(name) \(effect.text) (\(effect.path.display):\(effect.line))")
        } else if let place = context.asksWhetherLoaded(name) {
          draft.keeping[entry.id] = LazyBlocker(
            .namedByString, "\(place) asks whether \(name) is loaded")
        }
      }
    }
  }

  /// Finds the statements of the circles in the drafts.
  mutating func noteDrafts() {
    for circle in circles.indices {
      for cut in circles[circle].cuts.indices {
        let (unit, line) = (circles[circle].cuts[cut].unit, circles[circle].cuts[cut].line)
        let path = context.graph.unit(unit).path
        let draft = modules.firstIndex { $0.source.path == path }
        let entry = draft.flatMap { modules[$0].source.imports.first { $0.line == line } }
        if let draft, let entry {
          circles[circle].cuts[cut].place = (draft, entry.id)
        } else {
          circles[circle].cuts[cut].blocker = whyNoDraft(of: unit, hasDraft: draft != nil)
        }
      }
    }
    for circle in circles where circle.isGivenUp { giveUp(circle) }
  }

  private func whyNoDraft(of unit: UnitID, hasDraft: Bool) -> LazyBlocker {
    if hasDraft {
      return LazyBlocker(.guarded, "the import does not stand by itself at the top of the module")
    }
    let unit = context.graph.unit(unit)
    if unit.kind == .package {
      return LazyBlocker(
        .exported, "it gives \(unit.name.text) a name that others may take from it")
    }
    return LazyBlocker(.unknown, "\(unit.path.display) is none of the files that are changed")
  }

  /// Gives circles up that would not be broken, until every other one is.
  mutating func settleCircles() {
    while true {
      var isMet = false
      for index in circles.indices where !circles[index].isGivenUp {
        for cut in circles[index].cuts.indices {
          guard let place = circles[index].cuts[cut].place else { continue }
          let draft = modules[place.draft]
          if draft.edits(isTrial: true) != nil,
            draft.moved.contains(where: { $0.id == place.entry })
          {
            continue
          }
          circles[index].cuts[cut].blocker =
            draft.kept.first { $0.entry.id == place.entry }?.blocker
            ?? LazyBlocker(.unknown, "what importing it later does could not be worked out")
        }
        if circles[index].isGivenUp {
          giveUp(circles[index])
          isMet = true
        }
      }
      guard isMet else { return }
      settleModules()
    }
  }

  private mutating func giveUp(_ circle: CircleDraft) {
    for cut in circle.cuts {
      guard let place = cut.place else { continue }
      modules[place.draft].breaking.remove(place.entry)
      redraft(place.draft)
    }
  }

  /// The modules of the circle that a draft breaks.
  func broken(by draft: ModuleDraft) -> [String] {
    guard draft.strategy == .breakCycle else { return [] }
    return circles.first { $0.modules.contains(draft.source.module) }?.modules ?? []
  }

  func refusals(of circle: CircleDraft) -> [LazyRefusal] {
    let shown = circle.modules.prefix(4).joined(separator: ", ")
    let rest = circle.modules.count > 4 ? " and \(circle.modules.count - 4) more" : ""
    return circle.cuts.compactMap { cut in
      cut.blocker.map {
        LazyRefusal(
          path: context.graph.unit(cut.unit).path, line: cut.line, module: cut.target,
          blocker: LazyBlocker($0.kind, "the circle of \(shown)\(rest) stays: \($0.text)"))
      }
    }
  }
}
