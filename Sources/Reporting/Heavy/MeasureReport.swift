package import Analyses

/// What was measured, and whether it keeps its budgets.
package struct MeasureReport: Sendable {
  package struct Result: Sendable {
    let before: ImportMeasurement?
    let after: ImportMeasurement

    package init(before: ImportMeasurement?, after: ImportMeasurement) {
      self.before = before
      self.after = after
    }
  }

  let results: [Result]
  let budgets: [LoadBudget]
  let python: String
  let version: String

  package init(_ results: [Result], budgets: [LoadBudget], python: String, version: String) {
    self.results = results
    self.budgets = budgets
    self.python = python
    self.version = version
  }

  /// Every module was imported, and every budget is kept.
  package var isGood: Bool {
    results.allSatisfy { result in
      !result.after.hasFailed && budgets.allSatisfy { $0.allows(result.after.cost) }
    }
  }
}

// MARK: Failures

extension MeasureReport {
  /// The first module that could be imported before and cannot be any more, and what happens; nil where there is none.
  package var newFailure: String? {
    for result in results where result.after.hasFailed && result.before?.hasFailed == false {
      return "\(result.after.module) \(result.after.remarks.first ?? "fails")"
    }
    return nil
  }
}

// MARK: For people

extension MeasureReport {
  package func text(top: Int, style: Style) -> String {
    var lines = ["\(python) (\(version))"]
    for result in results {
      lines.append("")
      lines.append(style.paint(result.after.module, as: .heading))
      if let before = result.before { lines += rows("before", before) }
      lines += rows(result.before == nil ? nil : "after", result.after)
      if let before = result.before, !before.hasFailed, !result.after.hasFailed {
        lines.append("  " + change(before, result.after))
      }
      for remark in result.after.remarks {
        lines.append("  \(style.paint(remark, as: result.after.hasFailed ? .error : .warning))")
      }
      if !result.after.hasFailed {
        for budget in budgets { lines.append("  " + line(budget, result.after, style)) }
        lines += slowest(result.after, top)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func rows(_ title: String?, _ item: ImportMeasurement) -> [String] {
    let indent = "  " + (title.map { "\($0): " } ?? "")
    guard !item.runs.isEmpty else { return ["\(indent)nothing was measured"] }
    return [
      "\(indent)\(HeavyText.time(item.time.median)) (± \(HeavyText.time(item.time.spread / 2))), \(Count.bytes(item.rss.median)) resident (± \(Count.bytes(item.rss.spread / 2))), \(Count.bytes(item.peak.median)) at the peak, \(Count.of(item.modules.median, "module")); \(Count.of(item.runs.count, "run"))"
    ]
  }

  /// A difference within what the runs spread by themselves is none.
  private func change(_ before: ImportMeasurement, _ after: ImportMeasurement) -> String {
    let difference = after.time.median - before.time.median
    let noise = max(before.time.spread, after.time.spread)
    let modules = after.modules.median - before.modules.median
    let memory = after.rss.median - before.rss.median
    let time =
      difference.magnitude <= noise
      ? "no difference in time beyond the spread"
      : "\(HeavyText.time(Int(difference.magnitude))) \(difference < 0 ? "faster" : "slower")"
    return
      "\(time); \(memory < 0 ? "-" : "+")\(Count.bytes(Int(memory.magnitude))), \(modules < 0 ? "-" : "+")\(Count.of(Int(modules.magnitude), "module"))"
  }

  private func line(_ budget: LoadBudget, _ item: ImportMeasurement, _ style: Style) -> String {
    let limit = DeferralText.amount(budget.measure, budget.limit)
    let amount = DeferralText.amount(budget.measure, budget.amount(of: item.cost))
    return budget.allows(item.cost)
      ? "\(style.paint("within budget", as: .good)): \(amount) of \(limit)"
      : "\(style.paint("over budget", as: .error)): \(amount), and \(limit) is allowed"
  }

  private func slowest(_ item: ImportMeasurement, _ top: Int) -> [String] {
    let parts = item.imports.enumerated().sorted {
      ($1.element.microseconds, $0.offset) < ($0.element.microseconds, $1.offset)
    }
    .prefix(top).map(\.element)
    guard !parts.isEmpty else { return [] }
    return ["  the slowest by themselves, and with what they import:"]
      + HeavyText.columns(
        parts.map {
          [
            HeavyText.time($0.microseconds), HeavyText.time($0.cumulative),
            Count.bytes(max(0, $0.rssBytes)), $0.name,
          ]
        }
      ).map { "  " + $0 }
  }
}

// MARK: For programs

extension MeasureReport {
  package func json() -> [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    json.newline()
    return json.drain()
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("interpreter")
    json.value(python)
    json.key("modules")
    json.beginArray()
    for result in results {
      json.beginObject()
      json.key("after")
      write(result.after, to: &json)
      json.key("before")
      if let before = result.before { write(before, to: &json) } else { json.null() }
      json.key("budgets")
      json.beginArray()
      for budget in budgets {
        json.beginObject()
        json.key("kept")
        json.value(!result.after.hasFailed && budget.allows(result.after.cost))
        json.key("limit")
        json.value(budget.limit)
        json.key("measure")
        json.value(budget.measure.rawValue)
        json.endObject()
      }
      json.endArray()
      json.key("module")
      json.value(result.after.module)
      json.endObject()
    }
    json.endArray()
    json.key("schema")
    json.value("pollard.measure/1")
    json.key("version")
    json.value(version)
    json.endObject()
  }

  private func write(_ item: ImportMeasurement, to json: inout JSONWriter) {
    json.beginObject()
    json.key("failed")
    json.value(item.hasFailed)
    json.key("imports")
    json.beginArray()
    for part in item.imports {
      json.beginObject()
      json.key("cumulativeMicroseconds")
      json.value(part.cumulative)
      json.key("depth")
      json.value(part.depth)
      json.key("microseconds")
      json.value(part.microseconds)
      json.key("name")
      json.value(part.name)
      json.key("rssBytes")
      json.value(part.rssBytes)
      json.endObject()
    }
    json.endArray()
    json.key("microseconds")
    write(item.time, to: &json)
    json.key("modules")
    write(item.modules, to: &json)
    json.key("peakBytes")
    write(item.peak, to: &json)
    json.key("remarks")
    json.beginArray()
    for remark in item.remarks { json.value(remark) }
    json.endArray()
    json.key("rssBytes")
    write(item.rss, to: &json)
    json.key("runs")
    json.value(item.runs.count)
    json.endObject()
  }

  private func write(_ figure: ImportMeasurement.Figure, to json: inout JSONWriter) {
    json.beginObject()
    json.key("least")
    json.value(figure.least)
    json.key("median")
    json.value(figure.median)
    json.key("most")
    json.value(figure.most)
    json.key("spread")
    json.value(figure.spread)
    json.endObject()
  }
}
