package import Analyses
import Execution
import Graph
import Scanning

/// Which imports to defer so that something is no longer loaded, or so that a budget is kept.
package struct DeferralText {
  private let report: HeavyReport
  private let style: Style

  package init(_ report: HeavyReport, style: Style) {
    self.report = report
    self.style = style
  }

  /// `left` are the targets that the entry still loads when the statements are really deferred; nil where that was not tried.
  package func text(
    _ cut: DeferralCut, of name: String, in savings: ImportSavings, left: [String]?
  ) -> String {
    let entry = savings.graph.entry
    if cut.targets.isEmpty { return "importing \(entry) does not load \(name)\n" }
    guard let sites = cut.sites else {
      return
        "importing \(entry) loads \(name) whatever import of the repository is deferred: code that is not the repository's own asks for it\n"
    }
    let count = Count.of(sites.count, "import")
    var lines = [
      style.paint("\(count) to defer", as: .heading)
        + " so that importing \(entry) no longer loads \(name): saves \(HeavyText.time(cut.saves)), \(HeavyText.memory(cut.saves)), \(Count.of(cut.saves.modules, "module"))"
    ]
    lines += sites.flatMap { self.lines($0, savings) }
    switch left {
    case nil: break
    case []?:
      lines.append(
        style.paint("checked: with these deferred, the import runs without \(name)", as: .faint))
    case let rest?:
      lines.append(
        "with these deferred, \(entry) still loads \(rest.prefix(3).joined(separator: ", ")): something uses what they import while it is being imported"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package func text(
    _ plan: DeferralBudget, _ budget: LoadBudget, in savings: ImportSavings
  ) -> String {
    let entry = savings.graph.entry
    var lines = [
      style.paint("importing \(entry)", as: .heading)
        + " costs \(Self.amount(budget, savings.total)), the budget is \(Self.amount(budget.measure, budget.limit))"
    ]
    for (number, step) in plan.steps.enumerated() {
      let what = step.package.map { " (together they part it from \($0))" } ?? ""
      lines.append("\(number + 1). saves \(Self.amount(budget, step.saves))\(what)")
      lines += step.sites.flatMap { self.lines($0, savings) }
    }
    if plan.steps.isEmpty, plan.isKept {
      lines.append("nothing has to be deferred")
    } else {
      lines.append(
        plan.isKept
          ? "that leaves \(Self.amount(budget, plan.rest)): the budget is kept"
          : "that leaves \(Self.amount(budget, plan.rest)): no import that could be deferred saves more, and the budget is not kept"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ index: Int, _ savings: ImportSavings) -> [String] {
    let site = savings.graph.sites[index]
    let line = "  \(HeavyText.place(site))  \(style.paint(report.written(site), as: .word))"
    guard let obstacle = savings.obstacles[index] else { return [line] }
    return [line, "      " + style.paint("has to be rewritten: \(obstacle.text)", as: .warning)]
  }

  private static func amount(_ budget: LoadBudget, _ cost: LoadCost) -> String {
    amount(budget.measure, budget.amount(of: cost))
  }

  static func amount(_ measure: LoadBudget.Measure, _ amount: Int) -> String {
    switch measure {
    case .time: HeavyText.time(amount)
    case .rss: Count.bytes(amount)
    case .modules: Count.of(amount, "module")
    }
  }
}
