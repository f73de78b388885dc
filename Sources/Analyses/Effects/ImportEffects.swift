import Scanning

/// What each module of a repository does when it is imported, besides binding its own names.
package struct ImportEffects: Sendable {
  /// The first few of each module, in source order.
  private var byModule: [String: [Effect]] = [:]
  package let borrowings: Borrowings

  package subscript(module: String) -> [Effect] { byModule[module] ?? [] }

  /// `isStandard` tells the top-level names of the standard library.
  package init(of outlines: [ModuleOutline], isStandard: @escaping (String) -> Bool) {
    let routines = RoutineVerdicts(of: outlines, isStandard: isStandard)
    borrowings = Borrowings(of: outlines)
    let own = Set(outlines.map(\.module))
    for outline in outlines {
      var effects: [Effect] = []
      for deed in outline.deeds where effects.count < 5 {
        if let text = routines.effect(of: deed, in: outline) {
          effects.append(
            Effect(module: outline.module, path: outline.path, line: deed.line, text: text))
        }
      }
      // What is of the repository is seen when it is not loaded any more.
      for lent in borrowings.lentSubmodules(of: outline.module) where !own.contains(lent) {
        guard let place = borrowings.place(of: lent, outside: outline.module) else { continue }
        effects.append(
          Effect(
            module: outline.module, path: outline.path, line: outline.references[lent] ?? 1,
            text: "loads \(lent), which \(place) uses without importing it"))
      }
      if !effects.isEmpty { byModule[outline.module] = effects }
    }
  }
}
