/// How an import can be kept from closing a circle.
package enum CutAdvice: Hashable, Sendable {
  /// Only annotations name what it binds; `postponing` where they must be postponed first.
  case typing(postponing: Bool)
  /// Only these functions use what it binds; `typing` where annotations name it besides.
  case `defer`(into: [String], typing: Bool)
  /// What it binds comes from this module, which lies outside the circle.
  case redirect(to: String)
  /// Nothing in the file uses what it binds.
  case remove
  /// These names join two Swift files: what they stand for, or what needs them, belongs elsewhere.
  case move([String])
  /// It is needed where it stands, for this reason.
  case restructure(String)

  package var text: String {
    switch self {
    case .typing(let postponing):
      return postponing
        ? "move under TYPE_CHECKING, with from __future__ import annotations"
        : "move under TYPE_CHECKING"
    case .defer(let functions, let typing):
      let rest = typing ? ", and keep it under TYPE_CHECKING for annotations" : ""
      switch functions.count {
      case 1: return "defer into function \(functions[0])\(rest)"
      case 2, 3:
        let named = functions.dropLast().joined(separator: ", ")
        return "defer into functions \(named) and \(functions[functions.count - 1])\(rest)"
      default: return "defer into the \(functions.count) functions that use it\(rest)"
      }
    case .redirect(let module): return "import from \(module), where it is defined"
    case .remove: return "remove, unless it is there for its effects: nothing in the file uses it"
    case .move(let names):
      let shown = names.prefix(4).joined(separator: ", ")
      let more = names.count > 4 ? " and \(names.count - 4) more" : ""
      return "move apart what needs \(shown)\(more)"
    case .restructure(let why): return "restructure: \(why)"
    }
  }

  /// One word for machines.
  package var word: String {
    switch self {
    case .typing: "typing"
    case .defer: "defer"
    case .redirect: "redirect"
    case .remove: "remove"
    case .move: "move"
    case .restructure: "restructure"
    }
  }

  /// What it costs to cut so, for imports that bind so many names.
  ///
  /// No price is more than twice another, so that the cheapest set of cuts is never more than twice the smallest.
  func price(names: Int) -> Int32 {
    switch self {
    case .typing(let postponing): 100 + (postponing ? 5 : 0)
    case .defer(let functions, let typing):
      110 + 2 * Int32(min(functions.count - 1, 10)) + (typing ? 5 : 0)
    case .redirect: 108
    case .remove: 150
    case .move: 100 + Int32(min(names, 50)) * 2
    case .restructure: 175 + Int32(min(names, 25))
    }
  }
}
