import Analyses
package import Refactoring
import Scanning

/// A plan of imports that run later, for people: what each patch saves and what it changes, and what stands against the others.
package struct LazyText: Sendable {
  private let style: Style
  /// How many entries each list shows; nil shows all.
  private let top: Int?

  package init(top: Int?, style: Style) {
    self.top = top
    self.style = style
  }

  package func text(_ plan: LazyPlan) -> String {
    var lines: [String] = []
    if plan.patches.isEmpty, plan.target?.isReached != true {
      lines.append("nothing can be changed safely")
    }
    for patch in plan.patches.prefix(top ?? .max) { lines += self.lines(of: patch) }
    lines += rest(plan.patches.count)
    lines += entries(plan)
    if let target = plan.target { lines += self.lines(of: target, plan.patches.count) }
    lines += refusals(plan)
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of patch: LazyPatch) -> [String] {
    let saves = gain(of: patch)
    var lines = [
      style.paint("\(patch.module)", as: .heading)
        + "  \(patch.strategy.rawValue), \(patch.safety.rawValue): \(saves)"
        + style.paint("  \(patch.path.display):\(patch.line)  \(patch.id)", as: .faint)
    ]
    if !patch.breaks.isEmpty {
      lines.append("  breaks the circle of \(listed(patch.breaks))")
    }
    if let reservation = patch.reservation { lines.append("  not safe: \(reservation.text)") }
    let diff = String(decoding: patch.diff, as: UTF8.self)
    for line in diff.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
    where !line.isEmpty {
      let role: Style.Role? =
        line.hasPrefix("+") ? .good : line.hasPrefix("-") ? .warning : nil
      lines.append("  " + (role.map { style.paint(String(line), as: $0) } ?? String(line)))
    }
    return lines + [""]
  }

  private func gain(of patch: LazyPatch) -> String {
    if patch.strategy == .pathHack {
      return "\(patch.names.joined(separator: ", ")) is on the path anyway"
    }
    if patch.strategy == .placeholder {
      return "errors of \(patch.names.joined(separator: ", ")) name what is missing"
    }
    return patch.saving.count == 0
      ? "saves nothing by itself" : "loads \(Count.of(patch.saving.count, "module")) fewer"
  }

  // MARK: Targets

  private func lines(of target: LazyTarget, _ count: Int) -> [String] {
    var lines = [style.paint("The target", as: .heading)]
    let limit = DeferralText.amount(target.budget.measure, target.budget.limit)
    for entry in target.entries {
      let before = DeferralText.amount(
        target.budget.measure, target.budget.amount(of: entry.before))
      let after = DeferralText.amount(target.budget.measure, target.budget.amount(of: entry.after))
      lines.append(
        "  importing \(entry.module) is predicted to take \(after) in place of \(before); \(limit) is allowed"
      )
    }
    if !target.isReached {
      lines.append("  " + style.paint(Self.shortfall(of: target), as: .error))
    } else if count == 0 {
      lines.append("  it is reached as it is")
    } else {
      let patches = Count.of(count, "patch", "patches")
      lines.append(
        target.isSmallest
          ? "  \(patches), and no fewer would do"
          : "  \(patches), none of which can be left out; whether other sets are smaller was not tried"
      )
    }
    if !target.unknown.isEmpty {
      lines.append(
        "  "
          + style.paint(
            "what \(listed(target.unknown)) cost is not known and not counted; --python names the interpreter that has them",
            as: .warning))
    }
    return lines + [""]
  }

  /// By how much the patches fall short of a target.
  package static func shortfall(of target: LazyTarget) -> String {
    let missing = target.entries.compactMap { entry in
      target.shortfall(of: entry).map {
        "\(entry.module) by \(DeferralText.amount(target.budget.measure, $0))"
      }
    }
    return "all safe patches together fall short of the target: \(missing.joined(separator: ", "))"
  }

  private func listed(_ modules: [String]) -> String {
    let shown = modules.prefix(6).joined(separator: ", ")
    return modules.count > 6 ? "\(shown) and \(modules.count - 6) more" : shown
  }

  private func rest(_ count: Int) -> [String] {
    guard let top, count > top else { return [] }
    return ["… and \(Count.of(count - top, "more patch", "more patches")); --all shows them", ""]
  }

  private func entries(_ plan: LazyPlan) -> [String] {
    let changed = plan.entries.filter { $0.before != $0.after }
    guard !changed.isEmpty else { return [] }
    let rows = changed.sorted {
      ($1.before - $1.after, $0.module) < ($0.before - $0.after, $1.module)
    }
    .prefix(top ?? .max).map { entry in
      [
        "\(entry.before) → \(entry.after)",
        "modules, \(percent(entry)) % fewer, when \(entry.module) is imported",
      ]
    }
    return [
      style.paint(
        plan.patches.contains { $0.safety == .unsafe }
          ? "With all these patches" : "With all safe patches", as: .heading)
    ]
      + Columns.aligned(Array(rows), style: style) + [""]
  }

  private func percent(_ entry: LazyPlan.Entry) -> Int {
    entry.before == 0 ? 0 : (entry.before - entry.after) * 100 / entry.before
  }

  private func refusals(_ plan: LazyPlan) -> [String] {
    guard !plan.refused.isEmpty else { return [] }
    var lines = [style.paint("These stay as they are", as: .heading)]
    for refusal in plan.refused.prefix(top ?? .max) {
      let id = refusal.id.map { style.paint("  --unsafe \($0) overrules this", as: .faint) } ?? ""
      lines.append("  \(refusal.path.display):\(refusal.line)  \(refusal.subject)\(id)")
      lines.append(style.paint("      \(refusal.blocker.text)", as: .faint))
    }
    if let top, plan.refused.count > top {
      lines.append("  … and \(Count.grouped(plan.refused.count - top)) more; --all shows them")
    }
    return lines
  }
}
